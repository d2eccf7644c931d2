"""Find the figures of an English sentence."""

from decimal import Decimal

from songngu.checks.english_times import (
    MONTH_NAMES,
    SHORT_MONTHS,
    SUFFIXES,
    WEEKDAY_NAMES,
    clock_time,
    day_then_month,
    month_then_day,
    word_time,
)
from songngu.checks.english_words import STARTS, half_more, scale, spelled
from songngu.checks.figure_tokens import Span, Tokens, full_year, read_figures
from songngu.checks.numerals import english, scaled
from songngu.checks.unit_words import english_unit, money_before
from songngu.checks.units import SIGNS
from songngu.checks.values import EPIDEMIC, HALF, ROMAN, Figure, Reading, clock, month

_RANGE_SIGNS = frozenset({"-", "–", "—", "to", "or", "and", "~", ","})
# A glued letter is a scale or something else (100m is 100 metres or 100 million); bn and mn are always a scale.
_SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "t": 10**12,
    "bn": 10**9,
    "mn": 10**6,
    "tn": 10**12,
    "mln": 10**6,
    "bln": 10**9,
}
_ROMAN_BEFORE = frozenset({"war", "wars", "phase", "class", "type", "group", "grade", "part", "volume", "category"})
_TRIGGERS = frozenset(
    {*STARTS, *MONTH_NAMES, *SHORT_MONTHS, *WEEKDAY_NAMES, "noon", "midday", "midnight", "½", "¼", "¾"}
    | {roman.lower() for roman in ROMAN}
)
_SEPARATORS = frozenset("/-–.")
_ZONES = frozenset({"gmt", "utc", "local", "hours", "hrs", "edt", "est"})


def english_figures(text: str) -> list[Figure]:
    """Return the figures of an English sentence in order, the small words that only explain others included."""
    return read_figures(text, _TRIGGERS, in_digits=_in_digits, in_words=_in_words, unit_of=_unit_of)


def _unit_of(tokens: Tokens, start: int, end: int) -> str:
    return english_unit(tokens, end) or money_before(tokens, start)


def _in_digits(tokens: Tokens, index: int) -> Span:
    """Read the figure that starts with digits at `index`."""
    if tokens.exponent(index):
        return Span((), index)
    if tokens.epidemic_name(index):
        right = tokens.low[index] in {"19", "2", "2019"}
        return Span(((f"covid-{tokens.low[index]}",), *(((EPIDEMIC,),) if right else ())), index + 1, firm=not right)
    for rule in (clock_time, day_then_month):
        span = rule(tokens, index)
        if span.readings:
            return span
    return _quantity(tokens, index)


def _footnote(tokens: Tokens, index: int) -> bool:
    """Say whether digits are the footnote mark a news site leaves: shade(1), beyond4."""
    before = tokens.previous(index)
    if tokens.spaced[index] or not tokens.low[index].isdecimal():
        return False
    if len(tokens.low[index]) == 1 and len(before) > 3 and tokens.words[index - 1][1:].islower() and before.isalpha():
        return True
    glued = index > 1 and not tokens.spaced[index - 1] and tokens.previous(index, 2).isalpha()
    return before == "(" and glued and tokens.low[index + 1] == ")" and len(tokens.low[index]) <= 2


def _quantity(tokens: Tokens, index: int) -> Span:
    """Read digits with what belongs to them: 1.5 million, 10th, 1990s, $3bn, two of 2-3 billion."""
    readings, end = _grouped(tokens, index)
    if end > index + 1:
        return Span(readings, end)
    suffixed = _suffixed(tokens, index, readings)
    if suffixed.readings:
        return suffixed
    if more := half_more(tokens, end):
        readings = tuple((Decimal(value) + Decimal("0.5"),) for (value, *_) in readings if not isinstance(value, str))
        end += more
    factor, after = scale(tokens, end)
    if factor > 1 or end > index + 1:
        return Span(scaled(readings, factor) or readings, after)
    return Span(readings + _other_readings(tokens, index, readings), end, not _list_item(tokens, index))


def _suffixed(tokens: Tokens, index: int, readings: tuple[Reading, ...]) -> Span:
    """Read the letters glued to digits: 10th, 1990s, 500k, $3bn; and the m of £3.2 m."""
    letters, glued = tokens.low[index + 1], not tokens.spaced[index + 1]
    if not glued:
        money = letters in {"m", "bn", "b"} and money_before(tokens, index)
        return Span(scaled(readings, _SUFFIXES[letters]) if money else (), index + 2)
    if letters in SUFFIXES:
        return Span(readings + _other_readings(tokens, index, readings), index + 2)
    if letters == "s":
        return Span((*readings, *_decade(readings)), index + 2)
    if letters in {"'", "’"} and tokens.low[index + 2] == "s":
        return Span((*readings, *_decade(readings)), index + 3)
    if letters in _SUFFIXES:
        more = scaled(readings, _SUFFIXES[letters])
        return Span(more if len(letters) > 1 else (*more, *readings), index + 2)
    return Span((), index)


