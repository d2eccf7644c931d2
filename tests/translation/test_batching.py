"""Batches hold sentences of like length, fit the budget, and lose none."""

from hypothesis import given
from hypothesis import strategies as st

from songngu.translation.batching import batches

LENGTHS = st.lists(st.integers(1, 60), max_size=80)


@given(LENGTHS, st.integers(10, 200), st.integers(0, 8))
def test_every_sentence_is_in_one_batch_that_fits(lengths: list[int], budget: int, first: int) -> None:
    found = batches(lengths, budget=budget, first=first)
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        assert len(batch) == 1 or max(lengths[index] for index in batch) * len(batch) <= budget


@given(LENGTHS)
def test_the_first_sentences_come_first(lengths: list[int]) -> None:
    found = [index for batch in batches(lengths, budget=120, first=3) for index in batch]
    assert found[:3] == list(range(min(3, len(lengths))))


def test_like_lengths_share_a_batch() -> None:
    assert batches([50, 2, 50, 2], budget=100) == [[0, 2], [1, 3]]
