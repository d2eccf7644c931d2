"""What holds for the summary of any article by any method."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.summarize.bridge_article import BRIDGE, plain_article, sentences_of, texts_of

from songngu.article import Article, Block, Kind
from songngu.errors import OptionError
from songngu.result import Sentence
from songngu.summarize import METHODS, check, summarize

SYLLABLES = st.sampled_from(
    [
        "cầu",
        "treo",
        "bản",
        "huyện",
        "thông",
        "xe",
        "sau",
        "hai",
        "năm",
        "chờ",
        "đợi",
        "lũ",
        "dân",
        "tỉnh",
        "đầu",
        "tư",
        "vốn",
        "mưa",
    ]
)
SENTENCES = st.lists(SYLLABLES, min_size=1, max_size=12).map(lambda words: " ".join(words).capitalize() + ".")
KINDS = st.sampled_from(list(Kind))
ARTICLES = st.lists(st.tuples(KINDS, st.lists(SENTENCES, min_size=1, max_size=4)), max_size=8)
LENGTHS = st.one_of(
    st.integers(1, 9),
    st.integers(1, 100).map(lambda share: f"{share}%"),
    st.integers(1, 60).map(lambda words: f"{words}w"),
)


def build(parts: list[tuple[Kind, list[str]]]) -> tuple[Article, list[Sentence]]:
    blocks, sentences = [], []
    for index, (kind, texts) in enumerate(parts):
        blocks.append(Block(kind, " ".join(texts)))
        at = 0
        for text in texts:
            sentences.append(Sentence(index, at, at + len(text)))
            at += len(text) + 1
    return Article(tuple(blocks)), sentences


@given(ARTICLES, st.sampled_from(list(METHODS)), LENGTHS)
def test_picks_are_sorted_unique_and_of_the_body(
    parts: list[tuple[Kind, list[str]]], method: str, length: int | str
) -> None:
    article, sentences = build(parts)
    summary = summarize(article, sentences, method=method, length=length)
    assert list(summary.picks) == sorted(set(summary.picks))
    kinds = {article.blocks[sentences[pick].block].kind for pick in summary.picks}
    assert kinds <= {Kind.PARAGRAPH} or kinds == {Kind.SAPO}
    assert len(summary.scores) == len(sentences)
    assert all(summary.scores[pick] is not None for pick in summary.picks)
    assert bool(summary.picks) == any(score is not None for score in summary.scores)


@given(ARTICLES, st.sampled_from(list(METHODS)), LENGTHS)
def test_length_is_kept_exactly(parts: list[tuple[Kind, list[str]]], method: str, length: int | str) -> None:
    article, sentences = build(parts)
    summary = summarize(article, sentences, method=method, length=length)
    able = sum(score is not None for score in summary.scores)
    if isinstance(length, int):
        assert len(summary.picks) == min(length, able)
    elif length.endswith("%"):
        assert len(summary.picks) == (able and max(1, int(able * int(length[:-1]) / 100 + 0.5)))
    else:
        texts = texts_of(article, sentences)
        words = sum(len(texts[pick].split()) for pick in summary.picks)
        shortest = min((len(t.split()) for t, s in zip(texts, summary.scores, strict=True) if s is not None), default=0)
        assert words <= int(length[:-1]) or (len(summary.picks) == 1 and words == shortest)


@given(ARTICLES, st.sampled_from(list(METHODS)))
def test_equal_text_gives_an_equal_summary(parts: list[tuple[Kind, list[str]]], method: str) -> None:
    article, sentences = build(parts)
    assert summarize(article, sentences, method=method) == summarize(article, list(sentences), method=method)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_but_whole_sentences_of_the_body_is_picked(method: str) -> None:
    sentences = sentences_of(BRIDGE)
    summary = summarize(BRIDGE, sentences, method=method, length="100%")
    texts = texts_of(BRIDGE, sentences)
    picked = [texts[pick] for pick in summary.picks]
    assert picked[:2] == [
        "Sáng 12/4, UBND huyện Mường Lạn làm lễ thông xe cầu treo bản Nậm Cắn.",
        "Cầu dài 86 m, rộng 2,5 m, do tỉnh đầu tư 9 tỷ đồng.",
    ]
    assert not [text for text in picked if "“" in text or "”" in text]
    assert len(picked) == 7


@pytest.mark.parametrize("method", [name for name, method in METHODS.items() if not method.plain])
def test_what_is_said_once_is_not_said_again(method: str) -> None:
    sentences = sentences_of(BRIDGE)
    texts = texts_of(BRIDGE, sentences)
    for length in (2, 3, 4):
        picked = [texts[pick] for pick in summarize(BRIDGE, sentences, method=method, length=length).picks]
        assert sum("lễ thông xe" in text for text in picked) <= 1


def test_the_default_takes_the_event_first() -> None:
    sentences = sentences_of(BRIDGE)
    (pick,) = summarize(BRIDGE, sentences, length=1).picks
    assert "lễ thông xe cầu treo bản Nậm Cắn" in texts_of(BRIDGE, sentences)[pick]


def test_a_leaning_sentence_comes_with_the_one_it_leans_on() -> None:
    article = plain_article(
        [
            "Giá cà phê ở Tây Nguyên giảm còn 90.000 đồng một kg trong phiên sáng nay.",
            "Nhiều đại lý ở Gia Lai ngừng thu mua từ đầu tuần vì sợ lỗ.",
            "Điều này khiến giá cà phê ở Tây Nguyên giảm thêm.",
            "Mưa lớn làm chậm việc phơi sấy ở nhiều nơi.",
        ],
        title="Giá cà phê ở Tây Nguyên giảm",
    )
    sentences = sentences_of(article)
    for length in (1, 2, 3):
        picks = summarize(article, sentences, length=length).picks
        assert 3 not in picks or 2 in picks, f"sentence 3 leans on sentence 2: {picks}"


def test_the_summary_adds_to_the_sapo() -> None:
    said = "Huyện Mường Lạn thông xe cầu treo bản Nậm Cắn sáng 12/4 sau hai năm chờ đợi vốn đầu tư."
    new = "Cầu dài 86 m và do ngân sách của tỉnh đầu tư toàn bộ."
    article = Article((Block(Kind.SAPO, said), Block(Kind.PARAGRAPH, said), Block(Kind.PARAGRAPH, new)))
    assert summarize(article, sentences_of(article), length=1).picks == (2,)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("article", "picks"),
    [
        (Article(()), ()),
        (Article((Block(Kind.TITLE, "Chỉ có một cái tít"),)), ()),
        (Article((Block(Kind.PARAGRAPH, "Trời mưa."),)), (0,)),
        (Article((Block(Kind.PARAGRAPH, "…"),)), ()),
        (Article((Block(Kind.SAPO, "Mưa lớn ở Huế."), Block(Kind.CAPTION, "Phố cổ Hội An ngập trong nước."))), (0,)),
    ],
)
def test_little_text_gives_what_there_is(method: str, article: Article, picks: tuple[int, ...]) -> None:
    assert summarize(article, sentences_of(article), method=method).picks == picks


@pytest.mark.parametrize("length", [0, -1, "abc", "0%", "101%", "0w", "-3", "", "3.5", "20 %", True, "²"])
def test_a_length_that_is_none_is_refused(length: int | str) -> None:
    with pytest.raises(OptionError, match="length") as caught:
        check("news", length)
    assert '"20%"' in str(caught.value)


@pytest.mark.parametrize(
    ("length", "said"), [(3, "3"), ("3", "3"), (" 20% ", "20%"), ("60W", "60w"), ("007", "7"), ("100%", "100%")]
)
def test_a_length_is_told_as_it_was_understood(length: int | str, said: str) -> None:
    assert summarize(BRIDGE, sentences_of(BRIDGE), length=length).length == said


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(OptionError, match="textrank"):
        check("bert", 3)
