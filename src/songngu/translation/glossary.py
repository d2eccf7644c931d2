"""The glossary: how the terms of a field are to be said in English, and whether a translation says them so.

    glossary = starter().merged(load(Path("terms.tsv")))
    applied = choose(source, hypotheses, glossary)

Placeholders are never used: a model mangles them. The output is verified, another hypothesis is chosen, and only then
are words replaced, those that the model itself linked to the term.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from songngu.errors import GlossaryError
from songngu.translation.terms_choice import Applied, choose, terms_of
from songngu.translation.terms_file import LONGEST, Entry, read_entries
from songngu.translation.terms_replace import Replacement
from songngu.translation.terms_source import Finder, Match, key
from songngu.translation.terms_target import kept

__all__ = ["Applied", "Entry", "Glossary", "Match", "Replacement", "choose", "kept", "load", "starter", "terms_of"]

_STARTER = "glossary.tsv"


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms and their accepted renderings; equal `digest`, equal effect on a translation."""

    entries: tuple[Entry, ...] = ()
    digest: str = field(init=False, compare=False)
    _finder: Finder = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the tree of terms and the digest; 20,000 entries take about 0.2 s."""
        parts = sorted("\t".join((one.source, "|".join(one.targets), one.case)) for one in self.entries)
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16] if parts else ""
        object.__setattr__(self, "digest", digest)
        object.__setattr__(self, "_finder", Finder(self.entries))

    def matches(self, source: str) -> tuple[Match, ...]:
        """Return the terms of a Vietnamese sentence (NFC), in its order; where some overlap, the longest.

        Whole words only. An upper-case abbreviation and an entry of exact case match as they are written, where the
        first letter may be a capital at the start of the sentence; others match in any case, see Entry.
        """
        return self._finder.find(source)

    def merged(self, other: Glossary) -> Glossary:
        """Return both glossaries as one, in which `other` wins where both have a term, whatever its case."""
        theirs = {key(entry.source) for entry in other.entries}
        return Glossary((*(entry for entry in self.entries if key(entry.source) not in theirs), *other.entries))


def load(path: Path) -> Glossary:
    """Read a glossary from a tsv or csv file, see terms_file.read_entries; raises GlossaryError."""
    return Glossary(read_entries(path))


def starter() -> Glossary:
    """Return the list that comes with songngu: Vietnamese institutions, offices, titles and abbreviations."""
    return load(Path(__file__).with_name(_STARTER))


def glossary_of(name: str) -> Glossary | None:
    """Return the glossary that a user names: a file, "none" for none, or "" for the starter list (told as None).

    The terms of a file are added to the starter list and win over it. Raises GlossaryError.
    """
    if not name:
        return None
    return Glossary() if name == "none" else starter().merged(load(Path(name)))


def glossary_of_text(text: str) -> Glossary:
    """Read the terms that a reader typed, a line "source = target" each; raises GlossaryError that names the line."""
    entries: dict[str, Entry] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        source, sign, target = (part.strip() for part in line.partition("="))
        if not line.strip():
            continue
        if not (sign and source and target) or max(len(source), len(target)) > LONGEST:
            raise GlossaryError(
                f"Line {number} of the terms, {line[:60]!r}, is not a term. Write: phố đi bộ = walking street. "
                f"Each side has 1 to {LONGEST} characters."
            )
        entries[source] = Entry(unicodedata.normalize("NFC", source), (target,))
    return Glossary(tuple(entries.values()))
