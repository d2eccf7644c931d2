"""Where several texts of the same meaning differ, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\s+|\w+(?:['’.,]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `same` tells whether all other texts have its words at the same place."""

    text: str
    same: bool


def differences(texts: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """Cut every text into pieces that it shares with all the others and pieces that it does not.

    Words are compared with their case; the pieces of a text, joined, are the text. The matching is difflib's
    (Ratcliff and Obershelp 1988).
    """
    tokens = [_WORD.findall(text) for text in texts]
    words = [[token for token in own if not token.isspace()] for own in tokens]
    return tuple(_pieces(own, _shared(index, words)) for index, own in enumerate(tokens))


def _shared(index: int, words: Sequence[Sequence[str]]) -> list[bool]:
    """Return for each word of one text whether all others have it."""
    shared = [True] * len(words[index])
    for other in range(len(words)):
        if other != index:
            first, second = sorted((index, other))  # the matcher is not symmetrical: both sides ask it the same
            blocks = SequenceMatcher(None, words[first], words[second], autojunk=False).get_matching_blocks()
            starts = [(block.a if index == first else block.b, block.size) for block in blocks]
            kept = {place for start, size in starts for place in range(start, start + size)}
            shared = [same and place in kept for place, same in enumerate(shared)]
    return shared


def _pieces(tokens: Sequence[str], shared: Sequence[bool]) -> tuple[Piece, ...]:
    """Join tokens of one kind; white space between two words that differ belongs to them."""
    places = iter(shared)
    marks = [token.isspace() or next(places) for token in tokens]
    for place in range(1, len(tokens) - 1):
        if tokens[place].isspace() and not marks[place - 1] and not marks[place + 1]:
            marks[place] = False
    runs = groupby(zip(tokens, marks, strict=True), key=lambda pair: pair[1])
    return tuple(Piece("".join(token for token, _ in run), same) for same, run in runs)
