"""Outputs that went wrong as a whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.checks.loops import copied, degenerate, length_out_of_range, loops
from songngu.evaluation.testsets import read_test_set
from songngu.result import FlagKind

_VOCABULARY = "rain city people fell over many late new road long"
WORDS = st.lists(st.sampled_from(_VOCABULARY.split()), min_size=1, max_size=8)


@given(WORDS, st.integers(4, 9))
def test_a_phrase_in_a_row_is_a_loop(phrase: list[str], times: int) -> None:
    assert loops("It was said that " + " ".join(phrase * times))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heavy rain fell on the city on Monday and on Tuesday.", False),
        ("No, no, no, he said.", False),
        ("the Vice Chairman of the city People's Committee of the city People's Committee of the", True),
        ("hahahahahahahahaha", True),
        ("She said she said it.", False),
        ("", False),
    ],
)
def test_loops(text: str, expected: bool) -> None:
    assert loops(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mưa lớn làm ngập nhiều tuyến đường.", True),
        ("Nguyễn Văn Hùng and Trần Thị Ánh met in Đà Nẵng.", False),
        ("A café, a naïve fiancé and a résumé were seen by many people here.", False),
        ("He ate phở in the old quarter.", False),
    ],
)
def test_copied(text: str, expected: bool) -> None:
    assert copied(text) is expected


def test_length() -> None:
    source = "Mưa lớn kéo dài nhiều giờ làm ngập nhiều tuyến đường ở trung tâm thành phố và gây kẹt xe suốt buổi chiều hôm qua."
    assert length_out_of_range(source, "Heavy rain.")
    assert length_out_of_range(source, "Heavy rain fell. " * 30)
    assert not length_out_of_range("UBND TP.HCM", "Ho Chi Minh City People's Committee")


def test_what_the_source_repeats_may_be_repeated() -> None:
    assert degenerate("Đi, đi, đi, đi, đi nữa đi!", "Go, go, go, go, go on!") == ()
    (flag,) = degenerate("Mưa rất to ở đây.", "Rain rain rain rain.")
    assert flag.kind is FlagKind.LOOP
    assert "rain" in flag.say


@pytest.mark.parametrize("name", ["news-dev", "press-dev", "flores200-dev"])
def test_references_are_sound(shared: Path, name: str) -> None:
    test = read_test_set(shared / "corpus" / "dev" / f"{name}.tsv")
    rows = zip(test.sources, test.references, strict=True)
    assert sum(bool(degenerate(*row)) for row in rows) <= 0.003 * len(test.sources)
