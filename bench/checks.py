"""Shows what the checks cost beside the translation: `python bench/checks.py [TEST.tsv]`; the bar is 2 per cent in all.

Both are processor seconds of one process, on the sentences of the test set (the examples of the project unless one is
named), each check timed alone on the model's own output, best of three.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from songngu import open_translator, parse
from songngu.checks import CHECKS
from songngu.checks.confidence import grade
from songngu.checks.name_finding import find_names
from songngu.checks.names import names_of
from songngu.evaluation.testsets import read_test_set
from songngu.pipeline import process, sentences_of
from songngu.ui.examples import examples


def sources() -> list[str]:
    """Return the sentences to translate."""
    if len(sys.argv) > 1:
        return list(read_test_set(Path(sys.argv[1])).sources)
    articles = [parse("\n\n".join(block.text for block in article.blocks)) for article in examples().values()]
    return [a.blocks[s.block].text[s.start : s.end] for a in articles for s in sentences_of(a)]


def cpu(work: Callable[[], object], times: int) -> float:
    """Return the processor seconds of the fastest of some runs."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def _check_all(check: Callable[[str, str], object], rows: list[tuple[str, str]]) -> None:
    find_names.cache_clear()
    for row in rows:
        check(*row)


def main() -> None:
    """Print the table."""
    texts, translator = sources(), open_translator()
    translator.backend.translate(texts[:1])
    outputs = translator.translate(texts)
    whole = cpu(lambda: translator.translate(texts), 1)
    rows = list(zip(texts, [output.text for output in outputs], strict=True))
    works: dict[str, Callable[[], object]] = {name: partial(_check_all, check, rows) for name, check in CHECKS.items()}
    works["confidence"] = lambda: [
        grade(output.score, output.coverage, source, output.flags)
        for source, output in zip(texts, outputs, strict=True)
    ]
    pairs = process("\n\n".join(texts), translator, checks=(), any_language=True).pairs
    works["table of names"] = lambda: names_of(pairs)
    print(f"{len(texts)} sentences, translated in {whole:.2f} s of processor time")
    total = 0.0
    for name, work in works.items():
        spent = cpu(work, 3)
        total += spent
        print(f"{name:<16}{1000 * spent:9.1f} ms {100 * spent / whole:7.2f} %")
    print(f"{'all':<16}{1000 * total:9.1f} ms {100 * total / whole:7.2f} %  (bar 2 %)")


if __name__ == "__main__":
    main()
