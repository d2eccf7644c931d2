"""The public models that songngu knows by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A model known by name.

    `parameters` are in millions, `megabytes` what is downloaded (0 for the model that ships). `bleu` and
    `chrf` are sacreBLEU's figures for Vietnamese to English on the 1012 sentences of FLORES-200 devtest, None
    where we know of no published ones. `revision` is the branch of the hub that holds safetensors, "" where
    it has to be looked up.
    """

    name: str
    hub_id: str
    family: str
    parameters: int
    megabytes: int
    licence: str
    note: str
    bleu: float | None = None
    chrf: float | None = None
    revision: str = ""


SHIPPED = "vi-en-small"

ENTRIES = (
    Entry(SHIPPED, "", "marian", 9, 0, "research use", "ships with songngu, needs no network"),
    Entry(
        "opus-mt", "Helsinki-NLP/opus-mt-vi-en", "marian", 72, 290, "Apache-2.0",
        "small and free for any use", bleu=25.3, chrf=52.9,
    ),
    Entry(
        "nllb-600m", "facebook/nllb-200-distilled-600M", "nllb", 615, 2460, "CC-BY-NC-4.0",
        "not for commercial use", bleu=30.9, chrf=57.0,
        revision="refs/pr/45",  # named in ToluClassics/mlx-transformers#26; main holds only a pickle
    ),
    Entry(
        "nllb-1.3b", "facebook/nllb-200-distilled-1.3B", "nllb", 1370, 5480, "CC-BY-NC-4.0",
        "not for commercial use; slow without a GPU",
    ),
    Entry(
        "envit5", "VietAI/envit5-translation", "t5", 275, 1100, "OpenRAIL",
        "trained for Vietnamese and English alone; read the licence's use restrictions",
    ),
    Entry(
        "vinai-v2", "vinai/vinai-translate-vi2en-v2", "mbart", 448, 1790, "AGPL-3.0",
        "trained for Vietnamese and English alone; the licence covers services over a network too",
    ),
)  # fmt: skip

CATALOG: dict[str, Entry] = {entry.name: entry for entry in ENTRIES}
