"""Read one group of digits with its separators, in Vietnamese or in English style, and write it back."""

import re
from decimal import Decimal

from songngu.checks.values import Key, Number, Reading, month

_LONGEST = 18  # digits; longer groups are identifiers, and int() refuses thousands of digits
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?")
_SEPARATOR = re.compile(r"[.,]")


def whole(digits: str) -> Key:
    """Return the value of a run of digits; a run too long to be a number stays text."""
    return int(digits) if len(digits) <= _LONGEST else "#" + digits


def pieces(token: str) -> Reading:
    """Return the runs of digits of a token one by one: 4.0.1 is 4, 0 and 1."""
    if len(token) > 3 * _LONGEST:
        return ("#" + token,)
    return tuple(whole(run) for run in _SEPARATOR.split(token))


def vietnamese(token: str, *, before_scale: bool = False) -> tuple[Reading, ...]:
    """Return what a digit group can mean in Vietnamese: 1.234,5 is 1234.5; 22.8 is also a date.

    Translated texts often keep English separators, so 20,615 is 20.615 or 20615, and 3.5 is 3.5. Nobody ends
    a decimal in noughts (20,600 is 20600) unless a scale word follows (36,900 triệu), told by `before_scale`.
    """
    if token.isdecimal():
        return ((whole(token),),)
    if len(token) > 2 * _LONGEST:
        return (pieces(token),)
    if _DOT_GROUPS.fullmatch(token):
        return ((Decimal(token.replace(".", "").replace(",", ".")),),)
    if _COMMA_GROUPS.fullmatch(token):
        grouped: Reading = (Decimal(token.replace(",", "")),)
        surely = token.count(",") > 1 or "." in token or (token.endswith("0") and not before_scale)
        return (grouped,) if surely else ((_decimal(token),), grouped)
    if _DECIMAL.fullmatch(token):
        return ((_decimal(token),), *_dotted_date(token), *((pieces(token),) if "," in token else ()))
    return (*_dotted_date(token), pieces(token))


def english(token: str) -> tuple[Reading, ...]:
    """Return what a digit group means in English: 1,234.5 is 1234.5; 1.500 is one and a half, never 1500."""
    if token.isdecimal():
        return ((whole(token),),)
    if len(token) > 2 * _LONGEST:
        return (pieces(token),)
    if _COMMA_GROUPS.fullmatch(token):
        return ((Decimal(token.replace(",", "")),),)
    if "," not in token and _DECIMAL.fullmatch(token):
        return ((_decimal(token),),)
    return (pieces(token),)


def scaled(readings: tuple[Reading, ...], factor: int) -> tuple[Reading, ...]:
    """Return the readings that are one number, multiplied by a scale word."""
    return tuple(
        (reading[0] * factor,) for reading in readings if len(reading) == 1 and not isinstance(reading[0], str)
    )


def write_vietnamese(value: Number) -> str:
    """Return a value with Vietnamese separators: 1.234.567,89."""
    return write_english(value).translate(str.maketrans(",.", ".,"))


def write_english(value: Number) -> str:
    """Return a value with English separators: 1,234,567.89."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}"


def _decimal(token: str) -> Decimal:
    return Decimal(token.replace(",", "."))


def _dotted_date(token: str) -> tuple[Reading, ...]:
    match = _DOTTED_DATE.fullmatch(token)
    if not match or not 1 <= int(match[1]) <= 31 or not 1 <= int(match[2]) <= 12:
        return ()
    return ((int(match[1]), month(int(match[2])), *((int(match[3]),) if match[3] else ())),)
