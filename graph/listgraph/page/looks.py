"""Every node's place, size and colour, for the programs that draw the whole graph.

What the page draws at first stands where it stands there; the rest stands around what it belongs to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, isqrt, pi, sin, sqrt

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.layout.packing import Point
from listgraph.page.style import KIND_STYLES, RELATION_STYLES
from listgraph.page.view import Spot, opening_view

SMALL = 5
"""Radius of a node that the page does not draw at first."""
STEP = 16
"""Pixels between two of them."""
_TURN = pi * (3 - sqrt(5))  # the golden angle: no two directions are the same


@dataclass(frozen=True, slots=True)
class Look:
    """Centre and radius in pixels, x to the right and y down; ``colour`` is ``#rrggbb``."""

    x: int
    y: int
    size: int
    colour: str


def node_looks(graph: KnowledgeGraph) -> Mapping[str, Look]:
    """The look of every node of ``graph``, by its id. Pure, and the same on every machine."""
    spots = {spot.node.id: spot for spot in opening_view(graph).spots}
    places = {node: (spot.x, spot.y) for node, spot in spots.items()}
    places |= dict(_around(graph, spots))
    below = max((spot.y + spot.size for spot in spots.values()), default=0) + 4 * STEP
    places |= _rows([node.id for node in graph.nodes if node.id not in places], below)
    return {
        node.id: Look(*places[node.id], _size(spots.get(node.id)), node_colour(node.kind))
        for node in graph.nodes
    }


def node_colour(kind: str) -> str:
    """The colour of the kind, on a light ground; a comparison has that of the lines it stands for."""
    return KIND_STYLES[kind].light if kind in KIND_STYLES else edge_colour("comparedWith")


def edge_colour(relation: str) -> str:
    """The colour of the relation, on a light ground."""
    return RELATION_STYLES[relation].light


def _size(spot: Spot | None) -> int:
    return spot.size if spot else SMALL


def _around(graph: KnowledgeGraph, spots: Mapping[str, Spot]) -> Iterator[tuple[str, Point]]:
    """Places for what is tied to something drawn: in a spiral around the middle of its ties."""
    ties: dict[str, set[str]] = defaultdict(set)
    for subject, _, target, _ in graph.edges():
        for one, other in ((subject, target), (target, subject)):
            if one not in spots and other in spots:
                ties[one].add(other)
    crowd: Counter[frozenset[str]] = Counter()
    for node, others in sorted(ties.items()):
        key = frozenset(others)
        crowd[key] += 1
        left = sum(spots[other].x for other in others) // len(others)
        top = sum(spots[other].y for other in others) // len(others)
        # Around a single node, the spiral begins outside of it.
        first = max(spots[other].size for other in others) if len(others) == 1 else 0
        distance = first + STEP * sqrt(crowd[key])
        angle = _TURN * crowd[key]
        # Six decimals are the same from every mathematics library.
        yield (
            node,
            (left + round(distance * round(cos(angle), 6)), top + round(distance * round(sin(angle), 6))),
        )


def _rows(nodes: list[str], top: int) -> dict[str, Point]:
    """The nodes in rows from ``top`` down, about the middle."""
    width = max(1, isqrt(2 * len(nodes)))
    return {
        node: (2 * STEP * (index % width - width // 2), top + 2 * STEP * (index // width))
        for index, node in enumerate(nodes)
    }
