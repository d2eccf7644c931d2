"""Compares models: one article, translated by each, sentence beside sentence."""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from songngu.checks import ALL, check_names
from songngu.comparison import Comparison, Quality, Row, System
from songngu.errors import OptionError
from songngu.evaluation.significance import paired_bootstrap
from songngu.facts import licence_of, resident, size_of
from songngu.pipeline import process as process_article
from songngu.pipeline import ready, sentences_of
from songngu.specification import open_named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from songngu.article import Article
    from songngu.result import Bilingual, Pair
    from songngu.translation.translator import Translator

_WARM_UP = "Hôm nay trời nắng."


def compare(
    article: Article | str,
    translators: Mapping[str, Translator] | Sequence[str],
    reference: str | Sequence[str] | None = None,
    *,
    checks: Collection[str] = ALL,
    any_language: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> Comparison:
    """Translate an article (or pasted text) with each of several systems and put their sentences side by side.

    `translators` are open ones by name, or specifications as `songngu.specification.parse_specification` reads them
    ("opus-mt", "vi-en-small,beams=1", a folder); these are opened one after the other and closed again, so that only
    one is in memory. `reference` is an English translation in as many pieces as the article has sentences, or blocks;
    a str is cut at its line breaks. `checks` is as for `process`. `progress` is called with the name of the system, the
    sentences done and those in all.

    Raises OptionError for fewer than two systems, two of one name, or a reference that does not fit; ReadError and
    ModelError as `process` and `open_translator` do.
    """
    check_names(checks)
    contenders = _contenders(translators)
    article = ready(article, any_language=any_language)
    pieces = _pieces(reference, article)
    runs = [_run(contender, article, checks, progress) for contender in contenders]
    results = [result for _, result in runs]
    rows = tuple(_row(pairs) for pairs in zip(*(result.pairs for result in results), strict=True))
    systems = tuple(system for system, _ in runs)
    if not pieces:
        return Comparison(article, systems, rows)
    quality, metrics = _quality([system.name for system in systems], results, pieces)
    return Comparison(article, systems, rows, pieces, quality, metrics)


def disagreement(texts: Sequence[str]) -> float:
    """Return 1 less the mean chrF2 (0 to 1) of all pairs of texts, each pair taken in both directions."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF()
    scores = [_alike(metric.sentence_score, one, other) for one, other in combinations(texts, 2)]
    return 1 - sum(scores) / len(scores) if scores else 0.0


def _alike(score: Callable[..., object], one: str, other: str) -> float:
    if one == other:
        return 1.0
    both = (score(one, [other]), score(other, [one]))
    return sum(float(getattr(found, "score", 0.0)) for found in both) / 200


@dataclass(frozen=True, slots=True)
class _Contender:
    """A system to compare: how it is opened, and its model, "" where it was open before."""

    name: str
    open: Callable[[], Translator]
    model: str


def _contenders(translators: Mapping[str, Translator] | Sequence[str]) -> list[_Contender]:
    if isinstance(translators, str):
        raise OptionError(f"translators is {translators!r}; give several, as a list of names.")
    if isinstance(translators, Mapping):
        found = [_Contender(name, partial(_given, one), "") for name, one in translators.items()]
    else:
        found = [_Contender(name, partial(open_named, name), name) for name in translators]
    names = [contender.name for contender in found]
    if len(names) < 2 or len(set(names)) < len(names):
        raise OptionError(
            f"Two or more different systems are compared; given: {', '.join(names) or 'none'}. "
            "The same model may come twice with other settings, as vi-en-small,beams=1."
        )
    return found


def _given(translator: Translator) -> Translator:
    return translator


def _run(
    contender: _Contender,
    article: Article,
    checks: Collection[str],
    progress: Callable[[str, int, int], None] | None,
) -> tuple[System, Bilingual]:
    """Translate an article with one system and measure what it takes; the time is without opening the model."""
    before = resident()
    translator = contender.open()
    translator.translate([_WARM_UP])
    tell = partial(progress, contender.name) if progress else None
    begun = time.perf_counter()
    result = process_article(article, translator, checks=checks, any_language=True, progress=tell)
    seconds = time.perf_counter() - begun
    after = resident()
    words = sum(len(pair.source.split()) for pair in result.pairs)
    system = System(
        contender.name,
        translator.signature,
        words / seconds,
        after - before if contender.model and after is not None and before is not None else None,
        size_of(contender.model or contender.name),
        licence_of(contender.model or contender.name),
        sum(bool(pair.flags) for pair in result.pairs),
    )
    del translator
    gc.collect()
    return system, result


def _row(pairs: tuple[Pair, ...]) -> Row:
    return Row(pairs, disagreement([pair.target for pair in pairs]))


def _pieces(reference: str | Sequence[str] | None, article: Article) -> tuple[str, ...]:
    """Return the pieces of a reference; raises OptionError where they fit neither the sentences nor the blocks."""
    if reference is None:
        return ()
    lines: Iterable[str] = reference.splitlines() if isinstance(reference, str) else reference
    pieces = tuple(" ".join(line.split()) for line in lines if line.strip())
    sentences, blocks = len(sentences_of(article)), len(article.blocks)
    if len(pieces) not in (sentences, blocks):
        raise OptionError(
            f"The reference has {len(pieces)} lines; the article has {sentences} sentences in {blocks} paragraphs "
            "(title, captions and page furniture counted). Put one sentence, or one paragraph, on each line."
        )
    return pieces


def _quality(
    names: Sequence[str], results: Sequence[Bilingual], pieces: Sequence[str]
) -> tuple[tuple[Quality, ...], tuple[str, ...]]:
    """Return BLEU and chrF of every system, sentence by sentence or block by block, and their signatures."""
    from songngu.evaluation.metrics import bleu, chrf

    outputs = {name: _cut(result, len(pieces)) for name, result in zip(names, results, strict=True)}
    chances = paired_bootstrap(outputs, pieces)
    found = [(bleu(texts, pieces), chrf(texts, pieces), chances[name]) for name, texts in outputs.items()]
    quality = tuple(Quality(b.value, c.value, chance["BLEU"], chance["chrF"]) for b, c, chance in found)
    return quality, tuple(f"{score.name}: {score.signature}" for score in found[0][:2])


def _cut(result: Bilingual, count: int) -> list[str]:
    """Return the English by sentences where there are `count` of them, else by blocks."""
    if count == len(result.pairs):
        return [pair.target for pair in result.pairs]
    return [" ".join(result.pairs[index].target for index in indices) for _, indices in result.grouped()]
