"""The layout of the page, and which press of a button leads to which work of the desk."""

# Imports gradio at its top: only `songngu.ui.build` imports this module, and gradio must be able to read the
# annotations of the handlers (gr.Request) when the page is laid out.
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from songngu.readers import SUFFIXES
from songngu.summarize import METHODS
from songngu.translation.catalog import CATALOG
from songngu.translation.models import find
from songngu.ui.desk import Choice, Desk, Screen, State
from songngu.ui.examples import examples
from songngu.ui.strings import WORDS, language, word
from songngu.writers import WRITERS
from songngu.writers.reading import reading

NAMES = {"html": "HTML", "docx": "Word", "json": "JSON", "md": "Markdown", "tsv": "TSV", "tmx": "TMX"}
MODEL = {"concurrency_id": "model", "concurrency_limit": 1}  # one article at a time: a model uses all cores
HIDDEN = {"api_visibility": "private", "show_progress": "hidden"}


@dataclass(frozen=True, slots=True)
class _Parts:
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
    worded: list[tuple[Any, dict[str, str]]]

    def screen(self) -> list[Any]:
        """Return what a Screen is drawn on, in the order of `_draw`."""
        pressed = [self.start, self.stop, self.upload, self.method, self.length, *self.samples]
        return [self.entry, self.status, self.anyway, self.view, self.article, self.result, *pressed, *self.downloads]

    def choice(self) -> list[Any]:
        """Return what a Choice is read from, in the order of its fields."""
        return [self.model, self.method, self.length, self.lang]


def lay_out(desk: Desk, model: str) -> gr.Blocks:
    """Return the page; `.desk` is the desk it works with."""
    with gr.Blocks(title="songngu", analytics_enabled=False, delete_cache=(3600, 86400)) as page:
        parts = _lay_out(model)
        _wire(desk, parts)
        _word(page, parts)
    page.desk = desk
    page.queue(max_size=40)  # a visitor beyond that is told so at once instead of waiting for many minutes
    return page


def _lay_out(model: str) -> _Parts:
    with gr.Row(elem_classes="sn-masthead sn-controls"):
        with gr.Column(scale=3, elem_classes="sn-name"):
            gr.HTML("<h1>songngu</h1>", apply_default_css=False)
            tagline = gr.HTML(html_template="<p>${value}</p>", apply_default_css=False)
            limits = gr.HTML(html_template="<p>${value}</p>", apply_default_css=False)
        lang = gr.Radio([("Tiếng Việt", "vi"), ("English", "en")], value="en", container=False, elem_id="language")
    with gr.Accordion(open=True, elem_classes="sn-controls", elem_id="entry") as entry:
        text = gr.Textbox(container=False, lines=7, max_lines=14, elem_classes="sn-input", elem_id="article")
    with gr.Row(elem_classes="sn-controls sn-buttons"):
        start = gr.Button(variant="primary", scale=3, min_width=220, elem_id="read")
        upload = gr.UploadButton(file_types=[suffix for suffix in SUFFIXES if suffix], min_width=110, elem_id="open")
        stop = gr.Button(interactive=False, min_width=110, elem_id="stop")
    status = gr.HTML(_status(Screen(State.IDLE)), elem_classes="sn-status sn-controls", apply_default_css=False)
    with gr.Row(elem_classes="sn-controls sn-small"):
        anyway = gr.Button(visible=False, size="sm", elem_id="anyway")
        downloads = [_download(suffix) for suffix in WRITERS]
    with gr.Row(elem_classes="sn-controls sn-small", equal_height=True):
        samples = [gr.Button(article.title, size="sm", min_width=180) for article in examples().values()]
    with gr.Accordion(open=False, elem_classes="sn-controls") as options, gr.Row():
        chosen = gr.Dropdown(_models(model), value=model, elem_id="model")
        method = gr.Dropdown(list(METHODS), value=next(iter(METHODS)), elem_id="method")
        length = gr.Slider(1, 10, value=3, step=1, elem_id="length")
    view = gr.HTML(elem_id="view", apply_default_css=False)
    worded: list[tuple[Any, dict[str, str]]] = [
        (tagline, {"value": "tagline"}),
        (limits, {"value": "limits"}),
        (lang, {"label": "language"}),
        (entry, {"label": "article"}),
        (text, {"label": "article", "placeholder": "paste"}),
        (start, {"value": "read"}),
        (stop, {"value": "stop"}),
        (upload, {"label": "open"}),
        (anyway, {"value": "anyway"}),
        (options, {"label": "options"}),
        (chosen, {"label": "model"}),
        (method, {"label": "method"}),
        (length, {"label": "length"}),
    ]
    return _Parts(
        lang, entry, text, start, stop, upload, status, anyway, downloads, chosen, method, length, samples, view,
        gr.State(None), gr.State(None), worded,
    )  # fmt: skip


