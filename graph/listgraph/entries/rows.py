"""Links in a row, each with a name and nothing else: "2018.01-2018.06: [A](u) || [B](v) || [C](w)"."""

import re
from collections.abc import Set
from itertools import zip_longest

from listgraph.entries.place import Place
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import role
from listgraph.lists.outline import Entry, Link
from listgraph.memo import for_the_latest
from listgraph.names.called import called

_JOINT = re.compile(r"\s*(?:\|{1,2}|[•·◦‣∙/、,，])\s*")
_LABEL = re.compile(r"[^\n。！？]{0,40}[:：|][\s|*]*|\W*")
"""What stands before a row: what is in it, before a colon, or nothing."""
_END = re.compile(r"(?:[^\w\n]|_)*(?:\n|\Z)")
_FEW = 3
"""Fewer links in a row may be two names for one thing, or a thing and where to get it."""
_MOST = 200
"""More links in a row are a register, in which each name would be weighed with all others."""
_NEAR = 60
"""No label is longer."""
_LONGEST = 30
_BLANKS = 2


def in_row(reading: Reading) -> Place | None:
    """The whole text of an article's link that stands in a row of others; else None."""
    link = reading.link
    if link.start not in _rows(reading.entry):
        return None
    return Place(
        "row|", link.start, link.start + len(called(link.text)), Span(link.end, link.end), plain=True
    )


@for_the_latest
def _rows(entry: Entry) -> Set[int]:
    """Where the links begin that stand in rows which are all of a line."""
    found: set[int] = set()
    row: list[Link] = []
    for link, behind in zip_longest(entry.links, entry.links[1:]):
        row.append(link)
        if behind is None or not _JOINT.fullmatch(entry.text, link.end, behind.start):
            if _is_row(entry.text, row):
                found |= {each.start for each in row}
            row = []
    return found


def _is_row(text: str, row: list[Link]) -> bool:
    """Whether links are all of a line behind its label, and their texts as short as names."""
    if not _FEW <= len(row) <= _MOST or any(_is_said(link) for link in row):
        return False
    start = row[0].start
    near = max(0, start - _NEAR)
    line = text.rfind("\n", near, start) + 1 or near
    return bool(_LABEL.fullmatch(text, line, start) and _END.match(text, row[-1].end))


def _is_said(link: Link) -> bool:
    """Whether a link's text is more than a name, or says what part it plays."""
    return len(link.text) > _LONGEST or link.text.count(" ") > _BLANKS or bool(role(link))
