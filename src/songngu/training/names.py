"""Finds names that stand on both sides of a pair, and gives them other names, so that copying is learnt."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from songngu.syllables import fold
from songngu.training.pairs import SentencePair

LONGEST = 5  # words of a name
COMMON = 60  # pairs; a foreign name seen oftener (London, Facebook) is known by heart and keeps its place
OWN_ENGLISH = frozenset({"Việt Nam", "Hà Nội", "Hồ Chí Minh", "Sài Gòn", "Biển Đông", "Tây Nguyên", "Trung Quốc"})
TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "em", "cháu", "cụ", "bé"})
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
WORD = re.compile(r"[^\W\d_]+")
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ch|nh|ng|[cmnpt])?"
)


def is_syllable(word: str) -> bool:
    """Tell whether a word has the shape of one Vietnamese syllable."""
    toneless = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(TONES))
    return SYLLABLE.fullmatch(toneless) is not None


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and word[1:].islower()


def capitalised_runs(text: str) -> Iterator[list[str]]:
    """Yield the runs of capitalised words that stand a single space apart; each run follows the word before it.

    The first item of a run is that word, empty where there is none.
    """
    run, before, end = list[str](), "", -2
    for match in WORD.finditer(text):
        word = match[0]
        if not _is_capitalised(word):
            yield from [run] if run[1:] else []
            run = []
        elif run and text[end : match.start()] == " ":
            run.append(word)
        else:
            yield from [run] if run[1:] else []
            run = [before if text[end : match.start()] == " " else "", word]
        before, end = word, match.end()
    yield from [run] if run[1:] else []


def counted(name: str, text: str) -> int:
    """Count a name in a text where it is not part of a longer word."""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) if name in text else 0


def _stands_alone(name: str, before: str, english: str) -> bool:
    """Tell whether one syllable is surely a name: after a word of address, and no short English word."""
    written = fold(name)
    return before.lower() in TITLES and (len(written) > 2 or f"Mr. {written}" in english or f"Ms. {written}" in english)


def _is_swappable(name: str, before: str, pair: SentencePair) -> bool:
    """Tell whether a run of words is a name that both sides write, but for the diacritics of a Vietnamese one."""
    words = name.split()
    written = fold(name)
    if name in OWN_ENGLISH or re.search(rf"(?<!\w){re.escape(written)}\w", pair.target):
        return False
    if all(map(is_syllable, words)):
        return len(words) > 1 or _stands_alone(name, before, pair.target)
    alike = written == name and counted(name, pair.source) == counted(name, pair.target)
    joined = f"-{name}" in pair.source or f"{name}-" in pair.source
    return alike and len(name) > 2 and not joined and f"the {name}" not in pair.target.replace("The ", "the ")


def shared_names(pair: SentencePair) -> list[str]:
    """Return the names of the Vietnamese side whose form without diacritics stands on the English side.

    Longer names come first. Two names that English writes alike are left out: which is which cannot be told.
    """
    found: dict[str, str] = {}
    for before, *words in capitalised_runs(pair.source):
        start = 0
        while start < len(words):
            for stop in range(min(len(words), start + LONGEST), start, -1):
                name = " ".join(words[start:stop])
                written = fold(name)
                if name not in OWN_ENGLISH and not counted(written, pair.target):
                    continue
                if _is_swappable(name, words[start - 1] if start else before, pair):
                    found[written] = name if found.get(written, name) == name else ""
                start = stop - 1  # where the whole is not swappable, neither are its parts
                break
            start += 1
    return sorted(filter(None, found.values()), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class NamePool:
    """The names to draw from, by number of words, and the syllables new names are made of.

    `common` holds the foreign names that are not swapped away.
    """

    vietnamese: dict[int, list[str]]
    foreign: dict[int, list[str]]
    syllables: list[str]
    common: frozenset[str]

    def other(self, name: str, random: Random) -> str:
        """Draw another name of as many words: half of the Vietnamese ones are made of random syllables."""
        words = name.split()
        if not all(map(is_syllable, words)):
            return random.choice(self.foreign.get(len(words), [name]))
        if random.random() < 0.5 and self.syllables:
            return " ".join(random.choice(self.syllables).capitalize() for _ in words)
        return random.choice(self.vietnamese.get(len(words), [name]))


def gather(pairs: Iterable[SentencePair]) -> NamePool:
    """Collect the names and the syllables of a corpus, in a fixed order."""
    names: Counter[str] = Counter()
    syllables: Counter[str] = Counter()
    for pair in pairs:
        names.update(shared_names(pair))
        syllables.update(word.lower() for word in WORD.findall(pair.source) if is_syllable(word))
    pools: tuple[dict[int, list[str]], dict[int, list[str]]] = ({}, {})
    for name in sorted(names):
        words = name.split()
        pools[all(map(is_syllable, words))].setdefault(len(words), []).append(name)
    common = frozenset(name for name, count in names.items() if count > COMMON and not is_syllable(name.split()[0]))
    return NamePool(pools[True], pools[False], sorted(s for s, n in syllables.items() if n > 4), common)


def replaced(text: str, names: dict[str, str]) -> str:
    """Write other names for names, all at once and the longest first, where they are whole words."""
    alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{alternatives})(?!\w)", lambda match: names[match[0]], text) if names else text


def swap_names(pair: SentencePair, pool: NamePool, random: Random) -> SentencePair:
    """Give every name that stands on both sides another one; the English is written without diacritics."""
    both = fold(pair.source) + " " + pair.target
    new: dict[str, str] = {}
    for name in islice(shared_names(pair), 8):
        other = pool.other(name, random)
        taken = counted(fold(other), both) or fold(other) in map(fold, new.values())
        if name not in pool.common and not taken:
            new[name] = other
    source = replaced(pair.source, new)
    return pair._replace(source=source, target=replaced(pair.target, {fold(a): fold(b) for a, b in new.items()}))
