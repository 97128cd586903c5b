"""The facts as statements: what kind each node is, what is said of it, what it is joined to."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.knowledge.shards import Reasoned, Shard, shards
from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.items import elements, item_descriptions
from listgraph.rdf.terms import UNSAFE_URL, attribute_term, curie, literal_term, node_term
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS

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
    nodes = {item.id: item for item in shard.nodes}
    facts = {subject: list(group) for subject, group in groupby(shard.facts, key=_subject)}
    listed = dict(shard.items)
    for identifier in sorted(nodes.keys() | facts.keys()):
        statements: set[Statement] = set()
        if identifier in nodes:
            statements.update(node_statements(nodes[identifier]))
        for fact, _ in facts.get(identifier, ()):
            statements.update(fact_statements(base, fact))
        items = listed.get(identifier, ())
        yield (
            node_term(base, identifier),
            [*sorted(statements, key=_order), *elements(base, identifier, items)],
        )
        yield from item_descriptions(base, identifier, items)


def _subject(reasoned: Reasoned) -> str:
    return reasoned[0].subject


def node_statements(item: Node) -> Iterator[Statement]:
    """Predicate and object of what a node itself carries: its classes, label and attributes."""
    yield from _classes(item.kind)
    if label := literal_term(Value(item.label)) or literal_term(Value(item.id)):
        yield _NAME, label
        yield _LABEL, label
    for name, value in item.attributes:
        yield from attribute_statements(name, value, item.kind)


def attribute_statements(name: str, value: Value, kind: str) -> Iterator[Statement]:
    """The statement that an attribute makes. A URL that can be no IRI is kept as text."""
    attribute = ATTRIBUTES[name]
    if term := attribute_term(attribute, value):
        yield _curie(attribute.predicate), term
    elif attribute.datatype == "url" and kind in ATTRIBUTES[UNSAFE_URL].kinds and value.text.strip():
        yield _curie(ATTRIBUTES[UNSAFE_URL].predicate), literal_term(Value(value.text))


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


def _order(statement: Statement) -> tuple[bool, str, str]:
    predicate, target = statement
    return predicate != _TYPE, predicate[1:-1], target
