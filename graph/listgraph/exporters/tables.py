"""nodes.csv and edges.csv, for pandas, Polars, DuckDB and Excel.

UTF-8 with a byte order mark, by which Excel knows the encoding (the readers named above skip it). Text is
in quotation marks where RFC 4180 wants them; line ends are ``\\n``. The one change to it is
:func:`~listgraph.markup.formulas.defuse`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from listgraph.files.artifact import Artifact, Part
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    PLACES,
    Cell,
    Row,
    best,
    clean,
    join,
    row_of,
)
from listgraph.knowledge.shards import Shard, shards
from listgraph.markup.formulas import defuse
from listgraph.rules.rulebook import Rule
from listgraph.schema import RELATIONS


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables."""
    yield Artifact("nodes.csv", partial(_nodes, graph))
    yield Artifact("edges.csv", partial(_edges, graph))


def _nodes(graph: KnowledgeGraph) -> Iterator[str | Part]:
    yield _head(NODE_COLUMNS)
    for shard in shards(graph):
        yield Part(shard.key, partial(_rows_of_nodes, graph.base, shard))


def _rows_of_nodes(base: str, shard: Shard) -> str:
    return "".join([_node(row_of(base, node)) for node in shard.nodes])


def _node(row: Row) -> str:
    cells = _BLANK.copy()
    for name, cell in row.items():
        cells[PLACES[name]] = _cell(cell)
    return ",".join(cells) + "\n"


def _edges(graph: KnowledgeGraph) -> Iterator[str | Part]:
    yield _head(EDGE_COLUMNS)
    for shard in shards(graph):
        yield Part(shard.key, partial(_rows_of_edges, shard))


def _rows_of_edges(shard: Shard) -> str:
    """The rows as :func:`~listgraph.knowledge.rows.edge_rows` has them, of which there are millions."""
    return "".join(
        [
            f"{_text(subject)},{_often(relation)},{_text(target)},{reason.confidence!r},{len(evidence)},"
            f"{_often(clean(reason.file))},{reason.line or ''},{_text(clean(reason.quote))},"
            f"{_often(reason.rule)},{_cell(RELATIONS[relation].derived)}\n"
            for (subject, relation, target), evidence in shard.facts
            if isinstance(target, str)
            for reason in (best(evidence),)
        ]
    )


def _head(columns: Sequence[str]) -> str:
    return "\ufeff" + ",".join(map(_cell, columns)) + "\n"


_BLANK = [""] * len(NODE_COLUMNS)
_QUOTED = re.compile('[",\\r\\n]')
"""What a cell has that stands in quotation marks."""


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _text(join(cell)) if isinstance(cell, list) else repr(cell)


def _text(text: str) -> str:
    text = defuse(text)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


_often = lru_cache(maxsize=1 << 10)(_text)
"""For what many rows have: a memo that all texts go through overflows in a large graph, and only there."""
