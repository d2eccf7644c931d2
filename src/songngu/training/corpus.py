"""Reads the sentence pairs, cleans them, samples by tier and packs token ids into one file."""

import argparse
import hashlib
import json
import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

MAX_TOKENS = 120


class SentencePair(NamedTuple):
    """One line of a corpus file: Vietnamese, English, and the name of its source."""

    source: str
    target: str
    origin: str


def read_pairs(path: Path) -> Iterator[SentencePair]:
    """Yield the pairs of a `.tsv.xz` file in NFC; lines without two filled columns are passed over."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = unicodedata.normalize("NFC", line.rstrip("\n")).split("\t")
            if len(columns) >= 2 and columns[0].strip() and columns[1].strip():
                yield SentencePair(columns[0].strip(), columns[1].strip(), columns[2] if len(columns) > 2 else "")


def is_clean(pair: SentencePair) -> bool:
    """Tell whether the lengths agree and the English is not a copy of the Vietnamese."""
    source, target = pair.source.split(), pair.target.split()
    ratio = (len(source) + 1) / (len(target) + 1)
    return 0.4 <= ratio <= 3.0 and pair.source != pair.target


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_tiers(corpus: Path, weights: dict[str, float]) -> dict[str, list[SentencePair]]:
    """Read and clean every tier that has a weight, without duplicates."""
    tiers: dict[str, list[SentencePair]] = {}
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


def pack(tiers: dict[str, list[SentencePair]], vocabulary: Path, out: Path, weights: dict[str, float]) -> None:
    """Write ids, offsets and the sampling weight of every pair to a compressed `.npz`."""
    import sentencepiece

    spm = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    ids: dict[str, list[list[int]]] = {"source": [], "target": []}
    sampling: list[float] = []
    for tier, pairs in tiers.items():
        source = spm.encode([p.source for p in pairs])
        target = spm.encode([p.target for p in pairs])
        for s, t in zip(source, target, strict=True):
            if 0 < len(s) <= MAX_TOKENS and 0 < len(t) <= MAX_TOKENS:
                ids["source"].append(s)
                ids["target"].append(t)
                sampling.append(weights[tier])
    arrays: dict[str, Any] = {"weight": np.asarray(sampling, np.float32)}
    for side, rows in ids.items():
        arrays[side] = np.concatenate([np.asarray(row, np.uint16) for row in rows])
        arrays[side + "_offsets"] = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    np.savez_compressed(out, **arrays)


def main() -> None:
    """Command line: `python -m songngu.training.corpus CORPUS VOCABULARY OUT --weights press=2,news=1`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", default="press=2,news=1,general=0.6,technical=0.1")
    args = parser.parse_args()
    weights = {name: float(value) for name, value in (item.split("=") for item in args.weights.split(","))}
    tiers = read_tiers(args.corpus, weights)
    pack(tiers, args.vocabulary, args.out, weights)
    print(json.dumps({tier: len(pairs) for tier, pairs in tiers.items()}))


if __name__ == "__main__":
    main()
