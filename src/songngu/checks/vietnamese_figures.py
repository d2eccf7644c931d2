"""Find the figures of a Vietnamese sentence."""

from songngu.checks.figure_tokens import EPIDEMIC_NAMES, Span, Tokens, number_at, read_figures
from songngu.checks.unit_words import vietnamese_unit
from songngu.checks.units import SIGNS
from songngu.checks.values import EPIDEMIC, HALF, ROMAN, Figure
from songngu.checks.vietnamese_quantities import other_readings, quantity
from songngu.checks.vietnamese_times import (
    clock_time,
    numeric_date,
    spoken_clock,
    spoken_date,
    spoken_month,
    weekday,
)
from songngu.checks.vietnamese_words import DIGITS, SCALES, lone_five, scale, spelled

# Words that count without being numbers; they explain figures of the other side.
_COUNTING = {
    **dict.fromkeys(("nhất", "đầu", "duy", "độc", "hạng"), 1),
    **dict.fromkeys(("đôi", "cặp", "kép", "song", "cả", "vợ", "lưỡng", "nhì"), 2),
    **{"tam": 3, "tứ": 4, "ngũ": 5, "tá": 12, "rằm": 15},  # noqa: PIE800 - one line reads better than four
}
_ROMAN_BEFORE = frozenset(["khóa", "khoá", "kỷ", "quý", "kỳ", "thứ", "chiến", "hội"])
_LABEL_WORDS = "số lớp tầng quận phường khóa khoá tập kỳ đợt hạng loại tuần nhóm khu lộ ngày thứ bài mục"
_LABELS = frozenset(_LABEL_WORDS.split())
# What comes in twos: people and sides. "2 cha con" is "father and son".
_COUPLED_WORDS = (
    "người con cha mẹ bố anh chị em vợ chồng bên phía bàn nước quốc bé cháu ông bà cô chú thanh nạn nghi đối đứa bạn"
    " mặt đầu tay chân mắt nữ nam vị xã huyện bị học tên gã đội chàng gia"
)
_COUPLED = frozenset(_COUPLED_WORDS.split())
_ILLNESS = EPIDEMIC_NAMES | {"virus", "corona", "coronavirus", "dịch", "nhiễm", "bệnh", "rút"}
_TRIGGERS = frozenset(
    {*DIGITS, *SCALES, *_COUNTING, "mười", "tháng", "thứ", "chủ", "nửa", "rưỡi"}
    | _ILLNESS
    | {roman.lower() for roman in ROMAN}
)


def vietnamese_figures(text: str) -> list[Figure]:
    """Return the figures of a Vietnamese sentence in order, the small words that only explain others included."""
    return read_figures(text, _TRIGGERS, in_digits=_in_digits, in_words=_in_words, unit_of=_unit_of)


def _unit_of(tokens: Tokens, start: int, end: int) -> str:
    hours = "hour" if tokens.low[end - 1] == "giờ" else ""
    return hours or SIGNS.get(tokens.previous(start).replace("%", ""), "") or vietnamese_unit(tokens, end)


def _in_digits(tokens: Tokens, index: int) -> Span:
    """Read the figure that starts with digits at `index`."""
    if tokens.exponent(index):
        return Span((), index)
    for rule in (clock_time, spoken_date, numeric_date):
        span = rule(tokens, index)
        if span.readings:
            return span
    if tokens.epidemic_name(index):
        return Span(((f"covid-{tokens.low[index]}",), (EPIDEMIC,)), index + 1, firm=False)
    read = quantity(tokens, index)
    readings = read.readings + other_readings(tokens, index, read)
    return Span(readings, read.end, firm=not (_list_item(tokens, index) or _droppable(tokens, index)))


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
    return bool(counts and tokens.spaced[index + 1]) and (number == 1 or (number == 2 and after in _COUPLED))


def _in_words(tokens: Tokens, index: int) -> Span:
    """Read the figure that starts with a word at `index`."""
    word = tokens.low[index]
    if word in _RULES:
        return _RULES[word](tokens, index)
    if tokens.words[index] in ROMAN:
        return Span(((ROMAN[tokens.words[index]],),), index + 1, firm=tokens.previous(index) in _ROMAN_BEFORE)
    if word in _ILLNESS:
        return Span(((EPIDEMIC,),), index + 1, firm=False)
    words = spelled(tokens, index)
    if words.readings and tokens.low[words.end] == "giờ":
        return spoken_clock(tokens, words.end, words.readings[0])
    if words.readings:
        return words
    return Span(((_COUNTING[word],),) if word in _COUNTING else (), index + 1, firm=False)


def _half(tokens: Tokens, index: int) -> Span:
    """Read nửa, and nửa triệu."""
    factor, end = scale(tokens, index + 1)
    if factor > 1:
        return Span(((factor // 2,),), end)
    return Span(((HALF,), (50,)), index + 1, firm=False)


def _five(tokens: Tokens, index: int) -> Span:
    """Read năm where it is five, not year."""
    return spelled(tokens, index) if lone_five(tokens, index) else Span((), index)


def _pair(tokens: Tokens, index: int) -> Span:
    """Read đôi, and (tuổi) đôi mươi, twenty."""
    twenty = tokens.low[index + 1] == "mươi"
    return Span(((20 if twenty else 2,),), index + 1 + twenty, firm=False)


_RULES = {"tháng": spoken_month, "thứ": weekday, "chủ": weekday, "nửa": _half, "năm": _five, "đôi": _pair}
