"""Sentence splitting: tables of passages, properties, time, and the level on the development sets."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from songngu import abbreviations
from songngu.sentences import Span, split
from songngu.syllables import is_syllable

BAR = " ‖ "  # every boundary inside a passage; the splitter sees a space in its place
GLUED = "‖"  # a boundary where the space after the stop is missing

PASSAGES = {
    "titles": [
        "TS. Trần Hữu Lộc cho rằng giá gạo còn tăng. ‖ Ông đề nghị lập quỹ bình ổn.",
        "PGS.TS. Vũ Thị Mai và GS. Hồ Quang cùng dự hội thảo.",
        "PGS. TS. Lê Đình Sơn nhận giải. ‖ Giải do một quỹ tư nhân lập ra.",
        "BS. CKI. Phan Văn Tài trực đêm hôm đó. ‖ Ca mổ kéo dài sáu giờ.",
        "Th.S. Đỗ Thu Hà giảng dạy tại trường này từ năm 2009.",
        "KTS. Nguyễn Hoàng và LS. Bùi Minh không đồng ý. ‖ Họ sẽ gửi đơn.",
        "NSND. Thanh Tòng và NSƯT. Mỹ Châu diễn chung. ‖ Khán phòng chật kín.",
        "Đ/c. Lê Văn Bé đọc báo cáo. ‖ Cuộc họp kết thúc lúc 11h30.",
        "Năm ngoái bà nhận học hàm PGS. ‖ Theo bà, đó chỉ là bước đầu.",
        "Mrs. Hoa và Dr. Khang mở quán ở Hội An. ‖ Quán chỉ có sáu bàn.",
    ],
    "places": [
        "Xe chạy từ TP. Tân An tới TX. Gò Công. ‖ Dọc đường không ai xuống.",
        "Chốt đặt ở Q. Bình Tân và H. Củ Chi từ 5h sáng. ‖ Có 12 người trực.",
        "Trụ sở ở 45 Đ. Lê Lợi, P. Bến Thành, Q. 1, TP. HCM. ‖ Giờ làm việc từ 8h.",
        "Bưu cục số 8 Tr. Công Định chuyển sang nhà mới. ‖ Khách vẫn tới nhầm.",
        "Người dân TT. Phước Bửu góp tiền làm đường. ‖ Đường dài 2 km.",
        "Dự án do UBND TP. ‖ Trước đó, sở đã có tờ trình hai lần.",
        "Đây là khu chợ lâu đời nhất của TP. ‖ Tiểu thương ở đây bán hàng cả đêm.",
        "TP.Đà Lạt có sương mù dày. ‖ Chuyến bay đầu ngày bị hoãn.",
        "UBND Q. Tân Phú vừa gửi công văn. ‖ Công văn không nêu thời hạn.",
        "Cử tri P. An Lạc và P. Tân Tạo kiến nghị mở rộng cầu.",
        "Các nước Đông Nam Á. ‖ Nhật Bản và Hàn Quốc cũng gửi đoàn.",
    ],
    "organisations": [
        "Công ty Sao Biển Co., Ltd. trúng thầu. ‖ Hợp đồng trị giá 30 tỉ đồng.",
        "Tập đoàn Blue River Corp. vừa mua lại nhà máy. ‖ Giá mua không được tiết lộ.",
        "Cổ phần thuộc về Green Field JSC. ‖ Công ty này lập năm 2011.",
        "Sinh viên ĐH. Nông Lâm và CĐ. Kinh tế cùng tham gia.",
        "Ngôi làng chưa có trường THPT. ‖ Học sinh phải đi đò sang huyện bên.",
        "Sách do NXB. Phương Đông in. ‖ Bản in đầu hết trong một tuần.",
    ],
    "people under initials": [
        "Bị hại là cháu L.Q.B. ‖ Cháu bé đã tỉnh lại.",
        "Khi đó bà T. đang ngủ. ‖ Nghe tiếng động, bà T. gọi chị V. dậy.",
        "Công an đưa ông K. ‖ Ông này khai nhận toàn bộ sự việc.",
        "Người gọi điện là anh Th. ‖ Vợ anh Th. lúc ấy ở quê.",
        "Hai nghi phạm Nguyễn Văn D. (29 tuổi) và Trần Minh Q. (31 tuổi) đã bị bắt.",
        "Cơ quan điều tra triệu tập Lê Thị M. ‖ Bước đầu, người này thừa nhận lấy tiền.",
        "Hôm đó H. và L. đi chung xe. ‖ Xe do L. cầm lái.",
        "Chị P.T. H. (35 tuổi, ngụ P. 7) trình báo mất xe.",
        "Em N.H.A., học sinh lớp 9, nói không quen người đó. ‖ Nhà trường đã báo công an.",
        "Tr.N.B. khai chỉ làm theo lời G. ‖ Hiện, công an đang tìm G.",
        "Ông V. đưa cho bà Ch. 20 triệu đồng. ‖ Số tiền còn lại trả sau.",
        "Anh Đ. - người bán vé số - kể lại. ‖ Giọng anh run run.",
        "Ngôi nhà của bà S. Hàng xóm gọi là nhà ma, ít ai lui tới.".replace("S. H", "S. ‖ H"),
        "Vitamin C. ‖ Bạn nên uống sau bữa ăn.",
        "Học sinh khối B. ‖ Những em này thi ba môn.",
    ],
    "foreign names": [
        "Nhà văn T.S. Eliot mất năm 1965. ‖ Thơ ông vẫn được đọc nhiều.",
        "Ông George W. Bush và bà Mary J. Blige cùng có mặt.",
        "Cuốn sách của C.S. Lewis bán hết. ‖ Nhà sách đặt thêm 500 bản.",
        "Theo GS. R. Evans, băng tan nhanh hơn dự báo.",
        "Ca sĩ J. Lo hát hai bài. ‖ Vé giá 3 triệu đồng.",
        "Samuel L. Jackson đến Hà Nội. ‖ Anh ở lại ba ngày.",
        "Tổng thống Mỹ J. Carter từng thăm nơi này.",
        "Cô sinh ra ở Washington D.C. ‖ Theo cô, nơi ấy rất yên tĩnh.",
        "Đoàn dừng ở St. Louis hai ngày. ‖ Sau đó họ bay về Seoul.",
    ],
    "figures": [
        "Lương tối thiểu là 4.960.000 đồng, tăng 6,5%. ‖ Mức mới áp dụng từ 1.7.2024.",
        "Biến thể BA.5 và XBB.1.5 lây nhanh. ‖ Bộ Y tế khuyên tiêm mũi nhắc lại.",
        "Xe biển số 51F-123.XX bỏ chạy. ‖ Camera ghi lại cảnh này.",
        "Thông tư 15/2021/TT-BGDĐT bỏ quy định đó. ‖ Giáo viên đều mừng.",
        "Đội khách thắng 3-1. ‖ 40 phút đầu, họ không sút lần nào.",
        "Dự án hoàn thành năm 2027. ‖ Khi đó, 12.000 hộ có nước sạch.",
        "Lạm phát là 3,2%. ‖ 2025 được dự báo dễ thở hơn.",
        "Anh mua 2 kg cà phê loại No. 1 với giá 400.000 đ. ‖ Chị bán hàng còn cho thêm.",
    ],
    "addresses": [
        "Xem kết quả tại tracuu.thituyensinh.vn. ‖ Trang này mở từ 7h.",
        "Bài gửi về bandoc@baolang.vn hoặc ĐT. 0901.234.567 trước ngày 5/6.",
        "Anh lập trang www.nhatkyruong.com.vn để kể chuyện đồng áng.",
        "Bạn đọc vào https://baolang.vn/tin?Id=3.Muc để góp ý. ‖ Xin cảm ơn.",
    ],
    "ellipses and exclamations": [
        "Chị bán rau, cá, thịt, v.v. ‖ Hàng hết trước 9h.",
        "Kho chứa gạo, muối, dầu v.v... và vài thùng mì.",
        "Lũ cuốn trôi nhà cửa, trâu bò, lúa giống… ‖ Cả làng trắng tay.",
        "Anh định nói gì đó... nhưng lại thôi.",
        "Người về nhất là... Minh Tâm, cậu bé bán báo.",
        "Trời ơi!!! ‖ Sao lại có chuyện đó?! ‖ Cả xóm chạy ra xem.",
        "Cứ thế mà đi ư?... ‖ Không ai trả lời cậu.",
        "Chàng trai ấy bỏ phố về quê (!) ‖ Nhiều người bảo anh dại.",
        "Trang Yahoo! Nhật Bản đăng lại tin này. ‖ Lượng xem tăng vọt.",
        "Đề nghị các đơn vị nghiêm túc thực hiện./. ‖ Văn bản gửi kèm phụ lục.",
        "Họ hẹn gặp lại vào tháng 12.. ‖ Không ai quên.",
    ],
    "quotations": [
        "“Tôi mệt lắm rồi. ‖ Cho tôi ngủ một chút.” ‖ Nói xong bà nằm xuống.",
        '"Giá điện sẽ tăng bao nhiêu?", một cử tri hỏi. ‖ Bộ trưởng hứa trả lời sau.',
        "“Sao mẹ chưa về?” thằng bé mếu máo. ‖ Không ai đáp.",
        "“Sao mẹ chưa về?” Tí hỏi. ‖ Không ai đáp.",
        "“Có đây!” ‖ Bà Tám đáp vọng ra.",
        "“Chúng tôi không bỏ cuộc!” - chị Lành nói chắc nịch. ‖ Mắt chị sáng lên.",
        '"Mưa to quá. ‖ Đường không thấy gì" - tài xế Hùng kể.',
        "Bà bảo: “Về thôi.” ‖ Hai đứa nhỏ chạy theo bà.",
        "Phim “Ai đã giết con chim?” được khen nhiều. ‖ Vé bán hết từ sớm.",
        "“Đi đâu đấy?” ‖ “Ra đồng.”",
        '"Ai cũng sợ. ‖ Nhưng phải làm thôi", đội trưởng nói.',
        "Ông đáp gọn: 'Không.' ‖ Rồi ông bước ra.",
    ],
    "brackets": [
        "Khoản vay là 5 triệu USD (khoảng 120 tỉ đồng. Tỉ giá tính theo ngày ký). ‖ Lãi suất 4%.",
        "(Ảnh: Lê Toàn/Báo Làng).",
        "Nước dâng ngang ngực. ‖ (Ảnh: Văn Hậu)",
        "Đám cháy lan nhanh (gió cấp 6 thổi mạnh!). ‖ Ba căn nhà bị thiêu rụi.",
        "Cầu sập lúc nửa đêm. ‖ Ảnh: T.L.",
        "Ảnh: P.V.H. ‖ Khu chợ cũ trước ngày dời đi.",
        "Ông [Bảy. - PV] không nhận lỗi. ‖ Toà tuyên án chiều cùng ngày.",
    ],
    "openings": [
        "Cửa hàng giảm giá 30%. ‖ iPad và macBook là hai món bán chạy.",
        "Bao giờ có nước lại? ‖ - Khó nói lắm.",
        "Mẹ cười. ‖ - Con ăn cơm chưa? ‖ - Dạ rồi.",
        "VNE - Rạng sáng 3-4, tàu SE1 trật bánh ở Phú Yên. ‖ Không ai bị thương.",
        "Điều 12. Quyền và nghĩa vụ của người thuê. ‖ Người thuê phải trả tiền đúng hạn.",
        "1. Chuẩn bị 500 g bột. ‖ 2. Nhào bột với nước ấm.",
        "II. Kết quả đạt được trong năm.",
        "A. Phần thi viết. ‖ B. Phần thi nói.",
        "Bước 3. Bấm nút gửi. ‖ Máy sẽ báo đã nhận.",
        "Bạn cần có: a) đơn xin việc; b) bằng cấp; c) giấy khám sức khoẻ. ‖ Hồ sơ nộp tại phòng 2.",
        "Trẻ bị sốt. ‖ a) Cho trẻ uống nước.",
        "Họ chọn ba thứ: gạo thơm; nước mắm ngon; một chút kiên nhẫn. ‖ Thế là đủ.",
    ],
    "not the end": [
        "Trận Nam Định vs. Bình Định dời sang Chủ nhật.",
        "Ban Chấp hành T.Ư. Đoàn họp tại Huế.",
        "da mềm hơn sau một tuần. nên dùng buổi tối.",
        "... Và rồi trời sáng.",
        "?!",
        "Không có dấu chấm ở cuối",
    ],
}
ROWS = [pytest.param(row, id=f"{kind}-{i}") for kind, rows in PASSAGES.items() for i, row in enumerate(rows)]

GLUED_PASSAGES = [
    "Bà vừa mổ xong.‖Mặc dù yếu, bà vẫn cười.",
    "Họ đến ga Sài Gòn.‖Tại đây, có người đón.",
    "Anh hỏi: “Ai đó?”‖Không ai đáp.",
    "Tỉ lệ là 80%.‖Đây là mức cao.",
    "Đoàn về tới nơi.‖UBND xã tổ chức đón.",
    "Nước rút dần.‖“Tôi mừng quá”, bà Sáu nói.",
    "Họp ở TP.HCM, Q.Tân Bình, TS.Nguyễn Hải chủ trì.",
    "Tệp bao_cao.Docx nằm ở máy chủ Baolang.Net của toà soạn.",
    "Ông N.V.Hùng và bà Tr.T.Lan cùng kiện.",
]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("passage", ROWS)
def test_passage_is_split_as_marked(passage: str) -> None:
    expected = passage.split(BAR)
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("passage", GLUED_PASSAGES)
def test_boundary_without_space(passage: str) -> None:
    expected = passage.split(GLUED)
    assert sentences("".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\u00a0", []),
        ("Mưa.", [(0, 4)]),
        ("  Mưa. \n Nắng. ", [(2, 6), (9, 14)]),
        ("Mưa to\nsuốt đêm. Gió", [(0, 16), (17, 20)]),  # a line break is a space
        ("Mưa to\n \nGió lớn", [(0, 6), (9, 16)]),  # a blank line is an end
    ],
)
def test_white_space(text: str, expected: list[Span]) -> None:
    assert split(text) == expected


WORDS = ["TP", "TS", "ông", "Chị", "Theo", "nói", "Nguyễn", "Văn", "đường", "v.v", "iPhone", "www.", "Co", "Điều"]
MARKS = [*"abcĐHNTQỆỞ.?!…:;,\"'“”‘’»()[]-–/ \n\u00a0\u0301\u031b15@", " - ", "\n\n", "...", "./."]
FRAGMENTS = st.sampled_from(WORDS + MARKS)
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=40).map("".join), st.text(max_size=60))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_spans_and_white_space_rebuild_the_text(text: str) -> None:
    at = 0
    for start, end in split(text):
        assert at <= start < end
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_paragraphs_are_split_by_themselves(first: str, second: str) -> None:
    shift = len(first) + 2
    assert split(f"{first}\n\n{second}") == split(first) + [(shift + a, shift + b) for a, b in split(second)]


@given(st.lists(FRAGMENTS.filter(lambda piece: piece not in "\u0301\u031b"), max_size=40).map("".join))
@settings(deadline=None)
def test_both_normal_forms_are_split_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [unicodedata.normalize("NFC", sentence) for sentence in sentences(decomposed)] == sentences(composed)


@pytest.mark.parametrize("passage", ROWS)
def test_a_sentence_is_one_sentence_and_in_both_forms(passage: str) -> None:
    for sentence in passage.split(BAR):
        decomposed = unicodedata.normalize("NFD", sentence)
        assert split(sentence) == [(0, len(sentence))]
        assert split(decomposed) == [(0, len(decomposed))]


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        "A.",
        "“",
        '"',
        '."',
        "1. ",
        "A. ",
        "(",
        "(. ",
        "()",
        ".” ",
        " ",
        "\n",
        "\n ",
        ". - ",
        "a\u0301\u0323",
        "ông T. Ông ",
    ],
)
def test_hostile_texts_lose_nothing(unit: str) -> None:
    text = unit * 1500
    pieces = "".join(text[start:end] for start, end in split(text))
    assert "".join(pieces.split()) == "".join(text.split())


def test_one_long_line() -> None:
    line = "Chiều qua, TS. Lê Văn B. ở Q. 3 nói nước đã rút. " * 420
    assert len(line) > 20_000
    assert len(split(line)) == 420


def test_no_abbreviation_is_a_word_in_lower_case() -> None:
    tables = (abbreviations.TITLES, abbreviations.PLACES, abbreviations.INSTITUTIONS, abbreviations.LABELS)
    assert [word for table in tables for word in table if is_syllable(word)] == []


def test_hard_passages(shared: Path) -> None:
    lines = (shared / "sbd" / "hard-dev.txt").read_text(encoding="utf-8").splitlines()
    passages = [line.split(BAR) for line in lines if line and not line.startswith("#")]
    wrong = [passage for passage in passages if sentences(" ".join(passage)) != passage]
    assert len(passages) == 39
    assert len(wrong) <= 0, wrong


def test_disputed_points(shared: Path) -> None:
    lines = (shared / "sbd" / "disputed-dev.tsv").read_text(encoding="utf-8").splitlines()
    points = [line.split("\t") for line in lines if line and not line.startswith("#")]
    wrong = [point for point in points if ends_at_join(point[0], point[1]) != (point[2] == "1")]
    assert len(points) == 65
    assert len(wrong) <= 0, wrong


def ends_at_join(left: str, right: str) -> bool:
    """Tell whether one sentence ends with `left` and the next begins in `right`."""
    spans = split(left + right)
    return any(end == len(left.rstrip()) for _, end in spans[:-1])
