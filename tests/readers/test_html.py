"""HTML pages: what is kept, what is left out, and pages made to do harm."""

import unicodedata
from pathlib import Path

import pytest

from songngu.article import Kind
from songngu.readers import parse, read
from songngu.readers.html import read_html

FIXTURE = Path(__file__).parent / "fixtures" / "bao-tang.html"
P1 = "Thành phố sẽ rà soát toàn bộ các dự án chậm tiến độ trong quý III, ông Bình cho biết tại cuộc họp chiều qua."
P2 = "Chủ đầu tư nào chậm quá 60 ngày sẽ bị thu hồi vốn và chuyển cho dự án khác có nhu cầu, nhất là trường học."


def page(body: str, *, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "never",
    ["KHÔNG ĐƯỢC HIỆN", "font-weight", "Chia sẻ", "Giá xăng", "Làng gốm trăm tuổi", "Giấy phép", "Hay quá", "nặn gốm'"],
)
def test_what_is_no_article_does_not_show(never: str) -> None:
    assert never not in "\n".join(block.text for block in read(FIXTURE).blocks)


def test_what_is_left_out_is_counted() -> None:
    assert read(FIXTURE).repairs == ("left out 15 lines of page furniture",)


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("<h1>Gỡ vướng<br>cho tám dự án</h1>", Kind.TITLE, "Gỡ vướng cho tám dự án"),
        ("<h1>Báo X</h1><h1>Gỡ vướng cho tám dự án</h1>", Kind.TITLE, "Gỡ vướng cho tám dự án"),
        ("<h1>Tiêu đề</h1><p class='sapo'>Tóm tắt bài ở đây.</p>", Kind.SAPO, "Tóm tắt bài ở đây."),
        ("<h1>Tiêu đề</h1><h2 class='detail-sapo'>Tóm tắt bài ở đây.</h2>", Kind.SAPO, "Tóm tắt bài ở đây."),
        (
            "<h1>Tiêu đề</h1><p class='description'><span class='location-stamp'>Hà Nội</span>Tóm tắt ở đây.</p>",
            Kind.SAPO,
            "Hà Nội - Tóm tắt ở đây.",
        ),
        ("<h1>Tiêu đề</h1><p>Mô tả ở phần đầu trang này.</p>", Kind.SAPO, "Mô tả ở phần đầu trang này."),
        ("<h1>Tiêu đề</h1><div class='author'>Lê Hà</div>", Kind.BYLINE, "Lê Hà"),
        (f"<p>{P1}</p><figure><figcaption>Một góc phố</figcaption></figure>", Kind.CAPTION, "Một góc phố"),
        (f"<p>{P1}</p><h3>Mặt bằng</h3>", Kind.HEADING, "Mặt bằng"),
        (f"<p>{P1}</p><blockquote>Chúng tôi sẽ làm.</blockquote>", Kind.QUOTE, "Chúng tôi sẽ làm."),
        (f"<p>{P1}</p><ul><li>Một việc</li></ul>", Kind.LIST_ITEM, "Một việc"),
        (f"<p>{P1}</p><p>Một<b>hai</b> ba &amp; bốn&nbsp;năm nữa.</p>", Kind.PARAGRAPH, "Mộthai ba & bốn năm nữa."),
    ],
)
def test_elements_give_kinds(body: str, kind: Kind, text: str) -> None:
    head = (
        "<title>Gỡ vướng cho tám dự án | Báo X</title><meta name='description' content='Mô tả ở phần đầu trang này.'>"
    )
    article = parse(page(f"<article>{body}<p>{P1}</p><p>{P2}</p></article>", head=head), format="html")
    assert (kind, text) in [(block.kind, block.text) for block in article.blocks]


def test_a_page_without_structure_is_read_by_its_lines() -> None:
    body = f"<div>{P1}<br><br>{P2}<br>Tin liên quan<br><a href='x'>Đường mới</a></div>"
    article = parse(page(body, head="<title>Gỡ vướng cho tám dự án - Báo X</title>"), format="html")
    kinds = [(block.kind, block.text) for block in article.blocks]
    assert kinds[:3] == [(Kind.TITLE, "Gỡ vướng cho tám dự án"), (Kind.SAPO, P1), (Kind.PARAGRAPH, P2)]
    assert all(kind is Kind.BOILERPLATE for kind, _ in kinds[3:])


def windows_1258(text: str) -> bytes:
    """Encode as windows-1258, which writes the tones as marks of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = unicodedata.normalize("NFD", text)
    bases = "".join(mark if mark in tones else "\0" + mark for mark in letters)
    parted = "".join(
        unicodedata.normalize("NFC", "".join(m for m in syllable if m not in tones))
        + "".join(m for m in syllable if m in tones)
        for syllable in _clusters(bases.replace("\0", ""))
    )
    return parted.encode("cp1258")


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for mark in text:
        if unicodedata.combining(mark) and clusters:
            clusters[-1] += mark
        else:
            clusters.append(mark)
    return clusters


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(windows_1258(page(f"<p>{P1}</p>", head="<meta charset='windows-1258'>")), id="windows-1258"),
        pytest.param(page(f"<p>{P1}</p>").encode("utf-16"), id="UTF-16"),
        pytest.param(page(f"<p>{P1}</p>").encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param(page(f"<p>{P1}</p>", head="<meta charset='iso-8859-1'>").encode(), id="UTF-8 declared as another"),
        pytest.param(page(f"<p>{P1}</p>", head="<meta charset='no-such'>").encode(), id="an encoding there is not"),
        pytest.param(page(f"<p>{unicodedata.normalize('NFD', P1)}</p>").encode(), id="decomposed"),
        pytest.param(page(f"<p>{P1}</p>").encode("ascii", "xmlcharrefreplace"), id="character references"),
        pytest.param(f"<?xml version='1.0' encoding='utf-8'?>{page(f'<p>{P1}</p>')}".encode(), id="XHTML"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [block.text for block in read_html(data).blocks] == [P1]


def test_entities_of_the_page_are_not_expanded() -> None:
    bomb = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
    article = parse(
        f"<?xml version='1.0'?><!DOCTYPE html [{bomb}]><html><body><p>&a11;</p><p>{P1}</p></body></html>", format="html"
    )
    assert sum(len(block.text) for block in article.blocks) < 2 * len(P1)


def test_files_of_the_machine_are_not_read_in(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("bí mật", encoding="utf-8")
    entity = f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{tmp_path}/secret.txt'>]>"
    article = parse(f"{entity}<html><body><p>&x;</p><p>{P1}</p></body></html>", format="html")
    assert all("bí mật" not in block.text for block in article.blocks)


@pytest.mark.parametrize("tag", ["div", "span", "font", "blockquote"])
def test_a_page_nested_too_deep_loses_no_text(tag: str) -> None:
    body = f"<p>{P1}</p>{f'<{tag}>' * 5000}<p>{P2}</p>{f'</{tag}>' * 5000}<p>Hết bài viết.</p>"
    article = parse(page(body), format="html")
    text = " ".join(block.text for block in article.blocks)
    assert all(part in text for part in (P1, P2, "Hết bài viết."))
    assert "flattened a page with more than 256 levels of nesting" in article.repairs
