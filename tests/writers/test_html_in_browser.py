"""The html file as a reader meets it, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser import chromium
from tests.writers.sample_result import PARTS, sample

from songngu.article import Kind
from songngu.writers import save


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "bài.html"
    save(sample(), path)
    return path


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, file: Path, complaints: list[str]) -> Iterator[Page]:
    """Open the file, and let no test pass that leaves a complaint in the console or asks an address."""
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda call: None if call.url.startswith("file:") else complaints.append(call.url))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert complaints == []


def lit(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".lit", "all => all.map(one => one.id)")
    return found


def test_pointing_at_a_sentence_lights_its_partner(page: Page) -> None:
    for here, both in [
        ("#sn-vi-4", ["sn-vi-4", "sn-en-4"]),
        ("#sn-en-5", ["sn-vi-5", "sn-en-5"]),
        ("#sn-summary-en-2 a", ["sn-summary-vi-2", "sn-summary-en-2", "sn-vi-6", "sn-en-6"]),
    ]:
        page.hover(here)
        assert lit(page) == both
    page.hover(".sn-footer")
    assert lit(page) == []


def test_keyboard_alone(page: Page) -> None:
    page.locator("#sn-vi-4").focus()
    for key, now in [("ArrowDown", "vi-5"), ("ArrowRight", "en-5"), ("ArrowUp", "en-4"), ("ArrowLeft", "vi-4")]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == f"sn-{now}"
        index = now.split("-")[1]
        assert lit(page) == [f"sn-vi-{index}", f"sn-en-{index}"]
    assert page.locator('.s[tabindex="0"]').count() == 1


def test_tab_reaches_the_summary_and_one_sentence(page: Page) -> None:
    page.locator(".sn-furniture summary").first.click()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('[id]')?.id ?? ''"))
    assert "sn-vi-0" in reached
    assert {f"sn-summary-{a}-{n}" for a in ("vi", "en") for n in (1, 2, 3)} <= set(reached)


@pytest.mark.parametrize(("link", "place"), [("#sn-summary-en-3", "en-9"), ("#sn-summary-vi-3", "vi-9")])
def test_a_summary_sentence_leads_to_its_place(page: Page, link: str, place: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 420})
    assert not _in_view(page, "#sn-vi-9")
    page.click(f"{link} a")
    page.wait_for_timeout(700)  # the smooth scroll
    assert _in_view(page, "#sn-vi-9")
    assert _in_view(page, "#sn-en-9")
    assert page.evaluate("document.activeElement.id") == f"sn-{place}"
    assert {"sn-vi-9", "sn-en-9"} <= set(lit(page))
    page.click("#sn-en-9 .sn-badge")
    assert page.evaluate("document.activeElement.closest('li').id") == "sn-summary-en-3"


def _in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    size = page.viewport_size
    assert box
    assert size
    return 0 <= box["y"] <= size["height"] - box["height"]


def test_picked_and_flagged_sentences_are_marked_with_more_than_colour(page: Page) -> None:
    for side in ("vi", "en"):
        assert page.locator(f"#sn-{side}-6 .sn-badge").inner_text() == "2"
        style = page.eval_on_selector(f"#sn-{side}-6", "one => getComputedStyle(one).textDecorationLine")
        assert style == "underline"
    assert page.locator(".sn-note").all_inner_texts() == [
        "The model does not know the characters 〇 and kept nothing of them.",
        "The model gave no English for this sentence.",
    ]


def test_the_first_warning_is_a_click_away(page: Page) -> None:
    page.click(".sn-footer a")
    assert page.evaluate("document.activeElement.id") == "sn-en-7"


def test_furniture_is_folded_not_lost(page: Page) -> None:
    assert not page.locator("#sn-en-13").is_visible()
    page.locator(".sn-furniture summary").last.click()
    assert page.locator("#sn-en-13").inner_text() == "Share this"


def test_columns_say_their_language(page: Page) -> None:
    for side in ("vi", "en"):
        nearest = f"all => all.every(one => one.closest('[lang]').lang === '{side}')"
        assert page.eval_on_selector_all(f'[id^="sn-{side}-"]', nearest)
        assert page.eval_on_selector_all(f'[id^="sn-summary-{side}-"]', nearest)


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (800, 2), (390, 1), (320, 1)])
def test_columns_and_phone(page: Page, width: int, columns: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    vi, en = (page.locator(f".sn-title [lang={side}]").bounding_box() for side in ("vi", "en"))
    assert vi
    assert en
    assert (vi["y"] == en["y"]) is (columns == 2)
    assert (vi["y"] + vi["height"] <= en["y"]) is (columns == 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_follows_the_system_and_can_be_read(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # a Literal, spelt out in the table above
    paper = page.eval_on_selector("body", "one => getComputedStyle(one).backgroundColor")
    assert (_luminance(paper) > 0.8) is (scheme == "light")
    for selector in ("#sn-vi-4", "#sn-en-7", ".sn-note", ".sn-footer p", ".sn-byline p", ".sn-summary h2"):
        ink = page.eval_on_selector(selector, "one => getComputedStyle(one).color")
        light, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, selector


def _luminance(colour: str) -> float:
    """Relative luminance of "rgb(r, g, b)", WCAG 2.2."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_prints_black_on_white_in_two_columns(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    assert _luminance(page.eval_on_selector("#sn-vi-4", "one => getComputedStyle(one).color")) < 0.1
    assert not page.locator(".sn-keys").is_visible()


ATTACKS = [
    "<script>document.title = 'bị chiếm'</script>",
    "<img src=x onerror=\"document.title = 'bị chiếm'\">",
    "</span></p></div><svg onload=\"document.title = 'bị chiếm'\">",
    '"><a href="javascript:document.title=\'bị chiếm\'">bấm</a>',
    "<style>body { display: none }</style>",
    "<meta http-equiv=refresh content=0;url=https://example.com>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_article_cannot_run_anything(browser: Browser, tmp_path: Path, complaints: list[str], attack: str) -> None:
    parts = [(kind, [(f"{attack} {source}", attack) for source, _ in pairs]) for kind, pairs in PARTS]
    save(sample(parts), tmp_path / "a.html")
    page = browser.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda call: None if call.url.startswith("file:") else complaints.append(call.url))
    page.goto((tmp_path / "a.html").as_uri())
    assert page.title() != "bị chiếm"
    assert page.locator("#sn-en-4").inner_text() == attack
    assert page.locator("body").is_visible()
    assert complaints == []
    page.close()


def test_even_markup_that_got_through_would_not_run(browser: Browser, file: Path, tmp_path: Path) -> None:
    broken = file.read_text().replace("</main>", f"{ATTACKS[0]}{ATTACKS[1]}</main>")
    (tmp_path / "a.html").write_text(broken)
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    assert page.title() == next(en for kind, pairs in PARTS if kind is Kind.TITLE for _, en in pairs)
    page.close()
