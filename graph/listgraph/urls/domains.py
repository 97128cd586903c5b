"""Host names: their normal form, and where a name that someone registered begins. Offline."""

import re
from functools import cache, lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote

import idna
from publicsuffixlist import PublicSuffixList

_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_LONGEST = 253  # characters of a host name, RFC 1035

_FILE_TYPES = frozenset(
    """
    am app bz cc cfd do foo gg id in la lc ly map md ml mm mov ms name one page ph pl pm ps pub py rs sc sh so
    st tf top vi zip
    """.split()  # noqa: SIM905
)
"""Top-level domains that end the name of a file (README.md, setup.py) more often than a bare host."""

_RESERVED = frozenset(
    ("example", "test", "invalid", "localhost", "local", "internal", "lan", "home", "onion")
)
"""Top-level domains that nobody hands out and that are in use: in examples, at home, in Tor."""


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=1 << 16)
def registrable(host: str) -> str:
    """The part of ``host`` that someone registered, or rents on a shared host; else ``host``.

    >>> registrable("cs.princeton.edu"), registrable("a.b.github.io"), registrable("10.0.0.1")
    ('princeton.edu', 'b.github.io', '10.0.0.1')
    """
    if host.rpartition(".")[2].isdigit():
        return host
    return _suffixes().privatesuffix(host) or host


def is_known_host(text: str) -> bool:
    """Whether ``text`` is a name under a suffix that is handed out, or one kept for examples and tests.

    >>> is_known_host("example.com"), is_known_host("www.notion.soundefined"), is_known_host("com")
    (True, False, False)
    """
    host = text.lower().strip(".")
    name, _, top = host.rpartition(".")
    if not name or not _NAME.fullmatch(host):
        return False
    return top in _RESERVED or _suffixes().publicsuffix(host, accept_unknown=False) is not None


def is_bare_host(text: str) -> bool:
    """Whether ``text``, a destination's first step, is sure to be a host though no scheme says so.

    >>> is_bare_host("example.com"), is_bare_host("acme.org"), is_bare_host("org")
    (True, True, False)
    >>> is_bare_host("README.md"), is_bare_host("www.foo.md")
    (False, True)
    """
    host = text.lower()
    if "." not in host or not _NAME.fullmatch(host):
        return False
    suffix = _suffixes().publicsuffix(host, accept_unknown=False)
    if suffix is None or suffix == host:
        return False
    return host.startswith("www.") or suffix.rpartition(".")[2] not in _FILE_TYPES


def normal_host(text: str) -> str | None:
    """``text`` in lower case and ASCII (IDNA), or None where it cannot be a host on the web.

    >>> normal_host("GitHub.com."), normal_host("bücher.example"), normal_host("a b.com")
    ('github.com', 'xn--bcher-kva.example', None)
    >>> normal_host("[2001:DB8:0:0::1]"), normal_host("[2001::db8::1]")
    ('[2001:db8::1]', None)
    """
    text = unquote(text)
    if text[:1] == "[":
        return f"[{six}]" if (six := number_in(text)) else None
    host = text.lower() if text.isascii() else _ascii(text)
    host = host.rstrip(".")
    if len(host) > _LONGEST or not _NAME.fullmatch(host):
        return None
    if host.rpartition(".")[2].isdigit():
        return host if is_number(host) else None
    return host if "." in host or host == "localhost" else None


def _ascii(text: str) -> str:
    """The IDNA form of ``text``, or an empty string where it has none."""
    if len(text) > _LONGEST:
        return ""
    try:
        return idna.encode(text, uts46=True).decode("ascii")
    except UnicodeError:
        return ""


def is_number(host: str) -> bool:
    """Whether a host is an IPv4 address, and no name."""
    try:
        IPv4Address(host)
    except AddressValueError:
        return False
    return True


def number_in(host: str) -> str:
    """The IPv6 address that a host in brackets is, in its shortest form; empty where it is none.

    One that stands for an IPv4 address is none: it has no one form. Nor is one within a zone of one machine.

    >>> number_in("[2001:DB8:0::1]"), number_in("[::ffff:192.0.2.1]"), number_in("[fe80::1%1]")
    ('2001:db8::1', '', '')
    """
    try:
        number = IPv6Address(host.removeprefix("[").removesuffix("]"))
    except AddressValueError:
        return ""
    return "" if number.ipv4_mapped or number.scope_id else number.compressed
