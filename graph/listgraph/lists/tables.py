"""Tables as GitHub reads them: a row may have fewer or more cells than the header.

mistune takes a table with one such row for a paragraph. The rule here is that of the GitHub
Flavored Markdown spec, §4.10, but for what exceeds the header: the spec drops it, and here it goes
into the last cell, since no link may be lost. What a row lacks stays away: cells that nobody wrote
would be as many as the square of the text. And rows that but a blank line parts from a table of as many
cells go on with it, as they do for who reads the source.
"""

import re
from collections.abc import Sequence
from re import Match
from typing import Any

from mistune.block_parser import BlockParser
from mistune.core import BlockState

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r":?-+:?|")


def parse_table(_: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """The end of the table whose header is at ``m``; None where the next line does not make it one.

    A mistune rule: the table is appended to ``state``, its cells not yet parsed.
    """
    header = _cells(m.group())
    pos = m.end()
    line = state.get_line(pos)
    delimiters = _cells(line)
    delimited = "|" in line and "-" in line and all(map(_DELIMITER.fullmatch, delimiters))
    if delimited and len(delimiters) == len(header):
        return _table(header, pos + len(line), state)
    return _table([], m.start(), state) if _goes_on(m.group(), header, state.tokens) else None


def _table(header: list[str], pos: int, state: BlockState) -> int:
    """The end of the table whose rows begin at ``pos``; one without a header has that of the table above."""
    rows = []
    while pos < state.cursor_max and "|" in (line := state.get_line(pos)):
        rows.append(_row(_cells(line, len(header)), head=False))
        pos += len(line)
    head = {"type": "table_head", "children": _row(header, head=True)["children"]}
    state.append_token({"type": "table", "children": [head, {"type": "table_body", "children": rows}]})
    return pos


def _goes_on(line: str, cells: Sequence[str], above: Sequence[dict[str, Any]]) -> bool:
    """Whether a line is one more row of the table from which but a blank line parts it."""
    kinds = [token["type"] for token in above[-2:]]
    if kinds != ["table", "blank_line"] or not line.lstrip().startswith("|"):
        return False
    head, body = above[-2]["children"]
    first = head["children"] or body["children"][0]["children"]
    return len(cells) == len(first)


def _cells(line: str, most: int = 0) -> list[str]:
    """The cells of a row, with or without pipes at its ends; no more than ``most``, the last ones together.

    What stands together stands as in the source.

    >>> _cells("| a | b \\\\| c"), _cells("a | b |"), _cells("|a|b|c | d|", 2)
    (['a', 'b \\\\| c'], ['a', 'b'], ['a', 'b|c | d'])
    """
    row = line.strip()
    pipes = [pipe.span() for pipe in _PIPE.finditer(row)]
    starts, ends = [0, *(end for _, end in pipes)], [*(start for start, _ in pipes), len(row)]
    places = list(zip(starts, ends, strict=True))
    closed = len(places) > 1 and starts[-1] == len(row)
    places = places[not ends[0] : len(places) - closed]
    if 0 < most < len(places):
        places[most - 1 :] = [(places[most - 1][0], places[-1][1])]
    return [row[start:end].strip() for start, end in places]


def _row(cells: list[str], head: bool) -> dict[str, Any]:
    children = [
        {"type": "table_cell", "text": cell, "attrs": {"align": None, "head": head}} for cell in cells
    ]
    return {"type": "table_row", "children": children}
