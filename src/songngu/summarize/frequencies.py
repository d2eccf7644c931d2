"""How rare a syllable, or a pair of neighbouring syllables, is in the Vietnamese press.

The table `frequencies.tsv.gz` is counted by `python -m songngu.training.frequencies` over half a million sentences.
"""

import gzip
import itertools
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `sentences` sentences each term occurs; a pair of syllables is written with a blank."""

    sentences: int
    counts: dict[str, int]
    rarest: tuple[int, int]  # the smallest counts kept, of syllables and of pairs: what a missing term counts at most

    def idf(self, term: str) -> float:
        """Return the inverse document frequency log(sentences / count), ≥ 0; missing terms count as the rarest kept."""
        return math.log(self.sentences / self.counts.get(term, self.rarest[" " in term]))


def syllables(text: str) -> list[str]:
    """Return the syllables, numbers and foreign words of `text`, NFC and in lower case."""
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())


def with_pairs(syllables: Sequence[str]) -> list[str]:
    """Return the syllables and the pairs of neighbours."""
    return [*syllables, *(f"{left} {right}" for left, right in itertools.pairwise(syllables))]


def read_frequencies(lines: Iterable[str]) -> Frequencies:
    """Read a table: a first line of three numbers (sentences, rarest syllable, rarest pair), then term TAB count."""
    rows = iter(lines)
    sentences, syllable, pair = (int(number) for number in next(rows).split("\t"))
    counts = {term: int(number) for term, number in (row.rstrip("\n").split("\t") for row in rows)}
    return Frequencies(sentences, counts, (syllable, pair))


@cache  # 17,000 lines: read once a process, at first use
def press() -> Frequencies:
    """Return the table that ships with the package."""
    packed = files(__package__).joinpath("frequencies.tsv.gz").read_bytes()
    return read_frequencies(gzip.decompress(packed).decode().splitlines())
