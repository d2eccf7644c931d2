"""Outputs that went wrong as a whole: words that repeat, source that was copied, text that is far too short or long."""

import re
import unicodedata

from songngu.result import Flag, FlagKind

LONGEST = 8  # words of a phrase that is looked for
TIMES = {1: 4, 2: 3, 3: 3}  # in a row, by words of the phrase; a longer one twice: nobody writes that
APART, AGAIN = 6, 3  # words of a phrase that loops with other words between, and how often it stands then
LETTERS = re.compile(r"([^\W\d_]{1,3}?)\1{7,}")
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
MARKED = re.compile(r"[đĐ\u0300-\u036f]")  # what no English word has, once it is decomposed
FEWEST, SHARE = 3, 0.3  # small Vietnamese words in English that was copied, and their share of its words
SMOOTH = 20  # characters added to both sides: an abbreviation alone may become four times as long
SHORTEST, LONGEST_RATIO = 0.5, 2.2  # on 2,147 development sentences references lie between 0.53 and 1.9


def repeated(text: str) -> str:
    """Return the words or letters that repeat in a text as no writer repeats them, "" where none do."""
    words = WORD.findall(text.lower())
    for size in range(1, LONGEST + 1):
        run, needed = size, size * TIMES.get(size, 2)  # words that repeat those `size` places before them
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else size
            if run >= needed:
                return " ".join(words[place + 1 - size : place + 1])
    letters = LETTERS.search(text)
    return letters[1] if letters else _again(words)


def _again(words: list[str]) -> str:
    """Return a long phrase that stands several times in a text."""
    seen: dict[tuple[str, ...], int] = {}
    for place in range(len(words) - APART + 1):
        phrase = tuple(words[place : place + APART])
        seen[phrase] = seen.get(phrase, 0) + 1
        if seen[phrase] == AGAIN:
            return " ".join(phrase)
    return ""


def loops(text: str) -> bool:
    """Tell whether words or letters of a text repeat as no writer repeats them (Holtzman et al. 2020)."""
    return bool(repeated(text))


def copied(target: str) -> bool:
    """Tell whether English holds Vietnamese that was left as it is; names, which have capitals, do not count."""
    words = WORD.findall(unicodedata.normalize("NFC", target))
    small = sum(word[0].islower() and MARKED.search(unicodedata.normalize("NFD", word)) is not None for word in words)
    return bool(small >= FEWEST and small >= SHARE * len(words))


def length_out_of_range(source: str, target: str) -> bool:
    """Tell whether a translation is far shorter or longer, in characters, than translations of its source can be."""
    ratio: float = (len(target) + SMOOTH) / (len(source) + SMOOTH)
    return ratio < SHORTEST or ratio > LONGEST_RATIO


def degenerate(source: str, target: str) -> tuple[Flag, ...]:
    """Flag English that repeats itself where its source does not, is a copy of it, or has an impossible length."""
    found = []
    phrase = repeated(target)
    if phrase and not loops(source):
        found.append(Flag(FlagKind.LOOP, f"The English repeats itself: “{phrase}”."))
    if copied(target):
        found.append(Flag(FlagKind.COPIED, "The English holds Vietnamese that was not translated."))
    if length_out_of_range(source, target):
        much = "short" if len(target) < len(source) else "long"
        say = f"The English is very {much}: {len(target)} characters for {len(source)} of Vietnamese."
        found.append(Flag(FlagKind.LENGTH, say))
    return tuple(found)
