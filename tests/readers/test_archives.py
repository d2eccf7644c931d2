"""Archives and XML made to do harm."""

import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from tests.readers.documents import P1, archive, epub, odt

from songngu.article import Article
from songngu.errors import FormatError
from songngu.readers.archives import MOST_BYTES, MOST_ENTRIES, Archive, local, parse_xml
from songngu.readers.docx_file import read_docx
from songngu.readers.epub import read_epub
from songngu.readers.odt import read_odt

BOMB = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"


def packed(method: int, **content: bytes) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", method) as made:
        for name, data in content.items():
            made.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("size", "says"),
    [(MOST_BYTES + 1, "too large: 40 MB"), (5_000_000, "300 bytes of a packed one")],
    ids=["too much", "too dense"],
)
def test_a_bomb_is_not_unpacked(size: int, says: str) -> None:
    data = archive({"a": b" " * size})
    tracemalloc.start()
    with pytest.raises(FormatError, match=says):
        Archive.open(data).read("a")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * MOST_BYTES


def test_the_bound_is_for_all_files_together() -> None:
    half = bytes(range(256)) * (MOST_BYTES // 500)  # packs badly enough to pass the bound on density
    opened = Archive.open(packed(ZIP_STORED, a=half, b=half, c=half))
    opened.read("a")
    with pytest.raises(FormatError, match="too large"):
        opened.read("b")


def test_a_size_that_is_a_lie_does_not_help() -> None:
    data = bytearray(archive({"a": b" " * (MOST_BYTES + 1)}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = (5).to_bytes(4, "little")
    with pytest.raises(FormatError):
        Archive.open(bytes(data)).read("a")


def test_too_many_entries() -> None:
    data = packed(ZIP_STORED, **{str(n): b"" for n in range(MOST_ENTRIES + 1)})
    with pytest.raises(FormatError, match="more than 10,000 files"):
        Archive.open(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed(ZIP_BZIP2, a=b"x" * 99), "packed in an unusual way"),
        (packed(ZIP_STORED, b=b"x"), "'a' is missing"),
        (packed(ZIP_STORED, a=b"xxxxx").replace(b"xxxxx", b"yyyyy"), "damaged"),
        (packed(ZIP_STORED, a=b"x")[:-30], "damaged"),
        (b"PK\x05\x06" + bytes(18), "does not begin as one"),
    ],
    ids=["bzip2", "missing", "checksum", "cut short", "empty"],
)
def test_odd_archives(data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        Archive.open(data).read("a")


def test_encrypted_entries_are_refused() -> None:
    data = bytearray(packed(ZIP_STORED, a=b"x"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    with pytest.raises(FormatError, match="encrypted"):
        Archive.open(bytes(data)).read("a")


def test_files_of_the_machine_are_not_read_in(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("bí mật", encoding="utf-8")
    entity = f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://{tmp_path}/secret.txt'>]><a>trước &x; sau</a>"
    tree = parse_xml(entity.encode(), "a.xml")
    assert "bí mật" not in "".join(map(str, tree.itertext()))
    assert [local(child) for child in tree] == [""]


WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
OFFICE = "xmlns:office='o' xmlns:text='t'"
HARM = f"{P1}&a11;"


@pytest.mark.parametrize(
    "article",
    [
        lambda: read_docx(
            archive({"word/document.xml": f"{BOMB}<w:d {WORD}><w:p><w:r><w:t>{HARM}</w:t></w:r></w:p></w:d>"})
        ),
        lambda: read_odt(
            archive(
                {
                    "content.xml": f"{BOMB}<d {OFFICE}><office:body><office:text><text:p>{HARM}</text:p></office:text></office:body></d>"
                }
            )
        ),
        lambda: read_epub(epub({"1.xhtml": ""}, **{"OEBPS/1.xhtml": f"{BOMB}<html><p>{HARM}</p></html>"})),
    ],
    ids=["docx", "odt", "epub"],
)
def test_no_reader_expands_entities(article: Callable[[], Article]) -> None:
    try:
        texts = [block.text for block in article().blocks]
    except FormatError:  # libxml2 2.14 and later refuse the whole file
        return
    assert any(P1 in text for text in texts)
    assert sum(map(len, texts)) < 3 * len(P1)


@pytest.mark.parametrize("levels", [200, 5000])
def test_deep_xml_is_read_or_refused(levels: int) -> None:
    deep = f"{'<text:section>' * levels}<text:p>{P1}</text:p>{'</text:section>' * levels}"
    if levels < 256:
        assert read_odt(odt(deep)).blocks[0].text == P1
    else:
        with pytest.raises(FormatError, match="damaged"):
            read_odt(odt(deep))


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "..\\..\\a", "a/../../b"])
def test_names_that_lead_out_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    opened = Archive.open(archive({name: b"abc"}))
    assert [opened.read(entry) for entry in opened.names] == [b"abc"]
    assert list(tmp_path.iterdir()) == []
