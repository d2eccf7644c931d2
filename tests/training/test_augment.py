"""Altered copies of a pair stay translations of each other: nothing changes on one side that does not on the other."""

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.syllables import fold
from songngu.training.augment import FIGURE, SEPARATORS, add_noise, augmented, shared_figures, swap_figures
from songngu.training.names import NamePool, gather, is_syllable, shared_names, swap_names
from songngu.training.pairs import SentencePair

NAMES = ["Trần Đức Lương", "Đắk Glong", "Lê Thị Ánh", "Cần Giuộc", "Phan Rí", "Jean Dupont", "Kowalski", "Mỹ Thuận"]
POOL = NamePool(
    vietnamese={1: ["Tùng", "Yến"], 2: ["Bạc Liêu", "Kiên Giang"], 3: ["Hồ Văn Ý", "Vũ Đình Quế"]},
    foreign={1: ["Novak", "Garcia"], 2: ["Maria Rossi", "Ivan Petrov"]},
    syllables=["lượng", "khoẻ", "đừng", "quýt"],
    common=frozenset(),
)


def draws(seed: int) -> Random:
    """A source of draws."""
    return Random(seed)  # noqa: S311 - a draw, no secret


def pair(source: str, target: str) -> SentencePair:
    """A pair without origin."""
    return SentencePair(source, target, "")


