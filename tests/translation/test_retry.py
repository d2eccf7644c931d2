"""What is plainly wrong is searched for again, at most twice, and the best is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from songngu.result import FlagKind
from songngu.translation.backend import USUAL, Decoding, Hypothesis
from songngu.translation.models import open_translator
from songngu.translation.retry import BROKEN, FIRM, WIDE, fault, retry
from songngu.translation.translator import Translator

SOURCE = "Mưa lớn làm ngập 12 tuyến đường ở thành phố."
GOOD = "Heavy rain flooded 12 streets in the city."
OTHER = "Heavy rain flooded 21 streets in the city."
LOOP = "Heavy rain rain rain rain rain rain flooded 12 streets."


@dataclass
class Table:
    """A backend that looks its hypotheses up by the way of searching."""

    found: dict[Decoding, list[Hypothesis]]
    asked: list[Decoding] = field(default_factory=list)
    signature: str = "table"
    max_tokens: int = 40

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 1

    def unknown(self, text: str) -> list[str]:
        return []

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        if batch:
            self.asked.append(decoding)
        return [self.found[decoding] for _ in batch]


def says(text: str, score: float = -0.5) -> Hypothesis:
    return Hypothesis(text, score)


@pytest.mark.parametrize(
    ("hypothesis", "expected"),
    [
        (says(GOOD), 0),
        (says(OTHER), 1),
        (says(GOOD, -2.5), 1),
        (says(LOOP), BROKEN),
        (Hypothesis(GOOD, -0.5, finished=False), BROKEN),
        (says("Mưa lớn làm ngập 12 tuyến đường ở thành phố."), BROKEN),
        (says("  "), 5 * BROKEN),
    ],
)
def test_faults(hypothesis: Hypothesis, expected: int) -> None:
    assert fault(SOURCE, hypothesis) == expected


@pytest.mark.parametrize(
    ("first", "wide", "firm", "text", "searches"),
    [
        (says(GOOD), [], [], GOOD, []),
        (says(OTHER), [says(OTHER), says(GOOD, -0.7)], [], GOOD, [WIDE]),
        (says(OTHER), [says(GOOD, -1.2)], [], OTHER, [WIDE]),  # too unlikely for the sake of one figure
        (says(LOOP), [says(LOOP)], [says(GOOD, -1.9)], GOOD, [WIDE, FIRM]),
        (says(LOOP), [says(OTHER, -1.9)], [], OTHER, [WIDE]),
        (says(LOOP), [says(LOOP)], [says(LOOP)], LOOP, [WIDE, FIRM]),
    ],
)
def test_the_best_is_kept(
    first: Hypothesis, wide: list[Hypothesis], firm: list[Hypothesis], text: str, searches: list[Decoding]
) -> None:
    backend = Table({WIDE: wide, FIRM: firm})
    assert [best.text for best in retry(backend, [SOURCE], [first])] == [text]
    assert backend.asked == searches


def test_what_no_search_mends_is_tried_in_pieces() -> None:
    @dataclass
    class Halves(Table):
        def translate(
            self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL
        ) -> list[list[Hypothesis]]:
            return [[says(f"{text} " * 9) if len(text.split()) > 8 else says("fine")] for text in batch]

    (found,) = Translator(Halves({})).translate(["bão vào bờ, gió rất to, mưa lớn kéo dài nhiều giờ liền"])
    assert found.text.startswith("fine")
    assert [flag.kind for flag in found.flags] == [FlagKind.CUT]


def test_the_shipped_model_does_not_loop_on_lists_of_names() -> None:
    source = "Dự họp có Chủ tịch, Phó Chủ tịch, Chủ tịch, Phó Chủ tịch, Chủ tịch và Phó Chủ tịch các tỉnh, các huyện."
    translator = open_translator()
    [first] = translator.backend.translate([source])[0]
    [found] = translator.translate([source])
    assert fault(source, Hypothesis(found.text, found.score or 0.0)) <= fault(source, first)
