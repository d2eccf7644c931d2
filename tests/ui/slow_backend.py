"""A model that answers at once or slowly, and can be told to break."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from songngu.translation.backend import USUAL, Decoding, Hypothesis


@dataclass
class SlowBackend:
    """Gives each sentence back with "EN: " before it, after `pause` seconds; raises `trouble` where one is set."""

    pause: float = 0.0
    trouble: Exception | None = None
    texts: list[str] = field(default_factory=list)
    signature: str = "slow:1"
    max_tokens: int = 500

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 1

    def unknown(self, text: str) -> list[str]:
        return [sign for sign in text if sign == "〇"]

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        if self.trouble:
            raise self.trouble
        self.texts += batch
        time.sleep(self.pause * len(batch))
        return [[Hypothesis(f"EN: {text}", -0.5)] * n_best for text in batch]
