"""Writes the term of a glossary over the English words that a model wrote for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from songngu.syllables import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from songngu.translation.terms_source import Match

_WORD = re.compile(r"\S+")
_LEAD = re.compile(r"[\"“„‘'«‹(\[—–-]*")
_TAIL = re.compile(r"(?:['’]s|(?<=s)['’])?[.,;:!?\"”’»›)\]…—–-]*$")
_BREAK = re.compile(r"[,;:!?\"“”()\[\]…—–]")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
# Words that tell nothing alone: at the edge of a span they belong to the sentence, in its middle to the term.
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "with",
        "and",
        "or",
        "as",
        "is",
        "was",
        "that",
    ]
)
_ARTICLES = frozenset(["a", "an", "the"])
_DETERMINERS = _ARTICLES | {"its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "those", "each"}
_VOWEL = re.compile(r"[aeio]|u(?!ni|s[aeiou])|hono|hour|heir", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:các|những|nhiều|mấy|hai|ba|bốn|năm|vài)\W+$", re.IGNORECASE)
_UNCOUNTED = frozenset(
    ["police", "rescue", "surveillance", "defense", "militia", "insurance", "technology", "trade", "order"]
)
_PREPOSITIONS = frozenset(["of", "in", "on", "at", "by", "for", "from", "to", "with", "and", "that", "as", "under"])
_ROOM = 2  # the words written for a term are at most so many times its own, and one


@dataclass(frozen=True, slots=True)
class Replacement:
    """What was written for a term (`old`) and what stands there now (`new`)."""

    match: Match
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Span:
    """The words of an English sentence from `first` to `last` (excluded), to be written anew."""

    match: Match
    first: int
    last: int


def replace(
    source: str,
    target: str,
    links: Sequence[tuple[int, int]],
    missed: Iterable[Match],
    guarded: Collection[tuple[int, int]],
) -> tuple[str, tuple[Replacement, ...]]:
    """Write the preferred targets of `missed` over the words that `links` give for them; return text and changes.

    `links` pairs white-space words of source and target; `guarded` are spans of characters that stay (other terms).
    A term stays missed where its words are not together, are too many, hold a figure, a name or a mark, or are guarded.
    """
    words = list(_WORD.finditer(target))
    spans: list[_Span] = []
    for match in missed:
        span = _span(source, [word[0] for word in words], links, match)
        if span is None or any(span.first < other.last and other.first < span.last for other in spans):
            continue
        start, end = words[span.first].start(), words[span.last - 1].end()
        if not any(start < last and first < end for first, last in guarded):
            spans.append(span)
    line = [word[0] for word in words]
    done = [
        _write(line, span, several=_SEVERAL.search(source[: span.match.start]) is not None)
        for span in sorted(spans, key=lambda one: -one.first)
    ]
    return (" ".join(line) if done else target), tuple(reversed(done))


def _span(source: str, words: Sequence[str], links: Sequence[tuple[int, int]], match: Match) -> _Span | None:
    """Return the words written for a term and for nothing else; None where there is no such span."""
    own = {place for word, place in links if match.first <= word < match.last and place < len(words)}
    own -= {place for place in own if _plain(words[place]) in _SMALL}
    if not own:
        return None
    first, last = min(own), max(own) + 1
    sources = source.split()
    others = {
        place
        for word, place in links
        if not match.first <= word < match.last and any(sign.isalnum() for sign in sources[word])
    }
    inside = range(first, last)
    strange = [place for place in inside if place in others and _plain(words[place]) not in _SMALL]
    gaps = [place for place in inside if place not in own and _plain(words[place]) not in _SMALL]
    most = _ROOM * len(match.entry.preferred.split()) + 1
    if strange or gaps or last - first > most or not _free(source, words[first:last], match):
        return None
    if last - first == 1 and _within_name(words, first, match):
        return None
    return _Span(match, first, last)


def _within_name(words: Sequence[str], place: int, match: Match) -> bool:
    """Tell whether a word stands amid the capitals of a longer name: Railway Management Department."""
    around = [*words[place - 1 : place], *words[place + 1 : place + 2]]
    last = match.entry.preferred.split()[-1].lower()
    return (
        len(around) == 2
        and place > 1
        and all(word[0].isupper() for word in (words[place], *around))
        and around[0][-1].isalnum()
        and _plain(around[1]) != last
    )


def _free(source: str, words: Sequence[str], match: Match) -> bool:
    """Tell whether words hold no figure, no mark between them and no name of the rest of the source."""
    inner = " ".join(words)
    inner = inner[len(_lead(inner)) : len(inner) - len(_tail(inner))]
    if any(sign.isdigit() for sign in inner) or _BREAK.search(inner):
        return False
    rest = f"{source[: match.start]} {source[match.end :]}"
    names = {fold(word.lower()) for word in re.findall(r"\w+", rest) if word[0].isupper()}
    return names.isdisjoint(fold(word.lower()) for word in re.findall(r"\w+", inner) if word[0].isupper())


def _plain(word: str) -> str:
    return word.strip("\"“”‘’'.,;:!?()[]…").lower()


def _lead(text: str) -> str:
    found = _LEAD.match(text)
    return found[0] if found else ""


def _tail(text: str) -> str:
    """Return what stands behind the last letter: possessive, marks, closing quotes."""
    found = _TAIL.search(text)
    return found[0] if found else ""


def _write(line: list[str], span: _Span, *, several: bool) -> Replacement:
    """Write the preferred target over a span of `line`, and mend the words at its edges."""
    first, last = span.first, span.last
    old = " ".join(line[first:last])
    lead, tail = _lead(old), _tail(old)
    if _DOTTED.fullmatch(line[last - 1].removeprefix(lead)) and last < len(line):
        tail = ""  # the stop of an abbreviation goes with it
    new = span.match.entry.preferred.split()
    if several and " ".join(new).islower() and new[0] not in _ARTICLES:
        head = new.index("of") - 1 if "of" in new[1:] else -1
        new[head] = _plural(new[head])
    new = _titled(new, line, first, "" if tail or last == len(line) else line[last])
    first, new = _articled(new, line, first, lead=lead)
    if last < len(line) and not tail and _plain(line[last]) == _plain(new[-1]):
        tail = _tail(line[last])
        last += 1
    if first == 0 or _ends_sentence(line[first - 1]):
        new[0] = new[0][0].upper() + new[0][1:]
    line[first:last] = (lead + " ".join(new) + tail).split()
    return Replacement(span.match, old, " ".join(new))


def _titled(new: list[str], line: Sequence[str], first: int, after: str) -> list[str]:
    """Return a title that is a common noun with capitals where a name or number follows: Senior Colonel Hai."""
    alone = first and line[first - 1].lower() in _DETERMINERS - {"the"}
    if alone or not after[:1] or not (after[0].isupper() or after[0].isdigit()) or not " ".join(new).islower():
        return new
    return [word if word in _SMALL else word[0].upper() + word[1:] for word in new]


def _plural(word: str) -> str:
    """Return a common noun in the plural; what is not counted stays."""
    if word in _UNCOUNTED or word.endswith("ing"):
        return word
    if word.endswith("man"):
        return f"{word[:-2]}en"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return word if word.endswith("s") else word + ("es" if word.endswith(("x", "ch", "sh")) else "s")


def _articled(new: list[str], line: list[str], first: int, *, lead: str) -> tuple[int, list[str]]:
    """Mend the article before a term; return the first word to be written over and the words to write.

    The model's own article stays but for a that must be an, or the. Where it wrote none, one is written only where
    nothing but an article can stand: after a preposition, after a mark, and at the beginning.
    """
    before = line[first - 1] if first else ""
    if new[0] in _ARTICLES and len(new) > 1:
        if before.lower() in _ARTICLES and not lead:
            return first - 1, [new[0] if before.islower() else new[0].capitalize(), *new[1:]]
        bare = lead or not (first == 0 or before.lower() in _PREPOSITIONS or not before[-1].isalnum())
        return first, new[1:] if bare else new
    if before and not lead and before.lower() == new[0].lower():
        return first - 1, new
    if before.lower() in {"a", "an"} and not lead:
        line[first - 1] = before[0] + ("n" if _vowel(new[0]) else "")
    return first, new


def _vowel(word: str) -> bool:
    """Tell whether a word takes "an", by its letters: an NGO, a UN body, a university, an hour."""
    if word.isupper() and len(word) > 1:
        return word[0] in "AEFHILMNORSX"
    return _VOWEL.match(word) is not None and not word.lower().startswith("one")


def _ends_sentence(word: str) -> bool:
    """Tell whether a sentence ends with a word; short words before a stop are titles: Mr., Gen."""
    return word.rstrip('"”’)')[-1:] in {".", "!", "?"} and not _DOTTED.search(word) and len(word) > 4
