"""PDF documents: two printed by Chromium from one article in several shapes, others written by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.readers.documents import drawn, pdf

from songngu.article import Kind
from songngu.errors import FormatError
from songngu.readers import read
from songngu.readers.pdf_file import read_pdf
from songngu.readers.pdf_layout import arrange
from songngu.readers.pdf_lines import Glyph, Printed, lines_of_glyphs
from songngu.readers.pdf_pages import Pages

FIXTURES = Path(__file__).parent / "fixtures"
TITLE = "Chợ hoa Cồn Sơn dời về bờ nam sau ba mươi năm họp bên bến cũ"
HEADINGS = ["Giá thuê giữ nguyên trong ba năm", "Bến cũ sẽ thành công viên"]
OPENINGS = [
    "Từ ngày 12/10",
    "Sáng 5/10",
    "“Bến cũ chật",
    "Mỗi sạp",
    "Bà Trần Thị Lụa",
    "Sau khi chợ",
    "Kiến trúc sư",
    "Dự kiến",
]


@pytest.mark.parametrize("name", ["cho-hoa.pdf", "cho-hoa-ba-cot.pdf"])
def test_an_article_in_one_column_and_in_three(name: str) -> None:
    article = read(FIXTURES / name)
    assert article.title == TITLE
    assert [block.text for block in article.blocks if block.kind is Kind.HEADING] == HEADINGS
    assert [block.text for block in article.blocks if block.kind is Kind.CAPTION] == [
        "Khu chợ mới bên bờ nam sông Trà, chụp sáng 5/10. Ảnh: Minh Khuê"
    ]
    for opening in OPENINGS:  # every paragraph is whole: over lines, columns and pages
        [text] = [block.text for block in article.blocks if block.text.startswith(opening)]
        assert text.endswith(".")
        assert text.count(" ") > 15


def test_both_shapes_have_the_same_paragraphs() -> None:
    one, three = (
        [block.text for block in read(FIXTURES / name).blocks if block.text.count(" ") > 8]
        for name in ("cho-hoa.pdf", "cho-hoa-ba-cot.pdf")
    )
    assert one == three


def test_page_headers_and_footers_are_folded() -> None:
    article = read(FIXTURES / "cho-hoa.pdf")
    folded = [block.text for block in article.blocks if block.kind is Kind.BOILERPLATE]
    assert folded == ["Báo Bến Sông – Số 41", "Trang 1"]
    assert article.repairs == ("folded page headers and footers: 6",)
    assert sum("Bến Sông" in block.text for block in article.blocks) == 1


def test_a_sentence_goes_on_over_the_page_end() -> None:
    [whole] = [block.text for block in read(FIXTURES / "cho-hoa.pdf").blocks if block.text.startswith("Sau khi chợ")]
    assert "lấy từ ngân sách thành phố" in whole


LINES = (
    (50, 500, 10, "The committee said on Monday that the new"),
    (50, 488, 10, "market will open in October, with space for"),
    (50, 476, 10, "more than two hundred flower sellers."),
    (50, 452, 10, "Rents stay as they are for three years."),
)


def test_a_pdf_written_by_hand() -> None:
    article = read_pdf(pdf(drawn(*LINES)))
    assert [block.text for block in article.blocks] == [
        (
            "The committee said on Monday that the new market will open in October, with space for more than two hundred "
            "flower sellers."
        ),
        "Rents stay as they are for three years.",
    ]


@pytest.mark.parametrize("turn", ["0 1 -1 0 400 0 cm", "-1 0 0 -1 400 600 cm", "0 -1 1 0 0 600 cm"])
def test_a_page_that_is_turned(turn: str) -> None:
    assert (
        read_pdf(pdf(f"q {turn} {drawn(*LINES)} Q"))
        .blocks[0]
        .text.startswith("The committee said on Monday that the new market")
    )


def test_pages_without_text_are_told() -> None:
    article = read_pdf(pdf(drawn(*LINES), "0 0 100 100 re f", drawn((50, 500, 10, "The end of it all."))))
    assert article.repairs == ("found no text on pages: 2",)


LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<{'00' * 16}> <{'00' * 16}>]"
NO_LETTERS = "/Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "damaged, or is none"),
        (b"x", "damaged, or is none"),
        (pdf(drawn(*LINES))[:300], "damaged, or is none"),
        (pdf("0 0 100 100 re f", "0 0 50 50 re f"), r"pages of this PDF \(2\) hold no text.*ocrmypdf"),
        (pdf(drawn(*LINES), trailer=LOCK), "protected by a password"),
        (pdf("BT /F1 10 Tf 50 500 Td <00010002000300040005> Tj ET", font=NO_LETTERS), "which letters|hold no text"),
    ],
    ids=["stump", "text", "cut short", "scan", "password", "no letters"],
)
def test_what_cannot_be_read(data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read_pdf(data)


def test_a_pdf_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(FormatError, match=r"takes longer than 0\.01 seconds"):
        read_pdf(pdf(drawn(*LINES)), timeout=0.01)


def row(text: str, left: float = 0, base: float = 0, size: float = 10) -> list[Glyph]:
    """Set a text with letters 5 points wide; a space is a mere gap."""
    return [Glyph(c, left + 5 * n, left + 5 * n + 5, base, size) for n, c in enumerate(text) if c != " "]


@pytest.mark.parametrize(
    ("glyphs", "expected"),
    [
        (row("bờ nam"), ["bờ nam"]),
        (row("trên") + row("dưới", base=-12), ["trên", "dưới"]),
        # letters a font lacks come later, from another one
        (row("b  nam") + row(" ờ"), ["bờ nam"]),
        (row("m t hai") + row("dòng sau", base=-12) + row(" ộ", base=0.3), ["một hai", "dòng sau"]),
        # a mark of its own stays with its letter, wherever it is drawn
        ([*row("ba"), Glyph("\u0301", 6, 9, 0, 10), *row("c", 10)], ["ba\u0301c"]),
        # a raised 2, and the line going on below it
        ([*row("12 m"), Glyph("2", 20, 23, 4, 6), *row("la", 28)], ["12 m2 la"]),
        ([Glyph("ﬁ", 0, 8, 0, 10), *row("le", 8)], ["file"]),
        (row("một") + row("hai", base=-12) + row("ba", 300, 40), ["một", "hai", "ba"]),
        (row("hai", base=-12) + row("một"), ["một", "hai"]),
    ],
    ids=["gap", "two lines", "other font", "other font, late", "mark", "index", "ligature", "columns", "upwards"],
)
def test_glyphs_become_lines(glyphs: list[Glyph], expected: list[str]) -> None:
    assert [line.text for line in lines_of_glyphs(glyphs, 0)] == expected


def test_cells_of_a_table_are_apart() -> None:
    [line] = lines_of_glyphs(row("Số sạp") + row("260", left=90), 0)
    assert (line.text, line.apart) == ("Số sạp 260", True)


def page(*lines: tuple[str, float, float, float], number: int = 0) -> list[Printed]:
    """Print lines of text, left end, base line and size; a letter is half as wide as high."""
    return [Printed(number, x, x + len(t) * s / 2, y, s, bold=False, apart=False, text=t) for t, x, y, s in lines]


FULL = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(FULL, 0, 100, 10), ("rồi hết.", 0, 88, 10)], [f"{FULL} rồi hết."]),
        ([(FULL, 0, 100, 10), ("Hà Nội hết.", 0, 88, 10)], [f"{FULL} Hà Nội hết."]),
        ([(FULL, 0, 100, 10), ("ngắn.", 0, 88, 10), ("Câu khác.", 0, 76, 10)], [f"{FULL} ngắn.", "Câu khác."]),
        ([(FULL, 0, 100, 10), (FULL, 0, 60, 10), (FULL, 0, 48, 10)], [FULL, f"{FULL} {FULL}"]),
        ([(FULL + ".", 0, 100, 10), ("Thụt vào " + FULL, 20, 88, 10)], [FULL + ".", f"Thụt vào {FULL}"]),
        (
            [("1. " + FULL, 0, 100, 10), ("Hà Nội.", 15, 88, 10), ("2. Hai.", 0, 76, 10)],
            [f"1. {FULL} Hà Nội.", "2. Hai."],
        ),
        ([("- Một;", 0, 100, 10), ("- Hai;", 0, 88, 10)], ["- Một;", "- Hai;"]),
        ([(FULL, 0, 20, 10), ("sang cột sau.", 300, 100, 10)], [f"{FULL} sang cột sau."]),
        ([(FULL + " vi-", 0, 100, 10), ("rút.", 0, 88, 10)], [f"{FULL} vi-rút."]),
        ([(FULL + " vi\u00ad", 0, 100, 10), ("rút.", 0, 88, 10)], [f"{FULL} virút."]),
        ([("C", 0, 100, 30), ("hợ hoa " + FULL, 20, 100, 10), ("dời bến.", 0, 88, 10)], [f"Chợ hoa {FULL} dời bến."]),
    ],
    ids=[
        "goes on",
        "name",
        "short line",
        "gap",
        "indent",
        "items",
        "bullets",
        "column",
        "hyphen",
        "soft hyphen",
        "drop cap",
    ],
)
def test_lines_become_paragraphs(lines: list[tuple[str, float, float, float]], expected: list[str]) -> None:
    found, _ = arrange(Pages(1, (), 0.0, tuple(page(*lines))))
    assert [line.text for line in found] == expected


def test_sizes_become_levels() -> None:
    lines = page(
        ("Tên", 0, 200, 20), ("Mục", 0, 170, 14), (FULL, 0, 150, 10), ("Mục nữa", 0, 120, 14), (FULL, 0, 100, 10)
    )
    found, _ = arrange(Pages(1, (), 0.0, tuple(lines)))
    assert [(line.hint, line.level) for line in found] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 2),
        (None, 0),
        (Kind.HEADING, 2),
        (None, 0),
    ]


@pytest.mark.parametrize(
    ("edges", "folded"),
    [
        (["Báo X", "Báo X", "Báo X"], ["Báo X"]),
        (["Báo X 1", "Báo X 2", "Báo X 3"], ["Báo X 1"]),
        (["1", "2", "3"], []),
        (["Một đầu đề", "Hai đầu đề", "Ba đầu đề"], []),
        (["Báo X"], []),
        (["Trang 7"], ["Trang 7"]),
    ],
)
def test_only_what_comes_again_is_a_page_header(edges: Sequence[str], folded: Sequence[str]) -> None:
    lines = [
        line
        for number, edge in enumerate(edges)
        for line in page(
            (edge, 0, 580, 8),
            *((f"{FULL} {'abc'[number]}{'xyz'[n]}.", 0, 500 - 30 * n, 10) for n in range(3)),
            number=number,
        )
    ]
    found, _ = arrange(Pages(len(edges), (), 0.0, tuple(lines)))
    assert [line.text for line in found if line.hint is Kind.BOILERPLATE] == list(folded)
    assert sum(FULL in line.text for line in found) == 3 * len(edges)
