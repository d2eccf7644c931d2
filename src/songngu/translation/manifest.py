"""The `songngu.json` of a CTranslate2 folder: what the model is, and the digest of every file it needs."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from songngu.errors import ModelError

NAME = "songngu.json"
MARIAN = "marian"
M2M100 = "m2m100"  # NLLB-200 is an M2M100 with other language codes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the ct2 backend must know of a converted model.

    `source_code` and `target_code` are the language tokens of the vocabulary, "" where the model has none.
    `max_tokens` is the longest input translated whole, `positions` the longest sequence the weights can hold.
    `files` maps the name of each needed file to its SHA-256; a file may lie in the folder or in its parent.
    """

    family: str
    source_code: str
    target_code: str
    max_tokens: int
    positions: int
    quantization: str
    revision: str
    files: dict[str, str]

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that stand for all files."""
        return digest_of(self.files)


def digest_of(files: dict[str, str]) -> str:
    """Fold a table of file digests into sixteen hexadecimal digits."""
    table = json.dumps(files, sort_keys=True)
    return hashlib.sha256(table.encode()).hexdigest()[:16]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_files(paths: Iterable[Path]) -> dict[str, str]:
    """Return name → SHA-256 of every file."""
    return {path.name: hash_file(path) for path in paths}


def locate(folder: Path, name: str) -> Path:
    """Return where a needed file lies: in `folder`, or beside it where the original model is kept.

    Raises ModelError where it is in neither.
    """
    for place in (folder / name, folder.parent / name):
        if place.is_file():
            return place
    raise ModelError(
        f"The model folder {folder} is incomplete: {name} is missing. Convert it again with "
        f"`songngu models convert`, or fetch it again with `songngu models get`."
    )


def write(folder: Path, manifest: Manifest) -> None:
    """Write `songngu.json` into a folder."""
    text = json.dumps(asdict(manifest), indent=1, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Read `songngu.json` and check every file against it.

    Hashing costs about a second per gigabyte, and a damaged weight file would else translate wrongly without
    a word. Raises ModelError where the file is missing or unreadable, a file is missing, or its digest
    differs.
    """
    path = folder / NAME
    if not path.is_file():
        raise ModelError(
            f"{folder} holds no {NAME}, so it is no model folder of songngu. Make one from the original model with "
            f"`songngu models convert FOLDER OUT`."
        )
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{path} cannot be read ({error}). Convert the model again.") from error
    for name, expected in manifest.files.items():
        found = hash_file(locate(folder, name))
        if found != expected:
            raise ModelError(
                f"{name} in the model folder {folder} is damaged or only half there: its SHA-256 begins with "
                f"{found[:12]}, {NAME} says {expected[:12]}. Fetch or convert the model again."
            )
    return manifest
