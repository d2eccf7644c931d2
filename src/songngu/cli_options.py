"""What several commands share: the options they have in common, progress, and messages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from songngu.article import Article

Model = Annotated[str, typer.Option("--model", "-m", help="A catalogue name, a folder, or a hub id (owner/name).")]
Beams = Annotated[int, typer.Option(help="Beam size: 1 is fastest, 4 reads best.", min=1, max=32)]
Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]
Checks = Annotated[
    str, typer.Option(help="What is checked: all, none, or some of figures,names,loops,terms,confidence.")
]
AnyLanguage = Annotated[bool, typer.Option("--any-language", help="Also text that is not Vietnamese.")]


def checks_of(text: str) -> tuple[str, ...]:
    """Return the checks that `--checks` names; raises OptionError for one that there is not."""
    from songngu.checks import ALL, check_names

    if text in ("all", "none"):
        return ALL if text == "all" else ()
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    check_names(names)
    return names


def read_input(name: str) -> Article:
    """Read the article in a file, at an address, or on the standard input, which is "-"."""
    import sys

    from songngu.readers import parse_bytes, read
    from songngu.readers.formats import format_of, looks_like_page

    if name != "-":
        return read(name)
    data = sys.stdin.buffer.read()
    return parse_bytes(data, format=format_of(data) or ("html" if looks_like_page(data) else "txt"), name="stdin")


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """Show a bar of sentences on stderr where stderr is a terminal."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn(),
                  console=console, transient=True, disable=not console.is_terminal) as bar:  # fmt: skip
        task = bar.add_task("sentences")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tell(message: str) -> None:
    """Say something on stderr."""
    typer.echo(message, err=True)
