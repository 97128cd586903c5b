"""Which labels a still picture shows, and where: as many as fit, the important first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wcwidth import wcwidth

from listgraph.page.style import KIND_STYLES
from listgraph.page.text import shortened, visible
from listgraph.page.view import Spot

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Placed = tuple[float, float, bool, Box]
"""Middle of a text, whether it is within its node, and its box."""

READ_AT = 1000
"""Labels are as large as on the page where the picture is shown so many pixels wide, as documents do."""
CLOSE = 1.6
"""Of a picture that is shrunk by more than this, articles have no label."""
LABEL_ORDER = ("Model", "Topic", "Organization", "Publisher", "List", "Section", "Article")


@dataclass(frozen=True, slots=True)
class Label:
    """``x`` and ``y`` are the middle of the text, ``size`` its font size in pixels."""

    spot: Spot
    text: str
    x: float
    y: float
    size: int
    inside: bool


def labels(spots: Sequence[Spot]) -> Iterator[Label]:
    """The labels of ``spots`` that touch neither one another nor a node that matters as much."""
    taken: list[Box] = []
    shrunk = _shrunk(spots)
    if shrunk > CLOSE:
        spots = [spot for spot in spots if spot.node.kind != "Article"]
    ranked = sorted(spots, key=lambda spot: (LABEL_ORDER.index(spot.node.kind), -spot.size, spot.index))
    for spot in ranked:
        label = visible(spot.node.label)
        size = round(font_size(spot) * shrunk)
        text = shortened(label, _room(label, 14 if spot.node.kind == "Article" else 17))
        width = text_width(text, size)
        boxes = [
            (x, y, inside, (x - width / 2 - 2, y - size * 0.62, x + width / 2 + 2, y + size * 0.62))
            for x, y, inside in _places(spot, width, size)
        ]
        free = [place for place in boxes if not any(_touch(place[3], other) for other in taken)]
        others = [other for other in spots if other is not spot and other.node.kind != "Article"]
        larger = [other for other in spots if _is_in_the_way(other, spot)]
        # Best where it covers nothing but articles; else where it covers nothing that matters as much.
        found = _clear_of(free, [*others, *larger]) or _clear_of(free, larger)
        if found:
            x, y, inside, box = found
            taken.append(box)
            yield Label(spot, text, x, y, size, inside)


def _clear_of(places: Sequence[Placed], spots: Sequence[Spot]) -> Placed | None:
    """The first of ``places`` that is within its node or touches none of ``spots``."""
    boxes = list(map(_box, spots))
    return next(
        (place for place in places if place[2] or not any(_touch(place[3], box) for box in boxes)), None
    )


def _shrunk(spots: Sequence[Spot]) -> float:
    """How many pixels of the picture one of the screen stands for, where it is read."""
    columns = [spot.x for spot in spots]
    return max(1.0, (max(columns) - min(columns)) / READ_AT) if columns else 1.0


def _is_in_the_way(other: Spot, spot: Spot) -> bool:
    """An article's label covers no node, another's none that is as large."""
    if spot.node.kind == "Article":
        return True
    return other is not spot and other.node.kind != "Article" and other.size >= spot.size


def _box(spot: Spot) -> Box:
    return spot.x - spot.size, spot.y - spot.size, spot.x + spot.size, spot.y + spot.size


def font_size(spot: Spot) -> int:
    """The size of a node's label in pixels, as on the page."""
    if spot.node.kind == "Model":
        return min(17, 10 + round(spot.size / 6))
    return 11 if spot.node.kind == "Article" else 12


def text_width(text: str, size: int) -> float:
    """About how wide ``text`` is, in pixels: full-width characters are as wide as high.

    >>> text_width("大鸟", 10), text_width("T5", 10)
    (20.0, 12.0)
    """
    return sum(size * (1.0 if wcwidth(character) == 2 else 0.6) for character in text)


def _room(label: str, wide: int) -> int:
    """So many characters fit: half as many of the full-width ones."""
    return wide if any(wcwidth(character) == 2 for character in label) else 2 * wide


def _places(spot: Spot, width: float, size: int) -> Iterator[tuple[float, float, bool]]:
    x, y, radius = spot.x, spot.y, spot.size
    if KIND_STYLES[spot.node.kind].shape == "dot" and width + 8 <= 2 * radius:
        yield x, y, True
        return
    gap = radius + size * 0.75 + 3
    yield x, y + gap, False
    yield x, y - gap, False
    yield x + radius + width / 2 + 6, y, False
    yield x - radius - width / 2 - 6, y, False


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
