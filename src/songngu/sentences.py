"""Splits a text of the Vietnamese press into sentences without losing a character."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache

from songngu.context import Stop
from songngu.stops import ends_sentence

Span = tuple[int, int]

_WINDOW = 80  # characters of context on each side of a stop: bounded, so that time is linear
_LONGEST_ASIDE = 400  # characters in brackets up to which they hold a sentence together
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\u2029\s*")
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[^\W_]")
_MARKED_LETTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,8}", re.DOTALL)
# A stop and what closes with it; a straight quote only where no letter follows, for then it may open.
_RUN = re.compile(r"(?:\./\.|[.!?…])(?:[.!?…]|[”’»›)\]]|[\"'](?=[\s.,;:!?…)\]”’»\"'–—-]|\Z))*")
_LATE_CLOSER = re.compile(r"\s?[”»)\]]+")
_LATE_QUOTE = re.compile(r"\s?\"(?!\w)|\"")
_BRACKET = re.compile(r"[()\[\]]")


def split(text: str) -> list[Span]:
    """Find the sentences of a text, as sorted (start, end) offsets in characters.

    Between two spans, before the first and after the last there is only white space, or nothing ("mổ xong.Mặc dù"), so
    spans and gaps rebuild the text. A line break is a space, a blank line ends a sentence. Text in NFC and in NFD is
    split at the same places. Time is linear in the length of the text.

    >>> split("TS. Lan ở Q. 1 nói vậy. Ông S. về.")
    [(0, 23), (24, 34)]
    """
    view, origin = _compose(text)
    return [(origin(at + start), origin(at + end)) for at, body in _paragraphs(view) for start, end in _sentences(body)]


def _compose(text: str) -> tuple[str, Callable[[int], int]]:
    """Return the text with its letters composed, and the function from a place in it to the place in `text`."""
    pieces: list[str] = []
    places = [0]
    shifts = [0]
    last = shift = 0
    for found in _MARKED_LETTER.finditer(text):
        letter = found[0]
        composed = _normalize(letter)
        if len(composed) != len(letter):
            pieces += text[last : found.start()], composed
            last = found.end()
            shift += len(letter) - len(composed)
            places.append(last - shift)
            shifts.append(shift)
    pieces.append(text[last:])
    return "".join(pieces), lambda place: place + shifts[bisect_right(places, place) - 1]


@lru_cache(maxsize=4096)
def _normalize(letter: str) -> str:
    return unicodedata.normalize("NFC", letter)


def _paragraphs(view: str) -> Iterator[tuple[int, str]]:
    """Yield where each paragraph begins, and its text without white space around it; none is empty."""
    start = 0
    for end, after in [found.span() for found in _PARAGRAPH.finditer(view)] + [(len(view), len(view))]:
        body = view[start:end].lstrip()
        if body:
            yield end - len(body), body.rstrip()
        start = after


def _sentences(body: str) -> Iterator[Span]:
    """Yield the sentences of one paragraph."""
    quotes = _closing_quotes(body)
    asides = _Asides(body)
    begin = position = 0
    word = _first_word(body, begin)
    for found in _RUN.finditer(body):
        if found.start() < max(position, word):
            continue
        position = _with_late_closers(body, found.end(), quotes)
        if position >= len(body):
            break
        if asides.hold(word, found.start(), position):
            continue
        following = _skip_space(body, position)
        if ends_sentence(_stop(body, begin, found.start(), position, following)):
            yield begin, position
            begin = following
            word = _first_word(body, begin)
    yield begin, len(body)


def _stop(body: str, begin: int, start: int, end: int, following: int) -> Stop:
    left = max(begin, start - _WINDOW)
    return Stop(
        before=body[left:start],
        marks=body[start:end],
        after=body[following : following + _WINDOW],
        whole=left == begin,
        spaced=following > end,
    )


def _skip_space(body: str, position: int) -> int:
    found = _SPACE.match(body, position)
    return found.end() if found else position


def _first_word(body: str, begin: int) -> int:
    found = _WORD.search(body, begin)
    return found.start() if found else len(body)


def _closing_quotes(body: str) -> frozenset[int]:
    """Return where the straight quotes stand that close, taking them in pairs."""
    return frozenset([found.start() for found in re.finditer('"', body)][1::2])


def _with_late_closers(body: str, position: int, quotes: frozenset[int]) -> int:
    """Take in closing marks one space away, and a straight quote before a letter if it is the second of a pair."""
    found = _LATE_CLOSER.match(body, position)
    if found is None:
        found = _LATE_QUOTE.match(body, position)
        if found is None or found.end() - 1 not in quotes:
            return position
    return found.end()


class _Asides:
    """The bracketed stretches of a paragraph that hold a sentence together; asked from left to right."""

    def __init__(self, body: str) -> None:
        pairs: list[Span] = []
        opened: list[int] = []
        for found in _BRACKET.finditer(body):
            if found[0] in "([":
                opened.append(found.start())
            elif opened:
                pairs.append((opened.pop(), found.start()))
        self._pairs = sorted((pair for pair in pairs if pair[1] - pair[0] <= _LONGEST_ASIDE), reverse=True)
        self._held = 0

    def hold(self, word: int, start: int, end: int) -> bool:
        """Tell whether a stop from `start` to `end` is inside brackets opened after `word`, a sentence's first."""
        while self._pairs and self._pairs[-1][0] < start:
            opening, closing = self._pairs.pop()
            if opening > word:
                self._held = max(self._held, closing)
        return end <= self._held
