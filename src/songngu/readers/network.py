"""Connections that go only to checked addresses, and end at a deadline however slowly the other side sends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpcore

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from songngu.readers.addresses import Guard

_ONE_ADDRESS = 5.0  # seconds; where a host has several, a dead one must not use up the time of the others


class GuardedNetwork(httpcore.NetworkBackend):
    """Opens connections to the addresses that a guard allows, until `deadline` on the monotonic clock.

    The name is looked up and its addresses checked here, in the one place through which every connection goes. Names of
    certificates are checked against the host all the same: httpcore keeps it apart from what it connects to.
    """

    def __init__(self, guard: Guard, deadline: float) -> None:
        """Keep what is allowed and until when."""
        self._guard = guard
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's name; the deadline decides
        local_address: str | None = None,  # noqa: ARG002 - httpcore's name; any will do
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore's name; none is needed
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers; raises FetchError where one of them is not allowed."""
        addresses = self._guard.addresses(host, timeout=self._deadline - time.monotonic())
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            left = _left(self._deadline, httpcore.ConnectTimeout)
            try:
                stream = self._network.connect_tcp(address, port, timeout=min(left, _ONE_ADDRESS))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failed or httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as in connect_tcp
        return self._stream.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as in connect_tcp
        self._stream.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as in connect_tcp
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, error: type[httpcore.TimeoutException]) -> float:
    """Return the seconds left, more than none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise error("the time is over")
    return left
