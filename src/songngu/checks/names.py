"""The check of names: is each name of the Vietnamese in the English, spelt the same all through the article."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from songngu.checks.name_finding import Found, Kind, find_names
from songngu.checks.name_following import exact, near, rendering
from songngu.result import Flag, FlagKind, Name, Pair, Rendering
from songngu.syllables import fold


def check_names(source: str, target: str) -> tuple[Flag, ...]:
    """Flag the names that the English has lost or spells in another way; a lone given name may become a pronoun."""
    return tuple(Flag(FlagKind.NAME, say) for found in dict.fromkeys(find_names(source)) for say in _say(found, target))


def _say(found: Found, target: str) -> Iterator[str]:
    if exact(found, target):
        return
    other = near(found, target)
    if other:
        yield f"The name “{found.text}” stands as “{other}”."
    elif " " in found.text or found.kind is not Kind.PERSON:
        yield f"The name “{found.text}” is missing."


def names_kept(source: str, target: str) -> tuple[int, int]:
    """Return how many names of a sentence its English has as they should be written, and how many the sentence has."""
    found = find_names(source)
    return sum(bool(exact(name, target)) for name in found), len(found)


def names_of(pairs: Sequence[Pair]) -> tuple[Name, ...]:
    """Return the names of an article in the order they appear, each with its renderings, the commonest first.

    A given name alone ("ông Hùng") belongs to the full name before it that ends with it. A rendering "" says where the
    name is missing; pairs without English are left out.
    """
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, pair in enumerate(pairs):
        for found in find_names(pair.source) if pair.target else ():
            full = _full(found, list(places))
            text = rendering(found, pair.target)
            if not text and full != found.text:
                continue  # a pronoun is no loss
            text = _completed(found.text, full, text)
            if index not in places[full][text]:
                places[full][text].append(index)
    return tuple(
        Name(
            name,
            tuple(
                Rendering(text, tuple(where))
                for text, where in sorted(texts.items(), key=lambda item: (-len(item[1]), item[1]))
            ),
        )
        for name, texts in places.items()
        if texts
    )


def _full(found: Found, known: Sequence[str]) -> str:
    """Return the name of an article that a name alone stands for, the last that fits, or itself."""
    if found.kind is not Kind.PERSON or " " in found.text:
        return found.text
    return next((name for name in reversed(known) if name.endswith(f" {found.text}")), found.text)


def _completed(short: str, full: str, text: str) -> str:
    """Return the rendering of a full name of which only a part was written, where that part is right."""
    return fold(full) if short != full and text == fold(short) else text


def with_diacritics(source: str, target: str) -> str:
    """Write the Vietnamese names of the English with their diacritics; names with an English form keep it."""
    found = [name for name in find_names(source) if not name.english and fold(name.text) != name.text]
    for name in sorted(found, key=lambda name: -len(name.text)):
        target = re.sub(rf"(?<!\w){re.escape(fold(name.text))}(?!\w)", name.text, target)
    return target
