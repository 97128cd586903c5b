"""graph.gexf, for Gephi and Gephi Lite."""

import io
from collections.abc import Iterator, Mapping

from networkx.readwrite.gexf import GEXFWriter

from listgraph.artifact import Artifact
from listgraph.knowledge import KnowledgeGraph
from listgraph.rows import network
from listgraph.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """GEXF 1.3: the node's kind and attributes, the edge's relation and best evidence as columns."""
    writer = GEXFWriter(network(graph), version="1.3")
    # networkx names the day and its own version, and a schema address that does not exist.
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "listgraph"
    for name in ("xmlns:xsi", "xsi:schemaLocation"):
        del writer.xml.attrib[name]
    file = io.BytesIO()
    writer.write(file)
    yield Artifact("graph.gexf", file.getvalue() + b"\n")
