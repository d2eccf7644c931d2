"""Comparing models: on the shipped model in two settings, and on backends whose outputs are known."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.browser import chromium
from tests.ui.slow_backend import SlowBackend

import songngu
from songngu.comparing import disagreement
from songngu.errors import OptionError, ReadError, WriteError
from songngu.translation.backend import USUAL, Decoding, Hypothesis
from songngu.writers.comparison import plain

ARTICLE = """Hội An mở thêm phố đi bộ

Sáng 12/5, thành phố Hội An công bố kế hoạch mở thêm ba tuyến phố đi bộ. Người dân được hỗ trợ chỗ gửi xe.
"""
REFERENCE = """Hoi An opens more walking streets
On the morning of May 12, Hoi An City announced its plan to open three more walking streets.
Residents will be helped with parking space.
"""


class Says(SlowBackend):
    """Gives every sentence the same English."""

    def __init__(self, english: str) -> None:
        super().__init__(signature=f"says:{english}")
        self.english = english

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        return [[Hypothesis(self.english, -0.5)] * n_best for _ in batch]


def says(english: str) -> songngu.Translator:
    return songngu.Translator(Says(english))


@pytest.fixture(scope="module")
def shipped() -> songngu.Comparison:
    return songngu.compare(ARTICLE, ["vi-en-small", "vi-en-small,beams=1"], REFERENCE)


def test_two_settings_of_the_shipped_model(shipped: songngu.Comparison) -> None:
    assert [system.name for system in shipped.systems] == ["vi-en-small", "vi-en-small,beams=1"]
    assert shipped.rows[0].source == "Hội An mở thêm phố đi bộ"
    assert len(shipped.rows) == 3
    assert all(pair.target for row in shipped.rows for pair in row.outputs)
    for system in shipped.systems:
        assert system.licence == "research use"
        assert system.size is not None
        assert 5 < system.size < 72
        assert system.speed > 1
    assert shipped.systems[0].signature != shipped.systems[1].signature
    assert shipped.quality[0].bleu_p is None
    assert all(0 < quality.chrf <= 100 for quality in shipped.quality)
    assert "BLEU: nrefs:1" in shipped.metrics[0]


def test_disagreement_ranks_the_rows() -> None:
    found = songngu.compare(ARTICLE, {"a": says("It rained."), "b": says("It rained.")})
    assert [row.disagreement for row in found.rows] == [0.0, 0.0, 0.0]
    assert found.ranked() == (0, 1, 2)
    assert disagreement(["It rained.", "xyz"]) == 1
    assert 0 < disagreement(["It rained hard.", "It rained."]) < 1
    assert disagreement(["It rained hard.", "It rained."]) == disagreement(["It rained.", "It rained hard."])


def test_quality_knows_the_better_one_and_equals() -> None:
    lines = ["The storm came to the city at night."] * 3
    systems = {"right": says(lines[0]), "wrong": says("Nothing of the kind."), "twin": says(lines[0])}
    right, wrong, twin = songngu.compare(ARTICLE, systems, lines).quality
    assert right.bleu == pytest.approx(100)
    assert wrong.bleu < 20
    assert wrong.chrf_p is not None
    assert wrong.chrf_p < 0.05
    assert (twin.bleu_p, twin.chrf_p) == (1.0, 1.0)


def test_a_reference_by_paragraphs() -> None:
    found = songngu.compare(ARTICLE, {"a": says("One."), "b": says("Two.")}, "One.\nOne. One.\n")
    assert found.quality[0].bleu > found.quality[1].bleu


@pytest.mark.parametrize(
    ("translators", "reference", "say"),
    [
        (["vi-en-small"], None, "Two or more"),
        (["vi-en-small", "vi-en-small"], None, "different"),
        ("vi-en-small", None, "several"),
        (["vi-en-small,beams=x", "vi-en-small"], None, "beams=x|whole number"),
        (["vi-en-small,speed=9", "vi-en-small"], None, "speed=9"),
        (["vi-en-small", "vi-en-small,beams=1"], "One line.\n" * 7, "7 lines.*3 sentences in 2 paragraphs"),
    ],
)
def test_what_cannot_be_compared(translators: list[str], reference: str | None, say: str) -> None:
    with pytest.raises(OptionError, match=say):
        songngu.compare(ARTICLE, translators, reference)


def test_english_is_refused_before_any_model_is_opened() -> None:
    with pytest.raises(ReadError, match="Vietnamese"):
        songngu.compare("The council met on Monday and agreed on the budget.", ["no-such", "other"])


def test_json_and_tsv_hold_it_all(shipped: songngu.Comparison, tmp_path: Path) -> None:
    for suffix in ("json", "tsv"):
        songngu.save(shipped, tmp_path / f"a.{suffix}")
    content = json.loads((tmp_path / "a.json").read_bytes())
    assert [system["name"] for system in content["systems"]] == [system.name for system in shipped.systems]
    assert content["rows"][1]["outputs"][0]["target"] == shipped.rows[1].outputs[0].target
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.tsv").read_text(encoding="utf-8")), dialect=csv.excel_tab))
    assert [row["reference"] for row in rows] == REFERENCE.splitlines()
    assert [row["vi-en-small,beams=1"] for row in rows] == [row.outputs[1].target for row in shipped.rows]
    with pytest.raises(WriteError, match=r"\.html, \.tsv, \.json"):
        songngu.save(shipped, tmp_path / "a.docx")


def test_plain_text_in_either_order(shipped: songngu.Comparison) -> None:
    lines = plain(shipped, order="reading").splitlines()
    assert [line[0] for line in lines if line[:1].isdigit()] == ["1", "2", "3"]
    ranked = [line[0] for line in plain(shipped).splitlines() if line[:1].isdigit()]
    assert ranked == [str(place + 1) for place in shipped.ranked()]


def test_the_page_in_a_browser(tmp_path: Path) -> None:
    attack = "<script>document.title='x'</script><b>bold</b>"
    found = songngu.compare(ARTICLE, {attack: says("It rained."), "b": says(attack), "c": says("It rained hard.")})
    songngu.save(found, tmp_path / "a.html")
    with chromium() as browser:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto((tmp_path / "a.html").as_uri())
        assert page.title().startswith("songngu: <script>")
        assert page.locator("dd b").count() == 0
        assert page.locator("mark").count() >= 3
        tops = "all => all.map(one => [one.getBoundingClientRect().top, one.id]).sort((a, b) => a[0] - b[0]).map(one => one[1])"
        assert page.eval_on_selector_all(".sn-versions", tops) == [f"sn-row-{place}" for place in found.ranked()]
        page.check("#sn-reading")
        assert page.eval_on_selector_all(".sn-versions", tops) == ["sn-row-0", "sn-row-1", "sn-row-2"]
        assert complaints == []
