"""Measure the check of figures: false alarms on human translations, and corrupted figures caught.

    python -m songngu.evaluation.figures FILE.tsv …

A file has a header line with the columns vi and en; each further column is a machine translation.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from songngu.checks.numbers import check_figures, figures_kept
from songngu.errors import FormatError

SEED = 4
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_FOOTNOTE = re.compile(r"(?<=[a-z]{4})\d\b|\(\d\)")  # the marks a news site leaves: shade(1), beyond4
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b(?:{_MONTH}) (\d{{1,2}})\b|\b(\d{{1,2}}) (?:{_MONTH})\b")
_SCALE = re.compile(r"\d[ -](hundred|thousand|million|billion|trillion)\b")
_EPIDEMIC = re.compile(r"\bn?cov(?:id)?\W{1,2}$", re.IGNORECASE)
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")

Pairs = list[tuple[str, str]]
Corruption = Callable[[str, random.Random], str]


def load(path: Path) -> dict[str, Pairs]:
    """Return the pairs (Vietnamese, English) of each English column of a tab-separated file.

    A field in quotes with doubled quotes inside, as spreadsheets write it, is unquoted. Raises FormatError where the
    columns vi and en are missing.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    if not {"vi", "en"} <= set(names):
        raise FormatError(f"{path} has the columns {names}; vi and en are needed: write them in the first line")
    rows = [dict(zip(names, map(_unquoted, line.split("\t")), strict=False)) for line in lines]
    return {name: [(row["vi"], row[name]) for row in rows if row.get(name)] for name in names if name != "vi"}


