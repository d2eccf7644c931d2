"""The figures of Vietnamese sentences."""

from decimal import Decimal

import pytest

from songngu.checks.values import Key, gloss
from songngu.checks.vietnamese_figures import vietnamese_figures

READINGS: list[tuple[str, tuple[Key, ...]]] = [
    # scales
    ("giá 1,5 triệu đồng", (1_500_000,)),
    ("lãi 3 tỷ 200 triệu đồng", (3_200_000_000,)),
    ("vốn 6,83 nghìn tỷ đồng", (6_830_000_000_000,)),
    ("vay 2 tỷ rưỡi", (2_500_000_000,)),
    ("nửa triệu lượt xem", (500_000,)),
    ("bán 10tr một chiếc", (10_000_000,)),
    ("giá vé 500k", (500_000,)),
    ("hơn 3 vạn quân", (30_000,)),
    ("dân số 1 234 567 người", (1_234_567,)),
    ("từ 2 đến 3 triệu người", (2_000_000,)),
    ("800 triệu phú", (800,)),
    ("2 triệu chứng thường gặp", (2,)),
    ("cao 1m79", (Decimal("1.79"),)),
    ("thế hệ 9X", (1990,)),
    # words
    ("hai mươi mốt người", (21,)),
    ("một trăm linh năm xã", (105,)),
    ("một nghìn chín trăm bốn mươi lăm", (1945,)),
    ("hai trăm nghìn tấn", (200_000,)),
    ("mười lăm phút", (15,)),
    ("mười năm trước", (10,)),
    ("hàng chục nghìn hộ", ("V10000",)),
    ("năm trăm học sinh", (500,)),
    ("tuổi đôi mươi", (20,)),
    # dates
    ("sáng 22/8", (22, "M8")),
    ("ngày 2-9", (2, "M9")),
    ("hôm 22.8 trời mưa", (22, "M8")),
    ("ngày 22/8/2018", (22, "M8", 2018)),
    ("ngày 22 tháng 8 năm 2018", (22, "M8", 2018)),
    ("tháng 10/2016", ("M10", 2016)),
    ("đầu tháng Mười", ("M10",)),
    ("tháng mười hai", ("M12",)),
    ("quý III/2020", (3,)),
    ("năm 2015", (2015,)),
    ("thứ Hai tới", ("W1",)),
    ("chủ nhật này", ("W7",)),
    ("mùng 1 Tết", (1,)),
    ("thế kỷ XX", (20,)),
    ("thập niên 90", (1990,)),
    ("mùa giải 2017/18", (2018,)),
    ("9 tháng năm 2022", (9,)),
    ("ngày 9-10/8", (10, "M8")),
    # clock times
    ("lúc 16h30", ("T16:30",)),
    ("lúc 16g30", ("T16:30",)),
    ("lúc 21:00", ("T21:00",)),
    ("9 giờ sáng", ("T9:00",)),
    ("4 giờ chiều", ("T16:00",)),
    ("lúc 4 giờ 15 phút chiều", ("T16:15",)),
    ("bảy giờ tối", ("T19:00",)),
    ("12h đêm", ("T0:00",)),
    ("trong 48 giờ", (48,)),
    # ordinals, ranks, scores, ranges, names
    ("lần thứ 3", (3,)),
    ("Đại hội XIII", (13,)),
    ("thắng 2-1", (2, 1)),
    ("khoảng 10–15%", (15,)),
    ("đội U23", (23,)),
    ("xăng RON 95", (95,)),
    ("chiếc iPhone 15", (15,)),
    ("biến thể BA.5", (5,)),
    ("Nghị định 13/2018/NĐ-CP", (2018,)),
    ("biển số 51F-123.45", (Decimal("123.45"),)),
    ("rộng 100m2", (100,)),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_a_figure_has_a_reading(text: str, reading: tuple[Key, ...]) -> None:
    assert reading in [one for figure in vietnamese_figures(text) for one in figure.readings]


@pytest.mark.parametrize(
    "text",
    [
        "năm nay ba mẹ tôi về quê",
        "một số người dân",
        "quả chín trên cây",
        "Hà Nội có 2 cha con bị thương",  # father and son
        "[1] theo báo cáo",
        "1. Mở đầu",
        "km<sup>2</sup>",
        "dịch COVID-19",  # whether the name is kept is not a question of figures
    ],
)
def test_nothing_here_is_asked_for(text: str) -> None:
    assert not [figure.text for figure in vietnamese_figures(text) if figure.firm]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2 tỷ đồng", "VND"),
        ("50 triệu đô la Mỹ", "USD"),
        ("50 triệu đô la Úc", ""),
        ("110 tỉ đồng euro", "EUR"),
        ("5 nhân dân tệ", "CNY"),
        ("5 nhân viên", ""),
        ("12,5%", "%"),
        ("12 phần trăm", "%"),
        ("8,2 ha", "ha"),
        ("80 km/h", "km/h"),
        ("30 mét vuông", "m2"),
        ("10 năm", "year"),
    ],
)
def test_units(text: str, unit: str) -> None:
    assert [figure.unit for figure in vietnamese_figures(text) if figure.firm] == [unit]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("lúc 16h30", "4:30 p.m."),
        ("ngày 22/8/2018", "August 22, 2018"),
        ("tháng 10/2016", "October 2016"),
        ("6,83 nghìn tỷ đồng", "VND6.83 trillion"),
        ("12,5%", "12.5%"),
        ("1.500 người", "1,500"),
        ("năm 2018", "2018"),
        ("6 ngày", "6 days"),
    ],
)
def test_what_a_figure_means_in_english(text: str, english: str) -> None:
    assert [gloss(figure) for figure in vietnamese_figures(text) if figure.firm] == [english]
