"""Trains the SentencePiece vocabulary that source and target share."""

import argparse
import random
import unicodedata
from pathlib import Path

from songngu.training.corpus import read_tiers

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz" + "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in "\u0300\u0301\u0303\u0309\u0323"
)  # rare capitals such as Ư would fall to the character coverage


def train_vocabulary(sentences: list[str], out: Path, *, size: int) -> None:
    """Train a unigram model of `size` pieces; digits stand alone so that figures are copied digit by digit.

    Ids follow Marian's convention: 0 is `</s>`, 1 is `<unk>`, the last one is `<pad>`, which also starts the decoder.
    """
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences),
        model_prefix=str(out.with_suffix("")),
        vocab_size=size - 1,
        model_type="unigram",
        character_coverage=0.9999,
        required_chars=LETTERS + LETTERS.upper(),
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        eos_piece="</s>",
        unk_piece="<unk>",
        input_sentence_size=0,
        num_threads=2,
        max_sentence_length=8192,
        minloglevel=1,
    )


def main() -> None:
    """Command line: `python -m songngu.training.vocabulary CORPUS OUT --size 8000`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    tiers = read_tiers(args.corpus, {"press": 1, "news": 1, "general": 1})
    pairs = [pair for tier in tiers.values() for pair in tier]
    random.Random(args.seed).shuffle(pairs)  # noqa: S311 - an order, no secret
    train_vocabulary([text for pair in pairs for text in pair[:2]], args.out, size=args.size)


if __name__ == "__main__":
    main()
