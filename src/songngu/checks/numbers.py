"""Compare the figures of a Vietnamese sentence with those of its English translation."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from songngu.checks.english_figures import english_figures
from songngu.checks.english_words import ONES
from songngu.checks.figure_tokens import tokenize
from songngu.checks.units import KINDS, size
from songngu.checks.values import Figure, Key, Reading, gloss
from songngu.checks.vietnamese_figures import vietnamese_figures
from songngu.checks.vietnamese_words import DIGITS

# What English says without a number.
_SAID_AS: dict[tuple[int, str], tuple[str, ...]] = {
    (6, "month"): ("half", "semester", "semiannual"),
    (18, "month"): ("half",),
    (90, "minute"): ("half",),
    (3, "month"): ("quarter", "quarterly"),
    (12, "month"): ("year", "annual", "yearlong"),
    (7, "day"): ("week", "weekly", "weeklong"),
    (14, "day"): ("fortnight",),
    (24, "hour"): ("day", "daily", "clock"),
    (60, "minute"): ("hour",),
    (30, "minute"): ("half",),
    (10, "year"): ("decade",),
    (100, "year"): ("century",),
    (100, "%"): ("all", "entire", "full", "whole", "complete", "every", "total", "totally", "fully"),
    (50, "%"): ("half", "halve", "halved"),
    (25, "%"): ("quarter",),
}
_HALF = Decimal("0.5")
_NEARLY = Decimal("0.005")  # conversions are rounded in print: 5 miles is 8 km
_DIGIT = re.compile(r"\d")
_SMALL = {*DIGITS, "mười"} - {"một", "tư"}  # một is also an article, tư also private
_FEW = 100  # counterparts looked through; more there are only in hostile texts, which must not take quadratic time
_NOTHING = Figure("", 0, ())
_YEARS = range(1900, 2101)  # a year said twice in one language may be said once in the other


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure that one side has and the other has not, or has with another value.

    `source_text` and `target_text` are the figure as written, "" where it is absent. `say` is a plain English sentence
    for the reader.
    """

    kind: Literal["missing", "added", "changed"]
    source_text: str
    target_text: str
    say: str


def check_figures(source: str, target: str) -> tuple[Finding, ...]:
    """Return the figures of a Vietnamese sentence that its English lost, added or changed.

    A pure function; its time grows with the length of the texts. Small spelled numbers, articles and words such as
    both or half explain figures but are not asked for themselves, since translators turn them into one another.
    """
    sources, targets = vietnamese_figures(source), english_figures(target)
    missing = _missing(sources, targets, target)
    added = _added(targets, sources, source)
    pairs = _paired(missing, added, sources, targets) if missing or added else []
    pairs += _other_units(sources, targets)
    pairs += _other_words(sources, targets) + _other_small(sources, targets)
    return tuple(_finding(*pair) for pair in pairs)


def figures_kept(source: str, target: str) -> tuple[int, int]:
    """Return how many figures of the source are found in the target, and how many the source has.

    Counted are the figures whose loss `check_figures` reports: digits, spelled numbers of two words and more, dates.
    """
    sources, targets = vietnamese_figures(source), english_figures(target)
    total = sum(figure.firm for figure in sources)
    return total - len(_missing(sources, targets, target)), total


def _missing(sources: Sequence[Figure], targets: Sequence[Figure], target: str) -> list[Figure]:
    left = _unexplained(sources, targets)
    if not left:
        return left
    words = tokenize(target).known
    return [figure for figure in left if not (_said_as(figure, words) or _same_amount(figure, targets))]


def _added(targets: Sequence[Figure], sources: Sequence[Figure], source: str) -> list[Figure]:
    left = _unexplained(targets, sources)
    if not left:
        return left
    known = _offered(sources).keys()
    return [
        figure
        for figure in left
        if not (_foreign(figure, source) or _same_amount(figure, sources) or _year_written_out(figure, known))
    ]