def _list_item(tokens: Tokens, index: int) -> bool:
    """Say whether a number only numbers a list item or a source."""
    before, after = tokens.previous(index), tokens.low[index + 1]
    leads = index <= 2 and not any(word.isalnum() for word in tokens.low[:index])
    numbered = leads and after in {".", ")"} and len(tokens.low[index]) <= 2
    alone = len(tokens.low[index]) == 1 and before == "(" and after == ")"
    return numbered or alone or tokens.chemical(index) or (before == "[" and after == "]") or _footnote(tokens, index)


def _grouped(tokens: Tokens, index: int) -> tuple[tuple[Reading, ...], int]:
    """Join digit groups set apart by spaces, 216 000 or 88, 000; they may also be numbers of their own."""
    groups, end = [tokens.low[index]], index + 1
    if groups[0].isdecimal() and len(groups[0]) <= 3 and groups[0][0] != "0":
        while len(groups) < 4:
            at = end + 1 if tokens.low[end] == "," and tokens.low[end + 1] == "000" else end
            if not tokens.low[at].isdecimal() or len(tokens.low[at]) != 3:
                break
            groups.append(tokens.low[at])
            end = at + 1
    if len(groups) == 1:
        return english(groups[0]), end
    return ((int("".join(groups)),), tuple(int(group) for group in groups)), end


def _decade(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the short or long form of a decade: 1990s is the 90s."""
    value = readings[0][0]
    if isinstance(value, str) or len(readings[0]) > 1:
        return ()
    return ((1900 + value,),) if value < 100 else ((value % 100,),)


def _other_readings(tokens: Tokens, index: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return further meanings that the words around a bare number allow."""
    value = readings[0][0]
    if len(readings[0]) > 1 or isinstance(value, str):
        return ()
    more: list[Reading] = []
    if 10 <= value <= 99 and tokens.previous(index) in {"'", "’", "‘"}:
        more += [(1900 + value,), (2000 + value,)]
    if value == 50:
        more.append((HALF,))
    near = {tokens.previous(index), tokens.low[index + 1]} & _SEPARATORS
    if 1 <= value <= 12 and value == int(value) and near:
        more.append((month(int(value)),))
    if value in {2019, 2020, 20} and {"coronavirus", "disease"} & set(tokens.low[max(0, index - 2) : index + 4]):
        more.append((EPIDEMIC,))
    if year := full_year(tokens, index):
        more.append((year,))
    return (*more, *_written_clock(tokens, index), *_range_readings(tokens, index, readings))


def _written_clock(tokens: Tokens, index: int) -> tuple[Reading, ...]:
    """Return the time of day that 16.00, 0830 or 1830 GMT can be."""
    word = tokens.low[index]
    if word.isdecimal() and len(word) == 4:
        hours, minutes = word[:2], word[2:] if word[0] == "0" or tokens.low[index + 1] in _ZONES else ""
    else:
        hours, _, minutes = word.partition(".")
    if len(minutes) != 2 or not hours.isdecimal() or int(hours) > 23 or int(minutes) > 59:
        return ()
    return ((clock(int(hours), int(minutes)),),)


def _range_readings(tokens: Tokens, index: int, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return what a first number means with the scale after the second: $2-3 billion, from 2 to 3 million."""
    end = index + 1
    if tokens.low[end] not in _RANGE_SIGNS:
        return ()
    while tokens.low[end + 1] in SIGNS or tokens.low[end + 1] in {"us", "vnd", "usd"}:
        end += 1
    if not tokens.low[end + 1][:1].isdecimal() or end > index + 4:
        return ()
    factor, _ = scale(tokens, end + 2)
    glued = "" if tokens.spaced[end + 2] else tokens.low[end + 2]
    factor = factor if factor > 1 else _SUFFIXES.get(glued, 1)
    return scaled(readings, factor) if factor > 1 else ()


def _in_words(tokens: Tokens, index: int) -> Span:
    """Read the figure that starts with a word at `index`."""
    word = tokens.low[index]
    for rule in (month_then_day, word_time):
        span = rule(tokens, index)
        if span.readings:
            return span
    if word in {"½", "¼", "¾"}:
        value = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}[word]
        return Span(((value,), (HALF,)), index + 1, firm=False)
    if tokens.words[index] in ROMAN and (word != "i" or tokens.previous(index) in _ROMAN_BEFORE):
        return Span(((ROMAN[tokens.words[index]],),), index + 1, firm=False)
    if word in STARTS:
        return spelled(tokens, index)
    return Span((), index)
