"""graph.graphml, for yEd, igraph and Cytoscape."""

import io
from collections.abc import Iterator, Mapping

from networkx.readwrite.graphml import GraphMLWriter

from listgraph.artifact import Artifact
from listgraph.knowledge import KnowledgeGraph
from listgraph.rows import network
from listgraph.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """GraphML: the node's kind and attributes, the edge's relation and best evidence as data."""
    # The class, not networkx.write_graphml, which writes other bytes where lxml is installed.
    writer = GraphMLWriter(network(graph), named_key_ids=False, edge_id_from_attribute="id")
    file = io.BytesIO()
    writer.dump(file)
    # A reader of XML takes a bare carriage return in text for a newline.
    yield Artifact("graph.graphml", file.getvalue().replace(b"\r", b"&#13;") + b"\n")
