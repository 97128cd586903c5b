"""A block of HTML in its parts: headings, table rows, foldable sections, and what is between."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from listgraph.lists.blocks import DIV

_PARTS = re.compile(
    r"<h(?P<heading>[1-6])\b[^<>]*>"
    r"|<(?P<summary>summary)\b[^<>]*>"
    r"|<(?P<row>tr)\b[^<>]*>"
    r"|(?P<begin><details\b[^<>]*>)"
    r"|(?P<end></details\s*>)"
    r"|(?P<table></?table\b[^<>]*>)",
    re.IGNORECASE,
)
_CELL = re.compile(r"<t[dh]\b[^<>]*>(?P<cell>.*?)(?=</t[dh]\s*>|<t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL)
_CLOSING = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("summary", "tr", *(f"h{level}" for level in range(1, 7)))
}
"""The tags that close what holds words. What no such tag closes is text."""


class Part(NamedTuple):
    """A stretch of HTML, ``line`` lines below the block's first, at ``column`` (from 0) of its line.

    ``kind`` is one of ``text``, ``heading``, ``summary``, ``begin`` and ``end`` (of a foldable section),
    ``table`` (where one begins or ends), ``row`` and, within a row, ``cell``; ``level`` is a heading's.
    """

    kind: str
    raw: str
    line: int
    column: int
    level: int = 0


def parts(raw: str) -> Iterator[Part]:
    """The parts of a block of HTML, in order, none of them empty.

    >>> [(part.kind, part.raw.strip()) for part in parts("<h2>A</h2><p>b</p>")]
    [('heading', 'A'), ('text', '<p>b</p>')]
    """
    place = _Place(raw)
    closes = _Closes(raw)
    end = 0
    found = _PARTS.search(raw)
    while found:
        kind = str(found.lastgroup)
        start, stop, after = closes.within(found, kind)
        if after:
            yield from _text(place, end, found.start())
            yield place.part(kind, start, stop, int(found["heading"] or 0))
            end = after
        found = _PARTS.search(raw, after or found.end())
    yield from _text(place, end, len(raw))


class _Closes:
    """Where tags are closed; one that is looked for in vain is not looked for again."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._missing: set[str] = set()

    def within(self, found: re.Match[str], kind: str) -> tuple[int, int, int]:
        """Where what a tag opens begins and ends, and where its closing tag ends; 0 where it has none."""
        if kind not in ("heading", "summary", "row"):
            return *found.span(kind), found.end()
        tag = f"h{found['heading']}" if kind == "heading" else found[kind].lower()
        close = None if tag in self._missing else _CLOSING[tag].search(self._raw, found.end())
        if not close:
            self._missing.add(tag)
            return 0, 0, 0
        return found.end(), close.start(), close.end()


_FOLD = re.compile(rf"<(/?)details\b|^{DIV}", re.IGNORECASE | re.MULTILINE)


def folds(text: str) -> frozenset[int]:
    """The lines, from 1, on which a foldable section or a fenced div begins that is closed somewhere.

    >>> folds("<details>\\n<details>\\n</details>")
    frozenset({2})
    """
    opened: list[int] = []
    closed = set()
    line, last = 1, 0
    for found in _FOLD.finditer(text):
        line += text.count("\n", last, found.start())
        last = found.start()
        if found["div_words"].strip() if found["div_words"] is not None else not found[1]:
            opened.append(line)
        elif opened:
            closed.add(opened.pop())
    return frozenset(closed)


def cells(row: Part) -> Iterator[Part]:
    """The cells of a row."""
    place = _Place(row.raw)
    for found in _CELL.finditer(row.raw):
        part = place.part("cell", *found.span("cell"))
        column = part.column + (row.column if part.line == 0 else 0)
        yield part._replace(line=row.line + part.line, column=column)


class _Place:
    """Where in its lines each character of a text stands."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._lines = [0, *(found.end() for found in re.finditer("\n", raw))]

    def part(self, kind: str, start: int, end: int, level: int = 0) -> Part:
        """The part between two places."""
        line = bisect_right(self._lines, start) - 1
        return Part(kind, self.raw[start:end], line, start - self._lines[line], level)


def _text(place: _Place, start: int, end: int) -> Iterator[Part]:
    if place.raw[start:end].strip():
        yield place.part("text", start, end)
