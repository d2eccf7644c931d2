"""Find the figures of a Vietnamese sentence."""

from decimal import Decimal
from typing import NamedTuple

from songngu.checks.figure_tokens import EPIDEMIC_NAMES, Span, Tokens, number_at, tokenize
from songngu.checks.numerals import vietnamese
from songngu.checks.units import MONEY, SIGNS, SQUARES, VIETNAMESE
from songngu.checks.values import ARTICLE, EPIDEMIC, HALF, ROMAN, Figure, Number, Reading, month
from songngu.checks.vietnamese_times import (
    clock_time,
    numeric_date,
    spoken_clock,
    spoken_date,
    spoken_month,
    weekday,
)
from songngu.checks.vietnamese_words import DIGITS, SCALES, lone_five, scale, spelled

_NEEDS = {"nhân": {"dân"}, "bảng": {"anh"}}  # a unit only before these: 5 nhân dân tệ, not 5 nhân viên
_RANGE_SIGNS = frozenset({"-", "–", "—", "đến", "tới", "hoặc", "hay", ",", "và", "~"})
_SUFFIXES = {"k": 10**3, "tr": 10**6, "t": 10**9, "bn": 10**9}
# Words that count without being numbers; they explain figures of the other side.
_COUNTING = {
    "đôi": 2,
    "cặp": 2,
    "kép": 2,
    "song": 2,
    "cả": 2,
    "vợ": 2,
    "lưỡng": 2,
    "tam": 3,
    "tứ": 4,
    "ngũ": 5,
    "tá": 12,
    "nhất": 1,
    "nhì": 2,
    "đầu": 1,
    "duy": 1,
    "độc": 1,
    "hạng": 1,
}
_ROMAN_BEFORE = frozenset(["khóa", "khoá", "kỷ", "quý", "kỳ", "thứ", "chiến", "hội"])
_LABELS = frozenset(
    [
        "số",
        "lớp",
        "tầng",
        "quận",
        "phường",
        "khóa",
        "khoá",
        "tập",
        "kỳ",
        "đợt",
        "hạng",
        "loại",
        "tuần",
        "nhóm",
        "khu",
        "lộ",
        "ngày",
        "thứ",
        "bài",
        "mục",
    ]
)
# What comes in twos: people and sides. "2 cha con" is "father and son".
_COUPLED = frozenset(
    [
        "người",
        "con",
        "cha",
        "mẹ",
        "bố",
        "anh",
        "chị",
        "em",
        "vợ",
        "chồng",
        "bên",
        "phía",
        "bàn",
        "nước",
        "quốc",
        "bé",
        "cháu",
        "ông",
        "bà",
        "cô",
        "chú",
        "thanh",
        "nạn",
        "nghi",
        "đối",
        "đứa",
        "bạn",
        "mặt",
        "đầu",
        "tay",
        "chân",
        "mắt",
        "nữ",
        "nam",
        "vị",
        "xã",
        "huyện",
        "bị",
        "học",
        "tên",
        "gã",
        "đội",
        "chàng",
        "gia",
    ]
)
_ILLNESS = EPIDEMIC_NAMES | {"virus", "corona", "coronavirus", "dịch", "nhiễm", "bệnh", "rút"}
_TRIGGERS = frozenset(
    {*DIGITS, *SCALES, *_COUNTING, "mười", "tháng", "thứ", "chủ", "nửa", "rưỡi"}
    | _ILLNESS
    | {roman.lower() for roman in ROMAN}
)


class Quantity(NamedTuple):
    """A number in digits with the scale words after it: its readings and where it ends."""

    readings: tuple[Reading, ...]
    end: int


def vietnamese_figures(text: str) -> list[Figure]:
    """Return the figures of a Vietnamese sentence in order, the small words that only explain others included."""
    tokens = tokenize(text)
    figures: list[Figure] = []
    done = 0
    for index in [place for place, word in enumerate(tokens.low) if word in _TRIGGERS or "0" <= word < ":"]:
        if index < done:
            continue
        figure, done = _figure(tokens, index)
        if figure.readings:
            figures.append(figure)
    return figures


def _figure(tokens: Tokens, index: int) -> tuple[Figure, int]:
    span = _in_digits(tokens, index) if tokens.low[index][0].isdecimal() else _in_words(tokens, index)
    unit = ""
    end = max(span.end, index + 1)
    if span.readings and not isinstance(span.readings[0][0], str):
        hours = "hour" if tokens.low[end - 1] == "giờ" else ""
        unit = hours or unit_at(tokens, end) or SIGNS.get(tokens.previous(index), "")
    if tokens.epidemic_name(index):
        index = tokens.named_from(index)
    return Figure(tokens.slice(index, end), tokens.start(index), span.readings, span.firm, unit), end


