"""The tree of an HTML page, and the lines that stand in it in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.readers.lines import collapse
from songngu.readers.phrases import phrases

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = frozenset(
    phrases("""
script; style; noscript; template; svg; math; iframe; object; embed; head; select; textarea; audio; video; canvas; map
""")
)
FURNITURE = frozenset({"nav", "footer", "form", "button", "menu", "dialog"})
BLOCKS = FURNITURE | frozenset(
    phrases("""
address; article; aside; blockquote; body; caption; center; dd; details; div; dl; dt; fieldset; figcaption; figure
h1; h2; h3; h4; h5; h6; header; hr; li; main; ol; p; pre; section; summary; table; tbody; tfoot; thead; tr; ul
""")
)
CELLS = frozenset({"td", "th"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Class names and the like, as Vietnamese papers and the usual CMSs give them
_SAPO = re.compile(
    r"sapo|chapeau|standfirst|\blead\b|\bdescription\b|\b(?:detail|article|news|singular|post)\S*(?:lead|summary|desc)"
)
_BYLINE = re.compile(r"\bauthor|author\b|byline|tac-?gia|\bdate\b|date-?time|publish|\btime\b")
_CAPTION = re.compile(r"caption|chuthich|chu-thich|note-img|img-note")
_DEEP = re.compile(rb"</?(?:div|span|section|font|center|b|i|em|strong|blockquote)\b[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the tree a line stands: the kind and level its elements give it, and what is known of them."""

    hint: Kind | None = None
    level: int = 0
    tag: str = ""
    furniture: bool = False

    @property
    def one_line(self) -> bool:
        """Whether a line break here is typography and parts nothing."""
        return self.hint in {Kind.HEADING, Kind.CAPTION, Kind.LIST_ITEM}


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one line of a page and the place where it stands."""

    text: str
    place: Place


def parse_tree(text: str) -> tuple[HtmlElement, bool]:
    """Return the tree of a page, and whether it had to be flattened.

    The parser follows no entity of the page's own and no address, and stops at 256 levels (libxml2's limit, which keeps
    it from running out of stack); a deeper page loses its `div`, `span` … so that its text is not lost.
    """
    data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    tree, deep = _parse(data)
    if deep:
        tree, _ = _parse(_DEEP.sub(b"<br>", data))
    return tree, deep


def _parse(data: bytes) -> tuple[HtmlElement, bool]:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = document_fromstring(data, parser=parser)
    except ParserError:  # nothing but comments
        tree = document_fromstring(b"<html><body></body></html>")
    return tree, any("Excessive depth" in error.message for error in parser.error_log)


def pieces(tree: HtmlElement) -> list[Piece]:
    """Return the lines of a page in reading order, without what a browser hides."""
    walk = _Walk()
    walk.visit(tree, Place())
    return walk.found


@dataclass(slots=True)
class _Walk:
    found: list[Piece] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)

    def visit(self, element: HtmlElement, outer: Place) -> None:
        """Take the text of an element and of all in it; the depth is bounded by the parser."""
        tag = element.tag
        if not isinstance(tag, str) or tag in HIDDEN or _is_hidden(element):
            return
        place = _enter(element, outer)
        if tag in BLOCKS or place.hint != outer.hint:
            self.flush(outer)
        self.buffer.append(element.text or "")
        for child in element:
            self.visit(child, place)
            self.buffer.append(child.tail or "")
        if tag == "br":
            self._break(place)
        elif "location-stamp" in element.get("class", ""):
            self.buffer.append(" - ")  # VnExpress parts the place from the text by a style sheet alone
        elif tag in CELLS:
            self.buffer.append(" | ")
        elif tag in BLOCKS or place.hint != outer.hint:
            self.flush(place)

    def flush(self, place: Place) -> None:
        """End a line."""
        if text := collapse("".join(self.buffer)).strip("| "):
            self.found.append(Piece(text, place))
        self.buffer.clear()

    def _break(self, place: Place) -> None:
        if place.one_line:
            self.buffer.append(" ")
        else:
            self.flush(place)


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _enter(element: HtmlElement, outer: Place) -> Place:
    """Return the place inside an element: what the element says, else what those around it said."""
    tag = str(element.tag)
    place = replace(outer, tag=tag if tag in BLOCKS else outer.tag, furniture=outer.furniture or tag in FURNITURE)
    if tag in HEADINGS and (tag == "h1" or _named(element, tag) is not Kind.SAPO):
        return replace(place, hint=Kind.HEADING, level=int(tag[1]))
    if tag in {"ol", "ul"}:
        return replace(place, level=outer.level + 1 if outer.hint is Kind.LIST_ITEM else 1)
    if tag == "li":
        return replace(place, hint=Kind.LIST_ITEM, level=max(1, outer.level))
    if tag == "blockquote":
        return replace(place, hint=Kind.QUOTE)
    return replace(place, hint=_named(element, tag) or place.hint)


def _named(element: HtmlElement, tag: str) -> Kind | None:
    """Return the kind that the name of a tag or a class gives."""
    if tag == "figcaption":
        return Kind.CAPTION
    names = " ".join(element.get(key, "") for key in ("class", "itemprop", "rel", "id")).lower()
    if not names.strip():
        return None
    if _CAPTION.search(names):
        return Kind.CAPTION
    if _SAPO.search(names):
        return Kind.SAPO
    return Kind.BYLINE if tag == "time" or _BYLINE.search(names) else None
