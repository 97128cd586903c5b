"""graph.db: the graph in SQLite, with full-text search, for Datasette and sqlite-utils.

Tables ``nodes`` and ``edges`` as in the other formats, ``evidence`` with every reason and the line it
stands on. ``nodes_fts`` searches names, titles and descriptions, ``evidence_fts`` words and lines. Its
tokenizer takes a run of Chinese for one word, as it takes GPT in 用GPT写诗: what is indexed of such a run are
its pieces (:func:`pieces`), so that ``MATCH '谷歌'`` finds what it should in every tool.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from listgraph.errors import ListgraphError
from listgraph.files.artifact import Artifact
from listgraph.files.sqlitepages import PAGE, settled
from listgraph.knowledge.graph import Evidence, KnowledgeGraph
from listgraph.knowledge.rows import EDGE_TYPES, NODE_TYPES, Cell, Row, clean, edge_rows, node_rows
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES

LONGEST = 6
"""Characters (a word in Latin is one) in a row that are found; who looks for more puts a blank between."""
AT_ONCE = 1 << 28
"""Bytes of an index that are written at once."""
APPLICATION = 0x4C475248
"""What ``file`` and the pragma ``application_id`` know our databases by: LGRH."""

_TYPES: Mapping[type[Cell], str] = {bool: "INTEGER", int: "INTEGER", float: "REAL", str: "TEXT", list: "TEXT"}
_SEARCHED = ("label", *(name for name, row in ATTRIBUTES.items() if row.datatype == "text"))
"""The columns of names, titles and descriptions; one attribute may be several columns."""
_EVIDENCE = (
    *("id INTEGER PRIMARY KEY", "subject TEXT NOT NULL REFERENCES nodes(id)", "relation TEXT NOT NULL"),
    *("object TEXT NOT NULL", "edge INTEGER REFERENCES edges(id)", "file TEXT NOT NULL", "line INTEGER"),
    *("quote TEXT NOT NULL", "text TEXT NOT NULL", "rule TEXT NOT NULL", "confidence REAL NOT NULL"),
)
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNIT = re.compile(rf"[^\W{_HAN}]+|[{_HAN}]")
_MIXED = re.compile(rf"\w*[{_HAN}]\w*")


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The database.

    Raises:
        ListgraphError: Python's SQLite has no full-text search.
    """
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        fill(database, node_rows(graph), edge_rows(graph), _evidence(graph))
        data = database.serialize()
    except sqlite3.OperationalError as error:
        raise ListgraphError(
            f"the format 'sqlite' cannot be written: Python's SQLite says {error}"
        ) from error
    finally:
        database.close()
    yield Artifact("graph.db", settled(data))


def pieces(text: str) -> str:
    """What of ``text`` a search may look for and would not find: the pieces of words with Chinese in them.

    >>> pieces("用GPT写 is fun")
    '用 用GPT 用GPT写 GPT GPT写 写'
    """
    found: dict[str, None] = {}
    for word in _MIXED.findall(text):
        units = _UNIT.findall(word)
        for start in range(len(units)):
            ends = range(start + 1, min(start + LONGEST, len(units)) + 1)
            found.update(dict.fromkeys("".join(units[start:end]) for end in ends))
    return " ".join(found)


def fill(
    database: sqlite3.Connection,
    node_rows: Iterable[Row],
    edge_rows: Iterable[Row],
    evidence: Iterable[Sequence[str | float | None]],
) -> None:
    """Fill an empty database with the tables and their indexes.

    A row of ``evidence`` has its number, the fact's subject, relation and object, the number of the edge
    that it is for (the first is 1), and file, line, words, the line's text, rule and confidence.
    """
    database.execute(f"PRAGMA page_size = {PAGE}")
    database.execute("PRAGMA encoding = 'UTF-8'")
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute("BEGIN")
    _tables(database, node_rows, edge_rows, evidence)
    database.execute("COMMIT")
    database.execute("VACUUM")


