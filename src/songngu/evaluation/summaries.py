"""Prints how the summary methods score on a set of articles with reference summaries.

    python -m songngu.evaluation.summaries ../shared/summ/vietnews-dev.jsonl.xz
    python -m songngu.evaluation.summaries ../shared/summ/vnmds-first100.jsonl.xz

Per method F1 of ROUGE-1/2/L at 1, 2 and 3 sentences, and recall of ROUGE-1 at 105 syllables, which is about three
sentences: `cut` is the text of the summary up to its 105th syllable (a summary at least that long, in the order of
choice), `fit` the summary of length "105w". For clusters: F1 against each of the human summaries, averaged, at their
mean length. `ms` is processor time an article. Every line of the file is a JSON object; see `read_articles` and
`read_clusters`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

from songngu.article import Article, Block, Kind
from songngu.evaluation.rouge import Rouge, mean, rouge, tokenize
from songngu.result import Sentence
from songngu.summarize import METHODS, rank, summarize, summarize_cluster
from songngu.summarize.length import Length, Unit
from songngu.summarize.select import pick_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SYLLABLES = 105  # of three sentences of Vietnamese news
LONG = 12  # sentences that are sure to have 105 syllables


@dataclass(frozen=True, slots=True)
class Example:
    """An article, its sentences and the summary a journalist wrote for it."""

    article: Article
    sentences: tuple[Sentence, ...]
    reference: str

    def text(self, picks: Sequence[int]) -> str:
        """Return the text of picked sentences."""
        return _text(self.article, [self.sentences[pick] for pick in picks])


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean ROUGE `at` 1, 2 and 3 sentences, recall of ROUGE-1 `cut` at and `fit` into 105 syllables, and time."""

    at: tuple[Rouge, ...]
    cut: float
    fit: float
    seconds: float  # of processor time, to rank one article and to choose its sentences


@dataclass(frozen=True, slots=True)
class Cluster:
    """Several articles on one event, and the summaries people wrote of them."""

    examples: tuple[Example, ...]
    references: tuple[str, ...]


def read_articles(path: Path) -> Iterator[Example]:
    """Yield the articles of a `.jsonl.xz` file with title, sentences and reference on every line."""
    for row in _rows(path):
        yield _example(row["title"], row["sentences"], row["reference"])


def read_clusters(path: Path) -> Iterator[Cluster]:
    """Yield the clusters of a `.jsonl.xz` file with references and documents (title, sentences) on every line."""
    for row in _rows(path):
        examples = tuple(_example(d["title"], d["sentences"], "") for d in row["documents"])
        yield Cluster(examples, tuple(row["references"]))


def score(examples: Sequence[Example], method: str) -> Scores:
    """Return the scores of one method over all examples."""
    begun = time.process_time()
    orders = [_order(example, method) for example in examples]
    spent = (time.process_time() - begun) / len(examples)
    pairs = list(zip(examples, orders, strict=True))
    at = tuple(mean(rouge(e.text(sorted(o[:number])), e.reference) for e, o in pairs) for number in (1, 2, 3))
    cut = fmean(rouge(_cut(e.text(o)), e.reference).r1.recall for e, o in pairs)
    fit = fmean(rouge(_fit(e, method), e.reference).r1.recall for e in examples)
    return Scores(at, cut, fit, spent)


def score_clusters(clusters: Sequence[Cluster]) -> Rouge:
    """Return the mean ROUGE of cluster summaries against each of the human summaries.

    A summary has the number of sentences whose length is nearest to the mean length of the human summaries.
    """
    return mean(
        rouge(summary, reference)
        for cluster in clusters
        for summary in [_cluster_summary(cluster)]
        for reference in cluster.references
    )


def table(examples: Sequence[Example]) -> str:
    """Return the scores of all methods in plain text."""
    head = "".join(f"{number} sentence{'s' * (number > 1)}".rjust(17) for number in (1, 2, 3))
    lines = [f"{'method':<10}{head}{'cut 105':>9}{'fit 105':>9}{'ms':>7}"]
    for method in METHODS:
        scores = score(examples, method)
        cells = "".join(str(rouge).rjust(17) for rouge in scores.at)
        cells += f"{100 * scores.cut:>9.1f}{100 * scores.fit:>9.1f}{1000 * scores.seconds:>7.1f}"
        lines.append(f"{method:<10}{cells}")
    return "\n".join(lines)


def main() -> None:
    """Score the articles or clusters of a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help=".jsonl.xz of articles or of clusters")
    path = parser.parse_args().file
    if "documents" in next(_rows(path)):
        print(f"ROUGE-1/2/L {score_clusters(list(read_clusters(path)))}")  # noqa: T201 - the result of the command
    else:
        print(table(list(read_articles(path))))  # noqa: T201 - the result of the command


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _example(title: str, texts: Sequence[str], reference: str) -> Example:
    """Build an article of a title and one paragraph that holds all sentences."""
    sentences, at = [], 0
    for text in texts:
        sentences.append(Sentence(1, at, at + len(text)))
        at += len(text) + 1
    article = Article((Block(Kind.TITLE, title), Block(Kind.PARAGRAPH, " ".join(texts))))
    return Example(article, tuple(sentences), reference)


def _text(article: Article, sentences: Sequence[Sentence]) -> str:
    return " ".join(sentence.text_in(article) for sentence in sentences)


def _order(example: Example, method: str) -> list[int]:
    """Return the sentences of a summary that is longer than 105 syllables, in the order of choice."""
    indices, ranking = rank(example.article, example.sentences, method)
    return [indices[pick] for pick in pick_sentences(ranking, Length(LONG, Unit.SENTENCES))]


def _cut(text: str) -> str:
    return " ".join(tokenize(text)[:SYLLABLES])


def _fit(example: Example, method: str) -> str:
    summary = summarize(example.article, example.sentences, method=method, length=f"{SYLLABLES}w")
    return example.text(summary.picks)


def _cluster_summary(cluster: Cluster) -> str:
    articles = [example.article for example in cluster.examples]
    sentences = [example.sentences for example in cluster.examples]
    budget = fmean(len(tokenize(reference)) for reference in cluster.references)
    best = ""
    for number in range(1, sum(map(len, sentences)) + 1):
        picks = summarize_cluster(articles, sentences, length=number).picks
        text = " ".join(cluster.examples[a].text([index]) for a, index in picks)
        if abs(len(tokenize(text)) - budget) >= abs(len(tokenize(best)) - budget):
            break
        best = text
    return best


if __name__ == "__main__":
    main()
