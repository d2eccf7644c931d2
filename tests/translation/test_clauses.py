"""Over-long sentences are cut where a reader would pause, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.translation.clauses import Clause, cut, join


def words(text: str) -> int:
    return len(text.split()) + 1


def rebuilt(clauses: list[Clause]) -> str:
    return "".join(clause.glue + clause.text for clause in clauses)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Trời mưa to", 9, ["Trời mưa to"]),
        ("Trời mưa to; đường ngập sâu", 5, ["Trời mưa to;", "đường ngập sâu"]),
        ("Ông Hòa nói: trời mưa, đường ngập", 5, ["Ông Hòa nói:", "trời mưa, đường ngập"]),
        ("Khách đến Huế – thành phố cổ, tăng", 6, ["Khách đến Huế", "– thành phố cổ, tăng"]),
        ("Giá 1,5 triệu lúc 10:30 sáng nay, tăng nhẹ", 9, ["Giá 1,5 triệu lúc 10:30 sáng nay,", "tăng nhẹ"]),
        ("một hai ba bốn năm sáu", 4, ["một hai ba", "bốn năm sáu"]),
    ],
)
def test_cuts_at_the_strongest_border_that_is_enough(text: str, limit: int, expected: list[str]) -> None:
    assert [clause.text for clause in cut(text, limit, words)] == expected


def test_a_word_without_a_border_is_cut_hard_and_joined_without_a_space() -> None:
    clauses = cut("a" * 1000, 100, len)
    assert rebuilt(clauses) == "a" * 1000
    assert all(len(clause.text) <= 100 for clause in clauses)
    assert join(clauses, ["b"] * len(clauses)) == "b" * len(clauses)


def test_a_hard_cut_leaves_combining_marks_with_their_letter() -> None:
    clauses = cut("é" * 40, 7, len)  # e + U+0301
    assert rebuilt(clauses) == "é" * 40
    assert not any(clause.text.startswith("\u0301") for clause in clauses)


def signs(text: str) -> int:
    return len("".join(text.split())) + 2


TEXTS = st.text(alphabet="aă đ;:,.– -1\n", max_size=120)


@given(TEXTS, st.integers(3, 14))
def test_no_character_is_lost_and_every_clause_fits(text: str, limit: int) -> None:
    clauses = cut(text, limit, signs)
    assert rebuilt(clauses).split() == text.split()
    assert all(signs(clause.text) <= limit for clause in clauses)


@given(TEXTS)
def test_a_sentence_that_fits_is_left_whole(text: str) -> None:
    assert [clause.text for clause in cut(text, 1000, words)] == [text.strip()]


@pytest.mark.parametrize(
    ("clauses", "targets", "expected"),
    [
        (["Trời mưa;", "đường ngập."], ["It rains.", "Roads flood."], "It rains; Roads flood."),
        (["Trời mưa", "đường ngập"], ["It rains", ", roads flood"], "It rains, roads flood"),
        (["Chờ,", "rồi đi"], ["Wait...", "then go"], "Wait... then go"),
    ],
)
def test_joins_with_the_spacing_and_the_pauses_of_a_sentence(
    clauses: list[str], targets: list[str], expected: str
) -> None:
    parts = [Clause(text, " " if place else "") for place, text in enumerate(clauses)]
    assert join(parts, targets) == expected
