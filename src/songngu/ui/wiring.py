"""What the tabs share: how their handlers are called, the line of status, download buttons, tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import gradio as gr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MODEL: dict[str, Any] = {"concurrency_id": "model", "concurrency_limit": 1}  # one at a time: a model uses all cores
HIDDEN: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

Worded = list[tuple[Any, dict[str, str]]]
"""Components, each with its properties that are words of `strings.WORDS`; "choices" names a family of them."""


def status_line(message: str, *, problem: bool = False, progress: tuple[int, int] | None = None) -> str:
    """Return the line that says what is going on; `progress` is done, in all."""
    bar = ""
    if progress:
        done, count = progress
        bar = f'<progress value="{done}" max="{count}" aria-hidden="true"></progress>'
    kind = ' class="sn-problem"' if problem else ""
    return f'<p role="status" aria-live="polite"{kind}>{bar}<span>{escape(message)}</span></p>'


def download(label: str, elem_id: str) -> Any:
    """Return a download button, hidden until there is a file."""
    return gr.DownloadButton(f"↓ {label}", size="sm", min_width=110, visible=False, elem_id=elem_id)


def downloads(files: Iterable[Path]) -> list[Any]:
    """Return what shows the download buttons, with their files."""
    return [gr.DownloadButton(value=str(file), visible=True) for file in files]


def no_downloads(count: int) -> list[Any]:
    """Return what hides so many download buttons."""
    return [gr.DownloadButton(visible=False)] * count


def plain_table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table as HTML; the first cell of a row is its heading."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
        for first, *cells in rows
    )
    return f'<table class="sn-plain"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
