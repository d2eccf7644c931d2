"""Which web addresses may be fetched: the guard against addresses that lead to machines that are not public.

A page that anybody can use must not fetch for a stranger what only its own machine can see (server-side request
forgery, OWASP SSRF Prevention Cheat Sheet). So the name is looked up here, every address it stands for is checked, and
the connection goes to a checked address, not to the name, which could lead elsewhere a moment later.
"""

from __future__ import annotations

import re
import socket
import threading
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from songngu.errors import FetchError
from songngu.readers.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from httpx import URL

INSTEAD = "Or open the page in your browser, save it, and open the saved file."

_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://")
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)", re.IGNORECASE)
_MOST = 4096  # characters of an address; servers take 8,000 at most, papers use 200

# The IANA special-purpose registries (RFC 6890) and what is private by custom; our own list, for that of Python's
# `is_global` has changed within its versions.
_SPECIAL_4 = """
0.0.0.0/8; 10.0.0.0/8; 100.64.0.0/10; 127.0.0.0/8; 169.254.0.0/16; 172.16.0.0/12; 192.0.0.0/24; 192.0.2.0/24
192.88.99.0/24; 192.168.0.0/16; 198.18.0.0/15; 198.51.100.0/24; 203.0.113.0/24; 224.0.0.0/4; 240.0.0.0/4
168.63.129.16/32
"""  # the last one answers to every machine in Azure
_GLOBAL_6 = IPv6Network("2000::/3")
_SPECIAL_6 = "2001::/23; 2001:db8::/32; 2002::/16; 2620:4f:8000::/48; 3fff::/20"  # 2001:0::/32 Teredo, 2002:: 6to4
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: how a network with IPv6 only reaches IPv4
_MAPPED = IPv6Network("::ffff:0:0/96")


@cache
def _special() -> tuple[list[IPv4Network], list[IPv6Network]]:
    networks = [ip_network(text) for text in (*phrases(_SPECIAL_4), *phrases(_SPECIAL_6))]
    return [n for n in networks if isinstance(n, IPv4Network)], [n for n in networks if isinstance(n, IPv6Network)]


def is_public(address: str) -> bool:
    """Tell whether an IP address, written in full, is a global unicast address: one machine of the public internet.

    IPv4 inside IPv6 (mapped, NAT64) counts as what it holds; 6to4 and Teredo, given up by all, are never public.
    """
    try:
        ip = ip_address(address)
    except ValueError:  # also a zone: "fe80::1%eth0"
        return False
    if isinstance(ip, IPv6Address) and (ip in _NAT64 or ip in _MAPPED):
        ip = IPv4Address(int(ip) & 0xFFFFFFFF)
    special_4, special_6 = _special()
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in special_4)
    return ip in _GLOBAL_6 and ip.scope_id is None and not any(ip in network for network in special_6)


def look_up(host: str) -> list[str]:
    """Return the IP addresses that a host name stands for, as the system finds them. Raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be fetched.

    `ports` are those a server may have, `also` are IP addresses that are allowed though they are not public, and
    `names` looks up a host. All but the defaults are for tests against a server on this machine: neither the command
    line nor the page passes a guard.
    """

    ports: frozenset[int] = frozenset({80, 443})
    also: frozenset[str] = frozenset()
    names: Callable[[str], list[str]] = field(default=look_up)

    def addresses(self, host: str, *, timeout: float) -> list[str]:
        """Return the IP addresses of a host; raises FetchError where one of them is not public or none is found."""
        found = _within(timeout, lambda: self.names(host), host)
        if not found:
            raise FetchError(f"{host} has no address. Check the spelling of the address. {INSTEAD}")
        for address in found:
            if address not in self.also and not is_public(address):
                raise FetchError(
                    f"{host} leads to {address}, which is not an address of the public internet; only pages that "
                    f"everybody can see are fetched. {INSTEAD}"
                )
        return found


PUBLIC = Guard()
"""What is allowed outside of tests: ports 80 and 443 of public addresses."""


def _within(timeout: float, names: Callable[[], list[str]], host: str) -> list[str]:
    """Look names up in a thread of its own: the system takes no time limit for it and may wait for a minute."""
    found: list[list[str] | Exception] = []

    def run() -> None:
        try:
            found.append(names())
        except (OSError, UnicodeError, ValueError) as error:
            found.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(timeout, 0))
    if not found:
        raise FetchError(f"Looking up {host} took too long. Check the network and try again. {INSTEAD}")
    if isinstance(found[0], Exception):
        raise FetchError(
            f"{host} cannot be found ({found[0]}). Check the spelling of the address and the network. {INSTEAD}"
        ) from found[0]
    return found[0]


def is_address(text: str) -> bool:
    """Tell whether a text is an address and not a path: it begins with a scheme, as "https://" does."""
    return bool(_SCHEME.match(text))


def parse_address(text: str, guard: Guard = PUBLIC) -> URL:
    """Take an address apart and check what can be seen of it without looking anything up; raises FetchError."""
    import httpx

    shown = repr(text[:200])
    if len(text) > _MOST:
        raise FetchError(f"The address {shown}… is too long: {len(text)} characters, {_MOST} are allowed.")
    try:
        url = httpx.URL(text.strip())
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"{shown} is no valid address ({error}). Copy it again from your browser.") from error
    if url.userinfo:
        shown = repr(str(url.copy_with(userinfo=b""))[:200])  # a password is not said again
    if problem := _problem(url, host, guard):
        raise FetchError(f"The address {shown} is not fetched: {problem} {INSTEAD}")
    return url.copy_with(fragment=None)


def _problem(url: URL, host: str, guard: Guard) -> str:
    """Say what is wrong with an address, "" where nothing is."""
    port = url.port if url.port is not None else {"http": 80, "https": 443}.get(url.scheme, 0)
    if url.scheme not in {"http", "https"}:
        return f"its scheme is {url.scheme!r}, allowed are http and https."
    if not host:
        return "it names no host."
    if url.userinfo:
        return "it holds a user name or password, which are not sent. Take out what stands before the @."
    if port not in guard.ports:
        return f"its port is {port}, allowed are {' and '.join(map(str, sorted(guard.ports)))}."
    if _is_odd_number(host):
        return f"its host {host!r} is a number in an unusual form. Write the host by its name."
    if ":" not in host and not all(0 < len(label) < 64 for label in host.removesuffix(".").split(".")):
        return f"its host {host[:100]!r} is no name of a host."
    if _is_ip(host) and host not in guard.also and not is_public(host):
        return f"{host} is not an address of the public internet."
    return ""


def _is_odd_number(host: str) -> bool:
    """Tell whether a host is an IPv4 address in decimal, octal, hexadecimal or short form (URL Standard, 3.5)."""
    last = host.rstrip(".").rpartition(".")[2]
    return bool(_NUMBER.fullmatch(last)) and not _is_ip(host)


def _is_ip(host: str) -> bool:
    try:
        return str(ip_address(host)) == host or ":" in host  # IPv6 may be written in several ways
    except ValueError:
        return False
