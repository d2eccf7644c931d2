"""Ranks sentences by the topics they carry."""

import numpy as np

from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms

TOPICS = 3  # a news article has one event, its background and a reaction
STEPS = 30


def score(terms: Terms) -> Array:
    """Score by the length of a sentence in the space of the strongest topics (latent semantic analysis).

    The strongest singular vectors are found by orthogonal iteration, in time linear in the text. Steinberger and
    Ježek 2004, http://www.kiv.zcu.cz/~jstein/publikace/isim2004.pdf; Gong and Liu 2001, https://doi.org/10.1145/383952.383955
    """
    topics = min(TOPICS, len(terms))
    if not topics:
        return np.zeros(0)
    vectors = terms.vectors
    # The start is fixed, so that equal text gives equal scores.
    basis = np.random.default_rng(0).standard_normal((len(terms), topics))
    for _ in range(STEPS):
        basis, _ = np.linalg.qr(basis)
        basis = np.column_stack([vectors.times(vectors.transposed_times(column)) for column in basis.T])
    # A column of the product is the singular value squared times the singular vector.
    strengths = np.sqrt(np.linalg.norm(basis, axis=0))
    strengths = np.where(strengths > 1e-9, strengths, 1.0)
    return np.asarray(np.linalg.norm(basis / strengths, axis=1))
