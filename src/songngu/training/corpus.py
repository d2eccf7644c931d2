"""Reads the sentence pairs, cleans and augments them, and packs the token ids of every tier into one file."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from songngu.training import augment, names
from songngu.training.decontaminate import Known, is_new, read_known
from songngu.training.pairs import SentencePair, is_clean, read_pairs

MAX_TOKENS = 120
UNKNOWN = 1
COPIES = "-augmented"  # what the tier of the altered copies is called, after the tier they are made of

Tiers = dict[str, list[SentencePair]]


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_weights(text: str) -> dict[str, float]:
    """Read `press=2,news=1`."""
    return {name: float(value) for name, value in (item.split("=") for item in text.split(",") if item)}


def read_tiers(corpus: Path, weights: dict[str, float]) -> Tiers:
    """Read and clean every tier that has a weight, without duplicates."""
    tiers: Tiers = {}
    seen: set[tuple[str, str]] = set()
    for tier in weights:
        kept = []
        for pair in read_pairs(corpus / f"{tier}.tsv.xz"):
            key = (pair.source.lower(), pair.target.lower())
            if key not in seen and is_clean(pair):
                seen.add(key)
                kept.append(pair)
        tiers[tier] = kept
    return tiers


def decontaminated(tiers: Tiers, known: Known) -> Tiers:
    """Leave out every pair with a side that is, or nearly is, a sentence of a development set."""
    return {tier: [pair for pair in pairs if is_new(pair, known)] for tier, pairs in tiers.items()}


def with_copies(tiers: Tiers, rates: dict[str, float], *, seed: int) -> Tiers:
    """Add a tier of altered copies for every tier that has a rate; the pairs themselves stay as they are."""
    pool = names.gather(pair for tier in rates for pair in tiers[tier])
    copies = {tier: augment.augmented(tiers[tier], pool, rate=rate, seed=seed) for tier, rate in rates.items()}
    return tiers | {tier + COPIES: pairs for tier, pairs in copies.items()}


def unknown_capitals(texts: set[str], spm: Any) -> dict[int, str]:
    """Return the capitals that the vocabulary lacks, as a table that writes them small, as the translator does."""
    capitals = {char for text in texts for char in text if char != char.lower()}
    return {
        ord(char): char.lower()
        for char in capitals
        if UNKNOWN in spm.encode(char) and UNKNOWN not in spm.encode(char.lower())
    }


def pack(tiers: Tiers, vocabulary: Path, out: Path, weights: dict[str, float]) -> dict[str, int]:
    """Write the ids, offsets, tier and weight (1 if it has none) of every pair to a compressed `.npz`; count tokens.

    Pairs of more than `MAX_TOKENS` on a side are left out.
    """
    import sentencepiece

    spm = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    small = unknown_capitals({text for pairs in tiers.values() for pair in pairs for text in pair[:2]}, spm)
    ids: dict[str, list[Any]] = {"source": [], "target": []}
    tier_of: list[int] = []
    tokens = dict.fromkeys(tiers, 0)
    for number, (tier, pairs) in enumerate(tiers.items()):
        sides = [spm.encode([pair[side].translate(small) for pair in pairs]) for side in (0, 1)]
        for source, target in zip(*sides, strict=True):
            if 0 < len(source) <= MAX_TOKENS and 0 < len(target) <= MAX_TOKENS:
                ids["source"].append(np.asarray(source, np.uint16))
                ids["target"].append(np.asarray(target, np.uint16))
                tier_of.append(number)
                tokens[tier] += len(target)
    arrays: dict[str, Any] = {"tier": np.asarray(tier_of, np.uint8), "tiers": np.asarray(list(tiers))}
    arrays["weight"] = np.asarray([weights.get(tier, 1.0) for tier in tiers], np.float32)[arrays["tier"]]
    for side, rows in ids.items():
        arrays[side] = np.concatenate(rows)
        arrays[side + "_offsets"] = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    np.savez_compressed(out, **arrays)
    return tokens


def main() -> None:
    """Command line: `python -m songngu.training.corpus CORPUS VOCABULARY OUT --weights press=2,news=1`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=read_weights, default="press=3,news=1.5,general=0.6,technical=0.1")
    parser.add_argument("--augment", type=read_weights, default="", help="share of a tier's pairs to copy: press=1")
    parser.add_argument("--development", type=Path, nargs="*", default=[], help="test sets to keep out")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    read = read_tiers(args.corpus, args.weights)
    kept = decontaminated(read, read_known(args.development))
    tiers = with_copies(kept, args.augment, seed=args.seed)
    tokens = pack(tiers, args.vocabulary, args.out, args.weights)
    contaminated = {tier: len(read[tier]) - len(pairs) for tier, pairs in kept.items()}
    counts = {tier: len(pairs) for tier, pairs in tiers.items()}
    print(json.dumps({"pairs": counts, "target tokens": tokens, "contaminated": contaminated}))


if __name__ == "__main__":
    main()
