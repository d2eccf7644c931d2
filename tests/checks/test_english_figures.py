"""The figures of English sentences."""

from decimal import Decimal

import pytest

from songngu.checks.english_figures import english_figures
from songngu.checks.values import Key

READINGS: list[tuple[str, tuple[Key, ...]]] = [
    ("worth $1.5 million", (1_500_000,)),
    ("a VND6.83-trillion project", (6_830_000_000_000,)),
    ("€3bn in aid", (3_000_000_000,)),
    ("£3.2 m", (3_200_000,)),
    ("two and a half million people", (2_500_000,)),
    ("half a million views", (500_000,)),
    ("a hundred and five communes", (105,)),
    ("from 2 to 3 million people", (2_000_000,)),
    ("twenty-one people", (21,)),
    ("in nineteen ninety", (1990,)),
    ("tens of thousands", ("V10000",)),
    ("dozens of houses", ("V10",)),
    ("216 000 people", (216_000,)),
    ("August 22, 2018", ("M8", 22, 2018)),
    ("August 22nd", ("M8", 22)),
    ("22 August", (22, "M8")),
    ("the 22nd of August", (22, "M8")),
    ("2018-08-22", ("M8",)),
    ("in October 2016", ("M10", 2016)),
    ("the third quarter", (3,)),
    ("Q3 results", (3,)),
    ("on Monday", ("W1",)),
    ("the 20th century", (20,)),
    ("the 1990s", (1990,)),
    ("the '90s", (1990,)),
    ("from 1965 to '71", (1971,)),
    ("at 4:30 p.m.", ("T16:30",)),
    ("at 7.30pm", ("T19:30",)),
    ("at 16.00 local time", ("T16:00",)),
    ("at noon", ("T12:00",)),
    ("at 9 o'clock", ("T21:00",)),
    ("won 2-1", (2,)),
    ("World War II", (2,)),
    ("the 14th tenure", (14,)),
    ("it doubled, twice", (2,)),
    ("a tenfold rise", (10,)),
    ("two-thirds", (3,)),
    ("5 1/2 and ½", (Decimal("0.5"),)),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_a_figure_has_a_reading(text: str, reading: tuple[Key, ...]) -> None:
    assert reading in [one for figure in english_figures(text) for one in figure.readings]


@pytest.mark.parametrize(
    "text",
    [
        "I may march on",
        "both sides, one of them twice",
        "in the shade(1)",
        "look beyond4 that",
        "Covid-19",
        "CO2 levels",
    ],
)
def test_nothing_here_is_asked_for(text: str) -> None:
    assert not [figure.text for figure in english_figures(text) if figure.firm]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("VND2 billion", "VND"),
        ("US$50 million", "USD"),
        ("A$50", ""),
        ("12 per cent", "%"),
        ("8.2 hectares", "ha"),
        ("30 square meters", "m2"),
        ("a 15-year plan", "year"),
    ],
)
def test_units(text: str, unit: str) -> None:
    assert [figure.unit for figure in english_figures(text) if figure.firm] == [unit]
