"""Read English number words: twenty-one, two and a half million, tens of thousands, both, twice, half."""

from decimal import Decimal

from songngu.checks.figure_tokens import Span, Tokens
from songngu.checks.values import ARTICLE, EPIDEMIC, HALF, Number, Reading

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
ONES = {word: value for value, word in enumerate(f"{_UNITS} eighteen nineteen".split(), 1)}
TENS = {word: value for value, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
ORDINALS = {
    **{word: value for value, word in enumerate(_ORDINALS.split(), 1)},
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    **{word[:-1] + "ieth": value for word, value in TENS.items()},
    **{word + "s": value for value, word in enumerate(_ORDINALS.split(), 1)},
}
DECADES = {word[:-1] + "ies": value for word, value in TENS.items()}
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bln": 10**9,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "dozen": 12,
    "crore": 10**7,
    "lakh": 10**5,
    "hundredth": 100,
    "thousandth": 1000,
    "quadrillion": 10**15,
}
PLURAL_SCALES = {
    "tens": 10,
    "dozens": 10,
    "scores": 10,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
_PLURALS = {word: value for word, value in PLURAL_SCALES.items() if value >= 100}
_FOLDS = "twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold"
# What stands for a number without being one, and every way it can be meant.
COUNTING: dict[str, tuple[Reading, ...]] = {
    **dict.fromkeys(("a", "an", "single", "sole", "solo", "once", "lone", "only", "same", "each"), ((ARTICLE,),)),
    **dict.fromkeys(("another", "per", "every", "unique", "alone"), ((ARTICLE,),)),
    **dict.fromkeys(("both", "pair", "pairs", "couple", "couples", "twice", "double", "doubled"), ((2,),)),
    **dict.fromkeys(("doubles", "doubling", "duo", "twin", "twins", "either", "brace", "bi"), ((2,),)),
    **dict.fromkeys(("triple", "tripled", "trio", "thrice", "triplets", "treble", "triad", "tri"), ((3,),)),
    **dict.fromkeys(("quadruple", "quadrupled", "quartet"), ((4,),)),
    **dict.fromkeys(("quarter", "quarters"), ((4,), (Decimal("0.25"),), (25,), (3,), (15,))),
    **dict.fromkeys(("half", "halves", "halved", "halfway", "mid"), ((HALF,), (50,), (Decimal("0.5"),), (30,))),
    **dict.fromkeys(("decade", "decades"), ((10,),)),
    **dict.fromkeys(("covid", "coronavirus", "ncov", "cov", "virus", "pandemic"), ((EPIDEMIC,),)),
    **dict.fromkeys(("epidemic", "outbreak", "disease"), ((EPIDEMIC,),)),
    **{word: ((value,),) for value, word in enumerate(_FOLDS.split(), 2)},
    "fortnight": ((2,), (14,)),
    "century": ((100,),),
    "zero": ((0,),),
    "nil": ((0,),),
    "no": ((0,),),
    "teens": ((13,),),
    "octogenarian": ((80,),),
    "centenary": ((100,),),
    "centennial": ((100,),),
    "pentagon": ((5,),),
    "primary": ((1,),),
    "last": ((ARTICLE,),),
    "top": ((1,),),
}
STARTS = frozenset({*ONES, *TENS, *ORDINALS, *DECADES, *SCALES, *PLURAL_SCALES, *COUNTING})


def scale(tokens: Tokens, index: int) -> tuple[int, int]:
    """Return the factor of the scale words at `index` (a hyphen may lead), 1 if there are none, and where they end."""
    factor, end = 1, index
    while end < index + 4:
        at = end + 1 if tokens.low[end] == "-" and not tokens.spaced[end] else end
        step = SCALES.get(tokens.low[at], 0) or (_PLURALS.get(tokens.low[at], 0) if end == index else 0)
        if not step:
            break
        factor *= step
        end = at + 1
    return factor, end


def half_more(tokens: Tokens, index: int) -> int:
    """Return how many tokens "and a half" or "-and-a-half" takes at `index`, 0 where it does not stand."""
    if tokens.low[index : index + 3] == ("and", "a", "half"):
        return 3
    return 6 if tokens.low[index : index + 6] == ("-", "and", "-", "a", "-", "half") else 0


def spelled(tokens: Tokens, index: int) -> Span:
    """Read the number words that start at `index`.

    Numbers up to twelve and words such as both are not firm: people write them, drop them and turn them into pronouns.
    """
    word = tokens.low[index]
    if word in PLURAL_SCALES:
        return _vague(tokens, index)
    if word in DECADES:
        return Span(((DECADES[word],), (1900 + DECADES[word],)), index + 1, firm=False)
    if word in {"a", "an", "half"} and (found := _article_scale(tokens, index)).readings:
        return found
    if word in COUNTING:
        return Span(COUNTING[word], index + 1, firm=False)
    return _number(tokens, index)


def _number(tokens: Tokens, index: int) -> Span:
    """Read a number in words; thousand alone is per thousand or a vague size, nineteen ninety a year."""
    word = tokens.low[index]
    if word in SCALES:
        factor, end = scale(tokens, index)
        return Span(((factor,), (f"V{10 if word == 'dozen' else factor}",)), end, firm=False)
    value, end = _cardinal(tokens, index)
    if end == index or (tokens.low[index + 1][:1].isdecimal() and not tokens.spaced[index + 1]):
        return Span((), index + 1)  # the digits of Twenty20 speak for it
    rest, after = _group(tokens, end)
    if 13 <= value <= 20 and rest >= 10:
        return Span(((100 * value + rest,),), after)
    return Span(((value,),), end, firm=value > 12)


def _article_scale(tokens: Tokens, index: int) -> Span:
    """Read a million, half a million, a hundred and five, a dozen."""
    half = tokens.low[index] == "half"
    start = index + 2 if half and tokens.low[index + 1] in {"a", "-"} else index + 1
    if tokens.low[start] not in SCALES:
        return Span((), index)
    factor, end = scale(tokens, start)
    if half:
        return Span(((Decimal(factor) / 2,),), end)
    if more := half_more(tokens, end):
        return Span(((Decimal(factor) * 3 / 2,),), end + more)
    if (tokens.low[end] == "and" and tokens.low[end + 1] in ONES) or tokens.low[end] in TENS:
        rest, after = _cardinal(tokens, end + (tokens.low[end] == "and"))
        return Span(((factor + rest,), (factor, rest)), after)
    return Span(((factor,),), end, firm=factor != 12)


def _cardinal(tokens: Tokens, index: int) -> tuple[Number, int]:
    """Read one hundred and five, two and a half million, twenty-first; return the value and where it ends."""
    total: Number = 0
    end = index
    while True:
        group, after = _group(tokens, end)
        if after == end:
            break
        more = half_more(tokens, after)
        factor, end = scale(tokens, after + more)
        total += (Decimal(group) + Decimal("0.5")) * factor if more else group * factor
        if factor == 1:
            break
        following = end + 1 if tokens.low[end] in {"and", ","} else end
        if _group(tokens, following)[1] == following or factor <= 12:
            break
        if tokens.low[end] in {"and", ","} and _group(tokens, following)[0] >= factor:
            break
        end = following
    return total, end


def _group(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read a number under a hundred, an ordinal included."""
    word = tokens.low[index]
    if word in TENS:
        at = index + 2 if tokens.low[index + 1] == "-" else index + 1
        unit = ONES.get(tokens.low[at], 0) or ORDINALS.get(tokens.low[at], 0)
        return (TENS[word] + unit, at + 1) if 0 < unit < 10 else (TENS[word], index + 1)
    value = ONES.get(word, 0) or ORDINALS.get(word, 0)
    return (value, index + 1) if value else (0, index)


def _vague(tokens: Tokens, index: int) -> Span:
    """Read tens of thousands, hundreds of millions, dozens."""
    factor, end = PLURAL_SCALES[tokens.low[index]], index + 1
    while tokens.low[end] == "of" and tokens.low[end + 1] in PLURAL_SCALES and end < index + 5:
        factor *= PLURAL_SCALES[tokens.low[end + 1]]
        end += 2
    return Span(((f"V{factor}",),), end, firm=False)
