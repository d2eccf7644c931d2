"""Markdown, with the front matter that static sites put above it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from songngu.article import Article, Kind
from songngu.readers.lines import Line, collapse, lines_of
from songngu.readers.structure import recognise
from songngu.text import decode, repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

MOST_NESTING = 100  # quotes in lists in quotes …; the parser's own default of 20 would drop what is deeper

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_USED = {"title": Kind.TITLE, "author": Kind.BYLINE}  # the fields of the front matter that a reader sees on the page
_LEFT_OUT = {"fence": "block of code", "code_block": "block of code", "html_block": "block of raw HTML"}
_COMMENT = re.compile(r"\s*(?:<!--.*?-->\s*)*", re.DOTALL)


def read_markdown(data: bytes) -> Article:
    """Read an article from Markdown: headings with their level, lists, quotes, images as captions.

    The text of links is kept without their addresses; code and raw HTML are left out, and `repairs` says so. Raises
    FormatError for binary data.
    """
    from markdown_it import MarkdownIt

    decoded = decode(data)
    repaired = repair(decoded.text)
    front, text = _front_matter(repaired.text)
    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTING}).enable("table")
    walk = _Walk()
    for token in parser.parse(text):
        walk.take(token)
    # What is nested deeper than the parser goes is no structure, but it is text.
    lines = _titled(front, walk.lines) if walk.lines or walk.left_out else list(lines_of(text))
    left_out = tuple(f"left out {_count(number, what)}" for what, number in walk.left_out.items())
    if len(text) < len(repaired.text):
        left_out = ("left out the front matter, all but its title and author", *left_out)
    return Article(recognise(lines), repairs=decoded.repairs + repaired.repairs + left_out)


@dataclass(slots=True)
class _Walk:
    """The lines met so far on the way through a token stream, and where in the tree the way is."""

    lines: list[Line] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    heading: int = 0
    quotes: int = 0
    items: int = 0
    row: list[str] | None = None

    def take(self, token: Token) -> None:
        """Take the next token."""
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "list_item_open" | "list_item_close":
                self.items += token.nesting
            case "tr_open":
                self.row = []
            case "tr_close":
                self._add(" | ".join(self.row or []), None)
                self.row = None
            case "inline":
                self._inline(token.children or [])
            case "html_block" if _COMMENT.fullmatch(token.content):
                pass
            case kind if kind in _LEFT_OUT:
                self.left_out[_LEFT_OUT[kind]] += 1

    def _inline(self, tokens: Sequence[Token]) -> None:
        parts = _split_at_breaks(tokens)
        if self.row is not None:
            self.row.append(collapse(" ".join(map(_text, parts))))
            return
        if self.heading and tokens:  # a line break in a heading is typography
            parts = [list(tokens)]
        under_image = False
        for part in parts:
            captions = [_caption(token) for token in part if token.type == "image"]
            for caption in captions:
                self._add(caption, Kind.CAPTION)
            under_image = under_image or part[0].type == "image"
            text = collapse(_text(part))
            if text not in captions:
                self._add(text, Kind.CAPTION if under_image else self._kind())

    def _kind(self) -> Kind | None:
        if self.heading:
            return Kind.HEADING
        if self.quotes:
            return Kind.QUOTE
        return Kind.LIST_ITEM if self.items else None

    def _add(self, text: str, kind: Kind | None) -> None:
        level = {Kind.HEADING: self.heading, Kind.LIST_ITEM: self.items}.get(kind, 0) if kind else 0
        if text := collapse(text):
            self.lines.append(Line(text, gap=1, hint=kind, level=level))


def _split_at_breaks(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "hardbreak":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _text(tokens: Sequence[Token]) -> str:
    shown = {"text", "code_inline", "softbreak"}
    return "".join(" " if token.type == "softbreak" else token.content for token in tokens if token.type in shown)


def _caption(image: Token) -> str:
    """Return what stands under an image: its title, or else its alternative text."""
    return str(image.attrs.get("title") or image.content)


def _front_matter(text: str) -> tuple[list[Line], str]:
    """Split `text` into the lines that its front matter shows and the rest."""
    found = _FRONT.match(text)
    if found is None:
        return [], text
    fields = {field["key"].lower(): field["value"].strip("\"'") for field in _FIELD.finditer(found["fields"])}
    lines = [Line(collapse(fields[key]), hint=kind) for key, kind in _USED.items() if fields.get(key)]
    return lines, text[found.end() :]


def _titled(front: list[Line], lines: list[Line]) -> list[Line]:
    """Make the first heading of level 1 the title, or a heading that opens the text; else the front matter has it."""
    at = next((index for index, line in enumerate(lines) if line.hint is Kind.HEADING and line.level == 1), None)
    if at is None and not front and lines and lines[0].hint is Kind.HEADING:
        at = 0
    if at is None:
        return front + lines
    byline = [line for line in front if line.hint is not Kind.TITLE]
    return [*lines[:at], replace(lines[at], hint=Kind.TITLE, level=0), *byline, *lines[at + 1 :]]


def _count(number: int, what: str) -> str:
    head, _, rest = what.partition(" ")
    return f"{number} {what}" if number == 1 else f"{number} {head}s {rest}".strip()
