"""Looks at what the model gave back, searches again where it went wrong, and keeps the best."""

from collections.abc import Sequence

from songngu.checks.loops import degenerate
from songngu.checks.numbers import check_figures
from songngu.translation.backend import Backend, Decoding, Hypothesis

RETRY = "retry:1"  # raised when the searches change, so that no memory serves what they would not give
N_BEST = 8
WIDE = Decoding(beams=N_BEST)
FIRM = Decoding(beams=N_BEST, repetition_penalty=1.2, no_repeat=4)  # only where the output is broken: it costs words
BROKEN = 10  # more than all the figures of a sentence
UNSURE = -2.0  # mean log-probability; below it the model guesses at every third word
MUCH_WORSE = 0.5  # mean log-probability; a right figure does not make up for a sentence that much less likely


def fault(source: str, hypothesis: Hypothesis) -> int:
    """Return how wrong a hypothesis plainly is: 0 is not at all, `BROKEN` and more is broken.

    Counted are loops, copied source, length out of range, no text and no end (`BROKEN` each), figures that differ and
    a low probability (1 each).
    """
    if not hypothesis.text.strip():
        return 5 * BROKEN
    broken = len(degenerate(source, hypothesis.text)) + (not hypothesis.finished)
    figures = min(len(check_figures(source, hypothesis.text)), BROKEN - 2)
    return BROKEN * broken + figures + (hypothesis.score < UNSURE)


def retry(backend: Backend, sources: Sequence[str], hypotheses: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Return the best hypothesis of each source after at most two more searches, each only for what is at fault."""
    best = list(hypotheses)
    for decoding, least in ((WIDE, 1), (FIRM, BROKEN)):
        again = [place for place, source in enumerate(sources) if fault(source, best[place]) >= least]
        found = backend.translate([sources[place] for place in again], n_best=N_BEST, decoding=decoding)
        for place, others in zip(again, found, strict=True):
            best[place] = _best(sources[place], best[place], others)
    return best


def _best(source: str, first: Hypothesis, others: Sequence[Hypothesis]) -> Hypothesis:
    """Return the hypothesis with the least fault, the likeliest of equals; `first` stays unless another is better."""
    least = -float("inf") if fault(source, first) >= BROKEN else first.score - MUCH_WORSE
    return min(
        [first, *(other for other in others if other.score >= least)],
        key=lambda hypothesis: (fault(source, hypothesis), hypothesis is not first, -hypothesis.score),
    )
