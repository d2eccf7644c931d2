"""Decides whether one stop in Vietnamese press text ends a sentence, from the words on both sides of it."""

import re
from functools import lru_cache

from songngu import abbreviations as known
from songngu.context import Next, Stop
from songngu.syllables import is_syllable

_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_TOKEN = re.compile(r"[^\s(\[\"“„‘'«<…]*$")
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")  # iPhone, eBay, iOS
_ITEM = re.compile(r"[a-zđ]{1,2}\)|[a-hđ]\.\s+[^\W\d_a-z]")  # "b) hộ khẩu", "b. Hộ khẩu"
_NUMERAL = r"(?:\d{1,3}[a-zđ]?|[IVXL]{1,6})"
_HEAD = re.compile(rf"\W*(?:\d{{1,3}}(?:\.\d{{1,2}})*|[IVXL]{{1,6}}|[A-ZĐa-hđ]|(?:{known.HEADS}) {_NUMERAL})")
_REPORTED = re.compile(rf"(?:[-–—]\s*)?((?:\S+\s+){{1,6}}?)(?:\w+\s+)?(?:{known.REPORTING})(?!\w)")
_ADDRESS = re.compile(r"@|://|www\.|/")
_GLUED_ADDRESS = re.compile(r"[^\W\d_]+[.@/_]\w")
_THOUSANDS = re.compile(r"\d{3}[.,]\d{3}")
_CONTINUING = frozenset(",;:)%]}”’»…?!./")


def ends_sentence(stop: Stop) -> bool:
    """Tell whether a sentence ends after this stop."""
    following = Next.read(stop.after)
    if stop.after[0] in _CONTINUING or _is_number_of_heading(stop):
        return False
    if not stop.spaced:
        return _ends_glued(stop, following)
    if following.token[:1].islower():
        return _ends_before_lower(stop, following)
    if _is_reported(stop, following):
        return False
    return _ends_by_marks(stop, following)


def _is_number_of_heading(stop: Stop) -> bool:
    """Tell whether the stop belongs to "1. ", "II. ", "Điều 5. " at the beginning of a sentence."""
    return stop.whole and len(stop.before) < 30 and stop.core == "." and _HEAD.fullmatch(stop.before) is not None


def _ends_by_marks(stop: Stop, following: Next) -> bool:
    if "…" in stop.core or "..." in stop.core:
        return _ends_after_ellipsis(stop, following)
    if stop.core != ".":
        return not (stop.core == "!" and _last_token(stop.before) in known.EXCLAIMED)
    last = _last_letters(stop.before)
    return (last.islower() and is_syllable(last)) or stop.marks != "." or _ends_after_dot(stop, following)


def _ends_before_lower(stop: Stop, following: Next) -> bool:
    """Judge a lower-case letter: only a brand ("iPhone") or an item of a list ("b) ") begins a sentence with one."""
    if _BRAND.match(following.token):
        return stop.marks != "." or _ends_after_dot(stop, following)
    return stop.core == "." and _ITEM.match(stop.after) is not None


def _last_token(before: str) -> str:
    found = _TOKEN.search(before)
    return found[0] if found else ""


def _last_letters(before: str) -> str:
    found = _LAST_LETTERS.search(before)
    return found[0] if found else ""


def _is_reported(stop: Stop, following: Next) -> bool:
    """Tell whether the speaker follows: “Đi đâu?” Lan hỏi; “Đi thôi.” - Ông Bảy nói."""
    if following.opening:
        return False
    if stop.quoted and following.dash:
        return True
    if following.opener or following.word in known.PRONOUNS or stop.core == ".":
        return False
    found = _REPORTED.match(stop.after)
    speaker = found[1].split() if found else []
    named = bool(speaker) and all(word[0].isupper() for word in speaker)
    return named and (stop.quoted or (bool(following.dash) and len(speaker) > 1))


def _ends_after_ellipsis(stop: Stop, following: Next) -> bool:
    hanging = _last_letters(stop.before).lower() in known.HANGING and not stop.quoted
    return following.opener or not hanging


def _ends_glued(stop: Stop, following: Next) -> bool:
    """Judge a stop with no white space after it: "mổ xong.Mặc dù" ends, "TP.HCM" and "Tr.V.X." do not."""
    word, token = following.word, following.token
    address = _ADDRESS.search(_last_token(stop.before)) or _GLUED_ADDRESS.match(token)
    if not word or not word[0].isupper() or address:
        return False
    vietnamese = len(word) > 1 and is_syllable(word)
    if stop.marks != ".":
        return vietnamese or following.opener or word[1:2].islower()
    last = _last_letters(stop.before)
    if not last:
        return vietnamese
    abbreviated = len(last) < 2 or _is_prefix(last) or last in known.COMPANIES
    acronym = len(word) > 1 and word.isupper() and last.islower()
    return not abbreviated and ((is_syllable(last) and (vietnamese or acronym)) or following.opener)


