"""The writers of comparisons: html, tsv and json files, and plain text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from songngu.differences import differences
from songngu.writers import comparison_html
from songngu.writers.comparison_html import facts
from songngu.writers.json_file import encode
from songngu.writers.marks import fold
from songngu.writers.tsv import flags_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from songngu.comparison import Comparison, Row

SCHEMA = 1


def json_bytes(comparison: Comparison) -> bytes:
    """Return a json object: `schema`, `songngu` (the version), and the fields of Comparison by name."""
    return encode(comparison, SCHEMA)


def tsv_bytes(comparison: Comparison) -> bytes:
    """Return a header and one line a sentence in reading order: for each system its output, score and flags.

    Tabs and line breaks inside a sentence become a space; quoting is that of `csv.excel_tab`.
    """
    lines = io.StringIO()
    table = csv.writer(lines, csv.excel_tab, lineterminator="\n")
    names = [system.name for system in comparison.systems]
    columns = [f"{name}{part}" for name in names for part in ("", " score", " flags")]
    referred = len(comparison.references) == len(comparison.rows)
    table.writerow(["index", "disagreement", "source", *(["reference"] if referred else []), *columns])
    for index, row in enumerate(comparison.rows):
        reference = [fold(comparison.references[index])] if referred else []
        table.writerow([index, f"{row.disagreement:.4f}", fold(row.source), *reference, *_cells(row)])
    return lines.getvalue().encode("utf-8", "replace")


def _cells(row: Row) -> Iterator[str]:
    for pair in row.outputs:
        yield fold(pair.target)
        yield "" if pair.score is None else str(pair.score)
        yield flags_cell(pair)


def plain(comparison: Comparison, *, order: str = "disagreement") -> str:
    """Return a comparison for a terminal, in the order "disagreement" or "reading"; [brackets] mark what differs."""
    width = max(len(system.name) for system in comparison.systems)
    places = comparison.ranked() if order == "disagreement" else range(len(comparison.rows))
    lines = [line for place in places for line in _plain_row(comparison, place, width)]
    return "\n".join([*lines, *_plain_systems(comparison, width), *comparison.metrics, ""])


def _plain_row(comparison: Comparison, place: int, width: int) -> Iterator[str]:
    row = comparison.rows[place]
    yield f"{place + 1}. {fold(row.source)}  (disagreement {row.disagreement:.2f})"
    texts = differences([fold(pair.target) for pair in row.outputs])
    for system, pieces, pair in zip(comparison.systems, texts, row.outputs, strict=True):
        text = "".join(piece.text if piece.same else f"[{piece.text}]" for piece in pieces)
        flags = "".join(f" ⚠ {flag.say}" for flag in pair.flags)
        yield f"   {system.name:<{width}}  {text or '—'}{flags}"
    if len(comparison.references) == len(comparison.rows):
        yield f"   {'reference':<{width}}  {comparison.references[place]}"
    yield ""


def _plain_systems(comparison: Comparison, width: int) -> Iterator[str]:
    names = [name for name, _ in facts(comparison, 0)]
    yield "  ".join([f"{'':<{width}}", *(f"{name:>12}" for name in names)])
    for place, system in enumerate(comparison.systems):
        yield "  ".join([f"{system.name:<{width}}", *(f"{value:>12}" for _, value in facts(comparison, place))])
    yield from (f"{system.name}: {system.signature}" for system in comparison.systems)


WRITERS: dict[str, Callable[[Comparison], bytes]] = {
    "html": comparison_html.dump,
    "tsv": tsv_bytes,
    "json": json_bytes,
}
