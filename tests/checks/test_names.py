"""Names: which are found, how they are followed, and what is said about them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.checks.name_finding import find_names
from songngu.checks.name_following import rendering
from songngu.checks.names import check_names, names_kept, names_of, with_diacritics
from songngu.evaluation.testsets import read_test_set
from songngu.result import Pair, Rendering, Sentence
from songngu.syllables import fold

SURNAMES = st.sampled_from(["Nguyễn", "Trần", "Phạm", "Huỳnh", "Đặng"])
GIVEN = st.sampled_from(["Văn Hùng", "Thị Thu Hà", "Quốc Đạt", "Ngọc Ánh", "Đức"])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ông Nguyễn Văn Hùng nói.", ["Nguyễn Văn Hùng"]),
        ("Chiều qua, ông Hùng tới tỉnh Bạc Liêu.", ["Hùng", "Bạc Liêu"]),
        ("Bộ Y tế và Ủy ban nhân dân họp với Quốc hội.", []),
        ("Hôm nay trời mưa.", []),
        ("Đoàn Hàn Quốc gặp ông Gleb Pavlovsky.", ["Hàn Quốc", "Gleb Pavlovsky"]),
        ("UBND quận Hoàn Kiếm họp.", ["Hoàn Kiếm"]),
        ("Thủ tướng Việt Nam Phạm Văn Đức đến Lào.", ["Việt Nam", "Phạm Văn Đức", "Lào"]),
    ],
)
def test_found(source: str, expected: list[str]) -> None:
    assert [name.text for name in find_names(source)] == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ông Trần Văn Đạt đến.", "Mr. Tran Van Dat arrived.", []),
        ("Ông Trần Văn Đạt đến.", "Mr. Trần Văn Đạt arrived.", []),
        ("Ông Trần Văn Đạt đến.", "Mr. Tran Van Dan arrived.", ["The name “Trần Văn Đạt” stands as “Tran Van Dan”."]),
        ("Ông Trần Văn Đạt đến.", "He arrived.", ["The name “Trần Văn Đạt” is missing."]),
        ("Hôm qua ông Đạt đến.", "He arrived yesterday.", []),
        ("Đoàn Hàn Quốc đến.", "The Korean delegation arrived.", []),
        ("Đoàn đến từ Trung Quốc.", "The group came from Japan.", ["The name “Trung Quốc” is missing."]),
        ("Nhà báo John Smith viết.", "Smith wrote.", []),
    ],
)
def test_said(source: str, target: str, expected: list[str]) -> None:
    assert [flag.say for flag in check_names(source, target)] == expected


@given(SURNAMES, GIVEN)
def test_a_folded_name_is_found_and_written_back(surname: str, given_name: str) -> None:
    name = f"{surname} {given_name}"
    source, target = f"Hôm qua, ông {name} đã nói.", f"Mr. {fold(name)} spoke yesterday."
    (found,) = find_names(source)
    assert rendering(found, target) == fold(name)
    assert check_names(source, target) == ()
    assert with_diacritics(source, target) == f"Mr. {name} spoke yesterday."
    assert names_kept(source, "He spoke yesterday.") == (0, 1)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text(source: str, target: str) -> None:
    check_names(source, target)
    assert all(source[name.start : name.end] == name.text for name in find_names(source))


def test_the_table_of_an_article() -> None:
    texts = [
        ("Ông Nguyễn Văn Hùng đến Cà Mau.", "Mr. Nguyen Van Hung arrived in Ca Mau."),
        ("Sau đó ông Hùng nói.", "Mr. Hung then spoke."),
        ("Theo ông Nguyễn Văn Hùng, mưa to.", "According to Nguyen Van Hong, it rained hard."),
    ]
    names = names_of([Pair(Sentence(0, 0, 1), source, target) for source, target in texts])
    assert names[0].name == "Nguyễn Văn Hùng"
    assert names[0].renderings == (Rendering("Nguyen Van Hung", (0, 1)), Rendering("Nguyen Van Hong", (2,)))


@pytest.mark.parametrize(("name", "most"), [("news-dev", 4.0), ("press-dev", 3.0), ("flores200-dev", 4.0)])
def test_few_false_alarms_and_most_losses_caught(shared: Path, name: str, most: float) -> None:
    test = read_test_set(shared / "corpus" / "dev" / f"{name}.tsv")
    rows = list(zip(test.sources, test.references, strict=True))
    assert 100 * sum(bool(check_names(*row)) for row in rows) / len(rows) <= most
    whole = [s for s, t in rows if any(" " in n.text for n in find_names(s)) and not check_names(s, t)]
    assert sum(bool(check_names(source, "It was said.")) for source in whole) >= 0.97 * len(whole)
