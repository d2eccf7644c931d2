"""The product in one call: an article in, aligned English and a summary in both languages out."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from songngu.checks import ALL, CONFIDENCE, NAMES, TERMS, check_names, flags
from songngu.checks.confidence import grade as grade_of
from songngu.checks.names import names_of, with_diacritics
from songngu.errors import OptionError, ReadError
from songngu.readers import parse
from songngu.result import Bilingual, Pair, Sentence
from songngu.sentences import split
from songngu.summarize import check, summarize
from songngu.text import looks_vietnamese
from songngu.translation.applying import missed
from songngu.translation.glossary import terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from songngu.article import Article
    from songngu.result import Summary
    from songngu.translation.translator import Translation, Translator

WINDOW = 16  # articles whose sentences are batched together: enough to fill batches, few enough to keep memory flat
PAUSE = 0.2  # seconds between two partial results: more would only redraw the page


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """Split every block of an article into sentences, in reading order."""
    return tuple(
        Sentence(index, start, end) for index, block in enumerate(article.blocks) for start, end in split(block.text)
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done with the translations of an article."""

    summary: str
    length: int | str
    checks: Collection[str]
    diacritics: bool

    def __post_init__(self) -> None:
        check(self.summary, self.length)
        check_names(self.checks)

    def pair(self, sentence: Sentence, source: str, translation: Translation, translator: Translator) -> Pair:
        """Return a sentence with its translation, checked and graded."""
        text = translation.text
        found = translation.flags + flags(source, text, self.checks)
        if TERMS in self.checks and text:
            found += missed(source, text, translator.glossary)
        grade = None
        if CONFIDENCE in self.checks:
            grade = grade_of(translation.score, translation.coverage, source, found)
        target = with_diacritics(source, text) if self.diacritics else text
        return Pair(sentence, source, target, translation.score, found, translation.coverage, grade)

    def result(self, article: Article, pairs: Sequence[Pair], picked: Summary, translator: Translator) -> Bilingual:
        """Return the result of an article, with its tables of names and terms."""
        names = names_of(pairs) if NAMES in self.checks else ()
        terms = terms_of(pairs, translator.glossary) if TERMS in self.checks else ()
        return Bilingual(article, tuple(pairs), picked, translator.signature, names, terms)

    def summarize(self, article: Article, sentences: Sequence[Sentence]) -> Summary:
        """Pick the summary."""
        return summarize(article, sentences, method=self.summary, length=self.length)


