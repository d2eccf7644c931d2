"""Text made fit to be read: decoded, repaired, unwrapped, and told whether it is Vietnamese."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from songngu import cleaning, decoding, legacy, mojibake, wrapping
from songngu.syllables import FREQUENT_PLAIN, GENUINE, WORD, is_plain_syllable, is_syllable, plain


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text and what was done to it: plain English phrases, one a kind of change, () where nothing was."""

    text: str
    repairs: tuple[str, ...] = ()


_Step = Callable[[str], tuple[str, int]]  # a text -> the text changed, and how many changes
# Soft hyphens, no-break spaces and control codes stand for letters in broken text: they are removed only after it.
_BEFORE: tuple[tuple[str, _Step], ...] = (
    ("unified {n} line ending{s}", cleaning.unify_carriage_returns),
    ("composed letters and their marks (Unicode NFC)", cleaning.compose),
    ("restored {n} place{s} garbled by a wrong encoding (UTF-8 read as windows-1252)", mojibake.undo),
)
_LEGACY = "converted from the legacy encoding {name}: {{n}} line{{s}}"
_AFTER: tuple[tuple[str, _Step], ...] = (
    ("unified {n} line ending{s}", cleaning.unify_line_ends),
    ("restored {n} sign{s} of windows-1252 (quotation marks, dashes)", cleaning.restore_western_signs),
    ("removed {n} control character{s}", cleaning.remove_controls),
    ("removed {n} invisible character{s}", cleaning.remove_invisible),
    ("replaced {n} special space{s} by ordinary ones", cleaning.unify_spaces),
    ("composed letters and their marks (Unicode NFC)", cleaning.compose),
    ("replaced {n} look-alike{s} of Vietnamese letters", cleaning.replace_look_alikes),
    ("put {n} misplaced diacritic{s} right", cleaning.place_marks),
    ("composed letters and their marks (Unicode NFC)", cleaning.compose),
)
_ROUNDS = 4  # a repair can uncover another one, as a mark after a zero-width space; two rounds nearly always do

_SAMPLE = 4_000  # characters of the beginning, the middle and the end by which the language is told
_ALONE = 4  # so few words are no running text


def decode(data: bytes) -> Repaired:
    """Turn the bytes of a text file into text: UTF-8, UTF-16, UTF-32, windows-1258, TCVN3, VNI, else the likeliest.

    The text is not yet repaired, but for what its encoding needed. Raises FormatError, saying what the file looks like
    and the way out, for a PDF, ZIP, picture or other binary file.
    """
    text, done = decoding.decode(data)
    return Repaired(text, (done,) if done else ())


def _apply(steps: tuple[tuple[str, _Step], ...], text: str, counts: Counter[str]) -> str:
    for phrase, step in steps:
        text, count = step(text)
        counts[phrase] += count
    return text


def _one_round(text: str, counts: Counter[str]) -> str:
    text = _apply(_BEFORE, text, counts)
    text, names = legacy.convert(text)
    for name, lines in names.items():
        counts[_LEGACY.format(name=name)] += lines
    return _apply(_AFTER, text, counts)


def repair(text: str) -> Repaired:
    """Undo the damage a text has taken on its way: see the phrases of the steps above for what is looked for.

    Lines stay lines. What is in order stays as it is, also in other languages, code and formulas; repairing twice
    changes nothing more. Linear in the length: about 1 s for 5 MB.
    """
    counts: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        before, text = text, _one_round(text, counts)
        if text == before:
            break
    repairs = (phrase.format(n=n, s="" if n == 1 else "s") for phrase, n in counts.items() if n)
    return Repaired(text, tuple(repairs))


def join_lines(text: str) -> Repaired:
    """Join hard-wrapped lines into paragraphs where the lines show that they were wrapped; expects repaired text."""
    joined, count = wrapping.join(text)
    return Repaired(joined, (f"joined {count} hard-wrapped line{'' if count == 1 else 's'}",) if count else ())


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"


def looks_vietnamese(text: str) -> bool:
    """Tell whether a text is mainly Vietnamese, with or without its marks, by letters and syllables; offline, in 5 ms.

    With marks: three in ten words are syllables that carry one, and some have letters no other language has, or half
    of all words are syllables. Without: nearly all words could be syllables, and many are frequent ones that are no
    English words. "Hà Nội" and "Ha Noi" are Vietnamese, "" and figures are not.
    """
    words = WORD.findall(unicodedata.normalize("NFC", _sample(text)))
    length = sum(1 if word[0] < "\u2e80" else len(word) for word in words)  # Chinese puts no space between words
    if not length:
        return False
    marked = [word for word in words if not word.isascii() and is_syllable(word)]
    own = sum(bool(GENUINE.search(word)) for word in marked)
    sound = own >= 0.1 * length or length <= _ALONE or sum(map(is_syllable, words)) >= 0.5 * length
    if len(marked) >= 0.3 * length and sound:
        return True
    return _looks_unmarked(words, length)


def _looks_unmarked(words: Sequence[str], length: int) -> bool:
    """Tell whether words are Vietnamese typed without marks: "thu tuong noi"; English has its "the", "of", "was"."""
    syllables = sum(is_plain_syllable(word) for word in words)
    hits = [lower for word in words if (lower := plain(word.lower())) in FREQUENT_PLAIN]
    if syllables >= 0.9 * length and length > 2 * _ALONE and hits:
        return True
    return syllables >= 0.75 * length and len(hits) >= 0.2 * length and (len(set(hits)) > 1 or length <= _ALONE)
