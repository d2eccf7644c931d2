"""What the page does, without a browser."""

import re
from pathlib import Path

import pytest
from tests.ui.slow_backend import SlowBackend

from songngu.article import Article, Block, Kind
from songngu.errors import ModelError
from songngu.pipeline import process
from songngu.result import Bilingual, Summary
from songngu.translation.translator import Translator
from songngu.ui.desk import MAX_CHARACTERS, Choice, Desk, Screen, State
from songngu.ui.examples import examples
from songngu.ui.names import file_name
from songngu.ui.strings import SAID, WORDS, language, say
from songngu.writers import WRITERS, loads

TEXT = next(iter(examples()))
CHOICE = Choice("vi-en-small", "news", 3, "en")
ENGLISH = "The council met on Tuesday. It approved the new budget for roads and schools.\n\nNobody voted against it."


def desk(backend: SlowBackend | None = None) -> Desk:
    return Desk(lambda _: Translator(backend or SlowBackend()))


def test_there_are_three_examples_to_read() -> None:
    assert len(examples()) >= 3
    assert all(article.title for article in examples().values())


def test_the_page_gives_what_the_function_gives() -> None:
    *working, last = desk(SlowBackend(pause=0.03)).read_text(TEXT, CHOICE)
    expected = process(TEXT, Translator(SlowBackend()), summary="news", length=3)
    assert last.result == expected
    assert last.message == f"{len(expected.pairs)} sentences translated."
    assert all(screen.state is State.BUSY for screen in working)
    counts = [screen.progress[0] for screen in working if screen.progress]
    assert counts == sorted(counts)
    assert counts[0] < len(expected.pairs)


def test_files_are_there_while_the_screen_is_shown_and_gone_after() -> None:
    screens = desk().read_text(TEXT, CHOICE)
    last = next(screen for screen in screens if screen.state is State.DONE)
    assert [file.suffix[1:] for file in last.files] == list(WRITERS)
    assert loads(next(file for file in last.files if file.suffix == ".json").read_bytes()) == last.result
    assert next(screens, None) is None
    assert not any(file.exists() for file in last.files)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Nothing to read yet"),
        (" \n\t ", "Nothing to read yet"),
        (
            "Một hai ba. " * (MAX_CHARACTERS // 12 + 1),
            "The article has 100,008 characters; this page takes up to 100,000",
        ),
    ],
)
def test_text_that_cannot_be_read(text: str, message: str) -> None:
    (screen,) = desk().read_text(text, CHOICE)
    assert screen.problem
    assert message in screen.message


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b"\x00\x01\xff" * 500), ("a.txt", b""), ("a.docx", b"PK"), ("none.txt", None)]
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (screen,) = desk().read_file(tmp_path / name, CHOICE)
    assert screen.problem
    assert screen.message.endswith((".", ")"))


def test_a_model_that_cannot_be_opened() -> None:
    def opener(name: str) -> Translator:
        raise ModelError(f"The model {name} is not on this machine.")

    *_, last = Desk(opener).read_text(TEXT, CHOICE)
    assert (last.state, last.problem) == (State.IDLE, True)
    assert last.message == "The model vi-en-small is not on this machine."


def test_text_in_another_language_is_translated_when_asked() -> None:
    (screen,) = desk().read_text(ENGLISH, CHOICE)
    assert screen.state is State.ASKING
    assert screen.article
    *_, last = desk().read_anyway(screen.article, CHOICE)
    assert last.state is State.DONE
    assert last.result
    assert last.result.pairs[0].target


def test_stop_keeps_what_is_done() -> None:
    screens = desk(SlowBackend(pause=0.05)).read_text(TEXT, CHOICE)
    partial = next(screen for screen in screens if screen.progress)
    screens.close()  # type: ignore[attr-defined] # a generator, as the page closes it
    assert partial.progress
    done, count = partial.progress
    assert 0 < done < count
    (screen,) = desk().stopped(partial.result, CHOICE)
    assert screen.message == f"Stopped: {done} of {count} sentences are translated and kept."
    assert screen.result == partial.result
    assert len(screen.files) == len(WRITERS)


def test_stop_before_anything_is_done() -> None:
    assert list(desk().stopped(None, CHOICE)) == [Screen(State.IDLE, "Stopped before a sentence was translated.")]


def test_another_summary_translates_nothing_again() -> None:
    backend = SlowBackend()
    table = desk(backend)
    *_, first = table.read_text(TEXT, CHOICE)
    seen = len(backend.texts)
    (again,) = table.summarize_again(first.result, Choice("vi-en-small", "lead", 5, "en"))
    assert len(backend.texts) == seen
    assert again.result
    assert len(again.result.summary.picks) == 5
    assert (again.result.summary.method, again.result.signature) == ("lead", "slow:1|retry:1|songngu:0.1.0")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Đường sắt Bắc – Nam: 67 tỷ USD?", "duong-sat-bac-nam-67-ty-usd"),
        ("", "songngu"),
        ("???", "songngu"),
        ("../../etc/passwd", "etc-passwd"),
        ("Nghị quyết " * 20, "nghi-quyet-" * 5 + "nghi"),
    ],
)
def test_names_of_downloads(title: str, name: str) -> None:
    article = Article((Block(Kind.TITLE, title),))
    assert file_name(Bilingual(article, (), Summary((), (), "news", "3"), "")) == name


@pytest.mark.parametrize(
    ("header", "lang"),
    [("vi-VN,vi;q=0.9,en;q=0.8", "vi"), ("vi", "vi"), ("en-US,vi;q=0.5", "en"), ("", "en"), (None, "en")],
)
def test_language_of_a_visitor(header: str | None, lang: str) -> None:
    assert language(header) == lang


def test_every_message_has_both_languages_and_the_same_blanks() -> None:
    for vi, en in [*WORDS.values(), *SAID.values()]:
        assert vi
        assert en
        assert set(re.findall(r"\{\w+\}", vi)) == set(re.findall(r"\{\w+\}", en))
    assert say("long", "vi", count=123456, limit=100000).startswith("Bài dài 123.456 ký tự")