def _tables(
    database: sqlite3.Connection,
    node_rows: Iterable[Row],
    edge_rows: Iterable[Row],
    evidence: Iterable[Sequence[str | float | None]],
) -> None:
    nodes = {
        name: f'"{name}" {_TYPES[kind]}{" PRIMARY KEY" * (name == "id")}' for name, kind in NODE_TYPES.items()
    }
    _create(database, "nodes", nodes.values())
    _insert(
        database,
        "nodes",
        NODE_TYPES,
        ([_cell(row.get(name)) for name in NODE_TYPES] for row in node_rows),
    )
    edges = ["id INTEGER PRIMARY KEY", *(f'"{name}" {_TYPES[kind]}' for name, kind in EDGE_TYPES.items())]
    edges[1] += " NOT NULL REFERENCES nodes(id)"
    edges[3] += " NOT NULL REFERENCES nodes(id)"
    _create(database, "edges", edges)
    _insert(
        database,
        "edges",
        ("id", *EDGE_TYPES),
        (
            [number, *(_cell(row.get(name)) for name in EDGE_TYPES)]
            for number, row in enumerate(edge_rows, start=1)
        ),
    )
    _create(database, "evidence", _EVIDENCE)
    names = [column.partition(" ")[0] for column in _EVIDENCE]
    _insert(database, "evidence", names, evidence)
    for table, column in (
        ("edges", "source"),
        ("edges", "target"),
        ("evidence", "subject"),
        ("evidence", "edge"),
    ):
        database.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
    searched = [name for name in NODE_TYPES if name.removesuffix("En").removesuffix("Zh") in _SEARCHED]
    _index(database, "nodes", searched)
    _index(database, "evidence", ["quote"])


def _cell(cell: Cell | None) -> str | float | None:
    """A list as a JSON array, which is what the tools take for one."""
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell


def _evidence(graph: KnowledgeGraph) -> Iterator[Sequence[str | float | None]]:
    number = edge = 0
    for fact, reasons in graph.evidence.items():
        joins = isinstance(fact.object, str)
        edge += joins
        target = fact.object if isinstance(fact.object, str) else clean(fact.object.text)
        for item in reasons:
            number += 1
            line = item.line or None
            said = [clean(item.file), line, clean(item.quote), _text(graph, item), item.rule, item.confidence]
            yield [number, fact.subject, fact.relation, target, edge if joins else None, *said]


def _text(graph: KnowledgeGraph, item: Evidence) -> str:
    return clean(graph.lines.get((item.file, item.quote_line or item.line), item.quote))


def _create(database: sqlite3.Connection, table: str, columns: Iterable[str]) -> None:
    database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")


def _insert(
    database: sqlite3.Connection,
    table: str,
    columns: Iterable[str],
    rows: Iterable[Sequence[str | float | None]],
) -> None:
    names = [f'"{name}"' for name in columns]
    marks = ", ".join("?" * len(names))
    database.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)


def _index(database: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """Full-text search of the columns; what is shown of a row comes from the table itself."""
    names = ", ".join(f'"{name}"' for name in columns)
    try:
        database.execute(f'CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content="{table}")')
    except sqlite3.OperationalError as error:
        if "fts5" in str(error):
            raise ListgraphError("the format 'sqlite' needs FTS5, which Python's SQLite lacks here") from None
        raise
    # All at once, as the versions of SQLite differ in when they write the first part.
    database.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES('hashsize', {AT_ONCE})")
    rows = database.execute(f"SELECT rowid, {names} FROM {table} ORDER BY rowid")
    _insert(
        database,
        f"{table}_fts",
        ("rowid", *columns),
        ([number, *(cell and f"{cell}\n{pieces(cell)}" for cell in cells)] for number, *cells in rows),
    )
    database.execute(f"INSERT INTO {table}_fts({table}_fts) VALUES('optimize')")
