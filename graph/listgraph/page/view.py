"""What the page draws when it opens: which nodes, where, how large, and the lines between them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isqrt

from listgraph.knowledge import KnowledgeGraph, Node
from listgraph.layout import Point, place
from listgraph.page.style import RELATION_ORDER

DRAW_BUDGET = 600
"""Nodes that the opening view draws at most; the rest is found by search and by expanding."""

# Share of the budget that a kind may take; articles take what is left.
SHARES = {"Model": 0.35, "Organization": 0.1, "Publisher": 0.1}
# Drawn only when a person asks for the kind; they have a budget of their own.
OUTLINE = ("List", "Section")
OUTLINE_BUDGET = 120
UNDRAWN = ("Comparison",)

COVERING = ("covers", "compares", "introducedBy")


@dataclass(frozen=True, slots=True)
class Spot:
    """A drawn node: its index in ``graph.nodes``, its place and radius in pixels."""

    index: int
    node: Node
    x: int
    y: int
    size: int


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line: its ends (indices of nodes) and every relation it stands for, the telling ones first."""

    source: int
    target: int
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The opening view. ``spots`` and ``lines`` are in the order of the graph's nodes."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]


def opening_view(graph: KnowledgeGraph) -> View:
    """What is drawn of ``graph`` at first. Pure, and the same on every machine."""
    edges = [(subject, relation, target) for subject, relation, target, _ in graph.edges()]
    weights = _weights(graph, edges)
    drawn = _chosen(graph, edges, weights)
    sizes = {node: _size(graph.by_id[node].kind, weights[node]) for node in drawn}
    centres = _centres(graph, drawn, sizes, edges)
    index = {node.id: number for number, node in enumerate(graph.nodes)}
    spots = sorted(
        (Spot(index[node], graph.by_id[node], *centres[node], sizes[node]) for node in drawn),
        key=lambda spot: spot.index,
    )
    return View(tuple(spots), tuple(_lines(edges, index, drawn)))


def _weights(graph: KnowledgeGraph, edges: Iterable[tuple[str, str, str]]) -> Counter[str]:
    """How much is said about each node: articles about a model, links of anything else."""
    weights: Counter[str] = Counter(dict.fromkeys(graph.by_id, 0))
    about: dict[str, set[str]] = defaultdict(set)
    for subject, relation, target in edges:
        if relation in COVERING:
            article, model = (target, subject) if relation == "introducedBy" else (subject, target)
            about[model].add(article)
            about[article].add(model)
        elif relation in ("publishedBy", "developedBy", "concerns", "listedIn", "partOf"):
            about[target].add(subject)
    weights.update({node: len(others) for node, others in about.items()})
    return weights


def _chosen(graph: KnowledgeGraph, edges: list[tuple[str, str, str]], weights: Mapping[str, int]) -> set[str]:
    """The nodes to draw, within the budgets."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for node in graph.nodes:
        by_kind[node.kind].append(node.id)
    for found in by_kind.values():
        found.sort(key=lambda node: (-weights[node], node))
    outline = [node for kind in OUTLINE for node in by_kind.pop(kind, ())][:OUTLINE_BUDGET]
    for kind in UNDRAWN:
        by_kind.pop(kind, None)
    if sum(map(len, by_kind.values())) <= DRAW_BUDGET:
        return {*outline, *(node for found in by_kind.values() for node in found)}
    chosen = {node for kind, share in SHARES.items() for node in by_kind[kind][: int(share * DRAW_BUDGET)]}
    articles = _telling(by_kind["Article"], chosen, edges, DRAW_BUDGET - len(chosen))
    return {*outline, *chosen, *articles}


def _telling(
    articles: list[str], drawn: set[str], edges: Iterable[tuple[str, str, str]], room: int
) -> list[str]:
    """The articles that are tied to the most drawn nodes."""
    ties: Counter[str] = Counter(dict.fromkeys(articles, 0))
    for subject, relation, target in edges:
        if relation in COVERING or relation == "concerns":
            article, other = (target, subject) if relation == "introducedBy" else (subject, target)
            if other in drawn:
                ties[article] += 1
    return sorted(articles, key=lambda node: (-ties[node], node))[:room]


def _size(kind: str, weight: int) -> int:
    """The radius: its square grows with what is said about the node."""
    if kind == "Model":
        return min(12 + isqrt(40 * weight), 46)
    if kind in ("Organization", "Publisher"):
        return min(9 + isqrt(6 * weight), 22)
    return 7 if kind == "Article" else 9


def _centres(
    graph: KnowledgeGraph, drawn: set[str], sizes: Mapping[str, int], edges: list[tuple[str, str, str]]
) -> dict[str, Point]:
    """The place of each drawn node: the outline goes below, so that showing it moves nothing."""
    kinds = {node: graph.by_id[node].kind for node in drawn}
    main = {node: sizes[node] for node in sorted(drawn) if kinds[node] not in OUTLINE}
    outline = {node: sizes[node] + 8 for node in sorted(drawn) if kinds[node] in OUTLINE}
    centres = place(main, _ties(main, kinds, edges))
    below = place(outline, [(one, two) for one, relation, two in edges if relation == "partOf"])
    shift = (
        _bottom(centres, main) - min((y - outline[node] for node, (_, y) in below.items()), default=0) + 60
    )
    return centres | {node: (x, y + shift) for node, (x, y) in below.items()}


def _bottom(centres: Mapping[str, Point], sizes: Mapping[str, int]) -> int:
    return max((y + sizes[node] for node, (_, y) in centres.items()), default=0)


def _ties(
    drawn: Mapping[str, int], kinds: Mapping[str, str], edges: list[tuple[str, str, str]]
) -> Iterator[tuple[str, str]]:
    """What draws nodes together: what is said about models; a publisher stands by its main models.

    An article without a model stands by its organisation or else its publisher.
    """
    about: dict[str, list[str]] = defaultdict(list)
    published: dict[str, list[str]] = defaultdict(list)
    for subject, relation, target in edges:
        if subject not in drawn or target not in drawn:
            continue
        if relation == "publishedBy":
            published[target].append(subject)
        elif relation != "crossPostOf":
            yield subject, target
            if kinds[subject] == "Article":
                about[subject].append(target)
    for publisher, articles in published.items():
        models = Counter(model for article in articles for model in about[article])
        yield from ((publisher, model) for model, _ in sorted(models.items(), key=_most)[:2])
        yield from ((publisher, article) for article in articles if not about[article])


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _lines(
    edges: Iterable[tuple[str, str, str]], index: Mapping[str, int], drawn: set[str]
) -> Iterator[Line]:
    """One line for each pair of drawn nodes and direction, whatever the number of relations."""
    between: dict[tuple[int, int], list[str]] = defaultdict(list)
    for subject, relation, target in edges:
        if subject in drawn and target in drawn:
            between[index[subject], index[target]].append(relation)
    for (source, target), relations in sorted(between.items()):
        yield Line(source, target, tuple(sorted(relations, key=RELATION_ORDER.index)))
