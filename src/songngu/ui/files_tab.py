"""The tab that translates several files: a table of their states, and a zip of the results."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import gradio as gr

from songngu.errors import SongnguError
from songngu.pipeline import process
from songngu.readers import SUFFIXES, read
from songngu.ui import reading_tab
from songngu.ui.desk import Choice, Desk, bounded
from songngu.ui.names import file_name
from songngu.ui.strings import say, word
from songngu.ui.wiring import HIDDEN, MODEL, Worded, plain_table, status_line
from songngu.writers import WRITERS, save_all

MOST_FILES = 50  # published on the page; more are work for `songngu translate`


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of the tab."""

    files: Any
    formats: Any
    start: Any
    stop: Any
    status: Any
    table: Any
    zipped: Any
    worded: Worded


def lay_out() -> Parts:
    """Return the components of the tab."""
    files = gr.File(file_count="multiple", file_types=[suffix for suffix in SUFFIXES if suffix], elem_id="files")
    formats = gr.CheckboxGroup(list(WRITERS), value=["html", "docx"], elem_id="files-formats")
    with gr.Row(elem_classes="sn-buttons"):
        start = gr.Button(variant="primary", scale=3, min_width=220, elem_id="files-start")
        stop = gr.Button(min_width=110, elem_id="files-stop")
    status = gr.HTML(status_line(""), elem_classes="sn-status", apply_default_css=False, elem_id="files-status")
    table = gr.HTML(apply_default_css=False, elem_id="files-table")
    zipped = gr.DownloadButton("↓ ZIP", size="sm", visible=False, elem_id="files-zip")
    worded: Worded = [
        (files, {"label": "files"}),
        (formats, {"label": "formats"}),
        (start, {"value": "files-start"}),
        (stop, {"value": "stop"}),
    ]
    return Parts(files, formats, start, stop, status, table, zipped, worded)


def wire(desk: Desk, parts: Parts, reading: reading_tab.Parts) -> None:
    """Translate on a press of the button, with the model and the summary that the reading tab has chosen."""

    def run(paths: list[str] | None, formats: list[str], *choice: Any) -> Iterator[list[Any]]:
        yield from _run(desk, [Path(path) for path in paths or ()], formats, Choice(*choice))

    drawn = [parts.status, parts.table, parts.zipped]
    running = parts.start.click(run, [parts.files, parts.formats, *reading.choice()], drawn, **HIDDEN, **MODEL)
    parts.stop.click(None, cancels=[running], queue=False, api_visibility="private")


def _run(desk: Desk, paths: list[Path], formats: list[str], choice: Choice) -> Iterator[list[Any]]:
    """Yield the status, the table and the zip as the files are done; each file that is done is in the zip at once."""
    hidden = gr.DownloadButton(visible=False)
    if not 0 < len(paths) <= MOST_FILES or not formats:
        yield [status_line(say("files-wrong", choice.lang, most=MOST_FILES), problem=True), "", hidden]
        return
    states = [""] * len(paths)
    with TemporaryDirectory(prefix="songngu-") as folder:
        archive = Path(folder, "songngu.zip")
        for place, path in enumerate(paths):
            yield [_status(place, paths, choice), _table(paths, states, choice.lang), gr.skip()]
            states[place] = _one(desk, path, formats, choice, archive)
            yield [_status(place + 1, paths, choice), _table(paths, states, choice.lang), _zip(archive)]


def _status(done: int, paths: list[Path], choice: Choice) -> str:
    message = say("files-done", choice.lang, done=done, count=len(paths))
    return status_line(message, progress=(done, len(paths)) if done < len(paths) else None)


def _zip(archive: Path) -> Any:
    return gr.DownloadButton(value=str(archive), visible=True) if archive.exists() else gr.skip()


def _one(desk: Desk, path: Path, formats: list[str], choice: Choice, archive: Path) -> str:
    """Translate a file into the archive; return its state in words."""
    try:
        article = read(path)
        bounded(article.text, choice.lang)
        translator = desk.translator(choice.model, choice.terms)
        result = process(article, translator, summary=choice.method, length=int(choice.length))
        with TemporaryDirectory(prefix="songngu-") as folder, ZipFile(archive, "a", ZIP_DEFLATED) as into:
            taken = {Path(name).stem for name in into.namelist()}
            name = next(name for name in _names(file_name(result)) if name not in taken)
            for file in save_all(result, folder, name, formats):
                into.write(file, file.name)
    except SongnguError as error:
        return f"⚠ {error}"
    flagged = sum(bool(pair.flags) for pair in result.pairs)
    return say("file-done", choice.lang, count=len(result.pairs), flagged=flagged)


def _names(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, 2 + MOST_FILES))


def _table(paths: list[Path], states: list[str], lang: str) -> str:
    rows = [(path.name, state or "…") for path, state in zip(paths, states, strict=True)]
    return plain_table([word("file", lang), word("state", lang)], rows)
