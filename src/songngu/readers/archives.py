"""ZIP archives with XML inside, as EPUB, Word and OpenDocument files are, opened without trusting them."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from songngu.errors import FormatError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 10_000
MOST_BYTES = 40_000_000
"""Bytes that are unpacked of one archive in all: a book of a million words has some 10 million."""

MOST_RATIO = 300
"""Unpacked bytes to a packed one, of entries over a million bytes; XML with much markup has some 30."""

_LARGE = 1_000_000
_BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(slots=True)
class Archive:
    """An open archive: it counts what is unpacked, and nothing of it is ever written to disk."""

    names: frozenset[str]
    _zip: ZipFile
    _left: int = MOST_BYTES

    @classmethod
    def open(cls, data: bytes) -> Archive:
        """Open the bytes of an archive; raises FormatError for what is none, or has more than MOST_ENTRIES."""
        if not data.startswith(b"PK\x03\x04"):
            raise FormatError(f"This is no such document: it does not begin as one, but with {data[:8]!r}. {_MEND}")
        if data.count(b"PK\x01\x02") > MOST_ENTRIES:
            raise FormatError(f"The document holds more than {MOST_ENTRIES:,} files, which no article does.")
        try:
            archive = ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise _damaged(error) from error
        return cls(frozenset(archive.namelist()), archive)

    def read(self, name: str) -> bytes:
        """Unpack one file; raises FormatError where it is missing, damaged, packed in an odd way, or too large."""
        if name not in self.names:
            raise FormatError(f"The document is not complete: {name!r} is missing in it. {_MEND}")
        info = self._zip.getinfo(name)
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or info.flag_bits & 1:
            raise FormatError(f"{name!r} in the document is encrypted or packed in an unusual way. {_MEND}")
        try:
            with self._zip.open(info) as file:
                data = file.read(self._left + 1)
        except _BROKEN as error:
            raise _damaged(error) from error
        if len(data) > self._left or len(data) > max(_LARGE, MOST_RATIO * info.compress_size):
            raise FormatError(
                f"{name!r} in the document is too large: {MOST_BYTES / 1e6:.0f} MB are unpacked of a document in all, "
                f"and {MOST_RATIO} bytes of a packed one. Split the document."
            )
        self._left -= len(data)
        return data

    def xml(self, name: str) -> _Element:
        """Unpack and parse one XML file; raises FormatError as `read` does, and where it is no XML."""
        return parse_xml(self.read(name), name)


_MEND = "Open it in the program that made it and save it again, then open that file."


def _damaged(error: Exception) -> FormatError:
    return FormatError(f"The document is damaged ({error}). Download or copy it again. {_MEND}")


def parse_xml(data: bytes, name: str) -> _Element:
    """Parse XML with no DTD loaded, no entity expanded, no address followed; raises FormatError for what is no XML.

    libxml2 stops by itself at 256 levels and at 10 MB in one text.
    """
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return fromstring(data, parser)
    except XMLSyntaxError as error:
        raise FormatError(f"{name!r} in the document is damaged ({error.msg}). {_MEND}") from error


def local(element: _Element) -> str:
    """Return the name of an element without its namespace, "" for what is no element (an entity left as it is)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element | None, name: str) -> str:
    """Return an attribute by its name without namespace, "" where it is not set or there is no element."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child of that name without namespace."""
    return None if element is None else next((found for found in element if local(found) == name), None)
