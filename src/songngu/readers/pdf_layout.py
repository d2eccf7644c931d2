"""What the places and sizes of printed lines tell: page headers, headings, and which lines make one paragraph."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.readers.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from songngu.readers.pdf_lines import Printed
    from songngu.readers.pdf_pages import Pages

EDGE = 2  # lines at the top and at the bottom of a page that can be its header and footer
_REPEATED = 0.4  # of the pages: left and right pages may have headers of their own
_NUMBERED = re.compile(r"\W*(?:trang|page) #\W*")  # also on a single page
_LARGER = 1.12  # of the size of the running text: a heading
_HEADING_WORDS = 40
_LEADING = 1.25  # of the usual distance of base lines: a new paragraph
_INDENT = 0.8  # of the size of type
_SOFT_HYPHEN = "\u00ad"
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-–—•*+●▪◦·►✓]|\d{1,3}[.)]|[a-zđ][.)]|\(\w\)|[IVX]{1,5}[.)])\s")
_CLAUSE = re.compile(r"[:;]$")
_LETTER = re.compile(r"[^\W\d_]")


def arrange(pages: Pages) -> tuple[list[Line], int]:
    """Return the paragraphs of a PDF as lines, page headers and footers once each at the end; and how many those are.

    Paragraphs go on over the ends of columns and pages where the sentence does.
    """
    body, edges = _without_edges(pages)
    usual = _usual_size(body)
    groups = _with_drop_caps(list(_paragraphs(body, usual)), usual)
    lines = [_joined(group) for group in groups]
    sizes = {_size(group[0]) for group, line in zip(groups, lines, strict=True) if _is_heading(group, line, usual)}
    levels = {size: min(level, 6) for level, size in enumerate(sorted(sizes, reverse=True), start=1)}
    marked = [
        replace(line, hint=Kind.HEADING, level=levels[_size(group[0])]) if _is_heading(group, line, usual) else line
        for group, line in zip(groups, lines, strict=True)
    ]
    return marked + _folded(edges), len(edges)


def _without_edges(pages: Pages) -> tuple[list[Printed], list[Printed]]:
    """Part the lines that stand again and again at the edges of pages, but for figures, from the others."""
    at_edge: dict[str, set[int]] = defaultdict(set)
    edges: set[Printed] = set()
    for number, group in groupby(pages.lines, lambda line: line.page):
        lines = sorted(group, key=lambda line: line.base)
        for line in {*_outermost(lines), *_outermost(lines[::-1])}:
            at_edge[_pattern(line)].add(number)
            edges.add(line)
    least = max(2, _REPEATED * pages.count)
    edges = {line for line in edges if len(at_edge[_pattern(line)]) >= least or _NUMBERED.fullmatch(_pattern(line))}
    return [line for line in pages.lines if line not in edges], [line for line in pages.lines if line in edges]


def _outermost(lines: Sequence[Printed]) -> list[Printed]:
    """Return the lines on the outermost EDGE heights."""
    heights = list(dict.fromkeys(round(line.base) for line in lines))[:EDGE]
    return [line for line in lines if round(line.base) in heights]


def _pattern(line: Printed) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def _folded(edges: Iterable[Printed]) -> list[Line]:
    """Return one of the lines that differ by figures alone, and none that are figures alone: page numbers."""
    first = {_pattern(line): line.text for line in reversed(list(edges))}
    texts = [text for text in reversed(first.values()) if _LETTER.search(text)]
    return [Line(text, gap=1, hint=Kind.BOILERPLATE) for text in texts]


def _usual_size(body: Sequence[Printed]) -> float:
    """Return the size of type in which most characters are set; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in body:
        sizes[_size(line)] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def _size(line: Printed) -> float:
    return round(2 * line.size) / 2


def _is_larger(line: Printed, usual: float) -> bool:
    return _size(line) > _LARGER * usual


def _is_heading(group: Sequence[Printed], line: Line, usual: float) -> bool:
    """Tell whether a paragraph is set as a heading, and not only as an opening in larger type."""
    return _is_larger(group[0], usual) and line.words <= _HEADING_WORDS and not line.stopped


