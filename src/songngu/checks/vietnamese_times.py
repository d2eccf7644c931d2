"""Read Vietnamese dates and clock times: 22/8/2018, ngày 22 tháng 8, tháng 10/2016, thứ Hai, 16h30, 9 giờ sáng."""

import re
from decimal import Decimal

from songngu.checks.figure_tokens import Span, Tokens, number_at
from songngu.checks.units import VIETNAMESE
from songngu.checks.values import ARTICLE, HALF, ROMAN, Reading, clock, month
from songngu.checks.vietnamese_words import DIGITS, SCALES

MONTH_WORDS = {**DIGITS, "giêng": 1, "mười": 10, "chạp": 12}
DAY_WORDS = {**DIGITS, "nhất": 1, "nhì": 2}
NIGHTFALL = frozenset({"chiều", "tối", "đêm", "trưa", "khuya"})
_PARTS_OF_DAY = NIGHTFALL | {"sáng", "sớm"}
_DOTTED_TIME = re.compile(r"([01]?\d|2[0-4])[.,]([0-5]\d)")
_DATE_SIGNS = frozenset("/-–.")
_LUNAR = frozenset({"âm", "rằm", "mùng", "mồng", "giêng", "chạp"})
_DAY_NAMES = frozenset({"ngày", "hôm", "mùng", "mồng"})
_DAY_BEFORE = frozenset({"ngày", "hôm", "mùng", "mồng", "sáng", "chiều", "tối", "trưa", "đêm", "đến", "từ"})


def year_after(tokens: Tokens, index: int) -> tuple[int, int]:
    """Return the year said at `index` (năm 2018, /2018, , 2018) and where it ends; 0 and `index` if there is none."""
    for lead in (1, 0):
        if lead and tokens.low[index] not in {"năm", "/", "-", ",", "."}:
            continue
        if year := number_at(tokens, index + lead, 1000, 2999):
            return year, index + lead + 1
    return 0, index


def numeric_date(tokens: Tokens, index: int) -> Span:
    """Read d/m, d/m/y, m/y or y-m-d at `index`; what else the numbers can be comes as further readings."""
    sign = tokens.low[index + 1]
    if sign not in _DATE_SIGNS or not tokens.low[index + 2].isdecimal():
        return Span((), index)
    first = number_at(tokens, index, 1, 2999)
    second = number_at(tokens, index + 2, 1, 2999)
    if first <= 12 and 1700 <= second <= 2200:
        return Span(((month(first), second), (first, second)), index + 3) if first else Span((), index)
    if not first or not 1 <= second <= 12:
        return Span((), index)
    if sign in {"-", "–"} and tokens.low[index + 3] == "/" and number_at(tokens, index + 4):
        return Span((), index)  # 9-10/8: from the 9th to the 10th of August
    third = number_at(tokens, index + 4, 1, 2999) if tokens.low[index + 3] == sign else 0
    if third and (first <= 31 < third or third <= 31 < first):
        return Span(_dated(tokens, first, second, (third,)), index + 5)
    return _day_and_month(tokens, index, first, second) if first <= 31 else Span((), index)


def _day_and_month(tokens: Tokens, index: int, first: int, second: int) -> Span:
    year, end = year_after(tokens, index + 3) if tokens.low[index + 3] == "năm" else (0, index + 3)
    if year or (tokens.previous(index) in _DAY_NAMES and tokens.low[end] not in VIETNAMESE):
        return Span(_dated(tokens, first, second, (year,) if year else ()), end)
    date: Reading = (first, month(second))
    numbers: Reading = (first, second)
    if tokens.previous(index) == "vòng" and first == 1:
        return Span(((2 * second,), numbers), end)  # vòng 1/8 is the round of 16
    if tokens.low[index + 1] == "/":
        share: tuple[Reading, ...] = ((Decimal(first) / second,),) if first < second <= 10 else ()
        share += ((HALF,),) if (first, second) == (1, 2) else ((second, ARTICLE),) if first == 1 else ()
        return Span((date, numbers, *share), end)
    if tokens.low[end] in VIETNAMESE or tokens.low[end] in SCALES or tokens.low[end] == "h":
        return Span((), index)  # 2-6 năm, 2-3 tỷ: a range
    if tokens.previous(index) in _DAY_BEFORE:
        return Span((date, numbers), end)
    return Span((numbers, date), end)


def spoken_date(tokens: Tokens, index: int) -> Span:
    """Read "22 tháng 8 năm 2018" at `index`; "3 tháng 10 ngày" is a length of time."""
    day = number_at(tokens, index)
    if not day or tokens.low[index + 1] != "tháng":
        return Span((), index)
    named, end, _ = _month_number(tokens, index + 2)
    if not named or tokens.low[end] in {"ngày", "tuần", "giờ"}:
        return Span((), index)
    year, after = year_after(tokens, end)
    return Span(_dated(tokens, day, named, (year,) if year else ()), after)


def _dated(tokens: Tokens, day: int, number: int, year: tuple[int, ...]) -> tuple[Reading, ...]:
    """Return the readings of a sure date; a lunar month keeps its number in English (the seventh lunar month)."""
    date: Reading = (day, month(number), *year)
    return (date,) if _LUNAR.isdisjoint(tokens.known) else (date, (day, number, *year))


