"""The html writer: the reading view as one file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from songngu.article import Kind
from songngu.writers.marks import fold
from songngu.writers.reading import reading

if TYPE_CHECKING:
    from songngu.result import Bilingual


def dump(result: Bilingual) -> bytes:
    """Return a page with its style and script inside.

    Its Content-Security-Policy allows these two by their digest and nothing else: no address is ever asked,
    and nothing in the text of an article can run.
    """
    return document(_title(result), asset("reading.css"), reading(result), asset("reading.js"))


def document(title: str, style: str, body: str, script: str = "") -> bytes:
    """Return a page of escaped parts: `body` is HTML, `title` text; style and script are allowed by their digest."""
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    policy = f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"
    page = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="sn-file">\n<main>{body}</main>\n'
        f"{f'<script>{script}</script>' if script else ''}\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "xmlcharrefreplace")


@cache
def asset(name: str) -> str:
    """Return the text of a file beside this module: `reading.css`, `reading.js` or `comparison.css`."""
    return files("songngu.writers").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _title(result: Bilingual) -> str:
    english = " ".join(pair.target for pair in result.pairs if result.kind_of(pair) is Kind.TITLE)
    return fold(english) or fold(result.article.title) or result.article.name or "songngu"