def _year_written_out(figure: Figure, known: AbstractSet[Key]) -> bool:
    """Say whether a date only has its year besides: translators write it out where the source names no year at all."""
    date = {key for key in figure.readings[0] if key not in _YEARS}
    return len(figure.readings[0]) == 3 and known >= date and known.isdisjoint(_YEARS)


def _foreign(figure: Figure, source: str) -> bool:
    """Say whether number words of the English stand in the source too, as in the title of a film."""
    return not _DIGIT.search(figure.text) and figure.text in source


def _unexplained(figures: Sequence[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Return the firm figures none of whose readings the other side offers."""
    firm = [figure for figure in figures if figure.firm]
    if not firm:
        return []
    offered = _offered(others)
    used: Counter[Key] = Counter()
    return [figure for figure in firm if not _take(figure, offered, used)]


def _offered(figures: Iterable[Figure]) -> dict[Key, int]:
    """Return the keys of all readings, each as often as it can be meant at once: 12/12 has 12 twice."""
    offered: dict[Key, int] = {}
    for figure in figures:
        keys: dict[Key, int] = {}
        for reading in figure.readings:
            for key in reading:
                keys[key] = max(keys.get(key, 0), reading.count(key) if len(reading) > 1 else 1)
        for key, count in keys.items():
            offered[key] = offered.get(key, 0) + count
    return offered


def _take(figure: Figure, offered: Mapping[Key, int], used: Counter[Key]) -> bool:
    """Use up the keys of a reading that the other side offers; say whether there is one.

    A number said twice must be there twice; one, years, months and the like may be said once for several.
    """
    for reading in figure.readings:
        if all(key in offered and (used[key] < offered[key] or _said_once(key)) for key in reading):
            used.update(reading)
            return True
    return False


def _said_once(key: Key) -> bool:
    return isinstance(key, str) or key == 1 or key in _YEARS


def _said_as(figure: Figure, words: frozenset[str]) -> bool:
    """Say whether English has a word for the figure: six months are half a year, 100% all, 1.5 one and a half."""
    value = figure.readings[0][0]
    if isinstance(value, str):
        return False
    if value % 1 == _HALF and "half" in words:
        return True
    return not words.isdisjoint(_SAID_AS.get((int(value), figure.unit), ()))


def _same_amount(figure: Figure, others: Sequence[Figure]) -> bool:
    """Say whether another figure is the same amount in another unit: 8,2 ha and 82,000 square meters."""
    value = figure.readings[0][0]
    kind, amount = ("", Decimal(0)) if isinstance(value, str) else size(value, figure.unit)
    if not kind:
        return False
    for other in others[:_FEW]:
        number = other.readings[0][0]
        if other.unit != figure.unit and not isinstance(number, str):
            other_kind, other_amount = size(number, other.unit)
            if other_kind == kind and abs(other_amount - amount) <= amount * _NEARLY:
                return True
    return False


Pair = tuple[Figure, Figure]  # of the source and of the target; _NOTHING where one side has none


def _paired(
    missing: list[Figure], added: list[Figure], sources: Sequence[Figure], targets: Sequence[Figure]
) -> list[Pair]:
    """Join what is missing with what came instead of it."""
    pairs: list[Pair] = []
    rest = list(added)
    for figure in missing:
        partner = _partner(figure, rest[:_FEW])
        if partner:
            rest.remove(partner)
        else:
            partner = _partner(figure, [one for one in targets[:_FEW] if _share(figure, one)])
        pairs.append((figure, partner or _NOTHING))
    loose = [figure for figure in sources if not figure.firm]
    return pairs + [(_named(figure, loose), figure) for figure in rest]


def _partner(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """Return the likeliest counterpart: of the same class, with a part in common or the same unit if there is one."""
    alike = [other for other in others if _class(other) == _class(figure)]
    return max(alike, key=lambda other: (_share(figure, other), other.unit == figure.unit), default=None)


def _named(figure: Figure, loose: Sequence[Figure]) -> Figure:
    """Return the epidemic's name in the source that a wrong name in the English (COVID-18) stands for."""
    if _class(figure) != "covid":
        return _NOTHING
    return next((other for other in loose if _class(other) == "covid"), _NOTHING)


def _share(one: Figure, other: Figure) -> bool:
    """Say whether two dates have a day, month or year in common."""
    return _class(one) == "date" == _class(other) and not set(one.readings[0]).isdisjoint(other.readings[0])


def _class(figure: Figure) -> str:
    keys = [key for key in figure.readings[0] if isinstance(key, str)]
    if not keys:
        return "number"
    return "covid" if keys[0].startswith("covid") else {"T": "clock", "M": "date"}.get(keys[0][0], keys[0][0])


def _other_units(sources: Sequence[Figure], targets: Sequence[Figure]) -> list[Pair]:
    """Return the figures whose number is kept and whose unit or currency is another of the same kind."""
    units: dict[Reading, dict[str, Figure]] = {}
    for figure in targets:
        for reading in figure.readings:
            units.setdefault(reading, {}).setdefault(figure.unit, figure)
    pairs: list[Pair] = []
    for figure in sources:
        kind = KINDS.get(figure.unit, "")
        others = units.get(figure.readings[0], {}) if kind and figure.firm else {}
        if others and figure.unit not in others and all(KINDS.get(unit, "") == kind for unit in others):
            pairs.append((figure, next(iter(others.values()))))
    return pairs


def _other_words(sources: Sequence[Figure], targets: Sequence[Figure]) -> list[Pair]:
    """Return weekdays and vague sizes (hàng nghìn) for which the English has others."""
    pairs: list[Pair] = []
    kinds = {key[0] for figure in targets if isinstance(key := figure.readings[-1][-1], str)}
    for kind in kinds & {"W", "V"}:
        lost = _unoffered(kind, sources, targets)
        new = _unoffered(kind, targets, sources)
        pairs += [
            (replace(one, readings=((_key_of(kind, one),),)), other) for one, other in zip(lost, new, strict=False)
        ]
    return pairs


def _other_small(sources: Sequence[Figure], targets: Sequence[Figure]) -> list[Pair]:
    """Return a small spelled number for which the English has another, where there is no doubt which is meant."""
    left = [one for one in sources if not one.firm and one.text.lower() in _SMALL]
    right = [one for one in targets if not one.firm and one.text.lower() in ONES and one.readings != ((1,),)]
    if not left or not right:
        return []
    kept, known = _offered(targets), _offered(sources)
    lost = [one for one in left if one.readings[0][0] not in kept]
    new = [one for one in right if one.readings[0][0] not in known]
    return [(lost[0], new[0])] if len(lost) == len(new) == 1 else []


def _unoffered(kind: str, figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the loose figures with a key of a kind none of whose readings the other side offers."""
    offered = _offered(others).keys()
    return [
        figure
        for figure in figures
        if not figure.firm
        and any(isinstance(key, str) and key[0] == kind for (key, *_) in figure.readings)
        and not any(offered >= set(reading) for reading in figure.readings)
    ]


def _key_of(kind: str, figure: Figure) -> Key:
    return next(key for (key, *_) in figure.readings if isinstance(key, str) and key[0] == kind)


def _finding(source: Figure, target: Figure) -> Finding:
    """Say in plain words what became of a figure."""
    if not source.text:
        say = f"{target.text} is in the English; the source does not have it."
        return Finding("added", "", target.text, say)
    meaning = gloss(source)
    plain = meaning.lower() in source.text.lower()
    if not target.text:
        said = source.text if plain else f"{source.text} ({meaning})"
        return Finding("missing", source.text, "", f"{said} is in the source; the English does not have it.")
    said = f"The source has {source.text}" if plain else f"{source.text} is {meaning} in the source"
    english = gloss(target) if source.readings[0] in target.readings else target.text
    end = "." if english[-1] != "." else ""
    return Finding("changed", source.text, target.text, f"{said}; the English has {english}{end}")
