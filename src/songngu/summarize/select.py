"""Picks sentences by score: length kept exactly, nothing told twice, nothing left hanging in the air."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from songngu.summarize.length import Length, Unit, count_words
from songngu.summarize.openers import hangs, is_question, is_speech, is_unfinished
from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms

# In standard deviations of the scores. On the development set the share of picks that hang in the air falls from 8 % to
# 2 %, for 0.1 ROUGE at one sentence.
REDUNDANCY = 1.0  # times the cosine to the most similar sentence picked, or to the sapo
HANGING = 0.6
QUESTION = 1.0
SPEECH = 0.7
UNFINISHED = 0.7
CAPTION = 1.0
SHORT_OPENING = 14  # syllables; a shorter first sentence is mostly the caption of a picture run into the text

SAME = 0.7  # cosine from which two sentences of one article say the same
COMPARED = 300  # picks; in a longer summary later ones go by score, so that time stays linear in the text


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of one article with their scores, and what selection must know about them.

    `shares` (candidates x units) holds the parts of the scores that count once: for the first sentence picked that
    has them. `follows[i]` tells that candidate i stands right after candidate i - 1 in the article. Of two sentences
    with a cosine of `same` or more the second is a repeat. A `plain` ranking is taken by score alone.
    """

    texts: Sequence[str]
    terms: Terms
    scores: Array
    shares: Array
    follows: Sequence[bool]
    same: float = SAME
    plain: bool = False


def pick_sentences(ranking: Ranking, length: Length) -> list[int]:
    """Return the picks among the candidates, in the order they were chosen.

    A length in sentences is kept exactly while there are candidates, if need be with repeats. A length in words is
    filled without repeats and never passed, except that one sentence, the shortest, is given where none is short
    enough.
    """
    if not ranking.texts:
        return []
    if length.unit is Unit.WORDS:
        words = np.array([count_words(text) for text in ranking.texts])
        return _fill(ranking, words, length.amount, repeat=False) or [int(np.argmin(words))]
    number = length.sentences(len(ranking.texts))
    if number >= len(ranking.texts) > COMPARED:
        return list(range(len(ranking.texts)))
    return _fill(ranking, np.ones(len(ranking.texts), np.intp), number, repeat=True)


def _fill(ranking: Ranking, costs: NDArray[np.intp], room: int, *, repeat: bool) -> list[int]:
    """Pick the candidate worth most among those that fit into the room left, until none does.

    Repeats are picked after all others, or never.
    """
    picking = _Plain(ranking.scores) if ranking.plain else _Picking(ranking)
    free = np.ones(len(costs), bool)
    picks: list[int] = []
    while (fitting := free & (costs <= room)).any():
        fresh = fitting & picking.fresh()
        if not fresh.any() and not repeat:
            break
        best = int(np.argmax(np.where(fresh if fresh.any() else fitting, picking.worth(), -np.inf)))
        picking.pick(best)
        picks.append(best)
        free[best] = False
        room -= int(costs[best])
    return picks


@dataclass(frozen=True, slots=True)
class _Plain:
    """A selection by score alone."""

    scores: Array

    def worth(self) -> Array:
        """Return the scores."""
        return self.scores

    def fresh(self) -> NDArray[np.bool_]:
        """Return that nothing is a repeat."""
        return np.ones(len(self.scores), bool)

    def pick(self, index: int) -> None:
        """Change nothing: what is picked does not matter."""


@dataclass(slots=True)
class _Picking:
    """A selection in which each pick changes what the others are worth."""

    ranking: Ranking
    spread: float = field(init=False)
    similar: Array = field(init=False)  # cosine to the nearest sentence that the reader has
    leaning: Array = field(init=False)
    base: Array = field(init=False)
    told: NDArray[np.bool_] = field(init=False)  # the units of `shares` that are earned
    picked: int = 0

    def __post_init__(self) -> None:
        ranking = self.ranking
        self.spread = float(ranking.scores.std()) or 1.0
        self.similar = ranking.terms.known.copy()
        self.leaning = np.array([HANGING * hangs(text) for text in ranking.texts])
        self.leaning[0] = 0.0  # what the first sentence leans on is the title or the sapo
        self.told = np.zeros(ranking.shares.shape[1], bool)
        self.base = ranking.scores - self.spread * _faults(ranking)

    def worth(self) -> Array:
        """Return what each candidate would add now."""
        return self.base - self.spread * (REDUNDANCY * self.similar + self.leaning)

    def fresh(self) -> NDArray[np.bool_]:
        """Return which candidates do not repeat what the reader has."""
        return self.similar < self.ranking.same

    def pick(self, index: int) -> None:
        """Lower what says the same as this sentence, and raise the one that leans on it."""
        follows = self.ranking.follows
        if index + 1 < len(follows) and follows[index + 1]:
            self.leaning[index + 1] = 0.0
        self.picked += 1
        if self.picked <= COMPARED:
            self.similar = np.maximum(self.similar, self.ranking.terms.cosines(index))
            self._tell(self.ranking.shares[index] > 0)

    def _tell(self, units: NDArray[np.bool_]) -> None:
        """Take the parts of the scores that are earned now away from the others."""
        new = units & ~self.told
        self.told |= units
        self.base = self.base - self.ranking.shares[:, new].sum(axis=1)


def _faults(ranking: Ranking) -> Array:
    """Return the penalty of every candidate for what it is, whatever else is picked."""
    faults = np.array(
        [QUESTION * is_question(t) + SPEECH * is_speech(t) + UNFINISHED * is_unfinished(t) for t in ranking.texts]
    )
    lengths = ranking.terms.lengths
    if len(lengths) > 1 and lengths[0] < min(SHORT_OPENING, lengths[1]):
        faults[0] += CAPTION
    return faults
