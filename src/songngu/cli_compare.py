"""The command `songngu compare`: one article through several models."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from songngu.cli_options import AnyLanguage, Checks, checks_of, progress_bar, read_input, tell
from songngu.errors import OptionError, ReadError

if TYPE_CHECKING:
    from songngu.comparison import Comparison


def compare_models(
    file: Annotated[str, typer.Argument(help="File or address to read; - reads the standard input.")],
    models: Annotated[
        list[str],
        typer.Option("--model", "-m", help="Two or more: a name, folder or hub id, also with settings: NAME,beams=1."),
    ],
    reference: Annotated[
        Path | None, typer.Option(help="An English translation, one sentence or paragraph on each line.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File to write: .html, .tsv or .json.")] = None,
    order: Annotated[str, typer.Option(help="disagreement (most disagreeing first) or reading.")] = "disagreement",
    checks: Checks = "all",
    any_language: AnyLanguage = False,
) -> None:
    """Translate an article with several models and show where they differ, most disagreeing sentences first.

    Without --out the comparison is printed.
    """
    from songngu.comparing import compare
    from songngu.writers import save
    from songngu.writers.atomic import suffix_of
    from songngu.writers.comparison import WRITERS, plain

    if order not in ("disagreement", "reading"):
        raise OptionError(f"order is {order!r}; allowed are disagreement and reading.")
    if out is not None:
        suffix_of(out, WRITERS)
    article = read_input(file)
    for repair in article.repairs:
        tell(f"{file}: {repair}")
    with progress_bar() as bar:
        comparison: Comparison = compare(
            article, models, _text(reference), checks=checks_of(checks), any_language=any_language,
            progress=lambda _, done, total: bar(done, total),
        )  # fmt: skip
    if out is None:
        sys.stdout.buffer.write(plain(comparison, order=order).encode("utf-8", "replace"))
    else:
        save(comparison, out)


def _text(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"Cannot read the reference {path}: {error}. It must be a text file in UTF-8.") from error
