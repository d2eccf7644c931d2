"""Which kind each line of a page is: small named rules, each claiming lines that no earlier rule has claimed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from songngu.article import Block, Kind
from songngu.readers.bylines import claim_edge_bylines, claim_marked_bylines, is_byline
from songngu.readers.captions import claim_captions, claim_marked_captions, evidence
from songngu.readers.datelines import dateline
from songngu.readers.furniture import claim_boxes, claim_breadcrumbs, claim_furniture
from songngu.readers.lines import Line, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE_WORDS, HEADING_WORDS, SAPO_WORDS, QUOTE_WORDS, ITEM_WORDS = 40, 22, 120, 60, 60
MARKED_HEADING_WORDS = 12  # of a heading that ends with ? ! …, as sentences do
_BULLET = re.compile(r"[•●▪◦‣■□◆○∙·➢➤✓✔]\s*(?=\S)")
_DASH = re.compile(r"(?:[-–—+*])\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}[.)/]|[a-zđ][.)]|\(\d{1,2}\)|[IVX]{1,4}[.)])\s+(?=\S)")
_QUOTED = re.compile(r"[“\"«‘][^“”«»\"]+[”\"»’]\.?")
_ATTRIBUTION = re.compile(r"[-–—]\s*\S")


def recognise(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Return a block for each line, with its kind, level and dateline; a line that no rule claims is a paragraph."""
    page = Page([line for line in lines if line.text])
    for rule in RULES:
        rule(page)
    blocks = [
        Block(kind or Kind.PARAGRAPH, _without_bullet(line, kind), level)
        for line, kind, level in zip(page.lines, page.kinds, page.levels, strict=True)
    ]
    return _with_datelines(blocks)


def claim_title(page: Page) -> None:
    """Claim the first free line as the title where it has no full stop and longer text comes after it."""
    if page.first(Kind.TITLE) is not None:
        return
    free = list(page.open())
    for (index, line), (_, following) in pairwise(free):
        if is_byline(line) and line.words <= 4 and not following.ended and following.words > line.words:
            page.claim(index, Kind.BYLINE)
            continue
        if _may_be_title(line) and any(after.words > 8 and after.ended for _, after in free if after is not line):
            page.claim(index, Kind.TITLE)
        return


def _may_be_title(line: Line) -> bool:
    marked = _BULLET.match(line.text) or _DASH.match(line.text)
    return line.words <= TITLE_WORDS and not line.stopped and not line.text.endswith((":", ";", ",")) and not marked


def claim_sapo(page: Page) -> None:
    """Claim the first running text under the title as the sapo, where more text follows it."""
    title = page.first(Kind.TITLE)
    if title is None or page.first(Kind.SAPO) is not None:
        return
    for index, line in page.open():
        if index < title or evidence(page, index) > 5:
            continue
        after = page.content_after(index)
        if after is not None and 10 <= line.words <= SAPO_WORDS and not line.text.endswith(":"):
            page.claim(index, Kind.SAPO)
        return


def claim_list_items(page: Page) -> None:
    """Claim bullets, and runs of dashed or numbered lines; a long or single dashed line is speech."""
    for index, line in page.open():
        if _BULLET.match(line.text) and line.words <= 2 * ITEM_WORDS:
            page.claim(index, Kind.LIST_ITEM, level=1)
    for mark in (_DASH, _NUMBER):
        for run in _runs(page, mark):
            speech = mark is _DASH and any("?" in page.lines[index].text for index in run)
            if len(run) > 1 and not speech:
                for index in run:
                    page.claim(index, Kind.LIST_ITEM, level=1)


def _runs(page: Page, mark: re.Pattern[str]) -> list[list[int]]:
    """Return the indices of neighbouring short lines that begin with `mark`."""
    runs: list[list[int]] = []
    for index, line in page.open():
        if not mark.match(line.text) or line.words > ITEM_WORDS:
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def claim_quotes(page: Page) -> None:
    """Claim whole lines in quotation marks that no "he said:" leads in, with the name that signs them."""
    body = page.body()
    for index, line in page.open():
        before = page.lines[index - 1].text if index else ""
        if index not in body or line.words > QUOTE_WORDS or not _QUOTED.fullmatch(line.text) or before.endswith(":"):
            continue
        page.claim(index, Kind.QUOTE)
        signed = page.lines[index + 1] if index + 1 < len(page.lines) else None
        if signed is not None and signed.words <= 16 and not signed.ended and _signs(signed):
            page.claim(index + 1, Kind.QUOTE)


def _signs(line: Line) -> bool:
    return bool(_ATTRIBUTION.match(line.text)) or is_byline(line)


def claim_headings(page: Page) -> None:
    """Claim short lines without a full stop that stand right above running text."""
    for index, line in page.open():
        after = page.content_after(index)
        marked = line.text.endswith(("?", "!", "…", "..."))
        most = MARKED_HEADING_WORDS if marked else HEADING_WORDS
        bare = marked or not line.ended
        above_text = after is not None and after.words > line.words and after.prose
        opens = not line.text[0].islower() and not _DASH.match(line.text)
        if index and bare and opens and above_text and line.words <= most:
            page.claim(index, Kind.HEADING, level=2)


RULES = (
    claim_furniture,
    claim_marked_bylines,
    claim_breadcrumbs,
    claim_title,
    claim_boxes,
    claim_marked_captions,
    claim_edge_bylines,
    claim_list_items,
    claim_sapo,
    claim_captions,
    claim_quotes,
    claim_headings,
)
"""In this order: what says its own name first, what only its place tells last."""


def _without_bullet(line: Line, kind: Kind | None) -> str:
    """Take the bullet off a list item, which its kind now tells; a number stays, it may be referred to."""
    if kind is not Kind.LIST_ITEM:
        return line.text
    return _BULLET.sub("", _DASH.sub("", line.text, count=1), count=1) or line.text


def _with_datelines(blocks: list[Block]) -> tuple[Block, ...]:
    """Set the dateline of the sapo and of the first paragraph, the only places where one stands."""
    seen: set[Kind] = set()
    for index, block in enumerate(blocks):
        if block.kind in {Kind.SAPO, Kind.PARAGRAPH} and block.kind not in seen:
            seen.add(block.kind)
            blocks[index] = replace(block, dateline=dateline(block.text))
        if Kind.PARAGRAPH in seen:
            break
    return tuple(blocks)
