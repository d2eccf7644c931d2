"""Whole articles: the kinds of all their blocks, in reading order."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from songngu.article import Article, Kind
from songngu.readers import read
from songngu.sentences import split

FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLES = Path(__file__).parents[2] / "src" / "songngu" / "examples"

Layout = Callable[[list[str]], list[str]]
LETTERS = {
    "t": Kind.TITLE, "s": Kind.SAPO, "b": Kind.BYLINE, "h": Kind.HEADING, "p": Kind.PARAGRAPH,
    "l": Kind.LIST_ITEM, "q": Kind.QUOTE, "c": Kind.CAPTION, "x": Kind.BOILERPLATE,
}  # fmt: skip


def kinds(article: Article) -> str:
    letter = {kind: key for key, kind in LETTERS.items()}
    return "".join(letter[block.kind] for block in article.blocks)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (EXAMPLES / "hoi-dong-nhan-dan.txt", "xbtbxxxspchppxpchppplllcpxxxxx"),
        (EXAMPLES / "xuat-khau-ca-phe.txt", "tspphpphpphplllpbb"),
        (EXAMPLES / "cau-ho-doi-thuyen.txt", "tbbscpqqhppchppphpxxx"),
        (FIXTURES / "cho-noi.md", "tbsccphpqpllllppphp"),
        (FIXTURES / "bao-tang.html", "tbbspcphpqplllp"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_every_block_of_a_sample_has_its_kind(path: Path, expected: str) -> None:
    assert kinds(read(path)) == expected


@pytest.mark.parametrize(
    ("path", "dateline"),
    [
        (EXAMPLES / "hoi-dong-nhan-dan.txt", "Songthuongonline - "),
        (EXAMPLES / "cau-ho-doi-thuyen.txt", "(Nhịp Sống) - "),
        (EXAMPLES / "xuat-khau-ca-phe.txt", ""),
        (FIXTURES / "bao-tang.html", "STO - "),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_the_sapo_knows_its_dateline_and_keeps_it(path: Path, dateline: str) -> None:
    sapo = next(block for block in read(path).blocks if block.kind is Kind.SAPO)
    assert sapo.text[: sapo.dateline] == dateline


def test_a_copied_page_comes_out_in_its_32_parts(shared: Path) -> None:
    with (shared / "articles" / "hanoi-baclieu.parts.tsv").open(encoding="utf-8") as file:
        parts = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    expected = [(row["kind"].replace("sentence", "paragraph"), row["vi"]) for row in parts]
    article = read(shared / "articles" / "hanoi-baclieu.txt")
    found = [(block.kind.value, block.text[start:end]) for block in article.blocks for start, end in split(block.text)]
    assert len(expected) == 32
    assert found == expected


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(lambda lines: [line.strip() for line in lines], id="no white space left"),
        pytest.param(lambda lines: [line for line in lines if line.strip()], id="no blank lines"),
        pytest.param(lambda lines: [f"{line.strip()}\n" for line in lines if line.strip()], id="blank lines all over"),
        pytest.param(lambda lines: [f"\t{line.strip()}" for line in lines], id="all indented"),
        pytest.param(lambda lines: [f"{line}\r" for line in lines], id="Windows line ends"),
    ],
)
def test_the_copied_page_keeps_its_kinds_in_other_layouts(shared: Path, tmp_path: Path, layout: Layout) -> None:
    text = (shared / "articles" / "hanoi-baclieu.txt").read_text(encoding="utf-8")
    path = tmp_path / "page.txt"
    path.write_text("\n".join(layout(text.split("\n"))), encoding="utf-8", newline="")
    assert kinds(read(path)) == "tbxspchpppchppcp"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01", "tspcp"), ("02", "tspb"), ("03", "tsp"), ("04", "tsphphp"), ("05", "tsp"), ("06", "tsp"),
        ("07", "tsp"), ("08", "tspb"), ("09", "tsp"), ("10", "tspb"), ("11", "tspb"), ("12", "tspxb"),
    ],
)  # fmt: skip
def test_title_sapo_and_body_of_real_articles(shared: Path, name: str, expected: str) -> None:
    assert kinds(read(shared / "articles" / f"news-{name}.txt")) == expected
