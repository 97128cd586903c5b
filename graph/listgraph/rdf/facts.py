"""The facts as statements: what kind each node is, what is said of it, what it is joined to."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.knowledge.shards import Reasoned, Shard, shards
from listgraph.rdf.descriptions import Description
from listgraph.rdf.items import ELEMENT, ITEM_PROPERTIES, elements, item_descriptions
from listgraph.rdf.terms import UNSAFE_URL, attribute_term, curie, node_term, text_term
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS, Attribute

TYPE = curie("rdf:type")
LABEL = curie("rdfs:label")
NAME = curie("schema:name")
"""What consumers of schema.org look for; it repeats the label."""


def fact_descriptions(graph: KnowledgeGraph) -> Iterator[Description]:
    """Every node with every fact about it, sorted, but for its classes, which come first.

    Behind a list or section stand its items.
    """
    for shard in shards(graph):
        yield from described(graph.base, shard)


def described(base: str, shard: Shard) -> Iterator[Description]:
    """The same of a piece of the graph."""
    for subject, shape, targets in shaped(base, shard):
        yield subject, [(PREDICATES[rank], target) for rank, target in zip(shape, targets, strict=True)]


Shape = tuple[int, ...]
"""The properties of a subject's statements, in order, by their places in :data:`PREDICATES`."""


def shaped(base: str, shard: Shard) -> Iterator[tuple[str, Shape, tuple[str, ...]]]:
    """The same, as subject, shape and objects: few shapes are what all subjects have.

    A format makes a template of each shape, and fills that in for each subject.
    """
    nodes = {item.id: item for item in shard.nodes}
    facts = {subject: list(group) for subject, group in groupby(shard.facts, key=_subject)}
    listed = dict(shard.items)
    for identifier in sorted(nodes.keys() | facts.keys()):
        found: _Found = set()
        attributes: tuple[tuple[str, Value], ...] = ()
        if identifier in nodes:
            attributes = nodes[identifier].attributes
            _add_node(found, nodes[identifier])
        _add_facts(found, base, facts.get(identifier, ()), attributes)
        items = listed.get(identifier, ())
        terms = elements(base, identifier, items) if items else ()
        said = sorted(found)
        said += [(_ELEMENT, term) for term in terms]
        shape, targets = tuple([rank for rank, _ in said]), tuple([term for _, term in said])
        yield node_term(base, identifier), shape, targets
        for subject, objects in item_descriptions(base, terms, items):
            yield subject, ITEM_SHAPE, objects


def _subject(reasoned: Reasoned) -> str:
    return reasoned[0].subject


_Found = set[tuple[int, str]]
"""What was found to be said of a subject: the rank of each predicate with an object."""


def _add_node(found: _Found, item: Node) -> None:
    """Add what a node itself carries: its classes, label and attributes."""
    kind = item.kind
    found.update(_classes(kind))
    if label := text_term(item.label) or text_term(item.id):
        found.update(((_NAME, label), (_LABEL, label)))
    for name, value in item.attributes:
        rank, attribute, rest = _attribute(name, kind)
        if term := attribute_term(attribute, value):
            found.add((rank, term))
        elif rest and value.text.strip():  # a URL that can be no IRI is kept as text
            found.add((rest, text_term(value.text)))


@cache
def _attribute(name: str, kind: str) -> tuple[int, Attribute, int]:
    """The rank of what an attribute states; and of that for its text, if it may be an unsafe URL, else 0."""
    attribute, unsafe = ATTRIBUTES[name], ATTRIBUTES[UNSAFE_URL]
    keeps = attribute.datatype == "url" and kind in unsafe.kinds
    return _rank(attribute.predicate), attribute, _rank(unsafe.predicate) if keeps else 0


def _add_facts(
    found: _Found, base: str, facts: Iterable[Reasoned], attributes: tuple[tuple[str, Value], ...]
) -> None:
    """Add what the facts state; ``attributes`` are there already, with the node that carries them."""
    for fact, _ in facts:
        _, relation, target = fact
        if isinstance(target, str):
            term = node_term(base, target)
            for rank in _ranks(relation):
                found.add((rank, term))
        elif (relation, target) not in attributes:
            attribute = ATTRIBUTES[relation]
            if term := attribute_term(attribute, target):
                found.add((_rank(attribute.predicate), term))


def fact_predicate(fact: Fact) -> str:
    """The property that a fact states."""
    if isinstance(fact.object, str):
        return _joining(fact.relation)[0]
    return _curie(ATTRIBUTES[fact.relation].predicate)


def fact_object(base: str, fact: Fact) -> str:
    """What a fact says of its subject; empty for a value that no safe term can hold."""
    if isinstance(fact.object, str):
        return node_term(base, fact.object)
    return attribute_term(ATTRIBUTES[fact.relation], fact.object)


def stated(
    base: str, facts: Iterable[Reasoned]
) -> Iterator[tuple[Fact, str, str, str, tuple[Evidence, ...]]]:
    """Each fact with the terms of its statement and its evidence; none that no safe term can hold."""
    for fact, evidence in facts:
        target = fact_object(base, fact)
        if target:
            yield fact, node_term(base, fact.subject), fact_predicate(fact), target, evidence


@cache
def _classes(kind: str) -> _Found:
    return {(_TYPE, _curie(name)) for name in (f"lg:{kind}", *KINDS[kind].also)}


@cache
def _joining(relation: str) -> tuple[str, ...]:
    """The properties that such a fact states: our own, then those of other vocabularies."""
    return tuple(map(_curie, (f"lg:{relation}", *RELATIONS[relation].also)))


@cache
def _curie(name: str) -> str:
    return str(curie(name))


_ALL = {
    _curie(name)
    for names in (
        ["schema:name", "rdfs:label"],
        *(("lg:" + relation.name, *relation.also) for relation in RELATIONS.values()),
        (attribute.predicate for attribute in ATTRIBUTES.values()),
    )
    for name in names
}
PREDICATES = (
    str(TYPE),
    *sorted(_ALL - {str(TYPE)}, key=lambda term: term[1:-1]),
    ELEMENT,
    *ITEM_PROPERTIES[1:],
)
"""Every property of a node, fact or item, in the order in which a subject's are written."""
_RANKS = {predicate: rank for rank, predicate in enumerate(PREDICATES)}


@cache
def _rank(name: str) -> int:
    return _RANKS[_curie(name)]


@cache
def _ranks(relation: str) -> tuple[int, ...]:
    return tuple(_RANKS[predicate] for predicate in _joining(relation))


_TYPE, _NAME, _LABEL = map(_rank, ("rdf:type", "schema:name", "rdfs:label"))
_ELEMENT = _RANKS[ELEMENT]
ITEM_SHAPE: Shape = tuple(_RANKS[predicate] for predicate in ITEM_PROPERTIES)
"""The shape of an item of a list or section."""
