"""Summaries: the length asked for, the body only, verbatim, in order; and no worse than they were."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import songngu
from songngu.article import Article, Block, Kind
from songngu.errors import OptionError
from songngu.pipeline import sentences_of
from songngu.summarize import METHODS, summarize

BODY = [
    "Sáng 3/6, thành phố Sông Thương khởi công cầu vượt qua đường sắt với tổng vốn 420 tỷ đồng.",
    "Cây cầu dài 860 m, rộng bốn làn xe, dự kiến hoàn thành vào tháng 12 năm sau.",
    "Theo sở giao thông, nút giao này mỗi ngày có hơn 30 lượt tàu chạy qua và thường xuyên ùn tắc.",
    "Người dân hai bên đường đã bàn giao mặt bằng từ đầu năm.",
    "Trong lúc thi công, xe tải được phân luồng theo đường vành đai phía tây thành phố.",
    "Một số hộ kinh doanh lo lắng việc buôn bán bị ảnh hưởng vì bụi và tiếng ồn.",
    "Chủ đầu tư cam kết tưới nước, che chắn và chỉ làm các việc gây ồn trước 22h.",
    "Thành phố sẽ đối thoại với người dân vào cuối mỗi tháng cho đến khi cầu được thông xe.",
]
BLOCKS = (
    Block(Kind.TITLE, "Khởi công cầu vượt 420 tỷ đồng qua đường sắt"),
    Block(Kind.BYLINE, "Hoàng Lan"),
    Block(Kind.PARAGRAPH, " ".join(BODY[:4])),
    Block(Kind.CAPTION, "Phối cảnh cây cầu vượt đường sắt sẽ được xây trong thời gian tới tại thành phố."),
    Block(Kind.HEADING, "Phân luồng giao thông trong thời gian thi công cầu vượt", 2),
    Block(Kind.PARAGRAPH, " ".join(BODY[4:])),
)
ARTICLE = Article(BLOCKS)


def texts(article: Article, picks: tuple[int, ...]) -> list[str]:
    sentences = sentences_of(article)
    return [article.blocks[s.block].text[s.start : s.end] for s in (sentences[i] for i in picks)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("count", [1, 3, 8])
def test_every_method_picks_as_many_sentences_as_asked(method: str, count: int) -> None:
    summary = summarize(ARTICLE, sentences_of(ARTICLE), method=method, length=count)
    assert len(summary.picks) == count
    assert list(summary.picks) == sorted(set(summary.picks))
    assert set(texts(ARTICLE, summary.picks)) <= set(BODY)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("words", [20, 40, 70])
def test_words_are_never_passed(method: str, words: int) -> None:
    summary = summarize(ARTICLE, sentences_of(ARTICLE), method=method, length=f"{words}w")
    assert 0 < sum(len(text.split()) for text in texts(ARTICLE, summary.picks)) <= words


@pytest.mark.parametrize(("share", "count"), [("1%", 1), ("25%", 2), ("50%", 4), ("100%", 8)])
def test_a_share_is_of_the_sentences_that_can_be_picked(share: str, count: int) -> None:
    assert len(summarize(ARTICLE, sentences_of(ARTICLE), length=share).picks) == count


@pytest.mark.parametrize("length", [0, -1, "0", "abc", "0%", "101%", "0w", "-5w", "3.5"])
def test_what_is_no_length_is_told(length: int | str) -> None:
    with pytest.raises(OptionError, match=re.escape(str(length))):
        summarize(ARTICLE, sentences_of(ARTICLE), length=length)


def test_an_unknown_method_is_told_with_those_there_are() -> None:
    with pytest.raises(OptionError, match="textrank"):
        summarize(ARTICLE, sentences_of(ARTICLE), method="best")


def test_the_same_sentence_twice_is_picked_once() -> None:
    twice = Article((Block(Kind.PARAGRAPH, " ".join([BODY[0], BODY[1], BODY[0], BODY[4]])),))
    picked = texts(twice, summarize(twice, sentences_of(twice), length=3).picks)
    assert len(picked) == len(set(picked))


def test_only_what_can_be_picked_has_a_score() -> None:
    sentences = sentences_of(ARTICLE)
    summary = summarize(ARTICLE, sentences)
    scored = {
        ARTICLE.blocks[s.block].kind for s, score in zip(sentences, summary.scores, strict=True) if score is not None
    }
    assert scored == {Kind.PARAGRAPH}


def test_an_article_without_body_has_an_empty_summary() -> None:
    title = Article((BLOCKS[0],))
    assert summarize(title, sentences_of(title)).picks == ()


@given(st.lists(st.sampled_from(BODY), min_size=1, max_size=30), st.integers(1, 40), st.sampled_from(sorted(METHODS)))
def test_picks_are_sorted_unique_and_in_range(parts: list[str], length: int, method: str) -> None:
    article = songngu.parse("\n\n".join(parts))
    sentences = sentences_of(article)
    picks = summarize(article, sentences, method=method, length=length).picks
    assert list(picks) == sorted(set(picks))
    assert all(0 <= pick < len(sentences) for pick in picks)
    assert len(picks) <= length
