"""Laying out a graph by its distances: alike on every machine, and hardly moved by a small change.

The start is classical scaling, found by power iteration; then stress is majorised node by node, so
that no step is too long and none is random. Whoever adds one entry to a list finds the rest where it
was: descent by random pairs, and every force-directed layout, begins anew and ends elsewhere. Which
way up the picture stands is settled by what is known of the nodes (``lean``) and by their names.

Force-directed layouts also amplify the last bit of a number (moving the start of igraph's
Kamada-Kawai by one part in 10^15 moves every node of a graph of 150), and the last bit depends on the
processor and the compiler. So nothing is used here but ``+ - * /``, square roots and :func:`math.fsum`,
which IEEE 754 and Python round alike everywhere; not ``sum``, which Python 3.12 changed.
"""

from collections.abc import Mapping, Sequence
from math import fsum, sqrt
from operator import mul
from zlib import crc32

Place = tuple[float, float]

TURNS = 4
"""Rounds of power iteration: few, so that two axes that are about equally long do not change places."""
ROUNDS = 30
"""Times that each node is moved."""


def relax(
    names: Sequence[str], distances: Sequence[Sequence[float]], lean: Mapping[str, float] | None = None
) -> list[Place]:
    """Places in the plane whose distances are about the given ones (symmetric, 0 only on the diagonal).

    Rows and columns belong to ``names``. Nodes with a higher ``lean`` come to stand further right
    where the distances allow it; without any, their names decide.

    >>> (x, y), (x2, y2) = relax(["a", "b"], [[0, 5], [5, 0]])
    >>> round(sqrt((x2 - x) ** 2 + (y2 - y) ** 2), 3)
    5.0
    """
    if len(names) < 2:
        return [(0.0, 0.0)] * len(names)
    x, y = _scaled(distances, _leaning(names, lean or {}), [_chance(name, "y") for name in names])
    inverse = [[1.0 / away if away else 0.0 for away in row] for row in distances]
    weights = [[one * one for one in row] for row in inverse]
    totals = [fsum(row) for row in weights]
    for _ in range(ROUNDS):
        _round(weights, inverse, totals, x, y)
    return list(zip(x, y, strict=True))


def _round(
    weights: list[list[float]],
    inverse: list[list[float]],
    totals: list[float],
    x: list[float],
    y: list[float],
) -> None:
    """Move each node, in place, to where the others on the average want it."""
    for node, total in enumerate(totals):
        here_x, here_y, sum_x, sum_y = x[node], y[node], 0.0, 0.0
        for weight, near, other_x, other_y in zip(weights[node], inverse[node], x, y, strict=True):
            dx, dy = here_x - other_x, here_y - other_y
            square = dx * dx + dy * dy
            pull = near / sqrt(square) if square else 0.0
            sum_x += weight * other_x + pull * dx
            sum_y += weight * other_y + pull * dy
        x[node], y[node] = sum_x / total, sum_y / total


def _scaled(
    distances: Sequence[Sequence[float]], first: list[float], second: list[float]
) -> tuple[list[float], list[float]]:
    """The two longest axes of classical scaling, each from the start given, which tells its direction."""
    squares = [[away * away for away in row] for row in distances]
    means = [fsum(row) / len(row) for row in squares]
    mean = fsum(means) / len(means)
    products = [
        [(here + there - square - mean) / 2 for square, there in zip(row, means, strict=True)]
        for row, here in zip(squares, means, strict=True)
    ]
    one, two = _unit(first), _unit(second)
    for _ in range(TURNS):
        one, two = _unit(_times(products, one)), _times(products, two)
        shared = fsum(map(mul, one, two))
        two = _unit([b - shared * a for a, b in zip(one, two, strict=True)])
    return _stretched(products, one), _stretched(products, two)


def _stretched(products: list[list[float]], axis: list[float]) -> list[float]:
    length = sqrt(_length(_times(products, axis)))
    return [length * part for part in axis]


def _times(matrix: list[list[float]], vector: list[float]) -> list[float]:
    return [fsum(map(mul, row, vector)) for row in matrix]


def _unit(vector: list[float]) -> list[float]:
    length = _length(vector) or 1.0
    return [part / length for part in vector]


def _length(vector: list[float]) -> float:
    return sqrt(fsum(map(mul, vector, vector)))


def _leaning(names: Sequence[str], lean: Mapping[str, float]) -> list[float]:
    """How far right each node should stand; who does not lean stands in the middle."""
    known = [lean[name] for name in names if name in lean]
    middle = fsum(known) / len(known) if known else 0.0
    found = [lean.get(name, middle) - middle for name in names]
    return found if any(found) else [_chance(name, "x") for name in names]


def _chance(name: str, salt: str) -> float:
    """A number from -1 to 1 that depends on nothing but the name."""
    return crc32(f"{salt}:{name}".encode("utf-8", "surrogatepass")) / 2**31 - 1
