"""Digit groups: written in either style and read back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songngu.checks.numerals import english, vietnamese, write_english, write_vietnamese

whole = st.integers(min_value=0, max_value=10**15)
fractional = st.decimals(min_value=0, max_value=10**9, places=2)


@settings(deadline=None)  # a busy machine is no failure
@given(whole | fractional)
def test_what_is_written_in_english_is_read_back(value: int | Decimal) -> None:
    assert english(write_english(value))[0] == (value,)


@settings(deadline=None)  # a busy machine is no failure
@given(whole | fractional)
def test_what_is_written_in_vietnamese_is_read_back(value: int | Decimal) -> None:
    assert (value,) in vietnamese(write_vietnamese(value))


@settings(deadline=None)  # a busy machine is no failure
@given(whole)
def test_plain_digits_mean_the_same_in_both(value: int) -> None:
    assert vietnamese(str(value)) == english(str(value)) == ((value,),)


@pytest.mark.parametrize(
    ("token", "values"),
    [
        ("1.234.567,89", {Decimal("1234567.89")}),
        ("1.500", {1500}),
        ("0,5", {Decimal("0.5")}),
        ("20,615", {Decimal("20.615"), 20615}),
        ("20,600", {20600}),
        ("1,234,567", {1234567}),
        ("3.5", {Decimal("3.5")}),
        ("007", {7}),
    ],
)
def test_vietnamese_separators(token: str, values: set[int | Decimal]) -> None:
    assert {reading[0] for reading in vietnamese(token) if len(reading) == 1} == values


@pytest.mark.parametrize(
    ("token", "reading"),
    [
        ("1,234,567.89", (Decimal("1234567.89"),)),
        ("1,500", (1500,)),
        ("1.500", (Decimal("1.5"),)),  # copied from the Vietnamese, it is wrong
        ("1,5", (1, 5)),
        ("4.0.1", (4, 0, 1)),
    ],
)
def test_english_separators(token: str, reading: tuple[int | Decimal, ...]) -> None:
    assert english(token) == (reading,)


def test_a_dot_between_small_numbers_may_be_a_date() -> None:
    assert (22, "M8") in vietnamese("22.8")
    assert (30, "M4", 1975) in vietnamese("30.4.1975")
    assert all("M" not in str(key) for reading in vietnamese("22.13") for key in reading)
