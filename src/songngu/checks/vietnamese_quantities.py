"""Read Vietnamese numbers in digits with what belongs to them: 1,5 triệu; 3 tỷ 200 triệu; 500k; 1m79; 9X."""

from decimal import Decimal
from typing import NamedTuple

from songngu.checks.figure_tokens import Tokens, full_year, number_at
from songngu.checks.numerals import scaled, vietnamese
from songngu.checks.values import ARTICLE, EPIDEMIC, HALF, Reading, month
from songngu.checks.vietnamese_words import scale

_RANGE_SIGNS = frozenset({"-", "–", "—", "đến", "tới", "hoặc", "hay", ",", "và", "~"})
_SUFFIXES = {"k": 10**3, "tr": 10**6, "t": 10**9, "bn": 10**9}


class Quantity(NamedTuple):
    """A number in digits with the scale words after it: its readings and where it ends."""

    readings: tuple[Reading, ...]
    end: int


def quantity(tokens: Tokens, index: int) -> Quantity:
    """Read digits with their scale: 1,5 triệu; 3 tỷ 200 triệu; 500k; 1 234 567; the 2 of 2-3 tỷ is also 2 billion."""
    readings, end = _grouped(tokens, index)
    if not tokens.spaced[end] and tokens.low[end] in {"m", "x"}:
        special = _glued_letter(tokens, index, end)
        if special.readings:
            return special
    factor, after = scale(tokens, end)
    suffix = _SUFFIXES.get(tokens.low[end], 0) if not tokens.spaced[end] else 0
    if suffix:
        return Quantity((*scaled(readings, suffix), *readings), end + 1)
    if after > end:
        return _sum(tokens, after, factor, scaled(readings, factor))
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
    plain = vietnamese(tokens.low[index], before_scale=scale(tokens, end)[0] > 1)
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
    return scaled(readings, factor) if factor > 1 else ()


def other_readings(tokens: Tokens, index: int, read: Quantity) -> tuple[Reading, ...]:
    """Return further meanings that the words around a bare number allow."""
    value = read.readings[0][0] if read.readings else 0
    if isinstance(value, str) or read.end > index + 1:
        return ()
    more: list[Reading] = []
    if value == 1:
        more.append((ARTICLE,))
    if 1 <= value <= 12 and "tháng" in tokens.known and value == int(value):
        more.append((month(int(value)),))  # tháng 7 và 8
    if 10 <= value <= 99 and tokens.previous(index) in {"năm", "niên", "kỷ"}:
        more += [(1900 + value,), (2000 + value,)]
    if value == 50:
        more.append((HALF,))
    if value in {2019, 2020, 20} and {"corona", "coronavirus"} & set(tokens.low[max(0, index - 3) : index]):
        more.append((EPIDEMIC,))
    if tokens.low[index + 2] == "rưỡi":
        more.append((value + Decimal("0.5"),))  # 10 năm rưỡi
    if year := full_year(tokens, index):
        more.append((year,))
    return tuple(more)
