"""Files of every format that are cut, mixed up and mutated: an article or an error of the tree, never anything else."""

import io
import random
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.readers.documents import P1, P2, drawn, epub, odt, pdf, word

from songngu.errors import ReadError
from songngu.readers import READERS, SUFFIXES, parse_bytes, read

REAL: dict[str, Callable[[], bytes]] = {
    "txt": f"{P1}\n{P2}".encode,
    "md": f"# Đầu đề\n\n{P1}\n\n- một\n- hai\n".encode,
    "html": f"<html><body><h1>Đầu đề</h1><p>{P1}</p><table><tr><td>a<td>b</table></body></html>".encode,
    "docx": word,
    "odt": lambda: odt(f"<text:h>Đầu đề</text:h><text:p>{P1}</text:p><text:list><text:list-item/></text:list>"),
    "epub": lambda: epub({"1.xhtml": f"<h1>Một</h1><p>{P1}</p>", "2.xhtml": f"<p>{P2}</p>"}),
    "pdf": lambda: pdf(drawn((50, 500, 10, "The market opens in October.")), drawn((50, 500, 20, "The end."))),
}
IN_PROCESS = sorted(READERS.keys() - {"pdf"})  # each PDF takes a process of its own and 0.2 s


def outcome(data: bytes, format_: str) -> None:
    """Read; whatever comes out but an article with text or an error of the tree fails the test."""
    try:
        article = parse_bytes(data, format=format_, name="a")
    except ReadError:
        return
    assert article.blocks
    assert all(block.text and "\n" not in block.text for block in article.blocks)


def mutated(data: bytes, seed: int) -> bytes:
    """Change, cut out, double and shuffle some bytes."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        place, length = chance.randrange(len(changed) or 1), chance.choice((1, 1, 4, 40, 400))
        match chance.randrange(4):
            case 0:
                changed[place : place + length] = chance.randbytes(length)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = changed[place : place + length]
            case _:
                changed[place : place + 1] = chance.choice((b"\0", b"\xff", b"<", b"&", b"]", b"99999999999", b"-1"))
    return bytes(changed)


def mutated_inside(data: bytes, seed: int) -> bytes:
    """Change the files in an archive, so that the archive itself is in order and the XML is not."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for n, name in enumerate(old.namelist()):
            new.writestr(name, mutated(old.read(name), seed + n) if (seed + n) % 3 else old.read(name))
    return target.getvalue()


@given(st.sampled_from(IN_PROCESS), st.integers(0, 10**9))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_files(format_: str, seed: int) -> None:
    outcome(mutated(REAL[format_](), seed), format_)


@given(st.sampled_from(["docx", "odt", "epub"]), st.integers(0, 10**9))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_archives_with_mutated_files_inside(format_: str, seed: int) -> None:
    outcome(mutated_inside(REAL[format_](), seed), format_)


@pytest.mark.parametrize("text", ["#\n\nMột", "# \n", "> #", "- #", "![](a)", "[](a)", "|a|\n|-|\n||"])
def test_markdown_with_nothing_in_it(text: str) -> None:
    outcome(text.encode(), "md")


@given(st.sampled_from(IN_PROCESS), st.sampled_from(sorted(REAL)))
@settings(max_examples=40)
def test_files_of_another_format(format_: str, other: str) -> None:
    outcome(REAL[other](), format_)


@pytest.mark.parametrize("seed", range(12))
def test_mutated_pdfs(seed: int) -> None:
    real = (Path(__file__).parent / "fixtures" / "cho-hoa.pdf").read_bytes() if seed % 2 else REAL["pdf"]()
    outcome(mutated(real, seed), "pdf")


@pytest.mark.parametrize("format_", sorted(REAL))
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.docx", "a.PDF", "a.xyz", "a.doc", "bài.tar.gz"])
def test_documents_are_known_by_their_content(format_: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(REAL[format_]())
    text = format_ in {"txt", "md", "html"}
    if text and SUFFIXES.get(path.suffix.lower(), "html" if format_ == "html" else "") in {"", "docx", "pdf"}:
        if format_ == "html":
            assert P1 in [block.text for block in read(path).blocks]
        else:
            with pytest.raises(ReadError):
                read(path)
    else:
        assert any(part in str(read(path).blocks) for part in (P1, "The market opens in October."))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"Word before 2007 \(\.doc\).*save it as \.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (rb"{\rtf1\ansi Xin ch\'e0o}", r"an RTF document\. Open it in Word or LibreOffice"),
    ],
    ids=["doc", "docx with a password", "rtf"],
)
@pytest.mark.parametrize("name", ["bài.doc", "bài.docx", "bài.txt", "bài", "bài.rtf"])
def test_old_formats_say_the_way_out(data: bytes, says: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=f"^{name}: .*{says}"):
        read(tmp_path / name)


@pytest.mark.parametrize(
    "made",
    [
        lambda: ("odt", odt("<text:p>" + "<text:span/>" * 300_000 + f"{P1}</text:p>")),
        lambda: (
            "odt",
            odt("<text:list><text:list-item>" * 100 + f"<text:p>{P1}</text:p>" + "</text:list-item></text:list>" * 100),
        ),
        lambda: ("odt", odt("".join(f"<text:p>{n} {P1}</text:p>" for n in range(5_000)))),
        lambda: (
            "odt",
            odt(
                "<table:table><table:table-row><table:table-cell>" * 70
                + f"<text:p>{P1}</text:p>"
                + "</table:table-cell></table:table-row></table:table>" * 70
            ),
        ),
        lambda: ("epub", epub({f"{n}.xhtml": f"<p>{n} {P1}</p>" for n in range(500)})),
        lambda: ("epub", epub({"1.xhtml": "<div>" * 50_000 + P1})),
        lambda: ("pdf", pdf("BT /F1 9 Tf " + "1 0 0 1 9 9 Tm (a b) Tj " * 50_000 + "ET")),
        lambda: ("pdf", pdf(*["BT /F1 9 Tf 9 9 Td (market) Tj ET"] * 500)),
    ],
    ids=["spans", "deep lists", "paragraphs", "deep tables", "chapters", "deep chapter", "one place", "pages"],
)
def test_large_and_odd_files_take_seconds(made: Callable[[], tuple[str, bytes]]) -> None:
    format_, data = made()
    started = time.monotonic()
    outcome(data, format_)
    assert time.monotonic() - started < 60  # of 1 to 5 on an idle machine: this is about growth, not speed
