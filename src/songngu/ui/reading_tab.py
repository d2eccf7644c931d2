"""The tab that reads an article: its layout, and which press of a button leads to which work of the desk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from songngu.readers import SUFFIXES
from songngu.summarize import METHODS
from songngu.ui.desk import Choice, Desk, Screen, State
from songngu.ui.examples import examples
from songngu.ui.wiring import HIDDEN, MODEL, Worded, download, downloads, no_downloads, status_line
from songngu.writers import WRITERS
from songngu.writers.reading import reading

NAMES = {"html": "HTML", "docx": "Word", "json": "JSON", "md": "Markdown", "tsv": "TSV", "tmx": "TMX"}
LAYOUT_JS = "value => { document.documentElement.dataset.snLayout = value; }"
FLAGGED_JS = "value => { document.documentElement.dataset.snFlagged = value; }"
PRESSED_JS = """
const press = (event, sentence) => {
  if (sentence && !event.target.closest("a") && !String(getSelection())) {
    trigger("click", { index: Number(sentence.dataset.s) });
  }
};
element.addEventListener("click", (event) => press(event, event.target.closest(".s")));
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".s")) press(event, event.target);
});
"""


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that handlers read and write, in the order they are seen."""

    lang: Any
    entry: Any
    text: Any
    start: Any
    stop: Any
    upload: Any
    status: Any
    anyway: Any
    downloads: list[Any]
    model: Any
    method: Any
    length: Any
    samples: list[Any]
    view: Any
    article: Any
    result: Any
    terms: Any
    layout: Any
    flagged: Any
    worded: Worded

    def screen(self) -> list[Any]:
        """Return what a Screen is drawn on, in the order of `draw`."""
        pressed = [self.start, self.stop, self.upload, self.method, self.length, *self.samples]
        return [self.entry, self.status, self.anyway, self.view, self.article, self.result, *pressed, *self.downloads]

    def readings(self) -> list[Any]:
        """Return the events that begin a reading."""
        return [self.start.click, self.upload.upload, self.anyway.click, *[sample.click for sample in self.samples]]

    def choice(self) -> list[Any]:
        """Return what a Choice is read from, in the order of its fields."""
        return [self.model, self.method, self.length, self.lang, self.terms]


def lay_out(desk: Desk, lang: Any, terms: Any) -> Parts:
    """Return the components of the tab; `lang` and `terms` are those of the page."""
    with gr.Accordion(open=True, elem_classes="sn-controls", elem_id="entry") as entry:
        text = gr.Textbox(container=False, lines=7, max_lines=14, elem_classes="sn-input", elem_id="article")
    with gr.Row(elem_classes="sn-controls sn-buttons"):
        start = gr.Button(variant="primary", scale=3, min_width=220, elem_id="read")
        upload = gr.UploadButton(file_types=[suffix for suffix in SUFFIXES if suffix], min_width=110, elem_id="open")
        stop = gr.Button(interactive=False, min_width=110, elem_id="stop")
    status = gr.HTML(status_line(""), elem_classes="sn-status sn-controls", apply_default_css=False)
    with gr.Row(elem_classes="sn-controls sn-small"):
        anyway = gr.Button(visible=False, size="sm", elem_id="anyway")
        buttons = [download(NAMES.get(suffix, suffix), f"save-{suffix}") for suffix in WRITERS]
    with gr.Row(elem_classes="sn-controls sn-small", equal_height=True):
        samples = [gr.Button(article.title, size="sm", min_width=180) for article in examples().values()]
    with gr.Accordion(open=False, elem_classes="sn-controls") as options, gr.Row():
        chosen = gr.Dropdown(desk.offered(), value=desk.model, elem_id="model")
        method = gr.Dropdown(list(METHODS), value=next(iter(METHODS)), elem_id="method")
        length = gr.Slider(1, 10, value=3, step=1, elem_id="length")
    with gr.Row(elem_classes="sn-controls sn-shown"):
        layout = gr.Radio(["two", "en", "under"], value="two", container=False, scale=2, elem_id="layout")
        flagged = gr.Checkbox(scale=1, elem_id="only-flagged")
    view = gr.HTML(elem_id="view", apply_default_css=False, js_on_load=PRESSED_JS)
    worded: Worded = [
        (entry, {"label": "article"}),
        (text, {"label": "article", "placeholder": "paste"}),
        (start, {"value": "read"}),
        (stop, {"value": "stop"}),
        (upload, {"label": "open"}),
        (anyway, {"value": "anyway"}),
        (options, {"label": "options"}),
        (chosen, {"label": "model"}),
        (method, {"label": "method", "choices": "method"}),
        (length, {"label": "length"}),
        (layout, {"label": "layout", "choices": "layout"}),
        (flagged, {"label": "flagged"}),
    ]
    return Parts(
        lang, entry, text, start, stop, upload, status, anyway, buttons, chosen, method, length, samples, view,
        gr.State(None), gr.State(None), terms, layout, flagged, worded,
    )  # fmt: skip


