"""The general backend: any sequence-to-sequence model of transformers, with `generate`."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from songngu.errors import ModelError
from songngu.translation import manifest as manifests
from songngu.translation.backend import USUAL, Decoding, Hypothesis
from songngu.translation.batching import output_limit
from songngu.translation.convert import BROKEN, check_complete, check_weights, longest_input, read_config
from songngu.translation.ct2 import cores
from songngu.translation.quiet import quiet_transformers
from songngu.translation.tokens import carry, join

UNBOUNDED = 1024  # positions of a model that has relative ones (T5)


@dataclass(frozen=True, slots=True)
class Family:
    """How a family is told which languages to translate.

    `source` is given to the tokenizer as src_lang, `target` is the token that the output begins with;
    `prefix` is put before the text, `strip` taken off the output. `dtype` is the one for GPUs.
    """

    source: str = ""
    target: str = ""
    prefix: str = ""
    strip: str = ""
    dtype: str = "float16"


FAMILIES: dict[str, Family] = {
    "marian": Family(),
    "nllb": Family(source="vie_Latn", target="eng_Latn"),
    "m2m_100": Family(source="vi", target="__en__"),
    "mbart": Family(source="vi_VN", target="en_XX"),
    "t5": Family(prefix="vi: ", strip="en: ", dtype="bfloat16"),  # T5 overflows in float16
    "mt5": Family(prefix="vi: ", strip="en: ", dtype="bfloat16"),
}


class Seq2SeqBackend:
    """A model of transformers; may be shared by threads, which take turns."""

    def __init__(self, folder: Path, *, device: str = "auto", beams: int = 4) -> None:
        """Load the model in `folder`; nothing is downloaded, no code of the folder is run, no pickle is read.

        `device` is "auto" or what torch knows ("cpu", "cuda", "cuda:1", "mps"). float32 on a CPU, float16 on
        a GPU (bfloat16 for T5). Raises ModelError where the folder is incomplete, damaged, or of an unknown
        family.
        """
        import torch

        config = read_config(folder)
        weights = check_weights(folder)
        self._beams = beams
        self._lock = threading.Lock()
        self._device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        self._tokenizer, self._family = _load_tokenizer(folder, config)
        self._model = _load_model(folder, self._device, self._family)
        self._positions = int(config.get("max_position_embeddings") or UNBOUNDED)
        self.max_tokens: int = longest_input(folder, self._positions)
        extra = [path for path in folder.glob("*") if path.suffix in (".json", ".spm", ".model") and path.is_file()]
        self._digest = manifests.digest_of(manifests.hash_files([*weights, *extra]))
        code = self._family.target
        self._target: list[int] = [self._tokenizer.convert_tokens_to_ids(code)] if code else []
        self._pad: int = self._tokenizer.pad_token_id
        self._end: int = self._tokenizer.eos_token_id
        if self._device == "cpu":
            torch.set_num_threads(cores())

    @property
    def signature(self) -> str:
        """Digest of the weights and all decoding options: equal signature, equal output."""
        import torch
        import transformers

        parts = (
            f"{self._model.config.model_type}:{self._digest}",
            f"transformers:{transformers.__version__}",
            f"torch:{torch.__version__}",
            f"{self._device}:{str(self._model.dtype).removeprefix('torch.')}",
            f"beams:{self._beams}",
            f"max:{self.max_tokens}",
        )
        return "|".join(parts)

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens of `text`, those the model adds included."""
        with self._lock:
            return len(self._ids([text])[0])

    def unknown(self, text: str) -> list[str]:
        """Return the pieces of `text` the vocabulary does not hold."""
        tokenizer = self._tokenizer
        with self._lock:
            if not tokenizer.is_fast:
                pieces = tokenizer.tokenize(_plain(text), split_special_tokens=True)
                ids = tokenizer.convert_tokens_to_ids(pieces)
                return [piece for piece, number in zip(pieces, ids, strict=True) if number == tokenizer.unk_token_id]
            found = tokenizer(text, add_special_tokens=False, split_special_tokens=True, return_offsets_mapping=True)
        places = zip(found["input_ids"], found["offset_mapping"], strict=True)
        return [text[start:end] for number, (start, end) in places if number == tokenizer.unk_token_id]

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        """Translate every sentence of `batch`; each result holds `n_best` hypotheses, best first.

        Raises ValueError where a sentence is longer than the weights can hold: the caller cuts it first.
        """
        import torch

        if not batch:
            return []
        unknown = [self.unknown(text) for text in batch]
        with self._lock, torch.inference_mode():
            sources = self._ids(batch)
            longest = max(map(len, sources))
            if longest > self._positions:
                raise ValueError(f"{longest} tokens given, the model holds {self._positions}: cut the sentence first")
            inputs = self._padded(sources)
            output = self._model.generate(**inputs, generation_config=self._decoding(longest, n_best, decoding))
            scores = self._scores(inputs, output, n_best)
        rows = output.tolist()
        return [
            [
                self._hypothesis(rows[place], scores[place], len(source), unknown[index])
                for place in range(index * n_best, (index + 1) * n_best)
            ]
            for index, source in enumerate(sources)
        ]

    def _ids(self, batch: Sequence[str]) -> list[list[int]]:
        """Return the token ids of every sentence; what looks like a special token is split like any word."""
        texts = [self._family.prefix + _plain(text) for text in batch]
        ids: list[list[int]] = self._tokenizer(texts, split_special_tokens=True, truncation=False)["input_ids"]
        return ids

    def _padded(self, sources: Sequence[Sequence[int]]) -> dict[str, Any]:
        """Return ids and mask of a batch, padded on the right."""
        import torch

        longest = max(map(len, sources))
        ids = [[*source, *[self._pad] * (longest - len(source))] for source in sources]
        mask = [[1] * len(source) + [0] * (longest - len(source)) for source in sources]
        return {
            "input_ids": torch.tensor(ids, device=self._model.device),
            "attention_mask": torch.tensor(mask, device=self._model.device),
        }

    def _limit(self, tokens: int) -> int:
        """Return how long the output of an input of `tokens` tokens may be, language token included."""
        return min(output_limit(tokens) + len(self._target), self._positions)

    def _decoding(self, tokens: int, n_best: int, decoding: Decoding) -> Any:
        """Return the decoding options; the folder's own generation_config is not taken over.

        Its forced end token, for one, would hide that an output reached its limit.
        """
        from transformers import GenerationConfig

        starts, beams = self._starts(), max(self._beams, n_best, decoding.beams)
        return GenerationConfig(
            num_beams=beams,
            num_return_sequences=n_best,
            max_new_tokens=self._limit(tokens),
            min_new_tokens=len(starts),  # no sentence without a word
            length_penalty=1.0,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat,
            early_stopping=beams > 1,
            do_sample=False,
            pad_token_id=self._pad,
            eos_token_id=self._end,
            decoder_start_token_id=starts[0],
            forced_bos_token_id=starts[1] if len(starts) > 1 else None,
            suppress_tokens=[self._pad],
        )

    def _starts(self) -> list[int]:
        """Return what the decoder is given: its start token, and the target language where it comes second.

        The tokenizer of mBART-25, which VinAI's models use, has the language first.
        """
        start = getattr(self._model.config, "decoder_start_token_id", None)
        if type(self._tokenizer).__name__.startswith("MBartTokenizer"):
            return self._target
        return [self._end if start is None else start, *self._target]

    def _scores(self, inputs: dict[str, Any], output: Any, n_best: int) -> list[float]:
        """Return the mean log-probability per token of every output, its end counted, what was given not.

        One more pass over the finished outputs, which costs less than to keep the scores of every step and
        beam: those of NLLB's 256,000 tokens would take gigabytes.
        """
        import torch

        given = len(self._starts())
        labels = output[:, given:]
        mask = (labels != self._pad).float()
        repeated = {name: value.repeat_interleave(n_best, dim=0) for name, value in inputs.items()}
        logits = (
            self._model(**repeated, decoder_input_ids=output[:, :-1], use_cache=False).logits[:, given - 1 :].float()
        )
        logits[..., self._pad] = -torch.inf  # neither can be chosen: nothing pads, and no output begins with its end
        logits[:, 0, self._end] = -torch.inf
        chosen = logits.gather(-1, labels[..., None])[..., 0] - logits.logsumexp(-1)
        total = torch.where(mask > 0, chosen, 0.0).sum(1) / mask.sum(1).clamp(min=1)
        means: list[float] = total.tolist()
        return means

    def _hypothesis(self, row: list[int], score: float, tokens: int, unknown: list[str]) -> Hypothesis:
        """Read one output."""
        ids = [number for number in row[1:] if number != self._pad]
        limit = self._limit(tokens)
        ended = ids[-1:] == [self._end] and len(ids) <= limit
        special = set(self._tokenizer.all_special_ids) - {self._tokenizer.unk_token_id}
        pieces = self._tokenizer.convert_ids_to_tokens([number for number in ids[:limit] if number not in special])
        text = join(carry(pieces, unknown))
        return Hypothesis(text.removeprefix(self._family.strip), min(score, 0.0), ended)


