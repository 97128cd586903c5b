"""Where things stand in the picture: the same place on every machine.

Nodes tied to one other node stand in rings around it; what is left, the core, is laid out by its
distances (:mod:`listgraph.layout.stress`), rounded to a grid, and moved apart in integers. Connected parts
are then packed together. The order of the ties does not matter, and a small change of the ties moves
little: whoever knows a picture finds the way in the next one. tests/benchmarks/layout.py compares it
with the layouts of networkx and igraph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from math import cos, fsum, isqrt, pi, sin, sqrt

from listgraph.layout.packing import GAP, Point, Spots, pack
from listgraph.layout.stress import relax

GRID = 8
"""Coordinates of the core are multiples of this many pixels."""
CROWDING = 1.6
"""How many times the discs' own area the core spreads over at least."""
WIDEN = 1.15
"""The core is made so much wider and less high, as screens are wider than high."""
APART = 90
"""Pixels between two discs that are tied but of different groups, where others have ``GAP``."""
RING_GAP = 16
"""Pixels between a node and its first ring: room for its label."""
ARC = 5.0
"""The part of a ring, in radians, that is taken; the label stands in the rest."""
FEW, FEW_ARC = 6, 3.4
"""So few keep to the upper half."""


def place(
    radii: Mapping[str, int],
    ties: Iterable[tuple[str, str]],
    lean: Mapping[str, float] | None = None,
    groups: Mapping[str, int] | None = None,
) -> dict[str, Point]:
    """The centre of every node of ``radii`` (in pixels), so that their discs do not overlap.

    ``ties`` draw nodes together; ties to nodes that are not in ``radii`` are ignored. Where the ties
    leave the choice, nodes with a higher ``lean`` stand further right. Nodes of one of the ``groups``
    stand together: ties to others are longer.

    >>> place({"a": 10, "b": 10}, [("a", "b")])
    {'a': (0, -36), 'b': (0, 0)}
    """
    near = _neighbours(radii, ties)
    hosts = _hosts(radii, near)
    guests: dict[str, list[str]] = defaultdict(list)
    for guest, host in hosts.items():
        guests[host].append(guest)
    rings = {host: _ring(radii[host], [(radii[one], one) for one in found]) for host, found in guests.items()}
    discs = {
        node: max([radii[node], *(isqrt(x * x + y * y) + radii[one] for one, (x, y) in rings.get(node, ()))])
        for node in radii
        if node not in hosts
    }
    pieces = [_piece(part, near, discs, lean or {}, groups or {}) for part in _components(discs, near)]
    centres = pack(pieces, discs)
    for host, ring in rings.items():
        left, top = centres[host]
        centres.update((guest, (left + x, top + y)) for guest, (x, y) in ring)
    return {node: centres[node] for node in radii}


