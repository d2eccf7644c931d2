"""Hard-wrapped lines, as in e-mail and text taken from PDF, joined into paragraphs.

Evidence, not a fixed width: a block of lines is wrapped when most of its lines go on in mid-sentence and are full, that
is, the first word of the next line would not have fitted. Headings, list items, verses and text with one paragraph a
line give no such evidence and stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_NARROWEST, _WIDEST = 45, 130  # characters in a wrapped line: verses are narrower, paragraphs wider
_FULL, _SHORT = 0.88, 0.8  # of the width: proportional type gives lines of uneven length
_ITEM = re.compile(r"\s*(?:[-–—•*+●▪◦·►✓>|#]|\d{1,3}[.)]\s|[a-zđA-Z][.)]\s|[IVX]{1,5}[.)]\s)")
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_CODE = re.compile(r"[{}\[\]=<>_;\\|]")
_INDENT = re.compile(r"\s{2,}|\t")


def _first_word(line: str) -> str:
    return line.split(maxsplit=1)[0]


def _in_sentence(line: str, following: str) -> bool:
    """Tell whether a line breaks off in mid-sentence: no full stop, and the next begins with a small letter."""
    begin = following.lstrip("\"'“‘( ")[:1]
    return begin.islower() and not _ENDS.search(line)


def _reach(line: str, following: str) -> int:
    """Return how long the line would have been with one word more."""
    return len(line) + 1 + len(_first_word(following))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the runs of lines that are neither empty nor too wide to have been wrapped."""
    start = 0
    for n, line in enumerate([*lines, ""]):
        if not line or len(line) > _WIDEST:
            if n - start > 1:
                yield start, n
            start = n + 1


def _is_code(lines: Sequence[str]) -> bool:
    return sum(len(_CODE.findall(line)) for line in lines) > 0.01 * sum(map(len, lines))


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a block was wrapped: at `width` characters, each line filled to `fill` of it at least (1: always full).

    `whole` tells that no line but the last is short, so that the block is one paragraph.
    """

    width: int
    fill: float
    whole: bool


def _wrap(*blocks: Sequence[str]) -> _Wrap | None:
    """Tell how blocks were wrapped, None where they were not.

    At least two lines break off in mid-sentence, two fifths of all breaks, and four fifths of those lines are full;
    and it is no code, which has one sign of _CODE in a hundred characters and more.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    open_lines = [(a, b) for a, b in pairs if _in_sentence(a, b)]
    width = max((len(a) for a, _ in open_lines), default=0)
    if len(open_lines) < 2 or width < _NARROWEST or any(map(_is_code, blocks)):
        return None
    fills = sorted(min(_reach(a, b) / width, 1) for a, b in open_lines)
    full = sum(fill > _FULL for fill in fills)
    breaks = sum(len(line) >= _NARROWEST for line, _ in pairs)
    if full < 0.8 * len(open_lines) or len(open_lines) < 0.4 * breaks:
        return None
    least = 1 if fills[0] == 1 else _SHORT
    whole = all(_reach(a, b) > least * width for a, b in pairs)
    return _Wrap(width, max(fills[len(fills) // 10], _SHORT), whole)


def _joins(line: str, following: str, wrap: _Wrap) -> bool:
    """Tell whether `following` goes on the paragraph of `line`."""
    if _ITEM.match(following) or (_INDENT.match(following) and not _INDENT.match(line)):
        return False
    if wrap.whole:
        return True
    if _in_sentence(line, following):
        return len(line) >= 0.6 * wrap.width
    fill = 1 if _ENDS.search(line) else wrap.fill  # after a full stop only a line with no room left is no last line
    return _reach(line, following) > fill * wrap.width


def _is_full(line: str, following: str, wrap: _Wrap) -> bool:
    """Tell whether a line of a short block was wrapped as the other blocks were."""
    fill = _SHORT if _in_sentence(line, following) else wrap.fill
    fits = fill * wrap.width < _reach(line, following) and len(line) <= wrap.width / _FULL
    return fits and _joins(line, following, replace(wrap, whole=False))


def join(text: str) -> tuple[str, int]:
    """Join the hard-wrapped lines of a text; return it and how many line ends went. Linear in the length."""
    lines = [line.rstrip() for line in text.split("\n")]
    found = {(start, end): _wrap(lines[start:end]) for start, end in _blocks(lines)}
    long = [wrap for (start, end), wrap in found.items() if wrap and (end - start >= 5)]
    usual = max(long, key=lambda wrap: wrap.width, default=None) or _wrap(*(lines[a:b] for a, b in found))
    glued: set[int] = set()
    for (start, end), own in found.items():
        if own:
            glued |= {n for n in range(start, end - 1) if _joins(lines[n], lines[n + 1], own)}
        elif usual and not _is_code(lines[start:end]):
            # A block of two or three lines shows too little by itself: the others tell the width.
            glued |= {n for n in range(start, end - 1) if _is_full(lines[n], lines[n + 1], usual)}
    return (_glue(lines, glued), len(glued)) if glued else (text, 0)


def _glue(lines: Sequence[str], glued: set[int]) -> str:
    parts = []
    for n, line in enumerate(lines):
        parts += [line.lstrip() if n - 1 in glued else line, " " if n in glued else "\n"]
    return "".join(parts[:-1])
