"""neo4j/: the script run by FalkorDB, the tables read by the rules of neo4j-admin."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.falkor import Falkor, ask
from helpers.reading.found import Found, written
from listgraph.exporters.neo4j import DELIMITER, type_name
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.schema import RELATIONS

if TYPE_CHECKING:
    from falkordb import Graph

CONSTRAINT = re.compile(
    r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE n\.id IS UNIQUE;", re.ASCII
)
CELLS: dict[str, Callable[[str], Any]] = {
    "ID": str,
    "string": str,
    "string[]": lambda cell: cell.split(DELIMITER),
    "long": int,
    "double": float,
    "boolean": lambda cell: cell == "true",
}
"""How neo4j-admin reads a cell, by the type in the header."""
ALL_NODES = "MATCH (n) RETURN labels(n), properties(n)"
ALL_EDGES = "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)"
Properties = dict[str, Any]

Rows = tuple[dict[str, tuple[str, Properties]], dict[tuple[str, str, str], Properties]]


def script(graph: KnowledgeGraph) -> str:
    return written("neo4j", graph)["neo4j/load.cypher"].decode()


def run(text: str, graph: "Graph") -> list[str]:
    """Run the script, constraints in FalkorDB's own way; gives the kinds that have one."""
    kinds = []
    for line in text.split("\n"):
        if not line or line.startswith("//"):
            continue
        constraint = CONSTRAINT.fullmatch(line)
        if constraint:
            kinds.append(constraint[1])
            graph.create_node_unique_constraint(constraint[1], "id")
        else:
            assert line.endswith(";")
            ask(graph, line)
    return kinds


def content(graph: "Graph") -> Rows:
    nodes = {row["id"]: (labels, row) for labels, row in ask(graph, ALL_NODES)}
    edges = {(one, kind, two): row for one, kind, two, row in ask(graph, ALL_EDGES)}
    assert ask(graph, "MATCH (n) RETURN count(n)") == [[len(nodes)]]
    assert ask(graph, "MATCH ()-[r]->() RETURN count(r)") == [[len(edges)]]
    return {key: (labels[0], row) for key, (labels, row) in nodes.items()}, edges


def tables(graph: KnowledgeGraph) -> dict[str, bytes]:
    return {name: data for name, data in written("neo4j", graph).items() if name.endswith(".csv")}


def imported(graph: KnowledgeGraph, falkor: Falkor) -> Rows:
    """What the tables hold, by the rules of neo4j-admin's headers, read by the engine's LOAD CSV."""
    nodes: dict[str, tuple[str, Properties]] = {}
    edges: dict[tuple[str, str, str], Properties] = {}
    reader = falkor.graph()
    for name, data in tables(graph).items():
        path = falkor.folder / Path(name).name
        path.write_bytes(data)
        for (row,) in ask(reader, f"LOAD CSV WITH HEADERS FROM 'file://{path.name}' AS row RETURN row"):
            found = {}
            for key, cell in row.items():
                column, _, kind = key.partition(":")
                if column and cell is not None:
                    found[column] = CELLS[kind](cell)
            if ":LABEL" in row:
                # This engine does not tell a text without a character from no text.
                nodes[found["id"]] = (row[":LABEL"], {"label": "", **found})
            else:
                edges[row[":START_ID"], row[":TYPE"], row[":END_ID"]] = found
    return nodes, edges


def _from_cypher(found: Rows) -> Found:
    names = {type_name(relation): relation for relation in RELATIONS}
    nodes, edges = found
    return (
        {name: (row["iri"], kind, row["label"]) for name, (kind, row) in nodes.items()},
        {
            (one, names[kind], two, row["confidence"], row["derived"])
            for (one, kind, two), row in edges.items()
        },
    )


def read_script(graph: KnowledgeGraph, falkor: Falkor) -> Found:
    """The script, run twice."""
    loaded = falkor.graph()
    text = "\n".join(line for line in script(graph).split("\n") if not CONSTRAINT.fullmatch(line))
    ask(loaded, "RETURN 1")
    for _ in range(2):
        run(text, loaded)
    found = _from_cypher(content(loaded))
    loaded.delete()
    return found


def read_tables(graph: KnowledgeGraph, falkor: Falkor) -> Found:
    return _from_cypher(imported(graph, falkor))
