"""Every writer carries every sentence; json reads back equal; a file is written whole or not at all."""

import csv
import io
import json
import os
import resource
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import html
from markdown_it import MarkdownIt
from tests.writers.any_result import results
from tests.writers.sample_result import sample

from songngu.errors import FormatError, WriteError
from songngu.result import Bilingual
from songngu.writers import WRITERS, loads, render, save
from songngu.writers.marks import fold_for_xml

quick = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def result() -> Bilingual:
    return sample()


def flat(text: str) -> str:
    """Text as it is told apart here: by its characters, not by its white space."""
    return "".join(text.split())


def texts_of(result: Bilingual) -> list[str]:
    return [flat(text) for pair in result.pairs for text in (pair.source, pair.target)]


def read_html(data: bytes) -> str:
    return "".join(map(str, html.fromstring(data.decode()).itertext()))


def read_markdown(data: bytes) -> str:
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(data.decode())
    return "".join(map(str, html.fromstring(f"<div>{shown}</div>").itertext()))


def read_tsv(data: bytes) -> str:
    return " ".join(cell for row in csv.reader(io.StringIO(data.decode()), csv.excel_tab) for cell in row)


def read_docx(data: bytes) -> str:
    tables = Document(io.BytesIO(data)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def read_tmx(data: bytes) -> str:
    return " ".join(seg.text or "" for seg in ET.fromstring(data).iter("seg"))  # noqa: S314 - our own


READERS: dict[str, Callable[[bytes], str]] = {
    "html": read_html,
    "docx": read_docx,
    "json": lambda data: " ".join(f"{p['source']} {p['target']}" for p in json.loads(data)["pairs"]),
    "md": read_markdown,
    "tsv": read_tsv,
    "tmx": read_tmx,
}
XML = {"docx", "tmx"}  # these cannot hold every character


def test_every_writer_is_tested() -> None:
    assert READERS.keys() == WRITERS.keys()


@pytest.mark.parametrize("name", WRITERS)
@quick
@given(result=results())
def test_carries_every_sentence(name: str, result: Bilingual) -> None:
    written = flat(READERS[name](render(result, name)))
    if name == "tmx":  # a memory must not offer what is not translated
        result = replace(result, pairs=tuple(pair for pair in result.pairs if pair.target.strip()))
    for text in texts_of(result):
        assert (flat(fold_for_xml(text)) if name in XML else text) in written


@quick
@given(results())
def test_json_reads_back_equal(result: Bilingual) -> None:
    assert loads(render(result, "json")) == result


def test_json_keeps_even_half_a_character(result: Bilingual) -> None:
    odd = replace(result, signature="nửa ký tự \ud83d")
    assert loads(render(odd, "json")) == odd
    for name in WRITERS.keys() - {"docx"}:
        assert render(odd, name).decode("utf-8")
    assert render(odd, "docx").startswith(b"PK")


def test_json_says_how_it_was_written(result: Bilingual) -> None:
    content = json.loads(render(result, "json"))
    assert list(content) == ["schema", "songngu", "article", "pairs", "summary", "signature", "names", "terms"]
    assert content["schema"] == 1
    assert content["pairs"][0] == {
        "sentence": {"block": 0, "start": 0, "end": 19},
        "source": "Trang chủ | Thời sự",
        "target": "Home | News",
        "score": -0.25,
        "flags": [],
        "coverage": None,
        "grade": None,
        "edited": False,
    }


def test_json_of_an_earlier_version_reads_with_defaults(result: Bilingual) -> None:
    content = json.loads(render(result, "json"))
    for pair in content["pairs"]:
        del pair["coverage"], pair["grade"], pair["edited"]
    del content["names"], content["terms"]
    assert loads(json.dumps(content).encode()) == result


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[1]", b"\xff\xfe\x00", b"null", b'{"schema": 1}', b'{"schema": 2}', b"[" * 100_000],
)
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        loads(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"block": 0', '"block": 99'),
        ('"kind": "title"', '"kind": "tiêu đề"'),
        ('"score": -0.25', '"score": "<b>"'),
        ('"level": 0', '"level": true'),
        ('"target": "Home | News"', '"target": null'),
        ('"picks": [3,', '"picks": [300,'),
    ],
)
def test_json_of_another_shape_is_refused(result: Bilingual, old: str, new: str) -> None:
    text = render(result, "json").decode()
    assert old in text
    with pytest.raises(FormatError, match="not a json file that songngu wrote"):
        loads(text.replace(old, new).encode())


