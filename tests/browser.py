"""The browser the page and the html files are tested in."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

expect.set_options(timeout=15_000)  # milliseconds: a busy machine is not a broken page
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open Debian's Chromium; the tests that need it skip where it is missing."""
    program = shutil.which("chromium")
    if not program:
        pytest.skip("Chromium is not installed; tests/browser.sh says how")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, served: Any, **options: Any) -> Iterator[Page]:
    """Yield the page, and let no test pass that leaves a complaint in the console or asks another address."""
    complaints: list[str] = []
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda call: None if _own(call.url, served) else complaints.append(call.url))
    page.goto(served.local_url)
    expect(page.locator("#read")).to_contain_text(re.compile("Translate|Dịch"))
    yield page
    context.close()
    assert complaints == []


def _own(url: str, served: Any) -> bool:
    return url.startswith((served.local_url, "data:", "blob:"))
