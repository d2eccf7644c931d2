"""Readers: bytes or text of one format in, an article of typed blocks out."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from songngu.errors import FormatError, ReadError
from songngu.readers.addresses import is_address
from songngu.readers.docx_file import read_docx
from songngu.readers.epub import read_epub
from songngu.readers.formats import SUFFIXES, TEXT, format_of, looks_like_page
from songngu.readers.html import read_html
from songngu.readers.markdown import read_markdown
from songngu.readers.odt import read_odt
from songngu.readers.pdf_file import read_pdf
from songngu.readers.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from songngu.article import Article

__all__ = ["MAX_BYTES", "READERS", "SUFFIXES", "parse", "parse_bytes", "read"]

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SURE = frozenset({".txt", ".text", ".md", ".markdown"})  # text about a page, whatever it begins with
_HALF = re.compile(r"[\ud800-\udfff]")

MAX_BYTES = 20_000_000
"""The largest file or text that is read: some 3 million words, far above any article."""

READERS: dict[str, Callable[[bytes], Article]] = {
    "txt": read_plain,
    "md": read_markdown,
    "html": read_html,
    "docx": read_docx,
    "odt": read_odt,
    "epub": read_epub,
    "pdf": read_pdf,
}
"""Format -> reader. A reader raises FormatError for bytes that are not of its format."""


def read(source: Path | str) -> Article:
    """Read the article in a file or at an address of the web.

    A text that begins with a scheme, as "https://", is an address; all else, and every Path, is the path of a file.
    What a file is, is told by its content; where that says nothing, by the suffix of its name: none is plain text.

    Raises ReadError for a file that is missing, cannot be read, is larger than MAX_BYTES or holds no text, FormatError
    for an unknown suffix or for bytes that are not of the format, and FetchError for an address that is not fetched.
    """
    if isinstance(source, str) and is_address(source):
        from songngu.readers.url import read_url  # the network is loaded by who uses it

        return read_url(source)
    path = Path(source)
    data = _bytes(path)
    return _article(data, _format(data, path), path.name)


def parse(text: str, *, format: str = "txt", name: str = "") -> Article:  # noqa: A002 - the word users know
    """Read the article in `text`; `format` is one of `formats.TEXT`, `name` says where the text came from.

    Raises ReadError for text that is empty or larger than MAX_BYTES, FormatError for an unknown format.
    """
    if format not in TEXT:
        raise FormatError(f"The format {format!r} is not known. Use one of {', '.join(TEXT)}.")
    whole, mended = _without_broken(text)
    article = parse_bytes(whole.encode(), format=format, name=name)
    return replace(article, repairs=mended + article.repairs)


def parse_bytes(data: bytes, *, format: str = "txt", name: str = "") -> Article:  # noqa: A002 - the word users know
    """Read the article in the bytes of a file or a stream; `format` is a key of READERS. Raises as `parse` does."""
    if format not in READERS:
        raise FormatError(f"The format {format!r} is not known. Use one of {', '.join(READERS)}.")
    return _article(data, format, name)


def _format(data: bytes, path: Path) -> str:
    """Return the format of a file, a key of READERS."""
    with _named(path.name):
        found = format_of(data)
    suffix = path.suffix.lower()
    by_suffix = SUFFIXES.get(suffix, "")
    if not found and looks_like_page(data) and suffix not in _SURE:
        found = "html"
    if not found and not by_suffix:
        allowed = ", ".join(suffix for suffix in SUFFIXES if suffix)
        raise FormatError(
            f"{path}: the suffix {path.suffix} is not known. Files with {allowed} can be read; "
            "rename the file if it is one of these."
        )
    return found or by_suffix


@contextmanager
def _named(what: str) -> Iterator[None]:
    """Put the name of a file before what is said of its format."""
    try:
        yield
    except FormatError as error:
        raise FormatError(f"{what}: {error}") from error


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder. Name the files in it, such as {path}/*.txt.")
        if path.exists() and not path.is_file():
            raise ReadError(f"{path} is not an ordinary file. Copy its content to a file and name that.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ReadError(f"{path} is not there. Check the name and the folder ({Path.cwd()}).") from error
    except PermissionError as error:
        raise ReadError(f"{path} may not be read by you. Change its permissions (chmod +r).") from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise ReadError(f"{str(path)[:200]!r} cannot be read: {error}. Check the name and the disk.") from error


def _article(data: bytes, format_: str, name: str) -> Article:
    what = name or "The text"
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"{what} is too large: more than {MAX_BYTES / 1e6:.0f} MB can not be read at once. Split it into articles."
        )
    if not data.strip():
        raise ReadError(f"{what} is empty: there is nothing to read. Give a text with words in it.")
    with _named(what):
        article = READERS[format_](data)
    if not article.blocks:
        raise ReadError(f"{what} holds no words: there is nothing to read. Give a text with words in it.")
    return replace(article, name=name)


def _without_broken(text: str) -> tuple[str, tuple[str, ...]]:
    """Mend what a text may hold and its bytes may not: control characters, and characters cut in two (surrogates).

    Halves are joined; what is not half of anything becomes U+FFFD.
    """
    told: tuple[str, ...] = ()
    if removed := len(_CONTROL.findall(text)):
        text = _CONTROL.sub("", text)
        told += (f"removed {removed} control character{'s' * (removed > 1)}",)
    if _HALF.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        told += ("mended characters that were cut in two (UTF-16 surrogates)",)
    return text, told
