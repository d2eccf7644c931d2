"""A page of the web by its address: fetched once, with bounds on everything, and read as a file of its type."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import ssl
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore

from songngu.errors import FetchError
from songngu.readers import MAX_BYTES, parse_bytes
from songngu.readers.addresses import INSTEAD, PUBLIC, Guard, parse_address
from songngu.readers.formats import TEXT, TYPES, format_of, looks_like_page
from songngu.readers.network import GuardedNetwork
from songngu.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx import URL

    from songngu.article import Article

TIMEOUT = 30.0
"""Seconds that fetching a page may take, all redirects included."""

MOST_REDIRECTS = 5

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})  # types that say nothing
_STATUS = {
    401: "it wants a password",
    402: "it wants to be paid for",
    403: "the site refuses it to programs or to this network",
    404: "there is no such page",
    410: "the page was taken down",
    429: "the site is asked too often; wait a while",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes, unpacked, the Content-Type as sent, and the address after all redirects."""

    data: bytes
    content_type: str
    address: str

    @property
    def format(self) -> str:
        """The format of the bytes, a key of READERS: by their look, else by their type; "" where neither tells.

        Raises FormatError for the old formats of Word.
        """
        told = format_of(self.data) or TYPES.get(_media_type(self.content_type), "")
        return told or ("html" if looks_like_page(self.data) else "")


def fetch(address: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES, guard: Guard = PUBLIC) -> Fetched:
    """Fetch one page of the public web; nothing it links to is asked for.

    At most `timeout` seconds and `max_bytes` bytes (packed and unpacked) are spent on it, and MOST_REDIRECTS redirects
    followed, never from https to http. Proxies and credentials of the environment are not used. Raises FetchError for
    an address that `guard` does not allow, for a host that cannot be found or reached, for a certificate that is not
    valid, for any status but 200, and for what is no article: see `formats.TYPES`.
    """
    import httpx

    url, network = parse_address(address, guard), GuardedNetwork(guard, time.monotonic() + timeout)
    with httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=network) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            with _told(url, timeout), pool.stream("GET", _core(url), headers=_headers(url)) as response:
                if response.status not in _REDIRECTS:
                    data = _unpacked(_body(response, url, max_bytes), response, url, max_bytes)
                    return Fetched(data, _header(response, b"content-type"), str(url))
                url = _next(url, response, guard)
    raise FetchError(f"{address} redirects more than {MOST_REDIRECTS} times, at last to {url}. Give the last address.")


def read_url(address: str, *, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES, guard: Guard = PUBLIC) -> Article:
    """Read the article at an address; its name is the address after all redirects.

    Raises FetchError as `fetch` does, and FormatError or ReadError for what holds no article.
    """
    fetched = fetch(address, timeout=timeout, max_bytes=max_bytes, guard=guard)
    if not fetched.format:
        raise _wrong_type(fetched.address, fetched.content_type)
    data = _in_utf8(fetched) if fetched.format in TEXT else fetched.data
    return parse_bytes(data, format=fetched.format, name=fetched.address)


