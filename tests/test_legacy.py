"""The legacy encodings: every letter, every line, and no line too many."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu import legacy
from songngu.text import decode, repair

LETTERS = "àáảãạ ằắẳẵặă ầấẩẫậâ èéẻẽẹ ềếểễệê ìíỉĩị òóỏõọ ồốổỗộô ờớởỡợơ ùúủũụ ừứửữựư ỳýỷỹỵ đ"
TCVN3 = "µ¸¶·¹ »¾¼½Æ¨ ÇÊÈÉË© ÌÐÎÏÑ ÒÕÓÔÖª ×ÝØÜÞ ßãáâä åèæçé« êíëìî¬ ïóñòô õøö÷ù\xad úýûüþ ®"
TCVN3_CAPITALS = dict(zip("ĂÂĐÊÔƠƯ", "¡¢§£¤¥¦", strict=True))
VNI = (
    "aø aù aû aõ aï  aè aé aú aü aë aê  aà aá aå aã aä aâ  eø eù eû eõ eï  eà eá eå eã eä eâ  ì í æ ó ò  "
    "oø où oû oõ oï  oà oá oå oã oä oâ  ôø ôù ôû ôõ ôï ô  uø uù uû uõ uï  öø öù öû öõ öï ö  yø yù yû yõ î  ñ"
)
TO_TCVN3 = dict(zip(LETTERS.replace(" ", ""), TCVN3.replace(" ", ""), strict=True))
TO_VNI = dict(zip(LETTERS.replace(" ", ""), VNI.split(), strict=True))
SENTENCES = (
    "Thủ tướng yêu cầu các địa phương đẩy nhanh tiến độ xây dựng trường học ở vùng sâu.",
    "Ông Nguyễn Văn Đức cho biết giá lúa năm nay tăng gấp rưỡi, nông dân rất phấn khởi.",
    "Mưa lớn kéo dài khiến nhiều tuyến đường ngập nặng, học sinh phải nghỉ học hai ngày.",
    "Đội tuyển Việt Nam thắng trận mở màn với tỷ số 3-1 trên sân nhà tối qua.",
    "Hà Nội sẽ trồng thêm một nghìn cây xanh dọc các phố mới mở.",
)


def to_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(c) or TCVN3_CAPITALS.get(c) or TO_TCVN3.get(c.lower(), c) for c in text)


def to_vni(text: str) -> str:
    return "".join(TO_VNI[c] if c in TO_VNI else TO_VNI.get(c.lower(), c).upper() if c.isupper() else c for c in text)


def to_cp1258(text: str) -> bytes:
    parts = []
    for letter in text:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        shape = "".join(mark for mark in marks if mark not in tones)
        parts.append(unicodedata.normalize("NFC", base + shape) + tones)
    return "".join(parts).encode("cp1258")


ENCODERS: dict[str, Callable[[str], str]] = {
    "TCVN3 (ABC)": to_tcvn3,
    "VNI": to_vni,
    "windows-1258": lambda text: to_cp1258(text).decode("cp1252"),
}


@pytest.mark.parametrize("letter", LETTERS.replace(" ", ""))
def test_every_small_letter_has_its_code(letter: str) -> None:
    assert legacy.from_tcvn3(TO_TCVN3[letter]) == letter
    assert legacy.from_vni(TO_VNI[letter]) == letter


@pytest.mark.parametrize("letter", LETTERS.replace(" ", "").upper())
def test_every_capital_has_its_code(letter: str) -> None:
    code = TO_VNI[letter.lower()]
    assert legacy.from_vni(code.upper()) == legacy.from_vni(code[0].upper() + code[1:]) == letter
    bare = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(c for c in bare if c not in "\u0300\u0301\u0303\u0309\u0323"))
    tone = TO_TCVN3[letter.lower()] if base != letter else ""
    assert legacy.from_tcvn3(TCVN3_CAPITALS.get(base, base) + tone) == letter


@pytest.mark.parametrize("name", ENCODERS)
@given(picked=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_what_was_encoded_comes_back(name: str, picked: list[str]) -> None:
    text = "\n".join(picked)
    broken = ENCODERS[name](text)
    lines = f"{len(picked)} line{'' if len(picked) == 1 else 's'}"
    assert repair(broken).text == text
    assert f"converted from the legacy encoding {name}: {lines}" in repair(broken).repairs
    assert decode(broken.encode("cp1252")).text == text


def test_only_the_lines_in_a_legacy_encoding_are_converted() -> None:
    text = "\n".join([SENTENCES[0], to_tcvn3(SENTENCES[1]), to_vni(SENTENCES[2]), "Où est l'hôtel de la Forêt ?"])
    assert repair(text).text == "\n".join([*SENTENCES[:3], "Où est l'hôtel de la Forêt ?"])


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("ViÖt Nam", "Việt Nam"),
        ("Hµ Néi", "Hà Nội"),
        ("Vieät Nam", "Việt Nam"),
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),  # a capitals font, .VnTimeH
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("¢Ên §é cã nh÷ng con s«ng lín", "Ấn Độ có những con sông lớn"),  # a capital and the tone of the same vowel
        ("ë ®©y cã s«ng. ¤ng Êy nãi vËy. ë kia cã nói", "Ở đây có sông. Ông ấy nói vậy. Ở kia có núi"),
        ("Tr­êng UBND huyÖn ký quyÕt ®Þnh © 2001", "Trường UBND huyện ký quyết định © 2001"),
        ("“ViÖt Nam” – ®Êt n­íc con ng­êi…", "“Việt Nam” – đất nước con người…"),
    ],
)
def test_headings_capitals_and_signs(broken: str, sound: str) -> None:
    assert repair(broken).text == sound


def test_a_weak_line_follows_its_neighbours() -> None:
    text = "\n".join([to_tcvn3(SENTENCES[0]), "Sè: 12/2005/Q§-BTC", to_tcvn3(SENTENCES[1])])
    assert repair(text).text == "\n".join([SENTENCES[0], "Số: 12/2005/QĐ-BTC", SENTENCES[1]])
    assert repair("Sè: 12").text == "Sè: 12"