def wire(desk: Desk, parts: Parts) -> None:
    """Say which press of a button leads to which work of the desk."""
    parts.layout.input(None, parts.layout, None, js=LAYOUT_JS, queue=False, **HIDDEN)
    parts.flagged.input(None, parts.flagged, None, js=FLAGGED_JS, queue=False, **HIDDEN)
    reads = [
        _on(parts.start.click, _drawn(desk.read_text), parts, parts.text),
        _on(parts.upload.upload, _drawn(lambda path, choice: desk.read_file(Path(path), choice)), parts, parts.upload),
        _on(parts.anyway.click, _drawn(desk.read_anyway), parts, parts.article),
    ]
    for button, content in zip(parts.samples, examples(), strict=True):
        taken = button.click(lambda content=content: content, None, parts.text, **HIDDEN)
        reads.append(_on(taken.then, _drawn(desk.read_text), parts, parts.text))
    stopped = parts.stop.click(None, cancels=reads, queue=False, api_visibility="private")
    stopped.then(_drawn(desk.stopped), [parts.result, *parts.choice()], parts.screen(), **HIDDEN)
    for changed in (parts.method.input, parts.length.input):
        again = _drawn(desk.summarize_again)
        changed(again, [parts.result, *parts.choice()], parts.screen(), **HIDDEN, trigger_mode="always_last")


def _on(event: Callable[..., Any], handler: Callable[..., Any], parts: Parts, source: Any) -> Any:
    """Let an event start a reading of `source`; what fails for a reason of our own is told too."""
    started = event(handler, [source, *parts.choice()], parts.screen(), **HIDDEN, **MODEL)
    started.failure(_drawn(Desk.failed), [parts.result, *parts.choice()], parts.screen(), **HIDDEN)
    return started


def _drawn(work: Callable[[Any, Choice], Iterator[Screen]]) -> Callable[..., Iterator[list[Any]]]:
    """Return a handler that does a work of the desk and draws each of its screens."""

    def handler(source: Any, model: str, method: str, length: int, lang: str, terms: str) -> Iterator[list[Any]]:
        for screen in work(source, Choice(model, method, int(length), lang, terms)):
            yield draw(screen)

    return handler


def draw(screen: Screen) -> list[Any]:
    """Return the values of `Parts.screen()` for a screen."""
    busy, done = screen.state is State.BUSY, screen.state is State.DONE
    view: Any = gr.skip()
    if screen.result is not None:
        view = reading(screen.result)
    elif busy:
        view = ""  # the article read before gives way to the new one
    # What cannot be read leaves the article read before in its place, with all that can be done with it.
    kept = screen.problem and screen.result is None
    return [
        gr.Accordion(open=False) if busy or done else gr.skip(),
        _status(screen),
        gr.Button(visible=screen.state is State.ASKING),
        view,
        gr.skip() if kept else screen.article,
        gr.skip() if kept else screen.result,
        gr.Button(interactive=not busy),
        gr.Button(interactive=busy),
        gr.UploadButton(interactive=not busy),
        gr.Dropdown(interactive=not busy),
        gr.Slider(interactive=not busy),
        *[gr.Button(visible=not (busy or done))] * len(examples()),
        *([gr.skip()] * len(WRITERS) if kept else _downloads(screen)),
    ]


def _downloads(screen: Screen) -> list[Any]:
    return downloads(screen.files) if screen.files else no_downloads(len(WRITERS))


def _status(screen: Screen) -> str:
    problem = screen.problem or screen.state is State.ASKING
    return status_line(screen.message, problem=problem, progress=screen.progress)
