"""Bytes to text: which encoding, or which kind of binary file this is."""

import codecs

from songngu import legacy
from songngu.errors import FormatError

_SIGNATURES = (
    (b"%PDF-", "a PDF document", ".pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document", ".doc"),
    (b"{\\rtf", "an RTF document", ".rtf"),
    (b"\x89PNG", "a PNG picture", ".png"),
    (b"\xff\xd8\xff", "a JPEG picture", ".jpg"),
    (b"GIF8", "a GIF picture", ".gif"),
    (b"RIFF", "a WebP picture, a sound or a video", ".webp"),
    (b"\x1f\x8b", "a gzip archive", ".gz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", ".7z"),
    (b"Rar!", "a RAR archive", ".rar"),
    (b"BZh", "a bzip2 archive", ".bz2"),
    (b"\xfd7zXZ\x00", "an xz archive", ".xz"),
    (b"MZ\x90", "a Windows program", ".exe"),
    (b"\x7fELF", "a Linux program", ""),
    (b"SQLite format 3\x00", "an SQLite database", ".db"),
    (b"ID3", "an MP3 sound", ".mp3"),
    (b"OggS", "an Ogg sound or video", ".ogg"),
)
_IN_ZIP = (
    (b"word/", "a Word document", ".docx"),
    (b"xl/", "an Excel workbook", ".xlsx"),
    (b"ppt/", "a PowerPoint presentation", ".pptx"),
    (b"application/epub+zip", "an EPUB book", ".epub"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text", ".odt"),
)
_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 200_000  # bytes enough to guess an encoding by


def _kind_of_binary(data: bytes) -> tuple[str, str]:
    """Name what binary data looks like and its usual suffix, ("", "") where it is not known to be binary."""
    if data.startswith(b"PK\x03\x04"):
        inside = data[:4000] + data[-20_000:]  # the names stand in the first headers and in the directory at the end
        return next(((say, suffix) for mark, say, suffix in _IN_ZIP if mark in inside), ("a ZIP archive", ".zip"))
    if data[4:8] == b"ftyp":
        return "an MP4 video or HEIC picture", ".mp4"
    return next(((say, suffix) for mark, say, suffix in _SIGNATURES if data.startswith(mark)), ("", ""))


def _refuse_binary(say: str, suffix: str) -> FormatError:
    rename = f"If only its name is wrong, rename it to {suffix}; else export" if suffix else "Export"
    return FormatError(
        f"This looks like {say}, not like text. Text may be in UTF-8, UTF-16, windows-1258, TCVN3, VNI or another "
        f"text encoding. {rename} it as plain text in UTF-8 and open that."
    )


def _utf16_without_mark(data: bytes) -> str:
    """Name the UTF-16 that puts a zero byte beside most letters, "" where it is neither."""
    pairs = max(len(data[:_SAMPLE]) // 2, 1)
    even, odd = data[:_SAMPLE:2].count(0) / pairs, data[1:_SAMPLE:2].count(0) / pairs
    if min(even, odd) > 0.02 or len(data) % 2:
        return ""
    return "utf-16-le" if odd > 0.3 else "utf-16-be" if even > 0.3 else ""


def _decode_wide(data: bytes) -> tuple[str, str] | None:
    """Decode what has a byte order mark or is UTF-16 without one."""
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), f"converted from {name}" if name else ""
    codec = _utf16_without_mark(data) if 0 in data else ""
    return (data.decode(codec, "replace"), "converted from UTF-16") if codec else None


def _broken_utf8(data: bytes) -> tuple[str, int] | None:
    """Decode UTF-8 with a few broken bytes, fewer than three in ten of its longer characters; None otherwise."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(byte >= 0xC0 for byte in data[:_SAMPLE]) * max(len(data) / _SAMPLE, 1)
    return (text, broken) if broken <= 0.3 * wide else None


def _western(data: bytes) -> str:
    """Decode windows-1252, its five holes as in latin-1."""
    return data.decode("latin-1").translate(
        {b: bytes([b]).decode("cp1252") for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
    )


def _decode_narrow(data: bytes) -> tuple[str, str]:
    """Decode bytes that are no UTF-8: slightly broken UTF-8, a Vietnamese 8-bit encoding, or what is likeliest."""
    if found := _broken_utf8(data):
        text, broken = found
        return text, f"replaced {broken} broken {'byte' if broken == 1 else 'bytes'} of UTF-8 by the sign \ufffd"
    converted, names = legacy.convert(_western(data).replace("\r\n", "\n").replace("\r", "\n"))
    if names:
        return converted, f"converted from the legacy encoding {max(names, key=lambda name: names[name])}"
    codec = _likeliest(data[:_SAMPLE])
    return data.decode(codec, "replace"), f"read as {codec.replace('_', '-')}, the likeliest encoding"


def _likeliest(data: bytes) -> str:
    """Name the likeliest encoding; of those that are as likely, windows-1252, the most frequent of them by far."""
    from charset_normalizer import from_bytes  # 60 ms to import, for rare files

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise _refuse_binary("binary data", "")
    equal = (match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence))
    western = any("cp1252" in match.could_be_from_charset for match in equal)
    return "cp1252" if western else best.encoding


def decode(data: bytes) -> tuple[str, str]:
    """Decode the bytes of a text file; return the text and what was done, "" for plain UTF-8.

    Raises FormatError for what is no text.
    """
    say, suffix = _kind_of_binary(data)
    if say:
        raise _refuse_binary(say, suffix)
    if wide := _decode_wide(data):
        return wide
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if 0 in data or controls > 0.02 * len(data):
        raise _refuse_binary("binary data (it holds zero or control bytes)", "")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_narrow(data)
