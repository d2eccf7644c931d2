"""Vietnamese text of the 8-bit age, recognised by its syllables and converted: TCVN3 (ABC), VNI and windows-1258.

Such text was typed for a font, so today it is seen as western letters: "ViÖt Nam" (TCVN3), "Vieät Nam" (VNI),
"Viêòt Nam" (windows-1258 read as windows-1252). A line is converted when its words are no Vietnamese as they stand and
are Vietnamese syllables once converted, so French, German or plain Vietnamese lines stay as they are.

All 134 letters of TCVN3 and VNI were checked against duydev/vietnamese-conversion, those of TCVN3 also against
cmpitg/bogoengine and glibc's TCVN5712-1.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from songngu.syllables import FREQUENT, GENUINE, is_syllable, untone

TCVN3, VNI, CP1258 = "TCVN3 (ABC)", "VNI", "windows-1258"
ENCODINGS = (TCVN3, VNI, CP1258)

_TCVN3_CODES = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \xadư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ "
    "Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự "
    "úỳ ûỷ üỹ ýý þỵ"
)
_TCVN3_MAP = {ord(pair[0]): pair[1] for pair in _TCVN3_CODES.split()} | {ord("μ"): "à"}  # NFKC turns µ into Greek

# In VNI a mark follows its vowel: a code of its own, in the case of the vowel or in lower case.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}
_CP1258_MARKS = {"Ì": "\u0300", "Ò": "\u0309", "Þ": "\u0303", "ì": "\u0301", "ò": "\u0323"}
_CP1258_LETTERS = {"Ã": "Ă", "ã": "ă", "Ð": "Đ", "ð": "đ", "Õ": "Ơ", "õ": "ơ", "Ý": "Ư", "ý": "ư", "þ": "₫"}
_CP1258_MAP = str.maketrans(_CP1258_MARKS | _CP1258_LETTERS)

_TOKEN = re.compile(r"[A-Za-z¡-ÿμ]+")
_FOREIGN = re.compile("[\xa1-\xffμ]")
_SMALL_CODE = re.compile("[¨-®µ-þ]")  # TCVN3 has codes for small letters only, but for ĂÂÊÔƠƯĐ
_SMALL, _CAPITAL = re.compile("[a-z]"), re.compile("[A-Z]")
_LETTER = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]")
# Spellings of TCVN3 and VNI that hardly any language has
_IMPOSSIBLE = re.compile(
    "[A-Za-z][¡-¿×÷]|[¡-¿×÷][a-z]|[a-zà-öø-ÿ][À-ÖØ-Þ]|[AEIOUYaeiouyÔÖôö][ÙØÛÕÏùøûõï]"
    "|[AEae][ÂÁÀÅÃÄâáàåãä]|[Aa][ÉÈÚÜËéèúüë]"
)
_UNIT = re.compile("[µμ][A-Za-z]{1,2}")  # "µm" would read "àm"
_LONE_SIGNS = ("µ", "¶", "¸", "¹")  # à, ả, á and ạ are words
_SENTENCE_ENDS = (".", "!", "?", "…", ":", '"', "”")
_SENTENCE_START = re.compile(r"((?:^|[.!?…]\s)[\s\"'“‘(]*)(\w)")
_CAPITAL_PAIR = re.compile("([AĂÂEÊIOÔƠUƯY])([à-ỹ])")


def _vni_pairs() -> dict[str, str]:
    """Build the pairs of vowel and mark, lower case: "aù" is á, "aá" is ấ, "aé" is ắ, "ôù" is ớ."""
    bases = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
    pairs = {code + mark: base + tone for code, base in bases.items() for mark, tone in _VNI_TONES.items()}
    pairs |= {v + mark: v + "\u0302" + tone for v in "aeo" for mark, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    return {pair: unicodedata.normalize("NFC", letter) for pair, letter in pairs.items()}


_VNI_MAP = _vni_pairs() | _VNI_SINGLE
_VNI_MAP |= {code.upper(): letter.upper() for code, letter in _VNI_MAP.items()} | {
    code[0].upper() + code[1]: letter.upper() for code, letter in _VNI_MAP.items() if len(code) == 2
}
_VNI_CODE = re.compile("|".join(sorted(_VNI_MAP, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Convert TCVN3 codes; capitals with a tone, which have no code, come from "Aµ" or are left in lower case."""
    converted = text.translate(_TCVN3_MAP)
    return _CAPITAL_PAIR.sub(
        lambda m: m[2].upper() if untone(m[2]).upper() == m[1] and m[2] != m[1].lower() else m[0], converted
    )


def from_vni(text: str) -> str:
    """Convert VNI codes."""
    return _VNI_CODE.sub(lambda m: _VNI_MAP[m[0]], text)


def from_cp1258(text: str) -> str:
    """Convert windows-1258 that was read as windows-1252, marks composed."""
    return unicodedata.normalize("NFC", text.translate(_CP1258_MAP))


_DECODERS = {TCVN3: from_tcvn3, VNI: from_vni, CP1258: from_cp1258}


@dataclass(frozen=True, slots=True)
class _Word:
    """What one word says: is it Vietnamese as it stands; and for each of ENCODINGS, does it count, how much.

    A Vietnamese word that an encoding leaves as it is ("là" in VNI) says nothing about it. 0 points where it would be
    no syllable; else 1, one more for a spelling no language has ("ViÖt") and one more where a frequent syllable
    comes out.
    """

    native: bool
    counts: tuple[bool, ...]
    points: tuple[int, ...]


