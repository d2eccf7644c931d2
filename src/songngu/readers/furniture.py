"""The furniture of a news page: share buttons, "see also" lines, related links, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.readers.phrases import any_of, phrases

if TYPE_CHECKING:
    from songngu.readers.lines import Line, Page

_CHANNEL = any_of("""
facebook; fb; zalo; twitter; x; linkedin; messenger; telegram; pinterest; viber; youtube; tiktok; e-?mail; link
liên kết
""")
_COUNT = r"(?:\s*[(:]?\s*[\d.,]+\s*k?\s*\)?)?"
_POST = "(?: (?:bài viết|bài báo|bài này|bài|tin này|tin|link|liên kết|này))"
_READERS = "(?:bạn đọc|độc giả|vị độc giả|khán giả|bạn)"

# Whole lines. `#` stands for an optional count, `@` for a channel, `&` for "this article".
_BUTTONS = r"""
(?:chia sẻ|share|gửi|đăng|lưu)&?(?: (?:lên|qua|trên|tới|với|on|to))?(?:[ ,/|]*@)+#
(?:chia sẻ|share|thích|like|tweet|bình luận|lượt xem|thảo luận|quan tâm|yêu thích|hữu ích|cảm xúc)#:?
[\d.,]+ ?k? (?:bình luận|lượt xem|lượt thích|chia sẻ|lượt chia sẻ|thích|likes?|shares?|comments?)
(?:chia sẻ|lưu|in|gửi|tặng|nghe|nghe đọc|nghe audio|báo lỗi|sao chép|copy|đã sao chép)&+(?: thành công)?
sao chép; copy; đã sao chép; link bài gốc; lấy link!?; in trang; cỡ chữ.*; [aA][+-]; a a a; print; gửi e-?mail
@(?:[ ,/|]+@)*
(?:viết|gửi|xem|đọc|ẩn|tất cả|hiện|thêm)(?: (?:các|tất cả|thêm|toàn bộ))? (?:bình luận|ý kiến)(?: của bạn)?#
ý kiến(?: của bạn| bạn đọc| độc giả)?#
gửi; hủy; hủy bỏ; trả lời; đăng nhập; đăng ký; thêm; đóng; menu; tìm kiếm; quảng cáo; tài trợ; tin tài trợ
lên đầu trang; về đầu trang; (?:quay lại|trở lại|trở về|về)(?: (?:trang chủ|trang trước|chuyên mục|mục|chủ đề).*)?
(?:giọng|tốc độ)(?: đọc)?(?: (?:miền )?(?:nam|nữ|bắc|trung))?#x?
\d{1,2}:\d{2} ?/ ?\d{1,2}:\d{2}
(?:đánh giá|xếp hạng)&?#
"""

# The beginning of a line; the rest is free. `~` stands for readers.
_OPENINGS = r"""
(?:[>»›]\s?){2,4}\S; [»›▶►]\s*\S
(?:xem|đọc) (?:thêm|tiếp|ngay)(?:\s|:|$)
(?:theo dõi|follow|đón đọc|cập nhật).{0,80}(?:trên|on|qua|tại) (?:google news|fanpage|@)
(?:kính )?mời(?: (?:quý|các|đông đảo))* ~ (?:đón |theo dõi|xem|đọc|gửi|tham gia|bình luận|chia sẻ|cùng)
(?:đăng ký|tham gia|tải|cài đặt)(?: \S+){0,6} (?:kênh|nhóm|ứng dụng|bản tin|app|newsletter)
(?:từ khóa|từ khoá|dòng sự kiện|sự kiện|tags?|thẻ|chủ đề|keywords?|chuyên mục|mã tin|mã số|link gốc)\s*[:：]
(?:bài viết|ý kiến|nội dung)(?: này)? (?:thể hiện|phản ánh|là)(?: \S+){0,3} (?:quan điểm|góc nhìn|ý kiến)
(?:mọi )?(?:ý kiến|thông tin|tin bài|bài viết)(?: \S+){0,6} (?:xin|vui lòng) gửi
(?:đường dây nóng|hotline|tòa soạn|toà soạn|liên hệ quảng cáo|giấy phép số)\s*[:：]?
(?:©|\(c\)|bản quyền|copyright)\s
"""

# A line that opens a box of links, or the readers' comments.
_NEWS = "(?:tin|bài|bài viết|tin tức|tin bài|các tin|các bài|nội dung|chủ đề|video)"
_BOX = (
    f"{_NEWS} (?:liên quan|khác|mới nhất|mới|cũ hơn|nổi bật|hot|tài trợ)#:?\n"
    f"{_NEWS} (?:cùng chuyên mục|cùng chủ đề|cùng mục|đọc nhiều|đọc nhiều nhất|xem nhiều)#:?\n"
    r"""
(?:có thể|bạn có thể) (?:bạn )?(?:quan tâm|thích|muốn đọc|cũng thích)(?: đến)?:?
(?:đọc|xem) (?:nhiều|nhiều nhất|thêm|tiếp):?
(?:cùng|cùng một) (?:chuyên mục|chủ đề|tác giả):?
(?:đừng bỏ lỡ|tiêu điểm|tin nổi bật|mới nhất|nổi bật|gợi ý cho bạn|dành cho bạn|liên quan):?
"""
)
_COMMENTS = "(?:bình luận|ý kiến|ý kiến bạn đọc|ý kiến độc giả|bạn đọc bình luận)#:?"

SECTIONS = frozenset(
    phrases("""