@st.composite
def pairs_with_names(draw: st.DrawFn) -> SentencePair:
    """Name one to three people or places in a sentence, once or twice, and some of them on one side only."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    silent = draw(st.sampled_from([*names, ""]))
    source = " và ".join(names) + f" đã tới, rồi {names[0]} về trước."
    target = " and ".join("they" if name == silent else fold(name) for name in names)
    return pair(source, f"{target} came, then {'one' if names[0] == silent else fold(names[0])} left first.")


FIGURES = st.one_of(
    st.integers(0, 99_999).map(str),
    st.integers(1000, 999_999).map(lambda n: f"{n:,}".replace(",", ".")),
    st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda parts: f"{parts[0]},{parts[1]:02}"),
)


@st.composite
def pairs_with_figures(draw: st.DrawFn) -> SentencePair:
    """State some figures, separators as each language has them, and a date that English words differently."""
    figures = draw(st.lists(FIGURES, min_size=1, max_size=4))
    source = "Ngày 22/8, có " + ", rồi ".join(f"{figure} tấn" for figure in figures) + " hàng."
    target = (
        "On August 22, there were " + ", then ".join(f"{f.translate(SEPARATORS)} tons" for f in figures) + " of goods."
    )
    return pair(source, target)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Nguyễn", True), ("Nghiêm", True), ("Đỗ", True), ("Quý", True), ("Dupont", False), ("Chris", False), ("Y", True)],
)
def test_syllables(word: str, expected: bool) -> None:
    assert is_syllable(word) is expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ông Lê Văn Tám về Cà Mau.", "Mr. Le Van Tam returned to Ca Mau.", ["Lê Văn Tám", "Cà Mau"]),
        ("Tỉnh Quảng Ngãi đón khách.", "Quang Ngai province welcomes visitors.", ["Quảng Ngãi"]),
        ("Thành phố Hồ Chí Minh mưa.", "It rains in Ho Chi Minh City.", []),
        ("Anh Nam gặp chị Thủy.", "Nam met Thuy.", ["Thủy", "Nam"]),
        ("Anh An vừa tới.", "An hour ago he came.", []),
        ("Bà Merkel tới Paris.", "Merkel came to Paris.", ["Merkel", "Paris"]),
        ("Người Peru ở Peru.", "Peruvians in Peru.", []),
        ("Giải Wimbledon Open khép lại.", "The Wimbledon Open has ended.", []),
        ("Tân Phú và Tấn Phú gặp nhau.", "Tan Phu and Tan Phu met.", []),
        ("Chỉ số Nikkei-Asia tăng.", "The index Nikkei-Asia rose.", []),
    ],
)
def test_names_of_both_sides(source: str, target: str, expected: list[str]) -> None:
    assert sorted(shared_names(pair(source, target))) == sorted(expected)


@given(pairs_with_names(), st.integers())
def test_names_are_swapped_on_both_sides_or_not_at_all(before: SentencePair, seed: int) -> None:
    after = swap_names(before, POOL, draws(seed))
    for name in NAMES:
        shared = name in before.source and fold(name) in before.target
        assert before.source.count(name) == after.source.count(name) or shared
        if shared:
            assert (name in after.source) == (fold(name) in after.target)
    assert len(after.source.split()) == len(before.source.split())
    assert len(after.target.split()) == len(before.target.split())


@given(pairs_with_figures(), st.integers())
def test_swapped_figures_agree_as_before(before: SentencePair, seed: int) -> None:
    after = swap_figures(before, draws(seed))
    sides = [Counter(FIGURE.findall(text)) for text in (after.source.translate(SEPARATORS), after.target)]
    dates = Counter({"22": 1, "8": 1}), Counter({"22": 1})
    assert sides[0] - dates[0] == sides[1] - dates[1]
    assert re.sub(r"\d", "0", after.source) == re.sub(r"\d", "0", before.source)
    assert "22/8" in after.source
    assert "August 22" in after.target


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Giá 2.500 đồng.", "It costs VND2,500.", {"2.500": "2,500"}),
        ("Tăng 4,7% năm 2015.", "Up 4.7% in 2015.", {"4,7": "4.7", "2015": "2015"}),
        ("Ngày 12/5 có 12 người.", "On May 12, 12 people came.", {}),
        ("Từ 1990-1995.", "From 1990-1995.", {}),
        ("Một chiếc A320 chở 180 khách.", "An A320 carried 180 passengers.", {"180": "180"}),
        ("Có 30 xe và 30 người.", "There are 30 cars.", {}),
        ("1 người và 0 xe.", "1 person and 0 cars.", {}),
    ],
)
def test_figures_of_both_sides(source: str, target: str, expected: dict[str, str]) -> None:
    assert shared_figures(pair(source, target)) == expected


@given(st.integers())
def test_times_and_days_stay_possible(seed: int) -> None:
    after = swap_figures(pair("Lúc 19:45 ngày 25 năm 2012.", "At 19:45 on the 25 of that month in 2012."), draws(seed))
    hour, minute, day, year = map(int, re.findall(r"\d+", after.source))
    assert hour < 24
    assert minute < 60
    assert day <= 28
    assert 1987 <= year <= 2037


@given(st.integers())
def test_noise_leaves_words_and_english(seed: int) -> None:
    before = pair("Ủy ban tỉnh Cà Mau họp.", "The Ca Mau provincial committee met.")
    after = add_noise(before, draws(seed))
    assert fold(after.source).lower().removesuffix(".") == fold(before.source).lower().removesuffix(".")
    assert after.target.removesuffix(".") == before.target.removesuffix(".")
    assert after.source.endswith(".") >= after.target.endswith(".")


def test_copies_depend_on_the_seed_and_on_no_other_pair() -> None:
    originals = [
        SentencePair(f"Bà Lê Ánh mua {n} cân gạo.", f"Ms. Le Anh bought {n} kilos of rice.", str(n))
        for n in range(20, 60)
    ]
    pool = gather(originals)
    copies = augmented(originals, pool, rate=1, seed=1)
    assert copies == augmented(originals, pool, rate=1, seed=1) != augmented(originals, pool, rate=1, seed=2)
    assert copies == [copy for one in originals for copy in augmented([one], pool, rate=1, seed=1)]
    assert len(copies) > 30
    assert all(copy != originals[int(copy.origin) - 20] for copy in copies)
    assert augmented(originals, pool, rate=0, seed=1) == []
