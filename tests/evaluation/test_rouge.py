"""ROUGE for Vietnamese, against the package everybody quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer  # type: ignore[import-untyped]  # it has no types

from songngu.evaluation.rouge import longest_common_subsequence, mean, rouge, tokenize

WORDS = st.lists(
    st.sampled_from(["đồng", "bào", "miền", "núi", "Đà", "Nẵng", "22/8", "ca-phê", "5,3", "thuỷ"]), max_size=30
).map(" ".join)


class Syllables:
    """The tokeniser of this project, for the other package."""

    def tokenize(self, text: str) -> list[str]:
        return tokenize(text)


@given(WORDS, WORDS)
def test_equal_to_rouge_score_with_our_tokens(summary: str, reference: str) -> None:
    theirs = RougeScorer(["rouge1", "rouge2", "rougeL"], tokenizer=Syllables()).score(reference, summary)
    ours = rouge(summary, reference)
    for name, score in (("rouge1", ours.r1), ("rouge2", ours.r2), ("rougeL", ours.rl)):
        expected = theirs[name]
        assert (score.precision, score.recall, score.f1) == pytest.approx(
            (expected.precision, expected.recall, expected.fmeasure)
        )


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Đồng bào, miền núi!", ["đồng", "bào", "miền", "núi"]),
        ("đo\u0302\u0300ng", ["đồng"]),  # decomposed
        ("Ngày 22/8: 5,3 tỷ", ["ngày", "22", "8", "5", "3", "tỷ"]),
        ("…", []),
    ],
)
def test_tokens_are_syllables(text: str, tokens: list[str]) -> None:
    assert tokenize(text) == tokens


@given(st.lists(st.integers(0, 4), max_size=40), st.lists(st.integers(0, 4), max_size=40))
def test_the_bits_count_the_longest_common_subsequence(left: list[int], right: list[int]) -> None:
    row = [0] * (len(right) + 1)
    for a in left:
        above = row
        row = [0]
        for j, b in enumerate(right, start=1):
            row.append(above[j - 1] + 1 if a == b else max(above[j], row[-1]))
    assert longest_common_subsequence(left, right) == row[-1]


def test_scores_are_printed_as_papers_do() -> None:
    assert str(rouge("cầu treo mới", "cầu treo cũ")) == "66.7/50.0/66.7"


def test_the_mean_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="undefined"):
        mean([])


def test_syllables_with_marks_are_not_shredded() -> None:
    assert rouge("đồng", "đang").r1.f1 == 0.0
