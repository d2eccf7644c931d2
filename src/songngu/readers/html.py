"""HTML pages: trafilatura says what belongs to the article, the tree of the page says what it is and in which order."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from songngu.article import Article, Kind
from songngu.readers.lines import Line
from songngu.readers.marked import repaired
from songngu.readers.structure import recognise
from songngu.readers.tree import Piece, parse_tree, pieces
from songngu.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

EXTRACT_MOST = 4_000_000
"""The longest page, in characters, in which the article is looked for; beyond, trafilatura takes minutes."""

SHINGLE = 4  # words
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding; the standard says 1024, pages do not keep to it
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_MOST_WORDS = {Kind.BYLINE: 25, Kind.SAPO: 150, Kind.CAPTION: 120}  # a longer line with such a class is a whole box


def read_html(data: bytes) -> Article:
    """Read an article from an HTML page: its title, sapo, by-line, captions and text in the order of the page.

    Buttons, menus and related links are left out and counted in `repairs`. Where no article can be told from the page
    around it, all its text is kept. Scripts and styles never show, nothing is fetched. Raises FormatError for binary
    data.
    """
    text, repairs = _decode(data)
    tree, flattened = parse_tree(text)
    found = pieces(tree)
    kept = _choose(found, tree, large=len(text) > EXTRACT_MOST)
    lines, changed = repaired(_lines(kept, _Head.of(tree)))
    if flattened:
        repairs += ("flattened a page with more than 256 levels of nesting",)
    if len(text) > EXTRACT_MOST:
        repairs += ("kept all text of a page that is too large to tell the article from what is around it",)
    if left_out := len(found) - len(kept):
        repairs += (f"left out {left_out} line{'s' * (left_out > 1)} of page furniture",)
    return Article(recognise(lines), repairs=repairs + changed)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a page: UTF-8 where it is valid, else as it declares, else as `songngu.text.decode` finds."""
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:_HEAD])
    if declared and b"\0" not in data:
        label = declared[1].decode("ascii", "ignore").lower()
        try:
            codec = codecs.lookup({"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(label, label))
            return codec.decode(data)[0], (f"read as {label}, as the page declares",)
        except (LookupError, UnicodeError):
            pass
    decoded = decode(data)
    return decoded.text, decoded.repairs


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of a page says of its article; "" where it does not."""

    title: str
    description: str

    @classmethod
    def of(cls, tree: HtmlElement) -> _Head:
        """Read the head of a page."""
        named = {
            (meta.get("property") or meta.get("name") or "").lower(): " ".join(meta.get("content", "").split())
            for meta in tree.iter("meta")
        }
        shown = " ".join((tree.findtext(".//head/title") or "").split())
        return cls(
            named.get("og:title") or _SITE.sub("", shown), named.get("og:description") or named.get("description", "")
        )


def _choose(found: list[Piece], tree: HtmlElement, *, large: bool) -> list[Piece]:
    """Return the pieces of the article: what trafilatura extracts and what the page marks as part of it."""
    known = _Extracted(() if large else _extract(tree))
    inside = [not piece.place.furniture and known.holds(piece.text) for piece in found]
    if not any(inside):
        return [piece for piece in found if not piece.place.furniture] or found
    first, last = inside.index(True), len(inside) - 1 - inside[::-1].index(True)
    top = max((at for at in range(first + 1) if found[at].place.tag == "h1"), default=first)
    for at in range(first + 1, last):  # a paragraph between two of the article is its own, however short
        if found[at].place.tag == "p" and not found[at].place.furniture and inside[at - 1] and inside[at + 1]:
            inside[at] = True
    return [
        piece
        for at, piece in enumerate(found)
        if inside[at] or (top <= at <= last + 3 and _is_marked(piece, within=at <= last, above=at < first))
    ]


def _is_marked(piece: Piece, *, within: bool, above: bool) -> bool:
    """Tell whether the page marks a piece as part of the article that trafilatura leaves out."""
    hint, words = piece.place.hint, piece.text.count(" ") + 1
    if piece.place.furniture or hint is None:
        return False
    if piece.place.tag == "h1" or (hint is Kind.SAPO and above):
        return True
    return hint in {Kind.BYLINE, Kind.CAPTION} and words <= _MOST_WORDS[hint] and (within or hint is Kind.BYLINE)


def _extract(tree: HtmlElement) -> list[str]:
    """Return the lines that trafilatura takes for the article; it works on a copy of the tree."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    return [] if document is None else str(document.text or "").splitlines()


class _Extracted:
    """The lines of an extraction, to be asked whether it holds the text of a line, in time linear in the line."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines apart into runs of words."""
        self._whole: set[str] = set()  # without spaces: a drop cap stands apart in one tree and not in the other
        self._runs: set[tuple[str, ...]] = set()
        for line in lines:
            words = _words(line)
            self._whole.add("".join(words))
            self._runs.update(_runs(words))

    def holds(self, text: str) -> bool:
        """Tell whether a line of the extraction is `text`, or most runs of its words are in them."""
        words = _words(text)
        if not words or "".join(words) in self._whole:
            return bool(words)
        runs = _runs(words)
        return bool(runs) and sum(run in self._runs for run in runs) >= 0.6 * len(runs)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)]


def _lines(kept: list[Piece], head: _Head) -> list[Line]:
    """Turn pieces into lines; the title and the sapo are those that the head of the page confirms."""
    lines = [_line(piece) for piece in kept]
    at = _title_at(kept, head)
    if at is not None:
        lines[at] = replace(lines[at], hint=Kind.TITLE, level=0)
    elif head.title and len(kept) > 1:
        lines.insert(0, Line(head.title, hint=Kind.TITLE))
        at = 0
    return lines if at is None else _with_one_sapo(lines, at, head)


def _line(piece: Piece) -> Line:
    place = piece.place
    if piece.text.count(" ") + 1 > _MOST_WORDS.get(place.hint or Kind.PARAGRAPH, len(piece.text)):
        return Line(piece.text)
    level = place.level if place.hint in {Kind.HEADING, Kind.LIST_ITEM} else 0
    return Line(piece.text, hint=place.hint, level=level)


def _title_at(kept: list[Piece], head: _Head) -> int | None:
    """Return the index of the piece that shares most words with the title in the head; the first h1 if none does."""
    wanted = set(_words(head.title))
    shared = [len(wanted & set(_words(piece.text))) if piece.place.tag == "h1" else 0 for piece in kept]
    if any(shared):
        return shared.index(max(shared))
    same = (at for at, piece in enumerate(kept) if wanted and set(_words(piece.text)) == wanted)
    return next(same, next((at for at, piece in enumerate(kept) if piece.place.tag == "h1"), None))


def _with_one_sapo(lines: list[Line], title: int, head: _Head) -> list[Line]:
    """Keep the sapo that stands under the title; where no class marks it, the description of the page does."""
    marked = [at for at in range(title + 1, len(lines)) if lines[at].hint is Kind.SAPO]
    sapo = {at for order, at in enumerate(marked) if at - marked[0] == order}  # the neighbours of the first
    if not sapo:
        described = _Extracted([head.description])
        near = range(title + 1, min(title + 6, len(lines)))
        sapo = set([at for at in near if lines[at].hint is None and described.holds(lines[at].text)][:1])
    return [_as_sapo(line, chosen=at in sapo) for at, line in enumerate(lines)]


def _as_sapo(line: Line, *, chosen: bool) -> Line:
    if chosen:
        return replace(line, hint=Kind.SAPO)
    return replace(line, hint=None) if line.hint is Kind.SAPO else line
