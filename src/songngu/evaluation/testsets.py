"""Test sets: tab-separated files of Vietnamese, English, and outputs of other systems."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from songngu.errors import FormatError, ReadError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class TestSet:
    """Sources and references of equal number, and the outputs of other systems by name; `digest` is of the file."""

    __test__ = False  # not a test, whatever pytest takes the name for

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]
    systems: dict[str, tuple[str, ...]]
    digest: str

    def first(self, limit: int) -> TestSet:
        """Return the first `limit` sentences, all where it is 0."""
        stop = limit or len(self.sources)
        systems = {name: outputs[:stop] for name, outputs in self.systems.items()}
        return replace(self, sources=self.sources[:stop], references=self.references[:stop], systems=systems)


def unquote(cell: str) -> str:
    """Undo the quoting of a cell that a spreadsheet wrote: outer quotation marks off, doubled ones single."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '""' in cell[1:-1]:
        return cell[1:-1].replace('""', '"')
    return cell


def read_test_set(path: Path) -> TestSet:
    """Read a file whose header starts with `vi` and `en`; further columns are outputs of other systems.

    Raises ReadError where the file is missing, FormatError where header or rows do not fit.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"Cannot read the test set {path}: {error.strerror}.") from error
    lines = unicodedata.normalize("NFC", data.decode("utf-8")).splitlines()
    header = lines[0].split("\t") if lines else []
    if header[:2] != ["vi", "en"]:
        raise FormatError(f"{path}: the first line must name the columns, vi and en first; found {header[:2]}.")
    rows = [[unquote(cell) for cell in line.split("\t")] for line in lines[1:] if line.strip()]
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise FormatError(f"{path}, line {number}: {len(row)} columns where the header has {len(header)}.")
    columns = list(zip(*rows, strict=True)) or [() for _ in header]
    return TestSet(
        path.stem, columns[0], columns[1], dict(zip(header[2:], columns[2:], strict=True)),
        hashlib.sha256(data).hexdigest()[:16],
    )  # fmt: skip
