"""Writes the model card: README.md of a model folder, from its recipe, its data and its scores."""

import argparse
import json
from pathlib import Path
from typing import Any

FRONT = """---
license: other
license_name: research-use
language: [vi, en]
pipeline_tag: translation
library_name: transformers
tags: [marian, vietnamese, news]
---
"""

ABOUT = """# vi-en-small

A small MarianMT model from Vietnamese to English, for reading news. It ships with songngu and runs offline on a CPU:
`ct2/` holds it in int8 for CTranslate2, `model.safetensors` in float16 for transformers.
"""

USE = """## Intended use and weaknesses

For reading the Vietnamese press: a first idea of what an article says. It is small and was trained on little text for
a short time, so expect wrong words, lost or invented details, changed figures, and names spelt wrongly; rare topics
fail most. Do not publish or decide on its output without a person who reads Vietnamese. For better English, fetch a
public model (`songngu models list`).

## Data and licences

Vietnamese-English sentence pairs: a press tier with careful translations made for this purpose from sentences of
public research corpora (VNDS/vietnews, AbMuSu, VietnameseMDS); news (EVBCorpus, Asian Language Treebank CC BY 4.0,
VLSP 2020, baosongngu, machine-translated BBC business news); general (TED CC BY-NC-ND, Tatoeba CC BY 2.0 FR, XQuAD CC
BY-SA 4.0, TALPCo CC BY 4.0, VLSP 2020, dictionary examples, probably GPL, Battle for Wesnoth GPL-2+); a small share
of technical texts (Microsoft documentation CC BY 4.0, LibreOffice help MPL-2.0, Dive into Deep Learning CC BY-SA 4.0,
Hugging Face courses Apache-2.0, interface strings of free programs under their own licences). Several sources state
no licence or allow research only, so take the weights for research and personal use. Nothing in the data shares a
sentence with the test sets.
"""


def scores_table(scores: dict[str, Any]) -> str:
    """Return the scores as a Markdown table with their signatures."""
    names = list(next(iter(scores.values()))["scores"])
    lines = ["| test set | sentences | " + " | ".join(names) + " |", "|--" * (len(names) + 2) + "|"]
    for test, row in scores.items():
        cells = " | ".join(f"{row['scores'][name]['value']:.2f}" for name in names)
        lines.append(f"| {test} (sha256 {row['sha256']}) | {row['sentences']} | {cells} |")
    first = next(iter(scores.values()))
    signatures = [f"- {name}: `{first['scores'][name]['signature']}`" for name in names]
    return "\n".join([*lines, "", *signatures, f"- translator: `{first['translator']}`"])


def card(recipe: dict[str, Any], scores: dict[str, Any]) -> str:
    """Return the whole card."""
    how = "\n".join(f"- {name}: {value}" for name, value in recipe.items() if name != "after")
    how += "".join(f"\n\nIt started from a run with {_difference(run, recipe)}" for run in recipe.get("after", []))
    training = f"## Training\n\n`train.sh` beside this file is the whole recipe, in these numbers:\n\n{how}\n"
    return "\n".join([FRONT + ABOUT, f"## Scores\n\n{scores_table(scores)}\n", training, USE])


def _difference(run: dict[str, Any], recipe: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in run.items() if recipe.get(name) != value) + "."


def main() -> None:
    """Command line: `python -m songngu.training.card MODEL`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    folder = parser.parse_args().model
    recipe, scores = (json.loads((folder / name).read_text("utf-8")) for name in ("recipe.json", "scores.json"))
    (folder / "README.md").write_text(card(recipe, scores), encoding="utf-8")


if __name__ == "__main__":
    main()
