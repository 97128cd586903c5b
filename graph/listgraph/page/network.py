"""The opening view as pyvis holds it: nodes with places, straight edges, no physics."""

from typing import Any

from listgraph.page.style import KIND_STYLES, RELATION_STYLES
from listgraph.page.view import View

# Everything that would move a node, guess a shape or bend an edge is off: the places are given.
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {
        "smooth": False,
        "width": 1,
        "hoverWidth": 0,
        "selectionWidth": 0,
        "arrows": {"to": {"scaleFactor": 0.45}},
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "interaction": {
        "hover": False,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "hideEdgesOnZoom": False,
        "keyboard": False,
        "tooltipDelay": 100000,
    },
}


def network(view: View) -> dict[str, Any]:
    """Nodes, edges and options of the network that vis-network shows, as pyvis would hand them to it.

    A node's id is its index in the graph; ``group`` is its kind. An edge's ``relations`` name all
    that the line stands for. pyvis itself is not asked: to load it takes longer than a small build.
    """
    nodes = [
        {
            "group": spot.node.kind,
            "x": spot.x,
            "y": spot.y,
            "size": spot.size,
            "topic": spot.topic,
            "id": spot.index,
            "shape": KIND_STYLES[spot.node.kind].shape,
        }
        for spot in view.spots
    ]
    edges = [
        {
            "arrows": "to" if RELATION_STYLES[line.relations[0]].directed else "",
            "relations": list(line.relations),
            "from": line.source,
            "to": line.target,
        }
        for line in view.lines
    ]
    return {"nodes": nodes, "edges": edges, "options": OPTIONS}
