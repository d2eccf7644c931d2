"""Read English dates and clock times: August 22, 2018; 22 August; October 2016; 4:30 p.m.; 19:16; noon."""

from songngu.checks.english_words import ONES, ORDINALS
from songngu.checks.figure_tokens import Span, Tokens, number_at
from songngu.checks.values import MONTHS, WEEKDAYS, clock, month

MONTH_NAMES = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
SHORT_MONTHS = {**{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}, "sept": 9}
WEEKDAY_NAMES = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS, 1)},
    **{name.lower() + "s": number for number, name in enumerate(WEEKDAYS, 1)},
}
SUFFIXES = frozenset({"th", "st", "nd", "rd"})
_DOUBTFUL = frozenset({"may", "march", "august"})  # also a verb, a walk, an adjective


def month_at(tokens: Tokens, index: int) -> tuple[int, int]:
    """Return the month named at `index` and where it ends; 0 and `index` if there is none."""
    word = tokens.low[index]
    if not tokens.words[index][:1].isupper() and (word in _DOUBTFUL or word not in MONTH_NAMES):
        return 0, index
    if word in MONTH_NAMES:
        return MONTH_NAMES[word], index + 1
    if word in SHORT_MONTHS:
        return SHORT_MONTHS[word], index + 1 + (tokens.low[index + 1] == ".")
    return 0, index


def _day(tokens: Tokens, index: int) -> tuple[int, int]:
    """Return the day of a month at `index`, 22 or 22nd, and where it ends."""
    number = number_at(tokens, index)
    if not number:
        return 0, index
    if tokens.spaced[index + 1] or not tokens.low[index + 1].isalpha():
        return number, index + 1
    return (number, index + 2) if tokens.low[index + 1] in SUFFIXES else (0, index)


def _year(tokens: Tokens, index: int) -> tuple[tuple[int, ...], int]:
    """Return the year at `index`, a comma or "of" before it allowed, and where it ends."""
    for lead in (0, 1):
        if lead and tokens.low[index] not in {",", "of"}:
            break
        if year := number_at(tokens, index + lead, 1000, 2999):
            return (year,), index + lead + 1
    return (), index


def day_then_month(tokens: Tokens, index: int) -> Span:
    """Read "22 August 2018", "22nd of August" at its day."""
    day, end = _day(tokens, index)
    if not day:
        return Span((), index)
    while tokens.low[end] in {"of", "the", "day"} and end < index + 5:
        end += 1
    named, after = month_at(tokens, end)
    if not named:
        return Span((), index)
    year, last = _year(tokens, after)
    return Span(((day, month(named), *year), (day, *year)), last)


def month_then_day(tokens: Tokens, index: int) -> Span:
    """Read "August 22, 2018", "August 2018", "August" at its month.

    A month alone is not firm, nor is it asked for in a date: translators write it where the source says "ngày 14".
    """
    named, end = month_at(tokens, index)
    if not named:
        return Span((), index)
    the = 1 if tokens.low[end] == "the" else 0
    day, after = _day(tokens, end + the)
    if day:
        year, last = _year(tokens, after)
        return Span(((month(named), day, *year), (day, *year)), last)
    year, last = _year(tokens, end)
    if year:
        return Span(((month(named), *year), year), last)
    return Span(((month(named),),), end, firm=False)


def half_of_day(tokens: Tokens, index: int) -> tuple[str, int]:
    """Return "a" or "p" for a.m., pm … at `index`, "" if there is none, and where it ends."""
    word = tokens.low[index]
    if word in {"am", "pm"}:
        return word[0], index + 1
    if word in {"a", "p"} and tokens.low[index + 1] == "." and tokens.low[index + 2] == "m":
        return word, index + 3 + (tokens.low[index + 3] == ".")
    return "", index


def clock_time(tokens: Tokens, index: int) -> Span:
    """Read 4:30 p.m., 19:16, 7.30pm, 4 p.m., 7 o'clock at `index`; 4:30 alone is morning or afternoon, or a score."""
    word = tokens.low[index]
    hours, _, minutes = word.partition(".")
    end = index + 1
    if not minutes and tokens.low[end] == ":" and not tokens.spaced[end]:
        minutes, end = tokens.low[end + 1], end + 2
    exact = len(minutes) == 2 and minutes.isdecimal() and int(minutes) < 60
    if not hours.isdecimal() or len(hours) > 2 or int(hours) > 24 or (minutes and not exact):
        return Span((), index)
    part, after = half_of_day(tokens, end)
    hour, minute = int(hours), int(minutes or 0)
    if part:
        return Span(((clock(hour % 12 + 12 * (part == "p"), minute),),), after)
    return _bare_time(tokens, end, hour, minutes if "." not in word else "")


def _bare_time(tokens: Tokens, end: int, hour: int, minutes: str) -> Span:
    """Read a time without a.m. or p.m."""
    times = [(clock(hour, int(minutes or 0)),)]
    if hour < 12:
        times.append((clock(hour + 12, int(minutes or 0)),))
    if minutes:
        return Span((*times, (hour, int(minutes))), end)
    if tokens.low[end] == "o" and tokens.low[end + 2] == "clock":
        return Span((*times, (hour,)), end + 3)
    return Span((), end)


def word_time(tokens: Tokens, index: int) -> Span:
    """Read noon, midday, midnight, seven o'clock, five p.m. and the names of days."""
    word = tokens.low[index]
    if word in {"noon", "midday", "midnight"}:
        return Span(((clock(0 if word == "midnight" else 12),),), index + 1, firm=False)
    if word in WEEKDAY_NAMES:
        return Span(((f"W{WEEKDAY_NAMES[word]}",),), index + 1, firm=False)
    hour = ONES.get(word, 0)
    part, end = half_of_day(tokens, index + 1)
    if 1 <= hour <= 12 and part:
        return Span(((clock(hour % 12 + 12 * (part == "p")),),), end)
    if 1 <= hour <= 12 and tokens.low[index + 1] == "o" and tokens.low[index + 3] == "clock":
        return Span(((clock(hour),), (clock(hour + 12),), (hour,)), index + 4, firm=False)
    if word in ORDINALS and tokens.low[index + 1] == "of" and (named := month_at(tokens, index + 2))[0]:
        return Span(((ORDINALS[word], month(named[0])),), named[1])
    return Span((), index)
