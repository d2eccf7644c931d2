"""Ranks sentences by how well they stand for the words of the whole article."""

import numpy as np

from songngu.summarize.sparse import Array, Sparse, count, sums
from songngu.summarize.terms import Terms

STEPS = 50  # sentences chosen one after the other; later ones keep the order of their first comparison
SMOOTHING = 0.01  # occurrences given to a word the summary does not have


def score(terms: Terms) -> Array:
    """Score by the order in which greedy KL-Sum takes sentences, the first highest.

    Each step adds the sentence that brings the word distribution of the summary nearest to the article's
    (Kullback-Leibler divergence). Haghighi and Vanderwende 2009, https://aclanthology.org/N09-1041/
    """
    counts, _ = count(terms.syllables)
    article = counts.transposed_times(np.ones(len(terms)))
    article /= article.sum() or 1.0
    summary = np.full(counts.shape[1], SMOOTHING)
    nearness = _nearness(counts, article, summary)
    scores = np.asarray(nearness - nearness.max(initial=-np.inf))  # at most 0, below every sentence that is taken
    taken = np.zeros(len(terms), bool)
    for step in range(min(STEPS, len(terms))):
        best = int(np.argmax(np.where(taken, -np.inf, nearness)))
        taken[best] = True
        scores[best] = STEPS - step
        summary = summary + counts.row(best)
        nearness = _nearness(counts, article, summary)
    return scores


def _nearness(counts: Sparse, article: Array, summary: Array) -> Array:
    """Return, for every sentence, -KL(article || summary with the sentence), up to a constant."""
    before = summary[counts.columns]
    gain = article[counts.columns] * (np.log(before + counts.values) - np.log(before))
    gains = sums(counts.rows, gain, counts.shape[0])
    lengths = sums(counts.rows, counts.values, counts.shape[0])
    return np.asarray(gains - np.log(summary.sum() + lengths))
