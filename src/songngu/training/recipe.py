"""Everything that shapes a training run, in one frozen record that is saved beside the weights."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes of the model, the loss, and the course of training.

    `guide` weighs the guided-alignment loss. `rate` is Adam's peak rate, reached after `warmup` steps and falling
    linearly to a twentieth at `seconds` of training time; training ends there, or after `steps`. `batch_tokens` counts
    padded tokens on the longer side. The run is saved every `save_every` seconds of training, and the weights of the
    last `keep` saves stay, to be averaged.
    """

    vocabulary: int = 8000
    width: int = 256
    feed_forward: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    heads: int = 8
    dropout: float = 0.0
    label_smoothing: float = 0.1
    guide: float = 0.3
    batch_tokens: int = 2500
    rate: float = 1e-3
    warmup: int = 500
    seconds: float = 600.0
    steps: int = 1_000_000
    save_every: float = 300.0
    keep: int = 4
    seed: int = 1

    def save(self, path: Path) -> None:
        """Write the recipe as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Recipe":
        """Read a recipe that `save` wrote."""
        values = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{field.name: values[field.name] for field in fields(cls) if field.name in values})
