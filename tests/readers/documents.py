"""Real documents made for the tests: archives with XML inside, and small PDFs written by hand."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from docx import Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document as Word

P1 = "Thành phố sẽ rà soát toàn bộ các dự án chậm tiến độ trong quý III, ông Bình cho biết tại cuộc họp chiều qua."
P2 = "Chủ đầu tư nào chậm quá 60 ngày sẽ bị thu hồi vốn và chuyển cho dự án khác có nhu cầu, nhất là trường học."

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
    }.items()
)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Pack files into a ZIP archive, in their order."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)  # as both formats ask
    return target.getvalue()


def saved(document: Word) -> bytes:
    """Return the bytes of a Word document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word() -> bytes:
    """Return a Word document with a bit of everything."""
    document = Document()
    document.add_heading("Gỡ vướng cho tám dự án", 0)
    document.add_paragraph(P1)
    document.add_heading("Thu hồi vốn", 2)
    document.add_paragraph(P2)
    document.add_paragraph("Rà soát hồ sơ", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Dự án", "Vốn"
    document.sections[0].header.paragraphs[0].text = "Báo Bến Sông"
    return saved(document)


def odt(body: str, *, styles: str = "", automatic: str = "", **more: str) -> bytes:
    """Return an OpenDocument text of the XML in its body; `styles` and `automatic` are the XML of its styles."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
            **more,
        }
    )


def epub(
    chapters: Mapping[str, str], *, title: str = "Chuyện bến sông", authors: Sequence[str] = (), **more: str
) -> bytes:
    """Return an EPUB of the bodies of its chapters by file name; `more` files take the place of those made here."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"{_nav(name)}/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    creators = "".join(f"<dc:creator>{author}</dc:creator>" for author in authors)
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>{creators}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    pages = {
        f"OEBPS/{name}": f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html><body>{body}</body></html>"
        for name, body in chapters.items()
    }
    files = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/content.opf": package}
    return archive(files | pages | more)


def _nav(name: str) -> str:
    return ' properties="nav"' if name.startswith("nav") else ""


def pdf(*pages: str, trailer: str = "", font: str = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica") -> bytes:
    """Return a PDF whose pages are drawn by the given operators (PDF 32000-1, 9.4); the font is /F1."""
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}] >>".encode(),
        f"<< {font} >>".encode(),
    ]
    for n, page in enumerate(pages):
        drawn = zlib.compress(page.encode("latin-1"))
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n".encode() + drawn + b"\nendstream",
        ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def drawn(*lines: tuple[float, float, float, str]) -> str:
    """Return the operators that print lines: left end and base line in points, size of type, ASCII text."""
    return "\n".join(f"BT /F1 {size} Tf {left} {base} Td ({text}) Tj ET" for left, base, size, text in lines)
