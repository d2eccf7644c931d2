"""Follows a Vietnamese name to the English: the words that render it, letter for letter or nearly."""

import re
from difflib import SequenceMatcher

from songngu.checks.name_finding import Found, Kind
from songngu.syllables import fold

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?\Z")
STEM = 4  # letters of a foreign word that its adjective keeps
NEAR = 0.6  # likeness of two spellings of one name, 0 to 1


def exact(found: Found, target: str) -> str:
    """Return the words of the English that are a name as it should be written, "" where it is not there."""
    if found.english:
        match = re.search(rf"(?<!\w)(?:{found.english})[\w.]*", fold(target))
        return match[0].rstrip(".") if match else ""
    wanted = re.sub(r"[\s-]+", r"[\\s-]*", re.escape(fold(found.text)).replace("\\ ", " ").replace("\\-", "-"))
    match = re.search(rf"(?<!\w){wanted}(?=\W|s?\b)", fold(target), re.IGNORECASE)
    if match:
        return target[match.start() : match.end()] if len(fold(target)) == len(target) else match[0]
    return _shorter(found, target) if found.kind is Kind.FOREIGN else ""


def _shorter(found: Found, target: str) -> str:
    """Return a word of a foreign name, or its adjective (Hungarian), where the English has only that."""
    words = [word for word in fold(found.text).split() if len(word) >= STEM]
    stems = [word[: max(STEM, len(word) - 3)] for word in words]
    present = [re.search(rf"(?<!\w){re.escape(stem)}\w*", fold(target), re.IGNORECASE) for stem in stems]
    return next((match[0] for match in reversed(present) if match), "")


def near(found: Found, target: str) -> str:
    """Return capitalised words of the English that are nearly a name, "" where there are none."""
    if found.english:
        return ""
    wanted = fold(found.text).lower()
    size = len(wanted.split())
    words = list(WORD.finditer(target))
    best, most = "", NEAR
    for first in range(len(words)):
        for last in range(first, min(first + size, len(words))):
            text = POSSESSIVE.sub("", target[words[first].start() : words[last].end()])
            if not (words[first][0][0].isupper() and words[last][0][0].isupper()):
                continue
            likeness = SequenceMatcher(None, wanted, fold(text).lower(), autojunk=False).ratio()
            if likeness > most:
                best, most = text, likeness
    return best


def rendering(found: Found, target: str) -> str:
    """Return the English words that render a name, rightly or nearly; "" where it is missing."""
    return exact(found, target) or near(found, target)
