"""A block of HTML in its parts: headings, table rows, foldable sections, and what is between."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PARTS = re.compile(
    r"<h(?P<level>[1-6])\b[^>]*>(?P<heading>.*?)</h(?P=level)\s*>"
    r"|<summary\b[^>]*>(?P<summary>.*?)</summary\s*>"
    r"|(?P<begin><details\b[^>]*>)"
    r"|(?P<end></details\s*>)"
    r"|(?P<table></?table\b[^>]*>)"
    r"|<tr\b[^>]*>(?P<row>.*?)</tr\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CELL = re.compile(r"<t[dh]\b[^>]*>(?P<cell>.*?)(?=</t[dh]\s*>|<t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL)


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
    end = 0
    for found in _PARTS.finditer(raw):
        yield from _text(raw, end, found.start())
        kind = str(found.lastgroup)
        yield _part(kind, raw, *found.span(kind), int(found["level"] or 0))
        end = found.end()
    yield from _text(raw, end, len(raw))


_FOLD = re.compile(r"<(/?)details\b", re.IGNORECASE)


def folds(text: str) -> frozenset[int]:
    """The lines, from 1, on which a foldable section begins that is closed somewhere.

    >>> folds("<details>\\n<details>\\n</details>")
    frozenset({2})
    """
    opened: list[int] = []
    closed = set()
    line, last = 1, 0
    for found in _FOLD.finditer(text):
        line += text.count("\n", last, found.start())
        last = found.start()
        if not found[1]:
            opened.append(line)
        elif opened:
            closed.add(opened.pop())
    return frozenset(closed)


def cells(row: Part) -> Iterator[Part]:
    """The cells of a row."""
    for found in _CELL.finditer(row.raw):
        part = _part("cell", row.raw, *found.span("cell"))
        column = part.column + (row.column if part.line == 0 else 0)
        yield part._replace(line=row.line + part.line, column=column)


def _text(raw: str, start: int, end: int) -> Iterator[Part]:
    if raw[start:end].strip():
        yield _part("text", raw, start, end)


def _part(kind: str, raw: str, start: int, end: int, level: int = 0) -> Part:
    line = raw.count("\n", 0, start)
    return Part(kind, raw[start:end], line, start - (raw.rfind("\n", 0, start) + 1), level)
