"""Word documents and translation memories, read back with other programs' readers."""

import io
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document

from songngu.article import Article, Block, Kind
from songngu.readers import parse_bytes
from songngu.result import Bilingual, Flag, FlagKind, Pair, Sentence, Summary
from songngu.writers import render

SAID = [
    (Kind.TITLE, "Mưa lớn", "Heavy rain"),
    (Kind.HEADING, "Hôm qua", "Yesterday"),
    (Kind.PARAGRAPH, "Mưa <to> & gió\x00.", "Rain <b>hard</b> & wind\x00."),
    (Kind.CAPTION, "Ảnh: Nam.", "Photo: Nam."),
    (Kind.PARAGRAPH, "Chưa dịch.", ""),
]


@pytest.fixture
def result() -> Bilingual:
    blocks = tuple(Block(kind, text, level=2 if kind is Kind.HEADING else 0) for kind, text, _ in SAID)
    pairs = [Pair(Sentence(i, 0, len(vi)), vi, en, -0.5 if en else None) for i, (_, vi, en) in enumerate(SAID)]
    pairs[2] = replace(pairs[2], flags=(Flag(FlagKind.FIGURE, "12 is missing & <lost>."),))
    return Bilingual(Article(blocks), tuple(pairs), Summary((2,), (None,) * 5, "lead", "1"), "model:1")


def test_word_document_has_columns_styles_and_remarks(result: Bilingual) -> None:
    document: Any = Document(io.BytesIO(render(result, "docx")))
    rows = [[cell.text.strip() for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == ["Tiếng Việt", "English"]
    assert rows[1] == ["Mưa lớn", "Heavy rain"]
    assert rows[3][0] == "Mưa <to> & gió\ufffd."
    assert rows[3][1] == "Rain <b>hard</b> & wind\ufffd. ⚠ 12 is missing & <lost>."
    assert rows[5] == ["Chưa dịch.", "…"]
    styles = [row.cells[1].paragraphs[0].style.name for row in document.tables[1].rows]
    assert styles[1:5] == ["Title", "Heading 2", "Normal", "Caption"]
    assert document.tables[1].rows[3].cells[0].paragraphs[0].runs[0].bold
    assert 'w:val="vi-VN"' in document.tables[1].rows[1].cells[0]._tc.xml


def test_a_word_document_is_read_again(result: Bilingual) -> None:
    again = parse_bytes(render(result, "docx"), format="docx")
    assert any("Heavy rain" in block.text for block in again.blocks)


def test_tmx_holds_what_is_translated(result: Bilingual) -> None:
    root = ET.fromstring(render(result, "tmx"))  # noqa: S314 - our own
    header = root.find("header")
    assert header is not None
    assert (root.get("version"), header.get("srclang"), header.get("segtype")) == ("1.4", "vi", "sentence")
    units = [[seg.text for seg in unit.iter("seg")] for unit in root.iter("tu")]
    assert units[0] == ["Mưa lớn", "Heavy rain"]
    assert units[2] == ["Mưa <to> & gió\ufffd.", "Rain <b>hard</b> & wind\ufffd."]
    assert len(units) == 4
    assert [note.text for note in root.iter("note")] == ["model:1", "12 is missing & <lost>."]
