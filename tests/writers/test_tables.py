"""The tables of names and terms, in html and Markdown."""

from songngu.article import Article, Block, Kind
from songngu.result import Bilingual, Name, Pair, Rendering, Sentence, Summary, Term
from songngu.writers import render
from songngu.writers.tables import tables

ARTICLE = Article((Block(Kind.PARAGRAPH, "Ông Nam đến. Ông Nam nói."),))
PAIRS = (
    Pair(Sentence(0, 0, 12), "Ông Nam đến.", "Mr. Nam came.", -0.1),
    Pair(Sentence(0, 13, 25), "Ông Nam nói.", "Mr. <b>Ham</b> spoke.", -0.1),
)
RESULT = Bilingual(
    ARTICLE, PAIRS, Summary((), (None, None), "lead", "0"), "test",
    names=(Name("Hà", (Rendering("Ha", (0,)),)), Name("Nam", (Rendering("Nam", (0,)), Rendering("<b>Ham</b>", (1,))))),
    terms=(Term("ông", "Mr.", (0,), (1,)),),
)  # fmt: skip


def test_what_disagrees_comes_first() -> None:
    names, terms = tables(RESULT)
    assert [entry.source for entry in names.entries] == ["Nam", "Hà"]
    assert names.alarms == "1 in several forms or missing"
    assert terms.entries[0].renderings == (("Mr.", (0,)), ("", (1,)))


def test_html_links_and_escapes() -> None:
    page = render(RESULT, "html").decode()
    assert '<a href="#sn-en-1"' in page
    assert "<b>Ham" not in page
    assert "&lt;b&gt;Ham" in page


def test_markdown_has_both() -> None:
    text = render(RESULT, "md").decode()
    assert "| ⚠ Nam | Nam (1), " in text
    assert "**Glossary terms** (1 missed)" in text
