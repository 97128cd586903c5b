"""The facts with their evidence, while a graph is put together."""

from collections.abc import Collection, Iterable

from listgraph.knowledge.graph import Evidence, Fact


class Evidences(dict[Fact, Collection[Evidence]]):
    """Each fact with its evidence, each piece of it once: the only one in a tuple, several in a set.

    Nearly all facts have one piece, and there are millions of them: a set would take four times the room.

    >>> said, why = Fact("article/1f", "covers", "model/bert"), Evidence("a.md", 1, "BERT", 0, 4, "", 1.0)
    >>> facts = Evidences()
    >>> facts.add(said, why)
    >>> facts.add(said, why)
    >>> len(facts[said])
    1
    """

    def add(self, fact: Fact, item: Evidence) -> None:
        """One piece of evidence more for ``fact``, which may be new."""
        found = self.setdefault(fact, (item,))
        if isinstance(found, set):
            found.add(item)
        elif found[0] != item:  # type: ignore[index]
            self[fact] = {*found, item}

    def extend(self, fact: Fact, items: Iterable[Evidence]) -> None:
        """The same of several pieces."""
        for item in items:
            self.add(fact, item)
