"""Decoding, repairing, unwrapping, and telling Vietnamese from other languages."""

import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.errors import FormatError
from songngu.text import Repaired, decode, join_lines, looks_vietnamese, repair

SENTENCE = "Sáng nay, Thủ tướng đã ký quyết định xây cầu Mỹ Thuận – “bước ngoặt” của người dân đồng bằng sông Cửu Long."
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
FLOOD = (
    "Chiều qua, đoàn công tác của tỉnh đã đến thăm và làm việc với bà con ở xã vùng cao, nơi vừa trải qua đợt mưa lũ "
    "kéo dài suốt một tuần. Nhiều tuyến đường bị sạt lở, việc đi lại của người dân gặp rất nhiều khó khăn."
)
SCHOOL = (
    "Theo báo cáo của huyện, đến nay đã có hơn hai trăm ngôi nhà được sửa chữa xong, số còn lại sẽ hoàn thành trước "
    "ngày khai giảng năm học mới. Các trường học cũng đang được dọn dẹp để kịp đón học sinh trở lại lớp."
)
PARAGRAPHS = (FLOOD, SCHOOL)


def misread(text: str, codec: str = "cp1252") -> str:
    """Read the UTF-8 of a text as another encoding; where it has holes, as latin-1."""
    return "".join(
        bytes([byte]).decode(codec if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else "latin-1")
        for byte in text.encode()
    )


@pytest.mark.parametrize("data", [SENTENCE.encode(), SENTENCE.encode("utf-8-sig")])
def test_utf8_is_read_without_a_word(data: bytes) -> None:
    assert decode(data) == Repaired(SENTENCE)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_with_and_without_its_mark(codec: str) -> None:
    assert decode(SENTENCE.encode(codec)) == Repaired(SENTENCE, ("converted from UTF-16",))


def test_utf32_is_read_by_its_mark() -> None:
    assert decode(SENTENCE.encode("utf-32")) == Repaired(SENTENCE, ("converted from UTF-32",))


def test_windows_1258_is_read_and_its_marks_composed() -> None:
    # Windows writes the vowel as one code and the tone as the next.
    data = "Hôm qua, ngươ\u0300i dân đa\u0303 đê\u0301n chơ\u0323 mua să\u0301m đê\u0309 đo\u0301n Tê\u0301t.".encode(
        "cp1258"
    )
    assert decode(data) == Repaired(
        "Hôm qua, người dân đã đến chợ mua sắm để đón Tết.", ("converted from the legacy encoding windows-1258",)
    )


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("L'été dernier, où étiez-vous ? À l'hôtel, près du château, dit le maître.", "cp1252"),
        ("Вчера в городе прошёл сильный дождь, и улицы опустели до самого утра.", "cp1251"),
    ],
)
def test_other_encodings_are_guessed_and_it_is_told(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert found.text == text
    assert found.repairs == (f"read as {codec}, the likeliest encoding",)


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    data = SENTENCE.encode()
    found = decode(data + "ế".encode()[:2])
    assert found.text == SENTENCE + "\ufffd"
    assert found.repairs == ("replaced 1 broken byte of UTF-8 by the sign \ufffd",)


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", r"a PDF document.*\.pdf"),
        (b"PK\x03\x04\x14\x00[Content_Types].xml word/document.xml", r"a Word document.*\.docx"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/epub+zip", r"an EPUB book.*\.epub"),
        (b"PK\x03\x04\x14\x00photos/a.txt", r"a ZIP archive.*\.zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", r"a PNG picture.*\.png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", r"a JPEG picture"),
        (b"Xin ch\x00o c\x00c b\x00n\x00", "zero or control bytes"),
        (bytes(range(1, 256)) * 8, "zero or control bytes"),
    ],
)
def test_binary_data_is_refused_with_the_way_out(data: bytes, looks_like: str) -> None:
    with pytest.raises(FormatError, match=f"looks like.*{looks_like}.*|looks like.*{looks_like}") as refused:
        decode(data)
    assert "UTF-8" in str(refused.value)


