"""Measures whether the grades tell good translations from bad: `python -m songngu.evaluation.confidence TEST.tsv …`.

The first test set is the one the formula is fitted on, by every second sentence; the curve of it is of the others.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import log1p
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from songngu.checks import flags
from songngu.checks.confidence import expected, grade
from songngu.evaluation.testsets import read_test_set
from songngu.translation.models import open_translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from songngu.evaluation.testsets import TestSet
    from songngu.result import Grade
    from songngu.translation.translator import Translator

DECILES = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence: its mean log-probability, source, grade, and the chrF of its translation."""

    score: float
    source: str
    grade: Grade
    chrf: float


def judge(test: TestSet, translator: Translator) -> list[Judged]:
    """Translate a test set, grade every sentence and score it against its reference."""
    from sacrebleu.metrics.chrf import CHRF

    metric, found = CHRF(), []
    rows = zip(test.sources, test.references, translator.translate(test.sources), strict=True)
    for source, reference, given in rows:
        marks = given.flags + flags(source, given.text)
        given_grade = grade(given.score, given.coverage, source, marks)
        if given.score is not None and given_grade is not None:
            value = metric.sentence_score(given.text, [reference]).score
            found.append(Judged(given.score, source, given_grade, value))
    return found


def fit(judged: Sequence[Judged]) -> tuple[float, float, float]:
    """Return BASE, PER_NAT and PER_LOG_WORD, fitted by least squares."""
    import numpy as np

    features = [[1.0, one.score, log1p(len(one.source.split()))] for one in judged]
    base, nat, word = np.linalg.lstsq(np.asarray(features), np.asarray([one.chrf for one in judged]), rcond=None)[0]
    return float(base), float(nat), float(word)


def by_grade(judged: Sequence[Judged]) -> dict[str, tuple[float, float]]:
    """Return the share (0 to 1) and the mean chrF of every grade that was given."""
    groups: dict[str, list[float]] = defaultdict(list)
    for one in judged:
        groups[one.grade].append(one.chrf)
    return {name: (len(values) / len(judged), fmean(values)) for name, values in sorted(groups.items())}


def curve(judged: Sequence[Judged]) -> list[tuple[float, float]]:
    """Return the expected and the real mean chrF of ten groups of equal size, the worst expected first."""
    ordered = sorted(judged, key=lambda one: expected(one.score, one.source))
    cuts = [len(ordered) * part // DECILES for part in range(DECILES + 1)]
    groups = [ordered[start:end] for start, end in pairwise(cuts) if end > start]
    return [(fmean(expected(one.score, one.source) for one in g), fmean(one.chrf for one in g)) for g in groups]


def main() -> None:
    """Fit on the first test set and print the curves of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tests", nargs="+", type=Path)
    parser.add_argument("--model", default="vi-en-small")
    args = parser.parse_args()
    translator = open_translator(args.model)
    print(translator.signature)
    for number, path in enumerate(args.tests):
        test = read_test_set(path)
        judged = judge(test, translator)
        if not number:
            print("BASE, PER_NAT, PER_LOG_WORD = {:.1f}, {:.1f}, {:.1f}".format(*fit(judged[::2])))
            judged = judged[1::2]
        print(f"{test.name}: {len(judged)} sentences")
        for name, (share, value) in by_grade(judged).items():
            print(f"  {name:<9}{100 * share:6.1f} %  chrF {value:5.1f}")
        print("  expected → real chrF: " + ", ".join(f"{left:.0f} → {right:.0f}" for left, right in curve(judged)))


if __name__ == "__main__":
    main()
