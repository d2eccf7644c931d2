"""Writers: a result in, the bytes of a file out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from songngu.errors import WriteError
from songngu.writers import html_file, json_file, markdown, tsv
from songngu.writers.atomic import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from songngu.result import Bilingual

WRITERS: dict[str, Callable[[Bilingual], bytes]] = {
    "html": html_file.dump,
    "json": json_file.dump,
    "md": markdown.dump,
    "tsv": tsv.dump,
}

loads = json_file.loads


def render(result: Bilingual, format: str) -> bytes:  # noqa: A002 - the public word for it, as in `parse`
    """Write a result in one of the formats of WRITERS; the bytes are UTF-8.

    Raises WriteError for a format that is not known.
    """
    if format not in WRITERS:
        raise WriteError(f"Unknown format {format!r}. Known formats: {', '.join(WRITERS)}.")
    return WRITERS[format](result)


def save(result: Bilingual, path: Path | str) -> None:
    """Write a result to a file in the format its suffix names; an old file of that name is replaced whole.

    Raises WriteError for an unknown suffix, a missing or read-only folder, or a full disk; nothing half-written
    is left.
    """
    path = Path(path)
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in WRITERS:
        known = ", ".join(f".{name}" for name in WRITERS)
        raise WriteError(f"Cannot tell the format of {str(path)!r} from its suffix. Known suffixes: {known}.")
    replace(path, render(result, suffix))
