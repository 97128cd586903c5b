"""The name of what a sentence brings in, a place for names as others are: of it, too, siblings tell."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from listgraph.cues import plain, words
from listgraph.entries.lead import behind_lead
from listgraph.entries.place import Place
from listgraph.entries.reading import Reading, Span

_WHO = (
    r"(?:(?:[Ww]e|Our team|The team)(?:['’]ve| have|['’]re| are)? "
    r"(?:(?:[a-z]+ly|just|also|now|happy|excited|proud|pleased|glad|delighted) )*(?:to )?)?"
)
_BRINGS = re.compile(
    rf"[^\w\n]*{_WHO}(?i:{words('subject', 'released')}) "
    r"(?:(?:the|our|an?|two|new|first|latest|open|series|family|of) )*"
)
_NAME = re.compile(r"[A-Za-z][\w.+-]*[\w+](?: (?=[A-Z\d])[\w.+-]*[\w+]){0,2}")
_COINED = re.compile(r"[A-Za-z][a-z]*(?:[A-Z\d]|-[A-Za-z\d])")
_JOINT = re.compile(r" ?(?:,? and|&|,|/) ?")
_IS_OUT = re.compile(rf"[^\n:.|]{{0,40}}?{plain('subject', 'acts')}", re.IGNORECASE)
_FAR = 400
"""A sentence names in so many characters what it brings in."""


def released(reading: Reading) -> Place | None:
    """Where a sentence that brings in something names it: "We release AviNet-2, …", "AviNet-2 is out".

    Of several, each link that holds one has that, and the first link the first; no other link tells of it.
    """
    entry, link = reading.entry, reading.link
    far = max(0, link.start - _FAR)
    line = entry.text.rfind("\n", far, link.start) + 1
    if far and not line:
        return None
    end = entry.text.find("\n", link.end, line + 2 * _FAR)
    end = end if end >= 0 else min(len(entry.text), line + 2 * _FAR)
    start = behind_lead(entry.text, line, min(end, line + _FAR))
    found = list(_named(entry.text, start, end))
    at = next((span for span in found if link.start <= span.start < link.end), None)
    if not at and found and entry.links[bisect_left(entry.links, line, key=attrgetter("start"))] is link:
        at = found[0]
    return Place("released|", at.start, at.end, Span(at.end, end), plain=True) if at else None


def _named(text: str, start: int, end: int) -> Iterator[Span]:
    """The names in a sentence behind what brings them in, or before what says that they are out."""
    brings = _BRINGS.match(text, start, end)
    name = _NAME.match(text, brings.end() if brings else start, end)
    if not name or not (brings or _IS_OUT.match(text, name.end(), end)):
        return
    while name and _COINED.match(name.group()):
        yield Span(*name.span())
        joint = _JOINT.match(text, name.end(), end)
        name = _NAME.match(text, joint.end(), end) if joint else None