thời sự; chính trị; xã hội; kinh tế; thế giới; quốc tế; pháp luật; thể thao; bóng đá; giải trí; giáo dục; sức khỏe
sức khoẻ; đời sống; du lịch; khoa học; công nghệ; văn hóa; văn hoá; kinh doanh; bất động sản; bạn đọc; xe; ô tô; ý kiến
tâm sự; video; podcast; podcasts; góc nhìn; trang chủ; home; trong nước; tin tức; tin nóng; tài chính; chứng khoán
nhịp sống; y tế; môi trường; giao thông; đô thị; hà nội; tp hcm; tp.hcm; an ninh; quốc phòng; nông nghiệp; doanh nghiệp
thị trường; việc làm; lao động; công đoàn; nhân ái; hồ sơ; phóng sự; multimedia; ảnh; infographic; longform; emagazine
""")
)
"""Names of sections, lower case, as they stand above a title."""


def _table(rows: str) -> re.Pattern[str]:
    expression = any_of(rows).replace("#", _COUNT).replace("@", _CHANNEL).replace("&", _POST).replace("~", _READERS)
    return re.compile(expression, re.IGNORECASE)


_BUTTON, _OPENING, _BOX_TITLE, _COMMENTS_TITLE = (_table(rows) for rows in (_BUTTONS, _OPENINGS, _BOX, _COMMENTS))
_SAYS = re.compile(r"[^\W_]")  # a line of rules and dots, or the "./." of the agency TTXVN, says nothing
_BACK = re.compile(r"(?:trở lại|quay lại|trở về|về|xem tất cả|tin)\s+(?:mục |chuyên mục )?", re.IGNORECASE)
MOST_WORDS = 40  # a longer line is text, however it begins


def is_furniture(line: Line) -> bool:
    """Tell whether a line is a button, a "see also" or another piece of the page around an article."""
    text = line.text.strip("•|*-–—· ")
    if not _SAYS.search(text):
        return True
    if line.words > MOST_WORDS:
        return False
    back = _BACK.match(text)
    if back and text[back.end() :].lower() in SECTIONS:
        return True
    whole = any(pattern.fullmatch(text) for pattern in (_BUTTON, _BOX_TITLE, _COMMENTS_TITLE))
    return whole or bool(_OPENING.match(text))


def is_breadcrumb(line: Line) -> bool:
    """Tell whether a line names sections of a paper, such as "Trang chủ > Chính trị"."""
    names = [name.strip().lower() for name in re.split(r"[>»›/|]", line.text)]
    return all(name in SECTIONS for name in names if name)


def claim_furniture(page: Page) -> None:
    """Claim what stands for itself, wherever it is, also where markup makes it a heading or an item of a list."""
    for index, line in enumerate(page.lines):
        if page.kinds[index] not in {Kind.TITLE, Kind.SAPO} and is_furniture(line):
            page.kinds[index] = Kind.BOILERPLATE


def claim_breadcrumbs(page: Page) -> None:
    """Claim the names of sections above the first other line and below the last running text."""
    for index, line in page.open():
        if not is_breadcrumb(line):
            break
        if page.content_after(index) is not None:
            page.claim(index, Kind.BOILERPLATE)
    body = page.body()
    for index, line in page.open():
        if body and index >= body.stop and is_breadcrumb(line):
            page.claim(index, Kind.BOILERPLATE)


def claim_boxes(page: Page) -> None:
    """Claim the links under a "Tin liên quan", and all that follows readers' comments or the last such box.

    Links are lines that do not end as sentences. A line with a blank line before it and running text after it is a
    heading of the article again.
    """
    over = _over(page)
    last_text = max((index for index, line in enumerate(page.lines) if line.words > MOST_WORDS), default=0)
    opened = None  # the line that opened the box which the way is in
    for index in range(len(page.lines)):
        box, comments = _opens(page, index)
        if (comments and index >= over) or (box and index >= max(over, last_text)):
            _claim_rest(page, index + 1)
            return
        if box:
            opened = index
        elif opened is not None:
            opened = opened if _is_link(page, index, first=index == opened + 1) else None
            if opened is not None:
                page.kinds[index] = Kind.BOILERPLATE


def _opens(page: Page, index: int) -> tuple[bool, bool]:
    """Tell whether a line opens a box of links, and whether it opens the readers' comments."""
    line = page.lines[index]
    if page.kinds[index] is not Kind.BOILERPLATE or line.words > MOST_WORDS:
        return False, False
    text = line.text.strip("•|*-–—· ")
    return bool(_BOX_TITLE.fullmatch(text)), bool(_COMMENTS_TITLE.fullmatch(text))


def _is_link(page: Page, index: int, *, first: bool) -> bool:
    line, kind = page.lines[index], page.kinds[index]
    if kind is Kind.BOILERPLATE:
        return True
    if line.prose or kind not in {None, Kind.LIST_ITEM}:
        return False
    after = page.content_after(index) if line.gap and not first else None
    return after is None or not after.prose


def _claim_rest(page: Page, start: int) -> None:
    for index in range(start, len(page.lines)):
        page.claim(index, Kind.BOILERPLATE)


def _over(page: Page) -> int:
    """Return the first line before which the article can be over: there is more text above it than below it."""
    above, below = 0, sum(len(line.text) for line in page.lines)
    for index, line in enumerate(page.lines):
        below -= len(line.text)
        if above > below:
            return index
        above += len(line.text) if line.prose else 0
    return len(page.lines)
