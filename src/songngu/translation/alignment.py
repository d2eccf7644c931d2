"""Which words of the source a translation speaks of: word links and coverage from the attention of the decoder."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from songngu.translation.tokens import SPACE

SHARE = 0.3  # of a target word's attention; a source word that gets as much is linked to it


@dataclass(frozen=True, slots=True)
class Alignment:
    """Links between words, as in Hypothesis, and the share of the source's words that were looked at."""

    links: tuple[tuple[int, int], ...] = ()
    coverage: float | None = None


UNALIGNED = Alignment()


def align(attention: Sequence[Sequence[float]], sources: Sequence[str], targets: Sequence[str]) -> Alignment:
    """Read the attention of one sentence, a row for each target piece and a column for each source piece.

    A target word is linked to the source word that gets most of its attention, and to every other that gets `SHARE`. A
    source word counts as looked at by the attention its likeliest piece got in all, at most 1 (Tu et al. 2016).
    """
    import numpy as np

    columns, rows = _starts(sources), _starts(targets)
    if not columns or not rows:
        return UNALIGNED
    weights = np.asarray(attention, dtype=np.float32)[: len(targets), : len(sources)]
    coverage = np.minimum(np.maximum.reduceat(weights.sum(axis=0), columns), 1).mean()
    words = np.add.reduceat(np.add.reduceat(weights, rows, axis=0), columns, axis=1)
    words /= np.maximum(words.sum(axis=1, keepdims=True), 1e-6)
    linked = (words >= SHARE) | (words == words.max(axis=1, keepdims=True))
    return Alignment(tuple((int(s), int(t)) for t, s in np.argwhere(linked)), round(float(coverage), 4))


def _starts(pieces: Sequence[str]) -> list[int]:
    """Return the places at which words begin; a piece that is only a space begins a word where letters follow it."""
    starts = [
        place
        for place, (piece, after) in enumerate(pairwise([*pieces, SPACE]))
        if piece.startswith(SPACE) and (piece != SPACE or not after.startswith(SPACE))
    ]
    return starts if not pieces or starts[:1] == [0] else [0, *starts]
