"""The tsv writer: one line a sentence, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from songngu.writers.marks import fold

if TYPE_CHECKING:
    from songngu.result import Bilingual, Pair

COLUMNS = ("index", "block", "kind", "summary", "source", "target", "score", "grade", "flags")


def dump(result: Bilingual) -> bytes:
    """Return a header and one line a sentence; `summary` is the place in the summary from 1, or empty.

    Tabs and line breaks inside a sentence become a space. A field with a double quote is quoted and its quotes
    are doubled, as `csv.excel_tab`, pandas and spreadsheets read it. Several flags are joined by " | ".
    """
    lines = io.StringIO()
    table = csv.writer(lines, csv.excel_tab, lineterminator="\n")
    table.writerow(COLUMNS)
    place = {index: number for number, index in enumerate(result.summary.picks, start=1)}
    for index, pair in enumerate(result.pairs):
        texts = (
            fold(pair.source),
            fold(pair.target),
            "" if pair.score is None else pair.score,
            pair.grade or "",
            flags_cell(pair),
        )
        table.writerow((index, pair.sentence.block, result.kind_of(pair).value, place.get(index, ""), *texts))
    return lines.getvalue().encode("utf-8", "replace")


def flags_cell(pair: Pair) -> str:
    """Return the flags of a sentence in one cell."""
    return fold(" | ".join(f"{flag.kind}: {flag.say}" for flag in pair.flags))
