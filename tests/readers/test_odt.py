"""OpenDocument texts: the XML as LibreOffice writes it."""

import pytest
from tests.readers.documents import P1, P2, archive, odt

from songngu.article import Kind
from songngu.errors import FormatError
from songngu.readers.odt import read_odt

HEAD = "<text:p text:style-name='Title'>Gỡ vướng cho tám dự án</text:p>"


def blocks(data: bytes) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_odt(data).blocks]


def test_a_document_with_a_bit_of_everything() -> None:
    body = (
        f"<text:sequence-decls/>{HEAD}<text:p>{P1}</text:p>"
        f"<text:h text:outline-level='2'>Thu hồi vốn</text:h><text:section><text:p>{P2}</text:p></text:section>"
        "<text:list><text:list-item><text:p>Một</text:p><text:list><text:list-item><text:p>Một phẩy một</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Dự án</text:p></table:table-cell>"
        "<table:table-cell><text:p>Vốn</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"
    )
    article = read_odt(odt(body))
    assert [(block.kind, block.level, block.text) for block in article.blocks] == [
        (Kind.TITLE, 0, "Gỡ vướng cho tám dự án"),
        (Kind.SAPO, 0, P1),
        (Kind.HEADING, 2, "Thu hồi vốn"),
        (Kind.PARAGRAPH, 0, P2),
        (Kind.LIST_ITEM, 1, "Một"),
        (Kind.LIST_ITEM, 2, "Một phẩy một"),
        (Kind.PARAGRAPH, 0, "Dự án | Vốn"),
    ]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<text:span>giữa</text:span>", ["trước giữa sau"]),
        ("<text:s text:c='999999999'/>", ["trước sau"]),
        ("<text:tab/>", ["trước sau"]),
        ("<text:line-break/>", ["trước", "sau"]),
        ("<text:a>liên kết</text:a>", ["trước liên kết sau"]),
        ("<text:soft-page-break/>giữa", ["trước giữa sau"]),
        ("<office:annotation><text:p>nhận xét</text:p></office:annotation>", ["trước sau"]),
        (
            "<draw:frame><draw:text-box><text:p>Trong khung</text:p></draw:text-box></draw:frame>",
            ["trước sau", "Trong khung"],
        ),
        (
            (
                "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích.</text:p>"
                "</text:note-body></text:note>"
            ),
            ["trước sau", "Chú thích."],
        ),
    ],
)
def test_text_is_what_is_shown(inside: str, expected: list[str]) -> None:
    assert [text for _, text in blocks(odt(f"<text:p>trước {inside} sau</text:p>"))] == expected


def test_styles_of_ones_own_are_what_they_are_based_on() -> None:
    automatic = (
        "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Mine'/>"
        "<style:style style:name='P2' style:parent-style-name='P2'/>"
    )
    styles = "<style:style style:name='Mine' style:parent-style-name='Quotations'/>"
    body = f"{HEAD}<text:p>{P1}</text:p><text:p text:style-name='P1'>Sẽ làm ngay.</text:p><text:p text:style-name='P2'>{P2}</text:p>"
    assert blocks(odt(body, styles=styles, automatic=automatic))[2:] == [
        (Kind.QUOTE, "Sẽ làm ngay."),
        (Kind.PARAGRAPH, P2),
    ]


def test_contents_and_page_headers_are_boilerplate_and_deletions_gone() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Đã xóa</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes>{HEAD}<text:table-of-content><text:index-body><text:p>Mục lục</text:p>"
        f"</text:index-body></text:table-of-content><text:p>{P1}</text:p>"
    )
    styles = "<style:header><text:p>Báo Bến Sông</text:p></style:header><style:footer><text:p>Báo Bến Sông</text:p></style:footer>"
    found = blocks(odt(body, styles=styles))
    assert [text for kind, text in found if kind is Kind.BOILERPLATE] == ["Mục lục", "Báo Bến Sông"]
    assert "Đã xóa" not in str(found)


def test_comments_are_told() -> None:
    body = f"<text:p>{P1}<office:annotation><text:p>Xem lại</text:p></office:annotation></text:p>"
    assert read_odt(odt(body)).repairs == ("left out comments: 1",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x", "does not begin as one"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "'content.xml' is missing"),
        (odt("<text:p>"), "'content.xml' in the document is damaged"),
        (odt(""), "holds no text"),
        (
            odt(f"<text:p>{P1}</text:p>", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "protected by a password",
        ),
    ],
    ids=["text", "no part", "no XML", "no text", "password"],
)
def test_what_is_no_open_document(data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read_odt(data)