def spoken_month(tokens: Tokens, index: int) -> Span:
    """Read "tháng 10/2016", "tháng Mười", "tháng 8 năm 2018" at the word tháng."""
    named, end, firm = _month_number(tokens, index + 1)
    if not named:
        return Span((), index)
    year, after = year_after(tokens, end)
    if year:
        return Span(((month(named), year),), after)
    lunar: tuple[Reading, ...] = () if _LUNAR.isdisjoint(tokens.known) else ((named,),)
    return Span(((month(named),), *lunar), end, firm)


def _month_number(tokens: Tokens, index: int) -> tuple[int, int, bool]:
    """Return a month, where it ends, and whether it is surely one: tháng năm may be the months of a year."""
    if number := number_at(tokens, index, 1, 12):
        return number, index + 1, True
    word = tokens.low[index]
    if word == "năm" and tokens.low[index + 1].isdecimal():
        return 0, index, False  # 9 tháng năm 2022: nine months of a year
    if word == "mười" and tokens.low[index + 1] in {"một", "hai"}:
        return 10 + DIGITS[tokens.low[index + 1]], index + 2, True
    sure = tokens.words[index][:1].isupper() or bool(year_after(tokens, index + 1)[0] and word != "năm")
    return MONTH_WORDS.get(word, 0), index + 1, sure


def weekday(tokens: Tokens, index: int) -> Span:
    """Read thứ Hai … thứ Bảy at the word thứ, and chủ nhật at chủ; thứ hai is also the second."""
    after = tokens.low[index + 1]
    if tokens.low[index] == "chủ":
        return Span((("W7",),), index + 2, firm=False) if after == "nhật" else Span((), index)
    number = number_at(tokens, index + 1) or DAY_WORDS.get(after, 0) or ROMAN.get(tokens.words[index + 1], 0)
    if not number or tokens.low[index + 2] in {"mươi", "trăm", "mốt", "lăm"}:
        return Span((), index)
    day: tuple[Reading, ...] = ((f"W{number - 1}",),) if 2 <= number <= 7 else ()
    return Span(((number,), *day), index + 2, firm=after.isdecimal())


def clock_time(tokens: Tokens, index: int) -> Span:
    """Read 16h30, 16g30, 16:30, 9h sáng, 9 giờ 30 phút chiều at `index`; 9 giờ is also nine hours."""
    dotted = _DOTTED_TIME.fullmatch(tokens.low[index])
    if dotted and tokens.low[index + 1] in _PARTS_OF_DAY:
        return _clock(tokens, index + 1, int(dotted[1]), dotted[2])
    hour = number_at(tokens, index, 0, 24)
    mark = tokens.low[index + 1]
    if not tokens.low[index].isdecimal() or int(tokens.low[index][:3]) != hour or mark not in {"h", "g", ":", "giờ"}:
        return Span((), index)
    minutes = tokens.low[index + 2]
    exact = minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60
    if mark == "g" and not exact and not tokens.spaced[index + 1]:
        return Span(((hour,), (clock(hour),)), index + 2)
    if mark in {"g", ":"} and (not exact or tokens.spaced[index + 2]):
        return Span((), index)
    end = index + 3 if exact else index + 2
    if exact and tokens.low[end] in {"phút", "'", "’"}:
        end += 1
    elif not exact and tokens.low[end] == "rưỡi":
        return _clock(tokens, end + 1, hour, "30")
    return _clock(tokens, end, hour, minutes if exact else "")


def spoken_clock(tokens: Tokens, index: int, reading: Reading) -> Span:
    """Read "bảy giờ sáng" at the word giờ, after the number words that mean `reading`."""
    hour = reading[0]
    if isinstance(hour, str) or not 0 < hour <= 24 or hour != int(hour):
        return Span((reading,), index)
    span = _clock(tokens, index + 1, int(hour), "")
    return Span(span.readings, span.end, firm=hour > 12)


def _clock(tokens: Tokens, end: int, hour: int, minutes: str) -> Span:
    part = tokens.low[end] if tokens.low[end] in _PARTS_OF_DAY else ""
    minute = int(minutes or 0)
    length: Reading = (hour, int(minutes)) if minute else (hour,)
    if part:
        other = {"tối": 12, "sáng": 0}.get(part) if hour == 12 else None  # 12 giờ tối may be noon turned around
        swapped: tuple[Reading, ...] = () if other is None else ((clock(other, minute),),)
        return Span(((clock(_in_day(hour, part), minute),), *swapped, length), end + 1)
    times = [(clock(hour, minute),)]
    if 0 < hour < 12 and (not NIGHTFALL.isdisjoint(tokens.known) or "sáng" not in tokens.known):
        times.append((clock(hour + 12, minute),))
    lengths: list[Reading] = [length]
    if minute in {15, 30, 45}:
        lengths.append((hour + Decimal(minute) / 60,))
    if hour == 1 and not minute:
        lengths.append((ARTICLE,))
    spoken = tokens.low[end - 1] == "giờ"
    return Span((*lengths, *times) if spoken else (*times, *lengths), end)


def _in_day(hour: int, part: str) -> int:
    """Return the hour of 24: 4 giờ chiều is 16, 12 giờ đêm 0, 1 giờ trưa 13, 2 giờ đêm 2."""
    if hour == 12:
        return 0 if part in {"đêm", "khuya", "tối"} else 12
    night = part in {"đêm", "khuya"} and hour < 6
    noon = part == "trưa" and hour > 3
    return hour if hour > 12 or night or noon or part in {"sáng", "sớm"} else hour + 12
