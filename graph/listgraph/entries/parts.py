"""The parts of an entry that are read on their own: a row, or lines that each have links of their own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from listgraph.entries.columns import from_name
from listgraph.entries.grids import grid
from listgraph.entries.reading import Span
from listgraph.entries.roles import is_generic, role
from listgraph.lists.outline import Document, Entry, Link

_NAMING = re.compile(r"[^\W\d_].*[^\W_]", re.DOTALL)
_PIPES = re.compile(r"\s*\|.*\|\s*$")

_NEXT = re.compile(
    r"[\])）】]?\s*(?:[,，;；、|/]\s*+(?:and\s++)?|\band\s|[和与及&])\s*+"
    r"(?P<name>[^\W_a-z](?:[^,，;；、|/()（）\n]*?[^,，;；、|/()（）\s])??)\s*+[:：]?\s*+[\[(（【]?"
)
"""What stands between two links where another thing begins."""
_NTH = re.compile(r"(?:part|vol(?:ume)?|lecture|week|day|session|chapter|v|no)?\.?\s?\d+\b|第", re.IGNORECASE)
"""What numbers the links of one thing."""


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
        things = grid(entry)
        yield from (Part(span, [link]) for span, link in things)
        if not things:
            yield Part(whole, entry.links, _naming(entry.text, from_name(entry, entry.cells)))
    elif "\n" not in entry.text and not _is_row(document, entry.links[0].line):
        yield from _things(entry, Part(whole, entry.links))
    else:
        starts = [0, *_beginnings(document, entry)]
        for start, end in zip(starts, [*starts[1:], len(entry.text)], strict=True):
            yield from _lines(document, entry, start, end)


def _things(entry: Entry, part: Part) -> Iterator[Part]:
    """The parts of one that says the same of several things: "BERT [paper](u), T5 [paper](v)".

    Each link plays a part, and behind a comma stand a name and a link of a part that the thing before has.
    """
    if len(part.links) == 1:
        yield part
        return
    text, start, first, had = entry.text, part.span.start, 0, set[str]()
    roles = [role(link) for link in part.links]
    if len(roles) == len(set(roles)) or not all(roles) or "bare" in roles:
        yield part
        return
    for index, link in enumerate(part.links):
        before = part.links[index - 1].end if index else start
        found = _NEXT.fullmatch(text, before, link.start) if index else None
        if found and roles[index] in had and not is_generic(found["name"]) and not _NTH.match(found["name"]):
            yield Part(Span(start, found.start("name")), part.links[first:index])
            start, first, had = found.start("name"), index, set()
        had.add(roles[index])
    yield Part(Span(start, part.span.end), part.links[first:])


def _beginnings(document: Document, entry: Entry) -> Iterator[int]:
    """Where a line begins that has links and a title of its own, behind others that have links."""
    last, titles = 0, _bold_titles(document, entry)
    for before, link in pairwise(entry.links):
        start = entry.text.rfind("\n", 0, link.start) + 1
        if start <= last or before.start >= start or before.line >= link.line:
            continue
        if entry.text[max(0, start - 2) : start].strip()[-1:] in _GOES_ON:
            continue
        behind = bisect_right(titles, before.start)
        own = titles[behind] if behind < len(titles) and titles[behind] <= link.start else -1
        if own >= 0 or _opens(document, link):
            last = own if own >= 0 else start
            yield last


_GOES_ON = frozenset("，、")
"""With these a line ends that the next one goes on from."""


def _bold_titles(document: Document, entry: Entry) -> Sequence[int]:
    """Where the lines of a paragraph begin that open with a title in bold, if its first line does.

    Where many open in bold, names of things will do.
    """
    if entry.kind != "paragraph":
        return []
    starts = [0, *(end.end() for end in re.finditer("\n", entry.text))]
    bold = {start: _bold_words(document, entry, start) for start in starts if start < len(entry.text)}
    found = [start for start, words in bold.items() if words.count(" ") >= _TITLE_BLANKS]
    named = [start for start, words in bold.items() if words and not is_generic(words)]
    if len(named) >= _MANY and len({bold[start] for start in named}) == len(named):
        found = named
    return found if found[:1] == [0] else []


def _bold_words(document: Document, entry: Entry, start: int) -> str:
    """The words in bold with which a line begins; empty where it does not."""
    line, column = entry.locate(start)
    bold = _BOLD.match(document.lines[line - 1])
    return bold["words"] if bold and bold.end("mark") == column else ""


_BOLD = re.compile(r"\s*(?P<mark>\*\*|__)(?P<words>[^*_\n]{2,300})(?:\*\*|__)")
_TITLE_BLANKS = 2
"""A title in bold has as many: fewer words before a colon say what a line holds."""
_MANY = 4
"""As many lines with each its own words in bold are a list of the things called so."""


def _opens(document: Document, link: Link) -> bool:
    """Whether a link has a title of its own, so that a line with it may begin another part."""
    return role(link) in ("", "bare") or _is_row(document, link.line)


def _lines(document: Document, entry: Entry, start: int, end: int) -> Iterator[Part]:
    """The lines from ``start`` to ``end``; a row among them is read as one, and what follows as well."""
    links = _links(entry, start, end)
    if not links:
        return
    if not _is_row(document, links[0].line):
        yield from _things(entry, Part(Span(start, end), links))
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
    if line > len(document.lines):
        return False
    text = document.lines[line - 1]
    return "|" in text and bool(_PIPES.match(text))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a row that the parser took for text."""
    for match in re.finditer(r"[^|]+", text[start:end]):
        words = match.group()
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield start + match.start() + lead, start + match.start() + lead + len(words.strip())
