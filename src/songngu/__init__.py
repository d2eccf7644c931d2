"""songngu reads the Vietnamese press in English: aligned translation and a summary in both languages.

Names are loaded on first use, so that `import songngu` costs milliseconds.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from songngu.article import Article as Article
    from songngu.article import Block as Block
    from songngu.article import Kind as Kind
    from songngu.comparing import compare as compare
    from songngu.comparison import Comparison as Comparison
    from songngu.errors import SongnguError as SongnguError
    from songngu.pipeline import process as process
    from songngu.pipeline import process_many as process_many
    from songngu.pipeline import stream as stream
    from songngu.readers import parse as parse
    from songngu.readers import read as read
    from songngu.result import Bilingual as Bilingual
    from songngu.result import Flag as Flag
    from songngu.result import Grade as Grade
    from songngu.result import Name as Name
    from songngu.result import Pair as Pair
    from songngu.result import Rendering as Rendering
    from songngu.result import Sentence as Sentence
    from songngu.result import Summary as Summary
    from songngu.result import Term as Term
    from songngu.translation.models import open_translator as open_translator
    from songngu.translation.translator import Translator as Translator
    from songngu.writers import render as render
    from songngu.writers import save as save

_HOMES = {
    "article": ("Article", "Block", "Kind"),
    "comparing": ("compare",),
    "comparison": ("Comparison",),
    "errors": ("SongnguError",),
    "pipeline": ("process", "process_many", "stream"),
    "readers": ("parse", "read"),
    "result": ("Bilingual", "Flag", "Grade", "Name", "Pair", "Rendering", "Sentence", "Summary", "Term"),
    "translation.models": ("open_translator",),
    "translation.translator": ("Translator",),
    "version": ("__version__",),
    "writers": ("render", "save"),
}

__all__ = [name for names in _HOMES.values() for name in names]


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562)."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"songngu.{module}"), name)
    raise AttributeError(f"module 'songngu' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
