"""Cuts a sentence that is too long for a model at clause borders, and joins the translated clauses again."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# From the strongest border to the weakest; a border without white space behind it ("1,5", "10:30") is none.
BORDERS = (
    re.compile(r"(?<=[;:])\s+|\s+(?=[–—-]\s)|(?<=\S[–—])\s+"),
    re.compile(r"(?<=[.!?…,])\s+"),
    re.compile(r"\s+"),
)
CLOSING = (".", ",", ";", ":", "!", "?", "…", ")", "]", "}", "”", "’", "%")
PAUSES = (",", ";", ":")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence; `glue` is what stood before it: a space, or nothing (at the start, after a hard cut)."""

    text: str
    glue: str = ""


def cut(text: str, limit: int, count: Callable[[str], int]) -> list[Clause]:
    """Cut `text` into clauses of at most `limit` tokens, as even as the borders allow.

    Rebuilding `"".join(glue + text)` gives the text back, runs of white space folded to one space. Only a
    single character of more than `limit` tokens stays longer than the limit.
    """
    atoms = list(_atoms(Clause(text.strip()), limit, count))
    frame = count("")  # what the model adds to every input
    sizes = [count(atom.text) - frame for atom in atoms]
    target = sum(sizes) / max(1, math.ceil(sum(sizes) / max(1, limit - frame)))
    clauses: list[Clause] = []
    filled = 0
    for atom, size in zip(atoms, sizes, strict=True):
        merged = clauses[-1].text + atom.glue + atom.text if clauses and filled < target else ""
        if merged and count(merged) <= limit:
            clauses[-1] = Clause(merged, clauses[-1].glue)
            filled += size
        else:
            clauses.append(atom)
            filled = size
    return clauses


def _atoms(clause: Clause, limit: int, count: Callable[[str], int], level: int = 0) -> Iterator[Clause]:
    """Split a clause at the strongest borders that bring every part under the limit."""
    if count(clause.text) <= limit or len(clause.text) < 2:
        yield clause
    elif level == len(BORDERS):
        for half in _halves(clause):
            yield from _atoms(half, limit, count, level)
    else:
        for place, part in enumerate(BORDERS[level].split(clause.text)):
            yield from _atoms(Clause(part, " " if place else clause.glue), limit, count, level + 1)


def _halves(clause: Clause) -> tuple[Clause, Clause]:
    """Cut a word in the middle, not before a combining mark."""
    text = clause.text
    middle = len(text) // 2
    while middle < len(text) - 1 and unicodedata.combining(text[middle]):
        middle += 1
    return Clause(text[:middle], clause.glue), Clause(text[middle:])


def join(clauses: Sequence[Clause], targets: Sequence[str]) -> str:
    """Join the translations of the clauses of one sentence.

    A full stop that the model put after a clause which ends in a pause gives way to that pause.
    """
    joined = ""
    for place, (clause, target) in enumerate(zip(clauses, targets, strict=True)):
        glue = "" if target.startswith(CLOSING) else clause.glue
        joined += (glue if joined else "") + (target if place == len(clauses) - 1 else _unended(clause.text, target))
    return joined


def _unended(source: str, target: str) -> str:
    """Give a clause from within a sentence the pause of its source instead of a full stop."""
    if source.endswith(PAUSES) and target.endswith(".") and not target.endswith(".."):
        return target[:-1] + source[-1]
    return target
