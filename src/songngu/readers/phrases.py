"""Lists of phrases, written one after another with semicolons, as sets and as regular expressions."""

import re


def phrases(text: str) -> list[str]:
    """Return the phrases of a list whose lines and semicolons part them."""
    return [phrase.strip() for phrase in re.split(r"[;\n]", text) if phrase.strip()]


def any_of(text: str) -> str:
    """Return the regular expression for any phrase of a list, longest first; phrases may be expressions."""
    return f"(?:{'|'.join(sorted(phrases(text), key=len, reverse=True))})"
