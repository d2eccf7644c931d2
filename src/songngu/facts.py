"""What a model costs: the memory of this process, the size of a model's files, its licence."""

from __future__ import annotations

import os
import re
from pathlib import Path

from songngu.errors import ModelError
from songngu.specification import parse_specification
from songngu.translation.catalog import CATALOG
from songngu.translation.models import folder_of

_STATM = Path("/proc/self/statm")
_LICENCE = re.compile(r"^licen[sc]e:\s*(.+)$", re.MULTILINE)
_WEIGHTS = ("*.bin", "*.safetensors")


def resident() -> float | None:
    """Return the memory of this process in megabytes; None where the system does not tell (it does on Linux)."""
    try:
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return float(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def size_of(specification: str) -> float | None:
    """Return the size of a model's weights on disk in megabytes, those its engine reads; None where it is not found."""
    folder = _folder(specification)
    if folder is None:
        return None
    weights = [list(folder.glob(pattern)) for pattern in ("ct2/*.bin", *_WEIGHTS)]
    files = next((found for found in weights if found), [])
    return sum(file.stat().st_size for file in files) / 1e6 if files else None


def licence_of(specification: str) -> str:
    """Return the licence that the catalogue or the card of a model names, "" where neither does."""
    model = parse_specification(specification).model
    if model in CATALOG:
        return CATALOG[model].licence
    folder = _folder(specification)
    card = folder / "README.md" if folder else None
    if card is None or not card.is_file():
        return ""
    found = _LICENCE.search(card.read_text(encoding="utf-8", errors="replace")[:4000])
    return found[1].strip() if found else ""


def _folder(specification: str) -> Path | None:
    try:
        return folder_of(parse_specification(specification).model)
    except ModelError:
        return None
