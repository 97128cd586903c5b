"""nodes.csv and edges.csv, for pandas, Polars, DuckDB and Excel.

UTF-8 with a byte order mark, by which Excel knows the encoding (the readers named above skip it). All
text is in quotation marks; line ends are ``\\n``. See :func:`defuse` for the one change made to it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_COLUMNS, NODE_COLUMNS, Row, edge_rows, joined, node_rows
from listgraph.rules.rulebook import Rule

# A spreadsheet takes a cell that starts so for a formula; where it splits lines at semicolons or
# tabs (some countries' settings), a cell of its starts in the middle of one of ours.
_FORMULA = r"(?='*[=+\-@＝＋－＠\t\r\n])"
# What pandas takes for a missing value, unless it is told otherwise, though it stands in quotation marks.
_MISSING = (
    r"(?='*(?:#N/A N/A|#N/A|#NA|-1\.#IND|-1\.#QNAN|-NaN|-nan|1\.#IND|1\.#QNAN|<NA>|N/A|NA|NULL|NaN|None"
    r"|n/a|nan|null)\Z)"
)
_DANGER = re.compile(rf"(?:\A|(?<=[;\t\r\n])){_FORMULA}|\A{_MISSING}")
_DEFUSED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))'{_FORMULA}|\A'{_MISSING}")


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables."""
    yield Artifact("nodes.csv", _table(NODE_COLUMNS, node_rows(graph)))
    yield Artifact("edges.csv", _table(EDGE_COLUMNS, edge_rows(graph)))


def defuse(text: str) -> str:
    """``text`` with an apostrophe before a formula, and before what pandas would take for no value.

    >>> defuse("=1+1"), defuse("GPT-3"), defuse("'=quoted"), defuse("None"), defuse("None of it")
    ("'=1+1", 'GPT-3', "''=quoted", "'None", 'None of it')
    """
    return _DANGER.sub("'", text)


def restore(cell: str) -> str:
    """The text that :func:`defuse` made ``cell`` of.

    >>> restore("'=1+1"), restore("''=quoted"), restore("'tis")
    ('=1+1', "'=quoted", "'tis")
    """
    return _DEFUSED.sub("", cell)


def _table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in map(joined, rows))
    return file.getvalue().encode("utf-8-sig", "replace")


def _cell(cell: str | float) -> str | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return defuse(cell) if isinstance(cell, str) else cell
