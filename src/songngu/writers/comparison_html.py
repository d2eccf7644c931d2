"""The html writer of comparisons: one file that needs nothing else, and the view that the page shows too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from songngu.differences import differences
from songngu.version import __version__
from songngu.writers.html_file import asset, document
from songngu.writers.marks import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from songngu.comparison import Comparison
    from songngu.differences import Piece
    from songngu.result import Pair


def dump(comparison: Comparison) -> bytes:
    """Return a page with its style and script inside, most disagreeing sentences first; a switch turns the order."""
    title = f"songngu: {' · '.join(system.name for system in comparison.systems)}"
    order = "".join(
        f"#sn-reading:checked~.sn-rows>:nth-child({rank + 1}){{order:{place}}}"
        for rank, place in enumerate(comparison.ranked())
    )
    switch = (
        '<input type="checkbox" id="sn-reading"><label for="sn-reading">'
        '<span lang="vi">Theo thứ tự bài viết</span> · <span lang="en">In reading order</span></label>'
    )
    body = _whole(comparison, switch, "disagreement")
    return document(title, asset("reading.css") + asset("comparison.css") + order, body, asset("comparison.js"))


def view(comparison: Comparison, *, order: str = "disagreement") -> str:
    """Return the comparison as an HTML fragment, in the order "disagreement" or "reading"."""
    return _whole(comparison, "", order)


def _whole(comparison: Comparison, switch: str, order: str) -> str:
    parts = (systems(comparison), switch, rows(comparison, order=order), _tally(comparison), _footer(comparison))
    return f'<div class="sn sn-compare">{"".join(parts)}</div>'


def _tally(comparison: Comparison) -> str:
    """Return the count of the sentences that a reader found better, which comparison.js keeps."""
    names = "".join(
        f'<li data-system="{place}">{escape(system.name)}: <output>0</output></li>'
        for place, system in enumerate(comparison.systems)
    )
    return (
        '<section class="sn-tally" aria-label="Better"><p><span lang="vi">Câu hay hơn</span> · '
        f'<span lang="en">Better sentences</span></p><ul>{names}</ul>'
        '<button type="button" class="sn-choices"><span lang="vi">Tải lựa chọn</span> · '
        '<span lang="en">Download choices</span> (TSV)</button></section>'
    )


def facts(comparison: Comparison, place: int) -> list[tuple[str, str]]:
    """Return what is told of a system, each with its name; the p-values are against the first system."""
    system = comparison.systems[place]
    told = [
        ("words/s", f"{system.speed:,.0f}"),
        ("memory", "" if system.memory is None else f"{system.memory:,.0f} MB"),
        ("size", "" if system.size is None else f"{system.size:,.0f} MB"),
        ("flagged", str(system.flags)),
        ("licence", system.licence),
    ]
    if comparison.quality:
        quality = comparison.quality[place]
        for name, value, chance in (
            ("BLEU", quality.bleu, quality.bleu_p),
            ("chrF", quality.chrf, quality.chrf_p),
        ):
            told += [(name, f"{value:.1f}"), (f"p({name})", "" if chance is None else f"{chance:.3f}")]
    return [(name, value or "–") for name, value in told]


def systems(comparison: Comparison) -> str:
    """Return the table of the systems."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name, _ in facts(comparison, 0))
    lines = "".join(
        f'<tr><th scope="row">{escape(system.name)}</th>'
        f"{''.join(f'<td>{escape(value)}</td>' for _, value in facts(comparison, place))}</tr>"
        for place, system in enumerate(comparison.systems)
    )
    caption = f'<p class="sn-keys">{_means(comparison)}</p>'
    return (
        '<div class="sn-scroll" role="region" aria-label="Models" tabindex="0"><table class="sn-systems">'
        f'<thead><tr><th scope="col">model</th>{head}</tr></thead><tbody>{lines}</tbody></table></div>{caption}'
    )


def _means(comparison: Comparison) -> str:
    told = "words/s: Vietnamese words in a second; memory: growth of this process; flagged: sentences with a warning."
    if comparison.quality:
        told += " p: how likely so large a difference to the first model is by chance (paired bootstrap)."
    return told


def rows(comparison: Comparison, *, order: str = "disagreement") -> str:
    """Return the sentences with what each system made of them; words that not all have are marked."""
    places = comparison.ranked() if order == "disagreement" else range(len(comparison.rows))
    return f'<div class="sn-rows">{"".join(_row(comparison, place) for place in places)}</div>'


def _row(comparison: Comparison, place: int) -> str:
    row = comparison.rows[place]
    texts = differences([fold(pair.target) for pair in row.outputs])
    outputs = "".join(
        f"<dt>{_pick(system.name, place, number)}</dt><dd>{_marked(pieces)}{_remarks(pair)}</dd>"
        for number, (system, pieces, pair) in enumerate(zip(comparison.systems, texts, row.outputs, strict=True))
    )
    if len(comparison.references) == len(comparison.rows):
        outputs += f'<dt class="sn-reference">reference</dt><dd>{escape(comparison.references[place])}</dd>'
    return (
        f'<section class="sn-versions" id="sn-row-{place}"><p lang="vi"><span class="sn-place">{place + 1}</span> '
        f"{escape(fold(row.source))}</p>"
        f'<p class="sn-share">disagreement {row.disagreement:.2f}</p><dl lang="en">{outputs}</dl></section>'
    )


def _pick(name: str, place: int, number: int) -> str:
    """Return the name of a system with the button that finds its sentence the better one."""
    label = f"Better: {name}, sentence {place + 1}"
    return (
        f'<label><input type="radio" name="sn-pick-{place}" value="{number}" aria-label="{escape(label)}"> '
        f"{escape(name)}</label>"
    )


def _marked(pieces: tuple[Piece, ...]) -> str:
    parts = (escape(piece.text) if piece.same else f"<mark>{escape(piece.text)}</mark>" for piece in pieces)
    return "".join(parts) or "—"


def _remarks(pair: Pair) -> str:
    return "".join(f' <span class="sn-note" role="note">{escape(fold(flag.say))}</span>' for flag in pair.flags)


def _footer(comparison: Comparison) -> str:
    said = [*comparison.metrics, *(f"{system.name}: {system.signature}" for system in comparison.systems)]
    lines = "".join(f"<p><code>{escape(line)}</code></p>" for line in _with_source(comparison, said))
    return f'<footer class="sn-footer" lang="en">{lines}<p>songngu {__version__}</p></footer>'


def _with_source(comparison: Comparison, said: list[str]) -> Iterator[str]:
    if comparison.article.name:
        yield f"Source: {comparison.article.name}"
    yield from said