def _plain(text: str) -> str:
    """Keep MarianTokenizer from taking a text that begins with ">>" for a language code, which it would not read."""
    return f" {text}" if text.startswith(">>") else text


def _load_tokenizer(folder: Path, config: dict[str, Any]) -> tuple[Any, Family]:
    """Load the tokenizer and find the family."""
    from transformers import AutoTokenizer

    kind = str(config.get("model_type"))
    if kind not in FAMILIES:
        raise ModelError(f"{folder} holds a model of type {kind!r}; known are {', '.join(FAMILIES)}.")
    try:
        with quiet_transformers():
            tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)
    except BROKEN as error:
        raise ModelError(
            f"The vocabulary of the model in {folder} cannot be loaded: {error}. Fetch the model again; where only "
            f"a SentencePiece file is there, `pip install protobuf` may be needed."
        ) from error
    nllb = "vie_Latn" in tokenizer.get_vocab()
    family = FAMILIES["nllb" if nllb else kind]
    if family.source:
        tokenizer.src_lang = family.source
    return tokenizer, family


def _load_model(folder: Path, device: str, family: Family) -> Any:
    """Load the weights."""
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForSeq2SeqLM, GenerationConfig

    dtype = torch.float32 if device == "cpu" else getattr(torch, family.dtype)
    try:
        with quiet_transformers():
            model, report = AutoModelForSeq2SeqLM.from_pretrained(
                str(folder), use_safetensors=True, local_files_only=True, dtype=dtype, output_loading_info=True
            )
            model = model.to(device).eval()
    except (*BROKEN, SafetensorError) as error:
        raise ModelError(f"The model in {folder} cannot be loaded on {device!r}: {error}. Fetch it again.") from error
    check_complete(folder, report)
    model.generation_config = GenerationConfig()
    return model
