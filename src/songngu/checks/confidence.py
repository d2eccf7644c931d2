"""How far a translation can be trusted, as a plain grade: sure, check or doubtful.

The grade predicts how close a sentence comes to a careful human translation, chrF from 0 to 100, by the mean
log-probability the model gave it (the strongest single predictor without references: Fomicheva et al. 2020) and the
length of the source; what the checks found, and source words the model never looked at, lower it.
"""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from songngu.result import FlagKind, Grade

if TYPE_CHECKING:
    from collections.abc import Collection

    from songngu.result import Flag

# Least squares on every second sentence of news-dev (VLSP 2020 news, sha256 43e1e788c309deeb) with the shipped model:
# `python -m songngu.evaluation.confidence news-dev.tsv` fits them again and prints the curve.
BASE, PER_NAT, PER_LOG_WORD = 73.8, 61.4, 4.8
SURE, DOUBTFUL = 52.0, 42.0  # chrF expected: from here on sure; below this doubtful
UNSEEN = 0.5  # share of the source's words the model looked at; below it words were probably left out
WORST = frozenset({FlagKind.LOOP, FlagKind.COPIED, FlagKind.EMPTY, FlagKind.UNFINISHED})


def expected(score: float, source: str) -> float:
    """Return the chrF to expect of a translation, 0 to 100, from its mean log-probability and its source."""
    words = len(source.split())
    return min(100.0, max(0.0, BASE + PER_NAT * score + PER_LOG_WORD * log1p(words)))


def grade(score: float | None, coverage: float | None, source: str, flags: Collection[Flag]) -> Grade | None:
    """Return the grade of a translation; None where nothing was translated.

    `score` is the mean log-probability per token (≤ 0), `coverage` the share of the source's words that were looked at
    (0 to 1, None where the model does not tell).
    """
    if any(flag.kind in WORST for flag in flags):
        return Grade.DOUBTFUL
    if score is None:
        return None
    worth = expected(score, source)
    if worth < DOUBTFUL:
        return Grade.DOUBTFUL
    unseen = coverage is not None and coverage < UNSEEN
    return Grade.CHECK if worth < SURE or flags or unseen else Grade.SURE
