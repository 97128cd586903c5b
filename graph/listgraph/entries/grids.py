"""Rows that are several things side by side, or below one another in a cell, under no headers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from listgraph.entries.reading import Span
from listgraph.entries.roles import role
from listgraph.lists.outline import Entry, Link

_LINES = re.compile(r"[^\n\u2028]+")
_SIGN = re.compile(r"\s*(?:[•·▪◦‣●○*+–-]\s|\d{1,2}[.)、]\s?)\s*")
"""What an item begins with, in a cell as well."""
_start = attrgetter("start")


def grid(entry: Entry) -> Sequence[tuple[Span, Link]]:
    """Each of the things in a row, where it is nothing but the links of several; else none.

    A header over them all is none of their columns'.
    """
    headers = set(entry.columns[1:] if any(entry.columns[:1]) else entry.columns)
    if len(entry.links) < 2 or not (headers <= {""} or (set(entry.columns) == headers and len(headers) == 1)):
        return ()
    found = []
    for cell in entry.cells:
        for line in _LINES.finditer(entry.text, *cell):
            sign = _SIGN.match(entry.text, *line.span())
            start = sign.end() if sign else line.start()
            words = entry.text[start : line.end()].strip()
            link = _link_at(entry.links, start, line.end())
            if words and not (link and link.text.strip() == words and not role(link)):
                return ()
            if link:
                found.append((Span(*line.span()), link))
    return found if len(found) == len(entry.links) else ()


def is_item(text: str, link: Link, cell: Span) -> bool:
    """Whether a link opens an item in a cell: "1. [Eels](u)<br>2. [Perch](v)"."""
    begin = max(text.rfind("\n", cell.start, link.start), text.rfind("\u2028", cell.start, link.start)) + 1
    sign = _SIGN.match(text, max(begin, cell.start), link.start)
    return sign is not None and sign.end() >= link.start - 1


def _link_at(links: Sequence[Link], start: int, end: int) -> Link | None:
    """The link that begins in a stretch, where it is the only one."""
    first = bisect_left(links, start, key=_start)
    return links[first] if bisect_right(links, end, key=_start) == first + 1 else None
