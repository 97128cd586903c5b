"""graph.cx2, Cytoscape Exchange 2, for Cytoscape, Cytoscape Web and NDEx.

Cytoscape calls a node's label ``name`` and an edge's relation ``interaction``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.rows import EDGE_TYPES, NODE_TYPES, Cell, Row, edge_rows, node_rows
from listgraph.page.looks import Look, edge_colour, node_colour, node_looks
from listgraph.rules.rulebook import Rule
from listgraph.schema import KINDS, RELATIONS

SHAPES = {
    "Model": "ellipse",
    "Article": "ellipse",
    "Organization": "rectangle",
    "Publisher": "diamond",
    "Section": "hexagon",
    "List": "octagon",
    "Comparison": "triangle",
    "Topic": "round-rectangle",
}
"""As on the page, as far as Cytoscape has its shapes."""
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string", list: "list_of_string"}
_RENAMED = {"label": "name", "relation": "interaction"}


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """Nodes with place, size, colour and shape; the columns of the tables; each edge's best evidence."""
    looks = node_looks(graph)
    numbers = {node.id: number for number, node in enumerate(graph.nodes)}
    nodes = [
        {"id": number, "x": look.x, "y": look.y, "v": _renamed(row)}
        for number, (row, look) in enumerate(zip(node_rows(graph), looks.values(), strict=True))
    ]
    edges = [
        {
            "id": number,
            "s": numbers[str(row.pop("source"))],
            "t": numbers[str(row.pop("target"))],
            "v": _renamed(row),
        }
        for number, row in enumerate(edge_rows(graph))
    ]
    declared = {
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": _declared(nodes, NODE_TYPES),
        "edges": _declared(edges, EDGE_TYPES),
    }
    aspects: dict[str, list[dict[str, Any]]] = {
        "attributeDeclarations": [declared],
        "networkAttributes": [{"name": "listgraph"}],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [_style()],
        "nodeBypasses": [_size(number, look) for number, look in enumerate(looks.values())],
        "visualEditorProperties": [{"properties": {"nodeSizeLocked": False, "arrowColorMatchesEdge": True}}],
    }
    counted = [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]
    document = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": counted},
        *({name: elements} for name, elements in aspects.items()),
        {"status": [{"error": "", "success": True}]},
    ]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    yield Artifact("graph.cx2", text.encode() + b"\n")


def _renamed(row: Row) -> Row:
    return {_RENAMED.get(name, name): cell for name, cell in row.items()}


def _declared(
    elements: Iterable[Mapping[str, Any]], types: Mapping[str, type[Cell]]
) -> dict[str, dict[str, str]]:
    """The type of each attribute that there is."""
    held = {name for element in elements for name in element["v"]}
    found = {_RENAMED.get(name, name): _TYPES[kind] for name, kind in types.items()}
    return {name: {"d": kind} for name, kind in found.items() if name in held}


def _style() -> dict[str, Any]:
    return {
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"},
            "node": {"NODE_LABEL_COLOR": "#17202E", "NODE_LABEL_FONT_SIZE": 10, "NODE_BORDER_WIDTH": 0},
            "edge": {"EDGE_WIDTH": 1, "EDGE_TARGET_ARROW_SHAPE": "triangle", "EDGE_OPACITY": 0.6},
        },
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
            "NODE_BACKGROUND_COLOR": _discrete("kind", {kind: node_colour(kind) for kind in KINDS}),
            "NODE_SHAPE": _discrete("kind", SHAPES),
        },
        "edgeMapping": {
            "EDGE_LINE_COLOR": _discrete("interaction", {name: edge_colour(name) for name in RELATIONS}),
        },
    }


def _discrete(attribute: str, values: Mapping[str, str]) -> dict[str, Any]:
    pairs = [{"v": value, "vp": look} for value, look in values.items()]
    return {"type": "DISCRETE", "definition": {"attribute": attribute, "type": "string", "map": pairs}}


def _size(number: int, look: Look) -> dict[str, Any]:
    return {"id": number, "v": {"NODE_WIDTH": 2 * look.size, "NODE_HEIGHT": 2 * look.size}}
