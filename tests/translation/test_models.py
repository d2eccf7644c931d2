"""Models are found by name, folder or hub id; every broken folder is told clearly."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.translation.conftest import VIETNAMESE

from songngu.errors import ModelError, OptionError
from songngu.translation import hub
from songngu.translation.catalog import CATALOG
from songngu.translation.convert import QUANTIZATIONS, convert
from songngu.translation.ct2 import CTranslate2Backend
from songngu.translation.glossary import Glossary
from songngu.translation.models import BACKENDS, best_backend, find, folder_of, open_translator
from songngu.translation.seq2seq import Seq2SeqBackend

Copy = Callable[[Path], Path]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder without models, and no network."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SONGNGU_MODELS", str(folder / "models"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(folder / "hub"))
    return folder


def quiet(message: str) -> None:
    del message


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("opus-mt", r"songngu models get opus-mt` \(290 MB, licence Apache-2.0\).*home/models/opus-mt"),
        ("nllb-600m", "CC-BY-NC-4.0"),
        ("nobody/no-such-model", "songngu models get nobody/no-such-model`,.*nobody--no-such-model"),
        ("no-such-model", "the catalogue knows vi-en-small, opus-mt"),
    ],
)
def test_a_model_that_is_not_there_is_told_with_the_command_and_the_folder(model: str, told: str) -> None:
    with pytest.raises(ModelError, match=told):
        open_translator(model)
    if "/" in model or model in CATALOG:
        assert find(model) is None


@pytest.mark.parametrize("options", [{"beams": 0}, {"beams": 33}, {"backend": "gpu"}, {"device": "tpu"}])
def test_options_that_are_not_allowed(options: dict[str, Any], marian_ct2: Path) -> None:
    with pytest.raises(OptionError, match="allowed are"):
        open_translator(marian_ct2, **options)


def test_a_model_in_the_users_folder_is_found_by_name_and_by_hub_id(home: Path, marian_ct2: Path) -> None:
    (home / "models").mkdir(parents=True)
    for name in ("opus-mt", "me--my-model"):
        (home / "models" / name).symlink_to(marian_ct2)
    assert folder_of("opus-mt") == home / "models" / "opus-mt"
    assert open_translator("me/my-model").translate(["Trời mưa."])[0].text


def test_the_layout_of_the_shipped_model(marian: Path, copy_of: Copy) -> None:
    folder = copy_of(marian)
    convert(folder, folder / "ct2", quantization="float32")
    assert not (folder / "ct2" / "source.spm").exists()
    assert best_backend(folder) == "ct2"
    shipped = open_translator(folder, beams=1, glossary=Glossary())
    assert isinstance(shipped.backend, CTranslate2Backend)
    general = open_translator(folder, beams=1, backend="seq2seq", device="cpu", glossary=Glossary())
    assert isinstance(general.backend, Seq2SeqBackend)
    sentences = VIETNAMESE[:3]
    assert [one.text for one in shipped.translate(sentences)] == [one.text for one in general.translate(sentences)]


def test_a_folder_of_transformers_is_converted_once_and_told(nllb: Path, home: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        assert isinstance(open_translator(nllb, announce=told.append).backend, CTranslate2Backend)
    assert len(told) == 1
    assert str(home / "cache") in told[0]


def break_nothing_left(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def cut_in_half(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return damage


def flip(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 0xFF
        (folder / name).write_bytes(content)

    return damage


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def write(name: str, text: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_text(text)

    return damage


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (cut_in_half("model.bin"), "model.bin.*damaged or only half there"),
        (flip("model.bin"), "model.bin.*damaged"),
        (remove("model.bin"), "incomplete: model.bin is missing"),
        (cut_in_half("shared_vocabulary.json"), "shared_vocabulary.json.*damaged"),
        (remove("source.spm"), "incomplete: source.spm is missing"),
        (cut_in_half("songngu.json"), "songngu.json cannot be read"),
        (write("songngu.json", "[]"), "songngu.json cannot be read"),
        (remove("songngu.json"), "holds no songngu.json"),
    ],
)
def test_a_broken_converted_folder(marian_ct2: Path, copy_of: Copy, damage: Callable[[Path], None], told: str) -> None:
    folder = copy_of(marian_ct2)
    damage(folder)
    with pytest.raises(ModelError, match=told):
        open_translator(folder, announce=quiet)


@pytest.mark.parametrize("backend", ["seq2seq", "ct2"])
@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (break_nothing_left, "holds no config.json"),
        (remove("model.safetensors"), "incomplete: it holds no model.safetensors"),
        (cut_in_half("model.safetensors"), "cannot be (loaded|converted)"),
        (cut_in_half("config.json"), "config.json cannot be read"),
        (write("config.json", '{"model_type": "bert"}'), "type 'bert'"),
        (
            write("model.safetensors.index.json", '{"weight_map": {"a": "model-00002.safetensors"}}'),
            "00002.* is missing",
        ),
        (cut_in_half("vocab.json"), "cannot be (loaded|converted)"),
        (remove("source.spm"), "cannot be (loaded|converted)"),
    ],
)
def test_a_broken_folder_of_transformers(
    marian: Path, copy_of: Copy, backend: str, damage: Callable[[Path], None], told: str
) -> None:
    folder = copy_of(marian)
    damage(folder)
    with pytest.raises(ModelError, match=told):
        open_translator(folder, backend=backend, device="cpu", announce=quiet)


def test_weights_that_lack_a_tensor_are_refused(marian: Path, copy_of: Copy) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy_of(marian)
    tensors = load_file(folder / "model.safetensors")
    del tensors["model.encoder.layers.0.fc1.weight"]
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    for backend in BACKENDS:
        with pytest.raises(ModelError, match=r"incomplete.*fc1"):
            open_translator(folder, backend=backend, device="cpu", announce=quiet)


def test_a_pickle_is_refused_with_the_way_out(marian: Path, copy_of: Copy) -> None:
    folder = copy_of(marian)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match=r"pickle.*safetensors/convert"):
        open_translator(folder, announce=quiet)


def test_converting_replaces_its_own_folder_and_no_other(marian: Path, tmp_path: Path) -> None:
    out = convert(marian, tmp_path / "out")
    (out / "left-over").write_text("")
    assert not (convert(marian, out) / "left-over").exists()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ModelError, match="not made by songngu"):
        convert(marian, tmp_path / "mine")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_unknown_quantization_is_told(marian: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=", ".join(QUANTIZATIONS)):
        convert(marian, tmp_path / "out", quantization="int3")


def test_a_failed_conversion_leaves_nothing(marian: Path, copy_of: Copy, tmp_path: Path) -> None:
    folder = copy_of(marian)
    remove("source.spm")(folder)
    with pytest.raises(ModelError):
        convert(folder, tmp_path / "out" / "model")
    assert list((tmp_path / "out").iterdir()) == []


class Hub:
    """What songngu asks of `huggingface_hub.HfApi`, answered from a table revision -> file -> size."""

    def __init__(self, files: dict[str, dict[str, int]], requests: dict[int, str]) -> None:
        self.files, self.requests, self.fetched = files, requests, list[str]()

    def model_info(self, repo: str, *, revision: str, files_metadata: bool) -> SimpleNamespace:
        assert files_metadata, repo
        files = [SimpleNamespace(rfilename=name, size=size) for name, size in self.files[revision].items()]
        return SimpleNamespace(siblings=files, card_data=SimpleNamespace(license="mit"))

    def get_repo_discussions(self, repo: str, *, author: str, discussion_type: str) -> list[SimpleNamespace]:
        assert discussion_type == "pull_request", repo
        return [SimpleNamespace(num=num, author=by) for num, by in self.requests.items() if by == author]

    def snapshot_download(self, repo: str, *, revision: str, local_dir: Path, allow_patterns: list[str]) -> None:
        assert "*.bin" not in allow_patterns, repo
        self.fetched.append(revision)
        (local_dir / "config.json").write_text(json.dumps({"model_type": "marian"}))


PICKLE = {"pytorch_model.bin": 5_000_000}
SAFE = {"model.safetensors": 4_000_000, "config.json": 1000, "tf_model.h5": 9_000_000, "onnx/model.safetensors": 7}


@pytest.mark.parametrize(
    ("model", "api", "revision", "licence"),
    [
        ("me/model", Hub({"main": SAFE}, {}), "main", "mit"),
        ("me/model", Hub({"main": PICKLE, "refs/pr/7": SAFE}, {3: "me", 7: "SFconvertbot"}), "refs/pr/7", "mit"),
        ("nllb-600m", Hub({"refs/pr/45": SAFE}, {}), "refs/pr/45", "CC-BY-NC-4.0"),
    ],
)
def test_a_download_takes_safetensors_and_tells_size_and_licence_first(
    home: Path, model: str, api: Hub, revision: str, licence: str
) -> None:
    told: list[str] = []

    def announce(message: str) -> None:
        assert api.fetched == []
        told.append(message)

    folder = hub.download(model, announce=announce, api=api)
    assert folder == home / "models" / model.replace("/", "--")
    assert find(model) == folder
    assert api.fetched == [revision]
    assert f"4 MB, licence {licence}" in told[0]
    assert hub.download(model, api=api, announce=told.append) == folder
    assert "already" in told[1]
    assert len(api.fetched) == 1


@pytest.mark.parametrize("requests", [{}, {9: "somebody"}])
def test_a_model_that_is_only_a_pickle_is_not_fetched(requests: dict[int, str]) -> None:
    api = Hub({"main": PICKLE, "refs/pr/9": SAFE}, requests)
    with pytest.raises(ModelError, match=r"pickle.*safetensors/convert"):
        hub.download("me/model", announce=quiet, api=api)
    assert api.fetched == []


def test_a_download_without_a_network_is_told(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="me/model"):
        open_translator("me/model", download=True, announce=quiet)
    assert not (home / "models").exists() or list((home / "models").iterdir()) == []


def test_the_shipped_model_is_no_download() -> None:
    with pytest.raises(ModelError, match="Install songngu again"):
        hub.download("vi-en-small", announce=quiet)
