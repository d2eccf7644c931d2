"""Word alignment of the packed pairs by IBM Model 1 in both directions, to guide one attention head.

A small model on few tokens learns attention late; a statistical alignment teaches it from the first step
(Chen et al. 2016, "Guided Alignment Training for Topic-Aware Neural Machine Translation").
"""

import argparse
from pathlib import Path

import numpy as np

CELLS = 20_000_000  # cells of the sentence matrices held at once: 20 M int32 keys are 80 MB


def chunks(data: dict[str, np.ndarray]) -> list[tuple[int, int]]:
    """Split the pairs into runs of at most CELLS matrix cells."""
    cells = np.cumsum(np.diff(data["source_offsets"]) * np.diff(data["target_offsets"]))
    cuts = np.searchsorted(cells, np.arange(CELLS, cells[-1], CELLS))
    edges = [0, *cuts.tolist(), len(cells)]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


class Grid:
    """The cells of all sentence matrices of a run of pairs, flat: target-major, source position innermost."""

    def __init__(self, data: dict[str, np.ndarray], start: int, stop: int, size: int) -> None:
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

    def posteriors(self, forward: np.ndarray, backward: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Probability of each cell as link of its target token, and of its source token."""
        f = forward[self.keys] * self.diagonal
        b = backward[self.keys] * self.diagonal
        f /= (np.bincount(self.rows, f) + 1e-9)[self.rows] + 1e-12
        b /= np.bincount(self.source_at, b, minlength=self.sources)[self.source_at] + 1e-12
        return f, b


def align(data: dict[str, np.ndarray], size: int, *, rounds: int = 4, threshold: float = 0.1) -> np.ndarray:
    """Return for every target token the source position it is linked to, -1 where both directions do not agree."""
    runs = chunks(data)
    forward = np.full(size * size, 1.0, np.float32)
    backward = forward.copy()
    for _ in range(rounds):
        f_count, b_count = np.zeros(size * size, np.float32), np.zeros(size * size, np.float32)
        for start, stop in runs:
            grid = Grid(data, start, stop, size)
            f, b = grid.posteriors(forward, backward)
            joint = np.sqrt(f * b)  # agreement of the directions (Liang et al. 2006), softened
            f_count += np.bincount(grid.keys, joint, minlength=size * size).astype(np.float32)
        b_count = f_count.reshape(size, size)
        forward = (b_count / (b_count.sum(1, keepdims=True) + 0.1)).ravel()
        backward = (b_count / (b_count.sum(0, keepdims=True) + 0.1)).ravel()
    links = []
    for start, stop in runs:
        grid = Grid(data, start, stop, size)
        f, b = grid.posteriors(forward, backward)
        joint = f * b
        best = np.maximum.reduceat(joint, grid.row_start)
        position = np.arange(len(joint)) - np.repeat(grid.row_start, grid.row_length)
        chosen = np.where(joint >= best[grid.rows], position, -1)
        link = np.maximum.reduceat(chosen, grid.row_start)
        links.append(np.where(best >= threshold, link, -1).astype(np.int16))
    return np.concatenate(links)


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
