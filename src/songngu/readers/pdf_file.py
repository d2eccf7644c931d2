"""PDF documents: the text that is printed, put together to paragraphs again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from songngu.errors import FormatError
from songngu.readers.marked import article_of
from songngu.readers.pdf_layout import arrange
from songngu.readers.pdf_pages import TIMEOUT, read_pages

if TYPE_CHECKING:
    from songngu.article import Article

MOST_UNKNOWN = 0.3
"""The share of signs that may be unknown: those of formulas and ornaments."""

_RECOGNISE = "for example with: ocrmypdf --force-ocr -l vie in.pdf out.pdf"


def read_pdf(data: bytes, *, timeout: float = TIMEOUT) -> Article:
    """Read an article from a PDF: headings by their size, paragraphs by the shape of their lines.

    What stands on page after page is boilerplate, at the end; `repairs` tells of pages without text. At most `timeout`
    seconds are spent in a process of its own. Raises FormatError for a PDF that is damaged, has a password, takes too
    long, or has no text, as a scan.
    """
    pages = read_pages(data, timeout=timeout)
    if pages.unknown > MOST_UNKNOWN:
        raise FormatError(
            "This PDF does not say which letters its signs are, so that its text cannot be taken from it. "
            f"Have the text recognised first ({_RECOGNISE}), then open the new file."
        )
    if not any(letter.isalpha() for line in pages.lines for letter in line.text):
        raise FormatError(
            f"The pages of this PDF ({pages.count}) hold no text, only pictures, as a scan does. "
            f"Have the text recognised first ({_RECOGNISE}), then open the new file."
        )
    lines, folded = arrange(pages)
    written = {line.page for line in pages.lines} | set(pages.broken)
    told = (
        _told("folded page headers and footers", folded),
        _told("left out damaged pages", *(number + 1 for number in pages.broken)),
        _told("found no text on pages", *(number + 1 for number in range(pages.count) if number not in written)),
    )
    return article_of(lines, [phrase for phrase in told if phrase])


def _told(what: str, *numbers: int) -> str:
    return f"{what}: {', '.join(map(str, numbers))}" if any(numbers) else ""
