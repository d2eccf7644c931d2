"""The measurement of the check of figures, and the floors it must keep on the development sets."""

import random
from pathlib import Path

import pytest

from songngu.checks.numbers import check_figures
from songngu.errors import FormatError
from songngu.evaluation.figures import CORRUPTIONS, caught, load, main

TARGET = "On March 18, 2020, about 1,250 people lost VND3.5 billion."
SOURCE = "Ngày 18/3/2020, khoảng 1.250 người mất 3,5 tỷ đồng."


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_every_corruption_changes_a_sentence_with_figures_only(kind: str) -> None:
    chance = random.Random(1)  # noqa: S311 - a fixed sequence is wanted
    changed = [CORRUPTIONS[kind](TARGET, chance) for _ in range(20)]
    assert any(text != TARGET for text in changed)
    assert all(check_figures(SOURCE, text) for text in changed if text != TARGET)
    if kind != "figure inserted":
        assert CORRUPTIONS[kind]("No figures here.", chance) == "No figures here."


def test_the_seed_is_fixed() -> None:
    assert caught([(SOURCE, TARGET)] * 5) == caught([(SOURCE, TARGET)] * 5)


def test_a_file_is_read_by_its_header(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text('vi\ten\tmodel\nNăm 2018\t"In ""2018"""\tIn 2017\n', encoding="utf-8")
    assert load(file) == {"en": [("Năm 2018", 'In "2018"')], "model": [("Năm 2018", "In 2017")]}
    file.write_text("source\ttarget\n", encoding="utf-8")
    with pytest.raises(FormatError, match="vi and en are needed"):
        load(file)


def test_the_report_says_how_it_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text(f"vi\ten\n{SOURCE}\t{TARGET}\n", encoding="utf-8")
    assert main([str(file)]) == 0
    out = capsys.readouterr().out
    assert "en: 0 of 1 sentences flagged (0.0%)" in out
    assert "made by: python -m songngu.evaluation.figures" in out
    assert main([]) == 2


@pytest.mark.parametrize(
    ("name", "most_flagged", "least_caught"),
    [("news-dev", 0.025, 0.98), ("press-dev", 0.007, 0.97), ("flores200-dev", 0.01, 0.97)],
)
def test_floors(shared: Path, name: str, most_flagged: float, least_caught: float) -> None:
    pairs = load(shared / "corpus" / "dev" / f"{name}.tsv")["en"]
    flagged = sum(bool(check_figures(*pair)) for pair in pairs)
    assert flagged / len(pairs) <= most_flagged
    counts = caught(pairs, rounds=1)
    found, tried = (sum(numbers) for numbers in zip(*counts.values(), strict=True))
    assert found / tried >= least_caught
