"""Scores a model folder on test sets and writes `scores.json` beside its weights."""

import argparse
import json
from pathlib import Path
from typing import Any

from songngu.evaluation.report import Row, evaluate, table
from songngu.evaluation.testsets import TestSet, read_test_set


def entry(test: TestSet, row: Row) -> dict[str, Any]:
    """Return the scores of one test set as JSON values."""
    scores = {score.name: {"value": round(score.value, 2), "signature": score.signature} for score in row.scores}
    return {"sentences": len(test.sources), "sha256": test.digest, "translator": row.signature, "scores": scores}


def main() -> None:
    """Command line: `python -m songngu.training.score MODEL TEST.tsv…`."""
    from songngu.translation.models import open_translator

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("tests", type=Path, nargs="+")
    parser.add_argument("--beams", type=int, default=4)
    args = parser.parse_args()
    translator = open_translator(str(args.model), beams=args.beams)
    entries = {}
    for path in args.tests:
        test = read_test_set(path)
        row = evaluate(args.model.name, test, translator)
        entries[test.name] = entry(test, row)
        print(table(test, [row]))
    (args.model / "scores.json").write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
