"""Scores of a translation against its reference, each with the signature that makes it comparable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Score:
    """A number and how it was computed; two scores compare only where their signatures are equal."""

    name: str
    value: float
    signature: str


def bleu(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus BLEU, 0 to 100, as sacreBLEU computes it (Post 2018)."""
    from sacrebleu.metrics.bleu import BLEU

    metric = BLEU()
    value = metric.corpus_score(list(hypotheses), [list(references)]).score
    return Score("BLEU", value, str(metric.get_signature()))


def chrf(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Corpus chrF2, 0 to 100, as sacreBLEU computes it (Popović 2015)."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    value = metric.corpus_score(list(hypotheses), [list(references)]).score
    return Score("chrF", value, str(metric.get_signature()))


def length_ratio(hypotheses: Sequence[str], references: Sequence[str]) -> Score:
    """Words of the output over words of the reference; 1 is right."""
    words = sum(len(h.split()) for h in hypotheses) / max(1, sum(len(r.split()) for r in references))
    return Score("length", words, "white-space words, output/reference")


def loops(text: str, *, size: int = 3, times: int = 4) -> bool:
    """Tell whether up to `size` words stand `times` times or more in a row, or some letters 8 times."""
    words = text.lower().split()
    for n in range(1, size + 1):
        run = 1
        for i in range(n, len(words)):
            run = run + 1 if words[i] == words[i - n] else 1
            if run > n * (times - 1):
                return True
    return re.search(r"([^\W\d_]{1,3}?)\1{7,}", text) is not None


def degenerate(sources: Sequence[str], hypotheses: Sequence[str]) -> Score:
    """Share of the outputs, in per cent, that are empty, loop, or run to three times their source."""
    bad = sum(
        not h.strip() or (loops(h) and not loops(s)) or len(h) > 3 * len(s) + 40
        for s, h in zip(sources, hypotheses, strict=True)
    )
    return Score("degenerate", 100 * bad / max(1, len(hypotheses)), "empty|loop n<=3 x4|length>3x+40")


def figures_kept(sources: Sequence[str], hypotheses: Sequence[str]) -> Score:
    """Share of the figures of the sources, in per cent, that stand in the outputs with their value."""
    from songngu.checks.numbers import figures_kept as kept

    return Score("figures", _kept(kept, sources, hypotheses), "% kept, songngu.checks.numbers")


def names_kept(sources: Sequence[str], hypotheses: Sequence[str]) -> Score:
    """Share of the names of the sources, in per cent, that stand in the outputs as they should be written."""
    from songngu.checks.names import names_kept as kept

    return Score("names", _kept(kept, sources, hypotheses), "% kept, songngu.checks.names")


def _kept(count: Callable[[str, str], tuple[int, int]], sources: Sequence[str], hypotheses: Sequence[str]) -> float:
    """Return the share that is kept, 100 where there is nothing to keep."""
    counts = [count(*row) for row in zip(sources, hypotheses, strict=True)]
    whole = sum(of for _, of in counts)
    return 100 * sum(kept for kept, _ in counts) / whole if whole else 100.0
