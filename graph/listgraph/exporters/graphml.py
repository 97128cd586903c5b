"""graph.graphml, for yEd, igraph and Cytoscape."""

import io
from collections.abc import Iterator, Mapping

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import network
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """GraphML: the node's kind and attributes, the edge's relation and best evidence as data."""
    flat = network(graph)
    # An edge's key becomes its XML id, which no two may share; left among the data, the id would
    # be there twice for igraph.
    numbered: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    numbered.add_nodes_from(flat.nodes(data=True))
    for source, target, data in flat.edges(data=True):
        numbered.add_edge(source, target, key=data.pop("id"), **data)
    # The class, not networkx.write_graphml, which writes other bytes where lxml is installed.
    writer = GraphMLWriter(numbered)
    file = io.BytesIO()
    writer.dump(file)
    # A reader of XML takes a bare carriage return in text for a newline.
    yield Artifact("graph.graphml", file.getvalue().replace(b"\r", b"&#13;") + b"\n")
