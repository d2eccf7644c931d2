"""Finds the accepted renderings of a term in an English sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from songngu.translation.terms_file import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from songngu.translation.terms_file import Entry
    from songngu.translation.terms_source import Match

WIDEST_GAP = 4  # words: "Secretary of the Ba Ria-Vung Tau provincial Party Committee" has four of a name
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|[^\W_]+(?:[.,'’][^\W_]+)*|&|{GAP}")
_LETTERS = re.compile(r"[^\W\d_][\w'’]*")
_ARTICLES = frozenset({"a", "an", "the"})
_SPELLED = {
    "&": "and", "for": "of", "on": "of",  # the Committee for, on or of Legal Affairs
    "labour": "labor", "defence": "defense", "centre": "center", "programme": "program",
    "licence": "license", "harbour": "harbor", "colour": "color", "honour": "honor", "neighbour": "neighbor",
}  # fmt: skip
_UNCHANGED = ("ss", "us", "is", "ics", "news", "vietnamese")  # ends of words whose s is no plural


class Word(NamedTuple):
    """A word of an English text as it compares, with and without its case, and the characters it takes."""

    plain: str
    cased: str
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a word without possessive and plural, in American spelling; its case stays.

    Only so much as a term may change in a sentence: chairmen, deputies, the Ministry's, People's Committees.
    """
    word = word.replace("’", "'").replace(".", "") if "." in word or "’" in word else word
    word = word.removesuffix("'s").removesuffix("'")
    word = re.sub(r"isation(s?)$", r"ization\1", word)
    lower = word.lower()
    if len(word) > 3 and not lower.endswith(_UNCHANGED):
        if lower.endswith("ies"):
            word = word[:-3] + "y"
        elif lower.endswith(("sses", "shes", "ches", "xes")):
            word = word[:-2]
        elif lower.endswith("s"):
            word = word[:-1]
        elif lower.endswith("men"):
            word = word[:-2] + "an"
    return _SPELLED.get(word.lower(), word) if word.islower() else _respelled(word)


def _respelled(word: str) -> str:
    other = _SPELLED.get(word.lower())
    return word if other is None else other.capitalize()


@lru_cache(maxsize=1 << 10)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text but for its articles."""
    found = []
    for match in _WORD.finditer(text):
        if match[0].lower() not in _ARTICLES:
            cased = stem(match[0])
            found.append(Word(cased.lower(), cased, match.start(), match.end()))
    return tuple(found)


Form = tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def forms(entry: Entry) -> tuple[Form, ...]:
    """Return the accepted renderings of an entry as words that compare, the longest first.

    For "Ministry of Health" also "Health Ministry" is right, and for a ministry its minister: Vietnamese names the
    ministry again after the office (bộ trưởng Bộ Y tế), English does not.
    """
    found: dict[Form, None] = {}
    for target in entry.targets:
        for text in (target, *_turned(target)):
            found[tuple(word.cased if entry.exact else word.plain for word in words(text))] = None
    found.pop((), None)
    return tuple(sorted(found, key=len, reverse=True))


_HEAD_OF = re.compile(rf"((?:[\w'’-]+ )*?)([\w'’-]+) of (?:the )?([^{GAP}]+)")
_MINISTRY = re.compile(r"\bMinistry\b")


def _turned(target: str) -> list[str]:
    """Return a head with its "of" turned round, and the minister of a ministry."""
    bare = target.removeprefix("the ")
    found = _HEAD_OF.fullmatch(bare)
    turned = [f"{found[1]}{found[3]} {found[2]}"] if found else []
    return turned + [_MINISTRY.sub("Minister", text) for text in (bare, *turned) if _MINISTRY.search(text)]


def occurrences(entry: Entry, target: str) -> list[tuple[int, int]]:
    """Return where an English text says a term, in characters, from left to right and without overlap."""
    line = words(target)
    letters = [word.cased if entry.exact else word.plain for word in line]
    accepted = forms(entry)
    heads = {form[0] for form in accepted}
    found = []
    place = 0
    while place < len(line):
        ends = [_end(form, letters, place) for form in accepted] if letters[place] in heads else [0]
        end = max(ends, default=0)
        if end:
            found.append((line[place].start, line[end - 1].end))
        place = end or place + 1
    return found


def _end(form: Form, letters: Sequence[str], start: int) -> int:
    """Return where a form that begins at `start` ends, 0 where it does not stand there."""
    place = start
    for number, part in enumerate(form):
        if part == GAP:
            after = form[number + 1 :]
            reach = range(place, min(place + WIDEST_GAP, len(letters)) + 1)
            return next((end for begin in reach if (end := _end(after, letters, begin))), 0)
        if place >= len(letters) or letters[place] != part:
            return 0
        place += 1
    return place


def kept(match: Match, target: str) -> bool:
    """Tell whether an English sentence says a term of its source in an accepted way.

    Case counts only where the entry asks for it; articles, plurals and possessives do not. A term that the source
    has twice must be there twice, unless the English says it in the plural.
    """
    found = occurrences(match.entry, target)
    return len(found) > match.nth or any(_plural(match.entry, target[start:end]) for start, end in found)


def _plural(entry: Entry, text: str) -> bool:
    """Tell whether a rendering stands in the plural while its target does not: ministers, People's Committees."""
    single = {word.lower() for target in entry.targets for word in _LETTERS.findall(target)}
    found = {word.lower() for word in _LETTERS.findall(text)} - single
    return any(not word.endswith(("'s", "’s")) and stem(word) != word and stem(word) in single for word in found)
