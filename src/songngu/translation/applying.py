"""Applies a glossary to what the model gave: asks for more hypotheses where a term is missed, and chooses or mends."""

from collections.abc import Sequence
from dataclasses import replace

from songngu.result import Flag, FlagKind
from songngu.translation.backend import Backend, Hypothesis
from songngu.translation.glossary import Glossary, choose, kept

N_BEST = 8


def missed(source: str, target: str, glossary: Glossary) -> tuple[Flag, ...]:
    """Flag the terms of a sentence that its English does not have."""
    return tuple(
        Flag(FlagKind.TERM, f"The glossary says “{match.entry.preferred}” for “{match.entry.source}”.")
        for match in dict.fromkeys(glossary.matches(source))
        if not kept(match, target)
    )


def apply(
    backend: Backend, glossary: Glossary, sources: Sequence[str], hypotheses: Sequence[Hypothesis]
) -> list[Hypothesis]:
    """Return the hypotheses with the terms of the glossary, where another of the model's can be chosen or mended."""
    best = list(hypotheses)
    again = [place for place, source in enumerate(sources) if missed(source, best[place].text, glossary)]
    found = backend.translate([sources[place] for place in again], n_best=N_BEST)
    for place, others in zip(again, found, strict=True):
        applied = choose(sources[place], [best[place], *others], glossary)
        best[place] = replace(applied.hypothesis, text=applied.text)
    return best
