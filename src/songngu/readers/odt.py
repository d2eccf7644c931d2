"""OpenDocument texts (.odt), as LibreOffice writes them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from songngu.article import Article, Kind
from songngu.errors import FormatError
from songngu.readers.archives import Archive, attribute, child, local
from songngu.readers.marked import assembled, kind_of_style, paragraph_lines, table_lines
from songngu.readers.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from songngu.readers.lines import Line

_SKIPPED = frozenset(phrases("tracked-changes; sequence-decls; forms; variable-decls; user-field-decls; title; desc"))
_NOT_SHOWN = frozenset(phrases("annotation-end; title; desc; binary-data; ruby-text"))
_INDEXES = frozenset(phrases("table-of-content; illustration-index; table-index; alphabetical-index"))
_MOST_STEPS = 20  # from a style to its parent; a circle must end


def read_odt(data: bytes) -> Article:
    """Read an article from an OpenDocument text: title, headings, lists, captions, quotes and tables by their styles.

    Text in frames stands behind the paragraph that holds them, notes at the end; tables of contents, page headers and
    footers are boilerplate. Deleted text is left out, comments too, which `repairs` tells. Raises FormatError for what
    is no OpenDocument text, is damaged, has a password, or holds no text.
    """
    archive = Archive.open(data)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise FormatError(
            "This document is protected by a password. Open it in LibreOffice and save it without one, then open that."
        )
    content = archive.xml("content.xml")
    styles = archive.xml("styles.xml") if "styles.xml" in archive.names else None
    walk = _Walk({**_parents(styles), **_parents(content)})
    body = child(child(content, "body"), "text")
    lines = list(walk.blocks(body)) if body is not None else []
    notes = [line for note in walk.notes for line in walk.blocks(note)]
    return assembled(lines, notes, list(walk.edges(styles)), walk.told)


def _parents(part: _Element | None) -> dict[str, str]:
    """Return the styles of paragraphs of one part, each with the style it is based on."""
    styles = () if part is None else (one for one in part.iter() if local(one) == "style")
    return {attribute(one, "name"): attribute(one, "parent-style-name") for one in styles}


@dataclass(slots=True)
class _Walk:
    """The way through a document, and the notes met on it."""

    parents: Mapping[str, str]
    told: Counter[str] = field(default_factory=Counter)
    notes: list[_Element] = field(default_factory=list)

    def blocks(self, parent: _Element, depth: int = 0) -> Iterator[Line]:
        """Yield the lines in an element, `depth` lists deep; how deep elements go is bounded by the parser."""
        for element in parent:
            match local(element):
                case "h" | "p":
                    yield from self._paragraph(element, depth)
                case "list":
                    yield from self.blocks(element, depth + 1)
                case "table":
                    yield from table_lines(self._rows(element))
                case name if name in _INDEXES:
                    for line in self.blocks(element):
                        yield replace(line, hint=Kind.BOILERPLATE, level=0)
                case name if name and name not in _SKIPPED:
                    yield from self.blocks(element, depth)

    def edges(self, styles: _Element | None) -> Iterator[Line]:
        """Yield the lines of page headers and footers."""
        for element in () if styles is None else styles.iter():
            if local(element) in {"header", "footer"}:
                yield from self.blocks(element)

    def _rows(self, table: _Element) -> Iterator[list[list[Line]]]:
        for element in table:
            if local(element) == "table-row":
                yield [list(self.blocks(cell)) for cell in element if local(cell) == "table-cell"]
            elif local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(element)

    def _paragraph(self, paragraph: _Element, depth: int) -> Iterator[Line]:
        frames: list[_Element] = []
        text = "".join(self._text(paragraph, frames))
        yield from paragraph_lines(text, *self._kind(paragraph, depth))
        for frame in frames:
            yield from self.blocks(frame)

    def _text(self, parent: _Element, frames: list[_Element]) -> Iterator[str]:
        """Yield the text in a paragraph, and gather its notes and the frames that hang on it."""
        yield parent.text or ""
        for element in parent:
            match local(element):
                case "s" | "tab":
                    yield " "
                case "line-break":
                    yield "\n"
                case "note":
                    self.notes.extend(one for one in element if local(one) == "note-body")
                case "text-box":
                    frames.append(element)
                case "annotation":
                    self.told["left out comments: {n}"] += 1
                case name if name and name not in _NOT_SHOWN:
                    yield from self._text(element, frames)
            yield element.tail or ""

    def _kind(self, paragraph: _Element, depth: int) -> tuple[Kind | None, int]:
        """Return the kind and level of a paragraph: its style's, or that of a style it is based on, or its list's."""
        name = attribute(paragraph, "style-name")
        for _ in range(_MOST_STEPS):
            kind, level = kind_of_style(name)
            if kind is not None and kind is not Kind.HEADING:
                return kind, max(level, depth) if kind is Kind.LIST_ITEM else level
            name = self.parents.get(name, "")
        if local(paragraph) == "h":
            outline = attribute(paragraph, "outline-level")
            return Kind.HEADING, max(1, min(int(outline[:3]), 10)) if outline.isdecimal() else 1
        return (Kind.LIST_ITEM, depth) if depth else (None, 0)
