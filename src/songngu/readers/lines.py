"""The lines of a page with what their layout tells, and the kinds found for them so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from songngu.article import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

TAIL = 8  # characters looked at for closing punctuation: a mark and its quotes and brackets
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]*]*$")
_STOPPED = re.compile(r"(?<!\.\.)\.[\"'”’»)\]*]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s|$)")
_ASIDE = frozenset({Kind.BOILERPLATE, Kind.CAPTION, Kind.BYLINE})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    `text` is stripped, its inner white space collapsed. `indented` and `padded` say whether white space stood before
    and after it, `gap` counts the blank lines before it. `hint` is the kind that markup gives it, None where there is
    no markup or it says nothing; `level` as in `Block`.
    """

    text: str
    indented: bool = False
    padded: bool = False
    gap: int = 0
    hint: Kind | None = None
    level: int = 0

    @property
    def words(self) -> int:
        """The number of words; in Vietnamese, of syllables."""
        return self.text.count(" ") + 1

    @property
    def ended(self) -> bool:
        """Whether it ends with the mark of a sentence or a clause."""
        return bool(_ENDED.search(self.text[-TAIL:]))

    @property
    def stopped(self) -> bool:
        """Whether it ends with a full stop; three dots are none."""
        return bool(_STOPPED.search(self.text[-TAIL:]))

    @property
    def sentences(self) -> int:
        """About how many sentences it holds, at least 1."""
        return max(1, len(_SENTENCE_END.findall(self.text)))

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: long, or a whole sentence of some length."""
        return self.words > 30 or (self.ended and self.words >= 8)


@dataclass
class Page:
    """Lines in reading order and their kinds so far; a rule may claim only a line that no earlier rule has claimed."""

    lines: list[Line]
    kinds: list[Kind | None] = field(init=False)
    levels: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Start from the kinds that markup gives."""
        self.kinds = [line.hint for line in self.lines]
        self.levels = [line.level for line in self.lines]

    @cached_property
    def usual_words(self) -> int:
        """The length in words of the line that holds the middle word of the running text; 0 where there is none.

        Lists and captions are many lines but few words, so they hardly weigh here as they would in a median of lines.
        """
        lengths = sorted(line.words for line in self.lines if line.prose)
        sums = list(accumulate(lengths))
        return lengths[bisect_left(sums, sums[-1] / 2)] if lengths else 0

    @cached_property
    def usually_indented(self) -> bool:
        """Whether most running text is indented, so that indentation tells nothing."""
        return _most([line.indented for line in self.lines if line.prose])

    @cached_property
    def usually_padded(self) -> bool:
        """Whether most running text has white space after it, so that it tells nothing."""
        return _most([line.padded for line in self.lines if line.prose])

    def claim(self, index: int, kind: Kind, *, level: int = 0) -> None:
        """Give line `index` a kind, unless it has one."""
        if self.kinds[index] is None:
            self.kinds[index], self.levels[index] = kind, level

    def open(self) -> Iterator[tuple[int, Line]]:
        """Yield the lines without a kind, with their indices; what is claimed meanwhile is passed over."""
        for index, line in enumerate(self.lines):
            if self.kinds[index] is None:
                yield index, line

    def first(self, kind: Kind) -> int | None:
        """Return the index of the first line of a kind, None where there is none."""
        return self.kinds.index(kind) if kind in self.kinds else None

    def content_after(self, index: int) -> Line | None:
        """Return the next line that is no furniture, caption or by-line, None at the end."""
        following = range(index + 1, len(self.lines))
        return next((self.lines[at] for at in following if self.kinds[at] not in _ASIDE), None)

    def body(self) -> range:
        """Return the indices from the first to the last line of running text; empty where there is none."""
        text = [at for at, line in enumerate(self.lines) if self.kinds[at] not in _ASIDE and line.prose]
        return range(text[0], text[-1] + 1) if text else range(0)


def collapse(text: str) -> str:
    """Strip `text` and make every run of white space, line breaks too, one space."""
    return " ".join(text.split())


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that are not blank."""
    gap = 0
    for raw in text.split("\n"):
        if words := collapse(raw):
            yield Line(words, indented=raw[0].isspace(), padded=raw[-1].isspace(), gap=gap)
            gap = 0
        else:
            gap += 1


def _most(marks: list[bool]) -> bool:
    return 2 * sum(marks) > len(marks)
