"""The recipe of the shipped model runs end to end on a tiny corpus, and what it writes is a model both engines open."""

import itertools
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

import songngu

ROOT = Path(__file__).parents[2]
WHO = {"Anh": "He", "Chị": "She", "Ông Nam": "Mr. Nam", "Bà Lan": "Ms. Lan", "Cô giáo": "The teacher"}
DOES = {"mua": "bought", "bán": "sold", "thấy": "saw", "gửi": "sent"}
WHAT = {"gạo": "rice", "cà phê": "coffee", "xe đạp": "bicycles", "sách": "books", "hoa": "flowers", "cá": "fish"}
WHERE = {"ở Hà Nội": "in Hanoi", "ở Đà Nẵng": "in Da Nang", "ở chợ": "at the market", "hôm qua": "yesterday"}


def pairs() -> list[tuple[str, str]]:
    """Some five hundred sentences of one pattern."""
    return [
        (f"{who} đã {does} {what} {where}.", f"{WHO[who]} {DOES[does]} {WHAT[what]} {WHERE[where]}.")
        for who, does, what, where in itertools.product(WHO, DOES, WHAT, WHERE)
    ]


def run_recipe(folder: Path, *, steps: int) -> None:
    """Run the tiny recipe in `folder`; a second run with more steps goes on."""
    script = ROOT / "models" / "vi-en-small" / "train-tiny.sh"
    places = [str(folder / name) for name in ("corpus", "work", "out")]
    environment = {**os.environ, "PYTHON": sys.executable, "STEPS": str(steps), "OMP_NUM_THREADS": "1"}
    subprocess.run(["sh", str(script), *places], check=True, cwd=ROOT, env=environment)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    for name in ("train", "dev"):
        (folder / "corpus" / name).mkdir(parents=True)
    for number, tier in enumerate(("press", "news", "general")):
        lines = [f"{vi}\t{en}\tmade" for vi, en in pairs()[number::3]]
        (folder / "corpus" / "train" / f"{tier}.tsv.xz").write_bytes(lzma.compress("\n".join(lines).encode()))
    dev = "vi\ten\n" + "\n".join(f"{vi}\t{en}" for vi, en in pairs()[::40])
    (folder / "corpus" / "dev" / "tiny.tsv").write_text(dev, encoding="utf-8")
    run_recipe(folder, steps=200)
    return folder / "out"


def test_model_folder_explains_itself(trained: Path) -> None:
    recipe, scores = (json.loads((trained / name).read_text()) for name in ("recipe.json", "scores.json"))
    assert recipe["trained"]["step"] > 0
    assert recipe["averaged_checkpoints"] == recipe["keep"]
    assert [phase["trained"]["step"] for phase in recipe["after"]] == [200]
    assert set(recipe["data_sha256"]) == {"press.tsv.xz", "news.tsv.xz", "general.tsv.xz"}
    assert "version:" in scores["tiny"]["scores"]["BLEU"]["signature"]
    assert scores["tiny"]["scores"]["chrF"]["value"] > 70  # the sentences were kept out of training
    assert scores["tiny"]["sha256"] in (trained / "README.md").read_text()


def test_both_engines_agree_greedily(trained: Path) -> None:
    sources = [vi for vi, _ in pairs()[::30]]
    fast, reference = (songngu.open_translator(str(trained), beams=1, backend=name) for name in ("ct2", "seq2seq"))
    agree = [f.text == r.text for f, r in zip(fast.translate(sources), reference.translate(sources), strict=True)]
    assert sum(agree) >= 0.8 * len(agree)  # int8 against float32: near ties may fall either way


def test_training_goes_on_where_it_was(trained: Path) -> None:
    before = json.loads((trained / "recipe.json").read_text())["trained"]["step"]
    run_recipe(trained.parent, steps=216)
    assert json.loads((trained / "recipe.json").read_text())["trained"]["step"] > before
