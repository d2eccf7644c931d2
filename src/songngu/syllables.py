"""Vietnamese syllables: is this word one, which are frequent, and where does its tone mark stand.

Spelling rules as taught in Vietnam: an optional onset, one of about 150 rhymes, one of six tones; a rhyme that ends in
c, ch, p or t carries the acute or the dot below. Both ways of placing the tone ("hoà", "hòa") are accepted.
"""

import re
import unicodedata
from functools import lru_cache

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
QUALITY_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn
GENUINE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")  # letters that only Unicode Vietnamese has: no legacy text shows them
WORD = re.compile(r"[^\W\d_]+")

_ONSETS = "b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
uy uya uych uyên uyêt uynh uyt uyu uyp
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ăk y ych ynh yt yêm yên yêng yêt yêu
"""
_FREQUENT = """
anh ba bà bạn bản bên bị biết bộ các cách cao cầu chính cho chỉ chủ chúng chức chưa cơ con còn có cô công của cũng
cùng cứu cảnh cá cấp dân do dự dụng dưới để đã đang đầu đây đến đi điện định độ đội động được đại địa đất đó đồng
đường đối em ép gia giá giải gian giao giờ giữ gì hai hàng hành hà hải hệ hiện họ hoạt học hội hơn hợp huyện khác
khách khi không kết kiến kinh khu là lại lao lên liên lớn lực lý làm lập mà một mới mẹ mình minh môn mua mức muốn
nam năm nay nên nếu ngày người nghiệp nghị nguyễn nhà nhân nhất nhiều như nhưng những nhiên nói nội nông nước này
nào nữ ông ở phải phạm phát phát phía phòng phố phủ phương phường qua quả quan quân quốc quyền quyết ra rất sản sau
sẽ sinh sống số sở sự tác tài tại tăng tâm tất tế thành tháng thanh thì theo thế thể thị thiết thời thông thu thuế
thủ thực thương thường tiền tiếng tin tình tỉnh tới tôi tổ tổng trong trên trình trường trước trung truyền tư từ tự
và văn vào vẫn về vì việc viên việt vụ vực với vùng xã xây xe xuất xử y yêu
"""


def _fold(marks: str, letters: str) -> dict[int, str]:
    """Map each Vietnamese letter to itself without the given marks."""
    return {
        ord(letter): unicodedata.normalize(
            "NFC", "".join(part for part in unicodedata.normalize("NFD", letter) if part not in marks)
        )
        for letter in letters
    }


_LETTERS = "àáảãạằắẳẵặăầấẩẫậâèéẻẽẹềếểễệêìíỉĩịòóỏõọồốổỗộôờớởỡợơùúủũụừứửữựưỳýỷỹỵ"
_UNTONE = _fold(TONE_MARKS, _LETTERS)
_PLAIN = _fold(TONE_MARKS + QUALITY_MARKS, _LETTERS) | {ord("đ"): "d"}
_TONED = re.compile("[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_SHARP = re.compile("[áạắặấậéẹếệíịóọốộớợúụứựýỵ]")
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(_RHYMES.split())})")
_PLAIN_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join({r.translate(_PLAIN) for r in _RHYMES.split()})})")

# Words of other languages, English above all, are no evidence once the marks are gone.
_SHARED = """
anh ba ban ben bi bo ca can cao cap chi cho co con do du dan dung dai de da dang dau den di em ep gia gian giao han hai
hang he ho hoc hop in la lai lao lap len lien lon luc ly lam ma me minh mon mua muc nam nay nen neu nao nu o ong pham
qua quan ra rat san sau se sinh so son su tai tang tam tat te thanh the then thu thi tin to toi tong tu van ve vi vu y
xe noi than
"""
FREQUENT = frozenset(_FREQUENT.split())
FREQUENT_PLAIN = frozenset(word.translate(_PLAIN) for word in FREQUENT) - frozenset(_SHARED.split())


def untone(word: str) -> str:
    """Return a lower-case NFC word without its tone marks; â, ă, ê, ô, ơ, ư and đ stay."""
    return word.translate(_UNTONE)


def fold(text: str) -> str:
    """Take the diacritics off any text: "Đắk Lắk" becomes "Dak Lak", as the English press writes it."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D")


def plain(word: str) -> str:
    """Return a lower-case NFC word without any Vietnamese mark."""
    return word.translate(_PLAIN)


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Tell whether an NFC word, in any case, is spelled as a Vietnamese syllable."""
    if len(word) > 7:  # "nghiêng" is the longest
        return False
    lower = word.lower()
    if not _SYLLABLE.fullmatch(untone(lower)) or len(_TONED.findall(lower)) > 1:
        return False
    return bool(_SHARP.search(lower)) or not lower.endswith(("c", "ch", "p", "t"))


@lru_cache(maxsize=1 << 16)
def is_plain_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable typed without marks."""
    return len(word) <= 7 and _PLAIN_SYLLABLE.fullmatch(plain(word.lower())) is not None


def mark_syllable(word: str, mark: str) -> str:
    """Put a tone mark on the main vowel of a toneless syllable; return `word` where it is none.

    The vowel with a quality mark (the last of them) carries the tone; else the vowel before a final consonant; else the
    one before the last of two or more.
    """
    body = re.fullmatch(rf"({_ONSETS})?(.*)", word, re.IGNORECASE)
    start = len(body[1] or "") if body else 0
    vowels = [i for i in range(start, len(word)) if plain(word[i].lower()) in "aeiouy"] or (
        [start - 1] if word[:start].lower() == "gi" else []
    )
    if not vowels or _TONED.search(word.lower()):
        return word
    shaped = [i for i in vowels if word[i].lower() in "âăêôơư"]
    closed = vowels[-1] < len(word) - 1
    place = shaped[-1] if shaped else vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
    marked = unicodedata.normalize("NFC", word[: place + 1] + mark + word[place + 1 :])
    return marked if is_syllable(marked) else word
