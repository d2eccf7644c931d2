"""Word documents (.docx): the text as Word shows it, with what its styles say."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from songngu.article import Article, Kind
from songngu.readers.archives import Archive, attribute, child, local
from songngu.readers.marked import assembled, kind_of_style, paragraph_lines, table_lines
from songngu.readers.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from songngu.readers.lines import Line

_SKIPPED = frozenset(
    phrases("""
pPr; rPr; tblPr; tblGrid; trPr; tcPr; sectPr; sdtPr; sdtEndPr; instrText; delText; delInstrText; moveFrom; rt; Fallback
""")
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_STEPS = 20  # from a style to what it is based on; a circle must end
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes) -> Article:
    """Read an article from a Word document: title, headings, lists, captions, quotes and tables by their styles.

    Text boxes stand behind the paragraph that holds them, foot- and endnotes at the end, page headers and footers are
    boilerplate. Text that is hidden or deleted is left out, and `repairs` tells what else is. Raises FormatError for
    what is no Word document, is damaged, or holds no text.
    """
    archive = Archive.open(data)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    styles = _styles(archive, posixpath.join(folder, "styles.xml"))
    walk = _Walk(styles)
    lines = list(walk.blocks(archive.xml(main)))
    notes = [line for name in ("footnotes", "endnotes") for line in _notes(archive, f"{folder}/{name}.xml", styles)]
    edges = [line for name in _edge_parts(archive, folder) for line in walk.blocks(archive.xml(name))]
    return assembled(lines, notes, edges, walk.told)


def _main_part(archive: Archive) -> str:
    """Return the name of the part that the document begins with."""
    usual = "word/document.xml"
    if usual in archive.names or "_rels/.rels" not in archive.names:
        return usual
    relations = archive.xml("_rels/.rels")
    targets = (attribute(one, "Target") for one in relations if attribute(one, "Type").endswith("/officeDocument"))
    return next(targets, usual).lstrip("/")


def _edge_parts(archive: Archive, folder: str) -> list[str]:
    """Return the names of the parts that hold page headers and footers."""
    starts = (f"{folder}/header", f"{folder}/footer")
    return sorted(name for name in archive.names if name.startswith(starts) and name.endswith(".xml"))


def _notes(archive: Archive, name: str, styles: Mapping[str, _Style]) -> Iterator[Line]:
    if name not in archive.names:
        return
    for note in archive.xml(name):
        if attribute(note, "type") not in _SEPARATORS:
            yield from _Walk(styles).blocks(note)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs."""

    kind: Kind | None
    level: int
    listed: bool
    base: str


def _styles(archive: Archive, name: str) -> dict[str, _Style]:
    """Return the styles of paragraphs by their id."""
    if name not in archive.names:
        return {}
    return {attribute(one, "styleId"): _style(one) for one in archive.xml(name) if local(one) == "style"}


def _style(element: _Element) -> _Style:
    kind, level = kind_of_style(attribute(child(element, "name"), "val"))
    properties = child(element, "pPr")
    outline = attribute(child(properties, "outlineLvl"), "val")
    if kind is None and outline.isdecimal() and int(outline[:3]) < 9:
        kind, level = Kind.HEADING, int(outline) + 1
    return _Style(kind, level, _list_level(properties) > 0, attribute(child(element, "basedOn"), "val"))


def _list_level(properties: _Element | None) -> int:
    """Return how deep in a list a paragraph stands, 0 where it is in none."""
    numbering = child(properties, "numPr")
    number, level = (attribute(child(numbering, name), "val") for name in ("numId", "ilvl"))
    if numbering is None or number in {"", "0"}:
        return 0
    return min(int(level[:3]), 8) + 1 if level.isdecimal() else 1


@dataclass(slots=True)
class _Walk:
    """The way through the parts of a document."""

    styles: Mapping[str, _Style]
    told: Counter[str] = field(default_factory=Counter)

    def blocks(self, parent: _Element) -> Iterator[Line]:
        """Yield the lines of the paragraphs and tables in an element; the depth is bounded by the parser."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from table_lines(self._rows(element))
            elif name == "del":
                self.told["left out deletions that are tracked: {n}"] += 1
            elif name and name not in _SKIPPED:
                yield from self.blocks(element)

    def _rows(self, table: _Element) -> Iterator[list[list[Line]]]:
        for row in table.iter():
            if local(row) == "tr" and _owner(row) is table:
                yield [list(self.blocks(cell)) for cell in row.iter() if local(cell) == "tc" and _owner(cell) is table]

    def _paragraph(self, paragraph: _Element) -> Iterator[Line]:
        boxes: list[_Element] = []
        text = "".join(self._text(paragraph, boxes))
        yield from paragraph_lines(text, *self._kind(child(paragraph, "pPr")))
        for box in boxes:
            yield from self.blocks(box)

    def _text(self, parent: _Element, boxes: list[_Element]) -> Iterator[str]:
        """Yield the text in a paragraph, and gather the text boxes that hang on it."""
        for element in parent:
            match local(element):
                case "t":
                    yield element.text or ""
                case sign if sign in _SIGNS:
                    yield _SIGNS[sign]
                case "r" if _is_hidden(child(element, "rPr")):
                    self.told["left out pieces of hidden text: {n}"] += 1
                case "del":
                    self.told["left out deletions that are tracked: {n}"] += 1
                case "commentReference":
                    self.told["left out comments: {n}"] += 1
                case "txbxContent":
                    boxes.append(element)
                case name if name and name not in _SKIPPED:
                    yield from self._text(element, boxes)

    def _kind(self, properties: _Element | None) -> tuple[Kind | None, int]:
        """Return the kind and level of a paragraph: what it says itself, else its style, else what that is based on."""
        depth = _list_level(properties)
        name = attribute(child(properties, "pStyle"), "val")
        for _ in range(_MOST_STEPS):
            style = self.styles.get(name)
            if style is None:
                break
            if style.kind is not None:
                return style.kind, max(style.level, depth) if style.kind is Kind.LIST_ITEM else style.level
            depth = depth or int(style.listed)
            name = style.base
        outline = attribute(child(properties, "outlineLvl"), "val")
        if outline.isdecimal() and int(outline[:3]) < 9:
            return Kind.HEADING, int(outline) + 1
        return (Kind.LIST_ITEM, depth) if depth else (None, 0)


def _owner(element: _Element) -> _Element | None:
    """Return the table that a row or a cell belongs to."""
    return next((above for above in element.iterancestors() if local(above) == "tbl"), None)


def _is_hidden(properties: _Element | None) -> bool:
    hidden = child(properties, "vanish")
    return hidden is not None and attribute(hidden, "val") not in {"0", "false", "off"}
