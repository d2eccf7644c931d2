"""A file name for a result: its title in plain letters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from songngu.result import Bilingual

LONGEST = 60


def file_name(result: Bilingual) -> str:
    """Return a name without suffix, of a-z, 0-9 and hyphens: from the title, else the first words, else "songngu"."""
    text = result.article.title or (result.pairs[0].source if result.pairs else "")
    # đ is a letter of its own, not a d with an accent, so no normal form takes it apart.
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.findall("[a-z0-9]+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > LONGEST:
            break
        name = f"{name}-{word}" if name else word
    return name or "songngu"
