"""nodes.csv and edges.csv, for pandas, Polars, DuckDB and Excel.

UTF-8 with a byte order mark, by which Excel knows the encoding (the readers named above skip it). All
text is in quotation marks; line ends are ``\\n``. The one change to it is
:func:`~listgraph.markup.formulas.defuse`.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from listgraph.files.artifact import PIECE, Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_COLUMNS, NODE_COLUMNS, Row, edge_rows, joined, node_rows
from listgraph.markup.formulas import defuse
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables."""
    yield Artifact("nodes.csv", lambda: _table(NODE_COLUMNS, node_rows(graph)))
    yield Artifact("edges.csv", lambda: _table(EDGE_COLUMNS, edge_rows(graph)))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\ufeff"
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    empty: dict[str, str | float] = dict.fromkeys(columns, "")
    for row in map(joined, rows):
        writer.writerow({**empty, **{name: _cell(cell) for name, cell in row.items()}}.values())
        if file.tell() > PIECE:
            yield file.getvalue()
            file.seek(0)
            file.truncate()
    yield file.getvalue()


def _cell(cell: str | float) -> str | float:
    if isinstance(cell, str):
        return defuse(cell)
    return cell if not isinstance(cell, bool) else "true" if cell else "false"
