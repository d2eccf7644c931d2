"""EPUB books: the chapters of the spine, one after another, as one article."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from songngu.article import Article, Kind
from songngu.errors import FormatError
from songngu.readers.archives import Archive, attribute, child, local, parse_xml
from songngu.readers.lines import Line, collapse
from songngu.readers.marked import article_of
from songngu.readers.tree import parse_tree, pieces
from songngu.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # fonts only: no protection of text


def read_epub(data: bytes) -> Article:
    """Read a book: its title and authors from its package, its chapters in the order of the spine.

    Headings, lists, quotes and captions as in a web page; the table of contents is boilerplate. A chapter that is
    missing is told in `repairs`. Raises FormatError for what is no EPUB, is damaged, protected (DRM), or has no text.
    """
    archive = Archive.open(data)
    package_name = _package_name(archive)
    package = archive.xml(package_name)
    chapters = list(_chapters(package, posixpath.dirname(package_name)))
    _refuse_protected(archive, {chapter.name for chapter in chapters})
    lines, missing = list(_front(package)), 0
    for chapter in chapters:
        if chapter.name in archive.names:
            lines += _lines(archive.read(chapter.name), folded=chapter.contents)
        else:
            missing += 1
    told = (f"left out chapters that are missing in the file: {missing}",) if missing else ()
    return article_of(_with_one_title(lines), told)


def _package_name(archive: Archive) -> str:
    """Return the name of the file that lists the chapters."""
    roots = (one for one in archive.xml(_CONTAINER).iter() if local(one) == "rootfile")
    name = next((attribute(one, "full-path") for one in roots), "")
    if not name:
        raise FormatError(f"The EPUB does not name its package in {_CONTAINER}. Download the book again.")
    return name


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A file of the spine; `contents` tells that it is the table of contents."""

    name: str
    contents: bool


def _chapters(package: _Element, folder: str) -> Iterator[_Chapter]:
    manifest, spine = child(package, "manifest"), child(package, "spine")
    if manifest is None or spine is None:
        raise FormatError(
            "The EPUB lists no chapters: its package has no manifest or no spine. Download the book again."
        )
    items = {attribute(item, "id"): item for item in manifest}
    for reference in spine:
        item = items.get(attribute(reference, "idref"))
        if item is not None and attribute(item, "media-type") in {"application/xhtml+xml", "text/html"}:
            name = posixpath.normpath(posixpath.join(folder, unquote(attribute(item, "href")).partition("#")[0]))
            yield _Chapter(name, contents="nav" in attribute(item, "properties").split())


def _refuse_protected(archive: Archive, chapters: set[str]) -> None:
    """Raise FormatError where chapters are encrypted; fonts may be, which is no protection of the text."""
    name = "META-INF/encryption.xml"
    if name not in archive.names:
        return
    for data in parse_xml(archive.read(name), name).iter():
        if local(data) == "EncryptedData":
            method = attribute(child(data, "EncryptionMethod"), "Algorithm")
            uris = {unquote(attribute(one, "URI")) for one in data.iter() if local(one) == "CipherReference"}
            if method not in _FONTS and uris & chapters:
                raise FormatError(
                    "This book is protected (DRM): only the reading program of its shop may open it. "
                    "Use a copy without protection."
                )


def _front(package: _Element) -> Iterator[Line]:
    """Yield the title and the authors of a book."""
    metadata = child(package, "metadata")
    entries = () if metadata is None else metadata.iter()
    found = [(local(entry), collapse(entry.text or "")) for entry in entries]
    title = next((text for name, text in found if name == "title" and text), "")
    authors = ", ".join(dict.fromkeys(text for name, text in found if name == "creator" and _names_somebody(text)))
    yield Line(title, hint=Kind.TITLE)
    yield Line(authors, hint=Kind.BYLINE)


def _names_somebody(author: str) -> bool:
    return author.lower() not in {"", "unknown", "unknown author", "author"}  # what programs put where none is given


def _lines(data: bytes, *, folded: bool) -> Iterator[Line]:
    """Yield the lines of one chapter."""
    tree, _ = parse_tree(decode(data).text)
    for piece in pieces(tree):
        place = piece.place
        kind = Kind.BOILERPLATE if folded or place.furniture else place.hint
        if kind is None and place.tag == "tr":  # of a table: nothing that a rule should take for a heading
            kind = Kind.PARAGRAPH
        level = place.level if kind in {Kind.HEADING, Kind.LIST_ITEM} else 0
        yield Line(piece.text, gap=1, hint=kind, level=level)


def _with_one_title(lines: list[Line]) -> list[Line]:
    """Drop the title that the first pages say again, and its author; and the places that the package left empty."""
    front = {line.text.casefold() for line in lines[:2] if line.text}
    kept = [line for line in lines[:2] if line.text]
    again = iter(lines[2:])
    for line in again:
        if line.text.casefold() not in front:
            return [*kept, line, *again]
    return kept
