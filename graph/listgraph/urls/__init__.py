"""Canonical URLs: what of an address names the thing, and what does not. String functions only.

Two links to one page get one address: tracking parameters, fragments, mobile hosts, versions of a
paper and redirect wrappers go; what a site's own addresses are made of stays. The canonical URL is
for telling pages apart; what a list wrote is kept beside it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar
from urllib.parse import unquote

from listgraph.urls.domains import normal_host, number_in, registrable
from listgraph.urls.rules import (
    ALIASES,
    BLOGSPOT,
    CODED,
    DOCUMENT,
    DOCUMENT_HOSTS,
    FILE_HOSTS,
    RULES,
    TRACKING,
    TRACKING_PREFIXES,
    TRACKING_VALUES,
    WIKIS,
    WRAPPERS,
    Rule,
)
from listgraph.urls.syntax import LONGEST, Address, normal_path, parse, spelled

__all__ = ["as_written", "canonicalise", "is_web_url", "listed", "split"]

_SIGNS = r"[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*(?:%[0-9A-Fa-f]{2}[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*)*"
_WEB_URL = re.compile(
    r"(?i:https?)://(?:[A-Za-z0-9_.-]+|(?P<six>\[[0-9A-Fa-f:]{2,39}\]))(?::[0-9]{1,5})?"
    rf"(?:[/?]{_SIGNS})?(?:#{_SIGNS})?"
)
_INDEX = re.compile(r"(?:/(?:index\.html?)?)+$")
_PORT = re.compile(r":\d*$")
_ROUNDS = 8

_Row = TypeVar("_Row")


def is_web_url(text: str) -> bool:
    """Whether ``text`` is an absolute address of the Web that may stand as it is, in RDF too.

    >>> is_web_url("https://e.org/a"), is_web_url("a b"), is_web_url("README.md"), is_web_url("https://e.org/“a”")
    (True, False, False, False)
    """
    found = _WEB_URL.fullmatch(text)
    return found is not None and (found["six"] is None or bool(number_in(found["six"])))


@lru_cache(maxsize=1 << 16)
def canonicalise(destination: str) -> str | None:
    """The canonical URL of a link's destination, or None where it is no address of the Web.

    It is ASCII, an IRI as it stands, and canonicalising it gives itself. Nothing is asked of the
    network, and no string raises.

    >>> canonicalise("http://www.arxiv.org/pdf/1810.04805v2.pdf")
    'https://arxiv.org/abs/1810.04805'
    >>> canonicalise("github.com/OpenAI/GPT-2.git"), canonicalise("README.md")
    ('https://github.com/openai/gpt-2', None)
    """
    address = _unwrapped(destination)
    if address is None:
        return None
    for _ in range(_ROUNDS):  # dropping one thing may lay bare another
        before, address, is_ruled = address, *_simplified(address)
        if not is_ruled or address == before:
            break
    text = _text(address)
    return text if len(text) <= LONGEST else None


def as_written(destination: str) -> str | None:
    """The address that a destination leads to, before what is known of its site; None for none.

    >>> as_written("http://www.e.org/a?utm_source=x")
    'https://e.org/a?utm_source=x'
    """
    address = _unwrapped(destination)
    return _text(address) if address else None


@lru_cache(maxsize=1 << 14)
def listed(destination: str) -> str | None:
    """The address that a destination is, as the list has it; None where it is no address of the Web.

    What may not stand in an IRI is percent-encoded, a missing scheme is added. It is None as well where it
    holds a password.

    >>> listed("http://www.e.org:8080/a/#安装"), listed("e.org/a b")
    ('http://www.e.org:8080/a/#%E5%AE%89%E8%A3%85', None)
    """
    text = spelled(destination)
    return text if text and is_web_url(text) and parse(text) else None


@lru_cache(maxsize=1 << 12)
def split(url: str) -> tuple[str, str, str]:
    """Host, path and query of a canonical URL.

    >>> split("https://e.org:8080/a?b=c#d")
    ('e.org', '/a', 'b=c')
    """
    rest, _, query = url[len("https://") :].partition("#")[0].partition("?")
    host, slash, path = rest.partition("/")
    return _PORT.sub("", host) if ":" in host else host, slash + path, query


def _unwrapped(destination: str) -> Address | None:
    address = _located(destination)
    while address and (inner := _wrapped(address)):
        address = inner
    return address


def _located(destination: str) -> Address | None:
    """The parts of ``destination`` with its host in normal form."""
    address = parse(destination)
    host = _host(address.host) if address else None
    if address is None or host is None:
        return None
    if host == address.host:
        return address
    return Address(host, address.port, address.path, address.params, address.fragment)


@lru_cache(maxsize=1 << 16)
def _host(text: str) -> str | None:
    """The one name of a host: normal form, without ``www.``, not the one for telephones."""
    host = normal_host(text)
    if host is None:
        return None
    host = BLOGSPOT.sub(".com", WIKIS.sub("", host))
    if host.startswith("www.") and "." in host[4:] and registrable(host[4:]) == host[4:]:
        host = host[4:]  # deeper down, www.cs.example.edu may be all there is
    return ALIASES.get(host, host)


def _wrapped(address: Address) -> Address | None:
    """The address that ``address`` only sends the reader on to."""
    paths = _for_host(WRAPPERS, address.host)
    for name in paths.get(address.path, ()) if paths else ():
        value = next((piece for piece in address.params if _name(piece) == name), "")
        inner = _located(unquote(value[len(name) + 1 :]))
        if inner:
            return inner
    return None


def _simplified(address: Address) -> tuple[Address, bool]:
    """``address`` after one round of what is known of its site, and if anything is; else of all sites.

    What holds for all sites leaves nothing for a second round.
    """
    host, path = address.host, normal_path(address.path)
    if host not in FILE_HOSTS and path.endswith(("/index.html", "/index.htm")):
        path = _INDEX.sub("", path)
    if not address.port:
        for rule in _for_host(RULES, host) or ():
            found = rule.path.fullmatch(path)
            if found and (not rule.needs or rule.needs in map(_name, address.params)):
                return _applied(rule, found, host, path, address.params), True
    fragment = address.fragment if _is_document(host, path, address.fragment) else ""
    return Address(host, address.port, path, _kept(address.params, None), fragment), False


def _is_document(host: str, path: str, fragment: str) -> bool:
    """Whether a fragment is what the page shows; else it is a place in the page."""
    return bool(fragment) and (
        host in DOCUMENT_HOSTS or DOCUMENT.match(fragment) is not None
        or (not path and CODED.fullmatch(fragment) is not None)
    )  # fmt: skip


def _for_host(table: Mapping[str, _Row], host: str) -> _Row | None:
    """The row of ``host`` or, failing that, of any name right under its parent."""
    return table.get(host) or table.get("*" + host[host.find(".") :])


def _applied(rule: Rule, found: re.Match[str], host: str, path: str, params: tuple[str, ...]) -> Address:
    if rule.to:
        groups = found.groups("")
        groups = (*map(_folded, groups[: rule.fold]), *groups[rule.fold :])
        place, _, query = rule.to.format(*groups, host=host, sub=host.partition(".")[0]).partition("?")
        host, _, path = place.partition("/")
        path = f"/{path}"
        params = (query, *params) if query else params
    return Address(host, "", path, _kept(params, rule.keep), "")


def _folded(text: str) -> str:
    """``text`` in lower case, but not the digits of what is percent-encoded."""
    lower = text.lower()
    return re.sub(r"%[0-9a-f]{2}", lambda found: found[0].upper(), lower) if "%" in lower else lower


def _kept(params: tuple[str, ...], keep: tuple[str, ...] | None) -> tuple[str, ...]:
    """The parameters ``keep``, in that order; where it is None, all but tracking, by name."""
    if not params:
        return ()
    if keep is None:
        return tuple(sorted((piece for piece in params if not _is_tracking(piece)), key=_name))
    values: dict[str, str] = {}
    for piece in params:
        name, _, value = piece.partition("=")
        values.setdefault(name, value)
    if values.get("p") == "1":  # the first part of a video is the video
        del values["p"]
    return tuple(f"{name}={values[name].replace('%3D', '=')}" for name in keep if values.get(name))


def _name(piece: str) -> str:
    return piece.partition("=")[0]


def _is_tracking(piece: str) -> bool:
    name, _, value = piece.partition("=")
    name = name.lower()
    if name in TRACKING or name.startswith(TRACKING_PREFIXES):
        return True
    values = TRACKING_VALUES.get(name)
    return values is not None and values.fullmatch(value) is not None


def _text(address: Address) -> str:
    port = f":{address.port}" if address.port else ""
    query = "?" + "&".join(address.params) if address.params else ""
    fragment = f"#{address.fragment}" if address.fragment else ""
    return f"https://{address.host}{port}{address.path}{query}{fragment}"
