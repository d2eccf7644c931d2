"""Typed values of figures: what a figure can mean, whichever language it is written in.

A key is one comparable piece of meaning. Plain numbers (counts, days, years, ordinals) are `int` or `Decimal`; the rest
are short strings: "M8" August, "W1" Monday, "T16:30" a clock time, "V1000" thousands of, "#…" digits too long to be
a number, and the words below, which stand for what is said without a number.
"""

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal
Key = int | Decimal | str
Reading = tuple[Key, ...]

ARTICLE = "one"  # a, an, single, sole …
HALF = "half"
EPIDEMIC = "epidemic"  # the virus and disease named COVID-19, nCoV, SARS-CoV-2
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ROMAN: dict[str, int] = {
    tens + ones: 10 * len(tens) + value
    for tens in ("", "X", "XX", "XXX")
    for value, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens or ones
}
_SPELLED_UNITS = "second minute hour day week month quarter year decade mile yard acre quintal tonne pound ounce"
_PLURALS = {
    **{unit: unit + "s" for unit in _SPELLED_UNITS.split()},
    **{"century": "centuries", "foot": "feet", "inch": "inches"},  # noqa: PIE800 - one line reads better than three
}
_VAGUE = {
    10 ** (zeros + shift): lead + name
    for zeros, name in ((3, "thousands"), (6, "millions"), (9, "billions"), (12, "trillions"))
    for shift, lead in ((0, ""), (1, "tens of "), (2, "hundreds of "))
} | {10: "dozens", 100: "hundreds"}
SCALE_NAMES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, and what it can mean.

    `text` is the slice of the sentence that starts at character `start`. `readings` are the meanings in order of
    likelihood, each a tuple of keys that must all be found on the other side ("22/8" is a day and a month, or two
    numbers). A `firm` figure is one whose loss or change is worth a word to the reader; the others (small spelled
    numbers, "both", "half") only explain figures of the other side. `unit` is the canonical unit or currency, "" where
    none is written.
    """

    text: str
    start: int
    readings: tuple[Reading, ...]
    firm: bool = True
    unit: str = ""


def month(number: int) -> str:
    """Return the key of a month, 1 January … 12 December."""
    return f"M{number}"


def clock(hour: int, minute: int = 0) -> str:
    """Return the key of a time of day; hour 24 is 0."""
    return f"T{hour % 24}:{minute:02}"


def gloss(figure: Figure) -> str:
    """Return the likeliest meaning of a figure in English: "August 22, 2018", "4:30 p.m.", "VND6.83 trillion"."""
    reading = figure.readings[0]
    if any(isinstance(key, str) and key[0] == "M" for key in reading):
        return _gloss_date(reading)
    if len(reading) > 1 or isinstance(reading[0], str):
        return " and ".join(_gloss_key(key, figure.text) for key in reading)
    number = _gloss_number(reading[0], figure.text)
    if not figure.unit or figure.unit == "%":
        return number + figure.unit
    if figure.unit.isupper():
        return figure.unit + number
    return f"{number} {figure.unit if reading[0] == 1 else _PLURALS.get(figure.unit, figure.unit)}"


def _gloss_date(reading: Reading) -> str:
    name = next(MONTHS[int(key[1:]) - 1] for key in reading if isinstance(key, str))
    numbers = [key for key in reading if not isinstance(key, str)]
    days = [f"{name} {number}" for number in numbers if number <= 31]
    years = [str(number) for number in numbers if number > 31]
    return ", ".join([*days, *years]) if days else " ".join([name, *years])


def _gloss_key(key: Key, written: str) -> str:
    if not isinstance(key, str):
        return _gloss_number(key, written)
    kind, rest = key[0], key[1:]
    if kind == "T":
        hour, minute = (int(part) for part in rest.split(":"))
        return f"{hour % 12 or 12}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    if kind == "W":
        return WEEKDAYS[int(rest) - 1]
    if kind == "V":
        return _VAGUE.get(int(rest), f"some {int(rest):,}")
    return rest if kind == "#" else key


def _gloss_number(value: Number, written: str) -> str:
    for size, name in SCALE_NAMES:
        short = _trim(Decimal(value) / size)
        if value >= size and len(short) < 8:
            return f"{short} {name}"
    return str(value) if written.isdecimal() and value < 10**4 else _trim(Decimal(value))


def _trim(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
