"""Chooses the translation that keeps the terms of a glossary, and mends what none of them keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from songngu.checks.numbers import figures_kept
from songngu.result import Term
from songngu.translation.terms_replace import Replacement, replace
from songngu.translation.terms_target import kept, occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from songngu.result import Pair
    from songngu.translation.backend import Hypothesis
    from songngu.translation.glossary import Glossary
    from songngu.translation.terms_file import Entry
    from songngu.translation.terms_source import Match

# Mean log-probability per token that a hypothesis may lie below the best. On the news development set all that kept
# more terms lay within 0.05 of it; a backend whose hypotheses lie further apart must not offer its dregs.
MARGIN = 0.1
LEFT_OUT = 0.05  # share of the source that it may look at less: more is a word or two left out


@dataclass(frozen=True, slots=True)
class Applied:
    """A translation after the glossary: its text, the hypothesis it was made from, and the terms of the sentence.

    `kept` and `missed` part the matches, as `text` has them; `replaced` says which of the kept were written over the
    model's words. Without replacements `text` is the hypothesis' own.
    """

    text: str
    hypothesis: Hypothesis
    kept: tuple[Match, ...] = ()
    missed: tuple[Match, ...] = ()
    replaced: tuple[Replacement, ...] = ()


def choose(source: str, hypotheses: Sequence[Hypothesis], glossary: Glossary) -> Applied:
    """Return the best hypothesis where it keeps all terms, else another, else with the missed terms written in.

    `hypotheses` are best first. One that keeps more terms is taken where it is finished, scores at most MARGIN below
    the best, looks at as much of the source and keeps as many figures. Raises ValueError without hypotheses.
    """
    if not hypotheses:
        raise ValueError("no hypotheses to choose from")
    best = hypotheses[0]
    matches = glossary.matches(source)
    if not matches:
        return Applied(best.text, best)
    applied = _applied(best.text, best, matches)
    if not applied.missed:
        return applied
    candidates = _candidates(source, hypotheses, matches)
    most = max(candidates, key=_worth)
    return _mended(source, most if len(most.kept) > len(applied.kept) else applied)


def _applied(
    text: str, hypothesis: Hypothesis, matches: Sequence[Match], replaced: tuple[Replacement, ...] = ()
) -> Applied:
    held = {match for match in matches if kept(match, text)}
    return Applied(
        text,
        hypothesis,
        tuple(match for match in matches if match in held),
        tuple(match for match in matches if match not in held),
        replaced,
    )


def _candidates(source: str, hypotheses: Sequence[Hypothesis], matches: Sequence[Match]) -> list[Applied]:
    """Return the hypotheses that may stand instead of the best, the best among them."""
    best = hypotheses[0]
    figures = figures_kept(source, best.text)[0]
    likely = [one for one in hypotheses[1:] if one.finished and one.score >= best.score - MARGIN and one.text.strip()]
    whole = [one for one in likely if (one.coverage or 1) >= (best.coverage or 0) - LEFT_OUT]
    sound = [one for one in whole if figures_kept(source, one.text)[0] >= figures]
    return [_applied(one.text, one, matches) for one in (best, *sound)]


def _worth(applied: Applied) -> tuple[int, float]:
    return len(applied.kept), applied.hypothesis.score


def _mended(source: str, applied: Applied) -> Applied:
    """Write missed terms over the words that were written for them, one at a time, where nothing else is lost."""
    matches = sorted((*applied.kept, *applied.missed), key=lambda match: match.start)
    hypothesis = applied.hypothesis
    if not applied.missed or not hypothesis.links:
        return applied
    guarded = [span for match in applied.kept for span in occurrences(match.entry, applied.text)]
    text, done = replace(source, applied.text, hypothesis.links, applied.missed, guarded)
    mended = _applied(text, hypothesis, matches, done)
    lost = not set(applied.kept) <= set(mended.kept) or len(mended.missed) > len(applied.missed) - len(done)
    if not done or lost or figures_kept(source, text)[0] < figures_kept(source, applied.text)[0]:
        return applied
    return mended


def terms_of(pairs: Sequence[Pair], glossary: Glossary) -> tuple[Term, ...]:
    """Return the terms of an article, in the order they appear, with the pairs that keep and that miss each.

    A pair that keeps a term once and misses it once counts as missing it; pairs without English are left out.
    """
    found: dict[Entry, dict[int, bool]] = {}
    for index, pair in enumerate(pairs):
        if pair.target:
            for match in glossary.matches(pair.source):
                places = found.setdefault(match.entry, {})
                places[index] = places.get(index, True) and kept(match, pair.target)
    return tuple(
        Term(
            entry.source,
            entry.preferred,
            tuple(index for index, right in places.items() if right),
            tuple(index for index, right in places.items() if not right),
        )
        for entry, places in found.items()
    )
