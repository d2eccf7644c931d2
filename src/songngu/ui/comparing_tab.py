"""The tab that compares models: one article, the sentences of each model below one another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from songngu.article import Article
from songngu.comparing import compare
from songngu.errors import SongnguError
from songngu.ui.desk import Desk, bounded
from songngu.ui.strings import say
from songngu.ui.wiring import HIDDEN, MODEL, Worded, download, downloads, no_downloads, status_line
from songngu.writers import save_all
from songngu.writers.comparison import WRITERS
from songngu.writers.comparison_html import view

MOST_SYSTEMS = 5


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of the tab."""

    text: Any
    models: Any
    reference: Any
    order: Any
    start: Any
    status: Any
    downloads: list[Any]
    view: Any
    found: Any
    worded: Worded


def lay_out(desk: Desk) -> Parts:
    """Return the components of the tab."""
    text = gr.Textbox(lines=5, max_lines=12, elem_classes="sn-input", elem_id="compare-article")
    known = desk.offered()
    choices = [*known, *(f"{name},beams=1" for name in known)]
    models = gr.Dropdown(choices, value=choices[:1] + choices[len(known) : len(known) + 1], multiselect=True,
                         allow_custom_value=True, max_choices=MOST_SYSTEMS, elem_id="compare-models")  # fmt: skip
    with gr.Accordion(open=False) as more:
        reference = gr.Textbox(lines=3, max_lines=12, elem_id="compare-reference")
    with gr.Row(elem_classes="sn-buttons"):
        start = gr.Button(variant="primary", scale=3, min_width=220, elem_id="compare")
        order = gr.Radio(["disagreement", "reading"], value="disagreement", elem_id="compare-order")
    status = gr.HTML(status_line(""), elem_classes="sn-status", apply_default_css=False, elem_id="compare-status")
    with gr.Row(elem_classes="sn-small"):
        buttons = [download(name.upper(), f"compare-{name}") for name in WRITERS]
    shown = gr.HTML(apply_default_css=False, elem_id="compare-view")
    worded: Worded = [
        (text, {"label": "article", "placeholder": "compare-paste"}),
        (models, {"label": "systems"}),
        (more, {"label": "reference-more"}),
        (reference, {"label": "reference"}),
        (start, {"value": "compare"}),
        (order, {"label": "order", "choices": "order"}),
    ]
    return Parts(text, models, reference, order, start, status, buttons, shown, gr.State(None), worded)


def wire(desk: Desk, parts: Parts, article: Any, lang: Any) -> None:
    """Compare on a press of the button, and draw anew where another order is asked for."""
    drawn = [parts.status, parts.view, parts.found, *parts.downloads]

    def run(
        text: str | None, read: Article | None, models: list[str], reference: str | None, order: str, chosen: str,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - gradio finds it there
    ) -> Iterator[list[Any]]:  # fmt: skip
        def tell(name: str, done: int, count: int) -> None:
            progress((done, count), desc=name)

        yield from _run(desk, (text or "").strip() or read or "", models, reference or "", order, chosen, tell)

    inputs = [parts.text, article, parts.models, parts.reference, parts.order, lang]
    parts.start.click(run, inputs, drawn, api_visibility="private", show_progress_on=parts.status, **MODEL)
    parts.order.input(
        lambda found, order: gr.skip() if found is None else view(found, order=order),
        [parts.found, parts.order], parts.view, **HIDDEN,
    )  # fmt: skip


def _run(
    desk: Desk,
    article: Article | str, models: list[str], reference: str, order: str, lang: str,
    tell: Callable[[str, int, int], None],
) -> Iterator[list[Any]]:  # fmt: skip
    """Yield what is drawn after a comparison: the status, the view, the comparison, the files."""
    hidden = no_downloads(len(WRITERS))
    text = article if isinstance(article, str) else article.text
    if not text.strip():
        yield [status_line(say("empty", lang), problem=True), gr.skip(), gr.skip(), *hidden]
        return
    try:
        bounded(text, lang)
        desk.require_known(*models)
        found = compare(article, models, reference.strip() or None, any_language=True, progress=tell)
    except SongnguError as error:
        yield [status_line(str(error), problem=True), gr.skip(), gr.skip(), *hidden]
        return
    message = say("compared", lang, count=len(found.rows), models=len(found.systems))
    with TemporaryDirectory(prefix="songngu-") as folder:  # gradio copies the files while this waits
        buttons = downloads(save_all(found, folder, "comparison", WRITERS))
        yield [status_line(message), view(found, order=order), found, *buttons]