def _neighbours(radii: Mapping[str, int], ties: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {node: set() for node in radii}
    for one, other in ties:
        if one != other and one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    return near


def _hosts(radii: Mapping[str, int], near: Mapping[str, set[str]]) -> dict[str, str]:
    """Each node with a single neighbour, and that neighbour."""
    hosts = {}
    for node, others in near.items():
        if len(others) != 1:
            continue
        (other,) = others
        smaller = (radii[node], node) < (radii[other], other)
        if len(near[other]) > 1 or smaller:
            hosts[node] = other
    return hosts


def _ring(radius: int, guests: list[tuple[int, str]]) -> list[tuple[str, Point]]:
    """Offsets of ``guests`` (radius, node) in rings around a node, small ones inside."""
    queue = sorted(guests)
    placed: list[tuple[str, Point]] = []
    inner = radius + RING_GAP
    while queue:
        fit = 1
        # As many as the open arc holds of the widest of them.
        while fit < len(queue) and fit * (2 * queue[fit][0] + 6) <= ARC * (inner + queue[fit][0]):
            fit += 1
        chosen, queue = queue[:fit], queue[fit:]
        widest = chosen[-1][0]
        distance = inner + widest
        for (_, node), (cosine, sine) in zip(chosen, _turns(fit), strict=True):
            placed.append((node, (round(distance * cosine), round(distance * sine))))
        inner = distance + widest + 6
    return placed


def _turns(number: int) -> Iterator[tuple[float, float]]:
    """``number`` directions, evenly spread, none of them downwards, where the label is.

    Six decimals are the same from every mathematics library.
    """
    arc = FEW_ARC if number <= FEW else ARC
    for step in range(number):
        angle = arc * (step / (number - 1) - 0.5) - pi / 2 if number > 1 else -pi / 2
        yield round(cos(angle), 6), round(sin(angle), 6)


def _components(discs: Mapping[str, int], near: Mapping[str, set[str]]) -> list[list[str]]:
    """The connected parts of the core, largest first, each sorted by number of ties, then id."""
    seen: set[str] = set()
    parts = []
    for start in sorted(discs):
        if start in seen:
            continue
        part, edge = {start}, [start]
        while edge:
            for other in near[edge.pop()]:
                if other in discs and other not in part:
                    part.add(other)
                    edge.append(other)
        seen |= part
        parts.append(sorted(part, key=lambda node: (-len(near[node]), node)))
    return sorted(parts, key=lambda part: (-sum(discs[node] ** 2 for node in part), part[0]))


def _piece(
    part: list[str],
    near: Mapping[str, set[str]],
    discs: Mapping[str, int],
    lean: Mapping[str, float],
    groups: Mapping[str, int],
) -> dict[str, Point]:
    """The nodes of one connected part, around the origin."""
    if len(part) == 1:
        return {part[0]: (0, 0)}
    index = {node: number for number, node in enumerate(part)}
    ties = [
        [(index[two], _length(one, two, discs, groups)) for two in near[one] if two in index] for one in part
    ]
    distances = [_distances(ties, number) for number in range(len(part))]
    sizes = [discs[node] for node in part]
    return dict(zip(part, _settle(_spread(relax(part, distances, lean), sizes), sizes), strict=True))


def _length(one: str, two: str, discs: Mapping[str, int], groups: Mapping[str, int]) -> int:
    """How far apart the centres of two tied nodes should be."""
    return discs[one] + discs[two] + (GAP if groups.get(one) == groups.get(two) else APART)


def _distances(ties: Sequence[Sequence[tuple[int, int]]], start: int) -> list[int]:
    """How far each node is from one, by way of its ``ties`` (other node, length); all are connected."""
    far: dict[int, int] = {}
    edge = [(0, start)]
    while edge:
        away, node = heappop(edge)
        if node not in far:
            far[node] = away
            for other, length in ties[node]:
                if other not in far:
                    heappush(edge, (away + length, other))
    return [far[node] for node in range(len(ties))]


def _settle(points: list[Point], sizes: list[int]) -> list[Point]:
    """The same points, each moved to the nearest free place; large discs choose first."""
    settled = list(points)
    spots = Spots()
    placed: list[tuple[int, int, int]] = []
    for one in sorted(range(len(points)), key=lambda one: (-sizes[one], one)):
        settled[one] = _nearest_free(points[one], sizes[one], placed, spots)
        placed.append((*settled[one], sizes[one]))
    return settled


def _nearest_free(point: Point, size: int, placed: list[tuple[int, int, int]], spots: Spots) -> Point:
    """Where a disc of that size touches none of those ``placed`` (x, y, size)."""
    left, top = point
    # What was in the way of one spot is asked first at the next one, which is beside it.
    others = [(x, y, (size + other + GAP) ** 2) for x, y, other in placed]
    for column, row in spots:
        x, y = left + column * GRID, top + row * GRID
        for number, (other_x, other_y, want) in enumerate(others):
            if (x - other_x) ** 2 + (y - other_y) ** 2 < want:
                others[0], others[number] = others[number], others[0]
                break
        else:
            return x, y
    raise AssertionError("the plane has no end")


def _spread(points: list[tuple[float, float]], sizes: list[int]) -> list[Point]:
    """The points on the grid, pulled out from their middle where the discs would fill too much."""
    middle_x, middle_y = (fsum(point[axis] for point in points) / len(points) for axis in (0, 1))
    extent = fsum((x - middle_x) ** 2 + (y - middle_y) ** 2 for x, y in points) / len(points)
    factor = max(1.0, sqrt(CROWDING * fsum((size + GAP / 2) ** 2 for size in sizes) / max(2 * extent, 1.0)))
    found = [((x - middle_x) * factor / GRID, (y - middle_y) * factor / GRID) for x, y in points]
    return [(round(x * WIDEN) * GRID, round(y / WIDEN) * GRID) for x, y in found]
