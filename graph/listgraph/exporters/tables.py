"""nodes.csv and edges.csv, for pandas, Polars, DuckDB and Excel.

UTF-8 with a byte order mark, by which Excel knows the encoding (the readers named above skip it). All
text is in quotation marks; line ends are ``\\n``. The one change to it is
:func:`~listgraph.markup.formulas.defuse`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from listgraph.files.artifact import Artifact, Part
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Cell,
    Row,
    join,
    rows_of_edges,
    rows_of_nodes,
)
from listgraph.knowledge.shards import Shard, shards
from listgraph.markup.formulas import defuse
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables."""
    yield Artifact("nodes.csv", partial(_nodes, graph))
    yield Artifact("edges.csv", partial(_edges, graph))


def _nodes(graph: KnowledgeGraph) -> Iterator[str | Part]:
    yield _head(NODE_COLUMNS)
    for shard in shards(graph):
        yield Part(shard.key, partial(_rows_of_nodes, graph.base, shard))


def _rows_of_nodes(base: str, shard: Shard) -> str:
    return _written(NODE_COLUMNS, rows_of_nodes(base, shard.nodes))


def _edges(graph: KnowledgeGraph) -> Iterator[str | Part]:
    yield _head(EDGE_COLUMNS)
    for shard in shards(graph):
        yield Part(shard.key, partial(_rows_of_edges, shard))


def _rows_of_edges(shard: Shard) -> str:
    return _written(EDGE_COLUMNS, rows_of_edges(shard.facts))


def _head(columns: Sequence[str]) -> str:
    return "\ufeff" + ",".join(map(_cell, columns)) + "\n"


def _written(columns: Sequence[str], rows: Iterable[Row]) -> str:
    return "".join(
        [",".join([_cell(row[name]) if name in row else _EMPTY for name in columns]) + "\n" for row in rows]
    )


_EMPTY = '""'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, bool):
        return '"true"' if cell else '"false"'
    return _text(join(cell)) if isinstance(cell, list) else repr(cell)


@lru_cache(maxsize=1 << 12)
def _text(text: str) -> str:
    return '"' + defuse(text).replace('"', '""') + '"'
