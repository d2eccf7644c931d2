"""Writers: a result in, the bytes of a file out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from songngu.comparison import Comparison
from songngu.errors import WriteError
from songngu.writers import comparison as comparing
from songngu.writers import docx, html_file, json_file, markdown, tmx, tsv
from songngu.writers.atomic import replace, suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from songngu.result import Bilingual

WRITERS: dict[str, Callable[[Bilingual], bytes]] = {
    "html": html_file.dump,
    "docx": docx.dump,
    "json": json_file.dump,
    "md": markdown.dump,
    "tsv": tsv.dump,
    "tmx": tmx.dump,
}

loads = json_file.loads


def render(result: Bilingual | Comparison, format: str) -> bytes:  # noqa: A002 - the public word for it, as in `parse`
    """Write a result in a format of WRITERS, a comparison in one of comparison.WRITERS; the bytes are UTF-8.

    Raises WriteError for a format that is not known.
    """
    if isinstance(result, Comparison):
        return _writer(comparing.WRITERS, format)(result)
    return _writer(WRITERS, format)(result)


def _writer(writers: Mapping[str, Callable[[Any], bytes]], format_: str) -> Callable[[Any], bytes]:
    if format_ not in writers:
        raise WriteError(f"Unknown format {format_!r}. Known formats: {', '.join(writers)}.")
    return writers[format_]


def save(result: Bilingual | Comparison, path: Path | str) -> None:
    """Write a result or comparison to a file in the format its suffix names; an old file is replaced whole.

    Raises WriteError for an unknown suffix, a missing or read-only folder, or a full disk; nothing half-written
    is left.
    """
    path = Path(path)
    suffix = suffix_of(path, comparing.WRITERS if isinstance(result, Comparison) else WRITERS)
    replace(path, render(result, suffix))


def save_all(result: Bilingual | Comparison, folder: Path | str, stem: str, suffixes: Iterable[str]) -> list[Path]:
    """Write a result or comparison to a file of the same name in each format; raises as `save` does."""
    paths = [Path(folder, f"{stem}.{suffix}") for suffix in suffixes]
    for path in paths:
        save(result, path)
    return paths