def _download(suffix: str) -> Any:
    label = f"↓ {NAMES.get(suffix, suffix)}"
    return gr.DownloadButton(label, size="sm", min_width=110, visible=False, elem_id=f"save-{suffix}")


def _models(model: str) -> list[str]:
    """Return the models on this machine, the one asked for first."""
    return list(dict.fromkeys([model, *(name for name in CATALOG if find(name))]))


def _word(page: gr.Blocks, parts: _Parts) -> None:
    """Set the words of the page: at first in the language the browser asks for, then in the one the reader picks."""
    components = [component for component, _ in parts.worded]

    def opened(request: gr.Request) -> list[Any]:
        lang = language(request.headers.get("accept-language"))
        return [lang, *_words(parts, lang)]

    page.load(opened, None, [parts.lang, *components], **HIDDEN)
    parts.lang.input(lambda lang: _words(parts, lang), parts.lang, components, **HIDDEN)


def _words(parts: _Parts, lang: str) -> list[Any]:
    updates = []
    for component, properties in parts.worded:
        update: dict[str, Any] = {name: word(key, lang) for name, key in properties.items()}
        if component is parts.method:
            known = [(f"method-{name}", name) for name in METHODS]
            update["choices"] = [(word(key, lang) if key in WORDS else name, name) for key, name in known]
        updates.append(gr.update(**update))
    return updates


def _wire(desk: Desk, parts: _Parts) -> None:
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


def _on(event: Callable[..., Any], handler: Callable[..., Any], parts: _Parts, source: Any) -> Any:
    """Let an event start a reading of `source`; what fails for a reason of our own is told too."""
    started = event(handler, [source, *parts.choice()], parts.screen(), **HIDDEN, **MODEL)
    started.failure(_drawn(Desk.failed), [parts.result, *parts.choice()], parts.screen(), **HIDDEN)
    return started


def _drawn(work: Callable[[Any, Choice], Iterator[Screen]]) -> Callable[..., Iterator[list[Any]]]:
    """Return a handler that does a work of the desk and draws each of its screens."""

    def handler(source: Any, model: str, method: str, length: int, lang: str) -> Iterator[list[Any]]:
        for screen in work(source, Choice(model, method, int(length), lang)):
            yield _draw(screen)

    return handler


def _draw(screen: Screen) -> list[Any]:
    """Return the values of `_Parts.screen()` for a screen."""
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
    if not screen.files:
        return [gr.DownloadButton(visible=False)] * len(WRITERS)
    return [gr.DownloadButton(value=str(file), visible=True) for file in screen.files]


def _status(screen: Screen) -> str:
    bar = ""
    if screen.progress:
        done, count = screen.progress
        bar = f'<progress value="{done}" max="{count}" aria-hidden="true"></progress>'
    kind = ' class="sn-problem"' if screen.problem or screen.state is State.ASKING else ""
    return f'<p role="status" aria-live="polite"{kind}>{bar}<span>{escape(screen.message)}</span></p>'
