"""The endpoints, called as a program calls them; and many callers at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from songngu.ui import build, serve

ARTICLE = "Mưa lớn ở miền Trung\n\nHôm qua trời mưa rất to. Ông Trần Văn Nam nói 12 tuyến đường bị ngập."


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    page = build()
    serve(page, port=None, wait=False)
    yield Client(page.local_url, verbose=False)
    page.close()


def test_only_these_are_offered(client: Client) -> None:
    names = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert sorted(names) == ["/compare_models", "/summarize_article", "/translate_article"]


def test_translate(client: Client) -> None:
    found = client.predict(ARTICLE, length=1, api_name="/translate_article")
    assert found["pairs"][0]["source"] == "Mưa lớn ở miền Trung"
    assert "12" in found["pairs"][2]["target"]
    assert len(found["summary"]["picks"]) == 1
    assert found["names"][0]["name"] == "Trần Văn Nam"
    narrow = client.predict(ARTICLE, "vi-en-small,beams=1", api_name="/translate_article")
    assert "beams:1" in narrow["signature"]


def test_summarize(client: Client) -> None:
    found = client.predict(ARTICLE, length=1, api_name="/summarize_article")
    assert found["sentences"][0] in ARTICLE
    assert len(found["places"]) == 1


def test_compare(client: Client) -> None:
    found = client.predict(ARTICLE, ["vi-en-small", "vi-en-small,beams=1"], api_name="/compare_models")
    assert [system["name"] for system in found["systems"]] == ["vi-en-small", "vi-en-small,beams=1"]
    assert len(found["rows"]) == 3


@pytest.mark.parametrize(
    ("text", "model", "say"),
    [
        ("The council met on Monday and agreed on the budget.", "vi-en-small", "Vietnamese"),
        ("Mưa to. " * 20_000, "vi-en-small", "100,000"),
        (ARTICLE, "no-such-model", "no-such-model"),
        ("", "vi-en-small", "empty"),
    ],
)
def test_errors_are_plain(client: Client, text: str, model: str, say: str) -> None:
    with pytest.raises(AppError, match=say):
        client.predict(text, model, api_name="/translate_article")


@pytest.mark.parametrize("model", ["/etc", "../models/vi-en-small", "vi-en-small,glossary=/etc/passwd", "own/er"])
def test_no_caller_can_make_the_page_open_other_files(client: Client, model: str) -> None:
    with pytest.raises(AppError, match="does not offer"):
        client.predict(ARTICLE, model, api_name="/translate_article")
    with pytest.raises(AppError, match="does not offer"):
        client.predict(ARTICLE, ["vi-en-small", model], api_name="/compare_models")


def test_twenty_at_once_are_all_served_and_none_crossed(client: Client) -> None:
    def call(number: int) -> tuple[int, Any]:
        text = f"Hôm qua có {number} tuyến đường bị ngập ở thành phố. Trời vẫn còn mưa to."
        return number, Client(client.src, verbose=False).predict(text, api_name="/translate_article")

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(call, range(101, 121)))
    for number, result in found:
        assert str(number) in result["pairs"][0]["source"]
        assert str(number) in result["pairs"][0]["target"]
