"""Compares songngu with plain ways to run the same weights, side by side in one run; prints a table of ratios.

`python bench/speed.py [MODEL] [--articles FILE…] [--test TEST.tsv] [--rounds 3]`. The articles are the examples of the
project unless others are named. Rounds alternate between the contenders, and the median of each is shown.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import songngu
from songngu.evaluation.metrics import bleu
from songngu.evaluation.testsets import read_test_set

ROOT = Path(__file__).parents[1]
NAMES = ("pipeline", "bare_ctranslate2", "padded_batches", "one_by_one")
BARS = {"bare_ctranslate2": 1 / 1.15, "padded_batches": 2.0, "one_by_one": 5.0}  # how much faster songngu must be


def contend(name: str, model: Path, files: list[Path]) -> dict[str, Any]:
    """Run one contender in a process of its own."""
    command = [sys.executable, str(ROOT / "bench" / "contenders.py"), name, str(model), *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(result.stdout.splitlines()[-1]))


def table(rounds: list[dict[str, dict[str, Any]]]) -> None:
    """Print speed, memory and start of each contender, and songngu's ratio to it with its bar."""
    print(f"{'contender':<18}{'words/s':>9}{'peak MB':>9}{'start s':>9}{'songngu is':>14}{'bar':>7}")
    for name in NAMES:
        runs = [contest[name] for contest in rounds]
        ratios = [contest[name]["seconds"] / contest["pipeline"]["seconds"] for contest in rounds]
        speed = statistics.median(run["words"] / run["seconds"] for run in runs)
        peak, start = (statistics.median(run[key] for run in runs) for key in ("peak_mb", "start"))
        bar = f"{BARS[name]:.2f}×" if name in BARS else "-"
        print(f"{name:<18}{speed:>9.0f}{peak:>9.0f}{start:>9.2f}{statistics.median(ratios):>7.2f}× fast{bar:>8}")


def quality(model: Path, test: Path) -> None:
    """Print BLEU of both engines on a test set."""
    data = read_test_set(test)
    for name in ("ct2", "seq2seq"):
        translator = songngu.open_translator(str(model), backend=name, beams=4)
        outputs = [t.text for t in translator.translate(data.sources)]
        score = bleu(outputs, data.references)
        print(f"BLEU {score.value:.2f} {name} on {data.name} ({score.signature}; {translator.signature})")


def cold(article: Path, folder: Path, model: Path) -> None:
    """Print how long the command line takes for one article, process start included."""
    command = [sys.executable, "-m", "songngu", "translate", str(article), "-o", str(folder), "-m", str(model)]
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    words = len(article.read_text(encoding="utf-8").split())
    print(f"cold start to files, {words} words: {statistics.median(times):.2f} s (bar: 3 s for 600 words)")


def growth(article: Path, model: Path) -> None:
    """Print the time a word takes in texts of growing length, every sentence different: equal means linear."""
    translator = songngu.open_translator(str(model))
    paragraphs = [block.text for block in songngu.read(article).blocks]
    for times in (1, 4, 16):
        copies = (part.replace(". ", f" {number}. ") + f" {number}" for number in range(times) for part in paragraphs)
        text = "\n\n".join(copies)
        begun = time.perf_counter()
        songngu.process(text, translator)
        seconds, words = time.perf_counter() - begun, len(text.split())
        print(f"{words:>7} words: {seconds:7.2f} s, {1000 * seconds / words:.2f} ms a word")


def main() -> None:
    """Run all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=ROOT / "models" / "vi-en-small")
    examples = sorted((ROOT / "src" / "songngu" / "examples").glob("*.txt"))
    parser.add_argument("--articles", type=Path, nargs="*", default=examples)
    parser.add_argument("--test", type=Path, default=ROOT.parent / "shared" / "corpus" / "dev" / "press-dev.tsv")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    table([{name: contend(name, args.model, args.articles) for name in NAMES} for _ in range(args.rounds)])
    longest = max(args.articles, key=lambda path: path.stat().st_size)
    if args.test.exists():
        quality(args.model, args.test)
    with tempfile.TemporaryDirectory() as folder:
        cold(longest, Path(folder), args.model)
    growth(longest, args.model)


if __name__ == "__main__":
    main()