def _in_digits(tokens: Tokens, index: int) -> Span:
    """Read the figure that starts with digits at `index`."""
    if not tokens.spaced[index] and tokens.previous(index) in SQUARES and tokens.low[index] in {"2", "3"}:
        return Span((), index)  # the exponent of m2
    for rule in (clock_time, spoken_date, numeric_date):
        span = rule(tokens, index)
        if span.readings:
            return span
    if tokens.epidemic_name(index):
        return Span(((f"covid-{tokens.low[index]}",), (EPIDEMIC,)), index + 1, firm=False)
    quantity = _quantity(tokens, index)
    readings = quantity.readings + _other_readings(tokens, index, quantity)
    return Span(readings, quantity.end, firm=not (_list_item(tokens, index) or _droppable(tokens, index)))


def _quantity(tokens: Tokens, index: int) -> Quantity:
    """Read digits with their scale: 1,5 triệu; 3 tỷ 200 triệu; 500k; 1 234 567; the 2 of 2-3 tỷ is also 2 billion."""
    readings, end = _grouped(tokens, index)
    if not tokens.spaced[end] and tokens.low[end] in {"m", "x"}:
        special = _glued_letter(tokens, index, end)
        if special.readings:
            return special
    factor, after = scale(tokens, end)
    suffix = _SUFFIXES.get(tokens.low[end], 0) if not tokens.spaced[end] else 0
    if suffix:
        return Quantity((*_scaled(readings, suffix), *readings), end + 1)
    if after > end:
        return _sum(tokens, after, factor, _scaled(readings, factor))
    return Quantity(readings + _range_readings(tokens, end, readings), end)


def _glued_letter(tokens: Tokens, index: int, end: int) -> Quantity:
    """Read the height 1m79, and 9X, the generation born in the 1990s."""
    whole = number_at(tokens, index)
    part = tokens.low[end + 1]
    if tokens.low[end] == "x":
        decade = 10 * (whole % 10)
        return Quantity(((1900 + decade,), (2000 + decade,), (decade,), (whole,)) if whole else (), end + 1)
    if whole and part.isdecimal() and len(part) <= 2 and not tokens.spaced[end + 1]:
        return Quantity(((Decimal(f"{whole}.{part}"),), (whole, int(part))), end + 2)
    return Quantity((), end)


def _grouped(tokens: Tokens, index: int) -> Quantity:
    """Join digit groups set apart by spaces: 1 234 567."""
    end = index + 1
    if len(tokens.low[index]) <= 3 and tokens.low[index].isdecimal() and tokens.low[index][0] != "0":
        while tokens.low[end].isdecimal() and len(tokens.low[end]) == 3 and end < index + 5:
            end += 1
    plain = vietnamese(tokens.low[index], scaled=scale(tokens, end)[0] > 1)
    if end == index + 1:
        return Quantity(plain, end)
    groups = tokens.low[index:end]
    return Quantity(((int("".join(groups)),), tuple(int(group) for group in groups)), end)


