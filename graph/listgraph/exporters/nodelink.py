"""graph.json, networkx's node-link format, which D3 reads as well."""

import json
from collections.abc import Iterator, Mapping

import networkx as nx

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import edge_rows, node_rows
from listgraph.rules.rulebook import Rule
from listgraph.text.printable import escaped


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """Every node with its attributes, every edge with all its evidence."""
    data = nx.node_link_data(_network(graph), edges="edges")
    text = escaped(json.dumps(data, ensure_ascii=False, indent=1))
    yield Artifact("graph.json", text.encode("utf-8", "replace") + b"\n")


def _network(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(base=graph.base)
    for row in node_rows(graph):
        network.add_node(str(row.pop("id")), **row)
    for row, (source, relation, target, evidence) in zip(edge_rows(graph), graph.edges(), strict=True):
        network.add_edge(
            source,
            target,
            key=relation,
            relation=relation,
            confidence=row["confidence"],
            derived=row["derived"],
            evidence=[item._asdict() for item in evidence],
        )
    return network
