"""The articles a visitor can try at once."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from songngu.readers import parse

if TYPE_CHECKING:
    from songngu.article import Article


def examples() -> dict[str, Article]:
    """Return the articles of `songngu/examples`: their text, and how it reads."""
    folder = files("songngu").joinpath("examples")
    texts = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    contents = [folder.joinpath(name).read_text(encoding="utf-8") for name in texts]
    return {content: parse(content) for content in contents}
