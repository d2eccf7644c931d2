"""What a loaded model must offer, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation of a sentence.

    `score` is the mean log-probability per output token, the closing token counted; `finished` is False where the
    model reached its output limit before it closed the sentence. `links` pairs words of the source with words of `text`
    (places among the white-space words of each), where the model tells; `coverage` is the share of the source's
    words it looked at while it wrote (0 to 1), None where it does not tell.
    """

    text: str
    score: float
    finished: bool = True
    links: tuple[tuple[int, int], ...] = ()
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for another translation than the usual one.

    `beams` is the least width of the beam; `repetition_penalty` divides the probability of tokens already written (1 is
    none, Keskar et al. 2019); `no_repeat` forbids to write the same tokens twice in runs of that length (0 is never).
    """

    beams: int = 1
    repetition_penalty: float = 1.0
    no_repeat: int = 0


USUAL = Decoding()


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

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        """Translate every sentence of `batch`; each result holds `n_best` hypotheses, best first."""
        ...
