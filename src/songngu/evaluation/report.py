"""The table of scores of several systems on one test set."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from songngu.evaluation import metrics
from songngu.evaluation.significance import paired_bootstrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from songngu.evaluation.testsets import TestSet
    from songngu.translation.translator import Translator


@dataclass(frozen=True, slots=True)
class Row:
    """The scores of one system; `speed` in source words per second, None where the outputs came with the file."""

    system: str
    scores: tuple[metrics.Score, ...]
    speed: float | None
    outputs: tuple[str, ...]
    signature: str


def score(
    system: str, test: TestSet, outputs: Sequence[str], *, speed: float | None = None, signature: str = ""
) -> Row:
    """Score the outputs of one system against the references."""
    scores = (
        metrics.bleu(outputs, test.references),
        metrics.chrf(outputs, test.references),
        metrics.length_ratio(outputs, test.references),
        metrics.figures_kept(test.sources, outputs),
        metrics.names_kept(test.sources, outputs),
        metrics.degenerate(test.sources, outputs),
    )
    return Row(system, scores, speed, tuple(outputs), signature)


def evaluate(system: str, test: TestSet, translator: Translator) -> Row:
    """Translate the sources of a test set and score the outputs; the time is of translation alone."""
    begun = time.perf_counter()
    outputs = [t.text for t in translator.translate(test.sources)]
    seconds = time.perf_counter() - begun
    words = sum(len(source.split()) for source in test.sources)
    return score(system, test, outputs, speed=words / seconds, signature=translator.signature)


def score_all(test: TestSet, translators: Mapping[str, Translator]) -> list[Row]:
    """Score every translator and every system whose outputs stand in the file."""
    rows = [evaluate(name, test, translator) for name, translator in translators.items()]
    return rows + [score(name, test, outputs) for name, outputs in test.systems.items()]


def chances(test: TestSet, rows: Sequence[Row], samples: int) -> list[str]:
    """Return a line a system: how likely so large a difference to the first one is by chance (paired bootstrap)."""
    if len(rows) < 2 or not samples:
        return []
    first, *others = rows
    found = paired_bootstrap({row.system: row.outputs for row in rows}, test.references, samples=samples)
    told = [f"paired bootstrap, {samples} samples, against {first.system}:"]
    for row in others:
        values = ", ".join(f"{name} p = {value:.4f}" for name, value in found[row.system].items())
        told.append(f"  {row.system}: {values}")
    return told


def table(test: TestSet, rows: Sequence[Row]) -> str:
    """A table in plain text, best BLEU first, with the signature of every column below it."""
    names = [s.name for s in rows[0].scores]
    lines = [f"{'system':<22}" + "".join(f"{name:>12}" for name in names) + f"{'words/s':>10}"]
    for row in sorted(rows, key=lambda row: -row.scores[0].value):
        speed = f"{row.speed:>10.0f}" if row.speed else f"{'-':>10}"
        lines.append(f"{row.system:<22}" + "".join(f"{s.value:>12.2f}" for s in row.scores) + speed)
    lines.append(f"{test.name}: {len(test.sources)} sentences, sha256 {test.digest}")
    lines += [f"{s.name}: {s.signature}" for s in rows[0].scores]
    lines += [f"{row.system}: {row.signature}" for row in rows if row.signature]
    return "\n".join(lines)
