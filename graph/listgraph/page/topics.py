"""Topics: groups of nodes that have more ties among themselves than with others.

Louvain's method, in whole numbers only: its gains are compared, never divided, so that every machine
finds the same groups. The order of the ties does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

Ties = Mapping[int, Mapping[int, int]]
"""For each node the weight of its tie to each other one; to itself, twice what it has swallowed."""


def topics(ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups of the tied nodes, largest first, each sorted. A tie that is named twice counts twice.

    >>> topics([("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")])
    [['a', 'b', 'c'], ['d', 'e', 'f']]
    """
    counted = Counter(tuple(sorted(tie)) for tie in ties if tie[0] != tie[1])
    names = sorted({node for tie in counted for node in tie})
    index = {name: number for number, name in enumerate(names)}
    near: dict[int, dict[int, int]] = {number: {} for number in range(len(names))}
    for (one, other), weight in sorted(counted.items()):
        near[index[one]][index[other]] = near[index[other]][index[one]] = weight
    groups = {number: [number] for number in near}
    while True:
        chosen = _settled(near)
        if len(set(chosen.values())) == len(near):
            break
        groups = _merged(groups, chosen)
        near = _condensed(near, chosen)
    found = [sorted(names[member] for member in members) for members in groups.values()]
    return sorted(found, key=lambda group: (-len(group), group))


def _settled(near: Ties) -> dict[int, int]:
    """The group of each node, after each has moved to where it gains most until none does."""
    group = {node: node for node in near}
    weight = {node: sum(others.values()) for node, others in near.items()}
    total = dict(weight)
    whole = sum(weight.values())
    moved = True
    while moved:
        moved = False
        for node in near:
            home = group[node]
            total[home] -= weight[node]
            inside: dict[int, int] = defaultdict(int)
            for other, tie in near[node].items():
                if other != node:
                    inside[group[other]] += tie
            # What modularity gains in each group; of equals the home, then the first, is best.
            gains = {
                one: whole * inside.get(one, 0) - weight[node] * total[one] for one in sorted({home, *inside})
            }
            best = max(gains, key=lambda one: (gains[one], one == home, -one))
            total[best] += weight[node]
            group[node] = best
            moved = moved or best != home
    return group


def _merged(groups: Mapping[int, list[int]], chosen: Mapping[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for node, members in groups.items():
        found[chosen[node]] += members
    return found


def _condensed(near: Ties, chosen: Mapping[int, int]) -> dict[int, dict[int, int]]:
    """Each group as one node."""
    found: dict[int, dict[int, int]] = {group: defaultdict(int) for group in sorted(set(chosen.values()))}
    for node, others in near.items():
        for other, tie in others.items():
            found[chosen[node]][chosen[other]] += tie
    return found
