"""Finds the terms of a glossary in a Vietnamese sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from songngu.translation.terms_file import Entry

_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\S+")
_JOINS = {"-": "&", "–": "&", "—": "&", "và": "&"}  # Bộ GD&ĐT is Bộ GD-ĐT, Bộ GD - ĐT and Bộ GD và ĐT
# The tone of oa, oe and uy stands on either vowel: uỷ is ủy. Rewritten wherever it stands, since keys only compare.
_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_PLACED = dict(zip(_OLD, _NEW, strict=True))
_TONE = re.compile("|".join(_OLD))
_I_OR_Y = re.compile(r"(h|k|l|m|s|t|qu)([iìíỉĩị])")  # kĩ thuật is kỹ thuật
_Y = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))
_OPENING = frozenset("\"“„‘'«‹([:-–—•*…")
_ENTRIES = ""  # where a node of the tree keeps the entries that end there; no token is empty


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a sentence: characters `start` to `end`, white-space words `first` to `last` (`last` excluded).

    `nth` counts the matches before it in the sentence that ask for the same English.
    """

    entry: Entry
    start: int
    end: int
    first: int
    last: int
    nth: int = 0


@lru_cache(maxsize=1 << 16)
def _letters(token: str) -> str:
    """Return a token as it compares: lower case, tone in one place, y for i, one sign for all joins."""
    lower = token.lower()
    whole = _I_OR_Y.fullmatch(lower)
    if whole:
        lower = whole[1] + _Y[whole[2]]
    return _TONE.sub(lambda found: _PLACED[found[0]], _JOINS.get(lower, lower))


def key(text: str) -> tuple[str, ...]:
    """Return the tokens of a term as they compare, case apart; () for a text without letters and digits."""
    tokens = _TOKEN.findall(text)
    return tuple(map(_letters, tokens)) if any(token[0].isalnum() for token in tokens) else ()


class Finder:
    """The terms of a glossary as a tree of tokens, made once and read by all threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Sort the entries into the tree; of two that differ only in case, the exact one is tried first."""
        self._tree: dict[str, Any] = {}
        for entry in entries:
            node = self._tree
            for token in key(entry.source):
                node = node.setdefault(token, {})
            node.setdefault(_ENTRIES, []).append(entry)
            node[_ENTRIES].sort(key=lambda one: not one.exact)

    def find(self, source: str) -> tuple[Match, ...]:
        """Return the terms of an NFC sentence, longest first where they overlap, in the order of the sentence.

        Only whole words count. Takes time linear in the sentence, whatever the number of terms.
        """
        tree = self._tree
        tokens = _TOKEN.findall(source)
        keys = [_letters(token) for token in tokens]
        starts = [place for place, token in enumerate(keys) if token in tree]
        found = [candidate for start in starts for candidate in self._from(start, keys, tokens)] if starts else []
        return _placed(source, _longest(found)) if found else ()

    def _from(self, start: int, keys: Sequence[str], tokens: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """Yield the terms that begin at a token, as (first, last excluded, entry)."""
        node = self._tree
        for place in range(start, len(keys)):
            node = node.get(keys[place], {})
            if not node:
                return
            for entry in node.get(_ENTRIES, ()):
                if _case_fits(entry, tokens[start : place + 1], opens=_opens(tokens, start)):
                    yield start, place + 1, entry
                    break


def _opens(tokens: Sequence[str], start: int) -> bool:
    """Tell whether a token begins a sentence or a quotation."""
    return start == 0 or tokens[start - 1] in _OPENING or tokens[start - 1] in {".", "!", "?"}


def _case_fits(entry: Entry, tokens: Sequence[str], *, opens: bool) -> bool:
    """Tell whether words stand in the case that the entry asks for; at the start the first letter may be a capital."""
    if entry.case == "capital":
        return tokens[0][0].isupper()
    if not (entry.exact or _is_abbreviation(entry)):
        return True
    wanted = _capitals("".join(_TOKEN.findall(entry.source)))
    shown = _capitals("".join(tokens))
    return wanted == shown or (opens and wanted[1:] == shown[1:] and shown[0])


def _is_abbreviation(entry: Entry) -> bool:
    return entry.source == entry.source.upper()


def _capitals(letters: str) -> list[bool]:
    return [letter.isupper() for letter in letters]


def _longest(found: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    """Keep the longest of those that overlap, the first of equals."""
    taken: set[int] = set()
    kept = []
    for first, last, entry in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, entry))
    return sorted(kept, key=lambda one: one[0])


def _placed(source: str, found: Iterable[tuple[int, int, Entry]]) -> tuple[Match, ...]:
    """Turn places among tokens into characters and white-space words, and count terms said several times."""
    spans = [token.span() for token in _TOKEN.finditer(source)]
    words = list(_WORD.finditer(source))
    starts = [word.start() for word in words]
    seen: dict[str, int] = {}
    matches = []
    for place, after, entry in found:
        if not entry.asked:
            continue
        start, end = spans[place][0], spans[after - 1][1]
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
        if _is_abbreviation(entry) and _in_number([word[0] for word in words], first, last):
            continue
        nth = seen.get(entry.targets[0], 0)
        if nth and source[start - 1 : start] + source[end : end + 1] == "()":
            nth -= 1  # Ngân hàng Nhà nước (NHNN) is said once
        seen[entry.targets[0]] = nth + 1
        matches.append(Match(entry, start, end, first, last, nth))
    return tuple(matches)


def _in_number(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether an abbreviation is part of a number: Chỉ thị 01/CT-NHNN, tàu cá 75386TS, tàu 90617 TS."""
    glued = any(sign.isdigit() for word in words[first:last] for sign in word)
    return glued or (first > 0 and len(words[first - 1]) > 4 and words[first - 1].isdecimal())
