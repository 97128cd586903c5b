"""A name behind its maker's: "Lake University: [Teal](…)", "Acme：Teal-1" in a cell, "[Acme][Teal-1] …"."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from listgraph.entries.makers import is_institute
from listgraph.entries.openings import TAG
from listgraph.entries.place import Place
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import role
from listgraph.names.called import called
from listgraph.names.name import Name

_LONGEST = 32
"""So many characters behind a maker may be a name."""
_WORDS = 3
_MOST = 3
"""So many names, or links, begin at one place at most."""
_start = attrgetter("start")


def behind_maker(reading: Reading, at: Place | None, found: Sequence[Name]) -> Place | None:
    """Where the name stands, if ``at`` only has its maker's; else ``at``. In a tag it may stand nowhere else.

    ``found`` are the entry's names: a maker is known, or called an institute.
    """
    if at is None or not (at.is_before_colon or "tag|" in at.shape):
        return at
    text = reading.entry.text
    first = bisect_left(found, at.start, key=_start)
    known = any(
        name.kind == "Organization" and name.end >= at.end
        for name in found[first : first + _MOST]
        if name.start == at.start
    )
    if not (known or is_institute(text[at.start : at.end])):
        return at
    start = at.rest.start
    if not at.is_before_colon:
        return _next_tag(text, at)
    behind = bisect_left(reading.entry.links, start, key=_start)
    links = (link for link in reading.entry.links[behind : behind + _MOST] if link.start == start)
    link = next((link for link in links if not role(link)), None)
    end = link.end if link else at.rest.end if reading.cells else start
    words = text[start:end].strip()
    if not words or len(words) > _LONGEST or words.count(" ") >= _WORDS or "\n" in words:
        return at
    shape = f"maker {at.shape}"
    rest = Span(end, max(end, at.rest.end if link else len(text)))
    return Place(shape, start, start + len(called(words)), rest, plain=True)


def _next_tag(text: str, at: Place) -> Place | None:
    """The tag behind a maker's; none where nothing is: "[Acme] Counting Birds"."""
    tag = TAG.match(text, at.rest.start, at.rest.end)
    if not tag or tag["filed"]:
        return None
    start, end = tag.span(tag.lastgroup or 0)
    return Place(at.shape, start, end, Span(tag.end(), at.rest.end))
