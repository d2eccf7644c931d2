"""Extractive summaries: the sentences of an article that tell it best, ranked once, on the Vietnamese.

To add a method, write one function from `Terms` to scores (higher is better) and one line in METHODS.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from songngu.article import Article, Kind
from songngu.errors import OptionError
from songngu.result import Sentence, Summary
from songngu.summarize import centroid, graph, kl, lsa, news, position
from songngu.summarize.candidates import find_candidates
from songngu.summarize.cluster import ClusterSummary as ClusterSummary
from songngu.summarize.cluster import summarize_cluster as summarize_cluster
from songngu.summarize.length import Length as Length
from songngu.summarize.length import parse_length
from songngu.summarize.select import Ranking, pick_sentences
from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms, read_terms


def no_shares(terms: Terms) -> Array:
    """Return an empty table: no part of these scores is counted only once."""
    return np.zeros((len(terms), 0))


@dataclass(frozen=True, slots=True)
class Method:
    """A ranker, the parts of its scores that count once, and whether its order is taken as it is.

    Rankers that read have their repeats and hanging sentences put back by selection; the baselines are `plain`.
    """

    rank: Callable[[Terms], Array]
    shares: Callable[[Terms], Array] = no_shares
    plain: bool = False


METHODS: dict[str, Method] = {
    "news": Method(news.score, news.title_shares),
    "lead": Method(position.lead, plain=True),
    "textrank": Method(graph.textrank),
    "lexrank": Method(graph.lexrank),
    "centroid": Method(centroid.score),
    "lsa": Method(lsa.score),
    "kl": Method(kl.score),
    "random": Method(position.chance, plain=True),
}


def check(method: str, length: int | str) -> None:
    """Raise OptionError where `method` is not in METHODS or `length` is no length; before any work is done."""
    if method not in METHODS:
        raise OptionError(f"There is no summary method {method!r}. Choose one of: {', '.join(METHODS)}.")
    parse_length(length)


def summarize(
    article: Article, sentences: Sequence[Sentence], *, method: str = "news", length: int | str = 3
) -> Summary:
    """Pick the sentences that tell the article best.

    `length` is a number of sentences (3), a share of the sentences that can be picked ("20%", rounded, at least one)
    or a number of words that is never passed ("60w"; at least one sentence). Picks are indices into `sentences`, in
    reading order, from paragraphs only: the sapo, where there is one, stands before the reader, and the summary adds
    to it. `scores` are the method's own, None for a sentence that cannot be picked.

    Raises OptionError for an unknown method or length.
    """
    check(method, length)
    wanted = parse_length(length)
    indices, ranking = rank(article, sentences, method)
    picks = sorted(indices[pick] for pick in pick_sentences(ranking, wanted))
    scores: list[float | None] = [None] * len(sentences)
    for index, score in zip(indices, ranking.scores.tolist(), strict=True):
        scores[index] = score
    return Summary(tuple(picks), tuple(scores), method, str(wanted))


def rank(article: Article, sentences: Sequence[Sentence], method: str = "news") -> tuple[list[int], Ranking]:
    """Return the indices of the sentences that can be picked and their ranking by one of METHODS."""
    texts = [sentence.text_in(article) for sentence in sentences]
    indices = find_candidates(article, sentences)
    able = set(indices)
    sapo = [
        text
        for index, (text, s) in enumerate(zip(texts, sentences, strict=True))
        if article.blocks[s.block].kind is Kind.SAPO and index not in able
    ]
    own = [texts[index] for index in indices]
    terms = read_terms(own, title=article.title, known=sapo)
    follows = [index - 1 in able for index in indices]
    chosen = METHODS[method]
    ranking = Ranking(own, terms, chosen.rank(terms), chosen.shares(terms), follows, plain=chosen.plain)
    return indices, ranking
