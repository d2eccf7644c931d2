"""Keeps the sentences of the development sets out of the training pairs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from songngu.evaluation.testsets import read_test_set
from songngu.training.pairs import SentencePair

SHINGLE = 8  # words
MOST = 0.5  # of the shingles of the shorter sentence
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of a sentence as they are compared: NFC, small letters, no punctuation."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def shingles(words: list[str]) -> set[str]:
    """Return every run of eight words."""
    return {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


@dataclass(slots=True)
class Known:
    """The sentences to keep out, of one language or two: whole, and by their runs of eight words."""

    sentences: set[str] = field(default_factory=set)
    holders: dict[str, list[int]] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add a sentence to keep out."""
        words = words_of(text)
        self.sentences.add(" ".join(words))
        for shingle in shingles(words):
            self.holders.setdefault(shingle, []).append(len(self.sizes))
        self.sizes.append(max(len(words) - SHINGLE + 1, 1))

    def holds(self, text: str) -> bool:
        """Tell whether a sentence equals one to keep out, or shares most of the shorter one's runs of eight words."""
        words = words_of(text)
        if " ".join(words) in self.sentences:
            return True
        own = shingles(words)
        shared = Counter(holder for shingle in own for holder in self.holders.get(shingle, ()))
        return any(count > MOST * min(len(own), self.sizes[holder]) for holder, count in shared.items())


def read_known(development: Iterable[Path]) -> Known:
    """Read both sides of the sentences of development sets."""
    known = Known()
    for path in development:
        test = read_test_set(path)
        for text in test.sources + test.references:
            known.add(text)
    return known


def is_new(pair: SentencePair, known: Known) -> bool:
    """Tell whether neither side of a pair is known."""
    return not (known.holds(pair.source) or known.holds(pair.target))
