"""Writes a trained checkpoint as the folder that ships: float16 safetensors, tokenizer, and CTranslate2 int8."""

import argparse
import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from songngu.training.corpus import MAX_TOKENS, digest
from songngu.training.model import build_model
from songngu.training.recipe import Recipe


def average(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of several checkpoints (Vaswani et al. 2017, section 6.1)."""
    states = [torch.load(path, weights_only=True, map_location="cpu")["model"] for path in checkpoints]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def write_tokenizer(vocabulary: Path, out: Path, size: int) -> None:
    """Write the files of MarianTokenizer: one SentencePiece model for both sides, and its pieces with their ids."""
    import sentencepiece

    spm = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    pieces = {spm.id_to_piece(i): i for i in range(spm.get_piece_size())} | {"<pad>": size - 1}
    (out / "vocab.json").write_text(json.dumps(pieces, ensure_ascii=False, indent=0), encoding="utf-8")
    for side in ("source", "target"):
        shutil.copyfile(vocabulary, out / f"{side}.spm")
    config = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": "vi",
        "target_lang": "en",
        "model_max_length": MAX_TOKENS,
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "separate_vocabs": False,
    }
    (out / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n")


def export(weights: dict[str, torch.Tensor], recipe: Recipe, vocabulary: Path, out: Path) -> Any:
    """Write the model folder as transformers reads it, weights in float16."""
    model = build_model(recipe)
    model.load_state_dict(weights)
    model.generation_config.num_beams = 4
    model.generation_config.max_length = 512
    model.generation_config.bad_words_ids = [[recipe.vocabulary - 1]]
    out.mkdir(parents=True, exist_ok=True)
    model.half().save_pretrained(out)
    write_tokenizer(vocabulary, out, recipe.vocabulary)
    return model


def provenance(recipe: Recipe, checkpoints: list[Path], data: list[Path]) -> dict[str, Any]:
    """Return what the weights came from: the recipe, how far training got, the data's digests, the code's revision."""
    progress = torch.load(checkpoints[-1], weights_only=True, map_location="cpu")["progress"]
    revision = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S607 - git is where the user has it
    return asdict(recipe) | {
        "trained": progress,
        "averaged_checkpoints": len(checkpoints),
        "data_sha256": {path.name: digest(path) for path in data},
        "code_revision": revision or "unknown",
        "torch": torch.__version__,
    }


def phase(run: Path) -> dict[str, Any]:
    """Return the recipe of a run that lent its weights to a later one, and how far it got."""
    state = torch.load(run / "state.pt", weights_only=True, map_location="cpu")
    return asdict(Recipe.load(run / "recipe.json")) | {"trained": state["progress"]}


def main() -> None:
    """Command line: `python -m songngu.training.export RUN VOCABULARY OUT`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="corpus files, for their digests")
    parser.add_argument("--checkpoints", type=Path, nargs="*", help="average these instead of the run's state.pt")
    parser.add_argument("--after", type=Path, nargs="*", default=[], help="the runs that this one started from")
    args = parser.parse_args()
    recipe = Recipe.load(args.run / "recipe.json")
    checkpoints = args.checkpoints or [args.run / "state.pt"]
    export(average(checkpoints), recipe, args.vocabulary, args.out)
    facts = provenance(recipe, checkpoints, args.data) | {"after": [phase(run) for run in args.after]}
    (args.out / "recipe.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
