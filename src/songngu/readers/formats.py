"""Which format a file is of: by what is in it, by its suffix, or by the type a server gives it."""

from __future__ import annotations

from songngu.errors import FormatError

TEXT = ("txt", "md", "html")
"""The formats that are text and can be pasted."""

SUFFIXES: dict[str, str] = {
    "": "txt",
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".pdf": "pdf",
}
"""Suffix of a file name, lower case -> format."""

TYPES: dict[str, str] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "application/pdf": "pdf",
}
"""Media type, lower case -> format."""

_IN_ZIP = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/epub+zip", "epub"),
    (b"META-INF/container.xml", "epub"),
    (b"word/", "docx"),
)
_PAGE = (b"<!doctype html", b"<html")
_SAVE_AS = "Open it in Word or LibreOffice and save it as .docx (or as .odt), then open that file."


def format_of(data: bytes) -> str:
    """Return the format, a key of READERS, that the bytes of a file show; "" where they show none, as text does.

    Raises FormatError for Word's old formats and for documents with a password.
    """
    if data.startswith(b"PK\x03\x04"):
        inside = data[:4000] + data[-100_000:]  # the names stand in the first headers and in the directory at the end
        return next((name for mark, name in _IN_ZIP if mark in inside), "")
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FormatError(
                "This document is protected by a password. Open it in Word, save it without one, and open that file."
            )
        raise FormatError(f"This is a document of Word before 2007 (.doc), or of old Excel or PowerPoint. {_SAVE_AS}")
    if data.startswith(b"{\\rtf"):
        raise FormatError(f"This is an RTF document. {_SAVE_AS}")
    return "pdf" if data[:64].lstrip().startswith(b"%PDF-") else ""


def looks_like_page(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(_PAGE) or (start.startswith(b"<?xml") and b"<html" in start)
