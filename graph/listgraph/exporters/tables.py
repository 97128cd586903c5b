"""nodes.csv and edges.csv, for pandas, Polars, DuckDB and Excel.

UTF-8 with a byte order mark, by which Excel knows the encoding (the readers named above skip it). All
text is in quotation marks; line ends are ``\\n``. The one change to it is
:func:`~listgraph.markup.formulas.defuse`.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_COLUMNS, NODE_COLUMNS, Row, edge_rows, joined, node_rows
from listgraph.markup.formulas import defuse
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables."""
    yield Artifact("nodes.csv", _table(NODE_COLUMNS, node_rows(graph)))
    yield Artifact("edges.csv", _table(EDGE_COLUMNS, edge_rows(graph)))


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
