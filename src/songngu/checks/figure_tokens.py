"""Cut a sentence into digit groups, words and signs, with their places."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple
from unicodedata import normalize

from songngu.checks.values import Figure, Reading

# White space, then a digit group with inner separators, a word, or any other single character.
_TOKEN = re.compile(r"(\s*)([0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S)")
# White space that a list printed by a program left as its escape; blanked so that \\xa0 is no figure.
_ESCAPE = re.compile(r"\\(?:xa0|u200b|u200e|ufeff|n|t|r)(?![a-z])|\\(?:xa0|u200b|u200e|ufeff)")
_LENGTHS = frozenset({"mm", "cm", "dm", "m", "km"})
EPIDEMIC_NAMES = frozenset({"covid", "cov", "ncov"})
_PADDING = ("",) * 8  # rules look this many tokens ahead at most


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence.

    `words` are as written, `low` in lower case, `ends` where they end in `text`, `spaced` the white space before them,
    `known` all there are in lower case. `words`, `low` and `spaced` are padded, so that a rule can look ahead.
    """

    text: str
    words: tuple[str, ...]
    low: tuple[str, ...]
    ends: list[int]
    spaced: tuple[str, ...]
    known: frozenset[str]

    def slice(self, first: int, end: int) -> str:
        """Return the text from token `first` up to, not with, token `end`."""
        return self.text[self.start(first) : self.ends[end - 1]]

    def start(self, index: int) -> int:
        """Return the character where a token starts."""
        return self.ends[index] - len(self.words[index])

    def previous(self, index: int, back: int = 1) -> str:
        """Return the token `back` places before, in lower case; "" before the first."""
        return self.low[index - back] if index >= back else ""

    def exponent(self, index: int) -> bool:
        """Say whether the digit at `index` is the exponent of m2 or km<sup>2."""
        if self.spaced[index] or self.low[index] not in {"2", "3"}:
            return False
        return self.previous(index) in _LENGTHS or (self.previous(index) == ">" and self.previous(index, 2) == "sup")

    def epidemic_name(self, index: int) -> bool:
        """Say whether the digits at `index` are those of COVID-19, SARS-CoV-2 or nCoV-2019."""
        back = 2 if self.previous(index) in {"-", "‑", "–"} else 1
        return self.previous(index, back) in EPIDEMIC_NAMES

    def chemical(self, index: int) -> bool:
        """Say whether the digit at `index` belongs to CO2, which is also carbon dioxide."""
        return not self.spaced[index] and self.previous(index) == "co" and self.low[index] == "2"

    def named_from(self, index: int) -> int:
        """Return where the name starts whose digits stand at `index`: at covid for COVID-19."""
        return index - (1 if self.previous(index) in EPIDEMIC_NAMES else 2)


class Span(NamedTuple):
    """What a rule found: its readings, none if it does not apply, and the token after the last."""

    readings: tuple[Reading, ...]
    end: int
    firm: bool = True


def number_at(tokens: Tokens, index: int, low: int = 1, high: int = 31) -> int:
    """Return the whole number written in digits at `index` if it lies between `low` and `high`, else 0."""
    word = tokens.low[index]
    return int(word) if word.isdecimal() and len(word) <= 4 and low <= int(word) <= high else 0


def full_year(tokens: Tokens, index: int) -> int:
    """Return the year that the second part of 2017/18 stands for at `index`, 0 where there is no such thing."""
    before, part = tokens.previous(index, 2), tokens.low[index]
    if tokens.previous(index) not in {"/", "-", "–"} or len(before) != 4 or len(part) != 2:
        return 0
    return int(before[:2] + part) if before.isdecimal() and part.isdecimal() else 0


def tokenize(text: str) -> Tokens:
    """Return the tokens of `text`, which is brought to NFC first."""
    text = normalize("NFC", text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: " " * len(match.group()), text)
    found = _TOKEN.findall(text.rstrip())  # without rstrip, a long run of spaces at the end costs quadratic time
    spaces, words = zip(*found, strict=True) if found else ((), ())
    low = (*" ".join(words).lower().split(" "), *_PADDING) if found else _PADDING
    ends = list(accumulate(map(len, chain.from_iterable(found))))[1::2]
    return Tokens(text, (*words, *_PADDING), low, ends, (*spaces, *[" "] * len(_PADDING)), frozenset(low))


def read_figures(
    text: str,
    triggers: AbstractSet[str],
    *,
    in_digits: Callable[[Tokens, int], Span],
    in_words: Callable[[Tokens, int], Span],
    unit_of: Callable[[Tokens, int, int], str],
) -> list[Figure]:
    """Return the figures of a sentence in order, the small words that only explain others included.

    A figure starts with a digit, read by `in_digits`, or with one of the `triggers`, read by `in_words`; `unit_of`
    tells the unit of the figure between two tokens.
    """
    tokens = tokenize(text)
    figures: list[Figure] = []
    done = 0
    for index in [place for place, word in enumerate(tokens.low) if word in triggers or "0" <= word < ":"]:
        if index < done:
            continue
        span = in_digits(tokens, index) if tokens.low[index][0].isdecimal() else in_words(tokens, index)
        done = max(span.end, index + 1)
        if span.readings:
            measured = not isinstance(span.readings[0][0], str)
            unit = unit_of(tokens, index, done) if measured else ""
            start = tokens.named_from(index) if tokens.epidemic_name(index) else index
            figures.append(Figure(tokens.slice(start, done), tokens.start(start), span.readings, span.firm, unit))
    return figures
