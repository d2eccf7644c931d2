"""Sentences that hang in the air without the sentence before them, and questions.

"Tuy nhiên, …", "Theo đó, …", "Điều này …", "Ông cho biết …": a reader of a summary asks "however what?", "who?". Such
a sentence is picked only with the one it leans on, or where it is worth much more than the others.
"""

import re

# Points back with a demonstrative near its beginning: "Theo đó", "Vụ việc này", "Hai nhóm trên cho rằng".
_REACH = 7  # syllables looked at: "Trước những thông tin trái chiều này," is a long one
_DEMONSTRATIVE = re.compile(
    r"\b(?:này|đó|ấy|đấy|kể trên|nói trên|vừa nêu|vừa kể"
    # "như vậy", "vì thế", but not "thế giới", "thế kỷ", "thế nào", "như thế nào"
    r"|(?<!\w)(?:như|vì|bởi|do|tuy|dù|dẫu|dầu|vậy|cho) (?:vậy|thế)(?! (?:giới|kỷ|kỉ|hệ|nào|mạnh|lực|trận|vận|chiến)\b))\b",
)
# Points forward, or to the day of the paper, in spite of the word: "Tuần này", "Ngày đó đã đến" stay what they are.
_CALENDAR = re.compile(r"\b(?:tuần|tháng|năm|quý|mùa|dịp|lần|thời điểm|đầu năm|cuối năm) này\b")
# "Những đối tượng trên bị bắt", "2 vụ án trên": a plural noun that was named before.
_ABOVE = re.compile(
    r"^(?:các|những|hai|ba|cả|số|vụ|sự|theo|\d+)\b[^,]{0,30}? trên(?= (?:đã|đang|sẽ|được|bị|cho|là|có|cũng|đều|gây|vẫn|không)\b|,)"
)
_CONNECTIVES = (
    # contrast
    "tuy nhiên", "tuy vậy", "tuy thế", "thế nhưng", "nhưng", "song", "thế mà", "vậy mà", "ấy vậy mà", "trái lại",
    "ngược lại", "mặt khác", "trong khi đó", "dù sao", "thay vào đó", "đáng tiếc",
    # consequence
    "do đó", "do vậy", "vì vậy", "vì thế", "bởi vậy", "bởi thế", "chính vì", "cho nên", "thế nên", "vậy nên", "nên",
    "như vậy", "như thế", "nhờ đó", "nhờ vậy", "nhờ thế", "từ đó", "qua đó", "kết quả là", "hậu quả là", "rốt cuộc",
    "cuối cùng", "hệ quả là", "vậy là", "thế là",
    # addition
    "ngoài ra", "bên cạnh đó", "đồng thời", "hơn nữa", "hơn thế", "vả lại", "thêm vào đó", "không những thế",
    "không chỉ thế", "không chỉ vậy", "không dừng lại ở đó", "chưa hết", "chưa kể", "cùng với đó", "kèm theo đó",
    "song song với đó", "thậm chí", "tương tự", "cũng", "lại", "và", "hoặc", "hay", "rồi",
    # order of events
    "sau đó", "ngay sau đó", "trước đó", "tiếp đó", "kế đó", "tiếp theo", "kế tiếp", "khi đó", "lúc đó", "lúc này",
    "lúc ấy", "khi ấy", "hồi đó", "ngay lập tức", "cùng lúc", "cùng ngày", "cùng thời điểm", "cùng thời gian",
    "ngày hôm sau", "hôm sau", "sáng hôm sau", "vài giờ sau", "ít phút sau", "một lúc sau", "đến khi", "liền sau",
    # example, detail, summing up
    "cụ thể", "chẳng hạn", "ví dụ", "trong đó", "trong số đó", "trong số này", "theo đó", "nói cách khác", "tóm lại",
    "nhìn chung", "nói chung", "điển hình", "đơn cử", "riêng", "còn", "đặc biệt là", "nhất là", "đáng nói", "tức là",
    # place and subject given before
    "tại đây", "ở đây", "ở đó", "nơi đây", "nơi này", "tại đó", "đây", "đó", "đấy", "điều đáng nói", "nói về",
    "trả lời câu hỏi", "lý giải", "giải thích", "về vấn đề", "về phía mình", "về phần mình", "phần mình", "liên quan vụ",
    "liên quan tới vấn đề", "liên quan đến vấn đề",
    # manner of speech in answers
    "vâng", "dạ", "đúng vậy", "đúng thế", "thưa", "thật ra", "thực ra", "thú thật", "nói thật",
)  # fmt: skip
_CONNECTIVE = re.compile(rf"^(?:{'|'.join(map(re.escape, sorted(_CONNECTIVES, key=len, reverse=True)))})\b")
_PERSON = (
    "ông|bà|anh|chị|cô|cậu|chú|bác|em|cháu|bé|nàng|chàng|hắn|gã|y|thị|họ|nó|chúng|mình|người đàn ông|người phụ nữ"
    "|nam thanh niên|nghi phạm|nghi can|bị cáo|bị can|nạn nhân|đối tượng|vị này|nữ diễn viên|nam diễn viên|nam ca sĩ"
    "|nữ ca sĩ|chàng trai|cô gái|hai người|cả hai|hai bên|tất cả|số còn lại|người còn lại"
)
# "ông cho biết", "họ cũng": a pronoun and no name. "ông ngoại", "bà con", "anh em", "cô dâu" are nouns.
_PRONOUN = re.compile(
    rf"^(?:theo |với |cùng |nhưng )?(?:{_PERSON})\b"
    r"(?! (?:con|ngoại|nội|em|chị|hàng|lão|trùm|chủ|tài xế|dâu|giáo|đồng|xã|họ|hùng|bầu|gái|trai|út|bà)\b)"
)
_FIRST_PERSON = re.compile(r"^(?:tôi|chúng tôi|mình|chúng ta|tui|bọn tôi|gia đình tôi|bản thân tôi)\b")
_LEADING = re.compile(r"^[\W_]+")


def hangs(text: str) -> float:
    """Return how much a sentence leans on the one before it: 1 wholly, .5 partly ("Ông Nam", named before), 0 not."""
    plain = _LEADING.sub("", text)
    lower = plain.lower()
    opening = " ".join(lower.split(",")[0].split()[:_REACH])
    if _CONNECTIVE.match(lower) or _FIRST_PERSON.match(lower) or _ABOVE.match(lower):
        return 1.0
    if _DEMONSTRATIVE.search(_CALENDAR.sub("", opening)):
        return 1.0
    return _anonymous(plain, lower)


def is_question(text: str) -> bool:
    """Tell whether a sentence asks, wholly or in the quotation it ends with: it tells the reader nothing."""
    return text.rstrip(" ”\"»’'.)").endswith("?")


def is_speech(text: str) -> bool:
    """Tell whether a sentence is a quotation and nothing else: the reader cannot know who speaks."""
    return re.fullmatch(r"\W*[“\"«][^“”\"«»]*[”\"»][.…]?", text.strip()) is not None


def _anonymous(plain: str, lower: str) -> float:
    """Return 1 where the subject is a pronoun, .5 where it is one bare given name after a title of address."""
    match = _PRONOUN.match(lower)
    if match is None:
        return 0.0
    rest = plain[match.end() :].lstrip()
    words = rest.split()
    if not words or not words[0][:1].isupper() or rest[:1] in ",;:":
        return 1.0
    named_in_full = len(words) > 1 and words[1][:1].isupper() and not words[0].endswith(",")
    return 0.0 if named_in_full else 0.5
