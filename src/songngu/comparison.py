"""What is computed when several models translate one article: a column a model, a row a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from songngu.article import Kind

if TYPE_CHECKING:
    from songngu.article import Article
    from songngu.result import Pair


@dataclass(frozen=True, slots=True)
class System:
    """A model with its decoding options, and what it cost.

    `signature` says how its outputs were made. `speed` is in source words per second; `memory` is by how many megabytes
    the process grew while the model was opened and used, None where the system does not tell or the model was open
    before; `size` is that of the model's files in megabytes, None where they are not known. `licence` is "" where no
    card names one. `flags` counts the flagged sentences.
    """

    name: str
    signature: str
    speed: float
    memory: float | None
    size: float | None
    licence: str
    flags: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How near a system comes to the reference: corpus BLEU and chrF2, 0 to 100.

    The p-values are of a paired bootstrap against the first system: how likely a difference as large is by chance;
    None for the first system itself.
    """

    bleu: float
    chrf: float
    bleu_p: float | None
    chrf_p: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: what each system made of it, in the order of the systems.

    `disagreement` is 1 less the mean chrF between two outputs: 0 where all are equal, 1 where they share nothing.
    """

    outputs: tuple[Pair, ...]
    disagreement: float

    @property
    def source(self) -> str:
        """The Vietnamese."""
        return self.outputs[0].source


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article in the words of several systems.

    `references` are the pieces of a reference translation, one a sentence or one a block, () where none was given;
    `quality` belongs to it, one a system; `metrics` are the signatures of its numbers.
    """

    article: Article
    systems: tuple[System, ...]
    rows: tuple[Row, ...]
    references: tuple[str, ...] = ()
    quality: tuple[Quality, ...] = ()
    metrics: tuple[str, ...] = ()

    def ranked(self) -> tuple[int, ...]:
        """Return the indices of the rows, most disagreeing first, page furniture last; equals in reading order."""
        return tuple(sorted(range(len(self.rows)), key=self._rank))

    def _rank(self, index: int) -> tuple[bool, float]:
        row = self.rows[index]
        block = self.article.blocks[row.outputs[0].sentence.block]
        return block.kind is Kind.BOILERPLATE, -row.disagreement
