"""Both backends on the same tiny real weights: they agree, send everything, and say what they could not do."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.translation.conftest import SENTENCES, VIETNAMESE

from songngu.result import FlagKind
from songngu.translation.backend import USUAL, Backend, Decoding, Hypothesis
from songngu.translation.convert import convert
from songngu.translation.ct2 import CTranslate2Backend
from songngu.translation.seq2seq import Seq2SeqBackend
from songngu.translation.tokens import carry, join
from songngu.translation.translator import Translator

Folders = tuple[Path, Path]
HARD = "Giá </s> eng_Latn <unk> >>vie<< 漢字 ☃ 5%, “ngoặc” <0x41>"


@pytest.fixture(scope="session", params=["marian", "nllb"])
def folders(request: pytest.FixtureRequest) -> Folders:
    """The folder of transformers and the converted one, of each family."""
    name: str = request.param
    return request.getfixturevalue(name), request.getfixturevalue(f"{name}_ct2")


@pytest.fixture(scope="session")
def greedy(folders: Folders) -> tuple[Backend, Backend]:
    """seq2seq and ct2 on the same weights, one beam."""
    return Seq2SeqBackend(folders[0], device="cpu", beams=1), CTranslate2Backend(folders[1], device="cpu", beams=1)


def test_greedy_outputs_and_scores_are_equal(greedy: tuple[Backend, Backend]) -> None:
    ours, theirs = (backend.translate(VIETNAMESE) for backend in greedy)
    assert len({one[0].text for one in ours}) > 4  # the tiny model is not degenerate
    for [one], [other] in zip(ours, theirs, strict=True):
        assert one.text == other.text
        assert one.finished == other.finished
        assert one.score == pytest.approx(other.score, abs=1e-3)


def test_both_cut_the_same_tokens_and_do_not_know_the_same_pieces(greedy: tuple[Backend, Backend]) -> None:
    for text in (*SENTENCES, HARD, ">>eng<< xin chào"):
        assert greedy[0].count_tokens(text) == greedy[1].count_tokens(text)
        assert greedy[0].unknown(text) == greedy[1].unknown(text)
    assert {"漢", "☃"} <= set("".join(greedy[1].unknown(HARD)))


def test_what_looks_like_a_special_token_is_text(greedy: tuple[Backend, Backend]) -> None:
    texts = [HARD, ">>eng<< " + VIETNAMESE[0], ">> Xem thêm <<"]
    ours, theirs = ([one[0].text for one in backend.translate(texts)] for backend in greedy)
    assert ours == theirs
    assert greedy[1].count_tokens("</s></s></s>") > 6


def test_the_best_hypotheses_come_best_first_and_are_negative(folders: Folders) -> None:
    for backend in (Seq2SeqBackend(folders[0], device="cpu"), CTranslate2Backend(folders[1], device="cpu")):
        for hypotheses in backend.translate(VIETNAMESE[4:6], n_best=3):
            assert len(hypotheses) == 3
            assert all(hypothesis.score <= 0 for hypothesis in hypotheses)
        assert backend.translate([]) == []


def test_a_result_does_not_depend_on_its_batch(greedy: tuple[Backend, Backend]) -> None:
    together = greedy[1].translate(VIETNAMESE)
    alone = [greedy[1].translate([text])[0] for text in VIETNAMESE]
    for [one], [other] in zip(together, alone, strict=True):
        assert (one.text, one.finished) == (other.text, other.finished)


def test_a_model_that_never_ends_is_told_not_cut_silently(marian: Path, copy_of: Callable[[Path], Path]) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy_of(marian)
    tensors = load_file(folder / "model.safetensors")
    tensors["final_logits_bias"][0, 0] = -100.0  # the end is never chosen
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    general = Seq2SeqBackend(folder, device="cpu", beams=1)
    fast = CTranslate2Backend(convert(folder, folder / "ct2", quantization="float32"), device="cpu", beams=1)
    text = "Trời mưa to, đường ngập sâu."
    for backend in (general, fast):
        assert not backend.translate([text])[0][0].finished
        flags = Translator(backend).translate([text])[0].flags
        assert [flag.kind for flag in flags] == [FlagKind.UNFINISHED]
    _, [beside_a_longer_one] = fast.translate([text, "Trời mưa."])
    assert beside_a_longer_one.text == fast.translate(["Trời mưa."])[0][0].text


def test_a_sentence_too_long_for_the_weights_is_refused_not_cut(greedy: tuple[Backend, Backend]) -> None:
    for backend in greedy:
        with pytest.raises(ValueError, match="cut the sentence first"):
            backend.translate(["cầu " * 300])


class Recording:
    """A backend that notes what it is sent."""

    def __init__(self, inner: Backend) -> None:
        self.inner, self.sent = inner, list[str]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        self.sent += batch
        found = self.inner.translate(batch, n_best=n_best, decoding=decoding)
        return [[Hypothesis(one.text, one.score) for one in hypotheses] for hypotheses in found]


def test_every_piece_of_a_sentence_of_5000_words_is_sent(greedy: tuple[Backend, Backend]) -> None:
    sentence = " ".join((" ".join(VIETNAMESE).replace(".", "").split() * 60)[:5000])
    assert len(sentence.split()) == 5000
    recording = Recording(greedy[1])
    found = Translator(recording).translate([sentence])[0]
    pieces = greedy[1]._segment  # type: ignore[attr-defined] # of the ct2 backend
    sent = Counter(piece for text in recording.sent for piece in pieces(text))  # more often where it searched again
    assert not Counter(pieces(sentence)) - sent
    assert set(sent) == set(pieces(sentence))
    assert all(greedy[1].count_tokens(text) <= greedy[1].max_tokens for text in recording.sent)
    assert FlagKind.CUT in [flag.kind for flag in found.flags]


def test_runs_without_torch_and_transformers(marian_ct2: Path, nllb_ct2: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import songngu.translation\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'huggingface_hub', 'gradio'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "for folder in sys.argv[1:]:\n"
        "    translator = songngu.translation.open_translator(Path(folder), device='cpu')\n"
        "    assert translator.translate(['Trời mưa to.'])[0].text\n"
        "assert not {'torch', 'transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script, marian_ct2, nllb_ct2], check=True)


def test_nllb_without_its_sentencepiece_file_uses_tokenizer_json(
    nllb: Path, nllb_ct2: Path, copy_of: Callable[[Path], Path]
) -> None:
    folder = copy_of(nllb)
    (folder / "sentencepiece.bpe.model").unlink()
    other = CTranslate2Backend(convert(folder, folder / "ct2", quantization="float32"), device="cpu", beams=1)
    first = CTranslate2Backend(nllb_ct2, device="cpu", beams=1)
    assert other.translate([*VIETNAMESE, HARD]) == first.translate([*VIETNAMESE, HARD])
    assert other.unknown(HARD) == first.unknown(HARD)


def test_int8_is_the_default_and_half_the_size(marian: Path, marian_ct2: Path, tmp_path: Path) -> None:
    small = convert(marian, tmp_path / "int8")
    assert (small / "model.bin").stat().st_size < 0.6 * (marian_ct2 / "model.bin").stat().st_size
    assert "int8" in CTranslate2Backend(small, device="cpu").signature


def test_the_signature_tells_beams_and_weights_apart(marian_ct2: Path, nllb_ct2: Path) -> None:
    signatures = {
        CTranslate2Backend(folder, device="cpu", beams=beams).signature
        for folder in (marian_ct2, nllb_ct2)
        for beams in (1, 2)
    }
    assert len(signatures) == 4


def build_t5(folder: Path) -> None:
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    pieces = ["▁vi", ":", "▁trời", "▁mưa", "▁to", "▁en", "▁it", "▁rains", "▁hard", "▁", "a", "b", "c"]
    vocabulary = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *((piece, -2.0) for piece in pieces)]
    tokenizer = T5Tokenizer(vocab=vocabulary, extra_ids=0)
    tokenizer.save_pretrained(folder)
    config = T5Config(
        vocab_size=len(tokenizer), d_model=16, d_kv=4, d_ff=16, num_layers=1, num_heads=2, decoder_start_token_id=0
    )
    T5ForConditionalGeneration(config).save_pretrained(folder)


def test_t5_gets_the_prefix_of_envit5(tmp_path: Path) -> None:
    build_t5(tmp_path)
    backend = Seq2SeqBackend(tmp_path, device="cpu", beams=1)
    assert backend.count_tokens("trời mưa to") == len(["▁vi", ":", "▁trời", "▁mưa", "▁to", "</s>"])
    assert backend.unknown("trời ☃") == ["☃"]
    assert len(backend.translate(["trời mưa to", "trời"])) == 2


@pytest.mark.parametrize(("name", "starts"), [("MBartTokenizer", ["en_XX"]), ("MBart50Tokenizer", ["</s>", "en_XX"])])
def test_mbart_is_told_both_languages(tmp_path: Path, name: str, starts: list[str]) -> None:
    import transformers

    pieces = ["<unk>", "<s>", "</s>", "▁trời", "▁mưa", "▁it", "▁rains", "▁", "a", "b"]
    tokenizer = getattr(transformers, name)(vocab=[(piece, -1.0 * place) for place, piece in enumerate(pieces)])
    tokenizer.save_pretrained(tmp_path)
    config = transformers.MBartConfig(
        vocab_size=len(tokenizer), d_model=16, encoder_layers=1, decoder_layers=1, encoder_ffn_dim=16,
        decoder_ffn_dim=16, encoder_attention_heads=2, decoder_attention_heads=2, max_position_embeddings=128,
        decoder_start_token_id=2,
    )  # fmt: skip
    transformers.MBartForConditionalGeneration(config).save_pretrained(tmp_path)
    backend = Seq2SeqBackend(tmp_path, device="cpu", beams=1)
    ids = backend._ids(["trời mưa"])[0]
    assert sorted(tokenizer.convert_ids_to_tokens(ids)) == sorted(["vi_VN", "▁trời", "▁mưa", "</s>"])
    assert tokenizer.convert_ids_to_tokens(backend._starts()) == starts
    assert len(backend.translate(["trời mưa"], n_best=2)[0]) == 2


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["▁It", "▁rain", "s", "."], "It rains."),
        (["▁caf", "<0xC3>", "<0xA9>", "▁now"], "café now"),
        (["▁a", "<0xFF>"], "a\ufffd"),
        ([], ""),
    ],
)
def test_joins_pieces_bytes_and_spaces(pieces: list[str], expected: str) -> None:
    assert join(pieces) == expected


def test_unknown_pieces_are_carried_over_in_order() -> None:
    assert list(carry(["a", "<unk>", "b", "<unk>", "<unk>"], ["漢", "☃"])) == ["a", "漢", "b", "☃"]


def test_the_manifest_names_every_file(marian_ct2: Path) -> None:
    told = json.loads((marian_ct2 / "songngu.json").read_text())
    assert set(told["files"]) == {"model.bin", "config.json", "shared_vocabulary.json", "source.spm"}
    assert all(len(a) == len(b) == 64 for a, b in pairwise(told["files"].values()))
