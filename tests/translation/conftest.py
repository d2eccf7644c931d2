"""Tiny real models, built once: a Marian and an NLLB with random weights and trained vocabularies."""

import io
import json
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from songngu.translation.convert import convert

SENTENCES = (
    "Sáng nay, thành phố Huế khánh thành cây cầu đi bộ dài 120 mét bắc qua sông An Cựu.",
    "Ông Nguyễn Văn Hòa, chủ tịch xã, cho biết người dân đã chờ cây cầu này hơn mười năm.",
    "Giá lúa ở đồng bằng sông Cửu Long tăng 5% so với tháng trước; nông dân phấn khởi.",
    "Bộ Y tế khuyến cáo người cao tuổi tiêm vắc xin cúm trước mùa đông.",
    "Đội bóng đá nữ Việt Nam thắng Thái Lan 2-1 trong trận chung kết tối qua.",
    "Trường học sẽ mở cửa trở lại vào ngày 15/9, sau khi nước lũ rút.",
    "Mưa lớn làm sạt lở nhiều đoạn đường ở Lào Cai, giao thông bị chia cắt.",
    "Doanh nghiệp xuất khẩu cà phê đạt 4,2 tỷ USD trong chín tháng đầu năm.",
    "This morning the city of Hue opened a footbridge 120 metres long over the An Cuu river.",
    "The chairman of the commune said that people had waited for this bridge for ten years.",
    "Rice prices in the Mekong delta rose by 5 percent; farmers are pleased.",
    "The ministry of health advises the elderly to get a flu vaccine before winter.",
    "The women's football team of Vietnam beat Thailand in the final last night.",
    "Schools will open again on 15 September, after the flood has gone down.",
    "Heavy rain caused landslides on many roads in Lao Cai and cut the traffic.",
    "Exports of coffee reached 4.2 billion dollars in the first nine months.",
)
VIETNAMESE = SENTENCES[:8]
CODES = 202  # languages of NLLB-200


def train_vocabulary(*, kind: str, size: int, **options: Any) -> bytes:
    import sentencepiece

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=out, model_type=kind, vocab_size=size, minloglevel=2, **options
    )
    return out.getvalue()


def lively(model: Any, *, end: int, seed: int) -> Any:
    """Give a model random weights under which outputs differ by input and end at different lengths."""
    import torch

    torch.manual_seed(seed)
    for name, weight in model.named_parameters():
        if weight.dim() == 2 and "embed_positions" not in name:
            torch.nn.init.normal_(weight, std=0.15 if "shared" in name else 0.6)
    with torch.no_grad():
        end_vector = model.get_input_embeddings().weight[end]
        if hasattr(model, "final_logits_bias"):
            model.final_logits_bias[0, end] = 3.0
        else:
            model.model.decoder.layer_norm.bias += 2.5 * end_vector / end_vector.norm() ** 2
            model.get_input_embeddings().weight[-CODES:] *= 0.1  # so that few language codes stand in the outputs
    return model.eval()


def build_marian(folder: Path) -> None:
    import sentencepiece
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    special = {"eos_id": 0, "unk_id": 1, "bos_id": -1, "pad_id": -1, "eos_piece": "</s>", "unk_piece": "<unk>"}
    folder.mkdir()
    for side in ("source", "target"):
        (folder / f"{side}.spm").write_bytes(train_vocabulary(kind="unigram", size=200, **special))
    spm = sentencepiece.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    pieces = {spm.id_to_piece(i): i for i in range(len(spm))} | {"<pad>": len(spm)}
    (folder / "vocab.json").write_text(json.dumps(pieces))
    config = MarianConfig(
        vocab_size=len(pieces), d_model=32, encoder_layers=2, decoder_layers=2, encoder_ffn_dim=48, decoder_ffn_dim=48,
        encoder_attention_heads=4, decoder_attention_heads=4, pad_token_id=len(spm), eos_token_id=0, bos_token_id=0,
        decoder_start_token_id=len(spm), forced_eos_token_id=0, max_position_embeddings=256, scale_embedding=True,
        activation_function="swish", tie_word_embeddings=True,
    )  # fmt: skip
    lively(MarianMTModel(config), end=0, seed=3).save_pretrained(folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        MarianTokenizer.from_pretrained(folder, source_lang="vi", target_lang="en").save_pretrained(folder)


def build_nllb(folder: Path) -> None:
    import sentencepiece
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer
    from transformers.convert_slow_tokenizer import generate_merges

    folder.mkdir()
    spm = sentencepiece.SentencePieceProcessor(model_proto=train_vocabulary(kind="bpe", size=260))
    plain = [spm.id_to_piece(i) for i in range(3, len(spm))]
    vocabulary = {piece: i for i, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *plain])}
    scores = {spm.id_to_piece(i): spm.get_score(i) for i in range(3, len(spm))}
    merges = generate_merges({piece: vocabulary[piece] for piece in plain}, scores)
    tokenizer = NllbTokenizer(vocab=vocabulary, merges=merges, src_lang="vie_Latn", tgt_lang="eng_Latn")
    tokenizer.save_pretrained(folder)
    config = M2M100Config(
        vocab_size=len(tokenizer), d_model=32, encoder_layers=2, decoder_layers=2, encoder_ffn_dim=48,
        decoder_ffn_dim=48, encoder_attention_heads=4, decoder_attention_heads=4, max_position_embeddings=256,
        scale_embedding=True, decoder_start_token_id=2,
    )  # fmt: skip
    lively(M2M100ForConditionalGeneration(config), end=2, seed=5).save_pretrained(folder)
    (folder / "sentencepiece.bpe.model").write_bytes(spm.serialized_model_proto())


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> Iterator[None]:
    """Threads only get in each other's way on models this small."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SONGNGU_THREADS", "1")
        yield


@pytest.fixture(scope="session")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Marian folder as transformers writes it."""
    folder = tmp_path_factory.mktemp("models") / "tiny-marian"
    build_marian(folder)
    return folder


@pytest.fixture(scope="session")
def nllb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An NLLB folder as transformers writes it, with the SentencePiece file that the hub has beside it."""
    folder = tmp_path_factory.mktemp("models") / "tiny-nllb"
    build_nllb(folder)
    return folder


@pytest.fixture(scope="session")
def marian_ct2(marian: Path) -> Path:
    """The tiny Marian converted in full precision."""
    return convert(marian, marian.parent / "tiny-marian-ct2", quantization="float32")


@pytest.fixture(scope="session")
def nllb_ct2(nllb: Path) -> Path:
    """The tiny NLLB converted in full precision."""
    return convert(nllb, nllb.parent / "tiny-nllb-ct2", quantization="float32")


@pytest.fixture
def copy_of(tmp_path: Path) -> Callable[[Path], Path]:
    """A function that copies a model folder, to be damaged."""
    return lambda folder: Path(shutil.copytree(folder, tmp_path / folder.name))
