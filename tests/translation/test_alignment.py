"""Word links and coverage from attention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.translation.alignment import UNALIGNED, align
from songngu.translation.models import open_translator

SOURCES = ["▁Hà", "▁N", "ội", "▁mưa"]
TARGETS = ["▁rain", "▁in", "▁Han", "oi"]


def test_pieces_become_words() -> None:
    rows: list[list[float]] = [[0, 0, 0, 1], [0.4, 0.3, 0.3, 0], [0, 0.9, 0.1, 0], [0, 0.2, 0.8, 0], [0, 0, 0, 1]]
    found = align(rows, SOURCES, TARGETS)
    assert found.links == ((2, 0), (0, 1), (1, 1), (1, 2))
    assert found.coverage == pytest.approx((0.4 + 1 + 1) / 3, abs=1e-3)


def test_a_word_never_looked_at_is_not_covered() -> None:
    assert align([[1, 0, 0, 0]] * 5, SOURCES, TARGETS).coverage == pytest.approx(1 / 3, abs=1e-3)


@pytest.mark.parametrize(("sources", "targets"), [([], []), (SOURCES, []), ([], TARGETS)])
def test_nothing_to_align(sources: list[str], targets: list[str]) -> None:
    assert align([], sources, targets) == UNALIGNED


@given(st.data())
def test_links_are_words_and_coverage_a_share(data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(["▁a", "b", "▁", "▁c"]), min_size=1, max_size=6)
    sources, targets = data.draw(pieces), data.draw(pieces)
    shares = st.lists(st.floats(0, 1), min_size=len(sources), max_size=len(sources))
    found = align(data.draw(st.lists(shares, min_size=len(targets), max_size=len(targets))), sources, targets)
    assert found.coverage is not None
    assert 0 <= found.coverage <= 1
    words = len("".join(targets).replace("▁", " ").split())
    assert {target for _, target in found.links} >= set(range(words))
    assert all(0 <= source < len(sources) for source, _ in found.links)


def test_the_shipped_model_links_names_and_figures() -> None:
    source = "Ông Nguyễn Văn Hùng cho biết tỉnh Cà Mau trồng 1.250 ha rừng."
    [best, *_] = open_translator().alternatives(source, 1)
    assert best.coverage is not None
    assert best.coverage > 0.5
    words, english = source.split(), best.text.split()
    linked = {(words[i], english[j].strip(",.")) for i, j in best.links}
    assert ("Hùng", "Hung") in linked
    assert ("1.250", "1,250") in linked
