"""What stands in a list or section, in the order of its lines."""

from collections.abc import Iterable, Mapping

from listgraph.knowledge.graph import Evidence, Fact

WITHIN = frozenset({"listedIn", "partOf"})
"""The relations of what stands in a list or section to that."""


def items_by_list(facts: Mapping[Fact, Iterable[Evidence]]) -> Mapping[str, tuple[str, ...]]:
    """What stands directly in each list and section, by their ids: articles and sections, as they come."""
    places: dict[str, dict[tuple[int, int, str], None]] = {}
    for (subject, relation, target), evidence in facts.items():
        if relation in WITHIN and isinstance(target, str):
            listed = places.setdefault(target, {})
            for item in evidence:
                listed[item.line, item.start, subject] = None
    return {name: _in_order(listed) for name, listed in places.items()}


def _in_order(listed: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """The subjects by line and column; what is on a line twice is there once."""
    once = dict.fromkeys((line, subject) for line, _, subject in sorted(listed))
    return tuple(subject for _, subject in once)
