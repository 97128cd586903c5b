"""Addresses that lead elsewhere than their author meant, or carry more than the way to the page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from listgraph.checks.hosts import fault_of_host
from listgraph.checks.lists import Lists, at_destination, at_link, shown
from listgraph.knowledge.describe import is_broken
from listgraph.lists.outline import Document, Entry, Link
from listgraph.problems import Problem
from listgraph.urls import canonicalise
from listgraph.urls.domains import registrable
from listgraph.urls.medium import paper_id
from listgraph.urls.rules import TRACKING, TRACKING_PREFIXES

_EXPECTED = frozenset({"usp"})
"""What Google's own "copy link" adds: nobody takes it for tracking."""


class _Fault(NamedTuple):
    """A way in which an address may be wrong, and what to do about it, with ``{0}`` for what was found."""

    pattern: re.Pattern[str]
    advice: str


_WEB = r"https?:/*"
_WIDE = r"\u3000-\u303f\uff00-\uffef"

_FAULTS = tuple(
    _Fault(re.compile(pattern, re.IGNORECASE), advice)
    for pattern, advice in (
        (r"\[[^\[\]]*\]\(", "a link “{0}…” stands in its place: write its address alone"),
        (rf"{_WEB}$", "nothing stands behind “{0}”: write the rest of the address"),
        (r"(?:https?:?[/\\]+)+https?:?[/\\]+", "it begins twice: leave one of “{0}”"),
        (
            r"https?://[^\s?#]*?(?<![%/][0-9A-F])[^\W_](?=https?://)",
            "another address begins behind “{0}”: leave one of the two",
        ),
        (r"https?:/*(?:\\|%5C)[/\\]*", "backslashes stand in “{0}”: write https://"),
        (r"https?:(?!//(?!/))/*", "two slashes belong behind the colon, not “{0}”: write https://"),
        (
            r"(?!https?://|s?ftp)(?=[htps]{0,6}t[htps]{0,6}p)[htps]{2,7}[:;.：]*[/\\]+",
            "“{0}” is misspelt: write https://",
        ),
        (
            rf"{_WEB}(?:localhost|127\.[\d.]+|0\.0\.0\.0|10(?:\.\d+){{3}}|192\.168(?:\.\d+){{2}})(?=[:/?#]|$)",
            "“{0}” is the reader's own machine or network: write an address of the Web",
        ),
        (rf"{_WEB}[^/?#]*?[{_WIDE}]", "a full-width character stands in the host “{0}”: write it in ASCII"),
        (rf"{_WEB}[^/?#:.@\[]+(?=[:/?#]|$)", "“{0}” names no host: a dot is missing"),
        (r"[!-~]*[，。；、！]", "words stand in it, behind “{0}”: end the address before them"),
    )
)


def faulty(lists: Lists) -> Iterator[Problem]:
    """Each link whose address looks like one of the Web but leads nowhere.

    What is no address at all is told of already, when lists are read. An address that is its own
    text (``open http://localhost:8000``) says what it says, but its host has to be one.
    """
    for document, entry, link in _links(lists):
        if link.is_file or is_broken(link.destination):
            continue
        fault = "" if link.text == link.destination else fault_of(link.destination)
        if fault := fault or fault_of_host(link.destination):
            message = f"{shown(link.destination)} is no address as it stands: {fault}"
            yield at_destination(document, entry, link, "bad-address", message)


def fault_of(destination: str) -> str:
    """What is wrong with an address and what to do; an empty string where nothing is.

    >>> fault_of("htp://example.org"), fault_of("https://example.org")
    ('“htp://” is misspelt: write https://', '')
    """
    destination = destination.strip()
    for fault in _FAULTS:
        if found := fault.pattern.match(destination):
            return fault.advice.format(found.group().strip())
    if _SCHEME.match(destination) or not canonicalise(destination):
        return ""
    return "without https:// before it, it is a file beside the list"


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|git@", re.IGNORECASE)


def mismatched(lists: Lists) -> Iterator[Problem]:
    """Each link whose text is an address, or a paper's number, and which leads to another one."""
    for document, entry, link in _links(lists):
        if link.text == link.destination:
            continue
        said = _other_site(link) or _other_paper(entry, link)
        if said:
            message = f"the text says {shown(said)}, but the link leads to {shown(link.destination)}"
            yield at_link(document, entry, link, "mismatched-address", message)


_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_CUT = ("...", "…")
_ARXIV = re.compile(r"(?<![\d.])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d.])")


def _other_site(link: Link) -> str:
    """The address that is the link's text, where the link leads to another page of its site, or elsewhere.

    What is cut short with dots, or is only the beginning, is the same.
    """
    text = link.text.strip("<>()[]【】")
    if not _ADDRESS.fullmatch(text):
        return ""
    said, meant = canonicalise(text.removesuffix("...").removesuffix("…")), canonicalise(link.destination)
    if not said or not meant or meant.casefold().startswith(said.casefold()):
        return ""
    return "" if text.endswith(_CUT) and registrable(_host(said)) == registrable(_host(meant)) else text


def _host(url: str) -> str:
    return url.split("/")[2]


def _other_paper(entry: Entry, link: Link) -> str:
    """The arXiv number in the link's text where the link leads to another paper of arXiv.

    The number may also stand beside the one such link of an entry.
    """
    leads = _arxiv(link)
    if not leads:
        return ""
    said = set(_ARXIV.findall(link.text))
    if not said and sum(map(bool, map(_arxiv, entry.links))) == 1:
        said = set(_ARXIV.findall(entry.text))
    return f"arXiv:{min(said)}" if said and leads not in said else ""


def _arxiv(link: Link) -> str:
    """The number of the arXiv paper that a link leads to, or an empty string."""
    url = canonicalise(link.destination) if "arxiv" in link.destination.lower() else None
    found = _ARXIV.search(paper_id(url) or "") if url else None
    return found[1] if found else ""


def tracked(lists: Lists) -> Iterator[Problem]:
    """Each link whose address has parameters that only say how the reader came."""
    for document, entry, link in _links(lists):
        names = tracking(link.destination)
        if names:
            message = f"the address of {shown(link.text)} has {', '.join(names)}, which only counts readers"
            yield at_destination(document, entry, link, "tracking", message)


def _links(lists: Lists) -> Iterator[tuple[Document, Entry, Link]]:
    for document in lists.documents:
        for entry, link in document.links():
            yield document, entry, link


def tracking(destination: str) -> tuple[str, ...]:
    """The names of such parameters in an address, each once, in order.

    >>> tracking("https://example.org/a?utm_source=x&id=1&fbclid=2")
    ('utm_source', 'fbclid')
    """
    if "?" not in destination or "://" not in destination:
        return ()
    names = [piece.partition("=")[0] for piece in destination.split("?", 1)[1].split("#")[0].split("&")]
    return tuple(dict.fromkeys(name for name in names if _is_tracking(name.lower())))


def untracked(destination: str) -> str:
    """An address without such parameters.

    >>> untracked("https://example.org/a?utm_source=x&id=1#part"), untracked("https://example.org/?fbclid=2")
    ('https://example.org/a?id=1#part', 'https://example.org/')
    """
    names = tracking(destination)
    if not names:
        return destination
    address, _, rest = destination.partition("?")
    query, mark, fragment = rest.partition("#")
    kept = "&".join(piece for piece in query.split("&") if piece.partition("=")[0] not in names)
    return f"{address}{'?' * bool(kept)}{kept}{mark}{fragment}"


def _is_tracking(name: str) -> bool:
    return (name in TRACKING or name.startswith(TRACKING_PREFIXES)) and name not in _EXPECTED
