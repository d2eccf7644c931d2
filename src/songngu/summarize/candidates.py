"""Which sentences of an article may stand in its summary."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from songngu.article import Article, Kind
from songngu.result import Sentence
from songngu.summarize.frequencies import syllables

SHORTEST = 5  # syllables; shorter ones are names, credits and scraps

# Opening and closing mark need not be of one kind, but a straight mark opens before a word and closes after one.
_QUOTATION = re.compile(
    r"“[^“”]*?(?:”|(?<=\S)\"(?!\w))|(?<!\w)\"(?=\S)[^\"“”]*?(?:(?<=\S)\"(?!\w)|”)|«[^«»]*»",
)
_QUOTE_MARK = re.compile(r"[“”\"«»]")
# "(Ảnh: AFP)", "Nguồn: …", "ảnh minh họa". With a whole sentence after it a credit is the end of a caption that was
# run together with the text below it, which may well be the best sentence of the article.
_CREDIT = re.compile(
    r"""
      \b(?:ảnh|hình|clip|video|đồ\ họa|infographic|nguồn|thực\ hiện|biên\ tập|theo)\s*[:：]
    | [(\[–-]\s*(?:ảnh|hình|clip|video|nguồn)\b
    | \bảnh\ (?:minh\ họa|minh\ hoạ|tư\ liệu|chụp\ màn\ hình|cắt\ từ\ clip|internet|facebook)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WHOLE = 12  # syllables after a credit that make a sentence of their own
_INVITATION = re.compile(
    r"""
      ^\W*(?:(?:video|clip)\s*[:：]|xem\ thêm|xem\ video|đọc\ thêm|tin\ liên\ quan|bài\ liên\ quan|mời\ (?:quý|bạn|độc|khán)\b|bấm\ vào|nhấn\ vào
        |click|cùng\ chúng\ tôi|(?:bạn\ đọc|độc\ giả)\ (?:có\ thể|quan\ tâm)|mọi\ ý\ kiến|thông\ tin\ phản\ ánh|liên\ hệ\b
        |hotline|đường\ dây\ nóng|theo\ dõi\ .*\btrên)
    | \b(?:sau|dưới)\ đây\ là\ (?:những\ |một\ số\ |toàn\ bộ\ |chùm\ )?(?:hình|ảnh|clip|video|nội\ dung|danh\ sách)
    | \bxin\ (?:trân\ trọng\ )?(?:giới\ thiệu|gửi\ đến|cảm\ ơn\ (?:ông|bà|anh|chị))\b
    | \bbài\ viết\ thể\ hiện\ quan\ điểm\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def find_candidates(article: Article, sentences: Sequence[Sentence]) -> list[int]:
    """Return the indices of the sentences that may be picked, in reading order.

    They come from paragraphs, are whole (no half of a quotation, no fragment of a list), have 5 syllables or more, and
    are no credit or invitation to read on. The sapo is not picked: the reader has it before him, and the summary adds
    to it. Where nothing passes, the bar is lowered step by step: any sentence of a paragraph, then of the sapo.
    """
    kinds = [article.blocks[sentence.block].kind for sentence in sentences]
    body = [index for index, kind in enumerate(kinds) if kind is Kind.PARAGRAPH]
    sapo = [index for index, kind in enumerate(kinds) if kind is Kind.SAPO]
    halves = set(_half_quotations(article, sentences))
    good = [i for i in body if i not in halves and is_statement(sentences[i].text_in(article))]
    return good or _worded(article, sentences, body) or _worded(article, sentences, sapo)


def is_statement(text: str) -> bool:
    """Tell whether a sentence can stand alone as prose: whole, long enough, and no furniture of the page."""
    return (
        len(syllables(text)) >= SHORTEST
        and _opens_like_a_sentence(text)
        and not text.rstrip().endswith((":", ";"))
        and _is_balanced(text)
        and not _is_credited(text)
        and not _is_byline(text)
        and _INVITATION.search(text) is None
    )


def _worded(article: Article, sentences: Sequence[Sentence], indices: list[int]) -> list[int]:
    return [index for index in indices if syllables(sentences[index].text_in(article))]


def _half_quotations(article: Article, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield the sentences that a quotation begins in, ends in or runs across without being wholly inside."""
    quotations: dict[int, list[tuple[int, int]]] = {}
    for index, sentence in enumerate(sentences):
        if sentence.block not in quotations:
            text = article.blocks[sentence.block].text
            quotations[sentence.block] = [match.span() for match in _QUOTATION.finditer(text)]
        spans = quotations[sentence.block]
        if _is_inside(spans, sentence.start) or _is_inside(spans, sentence.end):
            yield index


def _is_inside(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Tell whether a place lies between the ends of one of the spans, which are in order and do not overlap."""
    before = bisect_left(spans, (place, 0)) - 1
    return before >= 0 and spans[before][0] < place < spans[before][1]


def _opens_like_a_sentence(text: str) -> bool:
    word = text.lstrip(" “\"«‘'([").split(maxsplit=1)[:1]
    # "iPhone", "eBay" and "10 người" open a sentence too.
    return bool(word) and (word[0][0].isdigit() or any(letter.isupper() for letter in word[0]))


def _is_balanced(text: str) -> bool:
    """Tell whether every quotation mark and bracket has its partner."""
    opened: list[str] = []
    for mark in text:
        if mark in "([{":
            opened.append(mark)
        elif mark in _BRACKETS and (not opened or opened.pop() != _BRACKETS[mark]):
            return False
    return not opened and _QUOTE_MARK.search(_QUOTATION.sub("", text)) is None


def _is_credited(text: str) -> bool:
    """Tell whether a text is a caption or a film with its credit."""
    ends = [credit.end() for credit in _CREDIT.finditer(text)]
    return bool(ends) and len(syllables(text[ends[-1] :])) < _WHOLE


def _is_byline(text: str) -> bool:
    """Tell whether a text is a by-line: wholly in brackets, or names alone without a full stop."""
    stripped = text.strip()
    if stripped.startswith("(") and stripped.rstrip(".").endswith(")") and stripped.count("(") == 1:
        return True
    return not stripped.endswith((".", "!", "?", "…", "”", '"')) and all(
        word[:1].isupper() or not word[:1].isalpha() for word in stripped.split()
    )
