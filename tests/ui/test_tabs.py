"""The whole page on the shipped model in a real browser: sentences edited, models compared, files translated."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser import opened

from songngu.ui import build, serve
from songngu.ui.examples import examples
from songngu.writers import loads

ARTICLE = """Hội An mở thêm phố đi bộ

Sáng 12/5, thành phố Hội An công bố kế hoạch mở thêm ba tuyến phố đi bộ. Người dân được hỗ trợ chỗ gửi xe.

Ông Nguyễn Văn Minh cho biết các tuyến phố sẽ hoạt động từ 9h đến 22h mỗi ngày.
"""


@pytest.fixture(scope="module")
def served() -> Iterator[Any]:
    page = build()
    serve(page, port=None, wait=False)
    yield page
    page.close()


@pytest.fixture
def page(browser: Browser, served: Any) -> Iterator[Page]:
    yield from opened(browser, served, locale="en-GB", viewport={"width": 1200, "height": 900})


def read(page: Page) -> None:
    page.locator("#article textarea").fill(ARTICLE)
    page.click("#read")
    expect(page.locator("#save-json")).to_be_visible(timeout=30_000)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_a_sentence_is_edited_and_the_edit_goes_into_the_export(page: Page, tmp_path: Path) -> None:
    read(page)
    page.click("#sn-en-2")
    box = page.locator("#sentence-text textarea")
    expect(box).not_to_have_value("")
    expect(box).to_be_focused()
    first = box.input_value()
    assert first == page.locator("#sn-en-2").inner_text()
    assert page.locator("#sentence-others label").count() > 1
    place = page.locator("#sentence-others label").nth(1).bounding_box()
    assert place is not None
    assert place["x"] + place["width"] <= 1200
    page.click("#sentence-again")
    expect(box).not_to_have_value(first)
    expect(box).to_have_value(page.locator("#sentence-others label").nth(1).inner_text())
    page.locator("#sentence-others label").nth(0).click()
    expect(box).to_have_value(first)
    expect(page.locator("#sentence-links summary")).to_be_visible()
    box.fill("Residents will be helped to find parking.")
    page.click("#sentence-keep")
    expect(page.locator("#sn-en-2")).to_contain_text("Residents will be helped")
    expect(page.locator("#sentence")).to_be_hidden()
    with page.expect_download() as download:
        page.click("#save-json")
    download.value.save_as(tmp_path / "a.json")
    pair = loads((tmp_path / "a.json").read_bytes()).pairs[2]
    assert pair.edited
    assert pair.target == "Residents will be helped to find parking."
    assert pair.flags == ()


def test_another_article_closes_the_sentence_of_the_last_one(page: Page, tmp_path: Path) -> None:
    read(page)
    page.click("#sn-en-2")
    expect(page.locator("#sentence-text textarea")).to_be_focused()
    file = tmp_path / "a.txt"
    file.write_text("Trường mới\n\nHôm nay trường mở cửa. Học sinh rất vui. Thầy cô cũng vậy.", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("#sn-vi-0")).to_have_text("Trường mới", timeout=30_000)
    expect(page.locator("#sentence")).to_be_hidden()


def test_an_edit_without_words_is_refused(page: Page) -> None:
    read(page)
    page.locator("#sn-vi-2").focus()
    page.keyboard.press("Enter")
    box = page.locator("#sentence-text textarea")
    expect(box).to_be_focused()
    before = page.locator("#sn-en-2").inner_text()
    box.fill("  ")
    page.click("#sentence-keep")
    expect(page.locator("#sentence .sn-problem")).to_contain_text("no words")
    page.click("#sentence-close")
    expect(page.locator("#sentence")).to_be_hidden()
    assert page.locator("#sn-en-2").inner_text() == before


def test_layouts_and_only_flagged(page: Page) -> None:
    read(page)
    vietnamese = page.locator("#sn-vi-1")
    page.get_by_text("English only").click()
    expect(vietnamese).to_be_hidden()
    page.get_by_text("Vietnamese under each paragraph").click()
    expect(vietnamese).to_be_visible()
    boxes = [page.locator(f"#sn-{lang}-1").bounding_box() for lang in ("en", "vi")]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] < boxes[1]["y"]
    flagged = page.locator(".sn-row:has(.sn-note)").count()
    page.get_by_text("Only paragraphs with a warning").click()
    expect(page.locator(".sn-row:not(.sn-langs, .sn-summary):visible")).to_have_count(flagged)


def test_compare_pick_and_save(page: Page, tmp_path: Path) -> None:
    tab(page, "Compare")
    page.locator("#compare-article textarea").fill(ARTICLE)
    page.click("button#compare")
    expect(page.locator("#compare-status")).to_contain_text("4 sentences of 2 models compared.", timeout=30_000)
    assert page.locator(".sn-versions").count() == 4
    page.locator("input[name=sn-pick-1]").nth(1).check()
    page.locator("input[name=sn-pick-2]").nth(1).check()
    expect(page.locator(".sn-tally output").nth(1)).to_have_text("2")
    with page.expect_download() as download:
        page.click(".sn-choices")
    download.value.save_as(tmp_path / "choices.tsv")
    lines = (tmp_path / "choices.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert {line.split("\t")[2] for line in lines[1:]} == {"vi-en-small,beams=1"}
    page.get_by_text("Reading order").click()
    expect(page.locator(".sn-versions").first).to_have_id("sn-row-0")
    with page.expect_download() as saved:
        page.click("#compare-tsv")
    saved.value.save_as(tmp_path / "comparison.tsv")
    assert len((tmp_path / "comparison.tsv").read_text(encoding="utf-8").splitlines()) == 5


def test_compare_with_a_wrong_reference(page: Page) -> None:
    tab(page, "Compare")
    page.locator("#compare-article textarea").fill(ARTICLE)
    page.get_by_text("Reference translation").click()
    page.locator("#compare-reference textarea").fill("One line only.")
    page.click("button#compare")
    expect(page.locator("#compare-status .sn-problem")).to_contain_text("4 sentences in 3 paragraphs")


def test_files_give_a_zip_and_a_bad_one_is_told(page: Page, tmp_path: Path) -> None:
    names = []
    for number, text in enumerate((ARTICLE, ARTICLE, "The council met on Monday and agreed on the budget.")):
        names.append(tmp_path / f"bài {number}.txt")
        names[-1].write_text(text, encoding="utf-8")
    tab(page, "Files")
    page.locator("#files input[type=file]").set_input_files(names)
    expect(page.locator("#files")).to_contain_text("bài 2")
    page.click("#files-start")
    expect(page.locator("#files-status")).to_contain_text("3 of 3 files done.", timeout=60_000)
    expect(page.locator("#files-table")).to_contain_text("does not look Vietnamese")
    with page.expect_download() as download:
        page.click("#files-zip")
    download.value.save_as(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == [
            f"hoi-an-mo-them-pho-di-bo{number}.{suffix}" for number in ("-2", "") for suffix in ("docx", "html")
        ]


def test_own_terms_are_used_and_bad_ones_told(page: Page) -> None:
    tab(page, "Models")
    expect(page.locator("#catalogue")).to_contain_text("CC-BY-NC-4.0")
    page.locator("#terms textarea").fill("phố đi bộ\n")
    page.click("#use-terms")
    expect(page.locator("#terms-status .sn-problem")).to_contain_text("Line 1 of the terms")
    page.locator("#terms textarea").fill("phố đi bộ = promenade\nNguyễn Văn Minh = Minh Nguyen\n")
    page.click("#use-terms")
    expect(page.locator("#terms-status")).to_contain_text("2 terms of your own")
    tab(page, "Read")
    read(page)
    expect(page.locator("#view .sn-table").last).to_contain_text("promenade")


def test_no_serious_problem_for_people_with_disabilities(browser: Browser, served: Any) -> None:
    for scheme in ("light", "dark"):
        for page in opened(browser, served, locale="en-GB", color_scheme=scheme):
            assert serious(page) == []
            page.locator("button", has_text=next(iter(examples().values())).title[:20]).click()
            expect(page.locator("#save-json")).to_be_visible(timeout=30_000)
            assert serious(page) == []
            page.locator(".sn-paragraph .s[id^=sn-en]:not(.sn-picked)").first.click()
            expect(page.locator("#sentence-text textarea")).to_be_focused()
            assert serious(page) == []
            page.click("#sentence-close")
            for name in ("Compare", "Files", "Models"):
                tab(page, name)
                assert serious(page) == []
            tab(page, "Compare")
            page.click("button#compare")
            expect(page.locator(".sn-versions").first).to_be_visible(timeout=30_000)
            assert serious(page) == []


def serious(page: Page) -> list[tuple[str, list[str]]]:
    page.wait_for_timeout(300)  # colours that fade are measured when they are there
    found = Axe().run(page).response["violations"]
    grave = [problem for problem in found if problem["impact"] in ("serious", "critical")]
    return [(problem["id"], [node["html"][:160] for node in problem["nodes"][:4]]) for problem in grave]


def test_phone_width_has_no_sideways_scrolling(browser: Browser, served: Any) -> None:
    for page in opened(browser, served, locale="vi-VN", viewport={"width": 360, "height": 740}):
        read(page)
        for name in ("Read", "Compare", "Files"):
            if page.get_by_role("tab", name=name).is_visible():
                tab(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_keyboard_alone(page: Page) -> None:
    page.locator("#article textarea").focus()
    page.keyboard.insert_text(ARTICLE)
    tab_to(page, "#read")
    page.keyboard.press("Enter")
    expect(page.locator("#save-json")).to_be_visible(timeout=30_000)
    tab_to(page, "#sn-vi-0")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#sentence-text textarea")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("Residents get help with parking.")
    tab_to(page, "#sentence-keep")
    page.keyboard.press("Enter")
    expect(page.locator("#sn-en-2")).to_have_text("Residents get help with parking.")


def tab_to(page: Page, selector: str) -> None:
    """Press the Tab key until an element has the focus, as far as a patient reader would."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"{selector} is not reached by the Tab key")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:7860/config", "http://169.254.169.254/latest", "file:///etc/passwd"]
)
def test_addresses_of_private_networks_are_refused(page: Page, address: str) -> None:
    page.locator("#article textarea").fill(address)
    page.click("#read")
    expect(page.locator(".sn-status .sn-problem").first).to_contain_text(address.split(":", maxsplit=1)[0])
    expect(page.locator("#read")).to_be_enabled()
    assert page.locator("[id^=sn-en-]").count() == 0


def test_a_model_is_fetched_only_after_its_licence_was_shown(page: Page) -> None:
    tab(page, "Models")
    expect(page.locator("#wanted-facts")).to_contain_text("Apache-2.0")
    expect(page.locator("#fetch")).to_be_disabled()
    page.locator("#agreed input").check()
    expect(page.locator("#fetch")).to_be_enabled()
