"""Which kind a line of a page is, line by line and layout by layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.article import Kind
from songngu.readers.bylines import is_byline, is_name
from songngu.readers.captions import is_marked_caption
from songngu.readers.datelines import dateline
from songngu.readers.furniture import is_furniture
from songngu.readers.lines import Line, lines_of
from songngu.readers.structure import recognise

REPORT = (
    "Theo báo cáo của sở, sáu tháng đầu năm thành phố hoàn thành 12 trong số 20 dự án trọng điểm, giải ngân hơn 3.000 "
    "tỷ đồng, đạt 54% kế hoạch. Các dự án còn lại chậm chủ yếu do vướng giải phóng mặt bằng tại hai huyện phía nam."
)
SPEECH = (
    "Ông Trần Văn Bình, Giám đốc sở, cho biết trong quý III thành phố sẽ lập tổ công tác để tháo gỡ từng dự án. Chủ "
    "đầu tư nào chậm quá 60 ngày sẽ bị thu hồi vốn và chuyển cho dự án khác có nhu cầu."
)
TITLE = "Thành phố gỡ vướng cho tám dự án chậm tiến độ"
SAPO = "Tám dự án trọng điểm được yêu cầu xong mặt bằng trước tháng 10, nếu không sẽ bị thu hồi vốn."


def kind_of(line: str, *, among: str) -> Kind:
    """Return the kind of `line` in a page, which stands where `among` has "@"."""
    blocks = recognise(lines_of(among.replace("@", line)))
    wanted = " ".join(line.split()).lstrip("-•+ ")
    return next(block.kind for block in blocks if block.text.lstrip("-•+ ") == wanted)


BODY = f"{TITLE}\n\n{SAPO}\n\n{REPORT}\n@\n{SPEECH}\n{REPORT}"
HEAD = f"{TITLE}\n@\n\n{SAPO}\n\n{REPORT}\n{SPEECH}"
TAIL = f"{TITLE}\n\n{SAPO}\n\n{REPORT}\n{SPEECH}\n@"


@pytest.mark.parametrize(
    "line",
    [
        "Trần Long - Ảnh: Thanh Hải", "NGUYỄN VĂN A - LÊ B", "Mỹ Hà", "PV", "Nhóm PV", "PV/VOV",
        "Vũ Ngọc Diệp, Lê Hà",
        "Bài và ảnh: Quốc Huy", "Tin, ảnh: Lê Hà", "Theo Minh Anh/Báo Sông Thương", "(Theo Reuters)",
        "Hồng Hạnh (tổng hợp)",
        "Thứ Hai, 22/08/2022, 10:15 (GMT+7)", "22/08/2022 10:15 GMT+7", "Chủ nhật, 3/7/2024 | 15:02",
        "Lê Hà 22/08/2022 10:15",         "Cập nhật: 10:15 - 22/08/2022", "Ngày 22 tháng 8 năm 2022",
        "HOÀI THƯƠNG thực hiện", "Đ. H", "Nguồn: Reuters",
    ],
)  # fmt: skip
@pytest.mark.parametrize("among", [HEAD, TAIL], ids=["above the text", "below the text"])
def test_bylines(line: str, among: str) -> None:
    assert kind_of(line, among=among) is Kind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ Zalo", "Chia sẻ Facebook", "Chia sẻ bài viết lên Facebook", "Bình luận", "Bình luận (12)",
        "12 bình luận",         ">> Xem thêm: Giá xăng giảm", "Xem thêm: Giá xăng giảm lần thứ ba",
        "Từ khóa: giá xăng, dầu", "Tags: giá xăng",
        "Theo dõi Báo Sông Thương trên Google News", "Đọc tiếp về Chủ đề Giá xăng",
        "Mời quý độc giả đón xem số sau",
        "Tin liên quan", "Có thể bạn quan tâm", "Lưu bài viết", "Sao chép liên kết", "Zalo", "A+",
        "0:00 / 3:45", "* * *", "./.",
        "* Bài viết thể hiện quan điểm riêng của tác giả", "Trở lại Thời sự", "Dòng sự kiện: Khai giảng",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert kind_of(line, among=TAIL) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ với người nghèo là truyền thống của làng.",
        "Bình luận về việc này, ông Nam cho rằng giá còn tăng.",
        "Theo dõi tin bão trên đài, nhiều ngư dân đã kịp vào bờ.",
        "> Tôi đồng ý với anh.",
        "Thích",
    ],
)
def test_sentences_that_begin_as_buttons_do(line: str) -> None:
    assert is_furniture(Line(line)) is (line == "Thích")


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh: Thanh Hải", "(Ảnh: Thanh Hải)", "Trong ảnh: hai nghệ nhân chuốt gốm bên lò",
        "Ảnh minh họa: Lê Hà",
        "Xe chết máy trên đường Nguyễn Xiển. Ảnh: Giang Huy",
        "Học sinh lớp 1 dự khai giảng sáng 5/9 (Ảnh: Mạnh Quân).",
        "Khách mua vàng tại một cửa hàng ở quận 3 - Ảnh: QUANG ĐỊNH", "Một lớp học vùng cao. Ảnh minh họa",
        "Ông Trần Văn Bình phát biểu tại hội nghị.", "Quang cảnh buổi làm việc sáng 22/8",
        "Ông Trần Văn Bình (bìa phải) cùng đoàn công tác", "Các đại biểu chụp ảnh lưu niệm với đoàn công tác.",
        " Người dân ven kênh dọn bùn sau trận mưa.",
        "Video: Hiện trường sạt lở sáng 5/9",
    ],
)  # fmt: skip
def test_captions(line: str) -> None:
    assert kind_of(line, among=BODY) is Kind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Phát biểu tại hội nghị, ông Bình đề nghị các huyện vào cuộc.",
        "Tuy nhiên, tiến độ vẫn chậm so với kế hoạch.",
        "“Chúng tôi đã làm hết sức”, ông Bình nói.",
        "Chiều cùng ngày, đoàn trao tặng 50 suất quà cho học sinh nghèo.",
        "Cảnh sát đã bắt hai nghi phạm.",
        "Kết quả gồm ba phần:",
    ],
)
def test_short_paragraphs_are_no_captions(line: str) -> None:
    assert kind_of(line, among=BODY) is Kind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Tập trung gỡ mặt bằng", Kind.HEADING),
        ("THU NGÂN SÁCH TĂNG", Kind.HEADING),
        ("Điều gì còn lại sau một mùa mưa?", Kind.HEADING),
        ("2. Giữ phòng tối và mát", Kind.HEADING),
        ("“Không có mặt bằng sạch thì mọi cam kết chỉ nằm trên giấy.”", Kind.QUOTE),
        ("- Thưa ông, vì sao dự án chậm?", Kind.PARAGRAPH),
        ("• Bàn giao mặt bằng trước tháng 10", Kind.LIST_ITEM),
    ],
)
def test_lines_between_paragraphs(line: str, kind: Kind) -> None:
    assert kind_of(line, among=BODY) is kind


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Kinhtedothi - Chiều 22/8, đoàn công tác làm việc.", 14),
        ("TTO - Giá vàng tăng.", 6),
        ("(Dân trí) - Sáng 5/9, học sinh khai giảng.", 12),
        ("VOV.VN - Bộ trưởng trả lời chất vấn.", 9),
        ("(NLĐO) – Công an vào cuộc.", 9),
        ("(PLO)- Tòa tuyên án.", 7),
        ("Hà Nội (TTXVN) - Ngày 12/6, hai bên ký biên bản.", 17),
        ("Báo Sông Thương - Mưa lớn gây ngập.", 18),
        ("Đồng Nai - Chiều 22/8, công an bắt nghi phạm.", 11),
        ("Hà Nội - Bạc Liêu tăng cường hợp tác.", 0),
        ("NATO - Nga nối lại đối thoại.", 0),
        ("Ukraine - Nga trao đổi tù binh.", 0),
        ("Messi - cầu thủ người Argentina - ghi bàn.", 0),
        ("Flannery O’Connor (1925-1964) - người viết truyện ngắn.", 0),
        ("Chiều 22/8, đoàn công tác làm việc.", 0),
        ("TTO - ", 0),
        ("", 0),
    ],
)
def test_datelines(text: str, length: int) -> None:
    assert dateline(text) == length


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Chiều nay Hà Nội có mưa to.", [Kind.PARAGRAPH], id="one sentence"),
        pytest.param("Hà Nội mưa to", [Kind.PARAGRAPH], id="one line without a stop"),
        pytest.param(REPORT, [Kind.PARAGRAPH], id="one paragraph"),
        pytest.param(f"{REPORT}\n\n{SPEECH}", [Kind.PARAGRAPH] * 2, id="two paragraphs"),
        pytest.param(f"Trời mưa to.\n\n{REPORT}", [Kind.PARAGRAPH] * 2, id="a short sentence first"),
        pytest.param(f"{TITLE}\n{REPORT}", [Kind.TITLE, Kind.PARAGRAPH], id="a title and one paragraph"),
        pytest.param("Trăng lên đầu núi\nGió thổi qua sông\nAi về bến cũ", [Kind.PARAGRAPH] * 3, id="verse"),
        pytest.param(f"Thời sự\n{TITLE}\n{SAPO}\n{REPORT}", [*"xtsp"], id="a section above the title"),
        pytest.param(
            f"{TITLE}\n{SAPO}\n{REPORT}\nTin liên quan\nVì sao giá tăng?\nChuyên gia hiến kế\n\nTác động\n{SPEECH}",
            [*"tspxxxhp"],
            id="links amid the text",
        ),
        pytest.param(
            f"{TITLE}\n{SAPO}\n{REPORT}\n{SPEECH}\nBình luận (2)\nLê Văn Tám\nGiá tăng nhanh quá, lương thì không.",
            [*"tsppxxx"],
            id="comments after the text",
        ),
        pytest.param(
            f"{TITLE}\n{SAPO}\n- Thưa ông, vì sao chậm?\n- Do vướng mặt bằng.\n- Bao giờ xong?\n- Cuối năm.\n{REPORT}",
            [*"tsppppp"],
            id="an interview is no list",
        ),
    ],
)
def test_layouts(text: str, kinds: list[Kind | str]) -> None:
    letters = {"t": Kind.TITLE, "s": Kind.SAPO, "p": Kind.PARAGRAPH, "h": Kind.HEADING, "x": Kind.BOILERPLATE}
    expected = [kind if isinstance(kind, Kind) else letters[kind] for kind in kinds]
    assert [block.kind for block in recognise(lines_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Trần Long", True), ("LÊ B, Nguyễn An và Hà My", True), ("T.T.", True), ("Giá xăng giảm", False), ("", False)],
)
def test_names(text: str, *, expected: bool) -> None:
    assert is_name(text) is expected


def test_a_title_is_no_caption_even_if_it_begins_as_one() -> None:
    blocks = recognise(lines_of(f"Ảnh: Hà Nội trong mưa bão\n{SAPO}\n{REPORT}"))
    assert blocks[0].kind is Kind.TITLE
    assert is_marked_caption(Line("Ảnh: Hà Nội trong mưa bão"))
    assert not is_byline(Line("Hà Nội trong mưa bão"))


PIECES = st.sampled_from(
    [
        TITLE,
        SAPO,
        REPORT,
        SPEECH,
        "Chia sẻ Zalo",
        "Tin liên quan",
        "Bình luận",
        "Mỹ Hà",
        "Ảnh: Lê Hà",
        "- Một;",
        "“Vâng.”",
        "",
        " ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=40), max_size=25))
def test_no_word_of_a_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = recognise(lines_of(text))
    letters = [mark for mark in text if mark.isalnum()]
    assert [mark for block in blocks for mark in block.text if mark.isalnum()] == letters


@given(st.lists(PIECES | st.text(max_size=40), max_size=25))
def test_blocks_are_clean(lines: list[str]) -> None:
    for block in recognise(lines_of("\n".join(lines))):
        assert block.text == " ".join(block.text.split())
        assert block.text
        assert (block.level > 0) is (block.kind in {Kind.HEADING, Kind.LIST_ITEM})
        assert 0 <= block.dateline < len(block.text)
