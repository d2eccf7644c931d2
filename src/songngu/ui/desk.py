"""What the page does, without the page: text or a file in, screens out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import ceil
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from songngu.errors import OptionError, SongnguError
from songngu.pipeline import stream
from songngu.readers import parse, read
from songngu.readers.addresses import is_address
from songngu.specification import parse_specification
from songngu.summarize import summarize
from songngu.text import looks_vietnamese
from songngu.translation.catalog import CATALOG, SHIPPED
from songngu.translation.glossary import glossary_of_text
from songngu.translation.models import find
from songngu.ui.names import file_name
from songngu.ui.strings import say
from songngu.writers import WRITERS, save_all
from songngu.writers.marks import waiting

if TYPE_CHECKING:
    from pathlib import Path

    from songngu.article import Article
    from songngu.result import Bilingual
    from songngu.translation.translator import Translator

Opener = Callable[[str], "Translator"]

MAX_CHARACTERS = 100_000  # published on the page; some 20,000 words, minutes of work on two cores
REST = 10  # drawing takes at most a tenth of the time, however long the article


class State(StrEnum):
    """What the page is doing, which decides what can be pressed."""

    IDLE = "idle"
    BUSY = "busy"
    DONE = "done"
    ASKING = "asking"  # whether to translate text that is not Vietnamese


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose: a model, a method of summary, its length in sentences, a language of the page.

    `terms` are the reader's own terms, a line "source = target" each.
    """

    model: str
    method: str
    length: int
    lang: str
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """What is to be seen now: a message, how far the work is (done, in all), the result so far, files to download."""

    state: State
    message: str = ""
    progress: tuple[int, int] | None = None
    article: Article | None = None
    result: Bilingual | None = None
    problem: bool = False
    files: tuple[Path, ...] = ()


@dataclass(slots=True)
class Desk:
    """Reads for all visitors of a page, and keeps the models that were opened."""

    opener: Opener
    model: str = SHIPPED
    translators: dict[str, Translator] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def offered(self) -> list[str]:
        """Return the models on this machine, the one the page was opened with first."""
        return list(dict.fromkeys([self.model, *(name for name in CATALOG if find(name))]))

    def require_known(self, *models: str) -> None:
        """Raise OptionError for a model that the page does not offer, and for a setting that names a file.

        Whoever can reach the page must not make it open any folder or file of the machine it runs on.
        """
        offered = self.offered()
        for text in models:
            wanted = parse_specification(text)
            if wanted.model not in offered or wanted.glossary not in {"", "none"}:
                raise OptionError(
                    f"This page does not offer {text!r}. It has: {', '.join(offered)}, each also with beams=1 to 32 "
                    "or glossary=none. Start it with --model to add a folder."
                )

    def translator(self, model: str, terms: str = "") -> Translator:
        """Return a model, opened at its first use, with a reader's own terms. Raises ModelError and GlossaryError."""
        with self.lock:
            if model not in self.translators:
                self.translators[model] = self.opener(model)
        found = self.translators[model]
        return found.with_terms(glossary_of_text(terms)) if terms.strip() else found

    def read_text(self, text: str, choice: Choice) -> Iterator[Screen]:
        """Read pasted text, or the article at an address that was pasted."""
        address = text.strip()
        if is_address(address) and len(address.split()) == 1:
            yield Screen(State.BUSY, say("fetching", choice.lang, address=address))
            yield from self._read(lambda: read(address), choice)
            return
        if not text.strip():
            yield Screen(State.IDLE, say("empty", choice.lang), problem=True)
            return
        yield from self._read(lambda: parse(bounded(text, choice.lang)), choice)

    def read_file(self, path: Path, choice: Choice) -> Iterator[Screen]:
        """Read an uploaded file."""
        yield from self._read(lambda: read(path), choice)

    def read_anyway(self, article: Article, choice: Choice) -> Iterator[Screen]:
        """Read an article that does not look Vietnamese."""
        with _plain_errors() as problems:
            yield from self._translate(article, choice)
        yield from problems

    def stopped(self, result: Bilingual | None, choice: Choice) -> Iterator[Screen]:
        """Keep what was done when the reader pressed Stop."""
        if result is None:
            yield Screen(State.IDLE, say("nothing", choice.lang))
            return
        done, count = progress_of(result)
        yield from finished(result, say("stopped", choice.lang, done=done, count=count))

    @staticmethod
    def failed(result: Bilingual | None, choice: Choice) -> Iterator[Screen]:
        """Say that a reading broke off with an error that is not the reader's, and keep what was done."""
        message = say("failed", choice.lang)
        if result is None:
            yield Screen(State.IDLE, message, problem=True)
            return
        yield from (replace(screen, problem=True) for screen in finished(result, message))

    def summarize_again(self, result: Bilingual | None, choice: Choice) -> Iterator[Screen]:
        """Pick another summary of what was read; nothing is translated again."""
        if result is None:
            return
        with _plain_errors() as problems:
            places = [pair.sentence for pair in result.pairs]
            summary = summarize(result.article, places, method=choice.method, length=choice.length)
            yield from finished(replace(result, summary=summary), "")
        yield from problems

    def _read(self, get: Callable[[], Article], choice: Choice) -> Iterator[Screen]:
        with _plain_errors() as problems:
            article = get()
            if not looks_vietnamese(bounded(article.text, choice.lang)):
                yield Screen(State.ASKING, say("foreign", choice.lang), article=article)
            else:
                yield from self._translate(article, choice)
        yield from problems

    def _translate(self, article: Article, choice: Choice) -> Iterator[Screen]:
        yield Screen(State.BUSY, say("starting", choice.lang), article=article)
        translator = self.translator(choice.model, choice.terms)
        due, result, started = 0.0, None, time.monotonic()
        results = stream(article, translator, summary=choice.method, length=choice.length, any_language=True)
        for result in results:
            done, count = progress_of(result)
            if done == count or time.monotonic() < due:
                continue
            began = time.monotonic()
            left = ceil((began - started) * (count - done) / max(done, 1))
            message = say("progress", choice.lang, done=done, count=count, left=left)
            yield Screen(State.BUSY, message, (done, count), article, result)
            due = time.monotonic() + REST * (time.monotonic() - began)
        if result is not None:
            yield from finished(result, say("done", choice.lang, count=len(result.pairs)))


def progress_of(result: Bilingual) -> tuple[int, int]:
    """Return how many sentences are translated, and how many there are."""
    return sum(not waiting(pair) for pair in result.pairs), len(result.pairs)


def bounded(text: str, lang: str) -> str:
    """Return a text; raises OptionError where it is longer than the page takes."""
    if len(text) > MAX_CHARACTERS:
        raise OptionError(say("long", lang, count=len(text), limit=MAX_CHARACTERS))
    return text


def finished(result: Bilingual, message: str) -> Iterator[Screen]:
    """Show a result with its files; they are there until the screen was taken over by the page."""
    with TemporaryDirectory(prefix="songngu-") as folder:
        files = tuple(save_all(result, folder, file_name(result), WRITERS))
        yield Screen(State.DONE, message, article=result.article, result=result, files=files)


@contextmanager
def _plain_errors() -> Iterator[list[Screen]]:
    """Turn an error that the reader can mend into a screen that says it."""
    problems: list[Screen] = []
    try:
        yield problems
    except SongnguError as error:
        problems.append(Screen(State.IDLE, str(error), problem=True))
