"""Rankers that let sentences vote for the sentences they resemble.

A walker follows the links between sentences and now and then starts anew anywhere; a sentence scores by how often the
walker is there (Brin and Page 1998). Scores are times the number of sentences: 1 is average.
"""

from collections.abc import Callable

import numpy as np

from songngu.summarize.sparse import Array, count
from songngu.summarize.terms import Terms

DAMPING = 0.85  # how often the walker follows a link
STEPS = 50  # .85 ** 50 is below a thousandth
PART = 500  # TextRank compares every two sentences of a part: longer texts are ranked part by part, in linear time


def lexrank(terms: Terms) -> Array:
    """Score by a walk along the cosines of the sentences, without a threshold.

    The cosines are never written out: a step is two products with the sparse vectors, so time is linear in the
    text. Erkan and Radev 2004, https://doi.org/10.1613/jair.1523
    """
    vectors = terms.vectors
    # A sentence does not vote for itself: else one that resembles no other keeps all its votes.
    return _walk(lambda x: vectors.times(vectors.transposed_times(x)) - x, len(terms))


def textrank(terms: Terms) -> Array:
    """Score by a walk along the syllables two sentences share, over the logarithms of their lengths.

    A text of more than 500 sentences is ranked in parts of at most 500. Mihalcea and Tarau 2004,
    https://aclanthology.org/W04-3252/
    """
    starts = range(0, len(terms), PART)
    return np.concatenate([_textrank(terms, start) for start in starts]) if starts else np.zeros(0)


def _textrank(terms: Terms, start: int) -> Array:
    part = terms.syllables[start : start + PART]
    shared, _ = count([set(sentence) for sentence in part])
    links = np.array([shared.times(shared.row(index)) for index in range(len(part))])
    logs = np.log([max(len(sentence), 2) for sentence in part])
    links /= logs[:, None] + logs[None, :]
    np.fill_diagonal(links, 0.0)
    return _walk(lambda x: links @ x, len(part))


def _walk(links: Callable[[Array], Array], size: int) -> Array:
    """Return the stationary scores of a walk; `links` multiplies the symmetric matrix of links with a vector."""
    degrees = links(np.ones(size))
    safe = np.where(degrees > 0, degrees, 1.0)
    scores = np.ones(size)
    for _ in range(STEPS):
        scores = (1 - DAMPING) + DAMPING * links(scores / safe)
    return scores