def _in_utf8(fetched: Fetched) -> bytes:
    """Use the charset of the header where the bytes are no UTF-8; where it does not fit, the reader looks itself."""
    declared = _CHARSET.search(fetched.content_type)
    if declared is None or _is_utf8(fetched.data):
        return fetched.data
    label = declared[1].lower()
    try:
        codec = codecs.lookup({"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(label, label))
        return codec.decode(fetched.data)[0].encode()
    except (LookupError, ValueError, AttributeError):  # AttributeError: a codec that is no charset, such as "hex"
        return fetched.data


def _is_utf8(data: bytes) -> bool:
    try:
        return b"\0" not in data and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _core(url: URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _headers(url: URL) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", url.netloc),
        (b"User-Agent", f"Mozilla/5.0 (compatible; songngu/{__version__})".encode()),
        (b"Accept", b"text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"),
        (b"Accept-Language", b"vi,en;q=0.5"),
        (b"Accept-Encoding", b"gzip"),
        (b"Connection", b"close"),
    ]


@contextmanager
def _told(url: URL, timeout: float) -> Iterator[None]:
    """Turn what can go wrong on the network into what a user can do about it."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise FetchError(f"{url} did not answer within {timeout:g} seconds. Try again later. {INSTEAD}") from error
    except httpcore.NetworkError as error:
        cause = error.args[0] if error.args else error  # what the system said
        if isinstance(cause, ssl.SSLError):
            why = getattr(cause, "verify_message", "") or cause.reason
            raise FetchError(f"{url} has no secure connection that can be trusted: {why}. {INSTEAD}") from error
        raise FetchError(
            f"{url} cannot be reached ({cause}). Check the network; no proxy is used. {INSTEAD}"
        ) from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise FetchError(f"{url} broke off or does not speak HTTP ({error}). Try again. {INSTEAD}") from error


def _header(response: httpcore.Response, name: bytes) -> str:
    """Return the value of a header, "" where it is not sent."""
    values = (value for key, value in response.headers if key.lower() == name)
    return next(values, b"").decode("utf-8", "replace").strip()


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _next(url: URL, response: httpcore.Response, guard: Guard) -> URL:
    """Return where a redirect leads, checked as the first address was."""
    import httpx

    location = _header(response, b"location")
    try:
        following = parse_address(str(url.join(location)), guard)
    except (httpx.InvalidURL, ValueError, FetchError) as error:
        raise FetchError(f"{url} redirects to {location[:200]!r}, which is not followed. {error}") from error
    if not location:
        raise FetchError(f"{url} redirects, but does not say where to. {INSTEAD}")
    if (url.scheme, following.scheme) == ("https", "http"):
        raise FetchError(
            f"{url} redirects to {following}, which is not encrypted. Give that address yourself if you trust it."
        )
    return following


def _body(response: httpcore.Response, url: URL, max_bytes: int) -> bytes:
    """Return the body as sent, once status, type and length are found to be in order."""
    if response.status != 200:
        why = _STATUS.get(response.status, "the site has a problem" if response.status >= 500 else "that is no page")
        raise FetchError(f"{url} answered with status {response.status}: {why}. {INSTEAD}")
    content_type = _header(response, b"content-type")
    if _media_type(content_type) not in TYPES.keys() | _UNTOLD:
        raise _wrong_type(str(url), content_type)
    length = _header(response, b"content-length")
    body = bytearray()
    if not (length.isdecimal() and int(length[:20]) > max_bytes):
        for chunk in response.iter_stream():
            body += chunk
            if len(body) > max_bytes:
                break
        else:
            return bytes(body)
    raise _too_large(url, max_bytes)


def _unpacked(body: bytes, response: httpcore.Response, url: URL, max_bytes: int) -> bytes:
    """Undo the Content-Encoding; no more than `max_bytes` are ever unpacked."""
    encoding = _header(response, b"content-encoding").lower()
    if encoding in {"", "identity"}:
        return body
    if encoding not in {"gzip", "x-gzip"}:
        raise FetchError(f"{url} is packed as {encoding!r}, which was not asked for; gzip is known. {INSTEAD}")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            data = packed.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise FetchError(f"{url} is packed as gzip, but damaged ({error}). Try again. {INSTEAD}") from error
    if len(data) > max_bytes:
        raise _too_large(url, max_bytes)
    return data


def _too_large(url: URL, max_bytes: int) -> FetchError:
    return FetchError(f"{url} is too large: more than {max_bytes / 1e6:g} MB. {INSTEAD}")


def _wrong_type(address: str, content_type: str) -> FetchError:
    return FetchError(
        f"{address} is of type {content_type or 'none'!r}; web pages, plain text, PDF, Word, EPUB and OpenDocument can "
        f"be read. Give the address of the page that shows the article. {INSTEAD}"
    )
