"""The browser the page and the html files are tested in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

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
