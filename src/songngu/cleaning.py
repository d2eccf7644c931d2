"""Characters that should not be in a Vietnamese text: invisible ones, special spaces, misplaced or look-alike marks.

Every step takes a text and returns it with the number of changes. All are linear in the length.
"""

import re
import unicodedata
from collections.abc import Callable

from songngu.syllables import GENUINE, QUALITY_MARKS, TONE_MARKS, is_syllable, mark_syllable

_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CARRIAGE = re.compile("\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Joiners and the zero-width space shape emoji and Asian scripts; beside western letters and blanks they are dirt.
_WESTERN = "\x00-\u058f\u1e00-\u218f\ufeff"
_JOINER = f"(?:(?<![^{_WESTERN}])[\u200b-\u200d]|[\u200b-\u200d](?![^{_WESTERN}]))"
_DIRT = "[\xad\u034f\u180e\u2060\ufeff\ufff9-\ufffb]"
_DIRECTION = "[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_INVISIBLE_ANY = re.compile("[\xad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]")
_INVISIBLE = re.compile(f"{_JOINER}|{_DIRT}")
_INVISIBLE_LTR = re.compile(f"{_JOINER}|{_DIRT}|{_DIRECTION}")

_LOOK_ALIKE = str.maketrans("ÐƉðɖǍǎ", "ĐĐđđĂă")
_LOOK_ALIKE_LETTER = re.compile("[ÐƉðɖǍǎ]")
_LOOK_ALIKE_WORD = re.compile(r"\b[^\W\d_]{0,6}[ÐƉðɖǍǎ][^\W\d_]{0,6}\b")  # bounded: linear
_MARKS = f"[{TONE_MARKS}{QUALITY_MARKS}]"
_MARK = re.compile(_MARKS)
_CLUSTER = re.compile(f"[A-Za-zÀ-ỹ]{_MARKS}+")
_LOOSE = re.compile(
    rf"(?<![^\W\d_])((?:[^\W\d_]{_MARKS}{{0,2}}){{1,7}}) ([{TONE_MARKS}](?:[^\W\d_]{_MARKS}{{0,2}}){{0,4}})(?![^\W\d_])"
)
_STRAY_CONSONANT = re.compile(f"[ńǹñṇṭṃḿćḥḳḅḍḷṛṣṽṿḉŃǸÑṆṬṂḾĆḤ]|[b-df-hj-np-tvxzđB-DF-HJ-NP-TVXZĐ][{TONE_MARKS}]")
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def unify_carriage_returns(text: str) -> tuple[str, int]:
    """Make the line ends of Windows and of the old Mac line feeds."""
    return _CARRIAGE.subn("\n", text) if "\r" in text else (text, 0)


def unify_line_ends(text: str) -> tuple[str, int]:
    """Make every other line end a line feed: Unicode's, form feeds and vertical tabs."""
    return _LINE_END.subn("\n", text)


def restore_western_signs(text: str) -> tuple[str, int]:
    """Read the codes 0x80 to 0x9F, which latin-1 leaves empty, as the quotation marks and dashes of windows-1252."""
    return re.subn(
        "[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]", lambda m: m[0].encode("latin-1").decode("cp1252"), text
    )


def remove_controls(text: str) -> tuple[str, int]:
    """Remove control characters but the tab and the line end."""
    return _CONTROL.subn("", text)


def remove_invisible(text: str) -> tuple[str, int]:
    """Remove soft hyphens, zero-width characters, byte order marks, and marks of direction where none is needed."""
    if not _INVISIBLE_ANY.search(text):
        return text, 0
    return (_INVISIBLE if _RIGHT_TO_LEFT.search(text) else _INVISIBLE_LTR).subn("", text)


def unify_spaces(text: str) -> tuple[str, int]:
    """Make no-break spaces and spaces of other widths ordinary ones."""
    return _SPACE.subn(" ", text)


def compose(text: str) -> tuple[str, int]:
    """Compose letters and marks (NFC); the count is 1 where that changed anything."""
    return (text, 0) if unicodedata.is_normalized("NFC", text) else (unicodedata.normalize("NFC", text), 1)


def _changed(pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], text: str) -> tuple[str, int]:
    """Apply `change` to the matches of a pattern; count those that it changes."""
    count = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal count
        new = change(match)
        count += new != match[0]
        return new

    return pattern.sub(replace, text), count


def replace_look_alikes(text: str) -> tuple[str, int]:
    """Put Đ and ă for the Icelandic Ð and the Czech ǎ where that makes a Vietnamese syllable, in a Vietnamese text."""
    if not _LOOK_ALIKE_LETTER.search(text) or not GENUINE.search(text):
        return text, 0

    def change(match: re.Match[str]) -> str:
        word = match[0].translate(_LOOK_ALIKE)
        return word if is_syllable(word) else match[0]

    return _changed(_LOOK_ALIKE_WORD, change, text)


def _order_marks(match: re.Match[str]) -> str:
    """Put the mark that makes the vowel before the tone ("á" + circumflex is ấ), each once."""
    parts = unicodedata.normalize("NFD", match[0])
    base, marks = parts[0], parts[1:]
    if base not in "aeiouyAEIOUY":
        return match[0]
    ordered = sorted(dict.fromkeys(marks), key=lambda mark: mark not in QUALITY_MARKS)
    return unicodedata.normalize("NFC", base + "".join(ordered))


def _attach(match: re.Match[str]) -> str:
    """Close the gap before a tone mark ("Nô ̣i") where a Vietnamese syllable comes out."""
    word = unicodedata.normalize("NFC", match[1] + match[2])
    return word if is_syllable(word) else match[0]


def _move_tone(match: re.Match[str]) -> str:
    """Move a tone mark from a consonant to the vowel ("Viêṭ") where a Vietnamese syllable comes out."""
    if not _STRAY_CONSONANT.search(match[0]):
        return match[0]
    parts = unicodedata.normalize("NFD", match[0])
    tones = [part for part in parts if part in TONE_MARKS]
    if len(tones) != 1:
        return match[0]
    bare = unicodedata.normalize("NFC", parts.replace(tones[0], ""))
    marked = mark_syllable(bare, tones[0])
    return marked if marked != bare else match[0]


def place_marks(text: str) -> tuple[str, int]:
    """Put combining marks where they belong, in NFC text: order, gaps, and tones that stand on a consonant."""
    text, moved = _move_tones(text)
    if not _MARK.search(text):
        return text, moved
    text, loose = _changed(_LOOSE, _attach, text)
    text, ordered = _changed(_CLUSTER, _order_marks, text)
    return text, moved + loose + ordered


def _move_tones(text: str) -> tuple[str, int]:
    """Move tones from consonants to vowels, in the lines that have such consonants and are Vietnamese."""
    if not _STRAY_CONSONANT.search(text):
        return text, 0
    lines = [
        _changed(_WORD, _move_tone, line) if _STRAY_CONSONANT.search(line) and GENUINE.search(line) else (line, 0)
        for line in text.split("\n")
    ]
    return "\n".join(line for line, _ in lines), sum(count for _, count in lines)
