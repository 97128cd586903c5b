"""The facts as statements: what kind each node is, what is said of it, what it is joined to."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.knowledge.shards import Reasoned, Shard, shards
from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.items import ELEMENT, ITEM_PROPERTIES, elements, item_descriptions
from listgraph.rdf.terms import UNSAFE_URL, attribute_term, curie, node_term, text_term
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS, Attribute

TYPE = curie("rdf:type")
LABEL = curie("rdfs:label")
NAME = curie("schema:name")
"""What consumers of schema.org look for; it repeats the label."""

_TYPE, _LABEL, _NAME = map(str, (TYPE, LABEL, NAME))


def fact_descriptions(graph: KnowledgeGraph) -> Iterator[Description]:
    """Every node with every fact about it, sorted, but for its classes, which come first.

    Behind a list or section stand its items.
    """
    for shard in shards(graph):
        yield from described(graph.base, shard)


def described(base: str, shard: Shard) -> Iterator[Description]:
    """The same of a piece of the graph."""
    for subject, shape, targets in shaped(base, shard):
        predicates = [PREDICATES[rank] for rank, count in shape for _ in range(count)]
        yield subject, list(zip(predicates, targets, strict=True))


Shape = tuple[tuple[int, int], ...]
"""What properties a subject has, by their places in :data:`PREDICATES`, and how many objects of each."""


def shaped(base: str, shard: Shard) -> Iterator[tuple[str, Shape, Sequence[str]]]:
    """The same, as subject, shape and objects: few shapes are what all subjects have.

    A format makes a template of each shape, and fills that in for each subject.
    """
    nodes = {item.id: item for item in shard.nodes}
    facts = {subject: list(group) for subject, group in groupby(shard.facts, key=_subject)}
    listed = dict(shard.items)
    for identifier in sorted(nodes.keys() | facts.keys()):
        found: _Found = {}
        attributes: tuple[tuple[str, Value], ...] = ()
        if identifier in nodes:
            attributes = nodes[identifier].attributes
            for predicate, target in node_statements(nodes[identifier]):
                found.setdefault(_RANKS[predicate], []).append(target)
        _add_facts(found, base, facts.get(identifier, ()), attributes)
        items = listed.get(identifier, ())
        shape, targets = _in_order(found)
        if items:
            shape = (*shape, (_ELEMENT, len(items)))
            targets += elements(base, identifier, items)
        yield node_term(base, identifier), shape, targets
        for subject, said in item_descriptions(base, identifier, items):
            yield subject, _ITEM_SHAPE, said


def _subject(reasoned: Reasoned) -> str:
    return reasoned[0].subject


_Found = dict[int, list[str]]
"""What was found to be said of a subject: objects by the rank of their predicate."""


def _add_facts(
    found: _Found, base: str, facts: Iterable[Reasoned], attributes: tuple[tuple[str, Value], ...]
) -> None:
    """Add what the facts state; ``attributes`` are there already, with the node that carries them."""
    for fact, _ in facts:
        _, relation, target = fact
        if isinstance(target, str):
            term = node_term(base, target)
            for rank in _ranks(relation):
                if rank in found:
                    found[rank].append(term)
                else:
                    found[rank] = [term]
        elif (relation, target) not in attributes:
            for predicate, term in fact_statements(base, fact):
                found.setdefault(_RANKS[predicate], []).append(term)


def _in_order(found: _Found) -> tuple[Shape, list[str]]:
    """Properties and objects in the order in which they are written, each once."""
    shape, targets = [], []
    for rank in sorted(found):
        objects = found[rank]
        if len(objects) > 1:
            objects = sorted(set(objects))
        shape.append((rank, len(objects)))
        targets += objects
    return tuple(shape), targets


def node_statements(item: Node) -> Iterator[Statement]:
    """Predicate and object of what a node itself carries: its classes, label and attributes."""
    yield from _classes(item.kind)
    if label := text_term(item.label) or text_term(item.id):
        yield _NAME, label
        yield _LABEL, label
    kind = item.kind
    for name, value in item.attributes:
        predicate, attribute, rest = _attribute(name, kind)
        if term := attribute_term(attribute, value):
            yield predicate, term
        elif rest and value.text.strip():  # a URL that can be no IRI is kept as text
            yield rest, text_term(value.text)


@cache
def _attribute(name: str, kind: str) -> tuple[str, Attribute, str]:
    """The property that an attribute states; and the one for its text, where it may be an unsafe URL."""
    attribute, unsafe = ATTRIBUTES[name], ATTRIBUTES[UNSAFE_URL]
    keeps = attribute.datatype == "url" and kind in unsafe.kinds
    return _curie(attribute.predicate), attribute, _curie(unsafe.predicate) if keeps else ""


def fact_statements(base: str, fact: Fact) -> Iterator[Statement]:
    """The statement of a fact, and the same in the other vocabularies that its relation names."""
    target = fact_object(base, fact)
    if not target:
        return
    if isinstance(fact.object, str):
        for predicate in _joining(fact.relation):
            yield predicate, target
    else:
        yield fact_predicate(fact), target


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
def _classes(kind: str) -> tuple[Statement, ...]:
    return tuple((_TYPE, _curie(name)) for name in (f"lg:{kind}", *KINDS[kind].also))


@cache
def _joining(relation: str) -> tuple[str, ...]:
    """The properties that such a fact states: our own, then those of other vocabularies."""
    return tuple(map(_curie, (f"lg:{relation}", *RELATIONS[relation].also)))


@cache
def _curie(name: str) -> str:
    return str(curie(name))


_ALL = {
    str(curie(name))
    for names in (
        ["schema:name", "rdfs:label"],
        *(("lg:" + relation.name, *relation.also) for relation in RELATIONS.values()),
        (attribute.predicate for attribute in ATTRIBUTES.values()),
    )
    for name in names
}
PREDICATES = (_TYPE, *sorted(_ALL - {_TYPE}, key=lambda term: term[1:-1]), ELEMENT, *ITEM_PROPERTIES[1:])
"""Every property of a node, fact or item, in the order in which a subject's are written."""
_RANKS = {predicate: rank for rank, predicate in enumerate(PREDICATES)}
_ELEMENT = _RANKS[ELEMENT]
_ITEM_SHAPE: Shape = tuple((_RANKS[predicate], 1) for predicate in ITEM_PROPERTIES)


@cache
def _ranks(relation: str) -> tuple[int, ...]:
    return tuple(_RANKS[predicate] for predicate in _joining(relation))
