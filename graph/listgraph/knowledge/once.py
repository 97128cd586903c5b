"""What a document says of things, each saying once."""

from collections.abc import Iterable, Iterator

from listgraph.knowledge.graph import Node


def once(nodes: Iterable[Node]) -> Iterator[Node]:
    """``nodes`` without those that say again what one before them says.

    Most things are spoken of once, so it is their ids that are looked at first; all that a node says is a
    lot to compare.

    >>> said = [Node(label.lower(), "Model", label) for label in ("A", "B", "A", "a")]
    >>> [node.label for node in once(said)]
    ['A', 'B', 'a']
    """
    first: dict[str, Node] = {}
    others: set[Node] = set()
    for node in nodes:
        known = first.get(node.id)
        if known is None:
            first[node.id] = node
            yield node
        elif known != node and node not in others:
            others.add(node)
            yield node
