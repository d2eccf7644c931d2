"""Tells the sentences that read badly alone: hanging in the air, asking, speech without a speaker, unfinished.

"Tuy nhiên, …", "Theo đó, …", "Điều này …", "Ông cho biết …": a reader of a summary asks "however what?", "who?". Such
a sentence is picked only with the one it leans on, or where it is worth much more than the others.
"""

import re

from songngu.summarize.connectives import CONNECTIVES, DESCRIPTIONS, NOUNS_OF_ADDRESS, PREDICATES

_REACH = 7  # syllables in which a demonstrative makes a sentence lean: "Trước những thông tin trái chiều này"
_CONNECTIVE = re.compile(rf"(?:{'|'.join(sorted(CONNECTIVES, key=len, reverse=True))})(?!\w)")
_DEMONSTRATIVE = re.compile(r"\b(?:này|ấy|đấy|(?<!sau )(?<!trước )đó|kể trên|nêu trên|nói trên|như vậy|như thế)\b")
# The day of the paper, not of the sentence before: "Tháng này giá xăng giảm".
_CALENDAR = re.compile(r"\b(?:tuần|tháng|năm|quý|mùa|dịp|vụ|kỳ|kỳ họp|mùa hè|như thế) (?:này|nào)\b")
# "Hai đối tượng trên khai nhận …": a noun that was named before.
_ABOVE = re.compile(
    r"(?:các|những|hai|ba|cả|số|vụ|sự|theo|\d+)\b[^,]{0,30}? trên"
    r"(?= (?:đã|đang|sẽ|được|bị|cho|là|có|cũng|đều|gây|vẫn|không|khai)\b|,)"
)
_FIRST_PERSON = re.compile(r"(?:tôi|chúng tôi|bọn tôi|mình|chúng mình|tụi mình|chúng ta|gia đình tôi|bản thân tôi)\b")
_DATED = re.compile(r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|tháng|năm|hôm|lúc)\b[^,]{0,12}\d")

_PREFIX = r"(?:theo |với |riêng |về phía )?"
_PRONOUN = re.compile(
    rf"{_PREFIX}(?:(?:ông|bà|họ|nó|hắn|gã|chúng)(?! (?:{NOUNS_OF_ADDRESS})\b)"
    rf"|(?:anh|chị|cô|cậu|em|bé|chú|bác|cụ|nàng|chàng)(?= (?:{PREDICATES})\b))\b"
)
_DESCRIBED = re.compile(rf"{_PREFIX}(?:{DESCRIPTIONS})(?= (?:{PREDICATES})\b)")
_ADDRESS = re.compile(
    rf"{_PREFIX}(?:ông|bà|anh|chị|cô|cậu|em|bé|chú|bác|cụ|bị cáo|bị can|nghi can|nghi phạm)\s+", re.IGNORECASE
)
_LEADING = re.compile(r"^[\W_]+")
_QUOTATION = re.compile(r"\W*[“\"«][^“”\"«»]*[”\"»]")


def hangs(text: str) -> float:
    """Return how much a sentence leans on the one before it: 1 wholly, .5 partly ("Ông Nam", named before), 0 not.

    What is said in a quotation whose speaker is named after it leans half as much.
    """
    plain = _LEADING.sub("", text)
    return _lean(plain) * (0.5 if _QUOTATION.match(text) else 1.0)


def is_question(text: str) -> bool:
    """Tell whether a sentence asks, wholly or in the quotation it ends with: it tells the reader nothing."""
    return text.rstrip(" ”\"»’'.)").endswith("?")


def is_speech(text: str) -> bool:
    """Tell whether a sentence is a quotation and nothing else: the reader cannot know who speaks."""
    quotation = _QUOTATION.match(text)
    return quotation is not None and not re.search(r"\w", text[quotation.end() :])


def is_unfinished(text: str) -> bool:
    """Tell whether a sentence lacks its end mark: it was cut, or it is a heading or caption run into the text."""
    return not text.rstrip(" ”\"»’')]/").endswith((".", "!", "?", "…"))


def _lean(plain: str) -> float:
    lower = plain.lower()
    opening = " ".join(lower.split(",")[0].split()[:_REACH])
    points_back = _DEMONSTRATIVE.search(_CALENDAR.sub("", opening)) or _ABOVE.match(lower)
    if points_back or _CONNECTIVE.match(lower):
        return 0.5 if _DATED.search(lower[:25]) else 1.0
    names = _names(plain)
    if _FIRST_PERSON.match(lower) or (_PRONOUN.match(lower) and not names):
        return 1.0
    return 0.5 if names == 1 or _DESCRIBED.match(lower) else 0.0


def _names(plain: str) -> int:
    """Count the capitalised words after a word of address, at most 2: "Ông Nam" is named before, "Ông Lê Nam" here."""
    address = _ADDRESS.match(plain)
    words = plain[address.end() :].split()[:2] if address else []
    if not words or not words[0][:1].isupper():
        return 0
    return 2 if len(words) == 2 and words[1][:1].isupper() and not words[0].endswith(",") else 1
