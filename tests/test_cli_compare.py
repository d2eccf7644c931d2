"""`songngu compare` and `songngu evaluate` as a user calls them."""

import json
from pathlib import Path

import pytest
from tests.test_cli import ARTICLE, songngu

MODELS = ("-m", "vi-en-small", "-m", "vi-en-small,beams=1")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "hoi-an.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_prints_the_most_disagreeing_first(article: Path) -> None:
    run = songngu("compare", str(article), *MODELS)
    assert run.returncode == 0, run.stderr.decode()
    shares = [
        float(line.split("disagreement ")[1][:4]) for line in run.stdout.decode().splitlines() if "disagr" in line
    ]
    assert shares == sorted(shares, reverse=True)
    assert "words/s" in run.stdout.decode()


def test_writes_a_file_with_a_reference(article: Path, tmp_path: Path) -> None:
    reference = tmp_path / "reference.txt"
    reference.write_text("A line.\n" * 6, encoding="utf-8")
    run = songngu(
        "compare",
        "-",
        *MODELS,
        "--reference",
        str(reference),
        "-o",
        str(tmp_path / "a.json"),
        stdin=article.read_bytes(),
    )
    assert run.returncode == 0, run.stderr.decode()
    assert len(json.loads((tmp_path / "a.json").read_bytes())["quality"]) == 2


@pytest.mark.parametrize(
    ("arguments", "say"),
    [
        (["-m", "vi-en-small"], "Two or more"),
        ([*MODELS, "--order", "random"], "random"),
        ([*MODELS, "-o", "a.pdf"], ".html"),
        ([*MODELS, "--checks", "spelling"], "spelling"),
        ([*MODELS, "--reference", "missing.txt"], "missing.txt"),
        (["-m", "vi-en-small", "-m", "opus-mt"], "songngu models get opus-mt"),
    ],
)
def test_what_cannot_work_ends_with_2(arguments: list[str], say: str, article: Path) -> None:
    run = songngu("compare", str(article), *arguments)
    assert run.returncode == 2
    assert say in run.stderr.decode()
    assert b"Traceback" not in run.stderr


def test_evaluate_scores_models_and_columns(tmp_path: Path) -> None:
    test = tmp_path / "test.tsv"
    rows = [("Giá cà phê tăng 12%.", "Coffee prices rose by 12%.", "Coffee rose 12%.")] * 3
    test.write_text("vi\ten\tother\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    run = songngu("evaluate", str(test), "-m", "vi-en-small,beams=1", "--bootstrap", "50")
    assert run.returncode == 0, run.stderr.decode()
    said = run.stdout.decode()
    assert all(word in said for word in ("figures", "names", "paired bootstrap, 50 samples", "other: BLEU p = "))


def test_translate_takes_checks_glossary_and_diacritics(article: Path, tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text("source\ttarget\nphố đi bộ\tpromenade\n", encoding="utf-8")
    run = songngu(
        "translate", str(article), "-f", "json", "--glossary", str(terms), "--diacritics", "--checks", "terms"
    )
    assert run.returncode == 0, run.stderr.decode()
    result = json.loads(run.stdout)
    assert "phố đi bộ" in [term["source"] for term in result["terms"]]
    assert result["names"] == []
    assert all(pair["grade"] is None for pair in result["pairs"])
    assert "Nguyễn Văn Minh" in " ".join(pair["target"] for pair in result["pairs"])
    assert songngu("translate", str(article), "--glossary", str(tmp_path / "none.tsv")).returncode == 2
