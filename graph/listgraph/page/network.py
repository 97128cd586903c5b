"""The opening view as pyvis holds it: nodes with places, straight edges, no physics."""

import json
from typing import Any

from listgraph.cache import kept
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
    """Nodes, edges and options of the network that vis-network shows.

    A node's id is its index in the graph; ``group`` is its kind. An edge's ``relations`` name all
    that the line stands for. It is kept, as pyvis takes long to load.
    """
    spots = [(spot.index, spot.node.kind, spot.x, spot.y, spot.size, spot.topic) for spot in view.spots]
    given = repr((spots, [(line.source, line.target, line.relations) for line in view.lines]))
    [(data,)] = kept("network", lambda: [(json.dumps(_network(view)),)], given)
    found: dict[str, Any] = json.loads(data)
    return found


def _network(view: View) -> dict[str, Any]:
    from pyvis.network import Network  # slow to load: it brings networkx and IPython

    net = Network(directed=True)
    for spot in view.spots:
        net.add_node(
            spot.index,
            label=" ",
            shape=KIND_STYLES[spot.node.kind].shape,
            group=spot.node.kind,
            x=spot.x,
            y=spot.y,
            size=spot.size,
            topic=spot.topic,
        )
    for line in view.lines:
        style = RELATION_STYLES[line.relations[0]]
        net.add_edge(
            line.source,
            line.target,
            arrows="to" if style.directed else "",
            relations=list(line.relations),
        )
    net.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    for node in nodes:
        del node["label"]  # the page draws labels itself, so that they do not overlap
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}
