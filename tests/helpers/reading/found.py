"""The nodes and edges that a reader found, in one form for all formats."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from listgraph.exporters import EXPORTERS
from listgraph.knowledge.graph import KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx

Nodes = dict[str, tuple[str, str, str]]
"""IRI, kind and label by id."""
Edges = set[tuple[str, str, str, float, bool]]
"""Source, relation, target, confidence and whether it is derived."""

Found = tuple[Nodes, Edges]
Read = Callable[[KnowledgeGraph], Found]

Rows = Iterable[Mapping[Any, Any]]

UNKNOWN = -1.0
"""The confidence of an edge in a format that does not have it."""


def written(name: str, graph: KnowledgeGraph) -> dict[str, bytes]:
    """The files of the format of that name, by their paths."""
    return {artifact.path: artifact.data for artifact in EXPORTERS[name].load()(graph, {})}


def from_rows(nodes: Rows, edges: Rows) -> Found:
    found = [
        (
            row["source"],
            row["relation"],
            row["target"],
            float(row["confidence"]),
            row["derived"] in ("true", True),
        )
        for row in edges
    ]
    assert len(set(found)) == len(found)
    return {row["id"]: (row["iri"], row["kind"], row["label"]) for row in nodes}, set(found)


def from_networkx(graph: "nx.Graph[str]") -> Found:
    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges = [{"source": source, "target": target, **data} for source, target, data in graph.edges(data=True)]
    return from_rows(nodes, edges)
