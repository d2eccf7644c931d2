"""Summarises several articles on one event together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from songngu.article import Article
from songngu.result import Sentence
from songngu.summarize.candidates import find_candidates
from songngu.summarize.length import parse_length
from songngu.summarize.select import Ranking, pick_sentences
from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms, read_terms, standardize

POSITION, CENTRALITY, SUPPORT = 2.5, 0.5, 0.5
SAME = 0.5  # cosine from which two reports of one event say the same
SUPPORTERS = 50  # sentences of an article that are compared with all others, so that time stays linear in its length


@dataclass(frozen=True, slots=True)
class ClusterSummary:
    """The sentences picked from several articles, as (article, sentence), in an order to be read.

    `scores[a][s]` is the score of sentence s of article a, None where it could not be picked.
    """

    picks: tuple[tuple[int, int], ...]
    scores: tuple[tuple[float | None, ...], ...]
    length: str


def summarize_cluster(
    articles: Sequence[Article], sentences: Sequence[Sequence[Sentence]], *, length: int | str = 3
) -> ClusterSummary:
    """Pick the sentences that tell an event best from several articles on it.

    Scores are 2.5 x earliness in the own article + .5 centrality in all + .5 support, the mean over the other articles
    of the cosine to their nearest sentence. What one paper has told is not taken again from another. Openings come
    first: picks are ordered by their place in the own article. `length` as in `summarize`, over all articles.

    Raises OptionError for a length that is not allowed, ValueError where the two sequences differ in number.
    """
    wanted = parse_length(length)
    places = [
        (a, index)
        for a, (article, own) in enumerate(zip(articles, sentences, strict=True))
        for index in find_candidates(article, own)
    ]
    texts = [sentences[a][index].text_in(articles[a]) for a, index in places]
    owners = np.array([a for a, _ in places], np.intp)
    terms = read_terms(texts)
    scores = _scores(terms, owners)
    ranking = Ranking(texts, terms, scores, np.zeros((len(texts), 0)), _follows(places), same=SAME)
    order = _places(owners)
    picks = sorted(pick_sentences(ranking, wanted), key=lambda pick: (order[pick], owners[pick]))
    columns: list[list[float | None]] = [[None] * len(own) for own in sentences]
    for (a, index), score in zip(places, scores.tolist(), strict=True):
        columns[a][index] = score
    return ClusterSummary(tuple(places[pick] for pick in picks), tuple(map(tuple, columns)), str(wanted))


def _follows(places: Sequence[tuple[int, int]]) -> list[bool]:
    known = set(places)
    return [(a, index - 1) in known for a, index in places]


def _scores(terms: Terms, owners: NDArray[np.intp]) -> Array:
    earliness = -np.log1p(_places(owners))
    central = standardize(terms.centrality())
    return POSITION * earliness + CENTRALITY * central + SUPPORT * standardize(_support(terms, owners))


def _places(owners: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the place of every candidate among the candidates of its own article, from 0."""
    return np.arange(len(owners)) - np.searchsorted(owners, owners)


def _support(terms: Terms, owners: NDArray[np.intp]) -> Array:
    """Return the mean over the other articles of the cosine to the nearest of their first 50 candidates."""
    support = np.zeros(len(owners))
    articles = np.unique(owners)
    for article in articles:
        own = np.flatnonzero(owners == article)
        nearest = np.zeros(len(owners))
        for index in own[:SUPPORTERS]:
            nearest = np.maximum(nearest, terms.cosines(int(index)))
        nearest[own] = 0.0
        support += nearest
    return support / max(len(articles) - 1, 1)
