"""What a loaded model must offer, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation of a sentence.

    `score` is the mean log-probability per output token, the closing token counted; `finished` is False where the
    model reached its output limit before it closed the sentence.
    """

    text: str
    score: float
    finished: bool = True


class Backend(Protocol):
    """A loaded model. It knows no article, no memory and no glossary."""

    @property
    def signature(self) -> str:
        """Digest of the weights and all decoding options: equal signature, equal output."""
        ...

    @property
    def max_tokens(self) -> int:
        """The longest input, in tokens, that the model translates whole."""
        ...

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of `text`, those the model adds included."""
        ...

    def unknown(self, text: str) -> list[str]:
        """Return the pieces of `text` the vocabulary does not hold."""
        ...

    def translate(self, batch: Sequence[str], *, n_best: int = 1) -> list[list[Hypothesis]]:
        """Translate every sentence of `batch`; each result holds `n_best` hypotheses, best first."""
        ...
