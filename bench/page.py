"""Shows how fast the page answers: `python bench/page.py`, with Debian's Chromium and the shipped model.

Seconds from the click to the first English sentence of a 600-word article (bar 2 s), best and worst of five; and for 20
visitors who send an article at once, the seconds until all are served and by how much this process grew.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from shutil import which

from gradio_client import Client
from playwright.sync_api import sync_playwright

from songngu.facts import resident
from songngu.ui import build, serve
from songngu.ui.examples import examples

WORDS = 600
VISITORS = 20


def article() -> str:
    """Return about 600 words of the examples, every sentence different."""
    lines, count = [], 0
    for text in examples():
        for line in text.splitlines():
            if count < WORDS:
                lines.append(line)
                count += len(line.split())
    return "\n".join(lines)


def first_sentences(address: str, text: str) -> list[float]:
    """Return the seconds from click to first sentence, five times."""
    spent = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for _ in range(5):
            page = browser.new_page(locale="en-GB")
            page.goto(address)
            page.locator("#article textarea").fill(text)
            begun = time.perf_counter()
            page.click("#read")
            page.locator("[id^=sn-en-]:not(:has(.sn-waiting))").first.wait_for()
            spent.append(time.perf_counter() - begun)
            page.locator("#save-html").wait_for()
            page.close()
        browser.close()
    return sorted(spent)


def many(address: str, text: str) -> tuple[float, int, float]:
    """Return the seconds until all visitors are served, how many were, and the growth in megabytes."""
    clients = [Client(address, verbose=False) for _ in range(VISITORS)]
    before, begun = resident() or 0.0, time.perf_counter()
    with ThreadPoolExecutor(VISITORS) as pool:
        found = list(pool.map(lambda client: client.predict(text, api_name="/translate_article"), clients))
    served = sum(all(pair["target"] for pair in result["pairs"]) for result in found)
    return time.perf_counter() - begun, served, (resident() or 0.0) - before


def main() -> None:
    """Print both."""
    page, text = build(), article()
    serve(page, port=None, wait=False)
    spent = first_sentences(page.local_url, text)
    print(f"first sentence of {len(text.split())} words: {spent[0]:.2f} to {spent[-1]:.2f} s (bar 2 s)")
    seconds, served, grown = many(page.local_url, text)
    print(f"{served} of {VISITORS} visitors served in {seconds:.1f} s; the process grew by {grown:.0f} MB")
    page.close()


if __name__ == "__main__":
    main()
