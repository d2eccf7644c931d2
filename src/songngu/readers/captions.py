"""Captions: lines that describe a photo, told from paragraphs by weighing evidence."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.readers.bylines import is_byline
from songngu.readers.phrases import any_of

if TYPE_CHECKING:
    from songngu.readers.lines import Line, Page

_PHOTO = any_of("""
ảnh; nguồn ảnh; hình; hình ảnh; photo; đồ họa; đồ hoạ; video; clip; nguồn video; nguồn clip; infographic; minh họa
minh hoạ
""")
_SORT = any_of("""
tư liệu; minh họa; minh hoạ; chụp màn hình; cắt từ clip; cắt từ video; chụp; internet; nhân vật cung cấp; do [^.:]{1,30}
""")
_CREDIT_FIRST = re.compile(rf"\(?{_PHOTO}(?: {_SORT})?\s*(?:\d{{1,2}}\s*)?[:：]", re.IGNORECASE)
_CREDIT_LAST = re.compile(
    rf"(?:[.,;\s(–—-]|^)\(?(?:{_PHOTO}(?: {_SORT})?\s*[:：/][^.:]{{1,50}}"
    r"|ảnh (?:tư liệu|minh họa|minh hoạ|internet|chụp màn hình)[^.:]{0,40})[.)]*$",
    re.IGNORECASE,
)
_IN_PHOTO = re.compile(
    r"\(?(?:trong (?:ảnh|hình)|ảnh (?:trên|dưới|lớn|nhỏ|trái|phải|bìa)|từ (?:trái|phải) (?:sang|qua))"
    r"|\((?:thứ \w+ (?:từ|bên)|(?:bên |bìa )?(?:trái|phải)|giữa|áo \w+|đứng giữa|ngoài cùng|hàng đầu)[^()]{0,40}\)"
    r"|\bchụp (?:ảnh|hình) (?:lưu niệm|chung|kỷ niệm)",
    re.IGNORECASE,
)
_ACTION = any_of("""
phát biểu; trao; tặng; trao tặng; chủ trì; chứng kiến; ký kết; tham dự; cắt băng; khai mạc; kết luận; trả lời; chia sẻ
thăm; kiểm tra; trao đổi; giới thiệu; báo cáo; biểu diễn; ăn mừng; tiếp
""")
_EVENT = any_of("""
hội nghị; buổi; lễ; cuộc; phiên; kỳ; họp báo; hội thảo; chương trình; sự kiện; trận; tọa đàm; toạ đàm; diễn đàn; đại hội
khu vực; hiện trường; triển lãm; phòng
""")
_VIEW = any_of(r"""
toàn cảnh; quang cảnh; một góc; hình ảnh (?:tại|ghi|cắt); khung cảnh; hiện trường; cận cảnh; phối cảnh
cảnh (?!sát|báo|giác|binh|vệ)
""")
_GESTURE = any_of("""
chụp (?:ảnh|hình); trao (?:tặng|quà|bằng khen|giải|biểu trưng|hoa|quyết định|học bổng); tặng (?:hoa|quà|bằng khen|cờ)
bắt tay; vẫy tay; cắt băng; thả hoa; dâng hương; ký (?:kết )?biên bản; tham quan; đứng bên; ngồi cạnh
""")
_SCENE = re.compile(rf"^{_VIEW}|\b{_GESTURE}|(?<!, )\b{_ACTION}(?: \S+){{0,8}}? (?:tại|ở|trong|bên lề|sau) {_EVENT}")
_REPORTED = any_of("""
cho biết; cho hay; cho rằng; nói; khẳng định; nhấn mạnh; nhận định; thông tin; thừa nhận; tiết lộ; đề nghị; yêu cầu
lý giải; bày tỏ; nêu; kể; dự kiến; theo ông; theo bà; chỉ đạo; giải thích; đánh giá; lo ngại; kỳ vọng; hy vọng
""")
_REPORTS = re.compile(rf"\b{_REPORTED}\b")
_CONNECTIVE = any_of("""
tuy nhiên; tuy vậy; do đó; vì vậy; vì thế; bởi vậy; theo đó; ngoài ra; bên cạnh; đặc biệt; trong đó; hiện; trước đó
sau đó; đồng thời; cùng với; mặt khác; đáng chú ý; cụ thể; thực tế; như vậy; nhưng; và; song; còn; điều này; việc này
đây; khi; nếu; để; với; từ; theo; vì; về; được biết; dù; mặc dù; không chỉ; chính; cũng; tới đây; thời gian; đến nay
nhờ; qua; trước tình; liên quan; tại; phát biểu; trả lời; trao đổi; báo cáo
""")
_TIME = any_of("""
sáng; trưa; chiều; tối; đêm; rạng sáng; ngày; hôm; lúc; khoảng; năm; tháng; cuối; đầu; mới đây; vừa qua; sau; trong
""")
_CONTINUES = re.compile(rf"{_CONNECTIVE}\b", re.IGNORECASE)
_DATES = re.compile(rf"{_TIME}\b", re.IGNORECASE)

ENOUGH = 4  # evidence that makes a line a caption
MOST_WORDS, MOST_SENTENCES = 60, 3
LONG = 72  # words; on a page of very long paragraphs a line of half this is short enough to be a caption


def is_marked_caption(line: Line) -> bool:
    """Tell whether a line says that it is a caption: "Ảnh: …", "… (Ảnh: X)", "Trong ảnh: …"."""
    if line.words > MOST_WORDS or line.sentences > MOST_SENTENCES:
        return False
    return bool(_CREDIT_FIRST.match(line.text) or _CREDIT_LAST.search(line.text) or _IN_PHOTO.match(line.text))


def evidence(page: Page, index: int) -> int:
    """Weigh what speaks for (+) and against (-) line `index` being a caption; see ENOUGH."""
    line = page.lines[index]
    small = line.text.lower()  # twice as fast as matching without regard to case
    return sum(
        (
            3 * (line.indented and not page.usually_indented),
            line.padded and not page.usually_padded,
            2 * bool(_SCENE.search(small)),
            2 * bool(_IN_PHOTO.search(line.text)),
            _is_short(page, line),
            _is_short(page, line) and _names_again(page, index),
            not line.ended,
            -2 * bool(_CONTINUES.match(line.text)),
            -2 * bool(_DATES.match(line.text)),
            -3 * bool(_REPORTS.search(small)),
            -3 * line.text.startswith(("-", "–", "+", "•", "*", '"', "“")),
            -2 * line.text.endswith(("?", "!", ":", ";", "…", "...")),
        )
    )


def claim_marked_captions(page: Page) -> None:
    """Claim the captions and credits that say so; at the edges of an article a name and credit is a by-line."""
    body = page.body()
    for index, line in page.open():
        at_edge = bool(body) and index not in body and is_byline(line) and not _CREDIT_FIRST.match(line.text)
        if index and is_marked_caption(line) and not at_edge:
            page.claim(index, Kind.CAPTION)


def claim_captions(page: Page) -> None:
    """Claim the lines that enough evidence shows to be captions."""
    began = next((at for at, kind in enumerate(page.kinds) if kind is not Kind.BOILERPLATE), 0)
    for index, line in page.open():
        fits = 4 <= line.words <= MOST_WORDS and line.sentences < MOST_SENTENCES
        if fits and index > began and evidence(page, index) >= ENOUGH:
            page.claim(index, Kind.CAPTION)


def _is_short(page: Page, line: Line) -> bool:
    return line.words < 0.5 * min(page.usual_words, LONG)


def _names_again(page: Page, index: int) -> bool:
    """Tell whether people or places of line `index` are named in the running text within two lines of it."""
    names = _names(page.lines[index].text)
    near = [page.lines[at].text for at in range(max(0, index - 2), min(len(page.lines), index + 3)) if at != index]
    return any(name in text for name in names for text in near)


def _names(text: str) -> list[str]:
    """Return the runs of two and more capitalised words."""
    words = (word.strip('.,;:!?…()"“”') for word in text.split())
    runs = (" ".join(run) for capital, run in groupby(words, lambda word: word[:1].isupper()) if capital)
    return [run for run in runs if " " in run]
