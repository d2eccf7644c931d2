"""The tab of models and terms: the catalogue, downloads, and the reader's own glossary."""

from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from songngu.errors import SongnguError
from songngu.translation.catalog import CATALOG, Entry
from songngu.translation.glossary import glossary_of_text
from songngu.translation.models import download, find
from songngu.ui.strings import say, word
from songngu.ui.wiring import HIDDEN, Worded, plain_table, status_line


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of the tab."""

    table: Any
    wanted: Any
    facts: Any
    agreed: Any
    fetch: Any
    status: Any
    text: Any
    use: Any
    told: Any
    worded: Worded


def lay_out() -> Parts:
    """Return the components of the tab."""
    table = gr.HTML(_table("en"), apply_default_css=False, elem_id="catalogue")
    absent = [name for name in CATALOG if not find(name)]
    wanted = gr.Dropdown(absent, value=absent[0] if absent else None, visible=bool(absent), elem_id="wanted")
    facts = gr.HTML(_facts(absent[0]) if absent else "", apply_default_css=False, elem_id="wanted-facts")
    with gr.Row(elem_classes="sn-buttons", visible=bool(absent)):
        agreed = gr.Checkbox(value=False, elem_id="agreed")
        fetch = gr.Button(min_width=110, interactive=False, elem_id="fetch")
    status = gr.HTML(status_line(""), elem_classes="sn-status", apply_default_css=False, elem_id="fetch-status")
    text = gr.Textbox(lines=6, max_lines=20, elem_id="terms")
    use = gr.Button(min_width=110, elem_id="use-terms")
    told = gr.HTML(status_line(""), elem_classes="sn-status", apply_default_css=False, elem_id="terms-status")
    worded: Worded = [
        (wanted, {"label": "wanted"}),
        (agreed, {"label": "agreed"}),
        (fetch, {"value": "fetch"}),
        (text, {"label": "terms", "placeholder": "terms-example"}),
        (use, {"value": "use-terms"}),
    ]
    return Parts(table, wanted, facts, agreed, fetch, status, text, use, told, worded)


def wire(parts: Parts, lang: Any, terms: Any) -> None:
    """Show what a model costs before it is fetched; take over the terms that can be read."""
    parts.wanted.input(lambda name: (_facts(name), False), parts.wanted, [parts.facts, parts.agreed], **HIDDEN)
    parts.agreed.change(lambda yes: gr.Button(interactive=yes), parts.agreed, parts.fetch, **HIDDEN)
    parts.fetch.click(_fetch, [parts.wanted, lang], [parts.status, parts.table, parts.agreed],
                      api_visibility="private", show_progress_on=parts.status, concurrency_id="download")  # fmt: skip
    parts.use.click(_take, [parts.text, lang], [terms, parts.told], **HIDDEN)
    lang.change(_table, lang, parts.table, **HIDDEN)


def _fetch(name: str, lang: str, progress: gr.Progress = gr.Progress(track_tqdm=True)) -> tuple[str, Any, bool]:  # noqa: ARG001, B008 - gradio finds it there
    said: list[str] = []
    try:
        folder = download(name, announce=said.append)
    except SongnguError as error:
        return status_line(str(error), problem=True), gr.skip(), False
    return status_line(" ".join([*said, say("fetched", lang, folder=str(folder))])), _table(lang), False


def _take(text: str, lang: str) -> tuple[Any, str]:
    """Return the terms and what is said of them; terms that cannot be read leave the old ones in use."""
    try:
        count = len(glossary_of_text(text).entries)
    except SongnguError as error:
        return gr.skip(), status_line(str(error), problem=True)
    return text, status_line(say("terms-used", lang, count=count))


def _facts(name: str) -> str:
    entry = CATALOG[name]
    return (
        f"<p>{escape(entry.hub_id)}: {entry.megabytes:,} MB. <strong>{escape(entry.licence)}</strong>. "
        f"{escape(entry.note)}.</p>"
    )


def _table(lang: str) -> str:
    """Return the catalogue; quality is published BLEU/chrF on FLORES-200 devtest."""
    heads = [word(name, lang) for name in ("model", "licence", "size", "quality", "on-disk", "note")]
    rows = [_cells(entry, lang) for entry in CATALOG.values()]
    return (
        f'<div class="sn-scroll" role="region" tabindex="0" aria-label="{escape(word("model", lang))}">'
        f"{plain_table(heads, rows)}</div>"
    )


def _cells(entry: Entry, lang: str) -> tuple[str, ...]:
    size = f"{entry.megabytes:,} MB" if entry.megabytes else word("included", lang)
    quality = f"{entry.bleu} / {entry.chrf}" if entry.bleu else "–"
    here = word("yes" if find(entry.name) else "no", lang)
    return entry.name, entry.licence, size, quality, here, entry.note
