"""Translates sentences: dedupe, memory, over-long ones in clauses, batches of like length, original order."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from songngu.errors import OptionError, SongnguError
from songngu.result import Flag, FlagKind
from songngu.translation import clauses
from songngu.translation.applying import apply
from songngu.translation.backend import Backend, Hypothesis
from songngu.translation.batching import batches
from songngu.translation.clauses import Clause
from songngu.translation.glossary import Glossary
from songngu.translation.memory import Json, Memory
from songngu.translation.retry import BROKEN, RETRY, fault, retry
from songngu.translation.tokens import SPACE
from songngu.version import __version__

Progress = Callable[[int, int], None]  # sentences done, sentences in all

BATCH_TOKENS = 1536  # padded source tokens a batch for a reader who waits: a batch takes about half a second
WHOLE_TOKENS = 6144  # for a list nobody watches: workers wait for each other less often at the ends of batches
FIRST = 4  # sentences in the first batch, so that a reader sees something soon
NO_GLOSSARY = Glossary()
WINDOW = 512  # sentences sorted by length together: about ten batches
MOST_ALTERNATIVES = 16
SMALLEST_CUT = 8  # tokens; a shorter clause says nothing alone


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one sentence.

    `score` is the mean log-probability per output token (≤ 0), None where nothing was translated; `flags` say
    what a reader should look at. `coverage` is the share of the source's words the model looked at (0 to 1), None where
    it does not tell.
    """

    text: str
    score: float | None
    flags: tuple[Flag, ...] = ()
    coverage: float | None = None


@dataclass(slots=True)
class _Job:
    """A sentence on its way: its clauses, what the model does not know of it, and the hypotheses as they arrive."""

    sentence: str
    parts: list[Clause]
    unknown: list[str]
    flags: list[Flag] = field(default_factory=list)
    done: dict[int, Hypothesis] = field(default_factory=dict)


