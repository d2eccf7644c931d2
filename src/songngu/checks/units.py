"""Units and currencies in Vietnamese and English, and how one converts to another."""

from decimal import Decimal

from songngu.checks.values import Number

# canonical unit: (what it measures, its size in the smallest unit of that kind). Months and days do not convert.
SIZES: dict[str, tuple[str, Decimal]] = {
    name: (kind, Decimal(size))
    for kind, units in {
        "length": "mm 0.001 cm 0.01 dm 0.1 m 1 km 1000 foot 0.3048 inch 0.0254 yard 0.9144 mile 1609.344",
        "area": "m2 1 ha 10000 km2 1000000 acre 4046.856",
        "mass": "mg 0.000001 g 0.001 kg 1 quintal 100 tonne 1000 pound 0.45359 ounce 0.02835",
        "speed": "km/h 1 mph 1.609344",
        "months": "month 1 quarter 3 year 12 decade 120 century 1200",
        "seconds": "second 1 minute 60 hour 3600 day 86400 week 604800",
    }.items()
    for name, size in zip(units.split()[::2], units.split()[1::2], strict=True)
}
MONEY = frozenset({"VND", "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "THB", "RUB"})
KINDS: dict[str, str] = {
    **{name: kind for name, (kind, _) in SIZES.items()},
    **dict.fromkeys(MONEY, "money"),
    "month": "time",
    "year": "time",
    "day": "time",
    "week": "time",
    "hour": "time",
    "minute": "time",
    "%": "%",
}


def _table(lines: str) -> dict[str, str]:
    rows = (line.split(":") for line in lines.strip().splitlines())
    return {word: unit.strip() for unit, words in rows for word in words.split()}


# The first word of a unit of several words stands for it where no other reading is likely.
VIETNAMESE = _table(
    """
    VND: đồng đ vnđ vnd
    USD: usd đô
    EUR: euro eur
    GBP: gbp bảng
    JPY: yên jpy
    CNY: tệ nhân cny
    KRW: won krw
    THB: baht thb
    RUB: rúp rub
    %: %
    mm: mm milimét
    cm: cm centimét
    m: m mét
    km: km kilômét
    mile: dặm
    ha: ha hecta héc
    m2: m²
    km2: km²
    mg: mg
    g: g gam gram
    kg: kg kilôgam
    quintal: tạ
    tonne: tấn
    second: giây
    minute: phút
    hour: giờ
    day: ngày
    week: tuần
    month: tháng
    year: năm tuổi
    decade: thập
    century: thế
    """
)
ENGLISH = _table(
    """
    VND: vnd dong đồng
    USD: usd dollar dollars
    EUR: euro euros eur
    GBP: gbp sterling
    JPY: yen jpy
    CNY: yuan renminbi rmb cny
    KRW: won krw
    THB: baht thb
    RUB: ruble rubles rouble roubles
    %: % percent percentage pct
    mm: mm millimeter millimeters millimetre millimetres
    cm: cm centimeter centimeters centimetre centimetres
    m: meter meters metre metres
    km: km kilometer kilometers kilometre kilometres kms
    mile: mile miles
    foot: foot feet ft
    inch: inch inches
    ha: ha hectare hectares
    acre: acre acres
    m2: m² sqm
    km2: km²
    mg: mg milligram milligrams
    g: g gram grams
    kg: kg kgs kilogram kilograms kilo kilos
    quintal: quintal quintals
    tonne: ton tons tonne tonnes
    pound: pound pounds lb lbs
    ounce: ounce ounces oz
    mph: mph
    second: seconds
    minute: minute minutes min mins
    hour: hour hours hr hrs
    day: day days
    week: week weeks
    month: month months
    year: year years yr yrs
    decade: decade decades
    century: century centuries
    """
)
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₫": "VND", "%": "%", "¥": ""}  # ¥ is yen or yuan
SQUARES = {"m": "m2", "km": "km2"}


def size(value: Number, unit: str) -> tuple[str, Decimal]:
    """Return what a measured value measures and how much, in the smallest unit of its kind; ("", 0) if unknown."""
    kind, factor = SIZES.get(unit, ("", Decimal(0)))
    return kind, Decimal(value) * factor
