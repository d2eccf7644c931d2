"""The fast backend: Marian and NLLB/M2M100 models in CTranslate2, without torch or transformers."""

import json
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from songngu.errors import ModelError
from songngu.translation import manifest as manifests
from songngu.translation.alignment import UNALIGNED, Alignment, align
from songngu.translation.backend import USUAL, Decoding, Hypothesis
from songngu.translation.batching import output_limit
from songngu.translation.manifest import MARIAN, Manifest
from songngu.translation.tokens import (
    END,
    PAD,
    SPECIAL,
    UNKNOWN,
    Segment,
    carry,
    join,
    json_segmenter,
    sentencepiece_segmenter,
)

SUBFOLDER = "ct2"  # beside the original weights, as in the model that ships
SENTENCEPIECE = {"marian": "source.spm", "m2m100": "sentencepiece.bpe.model"}
TOKENIZER_JSON = "tokenizer.json"
VOCABULARIES = ("source_vocabulary.json", "shared_vocabulary.json")
SHARES = (192, 768)  # fewest and most padded tokens one worker takes at a time


class CTranslate2Backend:
    """A converted model in CTranslate2; may be shared by threads, which take turns."""

    def __init__(self, folder: Path, *, device: str = "auto", beams: int = 4) -> None:
        """Load the model in `folder`, or in its subfolder `ct2`.

        `device` is "auto", "cpu", "cuda" or "cuda:N". On a CPU the weights are computed as they were converted (int8
        unless told otherwise), on a GPU in float16. `SONGNGU_THREADS` limits the cores used. Raises
        ModelError where the folder is incomplete or damaged.
        """
        self._folder = ct2_folder(folder)
        self._manifest = manifests.read(self._folder)
        self._beams = beams
        self._lock = threading.Lock()
        self._segment = _segmenter(self._folder, self._manifest)
        self._vocabulary = _vocabulary(self._folder)
        self._device = _device(device)
        self._translator = _load(self._folder, self._device)

    @property
    def signature(self) -> str:
        """Digest of the weights and all decoding options: equal signature, equal output."""
        import ctranslate2

        parts = (
            f"{self._manifest.family}:{self._manifest.digest}",
            f"ct2:{ctranslate2.__version__}",
            f"{self._device}:{self._translator.compute_type}",
            f"beams:{self._beams}",
            f"max:{self.max_tokens}",
        )
        return "|".join(parts)

    @property
    def max_tokens(self) -> int:
        """The longest input, in tokens, that the model translates whole."""
        return self._manifest.max_tokens

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of `text`, the closing token and the language token included."""
        return len(self._segment(text)) + 1 + bool(self._manifest.source_code)

    def unknown(self, text: str) -> list[str]:
        """Return the pieces of `text` the vocabulary does not hold."""
        return [piece for piece in self._segment(text) if piece not in self._vocabulary]

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        """Translate every sentence of `batch`; each result holds `n_best` hypotheses, best first.

        Raises ValueError where a sentence is longer than the weights can hold: the caller cuts it first.
        """
        if not batch:
            return []
        segments = [self._segment(text) for text in batch]
        sources = [self._source(pieces) for pieces in segments]
        longest = max(map(len, sources))
        if longest > self._manifest.positions:
            raise ValueError(
                f"{longest} tokens given, the model holds {self._manifest.positions}: cut the sentence first"
            )
        with self._lock:
            results = self._translator.translate_batch(sources, **self._options(sources, n_best, decoding))
        return [
            self._hypotheses(pieces, len(source), result)
            for pieces, source, result in zip(segments, sources, results, strict=True)
        ]

    def _source(self, segment: Sequence[str]) -> list[str]:
        """Return the tokens of a sentence as the model reads them."""
        pieces = [piece if piece in self._vocabulary else UNKNOWN for piece in segment]
        code = self._manifest.source_code
        return [code, *pieces, END] if code else [*pieces, END]

    def _limit(self, tokens: int) -> int:
        """Return how long the output of an input of `tokens` tokens may be, language token included."""
        return min(output_limit(tokens) + bool(self._manifest.target_code), self._manifest.positions)

    def _options(self, sources: Sequence[Sequence[str]], n_best: int, decoding: Decoding) -> dict[str, Any]:
        """Return the decoding options of a batch."""
        code = self._manifest.target_code
        return {
            "target_prefix": [[code]] * len(sources) if code else None,
            "beam_size": max(self._beams, n_best, decoding.beams),
            "repetition_penalty": decoding.repetition_penalty,
            "no_repeat_ngram_size": decoding.no_repeat,
            "num_hypotheses": n_best,
            "length_penalty": 1,
            "return_scores": True,
            "return_attention": True,  # costs nothing that can be measured
            "return_end_token": True,  # tells ended from cut off, and the length counts the end
            "max_input_length": 0,  # the default cuts inputs at 1024 tokens without a word
            "max_decoding_length": max(self._limit(len(source)) for source in sources),
            "min_decoding_length": 1 + bool(code),  # no sentence without a word
            "suppress_sequences": [[PAD]] if code else None,  # a Marian model was converted without it
            "max_batch_size": self._share(sources),
            "batch_type": "tokens",
        }

    def _share(self, sources: Sequence[Sequence[str]]) -> int:
        """Return how many tokens a worker takes at a time: two shares each, so that they end together; 0 is all."""
        if self._device != "cpu":
            return 0
        padded = len(sources) * max(map(len, sources))
        fewest, most = SHARES
        return min(most, max(fewest, padded // (2 * cores())))

    def _hypotheses(self, segment: Sequence[str], tokens: int, result: Any) -> list[Hypothesis]:
        """Read the hypotheses of one sentence.

        CTranslate2 divides the summed log-probability by the number of tokens, prefix and end counted; the
        prefix was given and cost nothing. An output over the sentence's own limit, possible in a batch with a
        longer one, counts as unfinished, so that the batch does not change the result.
        """
        skip = bool(self._manifest.target_code)
        unknown = [piece for piece in segment if piece not in self._vocabulary]
        found = []
        for tokens_out, score, attention in zip(result.hypotheses, result.scores, result.attention, strict=True):
            ended = tokens_out[-1:] == [END] and len(tokens_out) <= self._limit(tokens)
            pieces = [piece for piece in tokens_out[skip : self._limit(tokens)] if not SPECIAL.fullmatch(piece)]
            mean = score * len(tokens_out) / max(1, len(tokens_out) - skip)
            text = join(carry(pieces, unknown))
            aligned = self._aligned(segment, text, tokens_out[skip:], attention[skip:])
            found.append(Hypothesis(text, min(mean, 0.0), ended, aligned.links, aligned.coverage))
        return found

    def _aligned(
        self, segment: Sequence[str], text: str, tokens_out: Sequence[str], attention: Sequence[Sequence[float]]
    ) -> Alignment:
        """Align the words, unless the output holds tokens that are no part of its text."""
        targets = [piece for piece in tokens_out if piece != END]
        if join(targets) != text:
            return UNALIGNED
        code = bool(self._manifest.source_code)
        return align([row[code : code + len(segment)] for row in attention], segment, targets)


def ct2_folder(folder: Path) -> Path:
    """Return where the CTranslate2 files of a model folder lie: in its subfolder `ct2`, or in itself."""
    return folder / SUBFOLDER if (folder / SUBFOLDER).is_dir() else folder


def has_ct2(folder: Path) -> bool:
    """Tell whether a model folder holds CTranslate2 weights."""
    return any((ct2_folder(folder) / name).is_file() for name in ("model.bin", manifests.NAME))


def cores() -> int:
    """Return how many cores to use: `SONGNGU_THREADS` or `OMP_NUM_THREADS`, else all this process may run on."""
    for name in ("SONGNGU_THREADS", "OMP_NUM_THREADS"):
        wanted = os.environ.get(name, "")
        if wanted.isdecimal() and int(wanted):
            return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _device(device: str) -> str:
    """Return "cuda", "cuda:N" or "cpu"; "auto" takes a GPU where CTranslate2 can use one."""
    import ctranslate2

    if device == "auto":
        return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    return device


def _load(folder: Path, device: str) -> Any:
    """Load the weights. Raises ModelError where CTranslate2 cannot."""
    import ctranslate2

    kind, _, index = device.partition(":")
    workers = cores() if device == "cpu" else 1
    try:
        return ctranslate2.Translator(
            str(folder),
            device=kind,
            device_index=int(index or 0),
            compute_type="default" if device == "cpu" else "float16",
            inter_threads=workers,
            intra_threads=1 if device == "cpu" else 0,
        )
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"The model in {folder} cannot be loaded on {device!r} ({error}). Try device='cpu', or fetch or "
            f"convert the model again."
        ) from error


def _segmenter(folder: Path, manifest: Manifest) -> Segment:
    """Return the segmenter of the vocabulary that came with the model: SentencePiece before `tokenizer.json`."""
    name = SENTENCEPIECE.get(manifest.family, "")
    if name in manifest.files:
        return sentencepiece_segmenter(manifests.locate(folder, name))
    if TOKENIZER_JSON in manifest.files and manifest.family != MARIAN:
        return json_segmenter(manifests.locate(folder, TOKENIZER_JSON))
    raise ModelError(f"{folder / manifests.NAME} names no vocabulary of a {manifest.family!r} model. Convert it again.")


def _vocabulary(folder: Path) -> frozenset[str]:
    """Return the source tokens of the model."""
    for name in VOCABULARIES:
        if (folder / name).is_file():
            try:
                return frozenset(json.loads((folder / name).read_text(encoding="utf-8")))
            except ValueError as error:
                raise ModelError(f"The vocabulary {folder / name} cannot be read ({error}). Convert again.") from error
    raise ModelError(f"{folder} holds none of {', '.join(VOCABULARIES)}. Convert the model again.")
