"""The lines on the pages of a PDF, taken by PDFium in a process of its own.

A PDF is a program that draws, and what runs it can be made to run for hours, to eat all memory, or to crash. So the
work is done by `python -m songngu.readers.pdf_pages`, which takes the bytes on stdin, writes JSON to stdout, and is
stopped when it takes too long: nothing that happens there touches the reader's own process.
"""

from __future__ import annotations

import ctypes
import json
import math
import subprocess
import sys
from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING, Any

from songngu.errors import FormatError
from songngu.readers.pdf_lines import Glyph, Printed, lines_of_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT = 60.0
"""Seconds that the pages of one PDF may take; 100 pages take 2 to 4."""

MOST_MEMORY = 2 << 30  # bytes
MOST_GLYPHS = 10_000_000

_LOCKED = 3  # exit code of the child
_AGAIN = "Open it in a PDF program, print it to a PDF file, and open that."


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of a PDF in the order in which they are drawn, how many pages it has, and which cannot be read.

    `unknown` is the share of glyphs, 0 to 1, of which the PDF does not say which letters they are.
    """

    count: int
    broken: tuple[int, ...]
    unknown: float
    lines: tuple[Printed, ...]


def read_pages(data: bytes, *, timeout: float = TIMEOUT) -> Pages:
    """Return the lines of a PDF; raises FormatError where it is damaged, has a password, or takes too long."""
    command = [sys.executable, "-P", "-m", "songngu.readers.pdf_pages"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=timeout, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as error:
        raise FormatError(
            f"This PDF takes longer than {timeout:g} seconds to read: it is very large or made in an odd way. "
            "Split it, or open it, copy its text and paste that."
        ) from error
    if done.returncode == _LOCKED:
        raise FormatError("This PDF is protected by a password. Save or print it without one, then open that file.")
    if done.returncode:
        raise FormatError(f"This PDF is damaged, or is none. Download or copy it again. {_AGAIN}")
    count, broken, unknown, rows = json.loads(done.stdout)
    return Pages(count, tuple(broken), unknown, tuple(Printed(*row) for row in rows))


@dataclass(slots=True)
class _Page:
    """The glyphs of one page, as PDFium tells them; its C functions are called by their own names."""

    page: Any  # pypdfium2.PdfTextPage
    unknown: int = 0
    known: dict[int, tuple[float, float, bool]] = field(default_factory=dict)

    def glyphs(self) -> Iterator[Glyph]:
        """Yield the glyphs of the page; text that runs up or down is turned."""
        from pypdfium2 import raw

        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        for index in range(self.page.count_chars()):
            code = raw.FPDFText_GetUnicode(self.page, index)
            if raw.FPDFText_IsGenerated(self.page, index) == 1 or not 32 <= code < 0x110000 or code in _NO_LETTERS:
                continue
            raw.FPDFText_GetCharOrigin(self.page, index, x, y)
            raw.FPDFText_GetLooseCharBox(self.page, index, box)
            self.unknown += raw.FPDFText_HasUnicodeMapError(self.page, index) == 1
            size, angle, bold = self._type(index)
            left, right, base = _turned((x.value, y.value), (box.left, box.bottom, box.right, box.top), angle)
            if all(abs(number) < _FAR for number in (left, right, base, size)):  # a NaN is not less either
                yield Glyph(chr(code), left, right, base, size, bold)

    def _type(self, index: int) -> tuple[float, float, bool]:
        """Return the size of type on paper, its angle, and whether it is bold: one answer for an object of text."""
        from pypdfium2 import raw

        key = ctypes.cast(raw.FPDFText_GetTextObject(self.page, index), ctypes.c_void_p).value or -1
        if key not in self.known:
            matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
            raw.FPDFText_GetMatrix(self.page, index, matrix)
            name = ctypes.create_string_buffer(200)
            raw.FPDFText_GetFontInfo(self.page, index, name, len(name), flags)
            bold = b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(self.page, index) >= 600
            size = raw.FPDFText_GetFontSize(self.page, index) * math.hypot(matrix.c, matrix.d)
            self.known[key] = size, math.atan2(matrix.b, matrix.a), bold
        return self.known[key]


_FAR = 1e6  # points; a page has 14,400 at most
_NO_LETTERS = frozenset({0x7F, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)})


def _turned(
    origin: tuple[float, float], box: tuple[float, float, float, float], angle: float
) -> tuple[float, float, float]:
    """Return the ends and the base line of a glyph in the direction in which its line runs, by quarters of a turn."""
    (x, y), (left, bottom, right, top) = origin, box
    match round(angle / (math.pi / 2)) % 4:
        case 1:
            return bottom, top, -x
        case 2:
            return -right, -left, -y
        case 3:
            return -top, -bottom, x
    return left, right, y


def _pages(data: bytes) -> Pages:
    from pypdfium2 import PdfDocument, PdfiumError

    document = PdfDocument(data)
    lines: list[Printed] = []
    broken: list[int] = []
    glyphs = unknown = 0
    for number in range(len(document)):
        try:
            page = _Page(document[number].get_textpage())
        except PdfiumError:  # the other pages can still be read
            broken.append(number)
            continue
        found = list(page.glyphs())
        lines += lines_of_glyphs(found, number)
        glyphs, unknown = glyphs + len(found), unknown + page.unknown
        if glyphs > MOST_GLYPHS:
            raise MemoryError("more text than any article has")
    return Pages(len(document), tuple(broken), unknown / max(glyphs, 1), tuple(lines))


def _bound() -> None:
    """Bound the memory of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def main() -> int:
    """Read a PDF from stdin and write its lines to stdout; return the exit code."""
    from pypdfium2 import PdfiumError, raw

    _bound()
    try:
        pages = _pages(sys.stdin.buffer.read())
    except PdfiumError as error:
        return _LOCKED if error.err_code == raw.FPDF_ERR_PASSWORD else 1
    json.dump([pages.count, pages.broken, pages.unknown, [astuple(line) for line in pages.lines]], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
