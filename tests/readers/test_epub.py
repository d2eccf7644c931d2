"""EPUB books of several chapters."""

import pytest
from tests.readers.documents import CONTAINER, P1, P2, archive, epub

from songngu.article import Kind
from songngu.errors import FormatError
from songngu.readers.epub import read_epub

ENCRYPTED = (
    "<encryption xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptedData><e:EncryptionMethod Algorithm='{}'/>"
    "<e:CipherData><e:CipherReference URI='{}'/></e:CipherData></e:EncryptedData></encryption>"
)


def blocks(data: bytes) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in read_epub(data).blocks]


def test_chapters_come_in_the_order_of_the_spine() -> None:
    chapters = {
        "nav.xhtml": "<nav><ol><li>Chương một</li></ol></nav>",
        "z.xhtml": f"<h1>Chương một</h1><p>{P1}</p><ul><li>Một việc</li></ul>",
        "a.xhtml": f"<h1>Chương hai</h1><p>{P2}&nbsp;&mdash; hết.</p><blockquote><p>Sẽ làm ngay.</p></blockquote>",
    }
    article = read_epub(epub(chapters, authors=["Lê Hà", "Minh Khuê"]))
    assert [(block.kind, block.text) for block in article.blocks] == [
        (Kind.TITLE, "Chuyện bến sông"),
        (Kind.BYLINE, "Lê Hà, Minh Khuê"),
        (Kind.BOILERPLATE, "Chương một"),
        (Kind.HEADING, "Chương một"),
        (Kind.SAPO, P1),
        (Kind.LIST_ITEM, "Một việc"),
        (Kind.HEADING, "Chương hai"),
        (Kind.PARAGRAPH, f"{P2} — hết."),
        (Kind.QUOTE, "Sẽ làm ngay."),
    ]


def test_a_title_page_does_not_say_the_title_again() -> None:
    chapters = {"bia.xhtml": "<h1>CHUYỆN BẾN SÔNG</h1><p>Lê Hà</p>", "1.xhtml": f"<h2>Chương một</h2><p>{P1}</p>"}
    assert blocks(epub(chapters, authors=["Lê Hà"]))[:3] == [
        (Kind.TITLE, "Chuyện bến sông"),
        (Kind.BYLINE, "Lê Hà"),
        (Kind.HEADING, "Chương một"),
    ]


@pytest.mark.parametrize("authors", [["Unknown"], ["Unknown Author"], [""], []])
def test_an_author_nobody_named_is_none(authors: list[str]) -> None:
    assert [kind for kind, _ in blocks(epub({"1.xhtml": f"<p>{P1}</p><p>{P2}</p>"}, authors=authors))][:2] == [
        Kind.TITLE,
        Kind.SAPO,
    ]


def test_names_of_chapters_may_be_percent_encoded() -> None:
    made = epub({"ch%C6%B0%C6%A1ng.xhtml": "<p>trống</p>"}, **{"OEBPS/chương.xhtml": f"<p>{P1}</p>"})
    assert blocks(made)[-1][1] == P1


def test_a_missing_chapter_is_told() -> None:
    made = epub({"1.xhtml": f"<p>{P1}</p>", "../../../etc/passwd": f"<p>{P2}</p>"})
    article = read_epub(made)
    assert [block.text for block in article.blocks][-1] == P1
    assert article.repairs == ("left out chapters that are missing in the file: 1",)


def test_encrypted_fonts_are_no_protection() -> None:
    fonts = ENCRYPTED.format("http://www.idpf.org/2008/embedding", "OEBPS/1.xhtml")
    other = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/font.otf")
    for encryption in (fonts, other):
        made = epub({"1.xhtml": f"<p>{P1}</p>"}, **{"META-INF/encryption.xml": encryption})
        assert blocks(made)[-1][1] == P1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x", "does not begin as one"),
        (archive({"mimetype": "application/epub+zip"}), "'META-INF/container.xml' is missing"),
        (archive({"META-INF/container.xml": "<a/>"}), "does not name its package"),
        (archive({"META-INF/container.xml": CONTAINER}), "'OEBPS/content.opf' is missing"),
        (archive({"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": "<package/>"}), "lists no chapters"),
        (epub({"1.xhtml": "<img src='a.jpg'/>"}, title=""), "holds no text"),
        (
            epub(
                {"1.xhtml": f"<p>{P1}</p>"},
                **{
                    "META-INF/encryption.xml": ENCRYPTED.format(
                        "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/1.xhtml"
                    )
                },
            ),
            "protected .DRM.",
        ),
    ],
    ids=["text", "no container", "no root", "no package", "no spine", "no text", "DRM"],
)
def test_what_is_no_epub(data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        read_epub(data)
