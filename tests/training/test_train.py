"""A run keeps its last weights for averaging, and a new run may begin with the weights of another."""

from dataclasses import replace
from pathlib import Path

import pytest

from songngu.training.recipe import Recipe

TINY = Recipe(
    vocabulary=20, width=8, feed_forward=8, encoder_layers=1, decoder_layers=1, heads=2, steps=5, save_every=0, keep=2
)


def weights(run: object) -> dict[str, list[float]]:
    """The weights of a run, by name, as plain numbers."""
    state = run.model.state_dict()  # type: ignore[attr-defined]  # Run is imported inside the tests, as torch is slow
    return {name: tensor.flatten().tolist() for name, tensor in state.items()}


def test_warm_start_takes_the_weights_and_nothing_else(tmp_path: Path) -> None:
    from songngu.training.train import Run

    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    old = Run(first, TINY)
    old.progress.step = 3
    old.save()
    cold, warm = (Run(second, replace(TINY, seed=2), start=start) for start in (None, old.checkpoint))
    assert weights(warm) == weights(old) != weights(cold)
    assert warm.progress.step == 0
    warm.progress.step = 1
    warm.save()
    assert Run(second, TINY, start=old.checkpoint).progress.step == 1  # a run's own checkpoint comes first


@pytest.mark.parametrize(("keep", "expected"), [(1, [9]), (2, [4, 9]), (9, [1, 2, 3, 4, 9])])
def test_last_weights_are_kept(tmp_path: Path, keep: int, expected: list[int]) -> None:
    from songngu.training.export import average
    from songngu.training.train import Run

    run = Run(tmp_path, replace(TINY, keep=keep))
    for step in (1, 2, 3, 4, 9):
        run.progress.step = step
        run.keep()
    kept = sorted(tmp_path.iterdir())
    assert [path.name for path in kept] == [f"kept-{step:08}.pt" for step in expected]
    mean = {name: tensor.flatten().tolist() for name, tensor in average(kept).items()}
    assert all(values == pytest.approx(weights(run)[name], nan_ok=True) for name, values in mean.items())
