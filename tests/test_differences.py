"""Word by word: what several texts share, and where they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.differences import differences


def marked(*texts: str) -> list[str]:
    return ["".join(p.text if p.same else f"[{p.text}]" for p in pieces) for pieces in differences(texts)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("It rained.", "It rained."), ["It rained.", "It rained."]),
        (("It rained hard today.", "It rained today."), ["It rained [hard] today.", "It rained today."]),
        (("a b c d", "a x y d"), ["a [b c] d", "a [x y] d"]),
        (("one two", "one two three", "two"), ["[one] two", "[one] two [three]", "two"]),
        (("", "Rain."), ["", "[Rain.]"]),
        (("1,234.5 tons", "1,234 tons"), ["[1,234.5] tons", "[1,234] tons"]),
    ],
)
def test_marks(texts: tuple[str, ...], expected: list[str]) -> None:
    assert marked(*texts) == expected


@given(st.lists(st.text(st.sampled_from("ab c.\n1,"), max_size=30), min_size=1, max_size=4))
def test_the_pieces_are_the_text_and_the_shared_words_are_the_same(texts: list[str]) -> None:
    found = differences(texts)
    assert ["".join(piece.text for piece in pieces) for pieces in found] == texts
    if len(texts) == 2:
        shared = ["".join(p.text for p in pieces if p.same).split() for pieces in found]
        assert "".join(shared[0]) == "".join(shared[1])
