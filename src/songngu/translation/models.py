"""Opens a model by catalogue name, folder or hub id."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from songngu.errors import ModelError, OptionError
from songngu.translation import hub
from songngu.translation import manifest as manifests
from songngu.translation.backend import Backend
from songngu.translation.catalog import CATALOG, SHIPPED
from songngu.translation.convert import FAMILIES, check_weights, convert, convertible, read_config
from songngu.translation.ct2 import CTranslate2Backend, ct2_folder, has_ct2
from songngu.translation.glossary import Glossary, starter
from songngu.translation.hub import Announce, download
from songngu.translation.memory import Memory
from songngu.translation.seq2seq import Seq2SeqBackend
from songngu.translation.translator import Translator

__all__ = ["BACKENDS", "best_backend", "converted", "download", "find", "folder_of", "open_translator", "places"]

BACKENDS: dict[str, Callable[..., Backend]] = {
    "ct2": CTranslate2Backend,
    "seq2seq": Seq2SeqBackend,
}

HUB_ID = re.compile(r"[\w-][\w.-]*/[\w.-]+")


def open_translator(
    model: str | Path = SHIPPED,
    *,
    device: str = "auto",
    beams: int = 4,
    backend: str = "auto",
    memory: Memory | None = None,
    glossary: Glossary | None = None,
    download: bool = False,
    announce: Announce = hub.say,
) -> Translator:
    """Open a model for translating Vietnamese into English.

    `model` is a name of the catalogue, a folder, or a hub id ("owner/name"). `beams` is the width of the beam
    search (1 to 32). `backend` is "ct2", "seq2seq" or "auto": ct2 for Marian and NLLB/M2M100, which are
    converted once into the user's cache folder where that was not done, seq2seq for all others. `glossary` is the
    starter list where none is given; an empty one, `Glossary()`, is none. A model that
    is not on this machine is fetched only with `download`; `announce` is told what is fetched or converted,
    its size and its licence, before. Raises OptionError for an option that is not allowed and ModelError
    where the model cannot be found or loaded.
    """
    if not 1 <= beams <= 32:
        raise OptionError(f"beams is {beams}; allowed are 1 to 32.")
    if backend != "auto" and backend not in BACKENDS:
        raise OptionError(f"Unknown backend {backend!r}; allowed are auto, {', '.join(BACKENDS)}.")
    if device not in ("auto", "cpu", "mps") and not re.fullmatch(r"cuda(:\d+)?", device):
        raise OptionError(f"Unknown device {device!r}; allowed are auto, cpu, cuda, cuda:N and, for seq2seq, mps.")
    folder = folder_of(model, download=download, announce=announce)
    try:
        chosen = backend if backend != "auto" else best_backend(folder)
        if chosen == "ct2" and not has_ct2(folder):
            folder = converted(folder, announce=announce)
        terms = starter() if glossary is None else glossary
        return Translator(BACKENDS[chosen](folder, device=device, beams=beams), memory=memory, glossary=terms)
    except OSError as error:
        raise ModelError(f"The model folder {folder} cannot be read: {error}.") from error


def best_backend(folder: Path) -> str:
    """Return "ct2" where the folder holds such weights or can be converted, else "seq2seq"."""
    if has_ct2(folder):
        return "ct2"
    two_vocabularies = (folder / "target_vocab.json").is_file()
    return "ct2" if read_config(folder).get("model_type") in FAMILIES and not two_vocabularies else "seq2seq"


def places() -> list[Path]:
    """Return the folders in which models are looked for by name, first to last."""
    package = Path(__file__).parents[1]
    return [hub.user_folder(), package / "models", package.parents[1] / "models"]


def find(model: str) -> Path | None:
    """Return the folder of a catalogue name or hub id, None where it is not on this machine."""
    for place in places():
        if _is_model(place / hub.local_name(model)):
            return place / hub.local_name(model)
    return _in_hub_cache(CATALOG[model].hub_id if model in CATALOG else model)


def folder_of(model: str | Path, *, download: bool = False, announce: Announce = hub.say) -> Path:
    """Return the folder of a model, fetched where `download` allows it.

    Raises ModelError that names the folders looked in and the command that would fetch the model.
    """
    if isinstance(model, Path) or not (model in CATALOG or HUB_ID.fullmatch(model)):
        return _given(Path(model))
    found = find(model)
    if found is not None:
        return found
    if Path(model).is_dir() and model not in CATALOG:
        return Path(model)
    if download:
        return hub.download(model, announce=announce)
    raise ModelError(_missing(model))


def _given(folder: Path) -> Path:
    """Return a folder that the user named, if it is there."""
    if folder.is_dir():
        return folder
    raise ModelError(
        f"There is no model {str(folder)!r}: no folder has that name, and the catalogue knows "
        f"{', '.join(CATALOG)}. A model of the Hugging Face hub is named owner/name."
    )


def converted(folder: Path, *, announce: Announce = hub.say) -> Path:
    """Return the CTranslate2 folder of a transformers folder, made once and kept in the user's cache folder.

    A changed file in `folder` leads to a new conversion.
    """
    import platformdirs

    convertible(folder, read_config(folder))
    weights = check_weights(folder)
    facts = [
        (path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sorted({*weights, *folder.glob("*.json")})
    ]
    key = hashlib.sha256(f"{folder.resolve()}{facts}".encode()).hexdigest()[:12]
    out = Path(platformdirs.user_cache_dir("songngu")) / "converted" / f"{folder.resolve().name}-{key}"
    if not (out / manifests.NAME).is_file():
        announce(f"Converting {folder} to CTranslate2 int8, once; the result goes to {out}.")
        convert(folder, out)
    return out


def _is_model(folder: Path) -> bool:
    """Tell whether a folder holds a model, whole or not."""
    return (folder / "config.json").is_file() or (ct2_folder(folder) / manifests.NAME).is_file()


def _in_hub_cache(hub_id: str) -> Path | None:
    """Return the snapshot of a model that another tool left in the Hugging Face cache with safetensors."""
    if not hub_id:
        return None
    import huggingface_hub

    found = huggingface_hub.try_to_load_from_cache(hub_id, "config.json")
    folder = Path(found).parent if isinstance(found, str) else None
    return folder if folder is not None and any(folder.glob("*.safetensors")) else None


def _missing(model: str) -> str:
    """Return the message for a model that is known but not on this machine."""
    looked = ", ".join(str(place / hub.local_name(model)) for place in places())
    if model == SHIPPED:
        return f"The model {model} ships with songngu, but is in none of {looked}. Install songngu again."
    entry = CATALOG.get(model)
    facts = f" ({entry.megabytes:,} MB, licence {entry.licence})" if entry else ""
    return (
        f"The model {model} is not on this machine. Fetch it with `songngu models get {model}`{facts}, or copy its "
        f"folder into one of {looked}. The Hugging Face cache has none either."
    )
