"""Files and texts that cannot be read, and what is told about those that can."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu import readers
from songngu.article import Kind
from songngu.errors import FormatError, ReadError
from songngu.readers import MAX_BYTES, READERS, SUFFIXES, parse, read
from songngu.readers.formats import TEXT

SENTENCE = "Chiều nay Hà Nội có mưa to, nhiều tuyến phố ngập sâu."


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("a.txt", b"", ReadError, "empty: there is nothing to read"),
        ("a.txt", b" \n\t\r\n ", ReadError, "nothing to read"),
        ("a.txt", "\u00a0\n\ufeff".encode(), ReadError, "nothing to read"),
        ("a.html", b"<html><script>var a = 1</script><style>p {}</style></html>", ReadError, "nothing to read"),
        ("a.html", b"<!-- a -->", ReadError, "nothing to read"),
        ("a.md", b"```\ncode\n```\n", ReadError, "nothing to read"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", FormatError, "a.txt"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", FormatError, "a.txt"),
        ("a.html", b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xb7\xac\xce4\x89\xff\xfe\x01", FormatError, "a.html"),
        ("a.md", bytes(range(256)) * 8, FormatError, "a.md"),
        ("a.xyz", b"x", FormatError, r"\.xyz is not known.*\.txt, .*\.md, .*\.html"),
        ("a.docx", b"x", FormatError, r"a\.docx: This is no such document"),
        ("a.txt", b"a" * (MAX_BYTES + 1), ReadError, "too large.*20 MB"),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes | str) else "",
)
def test_files_that_are_no_articles(tmp_path: Path, name: str, data: bytes, error: type[ReadError], says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=says):
        read(path)


def test_a_missing_file_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"không-có\.txt is not there"):
        read(tmp_path / "không-có.txt")


@pytest.mark.parametrize("name", ["folder", "folder.txt", "folder.xyz"])
def test_a_folder_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(ReadError, match="is a folder"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000 + ".txt"], ids=["zero byte", "too long"])
def test_names_no_file_can_have(name: str) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read(name)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="not an ordinary file"):
        read(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="may not be read by you"):
        read(path)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md", "a.markdown", "a.html", "a.HTM", "a.xhtml", "a"])
def test_every_suffix_is_read_and_names_the_article(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(SENTENCE, encoding="utf-8")
    article = read(str(path))
    assert [(block.kind, block.text) for block in article.blocks] == [(Kind.PARAGRAPH, SENTENCE)]
    assert article.name == name


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_text_without_words(text: str) -> None:
    with pytest.raises(ReadError, match="nothing to read"):
        parse(text)


def test_text_of_an_unknown_format() -> None:
    with pytest.raises(FormatError, match=r"'docx' is not known\. Use one of txt, md, html"):
        parse(SENTENCE, format="docx")


def test_every_suffix_has_a_reader() -> None:
    assert set(SUFFIXES.values()) == set(READERS)


@pytest.mark.parametrize("format_", TEXT)
def test_text_of_every_format_is_text(format_: str) -> None:
    assert parse(SENTENCE, format=format_, name="dán vào").name == "dán vào"


@pytest.mark.parametrize(
    ("text", "expected", "tells"),
    [
        (unicodedata.normalize("NFD", SENTENCE), SENTENCE, "NFC"),
        (SENTENCE.replace("mưa to", "mưa\u00ad to"), SENTENCE, "invisible"),
        (SENTENCE.replace(" to", "\x00 to"), SENTENCE, "control"),
        (SENTENCE + " 😀", SENTENCE + " 😀", ""),
        (SENTENCE + " \ud83d\ude00", SENTENCE + " 😀", "cut in two"),
    ],
    ids=["decomposed", "soft hyphen", "zero byte", "emoji", "surrogates"],
)
def test_repairs_are_told(text: str, expected: str, tells: str) -> None:
    article = parse(text)
    assert article.blocks[0].text == expected
    assert tells in " ".join(article.repairs)
    assert bool(article.repairs) is bool(tells)


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    words = (SENTENCE + " ") * 12
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    path = tmp_path / "mail.txt"
    path.write_text("\n".join([*lines, line]), encoding="utf-8")
    article = read(path)
    assert [block.text for block in article.blocks] == [words.strip()]
    assert any("hard-wrapped" in told for told in article.repairs)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000,
        (SENTENCE + " ") * 2_000,
        "1-" * 200_000,
        "Tin liên quan\n" * 3_000,
        "> " * 3_000 + "sâu",
        "[" * 5_000,
    ],
    ids=["one word", "one line", "dates", "boxes", "quotes", "brackets"],
)
@pytest.mark.parametrize("format_", TEXT)
def test_odd_shapes_are_read_whole(text: str, format_: str) -> None:
    found = "".join(block.text for block in parse(text, format=format_).blocks)
    assert sum(map(str.isalnum, found)) == sum(map(str.isalnum, text))


@given(st.binary(max_size=300), st.sampled_from(sorted(READERS.keys() - {"pdf"})))  # each PDF takes a process
def test_any_bytes_give_an_article_or_an_error_of_the_tree(data: bytes, format_: str) -> None:
    try:
        article = READERS[format_](data)
    except FormatError:
        return
    assert all(block.text and "\n" not in block.text for block in article.blocks)


@given(st.text(max_size=200), st.sampled_from(TEXT))
def test_any_text_gives_an_article_or_an_error_of_the_tree(text: str, format_: str) -> None:
    try:
        article = parse(text, format=format_)
    except ReadError:
        return
    assert all(block.text == " ".join(block.text.split()) for block in article.blocks)


def test_the_limit_is_published() -> None:
    assert readers.MAX_BYTES == 20_000_000
