"""The sentences of an article as a ranker sees them: syllables and weighted vectors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from songngu.summarize.frequencies import press, syllables, with_pairs
from songngu.summarize.sparse import Array, Sparse, count


@dataclass(frozen=True, slots=True)
class Terms:
    """The n candidate sentences of one article, in reading order.

    `vectors` has a row a candidate and a column a term (a syllable or a pair of neighbours): (1 + log tf) · idf,
    scaled to length 1, so that the product of two rows is their cosine. `known` is the cosine of each candidate to
    the nearest sentence the reader has before him already (the sapo), 0 where there is none.
    """

    syllables: tuple[tuple[str, ...], ...]
    title: tuple[str, ...]
    vectors: Sparse
    known: Array

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.syllables)

    @property
    def lengths(self) -> Array:
        """Syllables of every candidate."""
        return np.array([len(sentence) for sentence in self.syllables], np.float64)

    @property
    def text(self) -> str:
        """All syllables of all candidates."""
        return " ".join(" ".join(sentence) for sentence in self.syllables)

    def cosines(self, index: int) -> Array:
        """Return the cosine of every candidate to one of them."""
        return self.vectors.times(self.vectors.row(index))

    def centrality(self) -> Array:
        """Return the cosine of every candidate to the mean of all.

        Sentences weigh by their length up to 40 syllables: a short one says little, an endless one must not rule.
        """
        centroid = self.vectors.transposed_times(np.minimum(self.lengths, 40))
        return self.vectors.times(centroid) / (np.linalg.norm(centroid) or 1.0)


def read_terms(texts: Sequence[str], *, title: str = "", known: Sequence[str] = ()) -> Terms:
    """Return the terms of candidate sentences, of the title and of the sentences a reader knows already."""
    split = [syllables(text) for text in (*texts, *known)]
    vectors = _vectors(split)
    body, rest = vectors.cells(0, len(texts)), vectors.cells(len(texts), len(split))
    nearest = np.zeros(len(texts))
    for index in range(len(known)):
        nearest = np.maximum(nearest, body.times(rest.row(index)))
    sentences = tuple(tuple(sentence) for sentence in split[: len(texts)])
    return Terms(sentences, tuple(syllables(title)), body, nearest)


def standardize(values: Array) -> Array:
    """Return `values` with mean 0 and standard deviation 1; all 0 where they do not differ."""
    deviation = values.std() if len(values) else 0.0
    return (values - values.mean()) / deviation if deviation > 1e-9 else np.zeros(len(values))


def _vectors(sentences: Sequence[Sequence[str]]) -> Sparse:
    counts, terms = count([with_pairs(sentence) for sentence in sentences])
    table = press()
    idf = np.array([table.idf(term) for term in terms])
    return replace(counts, values=(1 + np.log(counts.values)) * idf[counts.columns]).normalized()
