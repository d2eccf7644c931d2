"""A file name for a result: its title in plain letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from songngu.syllables import fold

if TYPE_CHECKING:
    from songngu.result import Bilingual

LONGEST = 60


def file_name(result: Bilingual) -> str:
    """Return a name without suffix, of a-z, 0-9 and hyphens: from the title, else the first words, else "songngu"."""
    text = result.article.title or (result.pairs[0].source if result.pairs else "")
    words = re.findall("[a-z0-9]+", fold(text.lower()))
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > LONGEST:
            break
        name = f"{name}-{word}" if name else word
    return name or "songngu"
