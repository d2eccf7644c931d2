"""Scores of translations, and the table that shows them."""

from pathlib import Path

import pytest

from songngu.errors import FormatError, ReadError
from songngu.evaluation import metrics
from songngu.evaluation.report import score, table
from songngu.evaluation.testsets import read_test_set


@pytest.mark.parametrize(
    ("text", "looping"),
    [
        ("The fire spread very quickly.", False),
        ("the family's family's family's family's family's house", True),
        ("the city of the city of the city of the city of Hanoi", True),
        ("It is no, no, no and again no.", False),
        ("Tttttttttttttttttt", True),
        ("hahahahahahahahahaha", True),
        ("VND1,000,000,000,000", False),
        ("", False),
    ],
)
def test_loops(text: str, looping: bool) -> None:
    assert metrics.loops(text) is looping


def test_degenerate_outputs_are_counted() -> None:
    sources = ["Xin chào.", "Trời mưa.", "Tạm biệt.", "Có."]
    outputs = ["Hello.", "", "bye bye bye bye bye bye", "Yes. " * 30]
    assert metrics.degenerate(sources, outputs).value == 75


def test_a_perfect_translation_scores_100_and_says_how() -> None:
    lines = ["The council met on Monday and agreed.", "Nothing else was said in the hall."]
    assert metrics.bleu(lines, lines).value == pytest.approx(100)
    assert "tok:13a" in metrics.bleu(lines, lines).signature
    assert metrics.chrf(lines, lines).value == pytest.approx(100)
    assert metrics.length_ratio(lines, lines).value == 1


def test_a_test_set_keeps_its_systems_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "set.tsv"
    path.write_text('vi\ten\tother\nMột.\tOne.\tUne.\n"Ông ""Hai"" đến."\tMr. Hai came.\tTwo.\n', encoding="utf-8")
    test = read_test_set(path)
    assert test.sources == ("Một.", 'Ông "Hai" đến.')
    assert test.systems == {"other": ("Une.", "Two.")}
    assert test.first(1).systems == {"other": ("Une.",)}
    shown = table(test, [score("other", test, test.systems["other"])])
    assert test.digest in shown
    assert "BLEU: nrefs:1" in shown


@pytest.mark.parametrize(("content", "say"), [("a\tb\n", "vi and en"), ("vi\ten\nMột.\n", "line 2")])
def test_a_broken_test_set_is_told(content: str, say: str, tmp_path: Path) -> None:
    (tmp_path / "set.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=say):
        read_test_set(tmp_path / "set.tsv")


def test_a_missing_test_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"set\.tsv"):
        read_test_set(tmp_path / "set.tsv")