def process(
    article: Article | str,
    translator: Translator | None = None,
    *,
    summary: str = "news",
    length: int | str = 3,
    checks: Collection[str] = ALL,
    diacritics: bool = False,
    any_language: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Bilingual:
    """Translate an article (or pasted text) and pick its summary.

    `translator` is the shipped model where none is given. `summary` names a method of `songngu.summarize.METHODS`;
    `length` is a number of sentences (3), a share ("20%") or a number of words ("60w"). `checks` names what is checked,
    of `songngu.checks.ALL`: findings become flags, "confidence" the grades, "names" also the table of names.
    `diacritics` writes Vietnamese names in the English as the Vietnamese does. `progress` is called with the sentences
    done and the sentences in all.

    Raises ReadError for text that is empty, or not Vietnamese unless `any_language`; OptionError for a summary or check
    that is not known; ModelError where the model cannot be loaded.
    """
    plan = _Plan(summary, length, checks, diacritics)
    article = ready(article, any_language=any_language)
    sentences = sentences_of(article)
    translator = _or_shipped(translator)
    texts = _texts(article, sentences)
    translations = translator.translate(texts, progress=progress)
    pairs = [plan.pair(*row, translator) for row in zip(sentences, texts, translations, strict=True)]
    return plan.result(article, pairs, plan.summarize(article, sentences), translator)


def stream(
    article: Article | str,
    translator: Translator | None = None,
    *,
    summary: str = "news",
    length: int | str = 3,
    checks: Collection[str] = ALL,
    diacritics: bool = False,
    any_language: bool = False,
) -> Iterator[Bilingual]:
    """Yield the result as it grows; the last one is what `process` returns.

    A sentence that is not translated yet has target "" and score None. Closing the generator stops the work. Raises
    as `process` does.
    """
    plan = _Plan(summary, length, checks, diacritics)
    article = ready(article, any_language=any_language)
    sentences = sentences_of(article)
    picked = plan.summarize(article, sentences)
    translator = _or_shipped(translator)
    texts, shown = _texts(article, sentences), 0.0
    pairs = [Pair(sentence, text, "") for sentence, text in zip(sentences, texts, strict=True)]
    for done, (index, translation) in enumerate(translator.stream(texts), start=1):
        pairs[index] = plan.pair(sentences[index], texts[index], translation, translator)
        if time.monotonic() - shown >= PAUSE and done < len(texts):
            yield Bilingual(article, tuple(pairs), picked, translator.signature)
            shown = time.monotonic()
    yield plan.result(article, pairs, picked, translator)


def process_many(
    articles: Iterable[Article],
    translator: Translator | None = None,
    *,
    summary: str = "news",
    length: int | str = 3,
    checks: Collection[str] = ALL,
    diacritics: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Bilingual]:
    """Yield the result of every article in order; sentences are batched across articles, so many short ones are fast.

    `progress` counts sentences within the running window of articles. Raises as `process` does.
    """
    plan = _Plan(summary, length, checks, diacritics)
    translator = _or_shipped(translator)
    left = iter(articles)
    while window := list(islice(left, WINDOW)):
        places = [sentences_of(article) for article in window]
        texts = [_texts(article, sentences) for article, sentences in zip(window, places, strict=True)]
        flat = [text for own in texts for text in own]
        translated = iter(translator.translate(flat, progress=progress))
        for article, sentences, own in zip(window, places, texts, strict=True):
            rows = zip(sentences, own, islice(translated, len(own)), strict=True)
            pairs = [plan.pair(*row, translator) for row in rows]
            yield plan.result(article, pairs, plan.summarize(article, sentences), translator)


def corrected(
    result: Bilingual, index: int, text: str, translator: Translator, *, checks: Collection[str] = ALL
) -> Bilingual:
    """Return a result in which a reader's own English stands for sentence `index`: checked anew, without a grade.

    It is kept in the memory of the translator, where that has one. Raises OptionError for a text without words.
    """
    from songngu.translation.translator import Translation  # opening a model imports its engine

    words = " ".join(text.split())
    if not words:
        raise OptionError("The translation of a sentence has no words. Write some, or leave it as it was.")
    plan = _Plan(result.summary.method, 1, checks, diacritics=False)
    old = result.pairs[index]
    translator.correct(old.source, words)
    new = plan.pair(old.sentence, old.source, Translation(words, None), translator)
    pairs = [*result.pairs]
    pairs[index] = replace(new, edited=True)
    return replace(plan.result(result.article, pairs, result.summary, translator), signature=result.signature)


def require_vietnamese(article: Article) -> None:
    """Raise ReadError where the text of an article does not look Vietnamese."""
    if not looks_vietnamese(article.text):
        raise ReadError(
            f"This text does not look Vietnamese: {article.text[:60]!r}. songngu translates from Vietnamese only; "
            "to go on all the same use any_language=True (--any-language on the command line)."
        )


def ready(article: Article | str, *, any_language: bool) -> Article:
    """Return an article, parsed where it is text; raises ReadError where it does not look Vietnamese."""
    article = parse(article) if isinstance(article, str) else article
    if not any_language:
        require_vietnamese(article)
    return article


def _or_shipped(translator: Translator | None) -> Translator:
    if translator is not None:
        return translator
    from songngu.translation.models import open_translator  # opening a model imports its engine

    return open_translator()


def _texts(article: Article, sentences: Sequence[Sentence]) -> list[str]:
    return [sentence.text_in(article) for sentence in sentences]
