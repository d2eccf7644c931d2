"""Makes a further pair of a pair: other names, other figures, and Vietnamese as careless writers write it."""

import re
from collections import Counter
from random import Random

from songngu.syllables import fold
from songngu.training.names import NamePool, swap_names
from songngu.training.pairs import SentencePair

PLAIN, CAPITALS, HEADLINE, NO_DOT = 0.03, 0.04, 0.01, 0.06  # shares of the copies that get each noise, one at most
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
FREE = re.compile(r"(?:(?<=VND)|(?<![\w.,:/–-]))\d+(?:[.,:]\d+)*(?![\w/–-]|[.,:]\d)")  # no part of a date or a code
SEPARATORS = str.maketrans(".,", ",.")
YEARS = range(1800, 2100)


def shared_figures(pair: SentencePair) -> dict[str, str]:
    """Return the figures that both sides write equally often, each with its English form.

    English may write 2.500 as 2,500. A figure is left out where one of its places belongs to a date such as 22/8, to a
    range or to a code, or where two figures could be meant.
    """
    every = [Counter(FIGURE.findall(text)) for text in pair[:2]]
    free = [Counter(FREE.findall(text)) for text in pair[:2]]
    found: dict[str, str] = {}
    for figure, count in every[0].items():
        forms = {form for form in (figure, figure.translate(SEPARATORS)) if every[1][form]}
        if len(forms) == 1 and figure not in ("0", "1"):
            form = forms.pop()
            if free[0][figure] == count == free[1][form] == every[1][form]:
                found[figure] = form
    meant = Counter(found.values())
    return {figure: form for figure, form in found.items() if meant[form] == 1}


def other_digits(digits: str, random: Random) -> str:
    """Draw as many digits; a leading nought and, half of the time, the noughts at the end stay."""
    zeros = len(digits) - len(digits.rstrip("0")) if random.random() < 0.5 else 0
    drawn = [str(random.randrange(10)) for _ in digits]
    drawn[0] = "0" if digits[0] == "0" else str(random.randrange(2 if len(digits) == 1 else 1, 10))
    return "".join(drawn)[: len(digits) - zeros] + "0" * zeros if zeros < len(digits) else digits


def other_figure(figure: str, source: str, random: Random) -> str:
    """Draw a figure of the same shape: years stay near, days and hours of the clock stay possible."""
    if ":" in figure:
        hour, *rest = figure.split(":")
        clock = [str(random.randrange(10, 24) if len(hour) == 2 else random.randrange(1, 10))]
        return ":".join(clock + [f"{random.randrange(60):02}" if len(part) == 2 else part for part in rest])
    if len(figure) == 4 and figure.isdigit() and int(figure) in YEARS:
        return str(int(figure) + random.choice([step for step in range(-25, 26) if step]))
    if len(figure) == 2 and re.search(rf"(?:[Nn]gày|mùng|rạng sáng|sáng|chiều|tối) {figure}\b", source):
        return str(random.randrange(10, 29))
    if len(figure) == 2 and re.search(rf"\b{figure} (?:giờ|phút|tháng|tuổi)", source):
        return str(random.randrange(10, 13) if f"{figure} giờ" in source else random.randrange(10, 60))
    digits = iter(other_digits(re.sub(r"\D", "", figure), random))
    return "".join(next(digits) if char.isdigit() else char for char in figure)


def swap_figures(pair: SentencePair, random: Random) -> SentencePair:
    """Write other figures for those that stand on both sides; digits, separators and places keep their shape."""
    taken = {fig for text in pair[:2] for fig in FIGURE.findall(text)}
    source, target = dict[str, str](), dict[str, str]()
    for figure, form in shared_figures(pair).items():
        other = other_figure(figure, pair.source, random)
        written = other if form == figure else other.translate(SEPARATORS)
        if not taken & {other, other.translate(SEPARATORS)}:
            source[figure], target[form] = other, written
            taken |= {other, other.translate(SEPARATORS)}
    return pair._replace(source=_rewritten(pair.source, source), target=_rewritten(pair.target, target))


def _rewritten(text: str, figures: dict[str, str]) -> str:
    return FREE.sub(lambda match: figures.get(match[0], match[0]), text)


def add_noise(pair: SentencePair, random: Random) -> SentencePair:
    """Write a few pairs carelessly: without diacritics, in capitals, or both sides without the final dot.

    English stays as it is, so that a reader of a headline in capitals gets a sentence. Doubled spaces and NFD are not
    made: NFC and the vocabulary's own normalisation undo them before the model sees a token.
    """
    draw = random.random()
    if draw < PLAIN:
        return pair._replace(source=fold(pair.source))
    if draw < PLAIN + CAPITALS:
        return pair._replace(source=pair.source.upper())
    if draw < PLAIN + CAPITALS + HEADLINE:
        words = pair.source.removesuffix(".").split()
        return pair._replace(source=" ".join(w[:1].upper() + w[1:] for w in words), target=_without_dot(pair.target))
    dotted = pair.source.endswith(".") and pair.target.endswith(".") and not pair.source.endswith("..")
    if draw < PLAIN + CAPITALS + HEADLINE + NO_DOT and dotted:
        return pair._replace(source=_without_dot(pair.source), target=_without_dot(pair.target))
    return pair


def _without_dot(text: str) -> str:
    return text.removesuffix(".").rstrip()


def augmented(pairs: list[SentencePair], pool: NamePool, *, rate: float, seed: int) -> list[SentencePair]:
    """Return an altered copy of `rate` of the pairs, where there is something to alter; the same for the same seed."""
    copies = []
    for pair in pairs:
        random = Random(f"{seed} {pair.source}")  # noqa: S311 - a draw, no secret; depends on no other pair
        if random.random() < rate:
            copy = add_noise(swap_figures(swap_names(pair, pool, random), random), random)
            if copy != pair and copy.source and copy.target:
                copies.append(copy)
    return copies
