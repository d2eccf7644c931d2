"""The command line: flags -> one library call. Results go to stdout or files, progress and errors to stderr.

Exit codes: 0 all done, 1 some inputs failed, 2 cannot work as asked, 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from songngu.cli_compare import compare_models
from songngu.cli_options import AnyLanguage, Beams, Checks, Device, Model, checks_of, tell
from songngu.errors import SongnguError

app = typer.Typer(
    help="Read the Vietnamese press in English: aligned translation and a summary in both languages.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models_app = typer.Typer(help="Models: which there are, which are on disk, fetch, convert.", no_args_is_help=True)
app.add_typer(models_app, name="models")
app.command("compare")(compare_models)


@app.command()
def translate(
    files: Annotated[list[str], typer.Argument(help="Files or addresses to read; - reads the standard input.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the results.")] = None,
    formats: Annotated[str, typer.Option("--format", "-f", help="Formats, e.g. html,json.")] = "",
    model: Model = "vi-en-small",
    summary: Annotated[str, typer.Option(help="Method of the summary; 'news' suits articles.")] = "news",
    length: Annotated[str, typer.Option(help='Length of the summary: 3, "20%" or "60w" (words).')] = "3",
    beams: Beams = 4,
    device: Device = "auto",
    memory: Annotated[Path | None, typer.Option(help="Translation memory to read and add to (SQLite).")] = None,
    glossary: Annotated[
        str, typer.Option(help="A tsv or csv file of terms to add to the built-in ones; or none.")
    ] = "",
    checks: Checks = "all",
    diacritics: Annotated[bool, typer.Option("--diacritics", help="Vietnamese names keep their diacritics.")] = False,
    any_language: AnyLanguage = False,
) -> None:
    """Translate articles into English, with a summary in both languages.

    One article without --out is printed (Markdown unless --format says otherwise).
    """
    from songngu.cli_translate import Run, formats_of, opened, targets_of
    from songngu.summarize import check

    names = formats_of(formats or ("html,json" if out else "md"))
    check(summary, length)
    wanted = checks_of(checks)
    targets = targets_of(files, out, names)
    with opened(model, device=device, beams=beams, memory=memory, glossary=glossary) as translator:
        run = Run(files, any_language)
        run.translate(translator, targets, summary=summary, length=length, checks=wanted, diacritics=diacritics)
    raise typer.Exit(run.exit_code)


@app.command("app")
def open_page(
    port: Annotated[int, typer.Option(help="Port of the page.", min=1, max=65535)] = 7860,
    model: Model = "vi-en-small",
    memory: Annotated[
        Path | None, typer.Option(help="Translation memory (SQLite) to read and add to; it keeps what readers edit.")
    ] = None,
) -> None:
    """Open the web page on this machine (http://127.0.0.1:7860)."""
    from songngu.ui import launch

    launch(port=port, model=model, memory=memory)


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

    typer.echo(download(name, announce=tell))


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
    limit: Annotated[int, typer.Option(help="Only the first N sentences; 0 takes all.", min=0)] = 0,
    bootstrap: Annotated[
        int, typer.Option(help="Samples of the paired bootstrap between systems; 0 leaves it out.", min=0)
    ] = 1000,
) -> None:
    """Score models, and the outputs that stand in the file, against the references: one table.

    A model may come with settings: NAME,beams=1,glossary=none.
    """
    from songngu.evaluation.report import chances, score_all, table
    from songngu.evaluation.testsets import read_test_set
    from songngu.specification import open_named

    test = read_test_set(test_set).first(limit)
    rows = score_all(test, {name: open_named(name) for name in models or ["vi-en-small"]})
    typer.echo(table(test, rows))
    for line in chances(test, rows, bootstrap):
        typer.echo(line)


def main() -> None:
    """Run the command line; an error a user can mend ends with its message and exit code 2."""
    try:
        app()
    except SongnguError as error:
        tell(f"songngu: {error}")
        sys.exit(2)
