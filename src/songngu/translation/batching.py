"""Groups sentences of like length into batches, and says how long an output may grow."""

from collections.abc import Iterator, Sequence


def output_limit(tokens: int) -> int:
    """Return how many tokens the translation of an input of `tokens` tokens may have.

    English of the press needs about one token per Vietnamese token; twice that and some for short inputs
    leaves room, and ends a repetition loop early.
    """
    return 2 * tokens + 32


def batches(lengths: Sequence[int], *, budget: int, first: int = 0) -> list[list[int]]:
    """Group the indices of `lengths` so that each batch holds at most `budget` padded tokens.

    A sentence longer than the budget is a batch of its own. The `first` leading sentences come first, in
    reading order, so that a reader sees something soon; the rest is grouped by length, and batches come in
    the order of their earliest sentence.
    """
    lead = list(_fill(range(min(first, len(lengths))), lengths, budget))
    rest = sorted(range(min(first, len(lengths)), len(lengths)), key=lambda index: (lengths[index], index))
    return lead + sorted(_fill(rest, lengths, budget), key=min)


def _fill(order: Sequence[int], lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Cut `order` into runs of at most `budget` tokens, padding counted."""
    batch: list[int] = []
    longest = 0
    for index in order:
        longest = max(longest, lengths[index])
        if batch and longest * (len(batch) + 1) > budget:
            yield batch
            batch, longest = [], lengths[index]
        batch.append(index)
    if batch:
        yield batch
