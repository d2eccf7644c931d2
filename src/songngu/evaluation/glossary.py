"""Measure the glossary: terms that translations keep before and after it is applied, and what it costs.

    python -m songngu.evaluation.glossary FILE.tsv …

A file has the columns vi and en. The starter list and the model that ships are used.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from songngu.errors import SongnguError
from songngu.evaluation import metrics
from songngu.evaluation.testsets import read_test_set
from songngu.translation.batching import batches
from songngu.translation.glossary import Applied, Glossary, choose, kept, starter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from songngu.evaluation.testsets import TestSet
    from songngu.translation.backend import Backend, Hypothesis

N_BEST = 8  # hypotheses asked for where the best misses a term
_BATCH_TOKENS = 1536
_SHOWN = 12  # missed terms that the report names


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its reference, the usual translation, and what the glossary made of it."""

    source: str
    reference: str
    usual: str
    applied: Applied


def apply(test: TestSet, backend: Backend, glossary: Glossary) -> list[Sentence]:
    """Translate a test set and apply the glossary; sentences longer than the model takes whole are left out."""
    rows = [
        pair
        for pair in zip(test.sources, test.references, strict=True)
        if backend.count_tokens(pair[0]) <= backend.max_tokens
    ]
    sources = [source for source, _ in rows]
    found = _translate(backend, sources, n_best=1)
    first = [choose(source, hypotheses, glossary) for source, hypotheses in zip(sources, found, strict=True)]
    again = [index for index, applied in enumerate(first) if applied.missed or applied.replaced]
    more = dict(zip(again, _translate(backend, [sources[index] for index in again], n_best=N_BEST), strict=True))
    return [
        Sentence(
            *rows[index],
            found[index][0].text,
            choose(sources[index], [*found[index], *more[index]], glossary) if index in more else first[index],
        )
        for index in range(len(rows))
    ]


def _translate(backend: Backend, sources: Sequence[str], *, n_best: int) -> list[list[Hypothesis]]:
    found: dict[int, list[Hypothesis]] = {}
    for batch in batches([backend.count_tokens(source) for source in sources], budget=_BATCH_TOKENS, first=0):
        texts = [sources[index] for index in batch]
        found |= dict(zip(batch, backend.translate(texts, n_best=n_best), strict=True))
    return [found[index] for index in range(len(sources))]


def report(test: TestSet, backend: Backend, glossary: Glossary) -> str:
    """Return the measures in plain text: terms right, BLEU and chrF before and after, and the terms missed oftenest."""
    sentences = apply(test, backend, glossary)
    matches = [(match, one) for one in sentences for match in glossary.matches(one.source)]
    right = [(kept(match, one.usual), match in one.applied.kept) for match, one in matches]
    agreed = [both for both, (match, one) in zip(right, matches, strict=True) if kept(match, one.reference)]
    chosen = sum(one.applied.hypothesis.text != one.usual for one in sentences)
    replaced = sum(len(one.applied.replaced) for one in sentences)
    missed = Counter(match.entry.source for one in sentences for match in one.applied.missed)
    references = [one.reference for one in sentences]
    lines = [
        f"{test.name}: {len(sentences)} of {len(test.sources)} sentences, {len(glossary.entries)} entries",
        f"terms right: {_change(right)}",
        f"terms right where the reference has them too: {_change(agreed)}",
    ]
    for metric in (metrics.bleu, metrics.chrf):
        before = metric([one.usual for one in sentences], references)
        after = metric([one.applied.text for one in sentences], references)
        lines.append(f"{before.name}: {before.value:.2f} before, {after.value:.2f} after ({after.signature})")
    lines += [
        f"{chosen} sentences are another hypothesis, {replaced} terms were written over the model's words",
        f"missed: {', '.join(f'{term} {count}' for term, count in missed.most_common(_SHOWN)) or 'none'}",
        f"matching: {_microseconds(test.sources, glossary):.0f} µs a sentence; glossary {glossary.digest}",
    ]
    return "\n".join(lines)


def _change(right: Sequence[tuple[bool, bool]]) -> str:
    """Say how many of all occurrences are right before and after."""
    total = len(right)
    if not total:
        return "none occurs"
    before, after = (sum(column) for column in zip(*right, strict=True))
    return f"{before} of {total} before ({before / total:.1%}), {after} after ({after / total:.1%})"


def _microseconds(sources: Sequence[str], glossary: Glossary) -> float:
    start = time.process_time()
    for source in sources:
        glossary.matches(source)
    return (time.process_time() - start) / max(1, len(sources)) * 1e6


def main(paths: Sequence[str]) -> int:
    """Print the report of each file; return the exit code."""
    from songngu.translation.models import open_translator

    if not paths:
        sys.stderr.write("usage: python -m songngu.evaluation.glossary FILE.tsv …\n")
        return 2
    try:
        tests = [read_test_set(Path(path)) for path in paths]
        backend = open_translator().backend
    except SongnguError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for test, path in zip(tests, paths, strict=True):
        made = f"made by: python -m songngu.evaluation.glossary {path}; model {backend.signature}"
        sys.stdout.write(f"{report(test, backend, starter())}\n{made}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
