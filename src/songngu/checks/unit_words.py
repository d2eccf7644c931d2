"""Find the unit or currency that belongs to a number, in either language."""

from songngu.checks.figure_tokens import Tokens
from songngu.checks.units import ENGLISH, MONEY, SIGNS, SQUARES, VIETNAMESE

# Words that are a unit only before others: 5 nhân dân tệ, not 5 nhân viên.
_NEEDS = {"nhân": {"dân"}, "bảng": {"anh"}, "thập": {"kỷ", "kỉ", "niên"}, "thế": {"kỷ", "kỉ"}}
_CODES = frozenset({"vnd", "usd", "eur", "gbp", "jpy", "cny", "krw", "thb", "rmb"})


def vietnamese_unit(tokens: Tokens, index: int) -> str:
    """Return the unit or currency after a Vietnamese number that ends before `index`, "" if there is none."""
    word, after = tokens.low[index], tokens.low[index + 1]
    if word == "phần" and after == "trăm":
        return "%"
    if word in SQUARES and after == "2" and not tokens.spaced[index + 1]:
        return SQUARES[word]
    if word == "km" and after == "/":
        return "km/h" if tokens.low[index + 2] in {"h", "giờ"} else ""
    if after == "vuông":
        return {"mét": "m2", "kilômét": "km2"}.get(word, "")
    unit = VIETNAMESE.get(word, "")
    if unit in MONEY:
        return _currency(tokens, index, unit)
    return unit if after in _NEEDS.get(word, {after}) and after != "/" else ""


def _currency(tokens: Tokens, index: int, unit: str) -> str:
    """Return the currency: 110 tỉ đồng euro is euros; đô la Úc is none we know, nor are 5 nhân viên or 2 bảng đấu."""
    word, after = tokens.low[index], tokens.low[index + 1]
    if word == "đồng" and VIETNAMESE.get(after) in MONEY:
        return VIETNAMESE[after]
    if word == "đô":
        country = tokens.words[index + 2 + (after == "-")]
        return "" if country[:1].isupper() and country not in {"Mỹ", "Hoa"} else unit
    return unit if after in _NEEDS.get(word, {after}) else ""


def english_unit(tokens: Tokens, index: int) -> str:
    """Return the unit or currency after an English number that ends before `index` (a hyphen may lead), or ""."""
    at = index + 1 if tokens.low[index] == "-" else index
    word, after = tokens.low[at], tokens.low[at + 1]
    if word in {"square", "sq"}:
        measured = tokens.low[at + 2] if after == "." else after
        return SQUARES.get(ENGLISH.get(measured, measured), "")
    if word == "per" and after == "cent":
        return "%"
    if word in SQUARES and after == "2" and not tokens.spaced[at + 1]:
        return SQUARES[word]
    unit = ENGLISH.get(word, "")
    return "" if unit in {"km", "mile", "m"} and after in {"/", "per", "an", "squared"} else unit


def money_before(tokens: Tokens, index: int) -> str:
    """Return the currency written before the number at `index`: $, US$, VND, €; "" for A$ and none."""
    before = tokens.previous(index)
    if before == "$":
        country = tokens.previous(index, 2) if not tokens.spaced[index - 1] else ""
        return "USD" if country == "us" or not country.isalpha() else ""
    if before == "%":
        return ""
    return SIGNS.get(before, "") or (ENGLISH[before] if before in _CODES else "")
