"""The web page. `build` makes it, `launch` serves it on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from songngu.errors import OptionError

if TYPE_CHECKING:
    from pathlib import Path

    from songngu.ui.desk import Opener

MAX_FILE = "5mb"  # the largest file taken; an article, its page furniture included, is rarely over 1 MB


def build(model: str = "vi-en-small", *, opener: Opener | None = None) -> Any:
    """Return the page as `gradio.Blocks`; `model` is the one chosen at first.

    `opener` turns the name of a model into a Translator; `songngu.specification.open_named` where none is given.
    """
    from songngu.specification import open_named
    from songngu.ui.desk import Desk
    from songngu.ui.page import lay_out  # imports gradio: 2 s

    return lay_out(Desk(opener or open_named, model))


def launch(
    *,
    port: int = 7860,
    model: str = "vi-en-small",
    host: str = "127.0.0.1",
    memory: Path | None = None,
    wait: bool = True,
) -> Any:
    """Serve the page until it is interrupted; with `wait=False` return the running page at once (`.close()` ends it).

    `memory` is a file for the translation memory, which also keeps what readers edit. Nothing outside this machine is
    asked but the addresses a reader types, and with the default `host` nothing outside can ask. Raises ModelError where
    the model cannot be opened and OptionError where the port is taken.
    """
    page = build(model, opener=_with_memory(memory) if memory else None)
    page.desk.translator(model)  # a model that cannot be opened is told here, not after the first paste
    serve(page, port=port, host=host, wait=wait)
    return page


def _with_memory(path: Path) -> Opener:
    """Return what opens models with one translation memory for all."""
    from functools import partial

    from songngu.specification import open_named
    from songngu.translation.memory import Memory

    return partial(open_named, memory=Memory(path))


def serve(page: Any, *, port: int | None, host: str = "127.0.0.1", wait: bool = True) -> None:
    """Serve a page that `build` made; without a port the first free one from 7860 is taken."""
    from songngu.ui.looks import head, theme

    try:
        page.launch(
            server_name=host,
            server_port=port,
            prevent_thread_lock=not wait,
            theme=theme(),
            head=head(),
            max_file_size=MAX_FILE,
            footer_links=[],
            ssr_mode=False,  # would start a node server
            share=False,
            quiet=not wait,
        )
    except OSError as error:
        raise OptionError(f"Port {port} of {host} cannot be opened: {error} Choose another with --port.") from error
