"""Word alignment of the packed pairs by IBM Model 1 in both directions, to guide one attention head.

A small model on few tokens learns attention late; a statistical alignment teaches it from the first step
(Chen et al. 2016, "Guided Alignment Training for Topic-Aware Neural Machine Translation").
"""

import argparse
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

Table = np.ndarray[Any, np.dtype[Any]]

CELLS = 20_000_000  # cells of the sentence matrices held at once: 20 M int32 keys are 80 MB


def chunks(data: Mapping[str, Table]) -> list[tuple[int, int]]:
    """Split the pairs into runs of at most CELLS matrix cells."""
    cells = np.cumsum(np.diff(data["source_offsets"]) * np.diff(data["target_offsets"]))
    cuts = np.searchsorted(cells, np.arange(CELLS, cells[-1], CELLS))
    edges = [0, *cuts.tolist(), len(cells)]
    return [(a, b) for a, b in pairwise(edges) if b > a]


class Grid:
    """The cells of all sentence matrices of a run of pairs, flat: target-major, source position innermost."""

    def __init__(self, data: Mapping[str, Table], start: int, stop: int, size: int) -> None:
        """Lay out the cells of the pairs from `start` to `stop`; `size` is the number of pieces."""
        s0, t0 = data["source_offsets"], data["target_offsets"]
        m, n = np.diff(s0)[start:stop], np.diff(t0)[start:stop]
        self.row_length = np.repeat(m, n)  # one row per target token
        self.row_start = np.concatenate([[0], np.cumsum(self.row_length)[:-1]])
        rows = np.repeat(np.arange(len(self.row_length), dtype=np.int32), self.row_length)
        column = np.arange(len(rows), dtype=np.int64) - np.repeat(self.row_start, self.row_length)
        first = np.repeat(np.repeat(s0[start:stop], n) - s0[start], self.row_length)
        self.source_at = (first + column).astype(np.int32)  # index of the source token in the run
        self.rows = rows
        target = data["target"][t0[start] : t0[stop]].astype(np.int32)
        source = data["source"][s0[start] : s0[stop]].astype(np.int32)
        self.keys = source[self.source_at] * size + target[rows]
        row_number = np.arange(len(target)) - np.repeat(t0[start:stop] - t0[start], n)
        relative = np.repeat((row_number + 0.5) / np.repeat(n, n), self.row_length)
        self.diagonal = np.exp(-4.0 * np.abs(relative - (column + 0.5) / np.repeat(self.row_length, self.row_length)))
        self.sources = int(s0[stop] - s0[start])

    def posteriors(self, forward: Table, backward: Table) -> tuple[Table, Table]:
        """Probability of each cell as link of its target token, and of its source token."""
        f = forward[self.keys] * self.diagonal
        b = backward[self.keys] * self.diagonal
        f /= (np.bincount(self.rows, f) + 1e-9)[self.rows] + 1e-12
        b /= np.bincount(self.source_at, b, minlength=self.sources)[self.source_at] + 1e-12
        return f, b


def reestimate(grids: Iterator[Grid], tables: tuple[Table, Table], size: int) -> tuple[Table, Table]:
    """Do one round of expectation-maximisation; a link counts as far as both directions agree (Liang et al. 2006)."""
    flat: Table = np.zeros(size * size, np.float32)
    for grid in grids:
        forward, backward = grid.posteriors(*tables)
        flat += np.bincount(grid.keys, np.sqrt(forward * backward), minlength=size * size).astype(np.float32)
    counts = flat.reshape(size, size)
    forward = counts / (counts.sum(1, keepdims=True) + 0.1)
    backward = counts / (counts.sum(0, keepdims=True) + 0.1)
    return forward.ravel(), backward.ravel()


def links_of(grid: Grid, tables: tuple[Table, Table], threshold: float) -> Table:
    """Return the best source position of every target token, -1 where the directions do not agree on one."""
    forward, backward = grid.posteriors(*tables)
    joint = forward * backward
    best = np.maximum.reduceat(joint, grid.row_start)
    position = np.arange(len(joint)) - np.repeat(grid.row_start, grid.row_length)
    link = np.maximum.reduceat(np.where(joint >= best[grid.rows], position, -1), grid.row_start)
    return np.where(best >= threshold, link, -1).astype(np.int16)


def align(data: Mapping[str, Table], size: int, *, rounds: int = 4, threshold: float = 0.1) -> Table:
    """Link the target tokens of all packed pairs to source positions, -1 for none; `size` is the number of pieces."""
    runs = chunks(data)
    tables = (np.ones(size * size, np.float32), np.ones(size * size, np.float32))
    for _ in range(rounds):
        tables = reestimate((Grid(data, start, stop, size) for start, stop in runs), tables, size)
    return np.concatenate([links_of(Grid(data, start, stop, size), tables, threshold) for start, stop in runs])


def main() -> None:
    """Command line: `python -m songngu.training.align PACKED OUT --size 8000`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packed", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, default=8000)
    args = parser.parse_args()
    data = dict(np.load(args.packed))
    links = align(data, args.size)
    np.savez_compressed(args.out, links=links)
    print(f"{np.mean(links >= 0):.1%} of {len(links):,} target tokens linked")


if __name__ == "__main__":
    main()
