"""Finds the names in a Vietnamese sentence whose rendering can be checked: of persons, places, and foreign ones."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from songngu.syllables import is_syllable

_TITLES = """
anh bs bà bác báo bé bị bộ ca can cháu chí chú chị chủ cáo cô cầu cụ diễn em giám giáo gs hlv huấn họa kỹ luyện luật
mc nghi nguyên nhà nhân nhạc nạn pgs phóng phạm sĩ sư thiếu ths thượng thạc thầy thống thủ thứ tiến trung trưởng ts tá
tướng tịch tổng viên ông úy đại đốc đồng
"""
_PLACES = """
tỉnh phố quận huyện phường xã trấn đường sông suối núi đèo đảo làng thôn ấp bản hồ vịnh cảng cầu chợ
"""
_SURNAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đào Đoàn Trịnh Trương Lâm Phùng Mai Tô Hà
Tạ Cao Lương Lưu Châu Thái Vương Quách Kiều Tôn Doãn Chu Thân Nghiêm Phó Khuất Ninh Từ Tống Triệu Văn Mạc Giang Quang
Trầm Thạch Kim Danh Sơn Lại La Tăng Ông Hứa Đàm Bạch Viên Diệp Đồng Nông Hầu Âu Cù Lục Nhữ Vi Cấn Thiều
"""
# Words that open the name of an institution, an office or an event: those are translated, not copied.
_INSTITUTIONS = """
Bộ Sở Ban Cục Vụ Viện Hội Đoàn Đảng Nhà Trường Công Tập Ngân Quốc Trung Ương Chủ Phó Bí Thủ Giám Trưởng Ủy Uỷ Mặt Tổng
Đội Phòng Chi Quân Bệnh Tòa Toà Hiệp Liên Luật Nghị Quyết Thông Hiến Tết Tổ Chính Đại Nhân Cách Thứ Thành Tỉnh Quận
Huyện Phường Xã Thị Khu Cầu Cảng Chợ Sân Bảo Đài Báo Tạp Giáo Đức Phật Chúa Trời Bắc Nam Đông Tây Cộng Xây Kinh Tài
Nông Khoa Văn Hải An Cảnh Y Lao Tư Kế Giải Cúp Huân Danh Anh Ngày Năm Quý Khóa Điều Khoản Số Dự Chương Nhóm Câu Hạng
Vòng Trái Biển Nội Ngoại Hoa Miss Á Thế Olympic Covid World Cup League Premier
"""
TITLES, PLACES = frozenset(_TITLES.split()), frozenset(_PLACES.split())
SURNAMES, INSTITUTIONS = frozenset(_SURNAMES.split()), frozenset(_INSTITUTIONS.split())
TOKEN = re.compile(r"[^\W_][\w'’-]*")
OPENING = re.compile(r"[\W_]*\Z|.*[.!?:…”\"]\s*[\"“(]?\Z", re.DOTALL)


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"  # or an institution with an English name of its own, from the gazetteer
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence: `text` is `source[start:end]`; `english` is the pattern of its rendering, if it has one."""

    text: str
    start: int
    end: int
    kind: Kind
    english: str = ""


@cache
def gazetteer() -> dict[str, str]:
    """Return the names with an English form of their own, each with a pattern of what renders it."""
    lines = files(__package__).joinpath("gazetteer.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _known() -> re.Pattern[str]:
    names = sorted(gazetteer(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)")


@lru_cache(maxsize=2048)  # the check and the table of an article ask for the same sentences
def find_names(source: str) -> tuple[Found, ...]:
    """Return the names of a sentence, in its order. Common nouns in capitals and institutions are left out."""
    runs = list(_runs(source))
    found = [name for start, end in runs if (name := _classify(source, start, end)) is not None]
    inside = [(name.start, name.end) for name in found if name.kind is not Kind.PLACE or not name.english]
    for match in _known().finditer(source):
        start, end = match.span()
        alone = any(run == (start, end) for run in runs) or " " in match[0] or match[0].isupper()
        covered = any(left <= start and end <= right for left, right in inside)
        if alone and not covered and not (" " not in match[0] and _opens(source, start)):
            found.append(Found(match[0], start, end, Kind.PLACE, gazetteer()[match[0]]))
    return tuple(sorted(found, key=lambda name: name.start))


def _runs(source: str) -> list[tuple[int, int]]:
    """Return where runs of capitalised words stand, a single space apart."""
    runs: list[tuple[int, int]] = []
    for match in TOKEN.finditer(source):
        if not match[0][0].isupper():
            continue
        joined = runs and source[runs[-1][1] : match.start()] == " "
        if joined:
            runs[-1] = (runs[-1][0], match.end())
        else:
            runs.append(match.span())
    return runs


def _opens(source: str, start: int) -> bool:
    """Tell whether a place opens a sentence or a quotation, where any word has a capital."""
    return OPENING.match(source[max(0, start - 4) : start]) is not None and (
        start < 3 or source[:start].rstrip(" \"“'(‘")[-1:] in ("", ".", "!", "?", ":", "…")
    )


def _classify(source: str, start: int, end: int) -> Found | None:
    """Return the name that a run of capitalised words is, None where it is none that can be checked."""
    words = source[start:end].split(" ")
    if _opens(source, start) and words[0].lower() in TITLES | PLACES:
        return _classify(source, start + len(words[0]) + 1, end) if len(words) > 1 else None
    known = _known().match(source, start, end)
    if known and known.end() < end and source[known.end()] == " ":
        return _classify(source, known.end() + 1, end)  # Việt Nam Nguyễn Văn An: the one belongs to the words before
    rest = start + len(words[0]) + 1
    if words[0] in INSTITUTIONS - SURNAMES and len(words) > 2:
        return _classify(source, rest, end)
    if words[0] in INSTITUTIONS and _known().fullmatch(source, rest, end):
        return None  # Đoàn Hàn Quốc: a delegation, not a person
    kind = _kind(source, start, end)
    return Found(source[start:end], start, end, kind) if kind else None


def _kind(source: str, start: int, end: int) -> Kind | None:
    """Return what a run of capitalised words names, None where it is nothing that can be checked."""
    text = source[start:end]
    words = text.split(" ")
    if text in gazetteer() or text.isupper() or any(ch.isdigit() for ch in text):
        return None
    syllables = [is_syllable(word.lower()) for word in words]
    if not any(syllables) and text.isascii():
        sure = not _opens(source, start) or len(words) > 1
        return Kind.FOREIGN if sure and len(text) > 3 else None
    return _vietnamese(words, _word_before(source, start)) if all(syllables) else None


def _vietnamese(words: list[str], before: str) -> Kind | None:
    """Return what Vietnamese words in capitals name, from the word before them."""
    if words[0] in SURNAMES and 2 <= len(words) <= 5 and words[1] not in INSTITUTIONS - SURNAMES:
        return Kind.PERSON
    if words[0] in INSTITUTIONS:
        return None
    if before in TITLES and len(words) <= 5:
        return Kind.PERSON
    return Kind.PLACE if before in PLACES and len(words) in (2, 3) else None


def _word_before(source: str, start: int) -> str:
    return source[:start].rstrip().rpartition(" ")[2].lower().strip('(“"')
