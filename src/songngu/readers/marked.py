"""Documents whose markup says what each line is: styles that mean something, tables, and the article made of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from songngu.article import Article, Kind
from songngu.errors import FormatError
from songngu.readers.lines import Line, collapse
from songngu.readers.structure import recognise
from songngu.text import repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_STYLES = (  # names of styles as Word and LibreOffice keep them in every language, and those Vietnamese papers give
    (re.compile(r"title|tiêu đề|tít"), Kind.TITLE),
    (re.compile(r"subtitle|sapo|sa pô|chapeau"), Kind.SAPO),
    (re.compile(r"author|byline|tác giả|bút danh"), Kind.BYLINE),
    (re.compile(r"caption|illustration|figure|drawing|chú thích(?: ảnh)?"), Kind.CAPTION),
    (re.compile(r"(?:intense |block )?quot(?:e|ations?)|block text|trích dẫn"), Kind.QUOTE),
    (re.compile(r"list (?:bullet|number)(?: \d)?"), Kind.LIST_ITEM),
    (re.compile(r"(?:toc|contents) (?:\d|heading)|table of (?:figures|contents)|header|footer"), Kind.BOILERPLATE),
)
_HEADING = re.compile(r"(?:heading|đề mục) ([1-9])")
_CELL_WORDS = 40  # in a larger cell stands text: the table is there for the layout


def kind_of_style(name: str) -> tuple[Kind | None, int]:
    """Return the kind and level that a style of this name gives a paragraph; (None, 0) where it says nothing."""
    name = collapse(name.lower().replace("_20_", " ").replace("_", " "))
    if heading := _HEADING.fullmatch(name):
        return Kind.HEADING, int(heading[1])
    kind = next((kind for pattern, kind in _STYLES if pattern.fullmatch(name)), None)
    return kind, int(kind is Kind.LIST_ITEM)


def paragraph_lines(text: str, kind: Kind | None, level: int) -> Iterator[Line]:
    """Yield the lines of a paragraph, which line breaks part; in a heading or a caption those are typography."""
    parts = [text] if kind in {Kind.TITLE, Kind.HEADING, Kind.CAPTION, Kind.LIST_ITEM} else text.split("\n")
    for part in parts:
        if words := collapse(part):
            yield Line(words, gap=1, hint=kind, level=level)


def table_lines(rows: Iterable[Sequence[Sequence[Line]]]) -> Iterator[Line]:
    """Yield a line "a | b | c" for each row of cells; a cell that holds running text is read as such."""
    for row in rows:
        cells = [cell for cell in row if cell]
        if len(cells) < 2 or any(_is_text(cell) for cell in cells):
            for cell in cells:
                yield from cell
        else:
            text = " | ".join(" ".join(line.text for line in cell) for cell in cells)
            yield Line(text, gap=1, hint=Kind.PARAGRAPH)


def _is_text(cell: Sequence[Line]) -> bool:
    return len(cell) > 1 and sum(line.words for line in cell) > _CELL_WORDS


def assembled(body: Sequence[Line], notes: Sequence[Line], edges: Iterable[Line], told: Mapping[str, int]) -> Article:
    """Make the article of a document: notes behind its text, then page headers and footers, each once, as boilerplate.

    `told` are phrases for `repairs`, each with the number {n} that belongs in it. Raises as `article_of` does.
    """
    plain = [replace(line, hint=Kind.PARAGRAPH, level=0) for line in notes]
    unique = {line.text: replace(line, hint=Kind.BOILERPLATE, level=0) for line in edges}.values()
    moved = {"put the notes at the end: {n}": len(plain)} if plain else {}
    phrases = [phrase.format(n=n) for phrase, n in {**told, **moved}.items()]
    return article_of([*body, *plain, *unique], phrases)


def article_of(lines: list[Line], repairs: Iterable[str]) -> Article:
    """Make the article of a document's lines; raises FormatError where they hold no text."""
    if not any(line.text for line in lines):
        raise FormatError("The document holds no text, perhaps only pictures. Open one that has text in it.")
    mended, changed = repaired(_titled(lines))
    return Article(recognise(mended), repairs=(*repairs, *changed))


def repaired(lines: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Repair the text of all lines at once, so that what was changed is told once."""
    whole = repair("\n".join(line.text for line in lines))
    texts = whole.text.split("\n")
    if len(texts) != len(lines):  # a line held nothing but what is taken out
        texts = [repair(line.text).text for line in lines]
    pairs = zip(lines, texts, strict=True)
    return [replace(line, text=collapse(text)) for line, text in pairs], whole.repairs


def _titled(lines: list[Line]) -> list[Line]:
    """Make a title of the heading that opens the text, or of the only one of level 1, where no style marks one."""
    titles = [at for at, line in enumerate(lines) if line.hint is Kind.TITLE]
    if titles:  # a second title is a heading
        return [
            replace(line, hint=Kind.HEADING, level=1) if at in titles[1:] else line for at, line in enumerate(lines)
        ]
    shown = [at for at, line in enumerate(lines) if line.hint is not Kind.BOILERPLATE]
    tops = [at for at, line in enumerate(lines) if line.hint is Kind.HEADING and line.level == 1]
    opens = bool(shown) and lines[shown[0]].hint is Kind.HEADING
    at = shown[0] if opens else tops[0] if len(tops) == 1 else None
    if at is None:
        return lines
    return [*lines[:at], replace(lines[at], hint=Kind.TITLE, level=0), *lines[at + 1 :]]
