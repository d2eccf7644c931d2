"""Addresses that may not be fetched, in all the ways there are to write them."""

import threading
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songngu.errors import FetchError
from songngu.readers.addresses import PUBLIC, Guard, is_address, is_public, parse_address

HOSTILE = [
    # schemes
    "ftp://bao.vn/a.txt",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1:11211/stats",
    "data://text/plain,abc",
    "javascript://bao.vn/%0aalert(1)",
    "ws://bao.vn/",
    "jar:http://bao.vn!/a",
    # this machine
    "http://localhost/",
    "http://LOCALHOST./",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7F.0.0.1/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://127.0.0.01/",
    "http://127.0.0.1./",
    "http://127.0.0.0x1/",
    "http://00000000177.0.0.1/",
    "http://127。0。0。1/",
    "http://１２７.０.０.１/",
    "http://①②⑦.⓪.⓪.①/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::1]/",
    "http://[2001:0:7f00:1::1]/",
    # the network around it
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[::ffff:10.0.0.1]/",
    # ports, credentials, and what is no address
    "http://bao.vn:22/",
    "https://bao.vn:8443/",
    "http://bao.vn:0/",
    "http://bao.vn:99999/",
    "http://admin:admin@bao.vn/",
    "http://bao.vn@127.0.0.1/",
    "http://127.0.0.1:80#@bao.vn/",
    "http://bao.vn:80@10.0.0.1/",
    "http://",
    "http:///bao.vn",
    "http://?bao.vn",
    "http://bao..vn/",
    "http://bao.vn\\@127.0.0.1/",
    "http://bao.vn/\r\nHost: 127.0.0.1",
    "http://[::1",
    "http://" + "a" * 5000,
    "http://" + "a" * 300 + ".vn/",
]


def all_public(host: str) -> list[str]:
    """Say of every name but this machine's that it is public: what is refused then is refused for itself."""
    return ["127.0.0.1", "::1"] if host.rstrip(".").lower() == "localhost" else ["1.1.1.1"]


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_addresses_are_refused(address: str) -> None:
    with pytest.raises(FetchError) as refused:
        connect(address)
    assert len(str(refused.value)) < 1000
    assert "admin:admin" not in str(refused.value)


def connect(address: str) -> list[str]:
    """Return what would be connected to."""
    return Guard(names=all_public).addresses(parse_address(address).raw_host.decode(), timeout=1)


@pytest.mark.parametrize(
    ("address", "host", "target"),
    [
        ("https://vnexpress.net/bai-1.html?x=1#gop-y", b"vnexpress.net", b"/bai-1.html?x=1"),
        ("  HTTP://Bao.VN  ", b"bao.vn", b"/"),
        ("https://báo.vn/thời-sự", b"xn--bo-mia.vn", b"/th%E1%BB%9Di-s%E1%BB%B1"),
        ("http://1.1.1.1/", b"1.1.1.1", b"/"),
        ("http://[2606:4700::1111]:80/", b"2606:4700::1111", b"/"),
        ("https://24h.com.vn:443/", b"24h.com.vn", b"/"),
    ],
)
def test_addresses_of_pages(address: str, host: bytes, target: bytes) -> None:
    url = parse_address(address)
    assert (url.raw_host, url.raw_path) == (host, target)


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        (["1.1.1.1"], True),
        (["1.1.1.1", "2606:4700::1111"], True),
        (["64:ff9b::1.1.1.1"], True),
        (["::ffff:1.1.1.1"], True),
        (["1.1.1.1", "127.0.0.1"], False),
        (["1.1.1.1", "fe80::1%2"], False),
        (["1.1.1.1", "192.168.1.1"], False),
        (["2002:101:101::1"], False),
        (["nonsense"], False),
        ([], False),
    ],
)
def test_every_address_of_a_host_must_be_public(found: list[str], *, fits: bool) -> None:
    guard = Guard(names=lambda _: found)
    if fits:
        assert guard.addresses("bao.vn", timeout=1) == found
    else:
        with pytest.raises(FetchError, match=r"^bao\.vn "):
            guard.addresses("bao.vn", timeout=1)


def test_looking_up_a_name_takes_no_longer_than_allowed() -> None:
    asked = threading.Event()

    def slow(_: str) -> list[str]:
        asked.wait(20)
        return ["1.1.1.1"]

    with pytest.raises(FetchError, match="took too long"):
        Guard(names=slow).addresses("bao.vn", timeout=0.05)
    asked.set()


@given(st.ip_addresses(v=4))
def test_what_python_knows_to_be_private_is_not_public(address: IPv4Address) -> None:
    known = address.is_private or address.is_multicast or address.is_reserved or address.is_loopback
    assert not (known and is_public(str(address)))
    assert is_public(str(address)) == is_public(f"::ffff:{address}") == is_public(f"64:ff9b::{address}")


@given(st.ip_addresses(v=6))
def test_ipv6_is_public_only_in_the_global_range(address: IPv6Address) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_fetch_error(text: str) -> None:
    try:
        url = parse_address(f"http://{text}")
    except FetchError:
        return
    assert url.port in {None, 80, 443}
    assert not url.userinfo


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://bao.vn", True),
        (" HTTP://bao.vn", True),
        ("ftp://bao.vn", True),
        ("C:\\bài.txt", False),
        ("C:/bài.txt", False),
        ("bao.vn/bai.html", False),
        ("a/https://b", False),
        ("mailto:a@bao.vn", False),
    ],
)
def test_an_address_is_known_by_its_scheme(text: str, *, address: bool) -> None:
    assert is_address(text) is address


def test_what_users_may_fetch_is_the_public_web_alone() -> None:
    assert (PUBLIC.ports, PUBLIC.also) == (frozenset({80, 443}), frozenset())
