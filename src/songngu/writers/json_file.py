"""The json writer: every field of a result, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from songngu.errors import FormatError
from songngu.result import Bilingual
from songngu.version import __version__

if TYPE_CHECKING:
    from songngu.comparison import Comparison

SCHEMA = 1  # raised when a field changes its meaning or goes; a field that is added needs no new number


def dump(result: Bilingual) -> bytes:
    """Return a json object: `schema`, `songngu` (the version), and the fields of Bilingual by name."""
    return encode(result, SCHEMA)


def encode(record: Bilingual | Comparison, schema: int) -> bytes:
    """Return a json object of a record: `schema`, `songngu` (the version), and its fields by name."""
    content = {"schema": schema, "songngu": __version__, **asdict(record)}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)  # indented it takes four times as long
    # A lone surrogate has no UTF-8; its backslash form is also its json form, so it still reads back.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def loads(data: bytes) -> Bilingual:
    """Read back what `dump` wrote; the result is equal to the one written.

    Raises FormatError for anything else, and for a schema of a later version.
    """
    try:
        content = json.loads(data)
        if content["schema"] != SCHEMA:
            raise FormatError(
                f"This json has schema {content['schema']!r}; songngu {__version__} reads schema {SCHEMA}. "
                "Read it with the version that wrote it, or translate the article again."
            )
        result: Bilingual = _build(Bilingual, content)
        _check_places(result)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise FormatError(f"This is not a json file that songngu wrote: {error!r}.") from error
    return result


@cache
def _fields(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _build(kind: Any, value: Any) -> Any:
    """Make a value of the type `kind` from json: records from objects, tuples from lists, the rest as is.

    A field that is missing, because an earlier version wrote the file, has its default.
    """
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _build(hint, value[name]) for name, hint in _fields(kind).items() if name in value})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    options = get_args(kind)
    if Ellipsis in options:
        return tuple(_build(options[0], entry) for entry in _expect(list, value))
    if NoneType in options:
        return None if value is None else _build(options[0], value)
    if kind is bool and isinstance(value, bool):
        return value
    return float(_expect((float, int), value)) if kind is float else _expect(kind, value)


def _expect(kind: type | tuple[type, ...], value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(f"{kind} expected, not {value!r:.60}")
    return value


def _check_places(result: Bilingual) -> None:
    if any(not 0 <= pair.sentence.block < len(result.article.blocks) for pair in result.pairs):
        raise ValueError("a sentence lies in a block that is not there")
    if any(not 0 <= pick < len(result.pairs) for pick in result.summary.picks):
        raise ValueError("the summary picks a sentence that is not there")
