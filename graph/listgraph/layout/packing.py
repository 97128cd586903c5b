"""Putting the parts of a picture side by side, without overlap and near the middle."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from math import isqrt
from zlib import crc32

Point = tuple[int, int]

GAP = 14
"""Pixels between two discs at least."""


def pack(pieces: list[dict[str, Point]], discs: Mapping[str, int]) -> dict[str, Point]:
    """All pieces in one picture, wider than high: each as near to the middle as it fits.

    It stands in the direction that its name tells, so that one more moves few of the others.
    """
    board = _Board(48, set())
    spots = Spots()
    centres: dict[str, Point] = {}
    for piece in pieces:
        left = min(x for x, _ in piece.values()) + max(x for x, _ in piece.values())
        top = min(y for _, y in piece.values()) + max(y for _, y in piece.values())
        centred = {node: (x - left // 2, y - top // 2) for node, (x, y) in piece.items()}
        shape = board.cells(centred, discs)
        towards = _direction(next(iter(piece)))
        dx, dy = next(
            (dx, dy)
            for dx, dy in spots
            if _lies(dx, dy, towards)
            and not any((column + dx, row + dy) in board.taken for column, row in shape)
        )
        board.taken.update((column + dx, row + dy) for column, row in shape)
        centres.update((node, (x + dx * board.cell, y + dy * board.cell)) for node, (x, y) in centred.items())
    return centres


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


def _direction(name: str) -> Point:
    """A direction that depends on nothing but the name."""
    chance = crc32(name.encode("utf-8", "surrogatepass"))
    return (chance & 255) - 127, (chance >> 8 & 255) - 127


def _lies(x: int, y: int, towards: Point) -> bool:
    """Whether the point is within 60 degrees of that direction, or the middle itself."""
    along = x * towards[0] + y * towards[1]
    return along >= 0 and 4 * along * along >= (x * x + y * y) * (towards[0] ** 2 + towards[1] ** 2)


class Spots:
    """Every cell of the plane, nearest to the middle first, in an ellipse that is wider than high."""

    def __init__(self) -> None:
        self._found: list[Point] = []

    def __getitem__(self, number: int) -> Point:
        while number >= len(self._found):
            self._found = self._within(2 * max(isqrt(len(self._found)), 8))
        return self._found[number]

    def __iter__(self) -> Iterator[Point]:
        return map(self.__getitem__, count())

    @staticmethod
    def _within(rows: int) -> list[Point]:
        columns = rows * 8 // 5
        far = sorted(
            (25 * column * column + 64 * row * row, row, column)
            for column in range(-columns, columns + 1)
            for row in range(-rows, rows + 1)
        )
        return [(column, row) for distance, row, column in far if distance <= 64 * rows * rows]
