"""Reads the entries of a glossary from a tab- or comma-separated file."""

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Never

from songngu.errors import GlossaryError
from songngu.translation.terms_source import key

COLUMNS = ("source", "target", "case", "note")
CASES = ("any", "capital", "exact")
SEPARATOR = "|"  # between accepted targets
UNASKED = "*"  # a target: say it as you like; shields longer words (bị cáo buộc) or switches an entry off
GAP = "…"  # in an accepted target: up to four words may stand here
MOST_BYTES = 8 << 20
MOST_ENTRIES = 20_000  # the largest public term bases of one field stay below; matching takes no longer with more
LONGEST = 200  # characters of a term; a longer one is a sentence in the wrong column
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and how it is to be said.

    `targets` are the accepted renderings, the preferred first; where it is the source again, the term is not
    translated. `case` says how the letters' case counts: "exact" on both sides; "capital" asks for a capital at the
    beginning of the source (Sở Y tế, but not cơ sở y tế); "any" not at all, but in a source that is an upper-case
    abbreviation. `note` is for people.
    """

    source: str
    targets: tuple[str, ...]
    case: str = "any"
    note: str = ""

    @property
    def preferred(self) -> str:
        """The rendering to write where one has to be written."""
        return self.targets[0]

    @property
    def asked(self) -> bool:
        """Whether the entry asks for a rendering at all."""
        return self.preferred != UNASKED

    @property
    def exact(self) -> bool:
        """Whether the letters must stand in the case they are given in, on both sides."""
        return self.case == "exact"


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Read the entries of a file whose first line names its columns; a source repeated alike counts once.

    Needed are source and target; note and case may be there, in any order. Several accepted targets are parted by "|".
    A file named .csv is separated by commas or semicolons, any other by tabs. Raises GlossaryError.
    """
    text = _text(path)
    delimiter = _delimiter(path, text)
    entries: dict[tuple[str, ...], Entry] = {}
    lines: dict[tuple[str, ...], int] = {}
    for line, row in _rows(path, text, delimiter):
        entry = _entry(path, line, row)
        place = _identity(entry)
        known = entries.setdefault(place, entry)
        lines.setdefault(place, line)
        if known.targets != entry.targets:
            _fail(
                path,
                line,
                f"{entry.source!r} has the target {entry.preferred!r}, and {known.preferred!r} in line {lines[place]}",
                f"a source stands once. Put all targets in one line, parted by {SEPARATOR!r}, the preferred first",
            )
        if len(entries) > MOST_ENTRIES:
            _fail(
                path, line, f"there are more than {MOST_ENTRIES:,} entries", "split the file and use the part you need"
            )
    return tuple(entries.values())


def _fail(path: Path, line: int, what: str, allowed: str) -> Never:
    where = f"{path}, line {line}" if line else f"{path}"
    raise GlossaryError(f"{where}: {what}; {allowed}.")


def _text(path: Path) -> str:
    """Read a file in UTF-8, or in UTF-16 with its mark, as spreadsheets save it."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise GlossaryError(
            f"Cannot read the glossary {path}: {error.strerror}. Give the path of a tsv or csv file."
        ) from error
    if len(data) > MOST_BYTES:
        _fail(
            path, 0, f"the file is larger than {MOST_BYTES >> 20} MB", "a glossary is smaller. Keep only what you need"
        )
    codec = next((codec for mark, codec in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError(
            f"{path}, line {line}: the bytes there are no {codec.upper()} text; a glossary is in UTF-8. Save it "
            f'again as UTF-8 (in a spreadsheet: "CSV UTF-8" or "Unicode text").'
        ) from error
    if "\0" in text:
        _fail(path, 0, "this is no text, it holds zero bytes", "save the table as tsv or csv in UTF-8")
    return unicodedata.normalize("NFC", text)


def _delimiter(path: Path, text: str) -> str:
    """Return what parts the cells: a tab, or in a csv file the comma or semicolon of its first line."""
    if path.suffix.lower() != ".csv":
        return "\t"
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line and the cells of every row that is not blank, by the names of the header."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    header: list[str] = []
    try:
        for cells in reader:
            row = [" ".join(cell.split()) for cell in cells]
            if not any(row):
                continue
            if not header:
                header = _header(path, reader.line_num, row)
                continue
            if len(row) > len(header) and any(row[len(header) :]):
                say = f"{len(row)} cells where the header names {len(header)} columns"
                _fail(path, reader.line_num, say, "put a cell that holds the separator in quotation marks")
            yield reader.line_num, dict(zip(header, row, strict=False))
    except csv.Error as error:
        what = f"a cell cannot be read ({error})"
        _fail(path, reader.line_num, what, 'double a quotation mark inside a cell that begins with one: "say ""yes"""')
    if not header:
        _fail(path, 0, "the file is empty", f"its first line names the columns: {', '.join(COLUMNS)}")


def _header(path: Path, line: int, row: Sequence[str]) -> list[str]:
    names = [cell.lower() for cell in row]
    wrong = [name for name in names if name and name not in COLUMNS]
    absent = [name for name in COLUMNS[:2] if name not in names]
    double = [name for name in COLUMNS if names.count(name) > 1]
    if wrong or absent or double:
        what = [f"unknown column {wrong[0]!r}"] if wrong else []
        what += [f"no column {absent[0]!r}"] if absent else []
        what += [f"two columns {double[0]!r}"] if double else []
        kind = "commas or semicolons (.csv)" if path.suffix.lower() == ".csv" else "tabs"
        allowed = f"the first line names source and target, and may name case and note, parted by {kind}"
        _fail(path, line, " and ".join(what), allowed)
    return names


def _entry(path: Path, line: int, row: dict[str, str]) -> Entry:
    source, target = row.get("source", ""), row.get("target", "")
    if not key(source):
        _fail(path, line, f"the source {source!r} holds no word", "write the Vietnamese term, or delete the line")
    targets = tuple(dict.fromkeys(part.strip() for part in target.split(SEPARATOR) if part.strip()))
    if not targets:
        allowed = "write the English term, or the source again where it is not to be translated"
        _fail(path, line, f"{source!r} has no target", allowed)
    if GAP in targets[0]:
        _fail(path, line, f"the preferred target {targets[0]!r} holds {GAP!r}", "only further targets may have a gap")
    long = next((term for term in (source, *targets) if len(term) > LONGEST), "")
    if long:
        what = f"the term {long[:30] + '…'!r} has {len(long)} characters"
        _fail(path, line, what, f"at most {LONGEST} are allowed. Shorten it, or cut it in several terms")
    case = row.get("case", "").lower() or CASES[0]
    if case not in CASES:
        _fail(path, line, f"the case is {case!r}", f"write {', '.join(CASES)} or nothing")
    return Entry(source, targets, case, row.get("note", ""))


def _identity(entry: Entry) -> tuple[str, ...]:
    """Return what two entries share that would match the same words: letters alike, where both ask for no case."""
    return (entry.source,) if entry.exact else (entry.case, *key(entry.source))
