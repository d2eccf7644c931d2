"""The page: its masthead, its tabs, and the words on them in the reader's language."""

# Imports gradio at its top: only `songngu.ui.build` imports this module, and gradio must be able to read the
# annotations of the handlers (gr.Request) when the page is laid out.
from typing import Any

import gradio as gr

from songngu.summarize import METHODS
from songngu.ui import comparing_tab, endpoints, files_tab, models_tab, reading_tab, sentence_panel
from songngu.ui.desk import Desk
from songngu.ui.strings import WORDS, language, word
from songngu.ui.wiring import HIDDEN, Worded

MOST_WAITING = 40  # a visitor beyond that is told so at once instead of waiting for many minutes


def lay_out(desk: Desk) -> gr.Blocks:
    """Return the page; `.desk` is the desk it works with."""
    with gr.Blocks(title="songngu", analytics_enabled=False, delete_cache=(3600, 86400)) as page:
        lang, worded = _masthead()
        terms = gr.State("")
        with gr.Tabs(elem_classes="sn-tabs"):
            with gr.Tab("Đọc · Read", id="read"):
                reading = reading_tab.lay_out(desk, lang, terms)
                panel = sentence_panel.lay_out()
            with gr.Tab("So sánh · Compare", id="compare"):
                comparing = comparing_tab.lay_out(desk)
            with gr.Tab("Nhiều tệp · Files", id="files"):
                files = files_tab.lay_out()
            with gr.Tab("Mô hình và thuật ngữ · Models and terms", id="models"):
                models = models_tab.lay_out()
        reading_tab.wire(desk, reading)
        sentence_panel.wire(desk, reading, panel)
        comparing_tab.wire(desk, comparing, reading.article, lang)
        files_tab.wire(desk, files, reading)
        models_tab.wire(models, lang, terms)
        endpoints.offer(desk)
        _word(page, lang, [*worded, *reading.worded, *panel.worded, *comparing.worded, *files.worded, *models.worded])
    page.desk = desk
    page.queue(max_size=MOST_WAITING)
    return page


def _masthead() -> tuple[Any, Worded]:
    with gr.Row(elem_classes="sn-masthead sn-controls"):
        with gr.Column(scale=3, elem_classes="sn-name"):
            gr.HTML("<h1>songngu</h1>", apply_default_css=False)
            tagline = gr.HTML(html_template="<p>${value}</p>", apply_default_css=False)
            limits = gr.HTML(html_template="<p>${value}</p>", apply_default_css=False)
        lang = gr.Radio([("Tiếng Việt", "vi"), ("English", "en")], value="en", container=False, elem_id="language")
    return lang, [(tagline, {"value": "tagline"}), (limits, {"value": "limits"}), (lang, {"label": "language"})]


def _word(page: gr.Blocks, lang: Any, worded: Worded) -> None:
    """Set the words of the page: at first in the language the browser asks for, then in the one the reader picks."""
    components = [component for component, _ in worded]

    def opened(request: gr.Request) -> list[Any]:
        asked = language(request.headers.get("accept-language"))
        return [asked, *_words(worded, asked)]

    page.load(opened, None, [lang, *components], **HIDDEN)
    lang.input(lambda chosen: _words(worded, chosen), lang, components, **HIDDEN)


def _words(worded: Worded, lang: str) -> list[Any]:
    updates = []
    for _, properties in worded:
        update: dict[str, Any] = {name: word(key, lang) for name, key in properties.items() if name != "choices"}
        if "choices" in properties:
            update["choices"] = _choices(properties["choices"], lang)
        updates.append(gr.update(**update))
    return updates


def _choices(family: str, lang: str) -> list[tuple[str, str]]:
    """Return the choices of a family of words ("layout-two", "layout-en" …), each with its value."""
    if family == "method":  # every method, also one that has no words yet
        known = [(f"method-{name}", name) for name in METHODS]
        return [(word(key, lang) if key in WORDS else name, name) for key, name in known]
    keys = [key for key in WORDS if key.startswith(f"{family}-")]
    return [(word(key, lang), key.removeprefix(f"{family}-")) for key in keys]
