"""neo4j/: a script for a running database, and tables for ``neo4j-admin database import``.

A kind is a label, a relation a type in the upper case that Cypher's users write. The script has the
data in it: what LOAD CSV makes of a backslash depends on a setting, and a hosted database reads no
files. Every statement is one line, so a shell that knows nothing of strings splits them right.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_TYPES, NODE_TYPES, Cell, Row, edge_rows, node_rows
from listgraph.rules.rulebook import Rule
from listgraph.schema import KINDS

DELIMITER = "\x1f"
"""What stands between the values of a list in a table.

No text has it (see :func:`listgraph.knowledge.rows.clean`).
"""
BATCH = 200
"""Nodes or edges that a statement makes at most."""

_HEAD = """\
// The graph for Neo4j, FalkorDB and others that speak openCypher. Run again after a build, it changes
// what is there and adds what is new. What a build does not state any more stays; to begin anew:
//   MATCH (n) WHERE n.iri STARTS WITH {base} DETACH DELETE n;
"""
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list: "string[]"}

Properties = Row
Edges = Mapping[tuple[str, str, str], list[tuple[str, str, Properties]]]


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The script; a table of nodes for each kind, one of relationships for each relation; their import."""
    nodes, edges = _nodes(graph), _edges(graph)
    relations = tuple(dict.fromkeys(relation for relation, _, _ in edges))
    yield Artifact("neo4j/load.cypher", _lines(_script(graph.base, nodes, edges)))
    yield Artifact("neo4j/import.args", _lines(_arguments(nodes, relations)))
    for kind, found in nodes.items():
        yield Artifact(f"neo4j/nodes-{kind}.csv", _lines(_node_table(kind, found)))
    for relation in relations:
        rows = [row for key, rows in edges.items() if key[0] == relation for row in rows]
        yield Artifact(f"neo4j/relationships-{relation}.csv", _lines(_edge_table(relation, rows)))


def type_name(relation: str) -> str:
    """What Neo4j calls the relation.

    >>> type_name("publishedBy")
    'PUBLISHED_BY'
    """
    return re.sub(r"(?=[A-Z])", "_", relation).upper()


def literal(value: Cell) -> str:
    r"""``value`` in Cypher. A backslash and the letter u never meet: some parsers, among them Neo4j's
    earlier ones, read them as a character before they look for strings.

    >>> print(literal("it's"), literal("a\\users"), literal(["x", "y"]), literal(True), literal(0.5))
    'it\'s' 'a\\' + 'users' ['x', 'y'] true 0.5
    """
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return "'" + value.translate(_ESCAPES).replace("\\\\u", "\\\\' + 'u") + "'"
    return str(value).lower()


_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _nodes(graph: KnowledgeGraph) -> Mapping[str, list[Properties]]:
    """The properties of the nodes, by kind."""
    found: dict[str, list[Properties]] = defaultdict(list)
    for node, row in zip(graph.nodes, node_rows(graph), strict=True):
        del row["kind"]
        found[node.kind].append(row)
    return {kind: found[kind] for kind in KINDS if kind in found}


def _edges(graph: KnowledgeGraph) -> Edges:
    """Source, target and properties of the edges, by relation and the kinds of their ends."""
    found: dict[tuple[str, str, str], list[tuple[str, str, Properties]]] = defaultdict(list)
    for row in edge_rows(graph):
        source, relation, target = (str(row.pop(name)) for name in ("source", "relation", "target"))
        kinds = graph.by_id[source].kind, graph.by_id[target].kind
        found[relation, *kinds].append((source, target, {**row}))
    return dict(sorted(found.items()))


def _script(base: str, nodes: Mapping[str, list[Properties]], edges: Edges) -> Iterator[str]:
    yield _HEAD.format(base=literal(base))
    for kind in KINDS:
        name = f"listgraph_{kind.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;"
    for kind, found in nodes.items():
        for rows in _batches(map(_map, found)):
            yield f"UNWIND [{rows}] AS row MERGE (n:{kind} {{id: row.id}}) SET n += row;"
    for (relation, source, target), joined in edges.items():
        for rows in _batches(
            f"{{source: {literal(one)}, target: {literal(two)}, properties: {_map(properties)}}}"
            for one, two, properties in joined
        ):
            yield (
                f"UNWIND [{rows}] AS row "
                f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
                f"MERGE (a)-[r:{type_name(relation)}]->(b) SET r += row.properties;"
            )


def _arguments(kinds: Iterable[str], relations: Iterable[str]) -> Iterator[str]:
    """What ``neo4j-admin database import`` has to be told, for it to read from a file."""
    yield "--multiline-fields=true"
    yield f"--array-delimiter=U+{ord(DELIMITER):04X}"
    yield from (f"--nodes=nodes-{kind}.csv" for kind in kinds)
    yield from (f"--relationships=relationships-{relation}.csv" for relation in relations)


def _batches(literals: Iterable[str]) -> Iterator[str]:
    left = iter(literals)
    while batch := list(islice(left, BATCH)):
        yield ", ".join(batch)


def _map(properties: Properties) -> str:
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in properties.items()) + "}"


def _node_table(kind: str, nodes: Sequence[Properties]) -> Iterator[str]:
    columns = _columns({name: NODE_TYPES[name] for name in NODE_TYPES if name not in ("id", "kind")}, nodes)
    header = ["id:ID", *(f"{name}:{type_}" for name, type_ in columns.items()), ":LABEL"]
    rows = ([node["id"], *(node.get(name) for name in columns), kind] for node in nodes)
    return _table(header, rows)


def _edge_table(relation: str, edges: Sequence[tuple[str, str, Properties]]) -> Iterator[str]:
    ends = ("source", "relation", "target")
    types = {name: kind for name, kind in EDGE_TYPES.items() if name not in ends}
    columns = _columns(types, [properties for _, _, properties in edges])
    header = [":START_ID", ":END_ID", ":TYPE", *(f"{name}:{type_}" for name, type_ in columns.items())]
    rows = (
        [source, target, type_name(relation), *(properties.get(name) for name in columns)]
        for source, target, properties in edges
    )
    return _table(header, rows)


def _columns(types: Mapping[str, type[Cell]], rows: Sequence[Properties]) -> dict[str, str]:
    """Those of the columns that hold anything, with their types."""
    held = {name for row in rows for name in row}
    return {name: _TYPES[kind] for name, kind in types.items() if name in held}


def _table(header: Sequence[str], rows: Iterable[Iterable[Cell | None]]) -> Iterator[str]:
    yield ",".join(header)
    yield from (",".join(map(_cell, row)) for row in rows)


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _cell(value: Cell | None) -> str:
    """A cell: empty where there is no value, in quotation marks where there is a text, be it empty."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = DELIMITER.join(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower()
