"""Drops packed pairs whose words hardly align, and weighs the tiers anew."""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from songngu.training.corpus import COPIES, read_weights

Table = np.ndarray[Any, np.dtype[Any]]

FEW = 10  # target tokens; the share of a shorter sentence says little


def linked_shares(offsets: Table, links: Table) -> Table:
    """Return, for every pair, the share of its target tokens that have a link."""
    return np.add.reduceat((links >= 0).astype(np.float64), offsets[:-1]) / np.diff(offsets)


def hardly_aligned(data: dict[str, Table], links: Table, *, least: float) -> Table:
    """Tell, for every pair, whether less than a share `least` of its target tokens is linked.

    Altered copies are not judged: capitals and lost diacritics align badly by design.
    """
    judged = np.asarray([not tier.endswith(COPIES) for tier in data["tiers"].tolist()])[data["tier"]]
    long = np.diff(data["target_offsets"]) >= FEW
    return judged & long & (linked_shares(data["target_offsets"], links) < least)


def selected(data: dict[str, Table], links: Table, keep: Table) -> tuple[dict[str, Any], Table]:
    """Return the pairs for which `keep` is true, with their links."""
    out: dict[str, Any] = {name: data[name][keep] for name in ("tier", "weight")} | {"tiers": data["tiers"]}
    tokens = {side: np.repeat(keep, np.diff(data[side + "_offsets"])) for side in ("source", "target")}
    for side, kept in tokens.items():
        out[side] = data[side][kept]
        out[side + "_offsets"] = np.concatenate([[0], np.cumsum(np.diff(data[side + "_offsets"])[keep])])
    return out, links[tokens["target"]]


def main() -> None:
    """Command line: `python -m songngu.training.evidence PACKED LINKS OUT OUT_LINKS --least 0.3`."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("packed", "links", "out", "out_links"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--least", type=float, default=0.3, help="share of target tokens that must be linked")
    parser.add_argument("--weights", type=read_weights, default="", help="tiers to take, press=4; all if not given")
    args = parser.parse_args()
    data, links = dict(np.load(args.packed)), np.load(args.links)["links"]
    tiers: list[str] = data["tiers"].tolist()
    if args.weights:
        data["weight"] = np.asarray([args.weights.get(tier, 0.0) for tier in tiers], np.float32)[data["tier"]]
    weak = hardly_aligned(data, links, least=args.least)
    packed, kept_links = selected(data, links, ~weak & (data["weight"] > 0))
    np.savez_compressed(args.out, **packed)
    np.savez_compressed(args.out_links, links=kept_links)
    counts = {
        "hardly aligned": np.bincount(data["tier"][weak], minlength=len(tiers)),
        "kept": np.bincount(packed["tier"], minlength=len(tiers)),
    }
    print(json.dumps({what: dict(zip(tiers, count.tolist(), strict=True)) for what, count in counts.items()}))


if __name__ == "__main__":
    main()
