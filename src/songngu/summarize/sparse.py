"""A matrix of which only the filled cells are kept: the little linear algebra the rankers need, in numpy."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sparse:
    """Cells sorted by row: `values[k]` stands at (`rows[k]`, `columns[k]`)."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: Array
    shape: tuple[int, int]

    def times(self, vector: Array) -> Array:
        """Return the product with a vector of one value a column; one value a row."""
        return sums(self.rows, self.values * vector[self.columns], self.shape[0])

    def transposed_times(self, vector: Array) -> Array:
        """Return the product of the transpose with a vector of one value a row; one value a column."""
        return sums(self.columns, self.values * vector[self.rows], self.shape[1])

    def row(self, index: int) -> Array:
        """Return one row, empty cells as 0."""
        start, end = np.searchsorted(self.rows, (index, index + 1))
        dense = np.zeros(self.shape[1])
        dense[self.columns[start:end]] = self.values[start:end]
        return dense

    def normalized(self) -> "Sparse":
        """Return the matrix with every row that is not empty at Euclidean length 1."""
        norms = np.sqrt(sums(self.rows, self.values**2, self.shape[0]))
        return replace(self, values=self.values / norms[self.rows])

    def cells(self, start: int, end: int) -> "Sparse":
        """Return the rows from `start` up to `end`, over the same columns."""
        low, high = np.searchsorted(self.rows, (start, end))
        part = slice(low, high)
        shape = (end - start, self.shape[1])
        return Sparse(self.rows[part] - start, self.columns[part], self.values[part], shape)


def sums(groups: NDArray[np.intp], values: Array, size: int) -> Array:
    """Return the sum of the values of each group 0 … size - 1."""
    return np.bincount(groups, values, minlength=size).astype(np.float64)


def count(rows: Sequence[Iterable[str]]) -> tuple[Sparse, list[str]]:
    """Count the terms of every row; also return the term of every column, in order of first appearance."""
    vocabulary: dict[str, int] = {}
    indices: list[int] = []
    columns: list[int] = []
    values: list[int] = []
    for index, terms in enumerate(rows):
        counts = Counter(terms)
        indices += [index] * len(counts)
        columns += [vocabulary.setdefault(term, len(vocabulary)) for term in counts]
        values += counts.values()
    shape = (len(rows), len(vocabulary))
    cells = Sparse(np.array(indices, np.intp), np.array(columns, np.intp), np.array(values, np.float64), shape)
    return cells, list(vocabulary)
