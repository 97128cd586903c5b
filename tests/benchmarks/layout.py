"""Place what the page draws at first: our layout against those of networkx and igraph, in one run.

    .venv/bin/python tests/benchmarks/layout.py [PATH ...]

PATH is a list or a folder of lists; without one, the seed lists and a made-up list of 2,000 links.
Each layout gets the same nodes and ties. The columns:

seconds     to place them (ours includes moving discs apart and packing the parts)
stress      mean squared relative error of the distances in the largest part, at the best scale
overlaps    pairs of discs that overlap when the picture is scaled to the area of ours
moved       how far half of the nodes move when an article is added or goes, as a share of the
            picture's width: the median and the worst of a dozen such changes

Ours was chosen for the last three, and because it gives the same bytes on every machine: igraph's
Kamada-Kawai and Fruchterman-Reingold amplify the last bit of a number, which depends on the
processor (moving the start by one part in 10^15 moves every node of a graph of 150).
"""

import argparse
import random
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import dist, sqrt
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import igraph
import networkx as nx

from generated import make
from helpers.places import SEEDS
from listgraph.layout.layout import place
from listgraph.page import placing
from listgraph.page.view import opening_view
from listgraph.pipeline import build

CHANGES = 12

Places = Mapping[str, Sequence[float]]
Ties = list[tuple[str, str]]


@dataclass(frozen=True)
class Task:
    """What the page asks of the layout."""

    radii: dict[str, int]
    ties: Ties
    lean: dict[str, float]
    groups: dict[str, int]

    def graph(self) -> igraph.Graph:
        index = {node: number for number, node in enumerate(self.radii)}
        return igraph.Graph(len(index), [(index[one], index[two]) for one, two in simple(self.ties)])


def main() -> None:
    options = argparse.ArgumentParser(description="Compare layouts.")
    options.add_argument("paths", nargs="*", type=Path)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "2,000 links"
        for path in chosen.paths or [SEEDS, make(made, 2000)]:
            compare(path.name, task(path))


def compare(name: str, given: Task) -> None:
    print(f"{name}: {len(given.radii)} nodes, {len(set(given.ties))} ties\n")
    print(f"{'':24}{'seconds':>9}{'stress':>9}{'overlaps':>10}{'moved':>9}{'worst':>9}")
    ours = LAYOUTS["listgraph"](given)
    for title, layout in LAYOUTS.items():
        start = perf_counter()
        try:
            places = layout(given)
        except ModuleNotFoundError as missing:
            print(f"{title:24} needs {missing.name} for so many nodes")
            continue
        seconds = perf_counter() - start
        moves = sorted(moved(places, layout(other)) for other in changes(given)) if seconds < 5 else []
        middle, worst = (f"{median(moves):.1%}", f"{moves[-1]:.1%}") if moves else ("-", "-")
        scaled = fitted(places, ours)
        print(
            f"{title:24}{seconds:9.2f}{stress(places, given):9.3f}{overlaps(scaled, given.radii):10}"
            f"{middle:>9}{worst:>9}",
            flush=True,
        )
    print()


def task(path: Path) -> Task:
    """What the page of the list at ``path`` asks for its main part."""
    asked: list[Task] = []

    def note(radii: dict[str, int], ties: Iterable[tuple[str, str]], *more: dict[str, float]) -> object:
        found = list(ties)
        if more:
            groups = {node: int(group) for node, group in more[1].items()}
            asked.append(Task(dict(radii), found, dict(more[0]), groups))
        return place(radii, found)

    with patch.object(placing, "place", note):
        opening_view(build([path]))
    return asked[0]


def listgraph(given: Task) -> Places:
    return place(given.radii, given.ties, given.lean, given.groups)


def networkx_(layout: Callable[..., Any], **options: object) -> Callable[[Task], Places]:
    def run(given: Task) -> Places:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(given.radii)
        graph.add_edges_from(sorted(simple(given.ties)))
        return {node: tuple(place) for node, place in layout(graph, **options).items()}

    return run


def igraph_(layout: str) -> Callable[[Task], Places]:
    def run(given: Task) -> Places:
        random.seed(1)  # igraph draws from Python's random numbers
        return dict(zip(given.radii, given.graph().layout(layout).coords, strict=True))

    return run


LAYOUTS: dict[str, Callable[[Task], Places]] = {
    "listgraph": listgraph,
    "networkx spring": networkx_(nx.spring_layout, seed=1, method="force"),
    "networkx ForceAtlas2": networkx_(nx.forceatlas2_layout, seed=1),
    "igraph fr": igraph_("fr"),
    "igraph kk": igraph_("kk"),
    "igraph drl": igraph_("drl"),
}


def changes(given: Task) -> Iterator[Task]:
    """The same with one article more, about one model or two, or one less."""
    chance = random.Random(1)
    models = sorted(node for node in given.radii if node.startswith("model/"))
    articles = sorted(node for node in given.radii if node.startswith("article/"))
    for number in range(CHANGES):
        if number % 3 == 2:
            gone = chance.choice(articles)
            radii = {node: size for node, size in given.radii.items() if node != gone}
            yield Task(radii, [tie for tie in given.ties if gone not in tie], given.lean, given.groups)
            continue
        about = chance.sample(models, 1 + number % 3)
        ties = given.ties + [("article/new", model) for model in about] + list(combinations(about, 2))
        yield Task({**given.radii, "article/new": 7}, ties, given.lean, given.groups)


def simple(ties: Ties) -> set[tuple[str, str]]:
    return {(min(tie), max(tie)) for tie in ties if tie[0] != tie[1]}


def stress(places: Places, given: Task) -> float:
    """Kruskal's raw stress on hops, each pair by its hops, at the scale that makes it least."""
    graph = given.graph()
    nodes = list(given.radii)
    largest = max(graph.connected_components(), key=len)
    hops = graph.distances(largest, largest)
    ratios: list[float] = [
        dist(places[nodes[largest[one]]], places[nodes[largest[two]]]) / hops[one][two]
        for one, two in combinations(range(len(largest)), 2)
    ]
    scale = sum(ratios) / sum(ratio * ratio for ratio in ratios)
    return sum((scale * ratio - 1) ** 2 for ratio in ratios) / len(ratios)


def extent(places: Places) -> tuple[float, float]:
    xs, ys = zip(*places.values(), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def fitted(places: Places, ours: Places) -> Places:
    """The same picture, as large as ours."""
    (wide, high), (width, height) = extent(places), extent(ours)
    factor = sqrt(width * height / (wide * high))
    return {node: [axis * factor for axis in place] for node, place in places.items()}


def overlaps(places: Places, radii: Mapping[str, int]) -> int:
    return sum(
        dist(places[one], places[two]) < radii[one] + radii[two] for one, two in combinations(radii, 2)
    )


def moved(before: Places, after: Places) -> float:
    width, _ = extent(before)
    return median(dist(before[node], after[node]) for node in before if node in after) / width


if __name__ == "__main__":
    main()
