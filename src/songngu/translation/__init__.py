"""Vietnamese sentences to English ones."""

from songngu.translation.backend import Backend, Hypothesis
from songngu.translation.catalog import CATALOG, Entry
from songngu.translation.convert import convert
from songngu.translation.memory import Memory
from songngu.translation.models import BACKENDS, open_translator
from songngu.translation.translator import Progress, Translation, Translator

__all__ = [
    "BACKENDS",
    "CATALOG",
    "Backend",
    "Entry",
    "Hypothesis",
    "Memory",
    "Progress",
    "Translation",
    "Translator",
    "convert",
    "open_translator",
]
