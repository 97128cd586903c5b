"""Where an entry puts the name of its thing, by the shape of the entry alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from listgraph.cues import words
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import TRIM, role
from listgraph.lists.outline import Document


class Place(NamedTuple):
    """The text from ``start`` to ``end`` stands where an entry's name does; ``rest`` says more of it.

    ``shape`` is how one sees that. Entries of one shape are siblings. ``title`` says that the name
    begins a title, in which words before a colon may be no name; ``column`` is the header of a cell.
    """

    shape: str
    start: int
    end: int
    rest: Span
    title: bool = False
    column: str = ""


_LEAD = re.compile(
    r"(?:\[[ xX]\])?[\s\-–—*•·>.,\"“”'‘✅⭐🌟🔥📙🎥🆕️]*"
    r"(?:[(（\[【]?(?:19|20)\d\d(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?)?[)）\]】]?[\s:：,|-]*)?"
    r"(?:\[\d{1,3}\]\s*|\d{1,3}[.)、]\s*)?[\s*\"“]*(?:(?:Introducing|Announcing|Presenting|Meet) (?=[A-Z]))?"
)
"""What stands before a name: marks, a date, a number."""
_TAG = re.compile(r"[\[【](?P<name>[^\[\]【】\n]{2,40})[\]】][\s:：]*(?=\S)")
_COLON = re.compile(r"(?P<name>[^:：\n|。，]{2,48}?)\s?[:：](?!//)\s*(?=\S)")
_DASH = re.compile(r"(?P<name>[^:：\n|。，]{2,48}?)(?:\s+[-–—]+\s+|\s?—+\s?)(?=\S)")
_BEHIND = re.compile(r"\s*(?:(?P<colon>[:：])|(?P<dash>[-–—]+)\s|[(（,，|]|)\s*")
_NAMING = re.compile(words("columns", "name"), re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_ANCHOR = re.compile(r"(?!https?:)[^#]*#")
"""A place in this list or in another one: what stands there is its table of contents."""
_TITLE = re.compile(words("columns", "title"), re.IGNORECASE)
_LONGEST = 48
"""No name is longer."""


def place(document: Document, reading: Reading) -> Place | None:
    """Where ``reading`` has the name of its thing; None where it has no plain place for one."""
    entry = reading.entry
    if reading.prose or reading.above or _ANCHOR.match(reading.link.destination):
        return None
    if entry.kind == "row" or reading.cells:
        return next(_in_cells(document, reading), None)
    if _WORD.search(entry.text, entry.text.rfind("\n", 0, reading.context.start) + 1, reading.context.start):
        return None
    line_end = entry.text.find("\n", reading.context.start + 1)
    end = reading.context.end if line_end < 0 else min(line_end, reading.context.end)
    return _within(document, reading, Span(reading.context.start, end), "")


def _in_cells(document: Document, reading: Reading) -> Iterator[Place]:
    """The name in a row: in the column of names, else in the first cell that names something."""
    entry = reading.entry
    columns = [*entry.columns, *[""] * len(entry.cells)]
    headed = [
        (Span(*cell), column.strip(TRIM))
        for column, cell in zip(columns, entry.cells, strict=False)
        if _NAMING.fullmatch(column.strip(TRIM))
    ]
    first = next(((cell, columns[entry.cells.index(tuple(cell))]) for cell in reading.cells[:1]
                  if tuple(cell) in entry.cells), None)  # fmt: skip
    for cell, column in headed or ([first] if first else []):
        found = _within(document, reading, cell, column)
        if found:
            yield found
        elif 1 < cell.end - cell.start <= _LONGEST and not _TITLE.fullmatch(column):
            rest = Span(cell.end, len(entry.text))
            yield _at("cell", "", "|".join(entry.columns), column, cell.start, cell.end, rest)


def _within(document: Document, reading: Reading, part: Span, column: str) -> Place | None:
    text = reading.entry.text
    lead = _LEAD.match(text, part.start, part.end)
    start = lead.end() if lead else part.start
    quoted = text[start - 1 : start] in ('"', "“") if start else False
    link = next((k for k in reading.entry.links if k.start <= start < k.end and not role(k)), None)
    marks = f"{'b' if _is_bold(document, reading, start) else ''}{'q' if quoted else ''}{'l' if link else ''}"
    table = "|".join(reading.entry.columns) if column or reading.cells else ""
    tag = _TAG.match(text, start, part.end)
    if tag:
        return _at("tag", marks, table, column, *tag.span("name"), Span(tag.end(), part.end))
    if link and len(link.text) <= _LONGEST and not re.search("[:：]", link.text):
        behind = _BEHIND.match(text, link.end, part.end)
        kind = (behind.lastgroup or "whole") if behind else "whole"
        end = link.start + len(link.text.rstrip(TRIM))
        return _at(f"link-{kind}", marks, table, column, start, end, Span(behind.end() if behind else end, part.end))
    for kind, pattern in (("colon", _COLON), ("dash", _DASH)):
        found = pattern.match(text, start, part.end)
        if found:
            inside = bool(link and found.end() <= link.end)
            title = quoted or inside or not _is_bold(document, reading, start)
            return _at(kind, marks, table, column, *found.span("name"), Span(found.end(), part.end), title)
    return None


def _at(
    kind: str, marks: str, table: str, column: str, start: int, end: int, rest: Span, title: bool = False
) -> Place:
    return Place("|".join((kind, marks, table)), start, end, rest, title, column)


def _is_bold(document: Document, reading: Reading, start: int) -> bool:
    line, column = reading.entry.locate(start)
    before = document.lines[line - 1][:column] if 0 < line <= len(document.lines) else ""
    return before.rstrip('"“[').endswith(("**", "__", "<b>", "<strong>"))
