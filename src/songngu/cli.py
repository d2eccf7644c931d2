"""The command line: flags -> one library call. Results go to stdout or files, progress and errors to stderr.

Exit codes: 0 all done, 1 some inputs failed, 2 cannot work as asked, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from songngu.errors import OptionError, SongnguError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from songngu.article import Article
    from songngu.translation.translator import Translator

app = typer.Typer(
    help="Read the Vietnamese press in English: aligned translation and a summary in both languages.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models_app = typer.Typer(help="Models: which there are, which are on disk, fetch, convert.", no_args_is_help=True)
app.add_typer(models_app, name="models")

Model = Annotated[str, typer.Option("--model", "-m", help="A catalogue name, a folder, or a hub id (owner/name).")]
Beams = Annotated[int, typer.Option(help="Beam size: 1 is fastest, 4 reads best.", min=1, max=32)]
Device = Annotated[str, typer.Option(help="auto, cpu or cuda.")]


@app.command()
def translate(
    files: Annotated[list[str], typer.Argument(help="Files to read; - reads the standard input.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the results.")] = None,
    formats: Annotated[str, typer.Option("--format", "-f", help="Formats, e.g. html,json.")] = "",
    model: Model = "vi-en-small",
    summary: Annotated[str, typer.Option(help="Method of the summary; 'news' suits articles.")] = "news",
    length: Annotated[str, typer.Option(help='Length of the summary: 3, "20%" or "60w" (words).')] = "3",
    beams: Beams = 4,
    device: Device = "auto",
    memory: Annotated[Path | None, typer.Option(help="Translation memory to read and add to (SQLite).")] = None,
    any_language: Annotated[bool, typer.Option("--any-language", help="Also text that is not Vietnamese.")] = False,
) -> None:
    """Translate articles into English, with a summary in both languages.

    One article without --out is printed (Markdown unless --format says otherwise).
    """
    from songngu.summarize import check

    names = _formats(formats or ("html,json" if out else "md"))
    check(summary, length)
    targets = _targets(files, out, names)
    with _open(model, device=device, beams=beams, memory=memory) as translator:
        run = _Run(files, any_language=any_language)
        run.translate(translator, targets, summary=summary, length=length)
    raise typer.Exit(run.exit_code)


@app.command("app")
def open_page(
    port: Annotated[int, typer.Option(help="Port of the page.", min=1, max=65535)] = 7860,
    model: Model = "vi-en-small",
) -> None:
    """Open the web page on this machine (http://127.0.0.1:7860)."""
    from songngu.ui import launch

    launch(port=port, model=model)


@models_app.command("list")
def list_models() -> None:
    """List the models songngu knows: licence, size, quality, and whether they are on disk."""
    from songngu.translation.catalog import CATALOG
    from songngu.translation.models import find

    typer.echo(f"{'name':<12} {'licence':<16} {'size':>8}  {'BLEU/chrF':<10} {'on disk':<8} hub id")
    for entry in CATALOG.values():
        quality = f"{entry.bleu}/{entry.chrf}" if entry.bleu else "see card"
        here = "yes" if find(entry.name) else "no"
        size = f"{entry.megabytes} MB" if entry.megabytes else "included"
        typer.echo(f"{entry.name:<12} {entry.licence:<16} {size:>8}  {quality:<10} {here:<8} {entry.hub_id}")
    typer.echo("BLEU/chrF: FLORES-200 devtest, published.")


@models_app.command("get")
def get_model(
    name: Annotated[str, typer.Argument(help="A catalogue name or a hub id (owner/name).")],
) -> None:
    """Download a public model; its size and licence are told first."""
    from songngu.translation.models import download

    typer.echo(download(name, announce=_say))


@models_app.command("convert")
def convert_model(
    folder: Annotated[Path, typer.Argument(help="A Marian or NLLB folder as transformers writes it.")],
    out: Annotated[Path, typer.Argument(help="Folder for the CTranslate2 model; must not exist.")],
    quantization: Annotated[str, typer.Option(help="int8, int8_float32, float16 or float32.")] = "int8",
) -> None:
    """Convert a Marian or NLLB folder to CTranslate2, the fast engine."""
    from songngu.translation.convert import convert

    typer.echo(convert(folder, out, quantization=quantization))


@app.command()
def evaluate(
    test_set: Annotated[Path, typer.Argument(help="Tab-separated file with columns vi, en and other outputs.")],
    models: Annotated[list[str] | None, typer.Option("--model", "-m", help="May be given several times.")] = None,
    beams: Beams = 4,
    limit: Annotated[int, typer.Option(help="Only the first N sentences; 0 takes all.", min=0)] = 0,
) -> None:
    """Score models, and the outputs that stand in the file, against the references: one table."""
    from songngu.evaluation.report import score_all, table
    from songngu.evaluation.testsets import read_test_set
    from songngu.translation.models import open_translator

    test = read_test_set(test_set).first(limit)
    translators = {name: open_translator(name, beams=beams) for name in models or ["vi-en-small"]}
    typer.echo(table(test, score_all(test, translators)))


class _Run:
    """One call of `translate`: reads what can be read, and remembers what failed."""

    def __init__(self, files: Sequence[str], *, any_language: bool) -> None:
        self.files = files
        self.any_language = any_language
        self.failed = 0
        self.taken: list[str] = []

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some failed, 2 all failed."""
        return 0 if not self.failed else 2 if self.failed >= len(self.files) else 1

    def articles(self) -> Iterator[Article]:
        """Read the files one after the other; one that fails is told and passed over."""
        from songngu.pipeline import require_vietnamese

        for file in self.files:
            try:
                article = _read(file)
                if not self.any_language:
                    require_vietnamese(article)
            except SongnguError as error:
                self.fail(file, error)
                continue
            for repair in article.repairs:
                _say(f"{file}: {repair}")
            self.taken.append(file)
            yield article

    def fail(self, file: str, error: SongnguError) -> None:
        """Tell what failed and count it."""
        self.failed += 1
        _say(f"{file}: {error}")

    def translate(self, translator: Translator, targets: dict[str, list[Path]], *, summary: str, length: str) -> None:
        """Translate what can be read and write or print each result as soon as it is there."""
        from songngu.pipeline import process_many
        from songngu.writers import render, save

        with _progress() as tell:
            results = process_many(self.articles(), translator, summary=summary, length=length, progress=tell)
            for number, result in enumerate(results):
                file = self.taken[number]
                try:
                    for path in targets[file]:
                        if path.name.startswith("-."):
                            sys.stdout.buffer.write(render(result, path.suffix[1:]))
                        else:
                            save(result, path)
                except SongnguError as error:
                    self.fail(file, error)


def _read(file: str) -> Article:
    from songngu.readers import parse_bytes, read

    if file != "-":
        return read(Path(file))
    data = sys.stdin.buffer.read()
    page = data.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html", b"<?xml"))
    return parse_bytes(data, format="html" if page else "txt", name="stdin")


def _formats(names: str) -> list[str]:
    from songngu.writers import WRITERS

    formats = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS:
            raise OptionError(f"Unknown format {name!r}; allowed: {', '.join(sorted(WRITERS))}.")
    return formats


def _targets(files: Sequence[str], out: Path | None, formats: Sequence[str]) -> dict[str, list[Path]]:
    """Return the paths each input is written to; `-.FORMAT` stands for the standard output."""
    if out is None:
        if len(files) > 1 or len(formats) > 1:
            raise OptionError("Several files or formats need a folder to go to: add -o DIR.")
        return {files[0]: [Path(f"-.{formats[0]}")]}
    out.mkdir(parents=True, exist_ok=True)
    stems = {file: "stdin" if file == "-" else Path(file).stem for file in files}
    often = Counter(stems.values())
    names = {file: stem if often[stem] == 1 else Path(file).name for file, stem in stems.items()}
    for name, count in Counter(names.values()).items():
        if count > 1:
            raise OptionError(f"{count} inputs are all named {name!r} and would overwrite each other in {out}: "
                              "rename them, or translate them into different folders.")  # fmt: skip
    return {file: [out / f"{name}.{suffix}" for suffix in formats] for file, name in names.items()}


@contextmanager
def _open(model: str, *, device: str, beams: int, memory: Path | None) -> Iterator[Translator]:
    from songngu.translation.memory import Memory
    from songngu.translation.models import open_translator

    if memory is None:
        yield open_translator(model, device=device, beams=beams)
        return
    with Memory(memory) as kept:
        yield open_translator(model, device=device, beams=beams, memory=kept)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar of sentences on stderr where stderr is a terminal."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn(),
                  console=console, transient=True, disable=not console.is_terminal) as bar:  # fmt: skip
        task = bar.add_task("sentences")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _say(message: str) -> None:
    typer.echo(message, err=True)


def main() -> None:
    """Run the command line; an error a user can mend ends with its message and exit code 2."""
    try:
        app()
    except SongnguError as error:
        _say(f"songngu: {error}")
        sys.exit(2)
