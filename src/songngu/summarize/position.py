"""Rankers that do not read: the opening of the article, and chance."""

import hashlib

import numpy as np

from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms


def lead(terms: Terms) -> Array:
    """Score earlier sentences higher: the opening of a news article is hard to beat.

    Nenkova 2005, https://aaai.org/papers/AAAI05-228-automatic-text-summarization-of-newswire-lessons-learned-from-the-document-understanding-conference/
    """
    return -np.arange(len(terms), dtype=np.float64)


def chance(terms: Terms) -> Array:
    """Score at random, equal for equal text: the floor every other method must clear."""
    seed = int.from_bytes(hashlib.sha256(terms.text.encode()).digest()[:8])
    return np.random.default_rng(seed).random(len(terms))