def _ends_after_dot(stop: Stop, following: Next) -> bool:
    token = _last_token(stop.before)
    previous = stop.before[: len(stop.before) - len(token)]
    aside = following.dash or following.opening.endswith(("(", "["))
    if token in known.COMPANIES or token in known.ROLES:
        plain = following.bare and (token in known.COMPANIES or is_syllable(following.word))
        return not aside and (plain or following.opener or following.word in known.PRONOUNS)
    if token in known.NUMBERED and following.token[:1].isdigit():
        return False
    initials = _initials(token)
    if _is_prefix(token) and not (initials and _is_person(previous)):
        return not aside and _ends_after_prefix(token, following)
    if token in known.ONE_LETTER_WORDS and _last_word(previous).lower() not in known.PERSONS:
        return True
    if initials:
        return not aside and _ends_after_initials(initials, previous, following)
    return not (token.isdigit() and len(token) <= 3 and _THOUSANDS.match(following.token))


def _ends_after_prefix(token: str, following: Next) -> bool:
    """Judge an abbreviation that wants a name, by whether what follows can be one."""
    word = following.word
    if _is_place(token) and following.bare and is_syllable(word):
        return word not in known.SHORT_PLACES  # towns are of two syllables, both with a capital
    return following.opener and not (_is_title(token) and word in known.GIVEN_NAMES)


def _parts(token: str) -> list[str]:
    return [part for part in re.split(r"[.\-–]", token.lower()) if part]


def _is_title(token: str) -> bool:
    parts = _parts(token)
    return (
        token.lower() in known.TITLES
        or (bool(parts) and parts[-1] in known.TITLES)
        or "".join(parts) in known.DOTTED - known.PLACES
    )


def _is_place(token: str) -> bool:
    return "".join(_parts(token)) in known.DOTTED & known.PLACES or token.lower() in known.PLACES


@lru_cache(maxsize=4096)
def _is_prefix(token: str) -> bool:
    """Tell whether the token is an abbreviation that stands before a name or number."""
    lower = token.lower()
    return (
        _is_title(token)
        or _is_place(token)
        or token in known.CENTRAL
        or lower in known.INSTITUTIONS
        or lower in known.LABELS
    )


def _is_initial(part: str) -> bool:
    return (len(part) == 1 and part.isupper()) or part in known.DIGRAPHS


def _initials(token: str) -> list[str]:
    """Return the letters of "N.T.H", "Tr", "J.K"; an empty list for any other token."""
    parts = token.split(".")
    return parts if all(_is_initial(part) for part in parts) else []


def _last_word(previous: str) -> str:
    return (previous.split() or [""])[-1].lstrip("(\"“‘'[")


def _is_name(word: str) -> bool:
    """Tell whether the word can be a part of a Vietnamese name."""
    return (
        word[:1].isupper()
        and is_syllable(word)
        and word not in known.SURE_OPENERS
        and word.lower() not in known.LOCATIVES
    )


def _is_person(previous: str) -> bool:
    """Tell whether a Vietnamese person is being named: "chị ", "Nguyễn Văn ", "N.T. "."""
    words = [word.lstrip("(\"“‘'[") for word in previous.split()[-2:]]
    last = words[-1] if words else ""
    if last.lower() in known.PERSONS or _initials(last.rstrip(".")):
        return True
    return len(words) > 1 and _is_name(last) and (_is_name(words[0]) or words[0].lower() in known.PERSONS)


def _is_abbreviated_name(following: Next) -> bool:
    """Tell whether more initials follow: "N.T. T.", "G. G. Marquez", "L.V. Q (30 tuổi)"."""
    token = following.token.rstrip(",;:)")
    if token.endswith(".") or "." in token:
        return bool(_initials(token.rstrip(".")))
    return len(token) == 1 and token in frozenset("ABCDĐEGHKLMNOPQRSTUVXY")


def _ends_after_initials(initials: list[str], previous: str, following: Next) -> bool:
    person = _is_person(previous)
    word = following.word
    if not word or _is_abbreviated_name(following):
        return False
    if following.opener or (word in known.PRONOUNS and (following.bare or person)):
        return True
    if not is_syllable(word):
        return _ends_before_foreign(previous, following, named=person or len(initials) > 1)
    if following.token[len(word) :][:1] in set(",(…;") or following.second.startswith("("):
        return False  # the rest of a half-abbreviated name: "N.T. Hoa (25 tuổi)"
    return person or _ends_after_unnamed(initials, previous, following)


def _ends_after_unnamed(initials: list[str], previous: str, following: Next) -> bool:
    """Judge initials that no Vietnamese person is known to carry."""
    word = following.word
    last = _last_word(previous)
    foreign = last[:1].isupper() and last[-1:].isalpha() and not is_syllable(last)
    if foreign or initials[0] in known.FOREIGN_INITIALS:  # "Donald J. Trump"
        return following.bare and not word.isascii()
    return len(initials) > 1 or _ends_after_lone_initial(initials[0], last, following)


def _ends_before_foreign(previous: str, following: Next, *, named: bool) -> bool:
    """Judge an initial before a word that is not Vietnamese: a surname ("J.K. Rowling") or an acronym ("UBND")."""
    if following.word.isupper() and len(following.word) > 1:
        return named
    last = _last_word(previous)
    return named and _is_name(last) and last.lower() not in known.PERSONS and last not in known.NATIONS


def _ends_after_lone_initial(initial: str, last: str, following: Next) -> bool:
    """Judge one letter after a common noun: "vitamin C. Bạn nên" ends, "Q. Bình Tân" does not."""
    if not last or not last[-1].isalpha() or last.lower() in known.LOCATIVES:
        return False
    return following.bare or initial not in known.PLACE_INITIALS
