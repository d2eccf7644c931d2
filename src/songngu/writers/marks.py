"""What is shown beside a sentence, the same in every format that people read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.result import Grade

if TYPE_CHECKING:
    from songngu.article import Block
    from songngu.result import Bilingual, Pair

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark on one sentence: `name` for the style sheet (letters and hyphens), `say` for the reader."""

    name: str
    say: str


def marks(result: Bilingual, index: int) -> list[Mark]:
    """Return the remarks on a sentence, the most important first; a grade is one only where it is "doubtful"."""
    pair = result.pairs[index]
    doubt = (
        [Mark("grade-doubtful", "Doubtful translation: read the Vietnamese.")] if pair.grade is Grade.DOUBTFUL else []
    )
    return doubt + [Mark(f"flag-{flag.kind}", flag.say) for flag in pair.flags]


def flagged(result: Bilingual) -> list[int]:
    """Return the indices of the sentences with a remark."""
    return [index for index in range(len(result.pairs)) if marks(result, index)]


def waiting(pair: Pair) -> bool:
    """Tell whether a sentence of a partial result is not translated yet."""
    return not pair.target and pair.score is None and not pair.flags


def stand_in(pair: Pair) -> str:
    """Return the sign that stands where a sentence has no text: not translated yet, or no translation."""
    return "…" if waiting(pair) else "—"


def furniture_last(result: Bilingual) -> list[tuple[Block, list[int]]]:
    """Return the blocks that have sentences, with these: the article as it was, then the furniture of its page."""
    groups = [(block, indices) for block, indices in result.grouped() if indices]
    return sorted(groups, key=lambda group: group[0].kind is Kind.BOILERPLATE)  # a sort keeps the order of equals


def fold(text: str) -> str:
    """Put text on one line: every run of white space becomes one space."""
    return " ".join(text.split())


def fold_for_xml(text: str) -> str:
    """Put text on one line, with U+FFFD for each character that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", fold(text))
