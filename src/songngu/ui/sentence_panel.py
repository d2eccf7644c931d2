"""What opens when a sentence is pressed: other translations, which word became which, and an edit box."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from songngu.errors import SongnguError
from songngu.pipeline import corrected
from songngu.result import Bilingual
from songngu.translation.backend import Hypothesis
from songngu.ui.desk import Choice, Desk, finished
from songngu.ui.reading_tab import Parts, draw
from songngu.ui.strings import say, word
from songngu.ui.wiring import HIDDEN, MODEL, Worded, status_line

MOST = 6  # alternatives shown
TAKEN_JS = "other => other"  # in the browser: an answer of the server could overwrite what is typed meanwhile
AGAIN_JS = """() => {
  const others = [...document.querySelectorAll("#sentence-others input")];
  others[(others.findIndex(other => other.checked) + 1) % others.length]?.click();
}"""
FOCUS_JS = "() => { document.querySelector('#sentence-text textarea')?.focus(); }"


@dataclass(frozen=True, slots=True)
class Panel:
    """The components of the panel; `index` is the sentence it shows, `others` its alternatives, `links` its words."""

    box: Any
    source: Any
    text: Any
    others: Any
    links: Any
    keep: Any
    again: Any
    close: Any
    problem: Any
    index: Any
    worded: Worded

    def shown(self) -> list[Any]:
        """Return what opening and closing draw on, in the order of `_opened`."""
        return [self.box, self.source, self.text, self.others, self.links, self.problem, self.index]


def lay_out() -> Panel:
    """Return the components, hidden."""
    with gr.Column(visible=False, elem_id="sentence", elem_classes="sn-controls") as box:
        source = gr.HTML(apply_default_css=False, elem_classes="sn-source")
        text = gr.Textbox(lines=2, elem_id="sentence-text")
        others = gr.Radio([], elem_id="sentence-others")
        links = gr.HTML(apply_default_css=False, elem_id="sentence-links")
        problem = gr.HTML(apply_default_css=False, elem_classes="sn-status")
        with gr.Row(elem_classes="sn-small"):
            keep = gr.Button(variant="primary", size="sm", min_width=110, elem_id="sentence-keep")
            again = gr.Button(size="sm", min_width=110, elem_id="sentence-again")
            close = gr.Button(size="sm", min_width=110, elem_id="sentence-close")
    worded: Worded = [
        (text, {"label": "sentence"}),
        (others, {"label": "others"}),
        (keep, {"value": "keep"}),
        (again, {"value": "again"}),
        (close, {"value": "close"}),
    ]
    return Panel(box, source, text, others, links, keep, again, close, problem, gr.State(None), worded)


def wire(desk: Desk, parts: Parts, panel: Panel) -> None:
    """Open the panel where a sentence is pressed; what is kept goes into the article, its exports and the memory."""

    def pressed(result: Bilingual | None, model: str, lang: str, terms: str, event: gr.EventData) -> list[Any]:
        index = getattr(event, "index", None)
        if result is None or not isinstance(index, int) or not 0 <= index < len(result.pairs):
            return [gr.skip()] * len(panel.shown())
        return _opened(desk, result, index, Choice(model, "", 0, lang, terms))

    def kept(result: Bilingual, index: int, text: str, *choice: Any) -> Iterator[list[Any]]:
        yield from _kept(desk, result, index, text, Choice(*choice), len(parts.screen()))

    chosen = [parts.model, parts.lang, parts.terms]
    opened = parts.view.click(pressed, [parts.result, *chosen], panel.shown(), **HIDDEN, **MODEL)
    opened.then(None, None, None, js=FOCUS_JS, queue=False, **HIDDEN)
    panel.others.input(None, panel.others, panel.text, js=TAKEN_JS, queue=False, **HIDDEN)
    panel.again.click(None, None, None, js=AGAIN_JS, queue=False, **HIDDEN)
    gr.on([panel.close.click, *parts.readings()], lambda: gr.Column(visible=False), None, panel.box, **HIDDEN)
    panel.keep.click(
        kept, [parts.result, panel.index, panel.text, *parts.choice()],
        [panel.box, panel.problem, *parts.screen()], **HIDDEN,
    )  # fmt: skip


def _opened(desk: Desk, result: Bilingual, index: int, choice: Choice) -> list[Any]:
    """Return the values of `Panel.shown()` for a sentence."""
    pair = result.pairs[index]
    try:
        found = desk.translator(choice.model, choice.terms).alternatives(pair.source, MOST)
    except SongnguError as error:
        return [gr.Column(visible=True), _source(pair.source), pair.target, gr.Radio(choices=[], value=None), "",
                status_line(str(error), problem=True), index]  # fmt: skip
    texts = list(dict.fromkeys([pair.target, *(other.text for other in found)]))
    likely = next((other for other in found if other.text == pair.target), found[0] if found else None)
    return [
        gr.Column(visible=True),
        _source(pair.source),
        pair.target,
        gr.Radio(choices=texts, value=pair.target),
        _links(pair.source, likely, choice.lang),
        status_line(""),
        index,
    ]


def _source(text: str) -> str:
    return f'<p lang="vi">{escape(text)}</p>'


def _links(source: str, hypothesis: Hypothesis | None, lang: str) -> str:
    """Return which Vietnamese words became which English ones; "" where the model does not tell."""
    if hypothesis is None or not hypothesis.links:
        return ""
    vietnamese, english = source.split(), hypothesis.text.split()
    became: dict[int, list[int]] = {}
    for left, right in sorted(hypothesis.links):
        if left < len(vietnamese) and right < len(english):
            became.setdefault(left, []).append(right)
    rows = "".join(
        f'<li><span lang="vi">{escape(vietnamese[left])}</span> → '
        f'<span lang="en">{escape(" ".join(english[right] for right in sorted(set(rights))))}</span></li>'
        for left, rights in sorted(became.items())
    )
    return f"<details><summary>{escape(word('links', lang))}</summary><ul>{rows}</ul></details>"


def _kept(desk: Desk, result: Bilingual, index: int, text: str, choice: Choice, outputs: int) -> Iterator[list[Any]]:
    """Put the reader's text into the article and draw it, on so many `outputs` of the reading tab."""
    try:
        new = corrected(result, index, text, desk.translator(choice.model, choice.terms))
    except SongnguError as error:
        yield [gr.skip(), status_line(str(error), problem=True), *[gr.skip()] * outputs]
        return
    for screen in finished(new, say("edited", choice.lang, number=index + 1)):
        yield [gr.Column(visible=False), status_line(""), *draw(screen)]
