"""Pages fetched from a real server on this machine, which behaves well and badly."""

import gzip
import io
import ssl
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from docx import Document
from tests.readers.test_html import windows_1258
from tests.readers.web_server import HERE, Answer, Site, packed, redirect, serve

from songngu.article import Kind
from songngu.errors import FetchError, FormatError
from songngu.readers import read
from songngu.readers.addresses import Guard
from songngu.readers.url import Fetched, fetch, read_url
from songngu.version import __version__

P1 = "Chiều nay mưa to làm ngập hơn 20 tuyến phố, nhiều người phải dắt xe qua đoạn nước sâu nửa mét."
P2 = "Công ty thoát nước cử 300 công nhân trực ở các điểm úng và mở hết cửa xả của hai hồ điều hòa."
PAGE = f"<html><head><title>Phố ngập</title></head><body><h1>Phố ngập sau mưa</h1><p>{P1}</p><p>{P2}</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as running:
        running.answers["/"] = Answer(PAGE.encode())
        yield running


def guard(site: Site, **names: str) -> Guard:
    """Allow one server on this machine, under the names given beside its number."""
    return Guard(frozenset({site.port}), frozenset({HERE}), lambda host: [names.get(host, host)])


def test_a_page_becomes_an_article(site: Site) -> None:
    article = read_url(site.url(), guard=guard(site))
    assert [(block.kind, block.text) for block in article.blocks] == [
        (Kind.TITLE, "Phố ngập sau mưa"),
        (Kind.SAPO, P1),
        (Kind.PARAGRAPH, P2),
    ]
    assert article.name == site.url()


def test_one_request_that_says_who_asks(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nothing listens there
    read_url(site.url("/#chú-thích", host="bao.test"), guard=guard(site, **{"bao.test": HERE}))
    [(path, headers)] = site.asked
    assert (path, headers["Host"]) == ("/", f"bao.test:{site.port}")
    assert f"songngu/{__version__}" in headers["User-Agent"]
    assert not headers.keys() & {"Cookie", "Authorization", "Referer"}


LEGACY = unicodedata.normalize("NFC", P1)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Answer(f"<p>{P1}</p>".encode()), P1),
        (Answer(f"<p>{P1}</p>".encode(), "text/html"), P1),
        (Answer(f"<p>{P1}</p>".encode(), "text/html; charset=windows-1258"), P1),
        (Answer(windows_1258(f"<p>{P1}</p>"), "text/html; charset=windows-1258"), P1),
        (Answer(windows_1258(f"<meta charset='windows-1258'><p>{P1}</p>"), "text/html"), P1),
        (Answer(windows_1258(f"<meta charset='utf-8'><p>{P1}</p>"), 'text/html; Charset="Windows-1258"'), P1),
        (Answer(windows_1258(P1), "text/plain; charset=windows-1258"), P1),
        (Answer(windows_1258(P1), "text/plain; charset=no-such"), P1),
        (Answer(windows_1258(P1), "text/plain; charset=hex"), P1),
        (Answer(P1.encode("utf-16"), "text/plain; charset=utf-16"), P1),
        (Answer(f"# {P1}".encode(), "text/markdown"), P1),
        (Answer(f"<html><body><p>{P1}</p></body></html>".encode(), "application/xhtml+xml"), P1),
        (packed(f"<p>{P1}</p>".encode()), P1),
        (packed(f"<p>{P1}</p>".encode(), **{"Content-Encoding": "x-gzip"}), P1),
        (
            Answer(gzip.compress(b"<p>" + P1.encode()) + gzip.compress(b"</p>"), headers={"Content-Encoding": "gzip"}),
            P1,
        ),
    ],
    ids=lambda value: value.type if isinstance(value, Answer) else "",
)
def test_every_charset_and_type_gives_the_same_text(site: Site, answer: Answer, text: str) -> None:
    site.answers["/a"] = answer
    assert [block.text for block in read_url(site.url("/a"), guard=guard(site)).blocks] == [text]


