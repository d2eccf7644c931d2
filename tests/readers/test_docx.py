"""Word documents, made by python-docx and with what it cannot make written into their XML."""

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.readers.documents import P1, P2, archive, saved, word

from songngu.article import Kind
from songngu.errors import FormatError
from songngu.readers import parse_bytes
from songngu.readers.docx_file import read_docx

W = nsdecls("w")


def blocks(data: bytes) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_docx(data).blocks]


def test_a_document_with_a_bit_of_everything() -> None:
    assert blocks(word()) == [
        (Kind.TITLE, "Gỡ vướng cho tám dự án"),
        (Kind.SAPO, P1),
        (Kind.HEADING, "Thu hồi vốn"),
        (Kind.PARAGRAPH, P2),
        (Kind.LIST_ITEM, "Rà soát hồ sơ"),
        (Kind.PARAGRAPH, "Dự án | Vốn"),
        (Kind.BOILERPLATE, "Báo Bến Sông"),
    ]


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [
        ("Title", Kind.TITLE, 0),
        ("Subtitle", Kind.SAPO, 0),
        ("Heading 1", Kind.HEADING, 1),
        ("Heading 3", Kind.HEADING, 3),
        ("Heading 9", Kind.HEADING, 9),
        ("Caption", Kind.CAPTION, 0),
        ("Quote", Kind.QUOTE, 0),
        ("Intense Quote", Kind.QUOTE, 0),
        ("List Bullet", Kind.LIST_ITEM, 1),
        ("List Number 2", Kind.LIST_ITEM, 1),
        ("Body Text", Kind.PARAGRAPH, 0),
    ],
)
def test_styles_give_kinds(style: str, kind: Kind, level: int) -> None:
    document = Document()
    for text in (P2, P1, P2):
        document.add_paragraph(text)
    document.add_paragraph("Mở đầu", style="Heading 1")
    document.add_paragraph(P1)
    document.add_paragraph("Lời này, ông nói, ai cũng đã nghe.", style=style)
    document.add_paragraph("Phần sau", style="Heading 1")
    document.add_paragraph(P2)
    [found] = [block for block in read_docx(saved(document)).blocks if block.text.startswith("Lời")]
    assert (found.kind, found.level) == (kind, level)


def test_a_style_of_ones_own_is_what_it_is_based_on() -> None:
    document = Document()
    own = document.styles.add_style("Mục của báo", 1)
    own.base_style = document.styles["Heading 2"]
    document.add_paragraph("Tiêu đề bài", style="Title")
    document.add_paragraph(P1)
    document.add_paragraph("Thu hồi vốn", style=own)
    document.add_paragraph(P2)
    assert (Kind.HEADING, "Thu hồi vốn") in blocks(saved(document))


RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:ins w:id='1' w:author='a'><w:r><w:t>thêm</w:t></w:r></w:ins>", "trước thêm sau"),
        ("<w:del w:id='1' w:author='a'><w:r><w:delText>bỏ</w:delText></w:r></w:del>", "trước sau"),
        ("<w:hyperlink w:anchor='x'><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>", "trước liên kết sau"),
        ("<w:sdt><w:sdtContent><w:r><w:t>ô điền</w:t></w:r></w:sdtContent></w:sdt>", "trước ô điền sau"),
        ("<w:smartTag><w:r><w:t>thẻ</w:t></w:r></w:smartTag>", "trước thẻ sau"),
        ("<w:fldSimple w:instr='DATE'><w:r><w:t>ngày 5/10</w:t></w:r></w:fldSimple>", "trước ngày 5/10 sau"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "trước sau"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", "trước sau"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>hiện</w:t></w:r>", "trước hiện sau"),
        ("<w:r><w:t>vi</w:t><w:noBreakHyphen/><w:t>rút</w:t></w:r>", "trước vi-rút sau"),
        ("<w:r><w:t>vi</w:t><w:softHyphen/><w:t>rút</w:t></w:r>", "trước virút sau"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "trước a b sau"),
    ],
)
def test_text_is_what_word_shows(inside: str, expected: str) -> None:
    document = Document()
    space = "<w:r><w:t xml:space='preserve'> </w:t></w:r>"
    xml = f"<w:p {W}>{RUN.format('trước')}{space}{inside}{space}{RUN.format('sau')}</w:p>"
    document.element.body.insert(0, parse_xml(xml))
    assert [text for _, text in blocks(saved(document))] == [expected]


BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W}>{RUN.format(P1)}{BOX}{RUN.format(' Hết.')}</w:p>"))
    assert [text for _, text in blocks(saved(document))] == [f"{P1} Hết.", "Trong khung"]


def test_line_breaks_part_paragraphs_but_not_headings() -> None:
    document = Document()
    document.add_paragraph("Gỡ vướng\ncho tám dự án", style="Title")
    document.add_paragraph(f"{P1}\n{P2}")
    assert [text for _, text in blocks(saved(document))] == ["Gỡ vướng cho tám dự án", P1, P2]


def test_tables_of_figures_are_rows_and_tables_of_text_are_text() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Số sạp", "260"
    table.cell(1, 0).text, table.cell(1, 1).text = f"{P1}\n{P2}", P2
    table.cell(2, 1).add_table(rows=1, cols=2).cell(0, 0).text = "Ô trong ô"
    assert [text for _, text in blocks(saved(document))] == ["Số sạp | 260", P1, P2, P2, "Ô trong ô"]


def test_notes_come_last_and_what_is_left_out_is_told() -> None:
    document = Document()
    document.add_paragraph(P1)
    document.element.body.insert(0, parse_xml(f"<w:del {W}><w:r/></w:del>"))
    document.element.body.insert(0, parse_xml(f"<w:p {W}><w:r><w:commentReference w:id='1'/></w:r></w:p>"))
    notes = f"<w:footnotes {W}><w:footnote w:type='separator'><w:p>{RUN.format('-')}</w:p></w:footnote>"
    data = with_part(
        saved(document),
        "word/footnotes.xml",
        f"{notes}<w:footnote><w:p>{RUN.format('Theo báo cáo.')}</w:p></w:footnote></w:footnotes>",
    )
    article = read_docx(data)
    assert [block.text for block in article.blocks] == [P1, "Theo báo cáo."]
    assert article.repairs == (
        "left out comments: 1",
        "left out deletions that are tracked: 1",
        "put the notes at the end: 1",
    )


def with_part(data: bytes, name: str, content: str) -> bytes:
    """Return an archive with one file put in or replaced."""
    import io
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as packed:
        files = {entry: packed.read(entry) for entry in packed.namelist() if entry != name}
    return archive(files | {name: content})


def test_legacy_letters_are_converted() -> None:
    document = Document()
    document.add_paragraph("Héi ®ång nh©n d©n thµnh phè häp phiªn th­êng kú vµ th«ng qua nghÞ quyÕt vÒ vèn ®Çu t­ c«ng.")
    article = read_docx(saved(document))
    assert article.blocks[0].text.startswith("Hội đồng nhân dân thành phố họp phiên thường kỳ")
    assert "TCVN3" in " ".join(article.repairs)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x", "does not begin as one, but with b'x'"),
        (b"PK\x03\x04nonsense", "damaged"),
        (archive({"a.txt": "x"}), "'word/document.xml' is missing"),
        (archive({"word/document.xml": "<a>"}), "'word/document.xml' in the document is damaged"),
        (archive({"word/document.xml": ""}), "is damaged"),
        (archive({"word/document.xml": f"<w:document {W}/>"}), "holds no text, perhaps only pictures"),
        (word()[:-200], "damaged"),
    ],
    ids=["text", "no archive", "no part", "no XML", "empty part", "no text", "cut short"],
)
def test_what_is_no_word_document(data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read_docx(data)
    with pytest.raises(FormatError, match=f"bài.docx: .*{says}"):
        parse_bytes(data, format="docx", name="bài.docx")
