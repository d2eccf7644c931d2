"""Fetches a public model from the Hugging Face hub: safetensors only, size and licence told first."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from songngu.errors import ModelError
from songngu.translation.catalog import CATALOG, Entry

Announce = Callable[[str], None]

FILES = (
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
    "vocab.json", "target_vocab.json", "*.spm", "*.model", "*.safetensors", "*.safetensors.index.json",
    "README.md", "LICENSE*",
)  # fmt: skip
CONVERTER = "SFconvertbot"  # the hub's own bot that opens pull requests with safetensors


def user_folder() -> Path:
    """Return where fetched models go: `SONGNGU_MODELS`, else the user's data folder of this system."""
    import platformdirs

    chosen = os.environ.get("SONGNGU_MODELS", "")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("songngu")) / "models"


def local_name(model: str) -> str:
    """Return the folder name of a catalogue name or hub id."""
    return model.replace("/", "--")


def say(message: str) -> None:
    """Tell the user something where no other way was given: on stderr, unless logging is set up."""
    logging.getLogger(__name__).warning(message)


def download(model: str, *, announce: Announce = say, api: Any = None) -> Path:
    """Download a model named in the catalogue or by hub id, and return its folder in the user's folder.

    A model that is there already is left alone. The download goes to a hidden folder first, where a
    broken-off one is taken up again. `api` is a `huggingface_hub.HfApi`, made here where none is given.
    Raises ModelError where the hub cannot be reached, has no such model, or has no safetensors of it.
    """
    import httpx2  # what huggingface_hub speaks HTTP with, and whose errors it lets through
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
    )

    entry = CATALOG.get(model) or Entry(model, model, "", 0, 0, "", "")
    if not entry.hub_id:
        raise ModelError(f"{model} ships with songngu and is not on the hub. Install songngu again.")
    out = user_folder() / local_name(model)
    if (out / "config.json").is_file():
        announce(f"{model} is already in {out}.")
        return out
    part = out.with_name(f".{out.name}.part")
    try:
        hub = api if api is not None else HfApi()
        revision, size, licence = _choose(hub, entry)
        announce(
            f"Fetching {model} from https://huggingface.co/{entry.hub_id}: {size / 1e6:,.0f} MB, "
            f"licence {entry.licence or licence}. It goes to {out}."
        )
        part.mkdir(parents=True, exist_ok=True)
        hub.snapshot_download(entry.hub_id, revision=revision, local_dir=part, allow_patterns=list(FILES))
        part.rename(out)
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled) as error:
        raise ModelError(f"The hub does not give {entry.hub_id}: {error}. Check the name and the network.") from error
    except (httpx2.HTTPError, OSError) as error:
        raise ModelError(f"{entry.hub_id} cannot be fetched to {out}: {error}. Try again; it goes on there.") from error
    return out


def _choose(hub: Any, entry: Entry) -> tuple[str, int, str]:
    """Return the revision that holds safetensors, the bytes to fetch, and the licence the hub states."""
    asked = [entry.revision] if entry.revision else ["main"]
    for revision in [*asked, *_pull_requests(hub, entry)]:
        info = hub.model_info(entry.hub_id, revision=revision, files_metadata=True)
        sizes = {file.rfilename: file.size or 0 for file in info.siblings or () if _wanted(file.rfilename)}
        if any(name.endswith(".safetensors") for name in sizes):
            licence = getattr(info.card_data, "license", None) if info.card_data else None
            return revision, sum(sizes.values()), str(licence or "not stated")
    raise ModelError(
        f"{entry.hub_id} holds its weights only as a pickle, which can run any code when it is read, so songngu "
        f"does not load it. Have it converted at https://huggingface.co/spaces/safetensors/convert, then fetch it "
        f"again."
    )


def _pull_requests(hub: Any, entry: Entry) -> list[str]:
    """Return the branches in which the hub's own bot offers safetensors, where main has none."""
    info = hub.model_info(entry.hub_id, revision=entry.revision or "main", files_metadata=True)
    if any(file.rfilename.endswith(".safetensors") for file in info.siblings or ()):
        return []
    found = hub.get_repo_discussions(entry.hub_id, author=CONVERTER, discussion_type="pull_request")
    return [f"refs/pr/{request.num}" for request in found if request.author == CONVERTER]


def _wanted(name: str) -> bool:
    """Tell whether a file of the repository is fetched."""
    from fnmatch import fnmatch

    return any(fnmatch(name, pattern) for pattern in FILES) and "/" not in name
