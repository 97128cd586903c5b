"""The parts of an entry that are read on their own: a row, or lines that each have links of their own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from listgraph.entries.reading import Span
from listgraph.entries.roles import role
from listgraph.lists.outline import Document, Entry, Link

_NAMING = re.compile(r"[^\W\d_].*[^\W_]", re.DOTALL)
_PIPES = re.compile(r"\s*\|.*\|\s*$")


class Part(NamedTuple):
    """A part of an entry: its ``links``, and the ``cells`` of a row from the first that names something."""

    span: Span
    links: Sequence[Link]
    cells: tuple[Span, ...] = ()


def parts(document: Document, entry: Entry) -> Iterator[Part]:
    """The parts of ``entry`` that hold links, in order.

    A line without a title of its own (only "code", "paper") belongs to the line before it.
    """
    whole = Span(0, len(entry.text))
    if entry.kind == "row":
        yield Part(whole, entry.links, _naming(entry.text, entry.cells))
    elif "\n" not in entry.text and not _is_row(document, entry.links[0].line):
        yield Part(whole, entry.links)
    else:
        starts = [0, *_beginnings(document, entry)]
        for start, end in zip(starts, [*starts[1:], len(entry.text)], strict=True):
            yield from _lines(document, entry, start, end)


def _beginnings(document: Document, entry: Entry) -> Iterator[int]:
    """Where a line begins that has links and a title of its own, behind others that have links."""
    last = 0
    for before, link in pairwise(entry.links):
        start = entry.text.rfind("\n", 0, link.start) + 1
        if start > last and before.start < start and before.line < link.line and _opens(document, link):
            last = start
            yield start


def _opens(document: Document, link: Link) -> bool:
    """Whether a link has a title of its own, so that a line with it may begin another part."""
    return role(link) in ("", "bare") or _is_row(document, link.line)


def _lines(document: Document, entry: Entry, start: int, end: int) -> Iterator[Part]:
    """The lines from ``start`` to ``end``; a row among them is read as one, and what follows as well."""
    links = _links(entry, start, end)
    if not links:
        return
    if not _is_row(document, links[0].line):
        yield Part(Span(start, end), links)
        return
    begin = entry.text.rfind("\n", 0, links[0].start) + 1
    stop = entry.text.find("\n", begin)
    stop = end if stop < 0 or stop > end else stop
    yield Part(
        Span(begin, stop), _links(entry, begin, stop), _naming(entry.text, [*_cells(entry.text, begin, stop)])
    )
    if stop < end:
        yield from _lines(document, entry, stop + 1, end)


def _links(entry: Entry, start: int, end: int) -> Sequence[Link]:
    """The links that begin in a stretch; one without words may stand behind its last word."""
    first = bisect_left(entry.links, start, key=_start)
    if entry.text[end : end + 1] in ("", "\n"):
        end += 1
    return entry.links[first : bisect_left(entry.links, end, key=_start)]


_start = attrgetter("start")


def _naming(text: str, cells: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The cells of a row from the first that names something: no date, number or mark."""
    for index, (start, end) in enumerate(cells):
        if _NAMING.search(text, start, end):
            return tuple(Span(*cell) for cell in cells[index:])
    return tuple(Span(*cell) for cell in cells)


def _is_row(document: Document, line: int) -> bool:
    """Whether a source line is a table row, in a table or (a header missing) not."""
    return line <= len(document.lines) and bool(_PIPES.match(document.lines[line - 1]))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a row that the parser took for text."""
    for match in re.finditer(r"[^|]+", text[start:end]):
        words = match.group()
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield start + match.start() + lead, start + match.start() + lead + len(words.strip())
