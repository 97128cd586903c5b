"""A destination taken apart, each part in the normal form of RFC 3986; nothing about any site."""

import re
from functools import lru_cache
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import quote

from listgraph.urls.domains import is_bare_host, normal_host

LONGEST = 8192
"""Characters of a URL, as given or canonical; servers refuse longer ones."""

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SAFE = r"A-Za-z0-9\-._~!$&()*+,;=:@/?"
_REQUOTE = re.compile(rf"%(?:[0-9A-Fa-f]{{2}})?|[^%{_SAFE}]+")
_PLAIN = re.compile(rf"[{_SAFE}#]*")
_SPACES = (0x85, 0xA0, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)
_EDGES = "".join(map(chr, (*range(0x21), *_SPACES)))
_SPACED = re.compile(r"(?i:https?):/+[^\s/]+/[!-~]*(?: +[!-~]+)*")

_SCHEME = re.compile(r"(?:(?:git\+)?https?:/+)+|//|(?:git|(?:git\+)?ssh)://", re.IGNORECASE)
_WEB = re.compile(r"(?P<scheme>https?:/+|//|(?=[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)))", re.IGNORECASE)
_UNFIT = re.compile(rf"[^{_SAFE}%']+|%(?![0-9A-Fa-f]{{2}})")
_NAMED = re.compile(
    r"(?i:doi):(?P<doi>10\..+)|(?i:arxiv):(?P<arxiv>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})",
    re.ASCII,
)
_GAP = re.compile(r"^(doi|arxiv):\s+", re.IGNORECASE)
_SCP = re.compile(r"git@([\w.-]+):(.+)", re.ASCII)
_PARTS = re.compile(
    r"(?:[^/?#]*@)?(\[[0-9A-Fa-f:]{2,39}\]|[^/?#:@]*)(?::([0-9]{0,6}))?(?=[/?#]|$)"
    r"([^?#]*)(?:\?([^#]*))?(?:#(.*))?",
    re.DOTALL,
)

_TWICE = re.compile(r"(?<!:)/{2,}")
_AMPERSAND = re.compile(r"(?:amp;)+")
_PORTS = frozenset(("22", "80", "443", "9418"))


class Address(NamedTuple):
    """The parts of a web address. ``params`` are the pieces of its query, as ``key=value``.

    ``port`` is empty for a default one; path, params and fragment are ASCII, percent-encoded.
    """

    host: str
    port: str
    path: str
    params: tuple[str, ...]
    fragment: str


@lru_cache(maxsize=1 << 12)
def parse(destination: str) -> Address | None:
    """The parts of ``destination``, its host as written; None where it is no absolute web address."""
    if len(destination) > LONGEST:
        return None
    plain = _PLAIN.fullmatch(destination)
    text = destination if plain else _tidy(destination)
    found = _PARTS.fullmatch(_without_scheme(text)) if text else None
    if not found or not found[1]:
        return None
    host, port, path, query, fragment = found.groups("")
    if port and not 0 < int(port) < 65536:
        return None
    port = str(int(port)) if port else ""
    if not plain:
        path, query = requote(path), requote(query)
    if fragment:
        fragment = requote(fragment)
    return Address(host, "" if port in _PORTS else port, normal_path(path), _params(query), fragment)


def spelled(destination: str) -> str | None:
    """``destination`` with a scheme, and with what may not stand in an IRI percent-encoded; else as it is.

    None where it has none that the Web knows, or white space shows that it is prose.

    >>> spelled("//e.org/“a”?b=1#c#d"), spelled("mailto:a@e.org")
    ('https://e.org/%E2%80%9Ca%E2%80%9D?b=1#c%23d', None)
    """
    plain = _PLAIN.fullmatch(destination)
    text = destination if plain else _tidy(destination)
    found = _WEB.match(text) if text else None
    if not text or not found:
        return None
    scheme = "http" if found["scheme"].lower().startswith("http:") else "https"
    whole, _, fragment = text[found.end() :].partition("#")
    if plain and not fragment:
        return f"{scheme}://{whole}"
    place, question, query = whole.partition("?")
    host, slash, path = place.partition("/")
    if not host.isascii():
        host = normal_host(host) or host
    return "".join((f"{scheme}://{host}{slash}", _encoded(path), question, _encoded(query),
                    "#" if fragment else "", _encoded(fragment)))  # fmt: skip


def _encoded(text: str) -> str:
    return _UNFIT.sub(lambda found: quote(found[0], safe="", errors="replace"), text)


def _tidy(text: str) -> str | None:
    """``text`` without what browsers ignore; None where white space shows that it is prose."""
    text = text.strip(_EDGES)
    text = re.sub(r"[\t\r\n]+", "", text).replace("\\", "/")
    text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    text = _GAP.sub(r"\1:", text)
    if re.search(r"\s", text) and not (_SPACED.fullmatch(text) and text.count("://") == 1):
        return None
    return text


def _without_scheme(text: str) -> str:
    """What follows the scheme, or what would follow it if there were one; else an empty string."""
    if scheme := _SCHEME.match(text):
        return text[scheme.end() :]
    if named := _NAMED.fullmatch(text):
        return f"doi.org/{named['doi']}" if named["doi"] else f"arxiv.org/abs/{named['arxiv']}"
    if scp := _SCP.fullmatch(text):
        return f"{scp[1]}/{scp[2]}"
    return text if is_bare_host(re.split("[/?#:]", text, maxsplit=1)[0]) else ""


def requote(text: str) -> str:
    """``text`` percent-encoded: upper-case digits, nothing encoded that needs not be.

    >>> requote("/%7euser/%e4%BD%a0好 100%")
    '/~user/%E4%BD%A0%E5%A5%BD%20100%25'
    """
    return text if _PLAIN.fullmatch(text) and "#" not in text else _REQUOTE.sub(_requoted, text)


def _requoted(found: re.Match[str]) -> str:
    text = found[0]
    if text[0] != "%":
        return quote(text, safe="")
    if len(text) == 1:
        return "%25"
    char = chr(int(text[1:], 16))
    return char if char in _UNRESERVED else text.upper()


def normal_path(path: str) -> str:
    """``path`` without dot segments, doubled slashes and a slash at its end; empty for the root."""
    if "//" in path:
        path = _TWICE.sub("/", path)
    if "/." in path:
        path = normpath(path)
    return path.rstrip("/")


def _params(query: str) -> tuple[str, ...]:
    """The pieces of ``query``; an ampersand may have been escaped for HTML once too often."""
    if not query:
        return ()
    pieces = query.split("&")
    if "amp;" in query:
        pieces = [piece[found.end() :] if (found := _AMPERSAND.match(piece)) else piece for piece in pieces]
    return tuple(piece for piece in pieces if piece)
