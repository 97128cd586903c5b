"""What lists say that things are to one another, once all things that have a name are known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, Node
from listgraph.text.script import simplified
from listgraph.text.writing import letters


class Pending(NamedTuple):
    """A statement whose objects are names yet: each by all that may be its name, the longest first."""

    subject: str
    relation: str
    others: tuple[tuple[str, ...], ...]
    evidence: Evidence


_WORDS = 5
"""An article that is called by more words is no thing with a name."""


def resolve(pending: Iterable[Pending], facts: Evidences, known: Mapping[str, str]) -> None:
    """Add what is said of two things that both have a name; a row of names ends at the first unknown.

    ``known`` is what :func:`known_things` gives.
    """
    for item in pending:
        for names in item.others:
            other = next((known[key] for name in names if (key := key_of(name)) in known), "")
            if not other:
                break
            if other != item.subject:
                facts.add(Fact(item.subject, item.relation, other), item.evidence)


def keys(nodes: Iterable[Node]) -> Iterator[tuple[str, str, str]]:
    """What each thing that may have a name is known by: the name's key, the thing's kind and its id."""
    for node in nodes:
        if node.kind in ("Model", "Article"):
            yield from ((key_of(name), node.kind, node.id) for name in _names(node))


def known_things(named: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """The one thing of each key, of what :func:`keys` gives: a model, else an article of that whole title."""
    found: dict[str, dict[str, set[str]]] = {"Model": defaultdict(set), "Article": defaultdict(set)}
    for key, kind, identity in named:
        found[kind][key].add(identity)
    ranked = [table for kind in ("Article", "Model") for table in (found[kind],)]
    return {
        name: next(iter(things)) for table in ranked for name, things in table.items() if len(things) == 1
    }


def _names(node: Node) -> Iterable[str]:
    if node.kind == "Model":
        return (node.label, *(value.text for name, value in node.attributes if name == "altLabel"))
    titles = dict.fromkeys(value.text for value in node.values("headline"))
    return [title for title in titles if len(title.split()) <= _WORDS and any(map(str.isalpha, title))]


def key_of(name: str) -> str:
    """What two spellings of a name have in common. Case counts: "Go" is a thing, "go" a word."""
    return letters(simplified(name)).rstrip("'’")
