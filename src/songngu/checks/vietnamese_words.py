"""Read Vietnamese number words: hai mươi mốt, một trăm linh năm, ba nghìn tỷ, hàng chục nghìn."""

from collections.abc import Sequence
from decimal import Decimal

from songngu.checks.figure_tokens import Span, Tokens
from songngu.checks.values import Key, Number, Reading

DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
AFTER_TEN = {**DIGITS, "mốt": 1, "lăm": 5, "nhăm": 5}
SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
# Words that make another word of the scale before them: triệu phú (millionaire), triệu chứng (symptom), tỷ lệ (rate).
_NOT_SCALE = {
    "triệu": {"phú", "chứng", "tập", "hồi"},
    "tỷ": {"phú", "lệ", "số", "giá", "suất", "trọng"},
    "tỉ": {"phú", "lệ", "số", "giá", "suất", "trọng"},
}
_MARKS = {"linh", "lẻ"}
_YEAR_BEFORE_WORDS = "mỗi hàng trong nhiều vài cả cuối đầu giữa theo qua từ vào đến tới hết mấy trước sau các"
_YEAR_AFTER_WORDS = "nay ngoái qua trước sau tới học đó này tài rồi gần kia ấy mới cùng liền liên nào xưa"
_YEAR_BEFORE = frozenset(_YEAR_BEFORE_WORDS.split())
_YEAR_AFTER = frozenset(_YEAR_AFTER_WORDS.split())


def scale(tokens: Tokens, index: int) -> tuple[int, int]:
    """Return the factor of the scale words at `index` (nghìn tỷ is 10**12), 1 if there are none, and where they end."""
    factor, end = 1, index
    while (step := SCALES.get(tokens.low[end], 0)) and end < index + 3:
        if tokens.low[end + 1] in _NOT_SCALE.get(tokens.low[end], ()) or (
            tokens.low[end] == "trăm" and tokens.low[end - 1] == "phần"
        ):
            break
        factor *= step
        end += 1
    return factor, end


def spelled(tokens: Tokens, index: int) -> Span:
    """Read the number words that start at `index`.

    One word alone is not firm: ba is also father, năm year, chín ripe. Words that only name a size (hàng nghìn) give a
    "V" key.
    """
    low = tokens.low
    if low[index] in SCALES:
        return _vague(tokens, index)
    total: Number = 0
    group, end = _group(tokens, index)
    while end > index:
        factor, after = scale(tokens, end)
        total += group * factor
        if after == end:
            break
        end = after
        if low[end] == "rưỡi":
            return Span(((total + Decimal(factor) / 2,),), end + 1, firm=True)
        group, following = _group(tokens, end)
        if following == end or factor < 100 or group >= factor:
            break
        end = following
    firm = end - index > 1 or total >= 10**3
    return Span(_spelled_readings(tokens, index, end, total), end, firm)


def _spelled_readings(tokens: Tokens, index: int, end: int, total: Number) -> tuple[Reading, ...]:
    """Return the meanings of number words: the hai of "hai đến ba triệu" is also two million, a chục also a dozen."""
    if end == index:
        return ()
    readings: list[Reading] = [(total,)]
    if tokens.low[end - 1] == "chục":
        readings.append((total / 10 * 12 if isinstance(total, Decimal) else total // 10 * 12,))
    if total < 100 and tokens.low[end] in {"đến", "tới", "-", "–", "hoặc", ","} and _digit(tokens.low, end + 1):
        readings.append((total * scale(tokens, end + 2)[0],))
    return tuple(readings)


def _group(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read a number under a thousand; return its value and where it ends, `index` if there is none."""
    low = tokens.low
    value, end = 0, index
    if _digit(low, end) and low[end + 1] == "trăm" and low[end - 1] != "phần":
        value, end = 100 * DIGITS[low[end]], end + 2
        if low[end] in _MARKS and low[end + 1] in AFTER_TEN:
            return value + AFTER_TEN[low[end + 1]], end + 2
    if _digit(low, end) and low[end + 1] in {"mươi", "chục"}:
        return _units(low, end + 2, value + 10 * DIGITS[low[end]])
    if low[end] == "mười":
        return _units(low, end + 1, value + 10)
    if end == index and low[end] in _MARKS and low[end + 1] in AFTER_TEN and end:
        return AFTER_TEN[low[end + 1]], end + 2
    if end == index and _digit(low, end):
        return _colloquial(low, end)
    return value, end


def _digit(low: Sequence[str], index: int) -> bool:
    """Say whether a digit word stands at `index`; năm is five before a scale and a year elsewhere."""
    return low[index] in DIGITS and (low[index] != "năm" or low[index + 1] in SCALES or low[index + 1] == "mươi")


def _units(low: Sequence[str], index: int, tens: int) -> tuple[int, int]:
    """Add the units after tens; năm is left alone there, since fifteen is mười lăm and mười năm is ten years."""
    unit = AFTER_TEN.get(low[index], 0) if low[index] != "năm" else 0
    if unit and low[index + 1] not in {"trăm", "mươi"}:
        return tens + unit, index + 1
    return tens, index


def _colloquial(low: Sequence[str], index: int) -> tuple[int, int]:
    """Read hai mốt (21) and hai lăm (25), else one digit."""
    digit = DIGITS[low[index]]
    if low[index + 1] in {"mốt", "lăm", "nhăm"}:
        return 10 * digit + AFTER_TEN[low[index + 1]], index + 2
    return digit, index + 1


def _vague(tokens: Tokens, index: int) -> Span:
    """Read a scale without a number before it: hàng chục nghìn người is tens of thousands of people."""
    factor, end = scale(tokens, index)
    if end == index or tokens.previous(index) == "phần":
        return Span((), index)
    key: Key = f"V{factor}"
    return Span(((key,), (factor,)), end, firm=False)


def lone_five(tokens: Tokens, index: int) -> bool:
    """Say whether the word năm at `index` can be five rather than year."""
    before, after = tokens.previous(index), tokens.low[index + 1]
    if after in SCALES or after == "mươi":
        return True
    counted = before[:1].isdecimal() or before in _YEAR_BEFORE or before in DIGITS or before in SCALES
    return not (counted or after[:1].isdecimal() or after in _YEAR_AFTER)