def _sum(tokens: Tokens, end: int, factor: int, readings: tuple[Reading, ...]) -> Quantity:
    """Add the smaller part of "3 tỷ 200 triệu", and the half of "2 tỷ rưỡi"."""
    first = readings[0][0] if readings else ""
    if isinstance(first, str):
        return Quantity(readings, end)
    if tokens.low[end] == "rưỡi":
        return Quantity(((first + factor // 2,),), end + 1)
    if tokens.low[end].isdecimal():
        smaller, after = scale(tokens, end + 1)
        if 1 < smaller < factor:
            rest = number_at(tokens, end, 1, 999) * smaller
            return Quantity(((first + rest,), (first, rest)), after)
    return Quantity(readings, end)


def _range_readings(tokens: Tokens, end: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return what a first number means with the scale that stands after the second: 2-3 tỷ, từ 2 đến 3 triệu."""
    if tokens.low[end] not in _RANGE_SIGNS or not tokens.low[end + 1][:1].isdecimal():
        return ()
    factor, _ = scale(tokens, end + 2)
    return _scaled(readings, factor) if factor > 1 else ()


def _scaled(readings: tuple[Reading, ...], factor: int) -> tuple[Reading, ...]:
    return tuple(
        (reading[0] * factor,) for reading in readings if len(reading) == 1 and not isinstance(reading[0], str)
    )


def _other_readings(tokens: Tokens, index: int, quantity: Quantity) -> tuple[Reading, ...]:
    """Return further meanings that the words around a bare number allow."""
    value = quantity.readings[0][0] if quantity.readings else 0
    if isinstance(value, str) or quantity.end > index + 1:
        return ()
    more: list[Reading] = []
    if value == 1:
        more.append((ARTICLE,))
    if 1 <= value <= 12 and "tháng" in tokens.low and value == int(value):
        more.append((month(int(value)),))  # tháng 7 và 8
    if 10 <= value <= 99 and tokens.previous(index) in {"năm", "niên", "kỷ"}:
        more += [(1900 + value,), (2000 + value,)]
    if value == 50:
        more.append((HALF,))
    if value in {2019, 2020, 20} and {"corona", "coronavirus"} & set(tokens.low[max(0, index - 3) : index]):
        more.append((EPIDEMIC,))
    if tokens.low[index + 2] == "rưỡi":
        more.append((value + Decimal("0.5"),))  # 10 năm rưỡi
    more += _short_year(tokens, index, value)
    return tuple(more)


def _short_year(tokens: Tokens, index: int, value: Number) -> list[Reading]:
    """Return the full year of the second part of 2017/18."""
    before = tokens.previous(index, 2)
    if tokens.previous(index) in {"/", "-", "–"} and before.isdecimal() and len(before) == 4 and value <= 99:
        return [(int(before) // 100 * 100 + value,)]
    return []


def _list_item(tokens: Tokens, index: int) -> bool:
    """Say whether a number only numbers a list item."""
    leads = index <= 2 and not any(word.isalnum() for word in tokens.low[:index])
    numbered = leads and tokens.low[index + 1] in {".", ")"} and len(tokens.low[index]) <= 2
    alone = len(tokens.low[index]) == 1 and tokens.previous(index) == "(" and tokens.low[index + 1] == ")"
    cited = tokens.previous(index) == "[" and tokens.low[index + 1] == "]"
    return numbered or alone or cited or tokens.chemical(index)


def _droppable(tokens: Tokens, index: int) -> bool:
    """Say whether a translator may well leave a number out: 2 cha con, 1 phụ nữ, vòng 2, ngã 4, cấp 3, 30 Tết."""
    number, before, after = number_at(tokens, index, 1, 30), tokens.previous(index), tokens.low[index + 1]
    if before in {"ngã", "vòng", "cấp"}:
        return number <= 5
    if after == "tết":
        return number >= 29
    counts = tokens.spaced[index] and before not in _LABELS and tokens.words[index + 1].islower()
    return counts and tokens.spaced[index + 1] and (number == 1 or (number == 2 and after in _COUPLED))


def _in_words(tokens: Tokens, index: int) -> Span:
    """Read the figure that starts with a word at `index`."""
    word = tokens.low[index]
    if word == "tháng":
        return spoken_month(tokens, index)
    if word in {"thứ", "chủ"}:
        return weekday(tokens, index)
    if tokens.words[index] in ROMAN:
        return Span(((ROMAN[tokens.words[index]],),), index + 1, firm=tokens.previous(index) in _ROMAN_BEFORE)
    if word == "nửa":
        factor, end = scale(tokens, index + 1)
        if factor > 1:
            return Span(((factor // 2,),), end)
        return Span(((HALF,), (50,)), index + 1, firm=False)
    if word in _ILLNESS:
        return Span(((EPIDEMIC,),), index + 1, firm=False)
    if word == "năm" and not lone_five(tokens, index):
        return Span((), index)
    words = spelled(tokens, index)
    if words.readings and tokens.low[words.end] == "giờ":
        return spoken_clock(tokens, words.end, words.readings[0])
    if words.readings:
        return Span(words.readings, words.end, words.firm)
    return Span(((_COUNTING[word],),) if word in _COUNTING else (), index + 1, firm=False)


def unit_at(tokens: Tokens, index: int) -> str:
    """Return the unit or currency written at `index`, "" if there is none."""
    word = tokens.low[index]
    unit = VIETNAMESE.get(word, "")
    if word == "phần" and tokens.low[index + 1] == "trăm":
        return "%"
    if word in SQUARES and tokens.low[index + 1] == "2" and not tokens.spaced[index + 1]:
        return SQUARES[word]
    if word in {"km", "m"} and tokens.low[index + 1] == "/":
        return "km/h" if tokens.low[index + 2] in {"h", "giờ"} and word == "km" else ""
    if word in _NEEDS and tokens.low[index + 1] not in _NEEDS[word]:
        return ""
    if word == "đồng" and VIETNAMESE.get(tokens.low[index + 1]) in MONEY:
        return VIETNAMESE[tokens.low[index + 1]]
    if word == "đô":
        country = tokens.words[index + 2 + (tokens.low[index + 1] == "-")]
        return "" if country[:1].isupper() and country not in {"Mỹ", "Hoa"} else unit
    if word in {"thập", "thế"}:
        return unit if tokens.low[index + 1] in {"kỷ", "niên", "kỉ"} else ""
    if word in {"mét", "kilômét"} and tokens.low[index + 1] == "vuông":
        return "m2" if word == "mét" else "km2"
    return unit
