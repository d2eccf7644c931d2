"""Draws padded batches of pairs of like length from the packed corpus."""

from pathlib import Path

import numpy as np
import torch

from songngu.training.model import IGNORED
from songngu.training.recipe import Recipe

Ids = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


class Batches:
    """The packed pairs, their alignment and how often each is drawn."""

    def __init__(self, packed: Path, links: Path, recipe: Recipe) -> None:
        """Load what `corpus` and `align` wrote."""
        data = np.load(packed)
        self.ids = {side: data[side].astype(np.int64) for side in ("source", "target")}
        self.offsets = {side: data[side + "_offsets"] for side in ("source", "target")}
        self.links = np.load(links)["links"].astype(np.int64)
        self.weight = data["weight"]
        self.pad = recipe.vocabulary - 1
        self.batch_tokens = recipe.batch_tokens
        self.seed = recipe.seed

    def epoch(self, step: int) -> list[Ids]:
        """Draw each pair as often as its weight says, and cut the draw into shuffled batches of row numbers.

        The draw depends on the seed and on `step` alone, so a resumed run goes on with fresh batches.
        """
        random = np.random.default_rng([self.seed, step])
        copies = np.floor(self.weight + random.random(len(self.weight))).astype(int)
        drawn = np.repeat(np.arange(len(copies)), copies)
        length = np.maximum(*(np.diff(self.offsets[side])[drawn] for side in ("source", "target"))) + 1
        order = np.argsort(length + random.random(len(drawn)) * 2, kind="stable")
        batches = [drawn[order[a:b]] for a, b in self._cuts(length[order])]
        return [batches[i] for i in random.permutation(len(batches))]

    def _cuts(self, lengths: Ids) -> list[tuple[int, int]]:
        cuts, start = [], 0
        while start < len(lengths):
            stop = start + 1
            while stop < len(lengths) and (stop + 1 - start) * (lengths[stop] + 2) <= self.batch_tokens:
                stop += 1
            cuts.append((start, stop))
            start = stop
        return cuts

    def _padded(self, side: str, rows: Ids) -> Ids:
        offsets = self.offsets[side]
        lengths = offsets[rows + 1] - offsets[rows] + 1  # </s>, id 0, closes every sentence
        out = np.full((len(rows), lengths.max()), self.pad, np.int64)
        for i, row in enumerate(rows):
            out[i, : lengths[i] - 1] = self.ids[side][offsets[row] : offsets[row + 1]]
            out[i, lengths[i] - 1] = 0
        return out

    def tensors(self, rows: Ids, device: str) -> dict[str, torch.Tensor]:
        """Pad the pairs of a batch: ids and mask (pairs, source), decoder input, labels and links (pairs, target)."""
        source, target = self._padded("source", rows), self._padded("target", rows)
        offsets = self.offsets["target"]
        links = np.full_like(target, -1)
        for i, row in enumerate(rows):
            links[i, : offsets[row + 1] - offsets[row]] = self.links[offsets[row] : offsets[row + 1]]
        start = np.full((len(rows), 1), self.pad, np.int64)
        arrays = {
            "input_ids": source,
            "attention_mask": (source != self.pad).astype(np.int64),
            "decoder_input_ids": np.concatenate([start, target[:, :-1]], axis=1),
            "labels": np.where(target == self.pad, IGNORED, target),
            "links": links,
        }
        return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}
