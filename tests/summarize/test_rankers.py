"""The rankers, each against what its paper says of it, and the quality they must keep."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from tests.summarize.bridge_article import BRIDGE, plain_article, sentences_of

from songngu.evaluation.summaries import read_articles, read_clusters, score, score_clusters
from songngu.summarize import METHODS, summarize, summarize_cluster
from songngu.summarize.frequencies import press
from songngu.summarize.graph import lexrank, textrank
from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms, read_terms

NEWS = [
    "Huyện Mường Lạn thông xe cầu treo bản Nậm Cắn.",
    "Cầu treo bản Nậm Cắn dài 86 m và rộng 2,5 m.",
    "Lễ thông xe cầu treo có đông người dân bản Nậm Cắn.",
    "Giá vàng và giá bạc thế giới hôm qua tăng nhẹ.",
]


def test_rare_words_weigh_more() -> None:
    table = press()
    assert table.idf("của") < table.idf("huyện") < table.idf("thủy") < table.idf("chưatừngcó")
    assert table.idf("việt nam") < table.idf("chưa từngcó")


@pytest.mark.parametrize("rank", [lexrank, textrank])
def test_graph_rankers_agree_with_the_eigenvector(rank: Callable[[Terms], Array]) -> None:
    terms = read_terms(NEWS)
    if rank is lexrank:
        links = np.array([terms.cosines(i) for i in range(len(terms))])
        np.fill_diagonal(links, 0.0)
    else:
        sets = [set(sentence) for sentence in terms.syllables]
        logs = np.log([len(sentence) for sentence in terms.syllables])
        links = np.array([[len(a & b) for b in sets] for a in sets]) / (logs[:, None] + logs[None, :])
        np.fill_diagonal(links, 0.0)
    walk = 0.85 * links / links.sum(axis=0) + 0.15 / len(terms)
    values, vectors = np.linalg.eig(walk)
    expected = np.real(vectors[:, np.argmax(np.real(values))])
    assert rank(terms) == pytest.approx(expected / expected.sum() * len(terms), abs=2e-3)


@pytest.mark.parametrize("method", ["news", "textrank", "lexrank", "centroid"])
def test_a_sentence_on_something_else_comes_last(method: str) -> None:
    article = plain_article(NEWS, title="Thông xe cầu treo bản Nậm Cắn")
    scores = summarize(article, sentences_of(article), method=method).scores
    assert min(range(1, 5), key=lambda index: scores[index] or 0.0) == 4


def test_lsa_agrees_with_the_singular_values() -> None:
    terms = read_terms(NEWS)
    dense = np.array([terms.vectors.row(i) for i in range(len(terms))])
    left, strengths, _ = np.linalg.svd(dense, full_matrices=False)
    expected = np.linalg.norm(left[:, :3] * strengths[:3], axis=1)
    assert METHODS["lsa"].rank(terms) == pytest.approx(expected, abs=1e-3)


def test_kl_takes_first_what_is_nearest_to_the_article() -> None:
    terms = read_terms(NEWS)
    words = sorted({word for sentence in terms.syllables for word in sentence})
    counts = np.array([[sentence.count(word) for word in words] for sentence in terms.syllables], float)
    article = counts.sum(axis=0) / counts.sum()
    smooth = counts + 0.01
    divergence = (article * np.log(article / (smooth / smooth.sum(axis=1, keepdims=True)))).sum(axis=1)
    assert np.argmax(METHODS["kl"].rank(terms)) == np.argmin(divergence)


@pytest.mark.parametrize("method", METHODS)
def test_a_long_article_has_its_summary(method: str) -> None:
    texts = [f"{text[:-1]} lần thứ {i} năm {i % 97}." for i in range(200) for text in NEWS]
    article = plain_article(texts, title="Thông xe cầu treo bản Nậm Cắn")
    assert len(summarize(article, sentences_of(article), method=method).picks) == 3


def test_a_cluster_tells_an_event_once_and_from_all_papers() -> None:
    papers = [
        plain_article([NEWS[0], "Huyện đã chờ vốn của tỉnh suốt hai năm qua."]),
        plain_article(["Huyện Mường Lạn đã thông xe cầu treo bản Nậm Cắn.", NEWS[3]]),
        plain_article([NEWS[1], "Học sinh ở hai bên bờ sông không còn phải đi bè."]),
    ]
    sentences = [sentences_of(paper) for paper in papers]
    summary = summarize_cluster(papers, sentences, length=2)
    assert {index for _, index in summary.picks} == {0}, "openings come first"
    assert len({article for article, _ in summary.picks} & {0, 1}) == 1, "the repeat is left out"
    assert [len(column) for column in summary.scores] == [2, 2, 2]


def test_a_cluster_of_nothing_is_empty() -> None:
    assert summarize_cluster([], []).picks == ()
    assert summarize_cluster([BRIDGE], [sentences_of(BRIDGE)], length="20w").picks


def test_the_default_keeps_its_quality(shared: Path) -> None:
    examples = list(islice(read_articles(shared / "summ/vietnews-dev.jsonl.xz"), 200))
    news, lead = score(examples, "news"), score(examples, "lead")
    assert news.at[0].r1.f1 > 0.318
    assert news.at[0].r2.f1 > 0.172
    assert news.cut > 0.578
    assert news.at[0].r1.f1 > lead.at[0].r1.f1 + 0.03


def test_clusters_keep_their_quality(shared: Path) -> None:
    clusters = list(islice(read_clusters(shared / "summ/vnmds-first100.jsonl.xz"), 15))
    assert score_clusters(clusters).r2.f1 > 0.435
