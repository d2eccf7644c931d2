"""The endpoints for programs: stable names, plain JSON."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import gradio as gr

from songngu.article import Article
from songngu.comparing import compare
from songngu.errors import SongnguError
from songngu.pipeline import process, require_vietnamese, sentences_of
from songngu.readers import parse
from songngu.summarize import summarize
from songngu.ui.comparing_tab import MOST_SYSTEMS
from songngu.ui.desk import Desk, bounded
from songngu.ui.wiring import MODEL
from songngu.writers import render


def offer(desk: Desk) -> None:
    """Add the endpoints to the page that is being laid out."""

    def translate_article(
        text: str, model: str = "vi-en-small", summary: str = "news", length: int = 3
    ) -> dict[str, Any]:
        """Translate a Vietnamese article: the fields of songngu.Bilingual as JSON (pairs, summary, names, terms …)."""
        with _plain_errors():
            desk.require_known(model)
            return _json(process(_article(text), desk.translator(model), summary=summary, length=length))

    def summarize_article(text: str, summary: str = "news", length: int = 3) -> dict[str, Any]:
        """Pick a summary without translating: `sentences`, in Vietnamese, and their `places` in the article."""
        with _plain_errors():
            article = _article(text)
            require_vietnamese(article)
            sentences = sentences_of(article)
            picks = summarize(article, sentences, method=summary, length=length).picks
            return {"sentences": [sentences[index].text_in(article) for index in picks], "places": list(picks)}

    def compare_models(text: str, models: list[str], reference: str = "") -> dict[str, Any]:
        """Translate with two to five models ("vi-en-small,beams=1" …): the fields of songngu.Comparison as JSON."""
        with _plain_errors():
            if len(models) > MOST_SYSTEMS:
                raise SongnguError(f"{len(models)} models asked for; at most {MOST_SYSTEMS} are compared at once.")
            desk.require_known(*models)
            return _json(compare(_article(text), models, reference.strip() or None))

    for endpoint in (translate_article, summarize_article, compare_models):
        gr.api(endpoint, api_name=endpoint.__name__, **MODEL)


def _json(result: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render(result, "json"))
    return content


def _article(text: str) -> Article:
    return parse(bounded(text, "en"))


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn an error that the caller can mend into one that gradio_client shows with its message."""
    try:
        yield
    except SongnguError as error:
        raise gr.Error(str(error), print_exception=False) from error
