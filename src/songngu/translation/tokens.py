"""Text to the pieces of a model's vocabulary and back, without transformers."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from songngu.errors import ModelError

UNKNOWN = "<unk>"
END = "</s>"
PAD = "<pad>"
SPECIAL = re.compile(r"</?s>|<pad>|<mask>|[a-z]{3}_[A-Z][a-z]{3}|__[a-z]{2,3}__")  # no part of a text
BYTE = re.compile(r"<0x([0-9A-F]{2})>")
SPACE = "▁"  # SentencePiece writes a space as this sign

Segment = Callable[[str], list[str]]  # text -> pieces as they stand in the text, none added


def sentencepiece_segmenter(path: Path) -> Segment:
    """Return the segmenter of a SentencePiece model file. Raises ModelError where it cannot be read."""
    import sentencepiece

    try:
        model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise ModelError(
            f"The vocabulary {path} cannot be read ({error}). Fetch or convert the model again."
        ) from error

    def segment(text: str) -> list[str]:
        pieces: list[str] = model.encode(text, out_type=str)
        return pieces

    return segment


def json_segmenter(path: Path) -> Segment:
    """Return the segmenter of a `tokenizer.json`, all that transformers 5 saves of an NLLB vocabulary.

    A word of the text that looks like a special token ("</s>", "eng_Latn") is split like any other word.
    Raises ModelError where the file cannot be read.
    """
    import tokenizers

    try:
        tokenizer = tokenizers.Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception as error:  # the tokenizers library raises bare Exception for a broken file
        raise ModelError(
            f"The vocabulary {path} cannot be read ({error}). Fetch or convert the model again."
        ) from error
    tokenizer.encode_special_tokens = True
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def segment(text: str) -> list[str]:
        found = tokenizer.encode(text, add_special_tokens=False)
        places = zip(found.tokens, found.offsets, strict=True)
        return [text[start:end] if piece == UNKNOWN else piece for piece, (start, end) in places]

    return segment


def carry(pieces: Iterable[str], unknown: Iterable[str]) -> Iterator[str]:
    """Put the unknown pieces of the source, in order, where the model wrote `<unk>`; drop what is left over.

    A model trained with unknown signs on both sides writes `<unk>` where the sign belongs.
    """
    waiting = iter(unknown)
    for piece in pieces:
        found = next(waiting, "") if piece == UNKNOWN else piece
        if found:
            yield found


def join(pieces: Iterable[str]) -> str:
    """Return the text of output pieces; runs of byte pieces (`<0xE1>`) become the characters they spell."""
    out: list[str] = []
    waiting = bytearray()
    for piece in pieces:
        byte = BYTE.fullmatch(piece)
        if byte:
            waiting.append(int(byte[1], 16))
            continue
        out.append(waiting.decode("utf-8", "replace") + piece)
        waiting.clear()
    out.append(waiting.decode("utf-8", "replace"))
    return "".join(out).replace(SPACE, " ").strip()
