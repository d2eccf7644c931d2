"""The docx writer: a Word document of two columns, Vietnamese and English, with the styles of Word."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from songngu.article import Kind
from songngu.version import __version__
from songngu.writers.marks import fold_for_xml, furniture_last, marks, stand_in
from songngu.writers.tables import numbers, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from songngu.article import Block
    from songngu.result import Bilingual

STYLES = {
    Kind.TITLE: "Title",
    Kind.SAPO: "Subtitle",
    Kind.QUOTE: "Quote",
    Kind.CAPTION: "Caption",
    Kind.LIST_ITEM: "List Bullet",
}
SIDES = (("source", "vi-VN"), ("target", "en-GB"))


def dump(result: Bilingual) -> bytes:
    """Return a document: the summary, the article in a table of two columns, remarks behind their sentences, tables.

    Headings, lists, quotes and captions have Word's own styles; the sentences of the summary are bold. Characters that
    XML cannot hold become U+FFFD.
    """
    from docx import Document

    document = Document()
    document.core_properties.title = fold_for_xml(result.article.title or result.article.name)
    document.core_properties.author = ""
    document.core_properties.comments = fold_for_xml(f"songngu {__version__} · {result.signature}")
    picks = result.summary.picks
    if picks:
        rows = [(f"{place}.", index) for place, index in enumerate(picks, start=1)]
        _summary(document, result, rows)
    _article(document, result)
    _tables(document, result)
    document.add_paragraph(fold_for_xml(f"songngu {__version__} · {result.signature}"), style="Caption")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _columns(document: Any, headings: Sequence[str]) -> Any:
    """Add a table with a line of headings."""
    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    return table


def _summary(document: Any, result: Bilingual, rows: Iterable[tuple[str, int]]) -> None:
    document.add_heading("Tóm tắt · Summary", level=1)
    table = _columns(document, ("Tiếng Việt", "English"))
    for number, index in rows:
        for cell, (side, language) in zip(table.add_row().cells, SIDES, strict=True):
            _run(cell.paragraphs[0], f"{number} {_text(result, index, side)}", language)
    document.add_paragraph()


def _article(document: Any, result: Bilingual) -> None:
    table = _columns(document, ("Tiếng Việt", "English"))
    picks = frozenset(result.summary.picks)
    for block, indices in furniture_last(result):
        for cell, (side, language) in zip(table.add_row().cells, SIDES, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = _style(block)
            for index in indices:
                _run(paragraph, f"{_text(result, index, side)} ", language, bold=index in picks)
                if side == "target":
                    _remarks(paragraph, result, index)
    document.add_paragraph()


def _style(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"Heading {min(max(block.level, 2), 9)}"
    return STYLES.get(block.kind, "Normal")


def _remarks(paragraph: Any, result: Bilingual, index: int) -> None:
    for mark in marks(result, index):
        _run(paragraph, f"⚠ {fold_for_xml(mark.say)} ", "en-GB", italic=True)


def _text(result: Bilingual, index: int, side: str) -> str:
    pair = result.pairs[index]
    return fold_for_xml(pair.source if side == "source" else pair.target) or stand_in(pair)


def _run(paragraph: Any, text: str, language: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add text in a language, so that Word checks its spelling by the right dictionary."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(lang)  # noqa: SLF001 - python-docx has no call for the language


def _tables(document: Any, result: Bilingual) -> None:
    for found in tables(result):
        document.add_heading(found.heading + (f" ({found.alarms})" if found.alarms else ""), level=1)
        table = _columns(document, ("Tiếng Việt", "English"))
        for entry in found.entries:
            source, target = table.add_row().cells
            _run(source.paragraphs[0], ("⚠ " if entry.alarm else "") + fold_for_xml(entry.source), "vi-VN")
            forms = (f"{fold_for_xml(text) or '—'} ({numbers(pairs)})" for text, pairs in entry.renderings)
            _run(target.paragraphs[0], ", ".join(forms), "en-GB")
