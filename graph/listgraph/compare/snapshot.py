"""The facts of one graph as things with names and what is said of each, read from its triples.

A thing is known by the last two steps of its IRI (``model/bert``), so that graphs with different
bases can be set side by side.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from listgraph.rdf.facts import LABEL, NAME, TYPE
from listgraph.rdf.terms import curie
from listgraph.schema import ATTRIBUTES, KINDS, NAMESPACE, OUTCOMES, RELATIONS

_KINDS = {kind.path: name for name, kind in KINDS.items()}
_REPEATED = frozenset(curie(name) for relation in RELATIONS.values() for name in relation.also) | {
    TYPE,
    curie("schema:itemListElement"),
}
"""Predicates of other vocabularies that say again what one of ours says."""
_SYMMETRIC = frozenset({"Equals", "NoVerdict"})

Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its kind, the name to show, and the values of each property.

    Properties are the names of relations and attributes, or the IRI of a predicate that is neither.
    The values of a relation are ids of things, those of others texts.
    """

    kind: str
    name: str
    said: Values = field(default_factory=dict)

    def values(self, name: str) -> frozenset[str]:
        """What the property ``name`` says; nothing where it is not said."""
        return self.said.get(name, frozenset())

    @property
    def url(self) -> str:
        """The address of an article or a publisher, where it has one."""
        return min(self.values("url") | self.values("homepage"), default="")


Things = Mapping[str, Thing]


def snapshot(triples: Iterable[Triple]) -> Things:
    """The things that the triples of a facts graph speak of, by id."""
    names: dict[str, list[str]] = {}
    said: dict[str, dict[str, set[str]]] = {}
    for triple in triples:
        identity = _identity(triple.subject)
        kind = _KINDS.get(identity.partition("/")[0])
        if kind is None:
            continue
        properties = said.setdefault(identity, {})
        if triple.predicate == NAME:
            names.setdefault(identity, []).append(_text(triple.object))
        elif triple.predicate not in _REPEATED:
            name = _property(kind, triple.predicate.value)
            value = _identity(triple.object) if name in RELATIONS else _text(triple.object)
            properties.setdefault(name, set()).add(value)
    return {
        identity: Thing(
            _KINDS[identity.partition("/")[0]],
            min(names.get(identity, [identity])),
            {name: frozenset(values) for name, values in properties.items()},
        )
        for identity, properties in said.items()
    }


@cache
def _property(kind: str, predicate: str) -> str:
    """The name in our tables of a predicate of the things of that kind; else the predicate itself."""
    name = predicate.removeprefix(NAMESPACE)
    if name in RELATIONS:
        return name
    if predicate == LABEL.value:
        return "label"
    for attribute in ATTRIBUTES.values():
        if kind in attribute.kinds and curie(attribute.predicate).value == predicate:
            return attribute.name
    return predicate


def _identity(term: object) -> str:
    return "/".join(re.split(r"[/#]", term.value)[-2:]) if isinstance(term, NamedNode) else ""


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else str(term)


def of_kind(things: Things, kind: str) -> dict[str, Thing]:
    """The things of that kind."""
    return {identity: thing for identity, thing in things.items() if thing.kind == kind}


def renamed(things: Things, ids: Mapping[str, str]) -> Things:
    """The things with other ids, wherever an id stands, as ``ids`` says."""
    if not ids:
        return things
    return {
        ids.get(identity, identity): Thing(
            thing.kind,
            thing.name,
            {
                name: frozenset(ids.get(value, value) for value in values) if name in RELATIONS else values
                for name, values in thing.said.items()
            },
        )
        for identity, thing in things.items()
    }


def section_path(things: Things, section: str) -> tuple[str, tuple[str, ...]]:
    """The id of the list that a section is in, and the headings from the outermost to its own."""
    headings: list[str] = []
    seen: set[str] = set()
    while section in things and things[section].kind == "Section" and section not in seen:
        seen.add(section)  # what is no export of ours may go in a circle
        headings.insert(0, things[section].name)
        section = min(things[section].values("partOf"), default="")
    return section, tuple(headings)


Pair = tuple[str, frozenset[str]]
Claim = tuple[str, str, str]


def comparisons(things: Things) -> dict[Pair, frozenset[Claim]]:
    """For each article (by id) and pair of models: left side, outcome and right side of what it claims.

    Where the outcome has no direction, the sides stand in the order of their ids.
    """
    found: dict[Pair, set[Claim]] = {}
    for article, thing in things.items():
        for comparison in thing.values("reports") & things.keys():
            for left, outcome, right in _claims(things[comparison]):
                found.setdefault((article, frozenset((left, right))), set()).add((left, outcome, right))
    return {pair: frozenset(claims) for pair, claims in found.items()}


def _claims(comparison: Thing) -> Iterator[Claim]:
    for left in comparison.values("left"):
        for right in comparison.values("right"):
            for outcome in comparison.values("outcome"):
                name = outcome.removeprefix(NAMESPACE)
                if name in OUTCOMES:
                    first, second = sorted((left, right)) if name in _SYMMETRIC else (left, right)
                    yield first, name, second
