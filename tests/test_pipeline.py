"""Every way through the pipeline gives the same result, and imports point one way."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import songngu
from songngu.errors import OptionError, ReadError
from songngu.pipeline import corrected, sentences_of
from songngu.translation.backend import USUAL, Decoding, Hypothesis
from songngu.translation.memory import Memory

TEXT = """Mưa lớn làm ngập nhiều tuyến đường

Sáng nay, mưa lớn kéo dài 3 giờ khiến 12 tuyến đường ở TP.HCM bị ngập. Ông Lê Văn Hùng, 54 tuổi, nói nước lên rất nhanh.

Theo đài khí tượng, lượng mưa đo được là 110 mm. Mưa sẽ còn kéo dài đến ngày mai. Người dân cần theo dõi bản tin dự báo.
"""


@dataclass(frozen=True, slots=True)
class Shouting:
    """A backend that says the source in capitals: enough to follow where each sentence goes."""

    signature: str = "shouting"
    max_tokens: int = 40

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 1

    def unknown(self, text: str) -> list[str]:
        return []

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        return [[Hypothesis(text.upper(), -0.5)] * n_best for text in batch]


def translator() -> songngu.Translator:
    return songngu.Translator(Shouting())


def test_every_sentence_has_its_pair_in_order() -> None:
    result = songngu.process(TEXT, translator())
    assert [pair.sentence for pair in result.pairs] == list(sentences_of(result.article))
    assert all(pair.target == pair.source.upper() for pair in result.pairs)


def test_picks_are_verbatim_sentences_of_the_body() -> None:
    result = songngu.process(TEXT, translator(), length=2)
    assert len(result.summary.picks) == 2
    assert all(result.kind_of(result.pairs[i]) is songngu.Kind.PARAGRAPH for i in result.summary.picks)


def test_stream_ends_with_what_process_gives() -> None:
    assert list(songngu.stream(TEXT, translator()))[-1] == songngu.process(TEXT, translator())


def test_many_gives_what_one_gives() -> None:
    articles = [songngu.parse(TEXT, name=str(n)) for n in range(20)]
    assert list(songngu.process_many(articles, translator())) == [songngu.process(a, translator()) for a in articles]


def test_progress_reaches_its_end() -> None:
    seen: list[tuple[int, int]] = []
    result = songngu.process(TEXT, translator(), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(result.pairs), len(result.pairs))


def test_other_languages_are_refused_unless_asked_for() -> None:
    english = "The council met on Monday and agreed on the new budget for the schools of the city."
    with pytest.raises(ReadError, match="any_language"):
        songngu.process(english, translator())
    assert songngu.process(english, translator(), any_language=True).pairs


@pytest.mark.parametrize("options", [{"summary": "best"}, {"length": 0}, {"length": "x"}])
def test_wrong_options_are_told_before_any_work(options: dict[str, str]) -> None:
    with pytest.raises(OptionError):
        songngu.process(TEXT, None, **options)  # type: ignore[arg-type]  # wrong on purpose


@given(
    st.lists(st.sampled_from(["Hà Nội mưa to.", "Ông Nam nói: “Tốt.”", "Giá tăng 5,5%", "1.500 tỷ đồng?"]), min_size=1)
)
def test_no_character_of_a_block_is_lost(parts: list[str]) -> None:
    result = songngu.process("\n\n".join(parts), translator(), any_language=True)
    for block, indices in result.grouped():
        joined = "".join(result.pairs[i].source for i in indices)
        assert "".join(joined.split()) == "".join(block.text.split())


ORDER = ["bottom", "sentences", "result", "checks", "middle", "pipeline", "upper", "top"]
LAYERS = {
    "sentences": {"sentences", "stops", "abbreviations"},
    "result": {"result", "comparison"},
    "checks": {"checks"},  # below translation, which asks them whether to search again
    "middle": {"readers", "translation", "summarize", "writers"},
    "pipeline": {"pipeline"},
    "upper": {"specification", "facts", "comparing", "batch", "evaluation", "training"},
    "top": {"cli", "cli_compare", "cli_options", "cli_translate", "ui", "__main__", "__init__"},
}


def layer(module: str) -> int:
    return next((ORDER.index(name) for name, members in LAYERS.items() if module in members), 0)


def test_imports_point_downwards() -> None:
    root = Path(songngu.__file__).parent
    wrong = []
    for path in root.rglob("*.py"):
        own = path.relative_to(root).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("songngu."):
                other = str(node.module).split(".")[1]
                same_layer = layer(own) == layer(other) and own != other and layer(own) == ORDER.index("middle")
                if layer(other) > layer(own) or same_layer:
                    wrong.append(f"{path.relative_to(root)} imports {other}")
    assert wrong == []


def test_a_changed_figure_is_flagged_unless_the_check_is_off() -> None:
    @dataclass(frozen=True, slots=True)
    class Wrong(Shouting):
        def translate(
            self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL
        ) -> list[list[Hypothesis]]:
            return [[Hypothesis("The rain flooded 13 streets.", -0.5)] * n_best for _ in batch]

    text = "Mưa lớn làm ngập 12 tuyến đường ở thành phố."
    (pair,) = songngu.process(text, songngu.Translator(Wrong())).pairs
    assert "12" in pair.flags[0].say
    assert songngu.process(text, songngu.Translator(Wrong()), checks=()).pairs[0].flags == ()


def test_a_readers_own_sentence_is_checked_anew_and_remembered(tmp_path: Path) -> None:
    text = "Mưa lớn làm ngập 12 tuyến đường. Ông Trần Văn Nam nói vậy."
    with Memory(tmp_path / "memory.sqlite") as memory:
        kept = songngu.Translator(Shouting(), memory=memory)
        result = songngu.process(text, kept)
        wrong = corrected(result, 0, "The rain  flooded 13 streets.", kept)
        assert wrong.pairs[0].target == "The rain flooded 13 streets."
        assert [flag.kind for flag in wrong.pairs[0].flags] == ["figure"]
        assert (wrong.pairs[0].edited, wrong.pairs[0].grade) == (True, None)
        assert wrong.pairs[1] == result.pairs[1]
        right = corrected(wrong, 1, "Tran Van Nam said so.", kept)
        assert right.names[0].renderings[0].text == "Tran Van Nam"
        assert songngu.process(text, kept).pairs[0].target == "The rain flooded 13 streets."
        with pytest.raises(OptionError, match="no words"):
            corrected(result, 0, " ", kept)
