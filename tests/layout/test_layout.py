"""Places: the same everywhere, nothing on top of anything else, what belongs together near."""

from itertools import combinations, pairwise
from math import dist
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listgraph.layout.layout import place
from listgraph.layout.packing import GAP, Point
from listgraph.layout.stress import relax

NODES = [f"n{number}" for number in range(30)]
radii = st.dictionaries(st.sampled_from(NODES), st.integers(5, 40), max_size=25)
ties = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=50)


def overlaps(places: dict[str, Point], sizes: dict[str, int]) -> list[tuple[str, str]]:
    return [
        (one, two)
        for one, two in combinations(places, 2)
        if dist(places[one], places[two]) < sizes[one] + sizes[two]
    ]


@settings(deadline=None)
@given(radii, ties)
def test_every_node_has_a_place_and_no_two_overlap(
    sizes: dict[str, int], pairs: list[tuple[str, str]]
) -> None:
    places = place(sizes, pairs)
    assert list(places) == list(sizes)
    assert overlaps(places, sizes) == []


@settings(deadline=None)
@given(radii, ties, st.randoms())
def test_the_order_of_nodes_and_ties_does_not_matter(
    sizes: dict[str, int], pairs: list[tuple[str, str]], random: Random
) -> None:
    shuffled_sizes, shuffled = list(sizes.items()), [(two, one) for one, two in pairs]
    random.shuffle(shuffled_sizes)
    random.shuffle(shuffled)
    assert place(dict(shuffled_sizes), shuffled) == place(sizes, pairs)


def test_places_are_these_on_every_machine() -> None:
    """Written down on one machine; another processor, compiler or Python must give the same."""
    ring = [(f"n{number}", f"n{(number + 1) % 7}") for number in range(7)]
    assert place(dict.fromkeys(NODES[:9], 10), [*ring, ("n0", "n7"), ("n0", "n8")]) == GOLDEN


GOLDEN = {
    "n0": (-68, -8),
    "n1": (-12, 56),
    "n2": (36, 48),
    "n3": (68, 24),
    "n4": (68, -16),
    "n5": (36, -40),
    "n6": (4, -56),
    "n7": (-104, -3),
    "n8": (-32, -3),
}


def test_a_node_with_one_tie_stands_in_the_ring_of_its_neighbour() -> None:
    sizes = {"hub": 30, **{f"leaf{number}": 7 for number in range(40)}}
    places = place(sizes, [("hub", leaf) for leaf in sizes if leaf != "hub"])
    distances = sorted(dist(places["hub"], spot) for leaf, spot in places.items() if leaf != "hub")
    assert distances[0] > 30 + 7
    assert distances[-1] < 200


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_nothing_in_a_ring_covers_the_label_below_its_host(count: int) -> None:
    sizes = {"host": 20, "other": 20, **{f"leaf{number}": 7 for number in range(count)}}
    places = place(sizes, [("host", node) for node in sizes if node != "host"])
    x, y = places["host"]
    below = [node for node, (nx, ny) in places.items() if abs(nx - x) < 8 and y < ny < y + 90]
    assert below == []


def test_tied_nodes_are_nearer_than_others() -> None:
    sizes = dict.fromkeys("abcdefgh", 10)
    square = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c")]
    other = [("e", "f"), ("f", "g"), ("g", "h"), ("h", "e"), ("e", "g")]
    places = place(sizes, [*square, *other, ("a", "e")])
    within = [dist(places[one], places[two]) for one, two in square + other]
    across = [dist(places[one], places[two]) for one in "bcd" for two in "fgh"]
    assert max(within) < min(across)


def test_what_leans_to_the_right_stands_on_the_right() -> None:
    chain = list(pairwise(NODES))
    sizes = dict.fromkeys(NODES, 10)
    there = place(sizes, chain, {node: year for year, node in enumerate(NODES)})
    back = place(sizes, chain, {node: -year for year, node in enumerate(NODES)})
    assert there["n0"][0] < there["n15"][0] < there["n29"][0]
    assert back["n0"][0] > back["n15"][0] > back["n29"][0]


def test_groups_stand_together() -> None:
    """A ring in two halves: its halves are further apart than the ring alone would have them."""
    ring = [(f"n{number}", f"n{(number + 1) % 12}") for number in range(12)]
    sizes = dict.fromkeys(NODES[:12], 10)
    halves = {f"n{number}": number // 6 for number in range(12)}
    loose, grouped = place(sizes, ring), place(sizes, ring, groups=halves)
    for places, wide in ((loose, False), (grouped, True)):
        inside = dist(places["n2"], places["n3"])
        assert (dist(places["n5"], places["n6"]) > 1.5 * inside) == wide


def test_stress_gives_distances_back() -> None:
    """Corners of a 3-4-5 triangle."""
    one, two, three = relax("abc", [[0, 3, 4], [3, 0, 5], [4, 5, 0]])
    assert dist(one, two) == pytest.approx(3, rel=0.02)
    assert dist(one, three) == pytest.approx(4, rel=0.02)
    assert dist(two, three) == pytest.approx(5, rel=0.02)


@pytest.mark.parametrize("count", [0, 1])
def test_stress_of_next_to_nothing(count: int) -> None:
    assert relax("a" * count, [[0.0]] * count) == [(0.0, 0.0)] * count


def test_a_chain_is_wider_than_high() -> None:
    chain = list(pairwise(NODES))
    places = place(dict.fromkeys(NODES, 10), chain)
    width, height = (max(axis) - min(axis) for axis in zip(*places.values(), strict=True))
    assert width > height
    assert width < len(NODES) * (20 + GAP + 40)
