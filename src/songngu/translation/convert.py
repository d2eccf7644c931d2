"""Converts a Marian or NLLB/M2M100 folder of transformers into a CTranslate2 folder of songngu."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from songngu.errors import ModelError
from songngu.translation import manifest as manifests
from songngu.translation.ct2 import SENTENCEPIECE, TOKENIZER_JSON
from songngu.translation.manifest import M2M100, MARIAN, Manifest
from songngu.translation.quiet import quiet_transformers

FAMILIES = {"marian": MARIAN, "m2m_100": M2M100}  # model_type in config.json -> family
CODES = (("vie_Latn", "eng_Latn"), ("__vi__", "__en__"))  # NLLB-200, M2M100
BROKEN = (OSError, ValueError, TypeError, KeyError, RuntimeError, AssertionError, ImportError)
"""What transformers raises for the different kinds of broken folders."""
QUANTIZATIONS = ("int8", "int8_float16", "int8_bfloat16", "int16", "float16", "bfloat16", "float32")
LONGEST = 200  # tokens; models lose words of longer inputs long before their positions end (transformers#24169)


def convert(folder: Path, out: Path, *, quantization: str = "int8") -> Path:
    """Convert the model in `folder` and return `out`, written under another name first and then renamed.

    Where `out` lies inside `folder`, as the `ct2` subfolder of the shipped model does, the vocabulary is not
    copied. Raises ModelError where `folder` holds no Marian or M2M100 model in safetensors, where it is
    incomplete, or where `out` exists and is no folder that songngu converted.
    """
    if quantization not in QUANTIZATIONS:
        raise ModelError(f"Unknown quantization {quantization!r}; allowed are {', '.join(QUANTIZATIONS)}.")
    if out.exists() and any(out.iterdir()) and not (out / manifests.NAME).is_file():
        raise ModelError(f"{out} exists and was not made by songngu; choose another folder, or remove it first.")
    config = read_config(folder)
    family = convertible(folder, config)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as work:
            fresh = Path(work) / out.name
            _run_converter(folder, fresh, quantization)
            sources = _copy_vocabulary(folder, fresh, family, beside=out.parent.resolve() == folder.resolve())
            files = manifests.hash_files([*sources, *fresh.glob("*.bin"), *fresh.glob("*.json")])
            manifests.write(fresh, _describe(fresh, folder, family, quantization, files))
            _replace(fresh, out)
    except OSError as error:
        raise ModelError(f"The converted model cannot be written to {out}: {error}.") from error
    return out


def read_config(folder: Path) -> dict[str, Any]:
    """Return the `config.json` of a transformers folder. Raises ModelError where it cannot be read."""
    path = folder / "config.json"
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError(f"{folder} is no model folder: it holds no config.json.") from error
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Fetch the model again.") from error
    if not isinstance(config, dict):
        raise ModelError(f"{path} is no table of settings. Fetch the model again.")
    return config


def check_weights(folder: Path) -> list[Path]:
    """Return the safetensors files of a folder. Raises ModelError where one is missing or there are none."""
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        try:
            names = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
        except (ValueError, KeyError, AttributeError) as error:
            raise ModelError(f"{index} cannot be read ({error}). Fetch the model again.") from error
        return [manifests.locate(folder, name) for name in names]
    if (folder / "model.safetensors").is_file():
        return [folder / "model.safetensors"]
    if any(folder.glob("pytorch_model*.bin")):
        raise ModelError(
            f"{folder} holds its weights only as a pickle (pytorch_model.bin), which can run any code when it is "
            f"read, so songngu does not load it. Fetch the model with `songngu models get`, which looks for "
            f"safetensors, or have it converted at https://huggingface.co/spaces/safetensors/convert."
        )
    raise ModelError(
        f"The model folder {folder} is incomplete: it holds no model.safetensors. Fetch it again with "
        f"`songngu models get`."
    )


def convertible(folder: Path, config: dict[str, Any]) -> str:
    """Return the family of a folder that CTranslate2 can take. Raises ModelError for any other."""
    kind = config.get("model_type")
    if kind not in FAMILIES:
        raise ModelError(
            f"{folder} holds a model of type {kind!r}; only {', '.join(FAMILIES)} can be converted. Open it "
            f"with backend='seq2seq' instead."
        )
    if (folder / "target_vocab.json").is_file():
        raise ModelError(f"{folder} has two vocabularies, which cannot be converted. Open it with backend='seq2seq'.")
    check_weights(folder)
    return FAMILIES[kind]


def longest_input(folder: Path, positions: int) -> int:
    """Return how many tokens a model of transformers should be given at once.

    At most `model_max_length` of its tokenizer_config.json, at most 200, and so that the output fits its
    positions.
    """
    path = folder / "tokenizer_config.json"
    stated = json.loads(path.read_text(encoding="utf-8")).get("model_max_length") if path.is_file() else None
    bounds = [LONGEST, (positions - 34) // 2]
    return max(8, min([*bounds, stated] if isinstance(stated, int) else bounds))


def _run_converter(folder: Path, out: Path, quantization: str) -> None:
    """Let CTranslate2 write its files."""
    import torch
    from ctranslate2.converters import TransformersConverter
    from safetensors import SafetensorError

    class _Safe(TransformersConverter):  # type: ignore[misc] # ctranslate2 is untyped
        """Reads safetensors alone, from the folder alone."""

        def load_model(self, model_class: Any, name: str, **options: Any) -> Any:
            options["dtype"] = torch.float32  # from float16 weights an "int8" would become int8_float16, no CPU's type
            model, report = model_class.from_pretrained(
                name, use_safetensors=True, local_files_only=True, output_loading_info=True, **options
            )
            check_complete(folder, report)
            if model.config.model_type == MARIAN:
                _move_start(model)
            return model

    try:
        with quiet_transformers():
            _Safe(str(folder)).convert(str(out), quantization=quantization)
    except (*BROKEN, SafetensorError) as error:
        raise ModelError(f"The model in {folder} cannot be converted: {error}") from error


def check_complete(folder: Path, report: dict[str, Any]) -> None:
    """Refuse a model that lacks some weights, where transformers would make them up."""
    if report["missing_keys"]:
        missing = ", ".join(sorted(report["missing_keys"])[:3])
        raise ModelError(f"The weights in {folder} are incomplete: {missing} are missing. Fetch the model again.")


def _move_start(model: Any) -> None:
    """Add the embedding of the decoder's start token to the decoder's first position.

    CTranslate2 starts Marian's decoder from a zero embedding, which is right for models trained by Marian. A model
    trained in transformers starts from the embedding of `<pad>`; nothing else ever stands at the first position.
    """
    decoder = model.model.decoder
    start = decoder.embed_tokens.weight[model.config.decoder_start_token_id]
    scale = model.config.d_model**0.5 if model.config.scale_embedding else 1.0
    decoder.embed_positions.weight.data[0] += (scale * start).to(decoder.embed_positions.weight.dtype)


def _copy_vocabulary(folder: Path, out: Path, family: str, *, beside: bool) -> list[Path]:
    """Return the files text is segmented with, copied into `out` unless they lie in its parent anyway."""
    names = [SENTENCEPIECE[family]] if family == MARIAN else [SENTENCEPIECE[family], TOKENIZER_JSON]
    found = [folder / name for name in names if (folder / name).is_file()][:1]
    if not found:
        raise ModelError(f"The model folder {folder} is incomplete: it holds no {' and no '.join(names)}.")
    if not beside:
        shutil.copy2(found[0], out)
    return found


def _describe(out: Path, folder: Path, family: str, quantization: str, files: dict[str, str]) -> Manifest:
    """Return the manifest of a fresh folder."""
    config = read_config(folder)
    vocabulary = set(json.loads((out / "shared_vocabulary.json").read_text(encoding="utf-8")))
    codes = [pair for pair in CODES if set(pair) <= vocabulary]
    if family == M2M100 and not codes:
        raise ModelError(f"The model in {folder} knows no Vietnamese and English: its vocabulary has none of {CODES}.")
    source, target = codes[0] if family == M2M100 else ("", "")
    positions = int(config.get("max_position_embeddings", 512))
    return Manifest(
        family=family,
        source_code=source,
        target_code=target,
        max_tokens=longest_input(folder, positions),
        positions=positions,
        quantization=quantization,
        revision=str(config.get("_commit_hash") or ""),
        files=dict(sorted(files.items())),
    )


def _replace(fresh: Path, out: Path) -> None:
    """Put the finished folder in place of an older one."""
    if out.exists():
        out.rename(fresh.parent / "old")  # goes with the temporary folder
    fresh.rename(out)
