"""Addresses that carry more than the way to the page."""

from collections.abc import Iterator

from listgraph.checks.lists import Lists, shown
from listgraph.knowledge import Problem
from listgraph.urls.rules import TRACKING, TRACKING_PREFIXES

_EXPECTED = frozenset({"usp"})
"""What Google's own "copy link" adds: nobody takes it for tracking."""


def tracked(lists: Lists) -> Iterator[Problem]:
    """Each link whose address has parameters that only say how the reader came."""
    for document in lists.documents:
        for entry in document.entries:
            for link in entry.links:
                names = tracking(link.destination)
                if names:
                    message = (
                        f"the address of {shown(link.text)} has {', '.join(names)}, which only counts readers"
                    )
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
