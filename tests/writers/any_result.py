"""Any result at all, for property tests."""

from hypothesis import strategies as st

from songngu.article import Article, Block, Kind
from songngu.result import Bilingual, Flag, FlagKind, Pair, Sentence, Summary

HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</span></p><img src=x onerror=alert(1)>",
        '"><b>',
        "&amp; &lt;",
        "**đậm** _nghiêng_ `mã`",
        "- gạch đầu dòng",
        "1. một",
        "12) mười hai",
        "# thẻ",
        "> trích",
        "---",
        "a\tb\nc",
        '"Tôi không biết", ông nói.',
        "[x](javascript:alert(1))",
        "${value} {{value}} {% x %}",
        "| a | b |",
        "~~xóa~~ $x$",
        "\\",
        "=1+1",
        "\ufeff\u200b\u202e",
    ]
)
# Control characters but tab and line break are taken out of text when it is read.
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30) | HOSTILE
SCORES = st.none() | st.floats(max_value=0, allow_nan=False, allow_infinity=False)


@st.composite
def results(draw: st.DrawFn) -> Bilingual:
    """Draw a result; sentences lie in their blocks in order, as the splitter leaves them."""
    blocks, pairs = [], []
    flags = st.lists(st.builds(Flag, st.sampled_from(FlagKind), TEXTS), max_size=2).map(tuple)
    for number in range(draw(st.integers(1, 4))):
        sources = [s.strip() for s in draw(st.lists(TEXTS.filter(str.strip), max_size=3))]
        start = 0
        for source in sources:
            place = Sentence(number, start, start + len(source))
            pairs.append(Pair(place, source, draw(TEXTS), draw(SCORES), draw(flags)))
            start += len(source) + 1
        kind, level = draw(st.sampled_from(Kind)), draw(st.integers(0, 7))
        blocks.append(Block(kind, " ".join(sources), level, draw(st.integers(0, 9))))
    picks = draw(st.sets(st.sampled_from(range(len(pairs))))) if pairs else set()
    scores = tuple(draw(SCORES) for _ in pairs)
    article = Article(tuple(blocks), draw(TEXTS), draw(st.lists(TEXTS, max_size=2).map(tuple)))
    return Bilingual(article, tuple(pairs), Summary(tuple(sorted(picks)), scores, "news", "20%"), draw(TEXTS))