@lru_cache(maxsize=1 << 16)
def _judge(word: str) -> _Word:
    native = is_syllable(word)
    if not _FOREIGN.search(word):
        return _Word(native, (False, False, False), (0, 0, 0))
    readings = [word if len(word) > 14 or _UNIT.fullmatch(word) else _DECODERS[name](word) for name in ENCODINGS]
    strange = bool(_IMPOSSIBLE.search(word))
    points = tuple(
        1 + strange + (reading.lower() in FREQUENT) if reading != word and is_syllable(reading) else 0
        for reading in readings
    )
    return _Word(native, tuple(reading != word or not native for reading in readings), points)


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a line counted.

    All; those Vietnamese as they stand; for each of ENCODINGS those that count (see _Word), those of them Vietnamese as
    they stand, those that come out as syllables, and their points.
    """

    words: int
    native: int
    counted: tuple[int, ...]
    counted_native: tuple[int, ...]
    good: tuple[int, ...]
    points: tuple[int, ...]

    def best(self) -> int:
        """Return the encoding, as an index, under which most words come out right."""
        return max(range(3), key=lambda i: (self.good[i], self.points[i]))

    def proves(self, i: int) -> bool:
        """Tell whether the line by itself shows encoding `i`.

        At least 3 points; four in five of the words with western letters become syllables, clearly more than are
        syllables already; and most of all words are Vietnamese then (a French line has "est", a German one "der").
        """
        good = self.good[i]
        return (
            self.points[i] >= 3
            and good >= 0.8 * self.counted[i]
            and good >= 1.2 * self.counted_native[i]
            and self.native - self.counted_native[i] + good >= 0.6 * self.words
        )

    def allows(self, i: int) -> bool:
        """Tell whether a line among others of encoding `i` may be of it too."""
        good = self.good[i]
        return good > 0 and good >= 0.5 * self.counted[i] and good >= self.counted_native[i]


def _count(line: str) -> _Line:
    words = Counter(word for word in _TOKEN.findall(line) if _LETTER.search(word) or len(word) > 1)
    judged = [(_judge(word), times) for word, times in words.items()]
    each = range(len(ENCODINGS))
    return _Line(
        words=words.total(),
        native=sum(times for word, times in judged if word.native),
        counted=tuple(sum(times for word, times in judged if word.counts[i]) for i in each),
        counted_native=tuple(sum(times for word, times in judged if word.counts[i] and word.native) for i in each),
        good=tuple(sum(times for word, times in judged if word.points[i]) for i in each),
        # Each word once: a table full of "£m" is no evidence that it is "êm".
        points=tuple(sum(word.points[i] for word, _ in judged if not word.native) for i in each),
    )


def _recognise(lines: Sequence[str]) -> dict[int, str]:
    """Name the encoding of every line that is of one: by its own words, or as the neighbour of such lines."""
    suspects = {n: _count(line) for n, line in enumerate(lines) if _FOREIGN.search(line) and not GENUINE.search(line)}
    found = {n: best for n, seen in suspects.items() if seen.proves(best := seen.best())}
    if not found:
        return {}
    main, count = Counter(found.values()).most_common(1)[0]
    if 2 * count >= sum(any(seen.counted) for seen in suspects.values()):
        found |= {n: main for n, seen in suspects.items() if n not in found and seen.allows(main)}
    return {n: ENCODINGS[i] for n, i in found.items()}


@lru_cache(maxsize=1 << 16)
def _tcvn3_word(word: str) -> str:
    """Convert one word of a TCVN3 line, in capitals where its ASCII letters are ("CéNG")."""
    converted = from_tcvn3(word)
    if not _LETTER.search(word) and word not in _LONE_SIGNS and not is_syllable(converted):
        return word  # a sign that stands alone is a sign: "©", "½"
    return converted.upper() if _in_capitals(word) else converted


def _in_capitals(word: str) -> bool:
    """Tell whether a word shows a capitals font: two ASCII capitals or more, no small letter, yet a small code."""
    return len(_CAPITAL.findall(word)) >= 2 and not _SMALL.search(word) and bool(_SMALL_CODE.search(word))


def _tcvn3_line(line: str, *, opens: bool) -> str:
    """Convert a TCVN3 line and give it the capitals its codes cannot show.

    In a heading set in a capitals font (.VnTimeH) every ASCII letter is a capital, so all of it is; a sentence
    begins with a capital. `opens` tells that the line begins one.
    """
    converted = _TOKEN.sub(lambda m: _tcvn3_word(m[0]), line)
    if not _SMALL.search(line) and any(map(_in_capitals, _TOKEN.findall(line))):
        return converted.upper()
    return _SENTENCE_START.sub(
        lambda m: m[1] + m[2].upper() if (m.start() or opens) and untone(m[2]) != m[2] else m[0], converted
    )


def _converted(lines: Sequence[str], names: dict[int, str]) -> Iterator[str]:
    previous = ""
    for n, line in enumerate(lines):
        name = names.get(n)
        if name == TCVN3:
            before = previous.rstrip()
            yield _tcvn3_line(line, opens=not before or before.endswith(_SENTENCE_ENDS))
        else:
            yield _DECODERS[name](line) if name else line
        previous = line


def convert(text: str) -> tuple[str, dict[str, int]]:
    """Convert the lines of a text that are in a legacy encoding.

    `text` is NFC, its lines end in line feeds, and soft hyphens are still in it (U+00AD is TCVN3's ư). Returns the text
    and the number of lines converted from each encoding, {} where there is none. Linear in the length.
    """
    if not _FOREIGN.search(text):
        return text, {}
    lines = text.split("\n")
    names = _recognise(lines)
    return "\n".join(_converted(lines, names)), dict(Counter(names.values()))