@pytest.mark.parametrize("type_", ["application/octet-stream", "", "text/html", "application/pdf"])
def test_a_document_is_known_by_its_bytes(site: Site, type_: str) -> None:
    document, file = Document(), io.BytesIO()
    document.add_paragraph(P1)
    document.save(file)
    site.answers["/a"] = Answer(file.getvalue(), type_)
    assert [block.text for block in read_url(site.url("/a"), guard=guard(site)).blocks] == [P1]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.answers["/cu"] = redirect("b%C3%A0i/../moi?x=1#y", status)
    site.answers["/moi?x=1"] = redirect(site.url("/"), status)
    assert read_url(site.url("/cu"), guard=guard(site)).name == site.url("/")


def test_five_redirects_are_the_most(site: Site) -> None:
    for step in range(6):
        site.answers[f"/{step}"] = redirect(f"/{step + 1}" if step < 5 else "/")
    assert read_url(site.url("/1"), guard=guard(site)).title == "Phố ngập sau mưa"
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        read_url(site.url("/0"), guard=guard(site))


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("http://127.0.0.2/", "127.0.0.2 is not an address of the public internet"),
        ("http://10.0.0.1/", "10.0.0.1 is not an address of the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is not"),
        ("http://[::1]/", "::1 is not"),
        ("//2130706433/", "unusual form"),
        ("http://inside.test/", "inside.test leads to 192.168.1.1"),
        ("http://127.0.0.1:1/", "its port is 1"),
        ("file:///etc/passwd", "its scheme is 'file'"),
        ("http://a:b@bao.vn/", "a user name or password"),
        ("http://[::1", "no valid address|Invalid"),
        ("", "does not say where to"),
        ("/lặp", "redirects more than 5 times"),
    ],
)
def test_redirects_are_checked_as_addresses_are(site: Site, to: str, says: str) -> None:
    site.answers["/a"] = redirect(to.encode().decode("latin-1"))
    site.answers["/l%E1%BA%B7p"] = redirect("/l%E1%BA%B7p")
    ports = frozenset({site.port, 80})
    inside = Guard(ports, frozenset({HERE}), lambda host: ["192.168.1.1" if host == "inside.test" else host])
    with pytest.raises(FetchError, match=says):
        read_url(site.url("/a"), guard=inside)


def test_the_checked_address_is_the_one_connected_to(site: Site) -> None:
    """A name that leads elsewhere when asked again (DNS rebinding) gains nothing: it is asked once."""
    answers = iter([[HERE], ["10.0.0.1"]])
    rebinding = Guard(frozenset({site.port}), frozenset({HERE}), lambda _: next(answers))
    assert read_url(site.url("/", host="bao.test"), guard=rebinding).title == "Phố ngập sau mưa"
    assert next(answers) == ["10.0.0.1"]


def test_without_a_guard_this_machine_is_out_of_reach(site: Site) -> None:
    for address in (site.url(), f"http://{HERE}/", "http://localhost/"):
        with pytest.raises(FetchError):
            read(address)
    assert site.asked == []


