"""Whether one system is better than another by more than chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAMPLES = 1000


def paired_bootstrap(
    outputs: Mapping[str, Sequence[str]], references: Sequence[str], *, samples: int = SAMPLES
) -> dict[str, dict[str, float | None]]:
    """Return for every system the p-values of "BLEU" and "chrF" against the first one, whose own are None.

    Paired bootstrap resampling (Koehn 2004) as sacreBLEU does it, with the seed 12345 unless SACREBLEU_SEED says
    otherwise.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.significance import PairedTest

    first, *others = outputs
    told: dict[str, dict[str, float | None]] = {first: {"BLEU": None, "chrF": None}}
    if not others:
        return told
    named: list[tuple[str, Sequence[str]]] = [(name, list(texts)) for name, texts in outputs.items()]
    metrics = {"BLEU": BLEU(references=[list(references)]), "chrF": CHRF(references=[list(references)])}
    test = PairedTest(named, metrics, None, test_type="bs", n_samples=samples)
    _, columns = test()
    places = {str(system).removeprefix("Baseline: "): place for place, system in enumerate(columns.pop("System"))}
    for name in others:
        same = list(outputs[name]) == list(outputs[first])  # sacreBLEU gives equal outputs the smallest p there is
        told[name] = {
            metric.removesuffix("2"): 1.0 if same else getattr(column[places[name]], "p_value", None)
            for metric, column in columns.items()
        }
    return told