def _paragraphs(body: Sequence[Printed], usual: float) -> Iterator[list[Printed]]:
    """Yield the runs of lines that make one paragraph or one heading."""
    ends = _right_ends(body)
    leading = _usual_leading(body)
    group: list[Printed] = []
    for line in body:
        if group and not _goes_on(group, line, usual, ends, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _right_ends(body: Sequence[Printed]) -> dict[tuple[int, float], float]:
    """Return how far right the longest line reaches that begins there, by page and place of the left end."""
    ends: dict[tuple[int, float], float] = defaultdict(float)
    for line in body:
        place = _column(line)
        ends[place] = max(ends[place], line.right)
    return ends


def _column(line: Printed) -> tuple[int, float]:
    return line.page, round(line.left)


def _usual_leading(body: Sequence[Printed]) -> dict[float, float]:
    """Return the most frequent distance of two base lines for each size of type, of a line to the next one below."""
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    for above, below in pairwise(body):
        step = round(2 * (above.base - below.base)) / 2
        if above.page == below.page and _size(above) == _size(below) and 0.8 * above.size < step < 3 * above.size:
            steps[_size(above)][step] += 1
    return {size: min(step for step, n in found.items() if n == max(found.values())) for size, found in steps.items()}


def _goes_on(
    group: list[Printed],
    line: Printed,
    usual: float,
    ends: dict[tuple[int, float], float],
    leading: dict[float, float],
) -> bool:
    """Tell whether a line goes on the paragraph that the lines of `group` began."""
    last = group[-1]
    if _size(last) != _size(line) or last.apart or line.apart or _ITEM.match(line.text):
        return False
    step = last.base - line.base
    near = last.page == line.page and 0 < step <= _LEADING * leading.get(_size(line), 1.5 * line.size) + 0.5
    if _is_larger(line, usual) and not _ENDED.search(last.text):
        return near and last.bold == line.bold
    broken_off = not _ENDED.search(last.text) and line.text.lstrip("\"'“‘( ")[:1].islower()
    if not near:  # the next column or page, or another paragraph
        full = not _ENDED.search(last.text) and not _had_room(last, line, ends)
        return (broken_off or full) and (last.page != line.page or step <= 0)
    if broken_off:
        return True
    hangs = len(group) == 1 and bool(_ITEM.match(last.text))
    shifted = line.left - last.left > _INDENT * line.size or (
        len(group) > 1 and last.left - line.left > _INDENT * line.size
    )
    clause = bool(_CLAUSE.search(last.text)) and not line.text[0].islower()
    return not clause and (hangs or not shifted) and not _had_room(last, line, ends)


def _had_room(last: Printed, line: Printed, ends: dict[tuple[int, float], float]) -> bool:
    """Tell whether the next word would have fitted in a line, so that the line was ended on purpose."""
    end = max(ends[_column(last)], ends[_column(line)])
    letter = (line.right - line.left) / len(line.text)
    reach = last.right + (1 + len(line.text.split(" ", 1)[0])) * letter
    other = last.bold != line.bold or last.text.isupper() != line.text.isupper()
    slack = 0.0 if other else 0.5 * last.size if _ENDED.search(last.text) else 0.25 * (end - last.left)
    return reach < end - slack


def _with_drop_caps(groups: list[list[Printed]], usual: float) -> list[list[Printed]]:
    """Put the large letter that begins a text before the word it begins."""
    joined: list[list[Printed]] = []
    for group in groups:
        before = joined[-1] if joined else []
        if len(before) == 1 and len(before[0].text) == 1 and before[0].text.isalpha() and before[0].size > usual:
            joined[-1] = [replace(group[0], text=before[0].text + group[0].text), *group[1:]]
        else:
            joined.append(group)
    return joined


def _joined(group: Sequence[Printed]) -> Line:
    """Join the lines of a paragraph; a row of a table is marked, that no rule takes it for a heading or a caption."""
    text = group[0].text
    for line in group[1:]:
        # A hyphen at the end of a line may belong to the word ("vi-rút"): it stays, without a space behind it.
        hyphen = text.endswith(("-", _SOFT_HYPHEN)) and text[-2:-1].isalpha() and line.text[:1].islower()
        text = f"{text.removesuffix(_SOFT_HYPHEN)}{'' if hyphen else ' '}{line.text}"
    return Line(text, gap=1, hint=Kind.PARAGRAPH if group[0].apart else None)
