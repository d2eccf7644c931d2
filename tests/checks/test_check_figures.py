"""Pairs whose figures agree, and pairs whose figures do not."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songngu.checks.numbers import check_figures, figures_kept
from songngu.checks.numerals import write_english, write_vietnamese
from songngu.checks.values import MONTHS

AGREE = [
    ("Dự án rộng 8,2 ha.", "The project covers 82,000 square meters."),
    ("Anh chạy 5 dặm.", "He ran 8.05 km."),
    ("Có 1.234.567 người.", "There are 1,234,567 people."),
    ("Vốn 3 tỷ 200 triệu đồng.", "A capital of VND3.2 billion."),
    ("Giá từ 2-3 tỷ đồng.", "Prices run from VND2 billion to VND3 billion."),
    ("Doanh thu tăng 12,5%.", "Revenue rose 12.5 percent."),
    ("Lãi suất giảm 0,5 điểm phần trăm.", "Interest rates fell by half a percentage point."),
    ("Ngày 2-9, lúc 16h30.", "At 4:30 p.m. on September 2."),
    ("Sáng 22/8/2018.", "On the morning of 22 August 2018."),
    ("Từ ngày 3 đến 14-11.", "From November 3 to 14."),
    ("Trong 6 tháng đầu năm.", "In the first half of the year."),
    ("Trong 24 giờ qua.", "Over the past day."),
    ("Sau 18 tháng.", "After a year and a half."),
    ("Hai thập kỷ qua.", "Over the past 20 years."),
    ("Hai bên ký kết.", "Both sides signed."),
    ("Một người đàn ông.", "A man."),
    ("1 phụ nữ bị thương.", "A woman was hurt."),
    ("Giá tăng gấp đôi, gấp ba.", "Prices doubled and tripled."),
    ("Khoảng 50% cử tri.", "About half of voters."),
    ("100% học sinh đỗ.", "All students passed."),
    ("Hai phần ba số ghế.", "Two-thirds of the seats."),
    ("Đại hội XIII, khóa XIV.", "The 13th Congress, the 14th tenure."),
    ("Quý III/2020 và quý 4.", "The third quarter of 2020 and Q4."),
    ("Thế kỷ XX, thập niên 90.", "The 20th century, the 1990s."),
    ("Rằm tháng 7, 22 tháng Chạp.", "The 15th of the seventh lunar month, the 22nd of the 12th lunar month."),
    ("Đội U23 thắng 2-1.", "The under-23 team won 2-1."),
    ("Bệnh nhân COVID-19 thứ 48.", "The 48th coronavirus patient."),
    ("Chung, 53 tuổi.", "Chung, 53."),
    ("Ngày 18/3, ông đến Huế.", "On March 18, 2020, he came to Hue."),
    ("Vòng 1/8.", "The round of 16."),
    ("Cao 1m79.", "1.79 m tall."),
    ("Thứ bảy, ngày 5/6.", "Saturday, June 5."),
    ("Bộ phim Nineteen Eighty-Four.", "The film Nineteen Eighty-Four."),
    ("Nghị định 13/2018/NĐ-CP.", "Decree 13/2018/ND-CP."),
    ("Gọi số 0912.345.678.", "Call 0912-345-678."),
    ("Năm 2020, đại hội năm 2020.", "The 2020 congress."),
]


@pytest.mark.parametrize(("source", "target"), AGREE)
def test_nothing_is_said_where_figures_agree(source: str, target: str) -> None:
    assert check_figures(source, target) == ()
    assert len(set(figures_kept(source, target))) == 1


DIFFER = [
    ("Lúc 16h30.", "At 4:00 p.m.", "16h30 is 4:30 p.m. in the source; the English has 4:00 p.m."),
    ("Ngày 22/8.", "On August 23.", "22/8 is August 22 in the source; the English has August 23."),
    ("Ngày 22/8.", "On May 22.", "22/8 is August 22 in the source; the English has May 22."),
    ("Có 1.500 người.", "There are 1.500 people.", "1.500 is 1,500 in the source; the English has 1.500."),
    (
        "Vốn 6,83 nghìn tỷ đồng.",
        "A capital of VND6.83 billion.",
        "6,83 nghìn tỷ is VND6.83 trillion in the source; the English has 6.83 billion.",
    ),
    (
        "Trị giá 50 triệu đồng.",
        "Worth $50 million.",
        "50 triệu is VND50 million in the source; the English has USD50 million.",
    ),
    (
        "Có 1,5 triệu người.",
        "1,5 million people.",
        "1,5 triệu is 1.5 million in the source; the English has 1,5 million.",
    ),
    ("Dài 5 km.", "It is 5 miles long.", "5 is 5 km in the source; the English has 5 miles."),
    ("Có 59 ca nhiễm.", "There are 590 cases.", "The source has 59; the English has 590."),
    ("Năm 2018, có 3 vụ.", "There were three cases.", "2018 is in the source; the English does not have it."),
    ("Giảm 0,5%.", "It fell.", "0,5 (0.5%) is in the source; the English does not have it."),
    ("Có nhiều người.", "There are 300 people.", "300 is in the English; the source does not have it."),
    ("Thứ Hai tới.", "Next Tuesday.", "thứ Hai is Monday in the source; the English has Tuesday."),
    ("Hàng nghìn người.", "Hundreds of people.", "nghìn is thousands in the source; the English has Hundreds."),
    ("Hai xe, bảy người.", "Two cars, six people.", "bảy is 7 in the source; the English has six."),
    ("Dịch Covid-19.", "Covid-18.", "The source has Covid-19; the English has Covid-18."),
    ("Từ 15 đến 15 giờ 30.", "From 15.", "15 giờ 30 (3:30 p.m.) is in the source; the English does not have it."),
]


@pytest.mark.parametrize(("source", "target", "say"), DIFFER)
def test_what_is_said_where_figures_differ(source: str, target: str, say: str) -> None:
    assert say.lower() in [finding.say.lower() for finding in check_figures(source, target)]


def test_a_figure_said_twice_must_be_there_twice() -> None:
    source = "Nghỉ 15 ngày kể từ ngày 15 tháng 3."
    assert check_figures(source, "Off for 15 days from March 15.") == ()
    assert [finding.kind for finding in check_figures(source, "Off for days from March 15.")] == ["changed"]


def test_kept_and_all() -> None:
    assert figures_kept("Có 12 xe, 34 người, 56 nhà.", "There are 12 cars, 34 people and 57 houses.") == (2, 3)
    assert figures_kept("Không có gì.", "Nothing.") == (0, 0)


values = st.integers(min_value=13, max_value=10**12) | st.decimals(min_value=Decimal(3), max_value=10**6, places=2)


@settings(deadline=None)  # a busy machine is no failure
@given(values)
def test_a_value_in_either_style_agrees(value: int | Decimal) -> None:
    source, target = f"Tổng cộng {write_vietnamese(value)} tấn.", f"A total of {write_english(value)} tons."
    assert check_figures(source, target) == ()


@settings(deadline=None)  # a busy machine is no failure
@given(values, values)
def test_another_value_is_found(value: int | Decimal, other: int | Decimal) -> None:
    source, target = f"Tổng cộng {write_vietnamese(value)} tấn.", f"A total of {write_english(other)} tons."
    assert bool(check_figures(source, target)) == (value != other)


@settings(deadline=None)  # a busy machine is no failure
@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2099))
def test_a_date_agrees_in_every_writing(day: int, month: int, year: int) -> None:
    name = MONTHS[month - 1]
    for source in (f"ngày {day}/{month}/{year}", f"ngày {day} tháng {month} năm {year}", f"ngày {day}-{month}-{year}"):
        for target in (f"{name} {day}, {year}", f"{day} {name} {year}", f"{year}-{month:02}-{day:02}"):
            assert check_figures(source, target) == ()


@settings(deadline=None)  # a busy machine is no failure
@given(st.integers(13, 24), st.integers(10, 59))
def test_an_afternoon_time_agrees(hour: int, minute: int) -> None:
    target = f"{hour % 12 or 12}:{minute} {'p' if hour < 24 else 'a'}.m."
    assert check_figures(f"lúc {hour}h{minute}", target) == ()
    assert check_figures(f"lúc {hour}h{minute}", f"{hour % 24 or 0}:{minute}") == ()


_PIECES = (
    "1 12 2018 1.500 1,5 / - . , : h giờ tháng năm ngày thứ triệu tỷ mươi một nửa rưỡi % $ m 2 x million a half and May"
    " p ( ) covid XIV ² ½ ٣ ’ s th \\ xa0 hundred of twenty"
)
pieces = st.sampled_from([*_PIECES.split(), " ", " ", " "])


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(pieces, max_size=30).map("".join), st.lists(pieces, max_size=30).map("".join))
def test_no_text_breaks_the_check(source: str, target: str) -> None:
    kept, total = figures_kept(source, target)
    assert 0 <= kept <= total
    assert all(finding.say for finding in check_figures(source, target))


@settings(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_characters_break_the_check(source: str, target: str) -> None:
    check_figures(source, target)


@pytest.mark.parametrize("unit", ["1.", "1 ", "1-", "9", " ", "một ", "22/8 ", "1 km ", "May 1 ", "twenty ", "(1)"])
def test_hostile_texts_that_are_equal_have_no_findings_to_pair(unit: str) -> None:
    assert all(finding.say for finding in check_figures(unit * 1000, unit * 1000))
