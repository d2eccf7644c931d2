"""Floors of the shipped model: a change of weights, decoding, retry or glossary that makes reading worse is noticed."""

from pathlib import Path

import pytest

from songngu.evaluation.report import evaluate
from songngu.evaluation.testsets import read_test_set
from songngu.translation.models import open_translator

FLOORS = {  # about a point below what the weights that ship reach on the first 250 sentences
    "press-dev": {"BLEU": 34.7, "chrF": 58.0, "figures": 95.5, "names": 91.0},
    "news-dev": {"BLEU": 31.8, "chrF": 56.0, "figures": 95.5, "names": 92.0},
    "flores200-dev": {"BLEU": 24.0, "chrF": 51.2, "figures": 95.0, "names": 92.5},
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_shipped_model_stays_above_its_floors(shared: Path, name: str) -> None:
    test = read_test_set(shared / "corpus" / "dev" / f"{name}.tsv").first(250)
    scores = {score.name: score.value for score in evaluate("vi-en-small", test, open_translator()).scores}
    assert {metric: scores[metric] for metric, floor in FLOORS[name].items() if scores[metric] < floor} == {}
    assert scores["degenerate"] == 0
