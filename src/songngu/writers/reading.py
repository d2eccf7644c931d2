"""The reading view: a result as an HTML fragment of two aligned columns.

The html writer and the web page both show it, with `reading.css` and `reading.js` beside this file. Sentence i
is `data-s="i"` in every place it is shown; its Vietnamese is `#sn-vi-i`, its English `#sn-en-i`. In a partial
result an ellipsis stands for each sentence still to come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.version import __version__
from songngu.writers.marks import flagged, fold, marks, waiting
from songngu.writers.tables import folded_table, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from songngu.article import Block
    from songngu.result import Bilingual

    Groups = Sequence[tuple[Block, list[int]]]

TAGS = {Kind.TITLE: "h1", Kind.QUOTE: "blockquote"}
OWN_MARK = re.compile(r"\s*(?:\d+|[^\W\d_])[.)]\s|\s*[-–•*+]\s")  # "1. ", "a) ", "- ": the page need not add one
LANGUAGES = ("vi", "en")
HEADINGS = {"vi": "Tóm tắt", "en": "Summary"}
BADGES = {"vi": "Câu {} của bản tóm tắt", "en": "Sentence {} of the summary"}


def reading(result: Bilingual) -> str:
    """Return the fragment: titles, summary in both languages, the article, and how it was made.

    All text is escaped; there is no script, style or outside address in it.
    """
    view = _View(result, {index: number for number, index in enumerate(result.summary.picks, start=1)})
    groups = [(block, indices) for block, indices in result.grouped() if indices]
    head = _length_of_head(groups)
    parts = [
        '<div class="sn-row sn-langs"><p lang="vi">Tiếng Việt</p><p lang="en">English</p></div>',
        *view.rows(groups[:head]),
        view.summary(),
        *view.rows(groups[head:]),
        *(folded_table(table) for table in tables(result)),
        _footer(result),
    ]
    return f'<div class="sn">{"".join(parts)}</div>'


def _length_of_head(groups: Groups) -> int:
    """Return how many blocks stand above the summary: all up to a title that opens the article."""
    for place, (block, _) in enumerate(groups):
        if block.kind is Kind.TITLE:
            return place + 1
        if block.kind not in (Kind.BOILERPLATE, Kind.BYLINE):
            return 0
    return 0


@dataclass(frozen=True, slots=True)
class _View:
    """Draws the parts of a result; `places` holds the number in the summary of each sentence picked."""

    result: Bilingual
    places: dict[int, int]

    def rows(self, groups: Groups) -> Iterator[str]:
        """Yield a row a block; the furniture of the page is folded."""
        for furniture, run in groupby(groups, key=lambda group: group[0].kind is Kind.BOILERPLATE):
            rows = [self.row(block, indices) for block, indices in run]
            yield _folded(rows) if furniture else "".join(rows)

    def row(self, block: Block, indices: Sequence[int]) -> str:
        """Return a block in both languages, side by side."""
        heading = f"h{min(max(block.level, 2), 6)}"  # h1 is the title
        tag = heading if block.kind is Kind.HEADING else TAGS.get(block.kind, "p")
        cells = "".join(
            f'<{tag} lang="{lang}">{" ".join(self.sentence(index, lang) for index in indices)}</{tag}>'
            for lang in LANGUAGES
        )
        return f'<div class="{_classes(block)}">{cells}</div>'

    def sentence(self, index: int, lang: str) -> str:
        """Return a sentence with its number in the summary and, on the English side, its remarks."""
        remarks = marks(self.result, index)
        classes = ["s", *(["sn-picked"] if index in self.places else []), *(mark.name for mark in remarks)]
        notes = "".join(_note(mark.say) for mark in remarks) if lang == "en" else ""
        # One stop of the Tab key for the whole article; the arrow keys move on from there.
        stop = 0 if index == 0 and lang == "vi" else -1
        text = self.source(index) if lang == "vi" else self.target(index)
        return (
            f'<span class="{" ".join(classes)}" id="sn-{lang}-{index}" data-s="{index}" tabindex="{stop}">'
            f"{self.badge(index, lang)}{text}</span>{notes}"
        )

    def source(self, index: int) -> str:
        """Return the Vietnamese of a sentence, a dateline set apart."""
        pair = self.result.pairs[index]
        cut = self.result.block_of(pair).dateline if pair.sentence.start == 0 else 0
        if not 0 < cut <= len(pair.source):
            return escape(pair.source)
        return f'<span class="sn-dateline">{escape(pair.source[:cut])}</span>{escape(pair.source[cut:])}'

    def target(self, index: int) -> str:
        """Return the English of a sentence, or what stands in its place."""
        pair = self.result.pairs[index]
        if pair.target.strip():
            return escape(pair.target)
        why, sign = ("not translated yet", "…") if waiting(pair) else ("no translation", "—")
        return f'<span class="sn-waiting" title="{why}">{sign}</span>'

    def badge(self, index: int, lang: str) -> str:
        """Return the number of a sentence in the summary, as a link to it."""
        if index not in self.places:
            return ""
        number = self.places[index]
        say = BADGES[lang].format(number)
        link = f'href="#sn-summary-{lang}-{number}" title="{say}" aria-label="{say}"'
        return f'<a class="sn-badge" {link}>{number}</a>'

    def summary(self) -> str:
        """Return the summary in both languages, each sentence a link to its place."""
        if not self.places:
            return ""
        columns = "".join(
            f'<div lang="{lang}"><h2>{HEADINGS[lang]}</h2><ol>{self.picks(lang)}</ol></div>' for lang in LANGUAGES
        )
        return f'<section class="sn-row sn-summary" aria-label="Tóm tắt · Summary">{columns}</section>'

    def picks(self, lang: str) -> str:
        """Return the sentences of the summary in one language."""
        return "".join(
            f'<li id="sn-summary-{lang}-{number}" data-s="{index}"><a href="#sn-{lang}-{index}">'
            f"{escape(self.result.pairs[index].source) if lang == 'vi' else self.target(index)}</a></li>"
            for index, number in self.places.items()
        )


def _classes(block: Block) -> str:
    names = ["sn-row", f"sn-{block.kind.replace('_', '-')}"]
    if block.kind is Kind.LIST_ITEM:
        names.append(f"sn-depth-{min(block.level, 4)}")
        if OWN_MARK.match(block.text):
            names.append("sn-own-mark")
    return " ".join(names)


def _folded(rows: Sequence[str]) -> str:
    parts = "part" if len(rows) == 1 else "parts"
    return (
        f'<details class="sn-furniture"><summary><span lang="vi">Ngoài bài viết ({len(rows)} phần)</span>'
        f'<span lang="en">Not part of the article ({len(rows)} {parts})</span></summary>'
        f"{''.join(rows)}</details>"
    )


def _note(say: str) -> str:
    return f' <span class="sn-note" role="note">{escape(fold(say))}</span>'


def _footer(result: Bilingual) -> str:
    name = f"<p>Source: {escape(result.article.name)}</p>" if result.article.name else ""
    repairs = "".join(f"<li>{escape(repair)}</li>" for repair in result.article.repairs)
    told = f"<p>Changed while reading the text:</p><ul>{repairs}</ul>" if repairs else ""
    summary = result.summary
    method = f" Summary: {escape(summary.method)}, {escape(summary.length)}." if summary.picks else ""
    return (
        f'<footer class="sn-footer" lang="en">{name}<p>{_facts(result)}{method}</p>{told}'
        '<p class="sn-keys">Point at a sentence, or reach it with the Tab key, to light its partner; '
        "the arrow keys move between sentences and between languages.</p>"
        f"<p>songngu {__version__} · <code>{escape(result.signature)}</code></p></footer>"
    )


def _facts(result: Bilingual) -> str:
    count, done = len(result.pairs), sum(not waiting(pair) for pair in result.pairs)
    told = f"{count} sentences" if done == count else f"{done} of {count} sentences translated"
    remarks = flagged(result)
    if not remarks:
        return f"{told}, none with a warning."
    return f'{told}, {len(remarks)} with a warning, the first <a href="#sn-en-{remarks[0]}">here</a>.'
