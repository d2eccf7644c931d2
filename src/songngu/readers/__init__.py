"""Readers: bytes or text of one format in, an article of typed blocks out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from songngu.errors import FormatError, ReadError
from songngu.readers.html import read_html
from songngu.readers.markdown import read_markdown
from songngu.readers.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from songngu.article import Article

__all__ = ["MAX_BYTES", "READERS", "SUFFIXES", "parse", "parse_bytes", "read"]

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HALF = re.compile(r"[\ud800-\udfff]")

MAX_BYTES = 20_000_000
"""The largest file or text that is read: some 3 million words, far above any article."""

READERS: dict[str, Callable[[bytes], Article]] = {
    "txt": read_plain,
    "md": read_markdown,
    "html": read_html,
}
"""Format -> reader. A reader raises FormatError for bytes that are not of its format."""

SUFFIXES: dict[str, str] = {
    "": "txt",
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Suffix of a file name, lower case -> format."""


def read(path: Path | str) -> Article:
    """Read the article in a file, its format told by the suffix; no suffix is plain text.

    Raises ReadError for a file that is missing, cannot be read, is larger than MAX_BYTES or holds no text, and
    FormatError for an unknown suffix or for bytes that are not of the format.
    """
    path = Path(path)
    format_ = SUFFIXES.get(path.suffix.lower())
    if format_ is None and not path.is_dir():
        allowed = ", ".join(suffix for suffix in SUFFIXES if suffix)
        raise FormatError(
            f"{path}: the suffix {path.suffix} is not known. Files with {allowed} can be read; "
            "rename the file if it is one of these."
        )
    return _article(_bytes(path), format_ or "txt", path.name)


def parse(text: str, *, format: str = "txt", name: str = "") -> Article:  # noqa: A002 - the word users know
    """Read the article in `text`; `format` is a key of READERS, `name` says where the text came from.

    Raises ReadError for text that is empty or larger than MAX_BYTES, FormatError for an unknown format.
    """
    whole, mended = _without_broken(text)
    article = parse_bytes(whole.encode(), format=format, name=name)
    return replace(article, repairs=mended + article.repairs)


def parse_bytes(data: bytes, *, format: str = "txt", name: str = "") -> Article:  # noqa: A002 - the word users know
    """Read the article in the bytes of a file or a stream; raises as `parse` does."""
    if format not in READERS:
        raise FormatError(f"The format {format!r} is not known. Use one of {', '.join(READERS)}.")
    return _article(data, format, name)


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
    try:
        article = READERS[format_](data)
    except FormatError as error:
        raise FormatError(f"{what}: {error}") from error
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
