"""The facts as statements: what kind each node is, what is said of it, what it is joined to."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from listgraph.knowledge.graph import Fact, KnowledgeGraph, Node, Value
from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.items import elements, item_descriptions, items_by_list
from listgraph.rdf.terms import UNSAFE_URL, attribute_term, curie, literal, node_term
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
    facts = facts_by_subject(graph)
    listed = items_by_list(graph)
    nodes = {item.id: item for item in graph.nodes}
    for identifier in sorted(nodes.keys() | facts.keys()):
        statements: set[Statement] = set()
        if identifier in nodes:
            statements.update(node_statements(nodes[identifier]))
        for fact in facts.get(identifier, ()):
            statements.update(fact_statements(graph.base, fact))
        items = listed.get(identifier, ())
        ordered = [*sorted(statements, key=_order), *elements(graph.base, identifier, items)]
        yield node_term(graph.base, identifier), ordered
        yield from item_descriptions(graph.base, identifier, items)


def facts_by_subject(graph: KnowledgeGraph) -> dict[str, list[Fact]]:
    """The graph's facts, in order, under the id of their subject."""
    ordered = sorted(graph.evidence, key=lambda fact: fact.key)
    return {subject: list(group) for subject, group in groupby(ordered, key=lambda fact: fact.subject)}


def node_statements(item: Node) -> Iterator[Statement]:
    """Predicate and object of what a node itself carries: its classes, label and attributes."""
    for name in (f"lg:{item.kind}", *KINDS[item.kind].also):
        yield _TYPE, _curie(name)
    label = literal(Value(item.label)) or literal(Value(item.id))
    if label is not None:
        yield _NAME, str(label)
        yield _LABEL, str(label)
    for name, value in item.attributes:
        yield from attribute_statements(name, value, item.kind)


def attribute_statements(name: str, value: Value, kind: str) -> Iterator[Statement]:
    """The statement that an attribute makes. A URL that can be no IRI is kept as text."""
    attribute = ATTRIBUTES[name]
    term = attribute_term(attribute, value)
    if term is not None:
        yield _curie(attribute.predicate), str(term)
    elif attribute.datatype == "url" and kind in ATTRIBUTES[UNSAFE_URL].kinds:
        raw = literal(Value(value.text))
        if raw is not None:
            yield _curie(ATTRIBUTES[UNSAFE_URL].predicate), str(raw)


def fact_statements(base: str, fact: Fact) -> Iterator[Statement]:
    """The statement of a fact, and the same in the other vocabularies that its relation names."""
    target = fact_object(base, fact)
    if not target:
        return
    yield fact_predicate(fact), target
    if isinstance(fact.object, str):
        for name in RELATIONS[fact.relation].also:
            yield _curie(name), target


def fact_predicate(fact: Fact) -> str:
    """The property that a fact states."""
    if isinstance(fact.object, str):
        return _curie(f"lg:{fact.relation}")
    return _curie(ATTRIBUTES[fact.relation].predicate)


def fact_object(base: str, fact: Fact) -> str:
    """What a fact says of its subject; empty for a value that no safe term can hold."""
    if isinstance(fact.object, str):
        return node_term(base, fact.object)
    term = attribute_term(ATTRIBUTES[fact.relation], fact.object)
    return "" if term is None else str(term)


def stated(graph: KnowledgeGraph) -> Iterator[tuple[Fact, str, str, str]]:
    """Each fact with the terms of its statement, in order; without those that no safe term can hold."""
    for fact in sorted(graph.evidence, key=lambda fact: fact.key):
        target = fact_object(graph.base, fact)
        if target:
            yield fact, node_term(graph.base, fact.subject), fact_predicate(fact), target


@cache
def _curie(name: str) -> str:
    return str(curie(name))


def _order(statement: Statement) -> tuple[bool, str, str]:
    predicate, target = statement
    return predicate != _TYPE, predicate[1:-1], target
