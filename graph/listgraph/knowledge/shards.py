"""The graph in pieces that stay what they are while the rest of it changes.

A format writes one after the other, and what it made of a piece may stand in what the last build wrote.
"""

import marshal
from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node
from listgraph.knowledge.items import items_by_list
from listgraph.memo import for_the_latest

FEW = 32
"""A piece has so many subjects or so, whichever stand beside it: it begins where an id says so."""
_PLAIN = 2
"""The form of marshal in which equal values have equal bytes, whatever else points to them."""

Reasoned = tuple[Fact, tuple[Evidence, ...]]
_FACT = itemgetter(0)


class Shard(NamedTuple):
    """Nodes that are neighbours in the order of their ids, and what is said of them, in the graph's order.

    ``items`` are the lists and sections among them, each with what stands in it; ``key`` stands for all of
    it, and for the base IRI.
    """

    nodes: tuple[Node, ...]
    facts: tuple[Reasoned, ...]
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    key: bytes = b""


@for_the_latest
def shards(graph: KnowledgeGraph) -> tuple[Shard, ...]:
    """All of the graph, in the order of its ids."""
    nodes = {node.id: node for node in graph.nodes}
    facts: dict[str, list[Reasoned]] = {}
    items = items_by_list(graph.evidence)
    for pair in sorted(graph.evidence.items(), key=_FACT):
        facts.setdefault(pair[0].subject, []).append(pair)
    return tuple(
        _shard(
            graph.base,
            tuple(nodes[identifier] for identifier in run if identifier in nodes),
            tuple(pair for identifier in run for pair in facts.get(identifier, ())),
            tuple((identifier, items[identifier]) for identifier in run if identifier in items),
        )
        for run in _runs(sorted(nodes.keys() | facts.keys()))
    )


def _runs(ids: list[str]) -> Iterator[list[str]]:
    """The ids in runs; one ends before an id that begins the next."""
    run: list[str] = []
    for identifier in ids:
        if run and not crc32(identifier.encode("utf-8", "surrogatepass")) % FEW:
            yield run
            run = []
        run.append(identifier)
    if run:
        yield run


def _shard(
    base: str,
    nodes: tuple[Node, ...],
    facts: tuple[Reasoned, ...],
    items: tuple[tuple[str, tuple[str, ...]], ...],
) -> Shard:
    said = [pair for node in nodes for pair in node.attributes]
    reasons = [why for _, why in facts]
    targets = [fact.object for fact, _ in facts]
    columns = (
        base,
        [(node.id, node.kind, node.label, len(node.attributes)) for node in nodes],
        [name for name, _ in said],
        list(chain.from_iterable(value for _, value in said)),
        [(fact.subject, fact.relation, len(why)) for fact, why in facts],
        [target if isinstance(target, str) else tuple(target) for target in targets],
        list(chain.from_iterable(chain.from_iterable(reasons))),
        items,
    )
    data = marshal.dumps(columns, _PLAIN)
    return Shard(nodes, facts, items, blake2b(data, digest_size=16).digest())
