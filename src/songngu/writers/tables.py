"""The tables of names and terms under an article, the same in every format that people read."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from songngu.result import Bilingual, Rendering


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table: the Vietnamese, its renderings with their sentences, and whether to look at it."""

    source: str
    renderings: tuple[tuple[str, tuple[int, ...]], ...]
    alarm: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading; `alarms` says in words how many lines are to be looked at, "" for none."""

    heading: str
    entries: tuple[Entry, ...]
    alarms: str


def tables(result: Bilingual) -> list[Table]:
    """Return the tables that have lines."""
    names = [_name(name.name, name.renderings) for name in result.names]
    terms = [
        Entry(
            term.source,
            tuple((text, pairs) for text, pairs in ((term.target, term.kept), ("", term.missed)) if pairs),
            bool(term.missed),
        )
        for term in result.terms
    ]
    rows = (("Names", names, "in several forms or missing"), ("Glossary terms", terms, "missed"))
    return [_table(heading, entries, say) for heading, entries, say in rows if entries]


def _name(name: str, renderings: tuple[Rendering, ...]) -> Entry:
    found = tuple((rendering.text, rendering.pairs) for rendering in renderings)
    return Entry(name, found, len(found) != 1 or not found[0][0])


def _table(heading: str, entries: list[Entry], say: str) -> Table:
    count = sum(entry.alarm for entry in entries)
    ordered = sorted(entries, key=lambda entry: not entry.alarm)  # a sort keeps the order of equals
    return Table(heading, tuple(ordered), f"{count} {say}" if count else "")


def numbers(pairs: tuple[int, ...]) -> str:
    """Return the numbers of sentences, from 1."""
    return ", ".join(str(pair + 1) for pair in pairs)


def folded_table(table: Table) -> str:
    """Return a table as HTML that opens on a click; each number is a link to its sentence."""
    rows = "".join(_html_row(entry) for entry in table.entries)
    alarms = f' <span class="sn-note">{escape(table.alarms)}</span>' if table.alarms else ""
    return (
        f'<details class="sn-table"><summary>{escape(table.heading)} ({len(table.entries)}){alarms}</summary>'
        '<table><thead><tr><th scope="col" lang="vi">Tiếng Việt</th><th scope="col" lang="en">English</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></details>"
    )


def _html_row(entry: Entry) -> str:
    forms = "<br>".join(
        f"{escape(text) or 'missing'} <small>{' '.join(_link(pair) for pair in pairs)}</small>"
        for text, pairs in entry.renderings
    )
    kind = ' class="sn-alarm"' if entry.alarm else ""
    return f'<tr{kind}><th scope="row" lang="vi">{escape(entry.source)}</th><td lang="en">{forms}</td></tr>'


def _link(pair: int) -> str:
    return f'<a href="#sn-en-{pair}" aria-label="sentence {pair + 1}">{pair + 1}</a>'
