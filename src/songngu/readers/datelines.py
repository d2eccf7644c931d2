"""Datelines: the paper, agency or place that a Vietnamese article puts before its first words."""

from __future__ import annotations

import re

from songngu.readers.phrases import any_of, phrases

_DASH = r"\s*[-–—]+\s*"
_NAME = r"[^\W\d_][\w.&’'-]*(?: [^\W\d_][\w.&’'-]*){0,4}"

# In brackets, such as (Dân trí) or (NLĐO), then a dash; without one only in capitals, such as (TBTCO)
_IN_BRACKETS = re.compile(rf"\([^()]{{2,40}}\)(?:{_DASH}|\s*:\s*)|\([A-ZĐ&+.]{{3,12}}\)\s+")
# A place and an agency: Hà Nội (TTXVN), with or without the day
_PLACE_AGENCY = re.compile(rf"{_NAME}(?:,? (?:ngày )?[\d/.-]{{2,10}})?\s*\([^()\d]{{2,30}}\){_DASH}")
# One word, such as Kinhtedothi, TTO or VOV.VN
_ONE_WORD = re.compile(r"(?P<word>[^\W\d_][\w.&+@]{1,24})(?:\s+[-–—]+\s*|[-–—]+\s+)")
_PAPER = any_of(r"""
báo [^\W\d_][\w ]{1,20}; dân trí; thanh niên; tuổi trẻ(?: online)?; vtc news; tiền phong; lao động; người lao động
người đưa tin; pháp luật(?: tp\.? ?hcm| việt nam)?; công lý; sức khỏe & đời sống; nhân dân; vietnam\+; vietnamplus
zing(?: news)?; znews; infonet; vneconomy; dân việt; gia đình việt nam; kinh tế (?:& )?đô thị; đời sống & pháp luật
hànộimới; hà nội mới; vietnamnet; vnexpress; congly; dantri; cand; antđ; petrotimes; cafef; soha; kenh14; bnews
""")
_PAPERS = re.compile(rf"{_PAPER}\s*[-–—:]+\s*", re.IGNORECASE)
# A place, then words that open a report: Đồng Nai - Chiều 22/8, …
_OPENS = any_of("""
Sáng; Trưa; Chiều; Tối; Đêm; Rạng sáng; Ngày; Hôm; Lúc; Khoảng; Theo; Công an; UBND; Cơ quan; Sở; Đại diện; Lực lượng
Sau khi; Liên quan; Mới đây; Tại
""")
_PLACE = re.compile(rf"(?P<place>{_NAME})\s+[-–—]\s+(?={_OPENS}\b)")
_ONSET = any_of("ngh; ng; nh; th; tr; ch; ph; kh; gh; gi; qu; [bcdđghklmnpqrstvx]")
_SYLLABLE = rf"{_ONSET}?[aeiouy]{{1,3}}(?:ng|nh|ch|[cmnpt])?"
_RUN_TOGETHER = re.compile(rf"(?:{_SYLLABLE}){{3,7}}", re.IGNORECASE)

# Capitals that stand before a dash and are no paper: NATO - Nga: …
_NO_PAPERS = frozenset(
    phrases("""
NATO; EU; ASEAN; WTO; IMF; WHO; UNESCO; UNICEF; FIFA; UEFA; AFC; APEC; G7; G20; WB; ADB; OPEC; UN; LHQ; NASA; FBI; CIA
AI; TP; TPHCM; TP.HCM; UBND; HĐND; MTTQ; MU; PSG; VN; US; UK; USD; GDP; CPI; FDI; ODA; COVID
""")
)
LONGEST = 60  # characters


def dateline(text: str) -> int:
    """Return the length in characters of the dateline at the start of `text`, its dash and space with it; 0 if none."""
    head = text[: LONGEST + 20]
    for pattern in (_IN_BRACKETS, _PLACE_AGENCY, _PAPERS):
        if found := pattern.match(head):
            return _length(found, text)
    if (found := _ONE_WORD.match(head)) and _is_paper(found["word"]):
        return _length(found, text)
    if (found := _PLACE.match(head)) and all(word[0].isupper() for word in found["place"].split()):
        return _length(found, text)
    return 0


def _length(found: re.Match[str], text: str) -> int:
    """Return where the dateline ends, 0 where no sentence begins there."""
    first = text[found.end() : found.end() + 2].strip("\"“‘'(")[:1]
    return found.end() if found.end() <= LONGEST and (first.isupper() or first.isdigit()) else 0


def _is_paper(word: str) -> bool:
    """Tell whether one word looks like a paper: capitals, an address, or Vietnamese syllables run together."""
    if word in _NO_PAPERS:
        return False
    capitals = len(word) >= 3 and word.replace(".", "").replace("&", "").isupper()
    address = bool(re.search(r"\.(?:vn|net|com|org)$", word, re.IGNORECASE))
    return capitals or address or (word.isascii() and len(word) >= 8 and bool(_RUN_TOGETHER.fullmatch(word)))
