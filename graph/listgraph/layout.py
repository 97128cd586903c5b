"""Where things stand in the picture: the same place on every machine.

Nodes tied to one other node stand in rings around it; what is left, the core, is laid out by
igraph's Kamada-Kawai, whose result is a minimum and so hardly depends on how a processor rounds
(spring embedders with random starts or cooling schedules do). No random number is drawn, the start
is computed without library functions that differ between platforms, and the result is rounded to
a coarse grid before overlaps are removed in integers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isqrt, sqrt

import igraph

Point = tuple[int, int]

GRID = 8
"""Coordinates of the core are multiples of this many pixels."""
GAP = 14
"""Pixels between two discs at least."""
RING_GAP = 30
"""Pixels between a node and its first ring: room for its label."""

# Cosine and sine of the golden angle: turning by it again and again spreads points evenly.
_COS, _SIN = -0.7373688780783197, 0.6754902942615238


def place(radii: Mapping[str, int], ties: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """The centre of every node of ``radii`` (in pixels), so that their discs do not overlap.

    ``ties`` draw nodes together; ties to nodes that are not in ``radii`` are ignored.

    >>> place({"a": 10, "b": 10}, [("a", "b")])
    {'a': (0, 0), 'b': (0, 52)}
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
    pieces = [_piece(part, near, discs) for part in _components(discs, near)]
    centres = _pack(pieces, discs)
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
        widest = queue[0][0]
        count = 0
        # As many as fit: the circumference (22/7 is enough) by the widest of them.
        while count < len(queue):
            room = 2 * max(widest, queue[count][0]) + 6
            if (count + 1) * room * 7 > 2 * 22 * (inner + queue[count][0]) and count:
                break
            widest = max(widest, queue[count][0])
            count += 1
        chosen, queue = queue[:count], queue[count:]
        distance = inner + widest
        for (_, node), (cosine, sine) in zip(chosen, _turns(count), strict=True):
            placed.append((node, (round(distance * cosine), round(distance * sine))))
        inner = distance + widest + 6
    return placed


def _turns(count: int) -> Iterator[tuple[float, float]]:
    """``count`` directions, evenly spread, the first one downwards.

    Six decimals are the same from every mathematics library.
    """
    from math import cos, pi, sin

    for step in range(count):
        angle = pi / 2 + 2 * pi * step / count
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


def _piece(part: list[str], near: Mapping[str, set[str]], discs: Mapping[str, int]) -> dict[str, Point]:
    """The nodes of one connected part, around the origin."""
    if len(part) == 1:
        return {part[0]: (0, 0)}
    index = {node: number for number, node in enumerate(part)}
    edges = sorted(
        (index[one], index[two]) for one in part for two in near[one] if index.get(two, -1) > index[one]
    )
    lengths = [float(discs[part[one]] + discs[part[two]] + GAP) for one, two in edges]
    graph = igraph.Graph(n=len(part), edges=edges)
    found = graph.layout_kamada_kawai(
        seed=_start(len(part), max(lengths)), weights=lengths, maxiter=60 * len(part)
    )
    rough = [(round(x / GRID) * GRID, round(y / GRID) * GRID) for x, y in found.coords]
    return dict(zip(part, _apart(rough, [discs[node] for node in part]), strict=True))


def _start(count: int, length: float) -> list[tuple[float, float]]:
    """A sunflower of ``count`` points. Only ``+``, ``*`` and roots, which every machine rounds alike."""
    points, cosine, sine = [], 1.0, 0.0
    for number in range(count):
        distance = length * sqrt(number + 0.5) / 2
        points.append((distance * cosine, distance * sine))
        cosine, sine = cosine * _COS - sine * _SIN, cosine * _SIN + sine * _COS
    return points


