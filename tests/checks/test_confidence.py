"""The grades: what makes a sentence sure, to be checked, or doubtful."""

from pathlib import Path

import pytest

from songngu.checks.confidence import WORST, expected, grade
from songngu.evaluation.confidence import by_grade, judge
from songngu.evaluation.testsets import read_test_set
from songngu.result import Flag, FlagKind, Grade
from songngu.translation.models import open_translator

SOURCE = "Mưa lớn làm ngập nhiều tuyến đường ở trung tâm thành phố chiều nay."


@pytest.mark.parametrize(
    ("score", "coverage", "kinds", "given"),
    [
        (-0.2, 0.9, [], Grade.SURE),
        (-0.2, None, [], Grade.SURE),
        (-0.2, 0.3, [], Grade.CHECK),
        (-0.2, 0.9, [FlagKind.FIGURE], Grade.CHECK),
        (-0.7, 0.9, [], Grade.CHECK),
        (-1.2, 0.9, [], Grade.DOUBTFUL),
        (None, None, [], None),
        *[(-0.1, 0.9, [kind], Grade.DOUBTFUL) for kind in sorted(WORST)],
    ],
)
def test_grades(score: float | None, coverage: float | None, kinds: list[FlagKind], given: Grade | None) -> None:
    assert grade(score, coverage, SOURCE, [Flag(kind, "look") for kind in kinds]) is given


def test_surer_is_better_and_bounded() -> None:
    values = [expected(score / 10, SOURCE) for score in range(-60, 1)]
    assert values == sorted(values)
    assert 0 <= values[0] <= values[-1] <= 100


def test_doubtful_sentences_are_worse(shared: Path) -> None:
    test = read_test_set(shared / "corpus" / "dev" / "news-dev.tsv")
    found = by_grade(judge(test.first(250), open_translator()))
    assert found["doubtful"][1] + 5 < found["check"][1] < found["sure"][1] - 4
