"""A model with its decoding options in one word, as it is named when models are compared: `vi-en-small,beams=1`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from songngu.errors import OptionError

if TYPE_CHECKING:
    from songngu.translation.memory import Memory
    from songngu.translation.translator import Translator

ALLOWED = "beams=1 to 32, backend=auto, ct2 or seq2seq, device=auto, cpu or cuda, glossary=FILE or none"


@dataclass(frozen=True, slots=True)
class Specification:
    """A catalogue name, folder or hub id, and the options of `open_translator`; glossary "" is the starter list."""

    model: str
    beams: int = 4
    backend: str = "auto"
    device: str = "auto"
    glossary: str = ""


def parse_specification(text: str) -> Specification:
    """Read `MODEL[,OPTION=VALUE…]`; raises OptionError for an option that is not known or has no such value."""
    model, *options = text.split(",")
    values: dict[str, str] = {}
    for option in options:
        name, _, value = option.partition("=")
        if name not in {"beams", "backend", "device", "glossary"} or not value or name in values:
            raise OptionError(f"{text!r}: cannot read {option!r}. Allowed once each: {ALLOWED}.")
        values[name] = value
    beams = values.pop("beams", "4")
    if not model or not beams.isdecimal():
        raise OptionError(f"{text!r}: a model's name comes first, beams is a whole number. Allowed: {ALLOWED}.")
    return Specification(model, int(beams[:4]), **values)


def open_named(text: str, *, memory: Memory | None = None) -> Translator:
    """Open the model of a specification, with a translation memory if wanted; raises as `open_translator` does."""
    from songngu.translation.glossary import glossary_of
    from songngu.translation.models import open_translator

    wanted = parse_specification(text)
    return open_translator(
        wanted.model,
        device=wanted.device,
        beams=wanted.beams,
        backend=wanted.backend,
        glossary=glossary_of(wanted.glossary),
        memory=memory,
    )
