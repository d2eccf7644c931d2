"""Trains a MarianMT model from packed pairs; can be stopped at any time and goes on from its last checkpoint."""

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from songngu.training.batches import Batches, Ids
from songngu.training.model import IGNORED, build_model, losses
from songngu.training.recipe import Recipe

TELL_EVERY = 50  # steps


@dataclass(slots=True)
class Progress:
    """How far a run is: steps, seconds of training and target tokens."""

    step: int = 0
    seconds: float = 0.0
    tokens: int = 0


class Run:
    """A model in training, its optimiser and its progress, kept in one folder."""

    def __init__(self, folder: Path, recipe: Recipe, *, start: Path | None = None) -> None:
        """Build the model, or take it from the folder's checkpoint; `start` lends a new run the weights of another."""
        torch.manual_seed(recipe.seed)
        self.folder, self.recipe = folder, recipe
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model: Any = build_model(recipe).to(self.device).train()
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=recipe.rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=True
        )
        self.progress = Progress()
        if self.checkpoint.exists():
            self._load()
        elif start is not None:
            self.model.load_state_dict(torch.load(start, weights_only=True, map_location=self.device)["model"])

    @property
    def checkpoint(self) -> Path:
        """Where the run is saved."""
        return self.folder / "state.pt"

    def _load(self) -> None:
        state = torch.load(self.checkpoint, weights_only=True, map_location=self.device)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = Progress(**state["progress"])

    def save(self) -> None:
        """Write the checkpoint from which the run can go on."""
        self._write(self.checkpoint, {"optimizer": self.optimizer.state_dict()})

    def keep(self) -> None:
        """Put the weights by for averaging, `kept-STEP.pt`, and let go of the oldest ones."""
        self._write(self.folder / f"kept-{self.progress.step:08}.pt", {})
        for path in sorted(self.folder.glob("kept-*.pt"), reverse=True)[max(self.recipe.keep, 1) :]:
            path.unlink()

    def _write(self, path: Path, more: dict[str, Any]) -> None:
        """Write under another name first, so that a kill never leaves half a file."""
        unfinished = path.with_suffix(".unfinished")
        torch.save({"model": self.model.state_dict(), "progress": asdict(self.progress)} | more, unfinished)
        unfinished.replace(path)

    @property
    def done(self) -> bool:
        """Tell whether the recipe's seconds or steps are used up."""
        return self.progress.seconds >= self.recipe.seconds or self.progress.step >= self.recipe.steps

    def rate(self) -> float:
        """Return the learning rate of the coming step."""
        rising = min((self.progress.step + 1) / self.recipe.warmup, 1.0)
        falling = max(0.05, 1 - self.progress.seconds / self.recipe.seconds)
        return self.recipe.rate * rising * falling

    def step(self, batch: dict[str, torch.Tensor]) -> float:
        """Learn from one batch; return its cross-entropy in nats per token."""
        begun = time.monotonic()
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        with torch.autocast(self.device, dtype=torch.bfloat16):
            loss, entropy = losses(self.model, batch, self.recipe)
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.progress.step += 1
        self.progress.tokens += int((batch["labels"] != IGNORED).sum())
        self.progress.seconds += time.monotonic() - begun
        return float(entropy)

    def epoch(self, batches: Batches, rows: list[Ids]) -> None:
        """Learn from batches until they or the recipe's seconds run out."""
        saved, told, since, recent = self.progress.seconds, self.progress.tokens, time.monotonic(), list[float]()
        for row in rows:
            recent.append(self.step(batches.tensors(row, self.device)))
            if self.progress.step % TELL_EVERY == 0:
                speed = (self.progress.tokens - told) / (time.monotonic() - since)
                entropy = sum(recent) / len(recent)
                print(json.dumps(asdict(self.progress) | {"entropy": entropy, "tokens/s": speed}), flush=True)
                told, since, recent = self.progress.tokens, time.monotonic(), []
            if self.progress.seconds - saved > self.recipe.save_every or self.done:
                self.keep()
                self.save()
                saved = self.progress.seconds
            if self.done:
                break
        self.save()


def main() -> None:
    """Command line: `python -m songngu.training.train PACKED LINKS RUN --seconds 600`."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packed", "links", "run"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--start", type=Path, help="checkpoint whose weights a new run begins with, nothing else of it")
    for name, value in asdict(Recipe()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    args = vars(parser.parse_args())
    packed, links, folder, start = (args.pop(name) for name in ("packed", "links", "run", "start"))
    recipe = Recipe(**args)
    folder.mkdir(parents=True, exist_ok=True)
    recipe.save(folder / "recipe.json")
    run, batches = Run(folder, recipe, start=start), Batches(packed, links, recipe)
    while not run.done:
        run.epoch(batches, batches.epoch(run.progress.step))


if __name__ == "__main__":
    main()
