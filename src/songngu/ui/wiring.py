"""What the tabs share: how their handlers are called."""

from __future__ import annotations

from html import escape
from typing import Any

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
