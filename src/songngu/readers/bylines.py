"""By-lines (who wrote it, whose photos, when it was published) and datelines (which paper, from where)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.readers.phrases import any_of

if TYPE_CHECKING:
    from songngu.readers.lines import Line, Page

_DAY = any_of("thứ hai; thứ ba; thứ tư; thứ năm; thứ sáu; thứ bảy; thứ [2-7]; chủ nhật; chúa nhật; t[2-7]; cn")
_DATE = any_of(r"""
(?:ngày )?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?
ngày \d{1,2} tháng \d{1,2}(?:,? năm \d{4})?
\d{4}-\d{2}-\d{2}
""")
_CLOCK = any_of(r"""
\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?(?:am|pm|sáng|chiều|tối|ict))?
\d{1,2} (?:giờ|phút|ngày) trước; hôm nay; hôm qua
""")
_ZONE = r"\(?\s?(?:gmt|utc)\s?[+-]?\s?\d{0,2}(?::?\d{2})?\s?\)?"
_MARK = any_of(
    "cập nhật(?: lúc| lần cuối)?; đăng(?: lúc| ngày)?; xuất bản; ngày đăng; ngày; lúc; thời gian; updated; posted"
)
_SEPARATOR = r"[\s,|•·:–—-]*"
_WHEN = re.compile(
    # atomic, because "1-1-1-1-…" can be cut into dates in exponentially many ways
    rf"(?:{_MARK}{_SEPARATOR})?(?>(?:{_DATE}|{_CLOCK}|{_DAY}|{_ZONE}){_SEPARATOR})++",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d|hôm (?:nay|qua)")

_ROLE = any_of("""
bài viết; bài; tin; ảnh; clip; video; đồ họa; đồ hoạ; thiết kế; kỹ thuật; trình bày; thực hiện; nội dung; tác giả
biên dịch; người dịch; dịch; biên tập; lược dịch; tổng hợp; phóng viên; nhóm phóng viên; nhóm pv; pv; nguồn; nguồn tin
theo; viết bởi
""")
_ROLES = re.compile(rf"{_ROLE}(?:\s*(?:[,&/+–-]|và)\s*{_ROLE})*\s*[:：]\s*(?P<names>\S.*)", re.IGNORECASE)
_PHOTO_ROLE = re.compile(r"(?:ảnh|clip|video|đồ họa|đồ hoạ)\s*[:：]", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:nhóm )?(?:pv|p\.\s?v\.?|phóng viên|ctv|btv|ban biên tập|tòa soạn|toà soạn|ttxvn|bbt)"
    r"(?:\s*[/,–-]\s*\S.{0,40})?",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\(?\s*theo\s+(?P<names>\S.{0,60}?)\s*\)?", re.IGNORECASE)
_AFTERWORD = re.compile(
    r"\s*(?:\([^()]{1,40}\)|[-–—]\s*(?:ảnh|clip|video|đồ họa)\s*[:：].{1,40}"
    r"|\b(?:tổng hợp|lược dịch|lược ghi|ghi|dịch|thực hiện))$",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&/|+]|\s[-–—]\s|\bvà\b)\s*")
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?){1,4}[^\W\d_]{0,12}\.?")
MOST_WORDS, MOST_LETTERS = 16, 160  # of a by-line


def is_name(text: str) -> bool:
    """Tell whether `text` has the shape of names of people or papers: capitalised words, separated as lists are."""
    parts = [part for part in _BETWEEN_NAMES.split(text.strip(" .")) if part]
    return bool(parts) and all(_is_one_name(part) for part in parts)


def _is_one_name(text: str) -> bool:
    if _INITIALS.fullmatch(text):
        return True
    words = text.split()
    return len(words) <= 5 and all(word[0].isupper() and re.fullmatch(r"[\w.'’&+-]+", word) for word in words)


def _is_long(line: Line) -> bool:
    return line.words > MOST_WORDS or len(line.text) > MOST_LETTERS


def is_date(line: Line) -> bool:
    """Tell whether a line says only when: "Thứ Hai, 22/08/2022, 10:15 (GMT+7)"."""
    return bool(not _is_long(line) and _HAS_DIGIT.search(line.text) and _WHEN.fullmatch(line.text))


def is_marked_byline(line: Line) -> bool:
    """Tell whether a line says that it is a by-line: a role and names, a date, "PV", "(Theo VnExpress)"."""
    if _is_long(line):
        return False
    text = line.text.strip("|*_ ")
    roles = _ROLES.fullmatch(text)
    if roles and not _PHOTO_ROLE.match(text):
        return is_name(_bare(roles["names"]))
    return is_date(line) or bool(_STAFF.fullmatch(text))


def is_byline(line: Line) -> bool:
    """Tell whether a line may be a by-line where one is looked for: above the text and below it."""
    if is_marked_byline(line):
        return True
    text = line.text.strip("|*_ ")
    if _is_long(line) or line.text.endswith((":", "?", "!")):
        return False
    following = _FOLLOWING.fullmatch(text)
    if following:
        return is_name(_bare(following["names"]))
    bare = _bare(_ADDRESS.sub("", text))
    return not bare or is_name(bare) or _is_name_and_date(bare)


def _bare(text: str) -> str:
    """Take off what may follow a name: "(Theo CNN)", "- Ảnh: Thanh Hải", "ghi"."""
    return _AFTERWORD.sub("", text.strip(" .")).strip(" .,-–—|")


def _is_name_and_date(text: str) -> bool:
    digit = re.search(r"[-–—|,•]?\s*(?:thứ|chủ nhật|ngày|\d)", text, re.IGNORECASE)
    if digit is None or not digit.start():
        return False
    return is_name(text[: digit.start()]) and bool(_WHEN.fullmatch(text[digit.start() :].strip(" -–—|,•")))


def claim_marked_bylines(page: Page) -> None:
    """Claim the by-lines that say so, wherever they are."""
    for index, line in page.open():
        if is_marked_byline(line):
            page.claim(index, Kind.BYLINE)


def claim_edge_bylines(page: Page) -> None:
    """Claim names above the first and below the last running text."""
    body = page.body()
    for index, line in page.open():
        if body and index not in body and is_byline(line):
            page.claim(index, Kind.BYLINE)
