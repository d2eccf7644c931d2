"""The work of `songngu translate`: reads what can be read, writes each result as soon as it is there."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from songngu.cli_options import progress_bar, read_input, tell
from songngu.errors import OptionError, SongnguError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from songngu.article import Article
    from songngu.result import Bilingual
    from songngu.translation.translator import Translator


@dataclass(slots=True)
class Run:
    """One call of `translate`: reads what can be read, and remembers what failed."""

    files: Sequence[str]
    any_language: bool
    failed: int = 0
    taken: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 all done, 1 some failed, 2 all failed."""
        return 0 if not self.failed else 2 if self.failed >= len(self.files) else 1

    def articles(self) -> Iterator[Article]:
        """Read the files one after the other; one that fails is told and passed over."""
        from songngu.pipeline import require_vietnamese

        for file in self.files:
            try:
                article = read_input(file)
                if not self.any_language:
                    require_vietnamese(article)
            except SongnguError as error:
                self.fail(file, error)
                continue
            for repair in article.repairs:
                tell(f"{file}: {repair}")
            self.taken.append(file)
            yield article

    def fail(self, file: str, error: SongnguError) -> None:
        """Tell what failed and count it."""
        self.failed += 1
        tell(f"{file}: {error}")

    def translate(self, translator: Translator, targets: dict[str, list[Path]], **options: Any) -> None:
        """Translate what can be read; `options` are those of `process_many`."""
        from songngu.pipeline import process_many

        with progress_bar() as bar:
            results = process_many(self.articles(), translator, progress=bar, **options)
            for number, result in enumerate(results):
                self._write(self.taken[number], result, targets)

    def _write(self, file: str, result: Bilingual, targets: dict[str, list[Path]]) -> None:
        from songngu.writers import render, save

        try:
            for path in targets[file]:
                if path.name.startswith("-."):
                    sys.stdout.buffer.write(render(result, path.suffix[1:]))
                else:
                    save(result, path)
        except SongnguError as error:
            self.fail(file, error)


def formats_of(names: str) -> list[str]:
    """Return the formats that `--format` names; raises OptionError for one that there is not."""
    from songngu.writers import WRITERS

    formats = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in formats:
        if name not in WRITERS:
            raise OptionError(f"Unknown format {name!r}; allowed: {', '.join(sorted(WRITERS))}.")
    return formats


def targets_of(files: Sequence[str], out: Path | None, formats: Sequence[str]) -> dict[str, list[Path]]:
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
def opened(model: str, *, device: str, beams: int, memory: Path | None, glossary: str) -> Iterator[Translator]:
    """Open a model, its glossary, and the translation memory where one is named."""
    from songngu.translation.glossary import glossary_of
    from songngu.translation.memory import Memory
    from songngu.translation.models import open_translator

    terms = glossary_of(glossary)
    if memory is None:
        yield open_translator(model, device=device, beams=beams, glossary=terms)
        return
    with Memory(memory) as kept:
        yield open_translator(model, device=device, beams=beams, glossary=terms, memory=kept)
