"""UTF-8 that was read as windows-1252 or latin-1 ("Viá»‡t Nam"), found and undone, run by run.

A run is a sequence of characters that stand for a UTF-8 lead byte and its continuation bytes. Most runs cannot be
anything else; some can ("THỊ XÃ”" ends a quotation in capitals), and those are undone only in a line that shows itself
broken by a sure one and holds no letter that proves it sound.
"""

import re
from functools import lru_cache

from songngu.syllables import GENUINE, is_syllable

_ROUNDS = 4  # text broken more often than this is not met


def _byte_of() -> dict[str, int]:
    """Map each character to its byte: latin-1, and windows-1252 for 0x80 to 0x9F."""
    latin1 = {chr(byte): byte for byte in range(0x80, 0x100)} | {"Ă": 0xC3}  # Ă as windows-1258 has it
    return latin1 | {
        bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    }


_BYTE = _byte_of()
_TAIL = "[" + "".join(re.escape(char) for char, byte in _BYTE.items() if 0x80 <= byte < 0xC0) + "]"
_RUN = re.compile(f"(?:[Â-ßĂ]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}})+")
_LEAD = re.compile("[Â-ôĂ]")
# What a broken Vietnamese page holds: western and Vietnamese letters, combining marks, punctuation, signs, emoji.
_PLAUSIBLE = re.compile(
    "[\\x80-\\u017fƒƠơƯưˆ˜\\u0300-\\u0303\\u0309\\u031b\\u0323Ạ-ỹ\\u2000-\\u22ff\\u2460-\\u27ff\\ufe0f\\ufeff\\ufffd"
    "\\U0001f000-\\U0001faff]+"
)
# A capital with a quotation mark, dash or space after it is ordinary text too, unless it stands inside a word.
_AMBIGUOUS = re.compile("(?<![a-zà-ÿ])[Â-ÅÌĂ][‘’“”…–—•™‹›»«\\xa0°ªº²³¹·](?![a-zà-ÿ])(?<!\\xa0(?= ))")
# "Ã\xa0" is à; its no-break space often became a space, or was trimmed.
_LOST_TAIL = re.compile(r"([^\W\d_]{0,3})Ã(?: ( |[^\W\d_]{1,3}(?![^\W\d_]))?|$)")
_LOST_D = re.compile("Ä(?=[a-zA-ZÆÃáâ])")  # "Ä\x90" is Đ; 0x90 is nothing in windows-1252 and was dropped


@lru_cache(maxsize=1 << 14)
def _decode(run: str) -> str:
    """Read a run as UTF-8; return it as it is where that gives nothing plausible.

    Single characters of other scripts are refused: “Olé”… would become one. Several in a row are not.
    """
    try:
        decoded = bytes(_BYTE[char] for char in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
    return decoded if _PLAUSIBLE.fullmatch(decoded) or len(decoded) > 1 else run


def _is_sure(line: str, run: re.Match[str]) -> bool:
    """Tell whether a run can be nothing but mojibake, from itself and the character after it."""
    return _decode(run[0]) != run[0] and not (_AMBIGUOUS.match(line, run.start()) and len(run[0]) == 2)


def _undo_line(line: str) -> tuple[str, int]:
    """Undo the runs of one line; return it and how many places were put right."""
    sure = {run.start() for run in _RUN.finditer(line) if _is_sure(line, run)}
    if not sure:
        return line, 0
    if GENUINE.search(_RUN.sub("", line)):
        return _RUN.sub(lambda run: _decode(run[0]) if run.start() in sure else run[0], line), len(sure)
    undone = _RUN.sub(lambda run: _decode(run[0]), line)
    return _LOST_D.sub("Đ", _LOST_TAIL.sub(_find_tail, undone)), len(_RUN.findall(line))


def _find_tail(lost: re.Match[str]) -> str:
    """Put à where its second half became a space: "toÃ n" is toàn, "lÃ  mua" and "lÃ mua" are là mua."""
    start, rest = lost[1] + "à", lost[2]
    if rest is None or rest == " ":
        return f"{start} " if " " in lost[0] else start
    one_word = is_syllable(start + rest) and (rest in "iouy" or not is_syllable(rest))
    return start + rest if one_word else f"{start} {rest}"


def undo(text: str) -> tuple[str, int]:
    """Undo the mojibake of a text, also what was broken twice.

    `text` has line feeds as line ends and still its control characters, no-break spaces and soft hyphens: they stand
    for bytes. Returns the text and the number of places put right. Linear in the length.
    """
    places = 0
    for _ in range(_ROUNDS):
        if not _RUN.search(text):
            break
        lines = [_undo_line(line) if _LEAD.search(line) else (line, 0) for line in text.split("\n")]
        found = sum(count for _, count in lines)
        if not found:
            break
        places, text = max(places, found), "\n".join(line for line, _ in lines)
    return text, places