def test_nothing_is_a_text_too() -> None:
    assert decode(b"") == repair("") == join_lines("") == Repaired("")


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        (misread(SENTENCE), SENTENCE),
        (misread(SENTENCE, "latin-1"), SENTENCE),
        (misread(misread(SENTENCE)), SENTENCE),
        (misread(misread(SENTENCE, "latin-1"), "latin-1"), SENTENCE),
        (f"{SENTENCE}\n{misread(SENTENCE)}\nKẾT LUẬN", f"{SENTENCE}\n{SENTENCE}\nKẾT LUẬN"),  # a pasted paragraph
        (f"{SENTENCE} {misread('Nguyễn Văn Tư')}", f"{SENTENCE} Nguyễn Văn Tư"),  # a pasted name
        (misread(unicodedata.normalize("NFD", SENTENCE)), SENTENCE),
        (misread("Và đây là Hà Nội").replace("\xa0", " "), "Và đây là Hà Nội"),  # the no-break space of "Ã " is lost
        (misread("toàn quốc và làng quê").replace("\xa0", " "), "toàn quốc và làng quê"),
        (misread("Ngon 😀 thật “đấy” – 5 €"), "Ngon 😀 thật “đấy” – 5 €"),
    ],
)
def test_mojibake_is_undone(broken: str, sound: str) -> None:
    found = repair(broken)
    assert found.text == sound
    assert any("garbled by a wrong encoding" in phrase for phrase in found.repairs)


@pytest.mark.parametrize(
    ("broken", "sound", "told"),
    [
        ("Vi\u200bệt\ufeff Na\u00adm", "Việt Nam", "removed 3 invisible characters"),
        ("Hà\xa0Nội\u3000ơi\u2009", "Hà Nội ơi ", "replaced 3 special spaces by ordinary ones"),
        ("một\r\nhai\rba", "một\nhai\nba", "unified 2 line endings"),
        ("một\u2028hai\u2029ba\x85bốn\x0cnăm", "một\nhai\nba\nbốn\nnăm", "unified 4 line endings"),
        ("Hà\x00 \x08Nội\x7f", "Hà Nội", "removed 3 control characters"),
        ("\x93Hà Nội\x94", "“Hà Nội”", "restored 2 signs of windows-1252 (quotation marks, dashes)"),
        ("Việt Nam ta\u0323i Huế", "Việt Nam tại Huế", "composed letters and their marks (Unicode NFC)"),
        ("á\u0302n Độ", "ấn Độ", "put 1 misplaced diacritic right"),  # the tone before the circumflex
        ("Nô \u0323i đô đất Việt", "Nội đô đất Việt", "put 1 misplaced diacritic right"),  # a gap before the tone
        ("Viêt\u0323 Nam ở đó", "Việt Nam ở đó", "put 1 misplaced diacritic right"),  # the tone on a consonant
        ("Ðà Nẵng", "Đà Nẵng", "replaced 1 look-alike of Vietnamese letters"),  # the Icelandic letter
    ],
)
def test_characters_are_put_right_and_it_is_told(broken: str, sound: str, told: str) -> None:
    found = repair(broken)
    assert found.text == sound
    assert told in found.repairs


@pytest.mark.parametrize(
    "text",
    [
        "THỊ XÃ”, HAI XÃ… RỒI “ĐÃ – ĐANG”",
        "“HAI HUYỆN VÀ MỘT THỊ XÃ”",
        "Có cá, bò và cò",
        "L'été, où êtes-vous né ? Ça va très bien à Noël, près du maître.",
        "Die Größe der Straße wäre für Österreich übermäßig groß.",
        "El niño comió piñas; ¿cuántos años tenía José?",
        "NÃO É SÃO JOÃO: as ações não subiram três pontos.",
        "På svenska: å ä ö, smörgåsbord. Ærø. Þetta er íslenska, það er Ðað.",
        "Gdańsk, Łódź, Dvořák, Škoda, pǐnyīn hǎo",
        "E = ½mv², 10 µm × 20 µm, 25 °C ± 3 %, x̂ = ∑ αᵢ·βᵢ, £m £m",
        "§ 5, © 2020, Kem® và Lê®",
        'for (int i = 0; i < n; ++i) { s += "é"; }\n\treturn s;',
        f"Nhà {FAMILY} và ❤\ufe0f",
        "नमस्ते क्\u200dष, می\u200cخواهم",
        "Olé”… hòa hoà quý",
    ],
)
def test_sound_text_stays(text: str) -> None:
    assert repair(text) == Repaired(text)


