"""Addresses that are wrong to the eye, differ from what is shown, or carry more than the way to the page."""

import re
from collections.abc import Iterator

from listgraph.checks.lists import Lists, shown
from listgraph.knowledge import Problem
from listgraph.medium import paper_id
from listgraph.outline import Link
from listgraph.urls import canonicalise
from listgraph.urls.domains import is_bare_host
from listgraph.urls.rules import TRACKING, TRACKING_PREFIXES

_RIGHT = r"(?i:https?)://(?![/\\])"
_ODD = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"(?i:https?):/*(?:[?#].*)?", "nothing stands behind https://"),
        (rf"{_RIGHT}(?i:https?):?/.*", "https:// stands twice: remove one"),
        (
            rf"(?!{_RIGHT})(?i:h?t{{1,3}}p{{1,2}}s?|htpps?|hhttps?)[ :;]*[:;/\\](?:[/\\]|%5C)*\w.*",
            "it is to begin with https://",
        ),
        (
            rf"{_RIGHT}(?i:localhost|127\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)(?:[:/].*)?",
            "only its author's machine has it",
        ),
        (rf"{_RIGHT}[^/.:?#\[]+(?:[:/?#].*)?", "its host has no dot: something is missing"),
        (rf"{_RIGHT}[^？]*[。，；：！（）【】“”、《》].*", "a full-width mark stands in it"),
    )
)
"""How an address may be wrong, each with what to say of it."""

_EXPECTED = frozenset({"usp"})
"""What Google's own "copy link" adds: nobody takes it for tracking."""


def odd(lists: Lists) -> Iterator[Problem]:
    """Each link whose address cannot be meant so."""
    for document, link in lists.links():
        advice = _oddity(link.destination)
        if advice:
            message = f"the address {shown(link.destination)} is none: {advice}"
            yield Problem(document.path, link.line, "odd-address", message)


def _oddity(destination: str) -> str:
    for pattern, advice in _ODD:
        if pattern.fullmatch(destination):
            return advice
    host, slash, _ = destination.partition("/")
    if (slash or host.startswith("www.")) and is_bare_host(host):
        return "without https:// it is a file beside the list"
    return ""


_SHOWN_URL = re.compile(r"(?:https?://|www\.)[^\s…]+", re.IGNORECASE)


def otherwise(lists: Lists) -> Iterator[Problem]:
    """Each link whose text is an address, or the number of a paper, but another one than it leads to."""
    for document, link in lists.links():
        if _is_otherwise(link):
            message = f"the text shows {shown(link.text)}, but leads to {shown(link.destination)}"
            yield Problem(document.path, link.line, "other-address", message)


def _is_otherwise(link: Link) -> bool:
    text = link.text.strip("<> ")
    is_url, is_paper = _SHOWN_URL.fullmatch(text), text.casefold().startswith(("arxiv:", "doi:"))
    if not is_url and not is_paper:
        return False
    shows, leads = canonicalise(text), canonicalise(link.destination)
    if shows is None or leads is None or shows == leads:
        return False
    if is_paper:
        return paper_id(leads) is not None and paper_id(shows) != paper_id(leads)
    # A text may be cut short, or be the host alone.
    return not text.endswith("..") and not leads.startswith(shows)


def tracked(lists: Lists) -> Iterator[Problem]:
    """Each link whose address has parameters that only say how the reader came."""
    for document, link in lists.links():
        names = tracking(link.destination)
        if names:
            message = f"the address of {shown(link.text)} has {', '.join(names)}, which only counts readers"
            yield Problem(document.path, link.line, "tracking", message)


def tracking(destination: str) -> tuple[str, ...]:
    """The names of such parameters in an address, each once, in order.

    >>> tracking("https://example.org/a?utm_source=x&id=1&fbclid=2")
    ('utm_source', 'fbclid')
    """
    if "?" not in destination or "://" not in destination:
        return ()
    names = [piece.partition("=")[0] for piece in destination.split("?", 1)[1].split("#")[0].split("&")]
    return tuple(dict.fromkeys(name for name in names if _is_tracking(name.lower())))


def _is_tracking(name: str) -> bool:
    return (name in TRACKING or name.startswith(TRACKING_PREFIXES)) and name not in _EXPECTED
