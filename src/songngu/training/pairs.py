"""A sentence pair of the corpus, and the reading of the files that hold them."""

import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


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
