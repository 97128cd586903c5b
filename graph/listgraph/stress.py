"""Laying out a graph by its distances, to the last bit alike on every machine.

Stress by stochastic gradient descent: each pair of nodes is moved towards its distance in the graph,
by smaller and smaller steps. Force-directed layouts amplify the last bit of a number (moving the
start of igraph's Kamada-Kawai by one part in 10^15 moves every node of a graph of 150), and the last
bit depends on the processor and the compiler. So nothing is used here but ``+ - * /`` and square
roots on Python's floats, which IEEE 754 rounds alike everywhere, and Python's own random numbers.
"""

from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from random import Random

Place = tuple[float, float]

COOLING = 0.68
"""By what the step shrinks from one round to the next."""
LAST_STEP = 0.08
"""The relative step at which it ends."""

# Cosine and sine of the golden angle: turning by it again and again spreads points evenly.
_COS, _SIN = -0.7373688780783197, 0.6754902942615238


def relax(distances: Sequence[Sequence[float]]) -> list[Place]:
    """Places in the plane whose distances are about the given ones (symmetric, 0 only on the diagonal).

    >>> (x, y), (x2, y2) = relax([[0, 5], [5, 0]])
    >>> round(sqrt((x2 - x) ** 2 + (y2 - y) ** 2), 3)
    5.0
    """
    pairs = [(one, two, float(distances[one][two])) for one, two in combinations(range(len(distances)), 2)]
    if not pairs:
        return [(0.0, 0.0)] * len(distances)
    longest, shortest = max(pair[2] for pair in pairs), min(pair[2] for pair in pairs)
    x, y = _sunflower(len(distances), longest)
    random = Random(0)
    step, last = longest * longest, LAST_STEP * shortest * shortest
    while step > last:
        random.shuffle(pairs)
        _round(pairs, x, y, step)
        step *= COOLING
    return list(zip(x, y, strict=True))


def _round(pairs: list[tuple[int, int, float]], x: list[float], y: list[float], step: float) -> None:
    """Move each pair once, both ends alike, in place."""
    for one, two, distance in pairs:
        dx, dy = x[one] - x[two], y[one] - y[two]
        length = sqrt(dx * dx + dy * dy) or 1e-9
        share = step / (distance * distance)
        move = (share if share < 1.0 else 1.0) * (length - distance) / (2.0 * length)
        dx *= move
        dy *= move
        x[one] -= dx
        y[one] -= dy
        x[two] += dx
        y[two] += dy


def _sunflower(number: int, width: float) -> tuple[list[float], list[float]]:
    """So many places, spread evenly over a disc of that width."""
    x, y, cosine, sine = [], [], 1.0, 0.0
    for step in range(number):
        distance = width * sqrt((step + 0.5) / number) / 2
        x.append(distance * cosine)
        y.append(distance * sine)
        cosine, sine = cosine * _COS - sine * _SIN, cosine * _SIN + sine * _COS
    return x, y
