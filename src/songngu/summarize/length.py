"""How long a summary shall be: a number of sentences, a share of them, or a number of words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from songngu.errors import OptionError

ALLOWED = 'Give a number of sentences (3), a share of the sentences ("20%") or a number of words ("60w").'
_LENGTH = re.compile(r"([0-9]{1,9})([%w]?)")


class Unit(StrEnum):
    """What a length counts."""

    SENTENCES = ""
    PERCENT = "%"
    WORDS = "w"


@dataclass(frozen=True, slots=True)
class Length:
    """An amount ≥ 1 of a unit."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        """The way a user writes it: "3", "20%", "60w"."""
        return f"{self.amount}{self.unit}"

    def sentences(self, candidates: int) -> int:
        """Return how many of `candidates` sentences this length is, at least 1; not for a length in words.

        A share is of the number of sentences that can be picked, as users of sumy and gensim expect, rounded half up.
        """
        return self.amount if self.unit is Unit.SENTENCES else max(1, (candidates * self.amount + 50) // 100)


def parse_length(length: int | str) -> Length:
    """Read a length; OptionError where it is not 1 or more sentences, 1% … 100%, or 1 or more words."""
    written = length.strip().lower() if isinstance(length, str) else str(length)
    match = _LENGTH.fullmatch(written) if not isinstance(length, bool) else None
    if match is None:
        raise OptionError(f"The length of the summary {length!r} is not understood. {ALLOWED}")
    parsed = Length(int(match[1]), Unit(match[2]))
    if parsed.amount == 0:
        raise OptionError(f"A summary of length {length!r} would be empty. {ALLOWED}")
    if parsed.unit is Unit.PERCENT and parsed.amount > 100:
        raise OptionError(f"A summary of length {length!r} is not possible: 100% is all sentences. {ALLOWED}")
    return parsed


def count_words(text: str) -> int:
    """Return the words of `text` as a word counter would, or its runs of letters and digits where they are more.

    "22/8" is one word to the first and two to the second: a limit must hold for both. In Vietnamese each syllable is
    written as a word.
    """
    return max(len(text.split()), len(re.findall(r"\w+", text)))
