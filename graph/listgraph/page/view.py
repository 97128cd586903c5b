"""What the page draws when it opens: which nodes, where, how large, and the lines between them."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isqrt
from typing import cast

from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.memo import for_the_latest
from listgraph.page.placing import COVERING, OUTLINE, Edge, centres_of, ties_among
from listgraph.page.style import RELATION_ORDER, TOPIC_STYLES
from listgraph.page.topics import topics

DRAW_BUDGET = 500
"""Nodes that the opening view draws at most; the rest is found by search and by expanding."""

# Share of the budget that a kind may take; articles take what is left.
SHARES = {"Model": 0.35, "Organization": 0.1, "Publisher": 0.1}
# Drawn only when a person asks for the kind; they have a budget of their own.
OUTLINE_BUDGET = 120
TOPIC = 6
"""A topic has so many drawn nodes at least."""
TOPICS = len(TOPIC_STYLES)
FEW = 3
"""Models with so few articles are drawn at first only beside others."""
LEADS = 2
"""A topic is called after so many of its models."""
UNDRAWN = ("Comparison", "Topic")
# Relations whose line runs from the object to the subject.
AGAINST = ("introducedBy",)


@dataclass(frozen=True, slots=True)
class Spot:
    """A drawn node: its index in ``graph.nodes``, its place and radius in pixels.

    ``topic`` counts from 1; it is 0 for a node that belongs to none of those that are shown.
    """

    index: int
    node: Node
    x: int
    y: int
    size: int
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line: its ends (indices of nodes) and every relation it stands for, the telling ones first."""

    source: int
    target: int
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The opening view. ``spots`` and ``lines`` are in the order of the graph's nodes.

    ``leads`` are the indices of the nodes that the topics are called after: of each the best known ones.
    """

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    leads: tuple[tuple[int, ...], ...] = ()


@for_the_latest
def opening_view(graph: KnowledgeGraph) -> View:
    """What is drawn of ``graph`` at first. Pure, and the same on every machine."""
    edges = [cast("Edge", fact) for fact in graph.evidence if isinstance(fact.object, str)]
    weights = _weights(graph, edges)
    drawn = _chosen(graph, edges, weights)
    sizes = _sizes(graph, drawn, weights)
    kinds = {node: graph.by_id[node].kind for node in drawn}
    main = {node for node in drawn if kinds[node] not in OUTLINE}
    found = topics(ties_among(main, kinds, edges))
    group = {node: number for number, nodes in enumerate(found) for node in nodes}
    centres = centres_of(sizes, kinds, edges, _years(graph, main), group)
    groups = [nodes for nodes in found if len(nodes) >= TOPIC][:TOPICS]
    topic = {node: number for number, nodes in enumerate(groups, 1) for node in nodes}
    index = {node.id: number for number, node in enumerate(graph.nodes)}
    spots = sorted(
        (
            Spot(index[node], graph.by_id[node], *centres[node], sizes[node], topic.get(node, 0))
            for node in drawn
        ),
        key=lambda spot: spot.index,
    )
    leads = (_leads(nodes, kinds, sizes) for nodes in groups)
    lines = tuple(_lines(edges, index, drawn))
    return View(tuple(spots), lines, tuple(tuple(index[node] for node in nodes) for nodes in leads))


def _leads(nodes: list[str], kinds: Mapping[str, str], sizes: Mapping[str, int]) -> list[str]:
    """The best known models of a topic, or whatever it has instead."""
    known = sorted(nodes, key=lambda node: (-sizes[node], node))
    return [node for node in known if kinds[node] == "Model"][:LEADS] or known[:1]


def _years(graph: KnowledgeGraph, nodes: Iterable[str]) -> dict[str, float]:
    """The year of each of ``nodes`` that has one."""
    texts = {node: graph.by_id[node].text("firstReleased") for node in nodes}
    return {node: float(text) for node, text in texts.items() if text.isdecimal()}


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
    most = {kind: int(share * DRAW_BUDGET) for kind, share in SHARES.items()}
    named = {node for kind in ("Model", "Organization") for node in by_kind[kind][: most[kind]]}
    articles = _telling(by_kind["Article"], named, edges)
    first = articles[: DRAW_BUDGET - len(named) - most["Publisher"]]
    telling = set(first)
    published = Counter(
        target for subject, relation, target in edges if relation == "publishedBy" and subject in telling
    )
    publishers = [node for node in by_kind["Publisher"] if published[node]]
    publishers.sort(key=lambda node: -published[node])
    chosen = {*named, *first, *publishers[: most["Publisher"]]}
    chosen -= set(_lonely(graph, edges, chosen, weights))
    rest = articles[len(first) :][: DRAW_BUDGET - len(chosen)]
    chosen.update(rest)
    chosen -= _alone(graph, edges, chosen)
    return {*outline, *chosen}


def _alone(graph: KnowledgeGraph, edges: Iterable[Edge], chosen: Container[str]) -> set[str]:
    """The articles that no line would join to another node, but to a section or a list."""
    tied = {
        end
        for subject, _, target in edges
        if subject in chosen and target in chosen
        for end in (subject, target)
    }
    return {node.id for node in graph.nodes if node.kind == "Article" and node.id not in tied}


def _lonely(
    graph: KnowledgeGraph, edges: Iterable[Edge], chosen: Container[str], weights: Mapping[str, int]
) -> Iterator[str]:
    """Little known models and organisations that have no tie but to articles: articles take their room."""
    kinds = {node: graph.by_id[node].kind for node in graph.by_id if node in chosen}
    tied = {
        end
        for subject, _, target in edges
        if kinds.get(subject, "Article") != "Article" and kinds.get(target, "Article") != "Article"
        for end in (subject, target)
    }
    for node, kind in kinds.items():
        if node not in tied and (kind == "Organization" or (kind == "Model" and weights[node] <= FEW)):
            yield node


def _telling(articles: list[str], drawn: set[str], edges: Iterable[tuple[str, str, str]]) -> list[str]:
    """The articles, first those that introduce a drawn model or are tied to the most drawn nodes."""
    ties: Counter[str] = Counter(dict.fromkeys(articles, 0))
    tying = {*COVERING, "concerns"}
    for subject, relation, target in edges:
        if relation == "introducedBy" and subject in drawn:
            ties[target] += 3
        elif relation in tying and target in drawn:
            ties[subject] += 1
    return sorted(articles, key=lambda node: (-ties[node], node))


def _sizes(graph: KnowledgeGraph, drawn: Iterable[str], weights: Mapping[str, int]) -> dict[str, int]:
    """The radii: the square of a model's grows with what is said about it, beside the best known one."""
    kinds = {node: graph.by_id[node].kind for node in drawn}
    top = max([20, *(weights[node] for node, kind in kinds.items() if kind == "Model")])
    sizes = {}
    for node, kind in kinds.items():
        if kind == "Model":
            sizes[node] = 11 + isqrt(37 * 37 * weights[node] // top)
        elif kind in ("Organization", "Publisher"):
            sizes[node] = 9 + isqrt(12 * 12 * min(weights[node], top) // top)
        else:
            sizes[node] = 7 if kind == "Article" else 9
    return sizes


def _lines(
    edges: Iterable[tuple[str, str, str]], index: Mapping[str, int], drawn: set[str]
) -> Iterator[Line]:
    """One line for each pair of drawn nodes and direction, whatever the number of relations.

    A paper that introduces a model covers it as well: one line says both.
    """
    between: dict[tuple[int, int], list[str]] = defaultdict(list)
    for subject, relation, target in edges:
        if subject in drawn and target in drawn:
            ends = (target, subject) if relation in AGAINST else (subject, target)
            between[index[ends[0]], index[ends[1]]].append(relation)
    for (start, end), relations in sorted(between.items()):
        yield Line(start, end, tuple(sorted(relations, key=RELATION_ORDER.index)))