class Translator:
    """Translates lists of sentences with one backend; may be shared by threads."""

    def __init__(self, backend: Backend, *, memory: Memory | None = None, glossary: Glossary = NO_GLOSSARY) -> None:
        """Use `backend`, the terms of `glossary`, and `memory` where one is given; closing it is up to the caller."""
        self.backend = backend
        self.memory = memory
        self.glossary = glossary

    def with_terms(self, terms: Glossary) -> "Translator":
        """Return a translator of the same model and memory, whose glossary has these terms before its own."""
        return Translator(self.backend, memory=self.memory, glossary=self.glossary.merged(terms))

    @property
    def signature(self) -> str:
        """Digest of weights, decoding options, glossary and songngu's version: equal signature, equal output."""
        terms = f"|glossary:{self.glossary.digest}" if self.glossary.digest else ""
        return f"{self.backend.signature}|{RETRY}{terms}|songngu:{__version__}"

    def translate(self, sentences: Sequence[str], *, progress: Progress | None = None) -> list[Translation]:
        """Return one translation per sentence, in order."""
        found = dict(self._places(sentences, progress, budget=WHOLE_TOKENS, first=0))
        return [found[index] for index in range(len(sentences))]

    def stream(
        self, sentences: Sequence[str], *, progress: Progress | None = None
    ) -> Iterator[tuple[int, Translation]]:
        """Yield (index, translation) as batches finish; closing the generator cancels the rest.

        Sentences may hold anything; white space of any kind counts as one space. `progress` is called with
        the number of sentences done and the number in all, before each is handed out.
        """
        return self._places(sentences, progress, budget=BATCH_TOKENS, first=FIRST)

    def alternatives(self, sentence: str, count: int = 5) -> list[Hypothesis]:
        """Return at most `count` different translations of a sentence, the likeliest first.

        A sentence that is empty, or longer than the model takes whole, has none. Raises OptionError for a count
        outside 1 to 16.
        """
        if not 1 <= count <= MOST_ALTERNATIVES:
            raise OptionError(f"{count} alternatives asked for; allowed are 1 to {MOST_ALTERNATIVES}.")
        text, _ = self._spelt(" ".join(sentence.split()))
        if not text or self.backend.count_tokens(text) > self.backend.max_tokens:
            return []
        [found] = self.backend.translate([text], n_best=count)
        return list({hypothesis.text: hypothesis for hypothesis in reversed(found) if hypothesis.text}.values())[::-1]

    def correct(self, sentence: str, text: str) -> None:
        """Keep a reader's own translation of a sentence in the memory; without a memory nothing is kept."""
        if self.memory is not None:
            self.memory.put_many({self._key(" ".join(sentence.split())): _to_json(Translation(text, None))})

    def _places(
        self, sentences: Sequence[str], progress: Progress | None, *, budget: int, first: int
    ) -> Iterator[tuple[int, Translation]]:
        """Translate each different sentence once and hand it out at all its places."""
        places: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            places.setdefault(" ".join(sentence.split()), []).append(index)
        done = 0
        for sentence, translation in self._distinct(list(places), budget=budget, first=first):
            for index in places[sentence]:
                done += 1
                if progress is not None:
                    progress(done, len(sentences))
                yield index, translation

    def _distinct(self, sentences: list[str], *, budget: int, first: int) -> Iterator[tuple[str, Translation]]:
        """Translate different sentences, a window at a time; what the memory knows comes first."""
        for start in range(0, len(sentences), WINDOW):
            window = sentences[start : start + WINDOW]
            known = self._remembered(window)
            yield from known.items()
            fresh = [sentence for sentence in window if sentence not in known]
            yield from self._fresh(fresh, budget=budget, first=0 if start else first)

    def _remembered(self, sentences: list[str]) -> dict[str, Translation]:
        """Return what needs no model: the empty sentence, and what the memory holds."""
        known = {"": Translation("", None)} if "" in sentences else {}
        if self.memory is not None:
            keys = {self._key(sentence): sentence for sentence in sentences if sentence}
            found = self.memory.get_many(keys)
            known |= {keys[key]: _from_json(value) for key, value in found.items()}
        return known

    def _key(self, sentence: str) -> str:
        """Return the key of a sentence in the memory."""
        return hashlib.sha256(f"{self.signature}\0{sentence}".encode()).hexdigest()

    def _fresh(self, sentences: list[str], *, budget: int, first: int) -> Iterator[tuple[str, Translation]]:
        """Translate with the backend; every finished batch goes into the memory before it is handed out."""
        jobs = [self._job(sentence) for sentence in sentences]
        units = [(job, place) for job in jobs for place in range(len(job.parts))]
        lengths = [self.backend.count_tokens(job.parts[place].text) for job, place in units]
        for batch in batches(lengths, budget=budget, first=first):
            chosen = [units[index] for index in batch]
            texts = [job.parts[place].text for job, place in chosen]
            found = retry(self.backend, texts, [best for best, *_ in self.backend.translate(texts)])
            found = apply(self.backend, self.glossary, texts, found)
            finished: dict[str, Translation] = {}
            for (job, place), best in zip(chosen, found, strict=True):
                job.done[place] = best if fault(job.parts[place].text, best) < BROKEN else self._split(job, place, best)
                if len(job.done) == len(job.parts):
                    finished[job.sentence] = self._finish(job)
            if self.memory is not None:
                self.memory.put_many({self._key(key): _to_json(value) for key, value in finished.items()})
            yield from finished.items()

    def _job(self, sentence: str) -> _Job:
        """Plan a sentence: whole, or in clauses where it is longer than the model can take."""
        text, unknown = self._spelt(sentence)
        tokens, limit = self.backend.count_tokens(text), self.backend.max_tokens
        if tokens <= limit:
            return _Job(sentence, [Clause(text)], unknown)
        parts = clauses.cut(text, limit, self.backend.count_tokens)
        say = f"The sentence was translated in {len(parts)} pieces: {tokens} tokens, the model takes {limit}."
        return _Job(sentence, parts, unknown, [Flag(FlagKind.CUT, say)])

    def _spelt(self, sentence: str) -> tuple[str, list[str]]:
        """Write small the capitals that the vocabulary lacks, and return what it lacks even so.

        A small vocabulary may hold ư and not Ư.
        """
        unknown = self.backend.unknown(sentence)
        for char in sorted({char for piece in unknown for char in piece if char != char.lower()}):
            if not self.backend.unknown(char.lower()):
                sentence = sentence.replace(char, char.lower())
        return sentence, self.backend.unknown(sentence) if unknown else []

    def _split(self, job: _Job, place: int, broken: Hypothesis) -> Hypothesis:
        """Translate a clause in two pieces, after no search brought a whole output; keep what is the less broken."""
        part = job.parts[place]
        tokens = self.backend.count_tokens(part.text)
        pieces = clauses.cut(part.text, max(tokens // 2 + 2, SMALLEST_CUT), self.backend.count_tokens)
        if len(pieces) == 1:
            return broken
        found = [best for best, *_ in self.backend.translate([piece.text for piece in pieces])]
        joined = _joined(pieces, found)
        if fault(part.text, joined) >= fault(part.text, broken):
            return broken
        say = f"No search gave a sound translation of “{_short(part.text)}”: it was translated in {len(pieces)} pieces."
        job.flags.append(Flag(FlagKind.CUT, say))
        return joined

    def _finish(self, job: _Job) -> Translation:
        """Join the clauses of a sentence and say what a reader should look at."""
        whole = _joined(job.parts, [job.done[place] for place in range(len(job.parts))])
        text, flags = whole.text, list(job.flags)
        if MARK in text and MARK not in job.sentence:
            flags.append(Flag(FlagKind.EMPTY, "The model gave no words back; the Vietnamese stands in its place."))
        if not whole.finished:
            say = "The model reached its output limit before it ended: words may be missing or repeated."
            flags.append(Flag(FlagKind.UNFINISHED, say))
        unknown = list(dict.fromkeys(job.unknown))
        if unknown:
            names = ", ".join(f"“{piece.strip(SPACE)}”" for piece in unknown)
            say = f"The model does not know {names}: check the translation there."
            flags.append(Flag(FlagKind.UNKNOWN, say))
        return Translation(text, whole.score, tuple(flags), whole.coverage)


MARK = "[untranslated: "


def _marked(source: str, target: str) -> str:
    """Return the target, or the source visibly marked where the model gave nothing."""
    return target.strip() or f"{MARK}{source}]"


def _short(text: str, width: int = 40) -> str:
    """Return the beginning of a text, to name it in a message."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _joined(parts: Sequence[Clause], found: Sequence[Hypothesis]) -> Hypothesis:
    """Return the hypotheses of the clauses as one; score and coverage are means, weighted by words."""
    if len(found) == 1 and found[0].text.strip():
        return found[0]
    texts = [_marked(part.text, hypothesis.text) for part, hypothesis in zip(parts, found, strict=True)]
    weights = [len(hypothesis.text.split()) + 1 for hypothesis in found]
    covered = [hypothesis.coverage for hypothesis in found if hypothesis.coverage is not None]
    return Hypothesis(
        clauses.join(parts, texts),
        fmean([hypothesis.score for hypothesis in found], weights),
        finished=all(hypothesis.finished for hypothesis in found),
        coverage=fmean(covered, weights) if len(covered) == len(found) else None,
    )


def _to_json(translation: Translation) -> Json:
    """Return a translation as a JSON value."""
    flags: list[Json] = [[flag.kind.value, flag.say] for flag in translation.flags]
    return {"text": translation.text, "score": translation.score, "flags": flags, "coverage": translation.coverage}


def _from_json(value: Json) -> Translation:
    """Read a translation back from its JSON value."""
    match value:
        case {"text": str(text), "score": float() | None as score, "flags": list(flags), **rest}:
            coverage = rest.get("coverage")
            known = coverage if isinstance(coverage, float) else None
            return Translation(text, score, tuple(_flag(flag) for flag in flags), known)
    raise SongnguError(f"The translation memory holds something else than a translation: {value!r}. Clear the memory.")


def _flag(value: Json) -> Flag:
    """Read a flag back from its JSON value."""
    match value:
        case [str(kind), str(say)] if kind in set(FlagKind):
            return Flag(FlagKind(kind), say)
    raise SongnguError(f"The translation memory holds something else than a flag: {value!r}. Clear the memory.")