def _apart(points: list[Point], sizes: list[int]) -> list[Point]:
    """The same points, moved just enough that no two discs overlap."""
    x, y = [point[0] for point in points], [point[1] for point in points]
    for attempt in range(400):
        moved = False
        for one, two in _close(x, y, sizes):
            dx, dy = x[two] - x[one], y[two] - y[one]
            want = sizes[one] + sizes[two] + GAP
            square = dx * dx + dy * dy
            if square >= want * want:
                continue
            moved = True
            if square == 0:
                dx, dy = 1 + one % 3, 1 + two % 2
                square = dx * dx + dy * dy
            distance = max(isqrt(square), 1)
            # The lighter one gives way; a little more each time, so that it ends.
            push = want - distance + 1 + attempt // 20
            share = sizes[one] ** 2
            total = share + sizes[two] ** 2
            far = -(-push * share // total)
            x[two] += far * dx // distance
            y[two] += far * dy // distance
            x[one] -= (push - far) * dx // distance
            y[one] -= (push - far) * dy // distance
        if not moved:
            break
    return list(zip(x, y, strict=True))


def _close(x: list[int], y: list[int], sizes: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs that may overlap: those in the same or in neighbouring cells, found from left to right."""
    widest = 2 * max(sizes) + GAP
    order = sorted(range(len(x)), key=lambda one: (x[one], y[one], one))
    for place_, one in enumerate(order):
        reach = x[one] + sizes[one] + GAP + widest // 2
        for two in order[place_ + 1 :]:
            if x[two] > reach:
                break
            if abs(y[two] - y[one]) < sizes[one] + sizes[two] + GAP:
                yield one, two


@dataclass(frozen=True, slots=True)
class _Board:
    """Which cells of the plane are taken."""

    cell: int
    taken: set[Point]

    def cells(self, piece: Mapping[str, Point], discs: Mapping[str, int]) -> list[Point]:
        """The cells that the discs of ``piece`` touch."""
        found = set()
        for node, (x, y) in piece.items():
            reach = discs[node] + GAP
            for column in range((x - reach) // self.cell, (x + reach) // self.cell + 1):
                for row in range((y - reach) // self.cell, (y + reach) // self.cell + 1):
                    found.add((column, row))
        return sorted(found)


def _pack(pieces: list[dict[str, Point]], discs: Mapping[str, int]) -> dict[str, Point]:
    """All pieces in one picture, each as near to the middle as it fits, wider than high."""
    board = _Board(48, set())
    spots = _spiral()
    seen: list[Point] = []
    centres: dict[str, Point] = {}
    hint: dict[tuple[int, ...], int] = {}
    for piece in pieces:
        left = min(x for x, _ in piece.values()) + max(x for x, _ in piece.values())
        top = min(y for _, y in piece.values()) + max(y for _, y in piece.values())
        piece = {node: (x - left // 2, y - top // 2) for node, (x, y) in piece.items()}
        shape = board.cells(piece, discs)
        # Equal shapes never fit where an earlier one of them did not.
        key = tuple(part for cell in shape for part in cell)
        number = hint.get(key, 0)
        while True:
            while number >= len(seen):
                seen.append(next(spots))
            dx, dy = seen[number]
            if not any((column + dx, row + dy) in board.taken for column, row in shape):
                break
            number += 1
        hint[key] = number
        board.taken.update((column + dx, row + dy) for column, row in shape)
        centres.update((node, (x + dx * board.cell, y + dy * board.cell)) for node, (x, y) in piece.items())
    return centres


def _spiral() -> Iterator[Point]:
    """Every cell, nearest to the middle first, in an ellipse that is wider than high."""
    inner, outer = 0, 8
    while True:
        found = [
            (25 * column * column + 64 * row * row, row, column)
            for column in range(-outer * 2, outer * 2 + 1)
            for row in range(-outer, outer + 1)
        ]
        limit = 64 * outer * outer
        yield from ((column, row) for far, row, column in sorted(found) if inner <= far < limit)
        inner, outer = limit, outer * 2
