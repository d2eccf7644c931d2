"""The glyphs on a page of a PDF, put together to lines.

A PDF places glyphs, no text: spaces may be mere gaps, and letters of a font that lacks the Vietnamese ones come later
than their neighbours, from another font. So lines are made from places alone.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPACE = 0.13  # of the size of type: a gap between two words; spaces have 0.2 and more, letters are less apart
_APART = 2.0  # of the size of type: a gap between two cells of a table


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter: its left and right end and its base line in points from the lower left corner, and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as it is printed: page from 0, places in points from the lower left corner, size of type.

    `apart` tells that wide gaps part it, as they do the cells of a table.
    """

    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool
    apart: bool
    text: str


@dataclass(slots=True)
class _Row:
    """The glyphs on one base line, in the order in which they are drawn."""

    glyphs: list[Glyph] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0

    def add(self, glyph: Glyph) -> None:
        """Take a glyph; a mark that combines stays with the letter before it."""
        if self.glyphs and unicodedata.combining(glyph.text[0]):
            self.glyphs[-1] = replace(self.glyphs[-1], text=self.glyphs[-1].text + glyph.text)
            return
        self.left = min(self.left, glyph.left) if self.glyphs else glyph.left
        self.right = max(self.right, glyph.right) if self.glyphs else glyph.right
        self.glyphs.append(glyph)

    def takes(self, glyph: Glyph) -> bool:
        """Tell whether a glyph stands on this line: on its base line, or a little off, as an index does."""
        off = abs(glyph.base - self.glyphs[0].base)
        last = self.glyphs[-1]
        index = off < 0.6 * last.size and -0.5 * last.size < glyph.left - last.right < 0.5 * last.size
        return off < 0.2 * max(glyph.size, self.glyphs[0].size) or index


def lines_of_glyphs(glyphs: Iterable[Glyph], page: int) -> list[Printed]:
    """Return the lines of a page in the order in which their first glyphs are drawn, turned where that is upwards."""
    rows: list[_Row] = []
    by_base: dict[int, list[_Row]] = {}
    for glyph in glyphs:
        row = rows[-1] if rows and rows[-1].takes(glyph) else _around(glyph, by_base)
        if row is None:
            row = _Row()
            rows.append(row)
            by_base.setdefault(round(glyph.base), []).append(row)
        row.add(glyph)
    lines = [line for row in rows if (line := _printed(row, page)).text]
    rises = sum(1 if after.base > before.base else -1 for before, after in pairwise(lines) if after.base != before.base)
    return lines[::-1] if rises > 0 else lines


def _around(glyph: Glyph, by_base: dict[int, list[_Row]]) -> _Row | None:
    """Return an earlier line that has a gap where the glyph stands."""
    here = (row for base in (-1, 0, 1) for row in by_base.get(round(glyph.base) + base, ())[-8:])
    return next((row for row in here if row.left < glyph.left < row.right and row.takes(glyph)), None)


def _printed(row: _Row, page: int) -> Printed:
    glyphs = row.glyphs
    if any(after.left < before.left - 0.5 * before.size for before, after in pairwise(glyphs)):
        glyphs = sorted(glyphs, key=lambda glyph: glyph.left)
    text, apart = _text(glyphs)
    shown = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
    size = sorted(glyph.size for glyph in shown)[len(shown) // 2]
    heavy = 2 * sum(glyph.bold for glyph in shown) > len(shown)
    places = (round(number, 2) for number in (shown[0].left, max(g.right for g in shown), shown[0].base, size))
    left, right, base, size = places
    return Printed(page, left, right, base, size, heavy, apart, " ".join(text.translate(_LIGATURES).split()))


def _text(glyphs: Sequence[Glyph]) -> tuple[str, bool]:
    """Return the text of a line with spaces where there are gaps, and whether a gap is as wide as between cells."""
    parts, apart, end = [], False, glyphs[0].left
    for glyph in glyphs:
        if not glyph.text.strip():
            parts.append(" ")
            continue
        gap = (glyph.left - end) / max(glyph.size, 1)
        apart = apart or gap > _APART
        parts.append(f" {glyph.text}" if gap > _SPACE else glyph.text)
        end = glyph.right
    return "".join(parts), apart
