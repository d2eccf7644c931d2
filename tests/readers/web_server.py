"""A real web server on this machine that answers as the tests of fetching need, well and badly."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = "127.0.0.1"


@dataclass
class Answer:
    """What the server sends for a path: a status, headers, a body, and how slowly."""

    body: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0  # seconds before each byte of the body
    head_pause: float = 0.0  # seconds before each byte of the status line
    cut: bool = False  # promises a longer body than it sends


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


def packed(body: bytes, **headers: str) -> Answer:
    return Answer(gzip.compress(body), headers={"Content-Encoding": "gzip", **headers})


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path, Answer(b"<p>No such page</p>", status=404))
        try:
            self._send(answer)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def _send(self, answer: Answer) -> None:
        for letter in b"HTTP/1.1 200 OK\r\n" if answer.head_pause else b"":
            time.sleep(answer.head_pause)
            self.wfile.write(bytes([letter]))
        self.send_response(answer.status)
        if answer.type:
            self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body) + 100 * answer.cut))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        step = 1 if answer.pause else len(answer.body) or 1
        for start in range(0, len(answer.body), step):
            time.sleep(answer.pause)
            self.wfile.write(answer.body[start : start + step])
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in http.server
        """Stay quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]]

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet about clients that hang up."""


@dataclass
class Site:
    """A running server: its port, what it answers by path, and what it was asked, with the headers."""

    port: int
    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]]
    scheme: str = "http"

    def url(self, path: str = "/", host: str = HERE) -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


@contextmanager
def serve(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a server for the length of a test."""
    server = _Server((HERE, 0), _Handler)
    server.answers, server.asked = {}, []
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Site(server.server_port, server.answers, server.asked, "http" if tls is None else "https")
    finally:
        server.shutdown()
        server.server_close()
