"""The Markdown writer: each Vietnamese paragraph with its English quoted under it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.version import __version__
from songngu.writers.marks import fold, furniture_last, marks, stand_in
from songngu.writers.tables import numbers, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from songngu.article import Block
    from songngu.result import Bilingual

SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$]")
LINE_START = re.compile(r"^(\d{0,9})([#+\-=:.)])")


def dump(result: Bilingual) -> bytes:
    """Return CommonMark: the summary in both languages, then the article; the summary is bold in it."""
    parts = [*_summary(result), *_article(result), *_tables(result), *_about(result)]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def escape(text: str) -> str:
    """Return Markdown that shows `text` as it is, on one line and safe at the start of a line."""
    return LINE_START.sub(r"\1\\\2", SPECIAL.sub(r"\\\g<0>", fold(text)))


def _summary(result: Bilingual) -> Iterator[str]:
    if not result.summary.picks:
        return
    for heading, side in (("Tóm tắt", "source"), ("Summary", "target")):
        texts = [_text(result, index, side) for index in result.summary.picks]
        yield f"**{heading}**"
        yield "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    yield "---"


def _article(result: Bilingual) -> Iterator[str]:
    picks = frozenset(result.summary.picks)
    for furniture, run in groupby(furniture_last(result), key=lambda group: group[0].kind is Kind.BOILERPLATE):
        if furniture:
            yield "---\n\nNot part of the article:"
        for block, indices in run:
            yield _prefix(block) + _side(result, indices, "source", picks)
            yield "> " + _prefix(block) + _side(result, indices, "target", picks)


def _prefix(block: Block) -> str:
    if block.kind is Kind.TITLE:
        return "# "
    if block.kind is Kind.HEADING:
        return "#" * min(max(block.level, 2), 6) + " "  # one "#" is the title
    return "- " if block.kind is Kind.LIST_ITEM else ""


def _side(result: Bilingual, indices: Sequence[int], side: str, picks: AbstractSet[int]) -> str:
    return " ".join(_sentence(result, index, side, picked=index in picks) for index in indices)


def _sentence(result: Bilingual, index: int, side: str, *, picked: bool) -> str:
    text = _text(result, index, side)
    text = f"**{text}**" if picked else text
    remarks = "; ".join(mark.say for mark in marks(result, index)) if side == "target" else ""
    return f"{text} ⚠ *{escape(remarks)}*" if remarks else text


def _text(result: Bilingual, index: int, side: str) -> str:
    pair = result.pairs[index]
    return escape(pair.source if side == "source" else pair.target) or stand_in(pair)


def _tables(result: Bilingual) -> Iterator[str]:
    """Yield the tables of names and terms; the numbers are those of the sentences, from 1."""
    for table in tables(result):
        yield "---"
        yield f"**{table.heading}**" + (f" ({table.alarms})" if table.alarms else "")
        lines = ["| Vietnamese | English (sentences) |", "|--|--|"]
        for entry in table.entries:
            forms = [f"{escape(text) or '—'} ({numbers(pairs)})" for text, pairs in entry.renderings]
            lines.append(f"| {'⚠ ' if entry.alarm else ''}{escape(entry.source)} | {', '.join(forms)} |")
        yield "\n".join(lines)


def _about(result: Bilingual) -> Iterator[str]:
    yield "---"
    if result.article.name:
        yield f"Source: {escape(result.article.name)}"
    if result.article.repairs:
        yield "Changed while reading the text:"
        yield "\n".join(f"- {escape(repair)}" for repair in result.article.repairs)
    yield f"songngu {__version__} · {escape(result.signature)}"
