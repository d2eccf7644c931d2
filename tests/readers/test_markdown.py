"""Markdown: what each mark becomes, and what is said of what is left out."""

import pytest

from songngu.article import Kind
from songngu.readers import parse

T, P, H, L, Q, C, B = (
    Kind.TITLE, Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM, Kind.QUOTE, Kind.CAPTION, Kind.BYLINE,
)  # fmt: skip
TEXT = "Chiều nay Hà Nội có mưa to, nhiều tuyến phố ngập sâu."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, [(P, 0, TEXT)]),
        ("# Một\n\n## Hai\n\n#### Bốn\n", [(T, 0, "Một"), (H, 2, "Hai"), (H, 4, "Bốn")]),
        ("Tiêu đề\n=======\n", [(T, 0, "Tiêu đề")]),
        ("## Mở đầu\n\nxin chào\n", [(T, 0, "Mở đầu"), (P, 0, "xin chào")]),
        (f"{TEXT}\n\n# Tiêu đề muộn\n", [(P, 0, TEXT), (T, 0, "Tiêu đề muộn")]),
        ("# A\n\n# B\n", [(T, 0, "A"), (H, 1, "B")]),
        ("một\nhai\n", [(P, 0, "một hai")]),
        ("*một* **hai** `ba` [bốn](http://x.vn) <http://y.vn>", [(P, 0, "một hai ba bốn http://y.vn")]),
        ("một &amp; hai &#7879;", [(P, 0, "một & hai ệ")]),
        ("- một\n- hai\n  - ba\n", [(L, 1, "một"), (L, 1, "hai"), (L, 2, "ba")]),
        ("> một\n>\n> hai\n", [(Q, 0, "một"), (Q, 0, "hai")]),
        ("![phố ngập](a.jpg)", [(C, 0, "phố ngập")]),
        ('![phố ngập](a.jpg "Phố Huế chiều nay")', [(C, 0, "Phố Huế chiều nay")]),
        ("![phố ngập](a.jpg)\n*phố ngập*\n", [(C, 0, "phố ngập")]),
        ("![](a.jpg)\n\nmột", [(P, 0, "một")]),
        ("| Năm | Ghe |\n|--|--|\n| 2010 | 340 |\n", [(P, 0, "Năm | Ghe"), (P, 0, "2010 | 340")]),
        ("---\ntitle: Tiêu đề\nauthor: Lê Hà\n---\nmột hai", [(T, 0, "Tiêu đề"), (B, 0, "Lê Hà"), (P, 0, "một hai")]),
        ("---\ntitle: Cũ\n---\n# Mới\n\nmột hai", [(T, 0, "Mới"), (P, 0, "một hai")]),
    ],
)
def test_marks_give_kinds(text: str, expected: list[tuple[Kind, int, str]]) -> None:
    article = parse(text, format="md")
    assert [(block.kind, block.level, block.text) for block in article.blocks] == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT, ()),
        ("một\n\n```\nx = 1\n```\n", ("left out 1 block of code",)),
        (
            "một\n\n    x = 1\n\nhai\n\n```\ny\n```\n",
            ("left out 2 blocks of code",),
        ),
        ("một\n\n<div>hai</div>\n", ("left out 1 block of raw HTML",)),
        ("một\n\n<!-- ghi chú -->\n", ()),
        ("---\ntags: [a]\n---\nmột", ("left out the front matter, all but its title and author",)),
    ],
)
def test_what_is_left_out_is_told(text: str, told: tuple[str, ...]) -> None:
    assert parse(text, format="md").repairs == told
