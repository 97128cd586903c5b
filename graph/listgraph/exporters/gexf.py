"""graph.gexf, for Gephi and Gephi Lite."""

import io
from collections.abc import Iterator, Mapping

from networkx.readwrite.gexf import GEXFWriter

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.knowledge.rows import network
from listgraph.page.looks import Look, edge_colour, node_looks
from listgraph.rules.rulebook import Rule

YEARS = ("firstReleased", "published")
"""The attributes that say since when a node has been there."""
_LINE_ENDS = {"\x85": b"&#133;", "\u2028": b"&#8232;"}
"""What ends a line in XML 1.1 but not in 1.0, where some parsers take it for a newline all the same."""


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """GEXF 1.3: the node's kind and attributes, the edge's relation and best evidence as columns.

    Nodes have place, size and colour, edges their colour; a node with a year starts in it.
    """
    flat = network(graph)
    for node, look in node_looks(graph).items():
        flat.nodes[node]["viz"] = _node_viz(look)
    for node, year in _starts(graph.nodes):
        # As a float: networkx calls the format of whole numbers by a name that GEXF does not know.
        flat.nodes[node]["start"] = float(year)
    for *_, data in flat.edges(data=True):
        data["viz"] = {"color": _rgb(edge_colour(data["relation"]))}
    writer = GEXFWriter(flat, version="1.3")
    # networkx names the day and its own version, and a schema address that does not exist.
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "listgraph"
    for name in ("xmlns:xsi", "xsi:schemaLocation"):
        del writer.xml.attrib[name]
    file = io.BytesIO()
    writer.write(file)
    written = file.getvalue()
    for character, reference in _LINE_ENDS.items():
        written = written.replace(character.encode(), reference)
    yield Artifact("graph.gexf", written + b"\n")


def _node_viz(look: Look) -> dict[str, object]:
    # In Gephi, y points up.
    position = {"x": float(look.x), "y": float(-look.y), "z": 0.0}
    return {"position": position, "size": float(look.size), "color": _rgb(look.colour)}


def _rgb(colour: str) -> dict[str, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return {"r": red, "g": green, "b": blue}


def _starts(nodes: tuple[Node, ...]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        years = [int(value.text) for name in YEARS for value in node.values(name)]
        if years:
            yield node.id, min(years)
