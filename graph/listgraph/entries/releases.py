"""The name of what a sentence brings in, a place for names as others are: of it, too, siblings tell."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from listgraph.cues import plain, words
from listgraph.entries.lead import behind_lead
from listgraph.entries.place import Place
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import role
from listgraph.lists.outline import Entry, Link

_WHO = (
    r"(?:(?:[Ww]e|Our team|The team)(?:['’]ve| have|['’]re| are)? "
    r"(?:(?:[a-z]+ly|just|also|now|happy|excited|proud|pleased|glad|delighted) )*(?:to )?)?"
)
_BRINGS = re.compile(
    rf"[^\w\n]*{_WHO}(?i:{words('subject', 'released')}) "
    r"(?:(?:the|our|an?|two|new|first|latest|open|series|family|of) )*"
)
_BRINGS_ZH = re.compile(
    rf"(?:【[^【】\n]{{1,12}}】\s?)?[^\n，,。！!:：【】]{{0,20}}?{words('subject', 'released_zh')}\s?"
)
_OWNER = r"(?:[A-Za-z][\w.-]*/)?"
_NAME = re.compile(rf"{_OWNER}(?P<name>[A-Za-z][\w.+-]*[\w+](?: (?=[A-Z\d])[\w.+-]*[\w+]){{0,2}})", re.ASCII)
_COINED = re.compile(r"[A-Za-z][a-z]*(?:[A-Z\d]| \d|-[A-Za-z\d])")
_JOINT = re.compile(r" ?(?:,? and|&|,|/|、|和|与|以及) ?")
_IS_OUT_ZH = re.compile(rf"\s?{words('subject', 'out_zh')}")
_IS_OUT = re.compile(rf"[^\n:.|]{{0,40}}?{plain('subject', 'acts')}", re.IGNORECASE)
_MOST = 4
"""So many links of a line are looked at."""
_FAR = 400
"""A sentence names in so many characters what it brings in."""


def released(reading: Reading) -> Place | None:
    """Where a sentence that brings in something names it: "We release AviNet-2, …", "AviNet-2 is out".

    In Chinese: "我们开源了 AviNet-2", "AviNet-2 开源". Of several, each link that holds one has that, and the
    first link the first; no other link tells of it.
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
    if not at and found and (not reading.is_own or _is_first(entry, link, line)):
        at = found[0]
    return Place("released|", at.start, at.end, Span(at.end, end), plain=True) if at else None


def _is_first(entry: Entry, link: Link, line: int) -> bool:
    """Whether a link is the first from ``line`` on, or only such as say what part they play are before it."""
    first = bisect_left(entry.links, line, key=attrgetter("start"))
    links = entry.links[first : first + _MOST]
    return links[0] is link or link is next((each for each in links if not role(each)), None)


def _named(text: str, start: int, end: int) -> Iterator[Span]:
    """The names in a sentence behind what brings them in, or before what says that they are out."""
    brings = _BRINGS.match(text, start, end) or _BRINGS_ZH.match(text, start, end)
    name = _NAME.match(text, brings.end(), end) if brings else None
    if not name:
        name = _NAME.match(text, start, end)
        name = name if name and _is_out(text, name.end(), end) else None
    while name and _COINED.match(name["name"]):
        yield Span(*name.span("name"))
        joint = _JOINT.match(text, name.end(), end)
        name = _NAME.match(text, joint.end(), end) if joint else None


def _is_out(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a name says that its thing is out."""
    return bool(_IS_OUT_ZH.match(text, start, end) or _IS_OUT.match(text, start, end))
