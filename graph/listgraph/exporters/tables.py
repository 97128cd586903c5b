"""nodes.csv and edges.csv, for pandas, Polars, DuckDB and Excel.

UTF-8 with a byte order mark, by which Excel knows the encoding (the readers named above skip it). All
text is in quotation marks; line ends are ``\\n``. See :func:`defuse` for the one change made to it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from listgraph.files.artifact import PIECE, Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_COLUMNS, NODE_COLUMNS, Cell, Row, edge_rows, node_rows
from listgraph.rules.rulebook import Rule

# A spreadsheet takes a cell that starts so for a formula; where it splits lines at semicolons or
# tabs (some countries' settings), a cell of its starts in the middle of one of ours.
_FORMULA = r"(?='*[=+\-@＝＋－＠\t\r\n])"
_DANGER = re.compile(rf"(?:\A|(?<=[;\t\r\n])){_FORMULA}")
_DEFUSED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))'{_FORMULA}")
_BEGINS = frozenset("'=+-@＝＋－＠\t\r\n")
_PARTS = ";\t\r\n"
"""What begins a formula, and what it may stand behind within a cell."""


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables."""
    yield Artifact("nodes.csv", lambda: _table(NODE_COLUMNS, node_rows(graph)))
    yield Artifact("edges.csv", lambda: _table(EDGE_COLUMNS, edge_rows(graph)))


def defuse(text: str) -> str:
    """``text`` with an apostrophe before whatever a spreadsheet would run as a formula.

    >>> defuse("=1+1"), defuse("GPT-3"), defuse("'=quoted")
    ("'=1+1", 'GPT-3', "''=quoted")
    """
    harmless = text[:1] not in _BEGINS and not any(char in text for char in _PARTS)
    return text if harmless else _DANGER.sub("'", text)


def restore(cell: str) -> str:
    """The text that :func:`defuse` made ``cell`` of.

    >>> restore("'=1+1"), restore("''=quoted"), restore("'tis")
    ('=1+1', "'=quoted", "'tis")
    """
    return _DEFUSED.sub("", cell)


def _table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\ufeff"
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    empty = dict.fromkeys(columns, "")
    for row in rows:
        writer.writerow({**empty, **{name: _cell(cell) for name, cell in row.items()}}.values())
        if file.tell() > PIECE:
            yield file.getvalue()
            file.seek(0)
            file.truncate()
    yield file.getvalue()


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return defuse(cell)
    return cell if not isinstance(cell, bool) else "true" if cell else "false"