LARGE = b"<p>" + b"a" * 3_000_000


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(status=401), "status 401: it wants a password.*save it, and open the saved file"),
        (Answer(status=403), "status 403: the site refuses"),
        (Answer(status=404), "status 404: there is no such page"),
        (Answer(status=429), "status 429: the site is asked too often"),
        (Answer(status=503), "status 503: the site has a problem"),
        (Answer(status=204), "status 204"),
        (Answer(status=206), "status 206"),
        (Answer(b"\x89PNG", "image/png"), "is of type 'image/png'.*web pages, plain text, PDF"),
        (Answer(b"{}", "application/json"), "is of type 'application/json'"),
        (Answer(b"abc", "application/octet-stream"), "is of type 'application/octet-stream'"),
        (Answer(b"abc", ""), "is of type 'none'"),
        (Answer(LARGE), "too large: more than 1 MB"),
        (Answer(b"a" * 10, headers={"Content-Length": "9" * 30}), "too large|broke off"),
        (packed(LARGE), "too large: more than 1 MB"),
        (packed(b"a" * 200_000_000), "too large: more than 1 MB"),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "packed as gzip, but damaged"),
        (Answer(gzip.compress(b"abc" * 99)[:-9], headers={"Content-Encoding": "gzip"}), "packed as gzip, but damaged"),
        (Answer(b"abc", headers={"Content-Encoding": "br"}), "packed as 'br'"),
        (Answer(b"<p>abc", cut=True), "broke off"),
        (Answer(PAGE.encode(), pause=0.05), "did not answer within 0.6 seconds"),
        (Answer(PAGE.encode(), head_pause=0.1), "did not answer within 0.6 seconds"),
        (Answer(b"a", headers={f"X-{n}": "a" * 5_000 for n in range(50)}), "broke off"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_what_cannot_be_fetched_is_told(site: Site, answer: Answer, says: str) -> None:
    site.answers["/a"] = answer
    started = time.monotonic()
    with pytest.raises(FetchError, match=says):
        read_url(site.url("/a"), timeout=0.6 if "within" in says else 10, max_bytes=1_000_000, guard=guard(site))
    assert time.monotonic() - started < 8


def test_a_host_where_nobody_listens() -> None:
    nobody = Guard(frozenset({1}), frozenset({HERE}))
    with pytest.raises(FetchError, match=r"cannot be reached .*no proxy is used"):
        read_url(f"http://{HERE}:1/", guard=nobody)


def test_a_dead_address_of_a_host_does_not_hide_the_live_one(site: Site) -> None:
    two = Guard(frozenset({site.port}), frozenset({HERE, "127.0.0.9"}), lambda _: ["127.0.0.9", HERE])
    assert read_url(site.url("/", host="bao.test"), guard=two).title == "Phố ngập sau mưa"


def test_a_page_without_an_article_is_no_matter_of_fetching(site: Site) -> None:
    site.answers["/a"] = Answer(b"%PDF-1.7\nbroken", "application/pdf")
    with pytest.raises(FormatError, match="PDF is damaged"):
        read_url(site.url("/a"), guard=guard(site))


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Serve over TLS as bao.test, with a certificate that this test alone trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("bao.test").configure_cert(context)
    with serve(context) as running:
        running.answers["/"] = Answer(PAGE.encode())
        yield running


def test_tls_is_checked_against_the_name_and_not_the_number(secure: Site) -> None:
    allowed = guard(secure, **{"bao.test": HERE, "khac.test": HERE})
    assert read_url(secure.url("/", host="bao.test"), guard=allowed).title == "Phố ngập sau mưa"
    for wrong in ("khac.test", HERE):
        with pytest.raises(FetchError, match=r"no secure connection that can be trusted.*save it"):
            read_url(secure.url("/", host=wrong), guard=allowed)


def test_a_certificate_nobody_vouches_for(secure: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(FetchError, match="no secure connection that can be trusted"):
        read_url(secure.url("/", host="bao.test"), guard=guard(secure, **{"bao.test": HERE}))


def test_a_redirect_from_https_to_http_is_not_followed(secure: Site, site: Site) -> None:
    secure.answers["/a"] = redirect(site.url("/", host="bao.test"))
    both = Guard(frozenset({secure.port, site.port}), frozenset({HERE}), lambda _: [HERE])
    with pytest.raises(FetchError, match=r"not encrypted\. Give that address yourself"):
        read_url(secure.url("/a", host="bao.test"), guard=both)
    assert site.asked == []


def test_http_spoken_where_tls_is_expected(site: Site) -> None:
    with pytest.raises(FetchError, match="no secure connection that can be trusted"):
        read_url(site.url().replace("http:", "https:"), guard=guard(site))


def test_what_fetching_gives_back(site: Site) -> None:
    fetched = fetch(site.url("/#a"), guard=guard(site))
    assert fetched == Fetched(PAGE.encode(), "text/html; charset=utf-8", site.url("/"))
    assert fetched.format == "html"
