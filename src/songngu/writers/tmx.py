"""The tmx writer: the sentences as a translation memory that other tools read (TMX 1.4b, LISA 2005)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from songngu.version import __version__
from songngu.writers.marks import fold_for_xml

if TYPE_CHECKING:
    from songngu.result import Bilingual, Pair


def dump(result: Bilingual) -> bytes:
    """Return one unit a translated sentence, Vietnamese and English; flags are notes, the score a property.

    Sentences that were not translated are left out: a memory must not offer them. Characters that XML cannot hold
    become "\ufffd".
    """
    units = "".join(_unit(index, pair) for index, pair in enumerate(result.pairs) if pair.target.strip())
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="songngu" creationtoolversion={quoteattr(__version__)} segtype="sentence" '
        'o-tmf="songngu" adminlang="en" srclang="vi" datatype="plaintext">\n'
        f"<note>{_clean(result.signature)}</note>\n</header>\n<body>\n{units}</body>\n</tmx>\n"
    )
    return text.encode()


def _unit(index: int, pair: Pair) -> str:
    notes = "".join(f"<note>{_clean(flag.say)}</note>" for flag in pair.flags)
    score = "" if pair.score is None else f'<prop type="x-score">{pair.score}</prop>'
    grade = "" if pair.grade is None else f'<prop type="x-grade">{pair.grade}</prop>'
    return (
        f'<tu tuid="{index + 1}">{notes}{score}{grade}'
        f'<tuv xml:lang="vi"><seg>{_clean(pair.source)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{_clean(pair.target)}</seg></tuv></tu>\n'
    )


def _clean(text: str) -> str:
    return escape(fold_for_xml(text))
