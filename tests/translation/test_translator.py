"""The translator: dedupe, memory, clauses, batches, order, flags. The backend is a tiny fake that shouts."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.result import FlagKind
from songngu.translation.backend import USUAL, Decoding, Hypothesis
from songngu.translation.memory import Memory
from songngu.translation.translator import Translation, Translator


@dataclass
class Shouting:
    """A backend that turns words into capitals; a token is a word, and the end one more."""

    signature: str = "shouting"
    max_tokens: int = 12
    endless: frozenset[str] = frozenset()  # words after which it never stops, in inputs of more than 8 tokens
    silent: frozenset[str] = frozenset()  # inputs for which it gives nothing
    seen: list[list[str]] = field(default_factory=list)

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 1

    def unknown(self, text: str) -> list[str]:
        return [sign for sign in text if sign in "☃雪"]

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        self.seen.append(list(batch))
        return [[self._one(text)] * n_best for text in batch]

    def _one(self, text: str) -> Hypothesis:
        assert self.count_tokens(text) <= self.max_tokens, f"{text!r} is too long for the model"
        if text in self.silent:
            return Hypothesis("", -3.0)
        endless = self.count_tokens(text) > 8 and bool(self.endless & set(text.split()))
        return Hypothesis(text.upper(), -1.0, finished=not endless)

    @property
    def sent(self) -> list[str]:
        return [text for batch in self.seen for text in batch]


def kinds(translation: Translation) -> list[FlagKind]:
    return [flag.kind for flag in translation.flags]


SENTENCES = st.lists(st.text(alphabet="ab \n\t,;☃đ", max_size=60), max_size=30)


@given(SENTENCES)
def test_one_translation_per_sentence_in_order_with_every_word(sentences: list[str]) -> None:
    found = Translator(Shouting()).translate(sentences)
    assert [one.text.split() for one in found] == [sentence.upper().split() for sentence in sentences]


@given(SENTENCES)
def test_equal_sentences_are_sent_once_and_batches_fit(sentences: list[str]) -> None:
    backend = Shouting(max_tokens=50)
    Translator(backend).translate(sentences)
    assert sorted(backend.sent) == sorted({" ".join(sentence.split()) for sentence in sentences} - {""})


def test_white_space_gives_nothing_and_no_flag() -> None:
    backend = Shouting()
    assert Translator(backend).translate(["", " \n\t\u00a0"]) == [Translation("", None)] * 2
    assert backend.seen == []


def test_line_breaks_are_spaces() -> None:
    assert Translator(Shouting()).translate(["a\nb\r\nc"])[0].text == "A B C"


def test_an_over_long_sentence_is_cut_at_a_pause_joined_and_flagged() -> None:
    sentence = "một hai ba bốn năm sáu bảy; tám chín mười mười một mười hai"
    found = Translator(Shouting()).translate([sentence])[0]
    assert found.text == sentence.upper()
    assert kinds(found) == [FlagKind.CUT]
    assert "2 pieces" in found.flags[0].say


def test_an_endless_output_is_tried_again_in_pieces() -> None:
    backend = Shouting(endless=frozenset({"lặp"}))
    found = Translator(backend).translate(["một lặp hai ba bốn, năm sáu bảy tám chín"])[0]
    assert found.text == "MỘT LẶP HAI BA BỐN, NĂM SÁU BẢY TÁM CHÍN"
    assert kinds(found) == [FlagKind.CUT]
    assert found.score == pytest.approx(-1.0)


def test_an_output_that_stays_endless_is_flagged() -> None:
    backend = Shouting(max_tokens=40, endless=frozenset({"lặp"}))
    found = Translator(backend).translate([" ".join(["lặp"] * 30)])[0]
    assert kinds(found) == [FlagKind.UNFINISHED]


def test_an_empty_output_shows_the_source_marked() -> None:
    found = Translator(Shouting(silent=frozenset({"im lặng"}))).translate(["im lặng", "nói"])
    assert found[0].text == "[untranslated: im lặng]"
    assert [kinds(one) for one in found] == [[FlagKind.EMPTY], []]


def test_unknown_pieces_are_named_once() -> None:
    found = Translator(Shouting()).translate(["trời ☃ lạnh ☃ 雪"])[0]
    assert [flag.say for flag in found.flags] == ["The model does not know “☃”, “雪”: check the translation there."]


def test_the_first_sentences_come_first_and_soon() -> None:
    backend = Shouting()
    stream = Translator(backend).stream([f"câu {number}" for number in range(400)])
    assert next(stream)[0] == 0
    assert len(backend.sent) <= 4


def test_closing_the_stream_stops_the_work() -> None:
    backend = Shouting()
    stream = Translator(backend).stream([f"câu {number}" for number in range(5000)])
    next(stream)
    stream.close()  # type: ignore[attr-defined] # a generator
    assert len(backend.sent) < 20


def test_progress_counts_up_to_all() -> None:
    told: list[tuple[int, int]] = []
    Translator(Shouting()).translate(["a", "", "a", "b"], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_memory_serves_what_was_translated_before_flags_and_all(tmp_path: Path) -> None:
    sentences = ["xin chào", "trời ☃", " ".join(["dài"] * 30), ""]
    with Memory(tmp_path / "m.sqlite3") as memory:
        first = Translator(Shouting(), memory=memory).translate(sentences)
        again = Shouting()
        assert Translator(again, memory=memory).translate(sentences) == first
        assert again.seen == []


def test_the_memory_of_another_model_is_not_served(tmp_path: Path) -> None:
    with Memory(tmp_path / "m.sqlite3") as memory:
        Translator(Shouting(), memory=memory).translate(["xin chào"])
        other = Shouting(signature="shouting louder")
        Translator(other, memory=memory).translate(["xin chào"])
        assert other.sent == ["xin chào"]


def test_what_was_done_before_a_stop_is_remembered(tmp_path: Path) -> None:
    with Memory(tmp_path / "m.sqlite3") as memory:
        stream = Translator(Shouting(), memory=memory).stream([f"câu {number}" for number in range(100)])
        next(stream)
        stream.close()  # type: ignore[attr-defined] # a generator
        assert memory.size() > 0


def test_the_signature_names_the_backend_and_the_version() -> None:
    assert Translator(Shouting()).signature.startswith("shouting|retry:1|songngu:")


def test_threads_may_share_a_translator(tmp_path: Path) -> None:
    started = threading.Barrier(4)
    with Memory(tmp_path / "m.sqlite3") as memory:
        translator = Translator(Shouting(), memory=memory)

        def work(name: int) -> list[str]:
            started.wait()
            return [one.text for one in translator.translate([f"câu {name} {number % 7}" for number in range(50)])]

        with ThreadPoolExecutor(4) as pool:
            for name, texts in enumerate(pool.map(work, range(4))):
                assert texts == [f"CÂU {name} {number % 7}" for number in range(50)]


@dataclass(frozen=True, slots=True)
class SmallLetters:
    """A backend whose vocabulary holds ư and not Ư, and says what it was given."""

    signature: str = "small"
    max_tokens: int = 50

    def count_tokens(self, text: str) -> int:
        return len(text.split()) + 1

    def unknown(self, text: str) -> list[str]:
        return [char for char in text if char in "ƯẢ☃"]

    def translate(self, batch: Sequence[str], *, n_best: int = 1, decoding: Decoding = USUAL) -> list[list[Hypothesis]]:
        return [[Hypothesis(text, -1.0)] * n_best for text in batch]


def test_capitals_the_vocabulary_lacks_are_written_small() -> None:
    (found,) = Translator(SmallLetters()).translate(["Ưu tiên Ảnh"])
    assert (found.text, found.flags) == ("ưu tiên ảnh", ())


def test_what_has_no_small_letter_is_flagged() -> None:
    (found,) = Translator(SmallLetters()).translate(["Ưu tiên ☃"])
    assert [flag.kind for flag in found.flags] == [FlagKind.UNKNOWN]
    assert "☃" in found.flags[0].say
