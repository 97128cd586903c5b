"""The opening view as a JSON Canvas: the notes and articles that the page draws first, in their places."""

import json
from collections.abc import Mapping

from listgraph.iris import digest
from listgraph.page.placing import OUTLINE
from listgraph.page.style import KIND_STYLES, RELATION_STYLES
from listgraph.page.view import Line, Spot, opening_view
from listgraph.schema import RELATIONS
from listgraph.vault.notes import Vault

SCALE = 16
"""A canvas has cards where the page has dots: it is so many times as large."""

Thing = dict[str, str | int]


def canvas(whole: Vault) -> str:
    """The view as JSON, its files named from the vault's folder."""
    view = opening_view(whole.graph)
    spots = {spot.index: spot for spot in view.spots if spot.node.kind not in OUTLINE}
    lines = [line for line in view.lines if line.source in spots and line.target in spots]
    shown = {
        "nodes": [_card(whole, spot) for spot in spots.values()],
        "edges": [_arrow(line, spots) for line in lines],
    }
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _card(whole: Vault, spot: Spot) -> Thing:
    # Five wide and two high, its corners on the circle of the dot: circles apart are cards apart.
    width = spot.size * SCALE * 13 // 7
    height = width * 2 // 5
    card: Thing = {
        "id": digest(spot.node.id),
        "x": spot.x * SCALE - width // 2,
        "y": spot.y * SCALE - height // 2,
        "width": width,
        "height": height,
        "color": KIND_STYLES[spot.node.kind].light,
    }
    # An article is text with a link: a card of the type "link" would load the page.
    if spot.node.id in whole.names:
        return card | {"type": "file", "file": whole.path(spot.node.id)}
    return card | {"type": "text", "text": whole.link(spot.node.id)}


def _arrow(line: Line, spots: Mapping[int, Spot]) -> Thing:
    source, target = spots[line.source].node.id, spots[line.target].node.id
    relation = line.relations[0]
    style = RELATION_STYLES[relation]
    return {
        "id": digest(source, relation, target),
        "fromNode": digest(source),
        "toNode": digest(target),
        "toEnd": "arrow" if style.directed else "none",
        "color": style.light,
        "label": RELATIONS[relation].label,
    }