def _unquoted(value: str) -> str:
    inner = value[1:-1]
    quoted = len(value) > 1 and value[0] == value[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if quoted else value


def _places(text: str) -> list[tuple[int, int]]:
    """Return where the figures written with digits stand, footnote marks left out."""
    marks = {match.end() - 1 - match.group().endswith(")") for match in _FOOTNOTE.finditer(text)}
    return [match.span() for match in _FIGURE.finditer(text) if match.start() not in marks]


def _with_figure(change: Corruption) -> Corruption:
    """Return a corruption of a sentence that applies `change` to one of its figures at random."""

    def corrupt(text: str, chance: random.Random) -> str:
        places = _places(text)
        if not places:
            return text
        start, end = chance.choice(places)
        return text[:start] + change(text[start:end], chance) + text[end:]

    return corrupt


def _other_digit(figure: str, chance: random.Random) -> str:
    place = chance.choice([index for index, sign in enumerate(figure) if sign.isdecimal()])
    digits = [digit for digit in "123456789" if digit != figure[place]]
    return figure[:place] + chance.choice(digits) + figure[place + 1 :]


def _dropped_digit(figure: str, chance: random.Random) -> str:
    if not figure.isdecimal() or len(figure) < 2:
        return figure
    place = chance.randrange(len(figure))
    shorter = figure[:place] + figure[place + 1 :]
    return shorter if int(shorter) != int(figure) else figure


def _moved_separator(figure: str, chance: random.Random) -> str:
    """Return 1.234 or 12,34 for 1,234; 683 or 68.3 for 6.83: another value, written as a careless hand would."""
    separators = [sign for sign in figure if not sign.isdecimal()]
    if len(separators) != 1:
        return figure
    sign = separators[0]
    digits = figure.replace(sign, "")
    places = [place for place in range(1, len(digits) + 1) if place != figure.index(sign)]
    place = chance.choice(places)
    if sign == ",":
        return chance.choice(
            [figure.replace(",", "."), digits[:place] + "." + digits[place:] if digits[place:] else figure]
        )
    return digits[:place] + ("." if digits[place:] else "") + digits[place:]


def _other_scale(text: str, chance: random.Random) -> str:
    places = [match.span(1) for match in _SCALE.finditer(text)]
    if not places:
        return text
    start, end = chance.choice(places)
    return text[:start] + chance.choice([word for word in _SCALES if word != text[start:end]]) + text[end:]


def _other_day(text: str, chance: random.Random) -> str:
    places = [match.span(1 if match[1] else 2) for match in _DAY.finditer(text)]
    if not places:
        return text
    start, end = chance.choice(places)
    days = [day for day in range(1, 29) if day != int(text[start:end])]
    return text[:start] + str(chance.choice(days)) + text[end:]


def _deleted(text: str, chance: random.Random) -> str:
    """Delete a figure with the letters glued to it, and the scale word and sign that would stand alone.

    The digits of the name COVID-19 stay: with them the name would go, and whether names are kept is another check.
    """
    places = [place for place in _places(text) if not _EPIDEMIC.search(text[: place[0]])]
    if not places:
        return text
    start, end = chance.choice(places)
    before = re.search(r"[\w$€£¥+-]*$", text[:start])
    after = re.match(r"[\w%-]*(?: (?:hundred|thousand|million|billion|trillion)\b)?", text[end:])
    start -= len(before.group()) if before else 0
    end += after.end() if after else 0
    return (text[:start] + text[end:]).replace("  ", " ")


def _inserted(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    number = f"{int(10 ** chance.uniform(0.5, 5)):,}"
    words.insert(chance.randrange(len(words)), number)
    return " ".join(words)


CORRUPTIONS: dict[str, Corruption] = {
    "another digit": _with_figure(_other_digit),
    "a digit dropped": _with_figure(_dropped_digit),
    "separator moved": _with_figure(_moved_separator),
    "another scale word": _other_scale,
    "another day": _other_day,
    "figure deleted": _deleted,
    "figure inserted": _inserted,
}


def caught(pairs: Pairs, *, rounds: int = 5) -> dict[str, tuple[int, int]]:
    """Corrupt one figure of each English sentence that has figures; return per kind how many were caught, and tried.

    In each round every sentence that has digits and in which nothing is found gets one corruption, of a kind drawn from
    those that change it. Caught means that the check then finds something. The seed is fixed.
    """
    chance = random.Random(SEED)  # noqa: S311 - a fixed sequence is wanted
    counts: Counter[tuple[str, bool]] = Counter()
    for source, target in pairs * rounds:
        changed = {kind: corrupt(target, chance) for kind, corrupt in CORRUPTIONS.items() if _places(target)}
        kinds = [kind for kind, text in changed.items() if text != target]
        if kinds and not check_figures(source, target):
            kind = chance.choice(kinds)
            counts[kind, bool(check_figures(source, changed[kind]))] += 1
    return {kind: (counts[kind, True], counts[kind, True] + counts[kind, False]) for kind in CORRUPTIONS}


def report(path: Path) -> str:
    """Return the measures of a file in plain text: flagged, kept and time per column, and what was caught."""
    lines = []
    columns = load(path)
    for name, pairs in columns.items():
        start = time.process_time()
        flagged = sum(bool(check_figures(source, target)) for source, target in pairs)
        spent = (time.process_time() - start) / max(1, len(pairs)) * 1000
        kept, total = (sum(counts) for counts in zip(*(figures_kept(*pair) for pair in pairs), strict=True))
        lines.append(
            f"{name}: {flagged} of {len(pairs)} sentences flagged ({_percent(flagged, len(pairs))}), "
            f"{kept} of {total} figures kept ({_percent(kept, total)}), {spent:.3f} ms of processor time a pair"
        )
    counts = caught(columns["en"])
    for kind, (found, tried) in counts.items():
        lines.append(f"  {kind}: {found} of {tried} caught ({_percent(found, tried)})")
    found, tried = (sum(values) for values in zip(*counts.values(), strict=True))
    lines.append(f"  all corruptions: {found} of {tried} caught ({_percent(found, tried)})")
    lines.append(
        f"made by: python -m songngu.evaluation.figures {path}; one corrupted figure in each en sentence "
        f"that has digits and no finding, 5 rounds, seed {SEED}"
    )
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "none"


def main(paths: Sequence[str]) -> int:
    """Print the report of each file; return the exit code."""
    if not paths:
        sys.stderr.write("usage: python -m songngu.evaluation.figures FILE.tsv …\n")
        return 2
    for path in paths:
        sys.stdout.write(f"{path}\n{report(Path(path))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