PIECES = [*"aeoăâđươịộÃÂÄ»›‹”“… nctgh\x93\x85Ð😀é", "\xa0", "\u200b", "\u200d", "\xad", "\r", "\n"]
PIECES += ["\u0301", "\u0323", "\u0302", "\u2028", SENTENCE, misread(SENTENCE), "ViÖt Nam", "n­íc", "Vieät Nam"]


@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_repairing_twice_changes_nothing_more_and_composition_does_not_matter(text: str) -> None:
    once = repair(text).text
    assert repair(once) == Repaired(once)
    assert repair(unicodedata.normalize("NFD", text)).text == repair(unicodedata.normalize("NFC", text)).text == once


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=200))
def test_ascii_is_never_touched(text: str) -> None:
    assert repair(text) == Repaired(text)


@pytest.mark.parametrize("width", [60, 66, 80])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_hard_wrapped_paragraphs_are_joined(width: int, between: str) -> None:
    wrapped = between.join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS)
    found = join_lines(wrapped)
    assert found.text == between.join(PARAGRAPHS)
    assert found.repairs == (f"joined {wrapped.count(chr(10)) - len(between)} hard-wrapped lines",)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        PARAGRAPHS[0] * 100,
        "Đi chợ mua:\n- gạo nếp\n- muối hạt\n- dầu ăn\n- đường phèn",
        "Gió đưa cành trúc bên hồ\nchuông chùa vọng lại giọng hò xa xa\nai về qua bến sông nhà\nnhắn mẹ khỏe không",
        "Thời tiết ngày mai\nGiá vàng trong nước\nLịch thi đấu bóng đá\nTin mới nhận",
        "def f(x):\n    for item in the_collection_of_many_items_in_it:\n        yield item\n    return x\n",
    ],
)
def test_lines_that_are_lines_stay(text: str) -> None:
    assert join_lines(text) == Repaired(text)


def test_headings_and_list_items_between_wrapped_paragraphs_stay() -> None:
    body = [textwrap.fill(p, 66) for p in PARAGRAPHS]
    text = f"Sau cơn lũ\n{body[0]}\n- thêm gạo\n- thêm thuốc\n\nTrường học\n{body[1]}"
    assert join_lines(text).text == (
        f"Sau cơn lũ\n{PARAGRAPHS[0]}\n- thêm gạo\n- thêm thuốc\n\nTrường học\n{PARAGRAPHS[1]}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội",
        "phở",
        "Anh yêu em",
        "Ha Noi",
        "viet nam",
        SENTENCE,
        unicodedata.normalize("NFD", SENTENCE),
        SENTENCE.upper(),
        "Thu tuong Chinh phu vua ky quyet dinh xay cau",
        "Hôm nay tôi deploy app lên server Kubernetes",
        "Tổng thống Donald Trump gặp ông Kim Jong-un ở Singapore",
    ],
)
def test_vietnamese_is_known(text: str) -> None:
    assert looks_vietnamese(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345 – 67",
        "to be or not to be",
        "I can do it on my own, no one in the van ate the ham",
        "Prime Minister Phạm Minh Chính visited the port of Hải Phòng on Monday morning",
        "Le président est arrivé à Paris, où il a été accueilli là par le comité",
        "Pemerintah akan menaikkan harga bahan bakar minyak bulan depan",
        "O menino não comeu o pão de manhã, mas já está cá",
        "北京是中国的首都",
        "def f(x): return [i + 1 for i in x]",
    ],
)
def test_other_languages_are_not_vietnamese(text: str) -> None:
    assert not looks_vietnamese(text)


def test_articles_of_the_press_pass_unchanged(shared: Path) -> None:
    for path in sorted((shared / "articles").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        plain = unicodedata.normalize("NFC", text).replace("\xa0", " ")
        assert repair(text).text == plain
        assert join_lines(plain) == Repaired(plain)
        assert looks_vietnamese(text)


@pytest.mark.parametrize(
    "unit", ["Nghị quyết mới của Chính phủ ", "a", "Ã", "Ã\xa0", "ViÖt", "\u200d", ". ", "a\u0301\u0302", "Ð"]
)
def test_one_long_line_is_repaired_to_its_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    once = repair(text).text
    assert repair(once).text == once
    assert "".join(join_lines(once).text.split()) == "".join(once.split())