@quick
@given(results())
def test_tsv_has_one_line_a_sentence(result: Bilingual) -> None:
    lines = render(result, "tsv").decode().split("\n")
    assert len(lines) == len(result.pairs) + 2
    rows = list(csv.DictReader(lines, dialect=csv.excel_tab))
    assert [int(row["index"]) for row in rows] == list(range(len(result.pairs)))
    for row, pair in zip(rows, result.pairs, strict=True):
        assert row["source"] == " ".join(pair.source.split())
        assert row["kind"] == result.kind_of(pair)
        assert (float(row["score"]) if row["score"] else None) == pair.score
    assert [int(row["index"]) for row in rows if row["summary"]] == list(result.summary.picks)


def test_markdown_reads_well(result: Bilingual) -> None:
    text = render(result, "md").decode()
    assert "# Phố cổ mở thêm tuyến đi bộ dịp cuối tuần\n\n> # Old Quarter opens" in text
    assert "1. TTO - Từ thứ sáu tới" in text
    assert "**Kinh phí lát đá và chiếu sáng khoảng 42 tỷ đồng, lấy từ ngân sách năm nay.**" in text
    assert text.index("Trang chủ") > text.index("The street belongs to those who walk.")
    assert (
        "> **Many owners say Saturday night takings are up by half on last year.** — ⚠ *The model gave no English"
        in text
    )


@quick
@given(results())
def test_html_holds_no_element_of_the_article(result: Bilingual) -> None:
    page = html.fromstring(render(result, "html").decode())
    assert len(page.findall(".//script")) == len(page.findall(".//style")) == 1
    assert not page.findall(".//img")
    assert not page.findall(".//b")
    assert all(str(link.get("href")).startswith("#sn-") for link in page.findall(".//a"))
    places = [element.get("id") for element in page.iter() if "s" in element.get("class", "").split()]
    assert sorted(map(str, places)) == sorted(f"sn-{a}-{i}" for a in ("vi", "en") for i in range(len(result.pairs)))


@pytest.mark.parametrize("name", ["a", "a.pdf", "html", ".html"])
def test_unknown_suffix(result: Bilingual, tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError, match=r"\.html, \.docx, \.json, \.md, \.tsv, \.tmx"):
        save(result, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_unknown_format(result: Bilingual) -> None:
    with pytest.raises(WriteError, match=r"'pdf'.*html, docx, json, md, tsv, tmx"):
        render(result, "pdf")


@pytest.mark.parametrize("name", ["a.html", "A.HTML", "bài.viết.json", "x" * 240 + ".md", "a b.tsv"])
def test_saves_by_suffix_and_replaces(result: Bilingual, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("cũ")
    save(result, str(path))
    assert path.read_bytes() == render(result, path.suffix[1:].lower())
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    old = os.umask(0)
    os.umask(old)
    return old


def test_follows_a_link(result: Bilingual, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    save(result, tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == render(result, "md")


def test_missing_folder(result: Bilingual, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="folder does not exist"):
        save(result, tmp_path / "none" / "a.html")


def test_a_folder_and_a_device_are_left_alone(result: Bilingual, tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "device.html").symlink_to("/dev/full")
    for name in ("folder.html", "device.html"):
        with pytest.raises(WriteError, match="it is not a file"):
            save(result, tmp_path / name)
    assert Path("/dev/full").is_char_device()


def test_read_only_folder(result: Bilingual, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)  # the rights of a folder do not bind root
    try:
        with pytest.raises(WriteError, match="you may not write in that folder"):
            save(result, tmp_path / "a.html")
    finally:
        os.seteuid(was)
        tmp_path.chmod(0o700)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("before", [None, "cũ"])
def test_no_room_leaves_nothing_half_written(result: Bilingual, tmp_path: Path, before: str | None) -> None:
    path = tmp_path / "a.json"
    if before:
        path.write_text(before)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(WriteError, match="larger than this system allows"):
            save(result, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [entry.read_text() for entry in tmp_path.iterdir()] == ([before] if before else [])
