"""The running page in a real browser: what a visitor sees and presses."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser import opened
from tests.ui.slow_backend import SlowBackend

from songngu.errors import OptionError
from songngu.translation.translator import Translator
from songngu.ui import build, serve
from songngu.ui.examples import examples
from songngu.writers import loads

TEXT = next(iter(examples()))
ATTACK = "<img src=x onerror=\"document.title='bị chiếm'\"><script>document.title='bị chiếm'</script> ${alert(1)} {{x}}"


@pytest.fixture(scope="module")
def backend() -> SlowBackend:
    return SlowBackend()


@pytest.fixture(scope="module")
def served(backend: SlowBackend) -> Iterator[Any]:
    page = build(opener=lambda _: Translator(backend))
    serve(page, port=None, wait=False)
    yield page
    page.close()


@pytest.fixture
def page(browser: Browser, served: Any, backend: SlowBackend) -> Iterator[Page]:
    """Open the page, and let no test pass that leaves a complaint in the console or asks another address."""
    backend.pause, backend.trouble = 0.0, None
    yield from opened(browser, served, locale="en-GB")


def _read(page: Page, text: str) -> None:
    page.locator("#article textarea").fill(text)
    page.click("#read")


def _status(page: Page, words: str) -> None:
    expect(page.locator(".sn-status p")).to_contain_text(words)


def test_only_this_machine_is_served(served: Any) -> None:
    assert served.local_url.startswith("http://127.0.0.1:")
    assert served.share_url is None
    assert served.analytics_enabled is False


def test_a_port_that_is_taken(served: Any) -> None:
    with pytest.raises(OptionError, match=f"Port {served.server_port} of 127.0.0.1 cannot be opened"):
        serve(build(opener=lambda _: Translator(SlowBackend())), port=served.server_port, wait=False)


def test_paste_read_jump_download_reopen(page: Page, browser: Browser, tmp_path: Path) -> None:
    _read(page, TEXT)
    _status(page, "sentences translated.")
    assert page.locator("#sn-en-0").inner_text().startswith("EN: ")
    page.hover("#sn-vi-4")
    assert page.eval_on_selector_all(".lit", "all => all.map(one => one.id)") == ["sn-vi-4", "sn-en-4"]
    page.locator(".sn-summary [lang=en] a").last.click()
    assert page.evaluate("document.activeElement.id").startswith("sn-en-")
    for suffix in ("html", "docx", "json", "md", "tsv", "tmx"):
        with page.expect_download() as download:
            page.click(f"#save-{suffix}")
        assert re.fullmatch(rf"[a-z0-9-]+\.{suffix}", download.value.suggested_filename)
        download.value.save_as(tmp_path / f"a.{suffix}")
    result = loads((tmp_path / "a.json").read_bytes())
    assert page.locator("[id^=sn-vi-]").count() == len(result.pairs)
    again = browser.new_page()
    again.goto((tmp_path / "a.html").as_uri())
    shown = "all => all.map(one => one.textContent).join()"
    assert again.eval_on_selector_all(".sn-row", shown) == page.eval_on_selector_all(".sn-row", shown)
    again.close()


def test_sentences_appear_and_stop_keeps_them(page: Page, backend: SlowBackend) -> None:
    backend.pause = 0.1
    page.locator("button", has_text="Câu hò đưa đội thuyền").click()
    _status(page, "sentences translated")
    expect(page.locator("#article textarea")).to_be_hidden()
    assert page.locator(".sn-waiting").count() > 0
    page.click("#stop")
    _status(page, "are translated and kept.")
    assert 0 < page.locator("[id^=sn-en-]", has_text="EN: ").count() < page.locator("[id^=sn-en-]").count()
    expect(page.locator("#save-html")).to_be_visible()
    expect(page.locator("#read")).to_be_enabled()
    backend.pause = 0
    page.click("#read")
    expect(page.locator(".sn-status p")).to_have_text("43 sentences translated.")


def test_another_summary_without_translating_again(page: Page, backend: SlowBackend) -> None:
    own = "Cầu mới qua sông\n\n" + " ".join(f"Hôm nay người dân đi qua cây cầu số {place}." for place in range(1, 9))
    _read(page, own)
    _status(page, "sentences translated.")
    expect(page.locator("#save-html")).to_be_visible()  # the last thing a reading shows: nothing redraws the slider now
    assert backend.texts.count("Cầu mới qua sông") == 1
    page.get_by_text("Model and summary").click()
    slider = page.locator("#length input[type=range]")
    expect(slider).to_be_enabled()
    slider.press("ArrowRight")
    expect(page.locator(".sn-summary [lang=vi] li")).to_have_count(4)
    expect(page.locator("#save-html")).to_be_visible()
    assert backend.texts.count("Cầu mới qua sông") == 1


def test_a_file_and_a_bad_file(page: Page, tmp_path: Path) -> None:
    (tmp_path / "bài.md").write_text("# Mưa lớn ở miền Trung\n\nHôm qua trời mưa rất to. Nhiều tuyến đường bị ngập.\n")
    (tmp_path / "ảnh.txt").write_bytes(bytes(range(256)) * 20)
    page.locator("input[type=file]").set_input_files(tmp_path / "bài.md")
    _status(page, "3 sentences translated.")
    assert page.locator("h1[lang=vi]").inner_text() == "Mưa lớn ở miền Trung"
    page.locator("input[type=file]").set_input_files(tmp_path / "ảnh.txt")
    expect(page.locator(".sn-status .sn-problem")).to_contain_text("ảnh.txt")
    expect(page.locator("body")).not_to_contain_text("Traceback")


def test_nothing_to_read(page: Page) -> None:
    page.click("#read")
    _status(page, "Nothing to read yet: paste an article or open a file.")
    page.locator("button", has_text="Câu hò đưa đội thuyền").click()
    _status(page, "43 sentences translated.")
    page.get_by_role("button", name="Article").click()
    _read(page, "")
    _status(page, "Nothing to read yet")
    expect(page.locator("#sn-en-3")).to_be_visible()
    expect(page.locator("#save-html")).to_be_visible()


def test_text_in_another_language(page: Page) -> None:
    _read(page, "The council met on Tuesday. It approved the new budget for roads and schools.")
    _status(page, "does not look Vietnamese")
    page.click("#anyway")
    _status(page, "2 sentences translated.")
    expect(page.locator("#anyway")).to_be_hidden()


def test_an_error_of_our_own_is_told_in_a_sentence(page: Page, backend: SlowBackend) -> None:
    backend.trouble = RuntimeError("hỏng")
    _read(page, TEXT)
    _status(page, "The page failed in a way it should not")
    expect(page.locator("#read")).to_be_enabled()
    expect(page.locator("body")).not_to_contain_text("Traceback")


def test_article_text_cannot_run_anything(page: Page) -> None:
    _read(page, f"{ATTACK} là tiêu đề bài báo\n\nHôm qua {ATTACK} trời mưa rất to ở nhiều nơi. Đường phố bị ngập nặng.")
    _status(page, "sentences translated.")
    assert page.title() == "songngu"
    assert page.locator("#view img, #view script").count() == 0
    assert "${alert(1)} {{x}}" in page.locator("#view").inner_text()


def test_both_languages(browser: Browser, served: Any, backend: SlowBackend) -> None:
    backend.pause, backend.trouble = 0.0, None
    for page in opened(browser, served, locale="vi-VN"):
        expect(page.locator("#read")).to_have_text("Dịch và tóm tắt")
        page.click("#read")
        _status(page, "Chưa có gì để đọc")
        page.locator("#language label", has_text="English").click()
        expect(page.locator("#read")).to_have_text("Translate and summarize")
        page.click("#read")
        _status(page, "Nothing to read yet")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone(browser: Browser, served: Any, backend: SlowBackend, scheme: str) -> None:
    backend.pause, backend.trouble = 0.0, None
    for page in opened(browser, served, color_scheme=scheme):
        page.set_viewport_size({"width": 390, "height": 800})
        _read(page, TEXT)
        _status(page, "sentences translated.")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        ink = page.eval_on_selector("#sn-vi-4", "one => getComputedStyle(one).colorScheme")
        assert ink == scheme
