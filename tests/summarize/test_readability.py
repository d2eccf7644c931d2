"""Which sentences may stand in a summary, and which read badly alone."""

import pytest

from songngu.summarize.candidates import is_statement
from songngu.summarize.openers import hangs, is_question, is_speech, is_unfinished


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cầu dài 86 m, rộng 2,5 m, do tỉnh đầu tư 9 tỷ đồng.", True),
        ("iPhone mới có giá từ 25 triệu đồng ở Việt Nam.", True),
        ("“Chúng tôi sẽ làm ngay”, ông Nguyễn Văn Bình nói.", True),
        ('Ông gọi đó là "một bước tiến" của huyện.', True),
        ("Đoàn gồm 12 người (có ba bác sĩ) đã lên đường.", True),
        ("Giá xăng tăng mạnh.", False),  # four syllables
        ("Trưởng bản nói: “Trẻ con đi học phải dậy từ bốn giờ.", False),
        ("Mưa to thì cả bản nghỉ chợ”.", False),
        ('Ông nói "dự án sẽ xong trong năm nay.', False),
        ("Huyện có ba dự án lớn như sau:", False),
        ("gồm hai cầu treo và một đường bê tông;", False),
        ("- Xây hai cầu treo ở vùng cao", False),
        ("Người dân đi qua cầu mới sáng 12/4. Ảnh: Lò Pành", False),
        ("Cầu treo nhìn từ trên cao (Ảnh: TTXVN).", False),
        ("Một góc chợ phiên vùng cao. Ảnh minh họa.", False),
        ("Ảnh: TTXVN Chủ tịch huyện đã cắt băng khánh thành cầu treo bản Nậm Cắn vào sáng qua.", True),
        ("Video: Toàn cảnh lễ thông xe cầu treo bản Nậm Cắn sáng 12/4 tại huyện Mường Lạn.", False),
        ("Xem thêm: Những cây cầu treo đẹp nhất miền Tây", False),
        ("Mời bạn đọc theo dõi tiếp trong số báo sau.", False),
        ("Nguyễn Thị Hoa - Trần Văn Long", False),
        ("(Theo Reuters, AFP và Bưu điện Hoa Nam)", False),
    ],
)
def test_a_summary_takes_whole_sentences(text: str, *, expected: bool) -> None:
    assert is_statement(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuy nhiên, giá vẫn cao.", 1.0),
        ("Theo đó, huyện sẽ xây thêm hai cầu.", 1.0),
        ("Trong khi đó, giá vàng giảm mạnh.", 1.0),
        ("Điều này khiến nhiều người lo ngại.", 1.0),
        ("Vụ việc này đang được điều tra.", 1.0),
        ("Hai đối tượng trên đã bị bắt.", 1.0),
        ("Thứ hai, vốn phải có trước tháng 6.", 1.0),
        ("Song chưa ai biết giá thật.", 1.0),
        ("Ông cho biết cầu sẽ xong trong tháng 5.", 1.0),
        ("Họ đã chờ hai năm.", 1.0),
        ("Cô bị thương ở chân.", 1.0),
        ("Tôi đã đi qua cây cầu đó.", 1.0),
        ("Trước đó, ngày 18/9, huyện đã họp dân.", 0.5),
        ("Ông Bình cho biết cầu sắp xong.", 0.5),
        ("Theo bà Hoa, giá còn tăng.", 0.5),
        ("Ông Đức nói cầu sắp xong.", 0.5),
        ("Cô gái cho biết đã báo công an.", 0.5),
        ("“Tôi rất mừng”, bà Lò Thị Xuân nói.", 0.5),
        ("Ông Trần Văn Đức nói cầu sắp xong.", 0.0),
        ("Bà con nông dân đã gặt xong lúa.", 0.0),
        ("Anh, Pháp và Đức ra tuyên bố chung.", 0.0),
        ("Cô gái 18 tuổi người Thái bị thương.", 0.0),
        ("Song song hai việc, huyện vừa xây vừa sửa.", 0.0),
        ("Thế giới có thêm một đập thủy điện.", 0.0),
        ("Tháng này giá xăng giảm hai lần.", 0.0),
        ("Cầu thông xe sáng nay.", 0.0),
        ("Nhật Bản sau đó gửi thư xin lỗi.", 0.0),
        ("Nên", 1.0),
        ("", 0.0),
    ],
)
def test_how_much_a_sentence_leans_on_the_one_before(text: str, expected: float) -> None:
    assert hangs(text) == expected


@pytest.mark.parametrize(
    ("text", "asks", "speaks", "unfinished"),
    [
        ("Vì sao cầu phải chờ hai năm?", True, False, False),
        ("Ông hỏi: “Ai chịu trách nhiệm?”.", True, False, False),
        ("“Cầu sẽ xong trong tháng 5.”", False, True, False),
        ("“Cầu sẽ xong”, ông Lê Văn Bình nói.", False, False, False),
        ("Cầu sẽ xong trong tháng 5", False, False, True),
        ("Cầu sẽ xong trong tháng 5…", False, False, False),
    ],
)
def test_questions_bare_speech_and_cut_sentences_are_told(
    text: str, *, asks: bool, speaks: bool, unfinished: bool
) -> None:
    assert (is_question(text), is_speech(text), is_unfinished(text)) == (asks, speaks, unfinished)
