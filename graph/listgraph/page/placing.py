"""Who stands by whom: the ties that the layout gets, and the places that it gives.

Lines are drawn for every relation; ties are few. An article stands in the ring of one model, the
most special one that it covers, so that models look like flowers and the lines that matter, those
between models, are seen.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from listgraph.cache import kept
from listgraph.layout.layout import place
from listgraph.layout.packing import Point

COVERING = ("covers", "introducedBy", "compares")
# Drawn only when a person asks for the kind.
OUTLINE = ("List", "Section")
PARTNERS = 2
"""So many of the models that it shares articles with draw a model near."""
PUBLISHED = 3
"""A publisher stands between so many of the models that it writes about."""

Edge = tuple[str, str, str]
"""Subject, relation, object."""


def centres_of(
    sizes: Mapping[str, int],
    kinds: Mapping[str, str],
    edges: Sequence[Edge],
    years: Mapping[str, float],
    groups: Mapping[str, int],
) -> dict[str, Point]:
    """The place of every node of ``sizes`` (its radius): the outline below, so that it moves nothing.

    What is newer by ``years`` leans to the right; what is of one of the ``groups`` stands together.
    """
    main = {node: sizes[node] for node in sorted(sizes) if kinds[node] not in OUTLINE}
    outline = {node: sizes[node] + 8 for node in sorted(sizes) if kinds[node] in OUTLINE}
    centres = _placed(main, ties_among(main, kinds, edges), years, groups)
    below = _placed(outline, [(one, two) for one, relation, two in edges if relation == "partOf"], {}, {})
    bottom = max((y + main[node] for node, (_, y) in centres.items()), default=0)
    top = min((y - outline[node] for node, (_, y) in below.items()), default=0)
    return centres | {node: (x, y + bottom - top + 60) for node, (x, y) in below.items()}


def _placed(
    radii: Mapping[str, int],
    ties: Iterable[tuple[str, str]],
    lean: Mapping[str, float],
    groups: Mapping[str, int],
) -> dict[str, Point]:
    """Where :func:`place` puts the nodes; kept, as finding it takes long."""
    drawn = sorted(ties)
    given = repr((list(radii.items()), drawn, sorted(lean.items()), sorted(groups.items())))
    rows = kept(
        "places", lambda: [(node, *point) for node, point in place(radii, drawn, lean, groups).items()], given
    )
    return {node: (x, y) for node, x, y in rows}


def ties_among(
    nodes: Container[str], kinds: Mapping[str, str], edges: Iterable[Edge]
) -> Iterator[tuple[str, str]]:
    """Which of ``nodes`` draw one another near."""
    return _ties(kinds, [edge for edge in edges if edge[0] in nodes and edge[2] in nodes])


def _ties(kinds: Mapping[str, str], edges: Sequence[Edge]) -> Iterator[tuple[str, str]]:
    about = _subjects(kinds, edges)
    weights = Counter(model for models in about.values() for model in models)
    for subject, _, target in edges:
        if kinds[subject] == "Model" and kinds[target] != "Article":
            yield subject, target
    for article, models in about.items():
        yield article, min(models, key=lambda model: (weights[model], model))
    yield from _partners(about)
    yield from _without_model(kinds, edges, about)
    yield from _publishers(edges, about)


def _subjects(kinds: Mapping[str, str], edges: Iterable[Edge]) -> dict[str, list[str]]:
    """The models that each article covers; failing those, the ones that it compares or mentions."""
    best: dict[str, dict[str, int]] = defaultdict(dict)
    ranks = {name: rank for rank, name in enumerate((*COVERING, "mentions"))}
    for subject, relation, target in edges:
        if relation in ranks:
            article, model = (target, subject) if kinds[subject] == "Model" else (subject, target)
            best[article][model] = min(ranks[relation], best[article].get(model, 9))
    return {
        article: [model for model, rank in models.items() if rank == min(models.values())]
        for article, models in best.items()
    }


def _partners(about: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Each model with the ones that it shares the most articles with."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for models in about.values():
        for one, two in combinations(models[:5], 2):
            shared[one][two] += 1
            shared[two][one] += 1
    for model, others in shared.items():
        yield from ((model, other) for other in _most(others)[:PARTNERS])


def _without_model(
    kinds: Mapping[str, str], edges: Iterable[Edge], about: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """An article without a model, and its organisation or else its publisher."""
    hosts: dict[str, str] = {}
    for subject, relation, target in edges:
        if kinds[subject] != "Article" or subject in about:
            continue
        if relation == "concerns" or (relation == "publishedBy" and subject not in hosts):
            hosts[subject] = target
    yield from hosts.items()


def _publishers(edges: Iterable[Edge], about: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """A publisher and the models that it writes about most."""
    models: dict[str, Counter[str]] = defaultdict(Counter)
    for subject, relation, target in edges:
        if relation == "publishedBy":
            models[target].update(about.get(subject, ()))
    for publisher, counts in models.items():
        yield from (
            (publisher, model) for model in _most(counts)[: PUBLISHED if len(counts) > PUBLISHED else 1]
        )


def _most(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))
