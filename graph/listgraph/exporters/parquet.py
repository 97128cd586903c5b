"""nodes.parquet and edges.parquet: the tables of the CSV files, with types and without apostrophes.

The schema is the same in every build, so tables of several builds can be put together; a list is a list.

pyarrow is an extra (``tables``): it is as large as all else that listgraph needs together.
"""

import io
from collections.abc import Iterable, Iterator, Mapping

from listgraph.errors import ListgraphError
from listgraph.extras import installing
from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_TYPES, NODE_TYPES, Cell, Row, by_column, edge_rows, node_rows
from listgraph.rules.rulebook import Rule

CREATOR = b"listgraph"
_ARROW = b"parquet-cpp-arrow version "
_MAGIC = b"PAR1"
_ALIASES = {bool: "bool", int: "int64", float: "float64", str: "string"}


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two tables; a cell without a value is null.

    Raises:
        ListgraphError: pyarrow is not installed.
    """
    yield Artifact("nodes.parquet", _table(NODE_TYPES, node_rows(graph)))
    yield Artifact("edges.parquet", _table(EDGE_TYPES, edge_rows(graph)))


def _table(types: Mapping[str, type[Cell]], rows: Iterable[Row]) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ListgraphError(
            f"the format 'parquet' needs pyarrow: {installing('tables')}, or leave it out of --format"
        ) from None
    arrow = {kind: pa.type_for_alias(name) for kind, name in _ALIASES.items()}
    arrow[list] = pa.list_(pa.string())
    schema = pa.schema([pa.field(name, arrow[kind]) for name, kind in types.items()])
    cells = by_column(rows, types)
    table = pa.table([pa.array(cells[field.name], field.type) for field in schema], schema)
    file = io.BytesIO()
    # Neither compressed nor with Arrow's own schema, so that their versions do not show in the bytes.
    parquet.write_table(table, file, compression="none", store_schema=False)
    return _unsigned(file.getvalue())


def _unsigned(data: bytes) -> bytes:
    """The Parquet file ``data`` with our name in the place of pyarrow's and its version.

    The name is a text of the footer: its length in one byte (Thrift's compact form, below 128), then
    the text. The footer's length stands behind it.
    """
    start = data.rindex(_ARROW)
    length = data[start - 1]
    footer = int.from_bytes(data[-8:-4], "little") - length + len(CREATOR)
    head = data[: start - 1] + bytes([len(CREATOR)]) + CREATOR
    return head + data[start + length : -8] + footer.to_bytes(4, "little") + _MAGIC
