"""Plain text, as it is pasted or copied from a page."""

from __future__ import annotations

from songngu.article import Article
from songngu.readers.lines import lines_of
from songngu.readers.structure import recognise
from songngu.text import decode, join_lines, repair


def read_plain(data: bytes) -> Article:
    """Read an article from plain text in any encoding that `songngu.text.decode` knows.

    Raises FormatError for binary data.
    """
    decoded = decode(data)
    repaired = repair(decoded.text)
    joined = join_lines(repaired.text)
    # Joining may touch the white space that tells captions: its text is used only where it joined something.
    text = joined.text if joined.repairs else repaired.text
    return Article(recognise(lines_of(text)), repairs=decoded.repairs + repaired.repairs + joined.repairs)
