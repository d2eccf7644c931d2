"""How the page looks: a quiet theme of system fonts, and the style and script of the reading view."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from songngu.writers.html_file import asset


def theme() -> Any:
    """Return the theme. Its fonts are those of the reader's system: no address is asked for one."""
    import gradio

    sans = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
    return gradio.themes.Base(
        primary_hue=gradio.themes.colors.teal,
        neutral_hue=gradio.themes.colors.stone,
        radius_size=gradio.themes.sizes.radius_md,
        font=sans,
        font_mono=("ui-monospace", "Consolas", "monospace"),
    ).set(
        body_background_fill="#fdfcf9",
        body_background_fill_dark="#191a1c",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        button_primary_background_fill="#0d6157",
        button_primary_background_fill_dark="#7fcabd",
        button_primary_background_fill_hover="#0a4e46",
        button_primary_background_fill_hover_dark="#9ad8cd",
        button_primary_border_color="transparent",
        button_primary_border_color_dark="transparent",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#14201e",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_dark="transparent",
        button_secondary_background_fill_hover="#f1f4ee",
        button_secondary_background_fill_hover_dark="#26292b",
        button_secondary_border_color="#d5cfc2",
        button_secondary_border_color_dark="#45474a",
        button_border_width="1px",
        slider_color="#0d6157",
        slider_color_dark="#7fcabd",
        checkbox_background_color_selected="#0d6157",
        checkbox_background_color_selected_dark="#0d6157",
        checkbox_border_color_selected="#0d6157",
        checkbox_border_color_selected_dark="#7fcabd",
        input_background_fill="#ffffff",
        input_background_fill_dark="#202123",
        input_border_width="1px",
        input_border_color="#d5cfc2",
        input_border_color_dark="#45474a",
        body_text_color="#23211d",
        body_text_color_dark="#e3e0d8",
        body_text_color_subdued="#6a655c",
        body_text_color_subdued_dark="#a09b91",
        block_label_text_color="#6a655c",
        block_label_text_color_dark="#a09b91",
        block_title_text_color="#6a655c",
        block_title_text_color_dark="#a09b91",
    )


@cache
def head() -> str:
    """Return what goes into the head of the page: both styles, and the script of the reading view."""
    style = files("songngu.ui").joinpath("page.css").read_text(encoding="utf-8")
    styles = (asset("reading.css"), asset("comparison.css"), style)
    scripts = (asset("reading.js"), asset("comparison.js"))
    return "<style>" + "\n".join(styles) + "</style><script>" + "\n".join(scripts) + "</script>"
