"""One way to translate a list of articles, in a process of its own: prints what it cost as one line of JSON.

`python bench/contenders.py NAME MODEL FILE…` where NAME is a function below.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import songngu
from songngu.pipeline import sentences_of

BEAMS = 4
Translate = Callable[[list[songngu.Article]], list[str]]


def texts(articles: Sequence[songngu.Article]) -> list[str]:
    """Return the sentences of all articles, as the pipeline splits them."""
    return [a.blocks[s.block].text[s.start : s.end] for a in articles for s in sentences_of(a)]


def pipeline(model: Path) -> Translate:
    """The whole of songngu: splitting, translation, summary."""
    translator = songngu.open_translator(str(model), beams=BEAMS)

    def run(articles: list[songngu.Article]) -> list[str]:
        return [pair.target for result in songngu.process_many(articles, translator) for pair in result.pairs]

    return run


def bare_ctranslate2(model: Path) -> Translate:
    """CTranslate2 and SentencePiece in a loop of five lines."""
    import ctranslate2
    import sentencepiece

    translator = ctranslate2.Translator(str(model / "ct2"), inter_threads=2, intra_threads=1)
    spm = sentencepiece.SentencePieceProcessor(model_file=str(model / "source.spm"))

    def run(articles: list[songngu.Article]) -> list[str]:
        tokens = [[*spm.encode(text, out_type=str), "</s>"] for text in texts(articles)]
        results = translator.translate_batch(tokens, beam_size=BEAMS, max_batch_size=1024, batch_type="tokens")
        return [spm.decode_pieces(result.hypotheses[0]) for result in results]

    return run


def _generate(model: Path, batch_size: int) -> Translate:
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(model)
    loaded: Any = AutoModelForSeq2SeqLM.from_pretrained(model, dtype=torch.float32).eval()

    def run(articles: list[songngu.Article]) -> list[str]:
        sentences, outputs = texts(articles), list[str]()
        for start in range(0, len(sentences), batch_size):
            batch = tokenizer(sentences[start : start + batch_size], return_tensors="pt", padding=True)
            with torch.inference_mode():
                out = loaded.generate(**batch, num_beams=BEAMS, max_new_tokens=256)
            outputs += tokenizer.batch_decode(out, skip_special_tokens=True)
        return outputs

    return run


def one_by_one(model: Path) -> Translate:
    """Transformers' generate, a sentence at a time, as most tutorials show it."""
    return _generate(model, 1)


def padded_batches(model: Path) -> Translate:
    """Transformers' generate in padded batches of 16 sentences in reading order."""
    return _generate(model, 16)


CONTENDERS = {
    "pipeline": pipeline,
    "bare_ctranslate2": bare_ctranslate2,
    "padded_batches": padded_batches,
    "one_by_one": one_by_one,
}


def main() -> None:
    """Load, translate a warm-up sentence, translate the articles, and say what it cost."""
    name, model, files = sys.argv[1], Path(sys.argv[2]), [Path(file) for file in sys.argv[3:]]
    begun = time.perf_counter()
    run = CONTENDERS[name](model)
    run([songngu.parse("Hôm nay trời mưa to ở Hà Nội.")])
    ready = time.perf_counter()
    articles = [songngu.read(file) for file in files]
    outputs = run(articles)
    seconds = time.perf_counter() - ready
    words = sum(len(text.split()) for text in texts(articles))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"name": name, "start": ready - begun, "seconds": seconds, "words": words, "peak_mb": peak,
                      "outputs": outputs}, ensure_ascii=False))  # fmt: skip


if __name__ == "__main__":
    main()
