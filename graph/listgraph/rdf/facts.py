"""The facts as triples: what kind each node is, what is said of it, what it is joined to."""

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import NamedNode, Triple

from listgraph.knowledge.graph import Fact, KnowledgeGraph, Node, Value
from listgraph.rdf.descriptions import Description, Statement, readable
from listgraph.rdf.terms import UNSAFE_URL, Resource, attribute_term, curie, literal, node
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS

TYPE = curie("rdf:type")
LABEL = curie("rdfs:label")
NAME = curie("schema:name")
"""What consumers of schema.org look for; it repeats the label."""


def fact_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Every fact about every node, subject by subject, each subject's statements sorted."""
    return readable(fact_descriptions(graph))


def fact_descriptions(graph: KnowledgeGraph) -> Iterator[Description]:
    """Every node with every fact about it, sorted, but for its classes, which come first."""
    facts = facts_by_subject(graph)
    nodes = {item.id: item for item in graph.nodes}
    for identifier in sorted(nodes.keys() | facts.keys()):
        subject = node(graph.base, identifier)
        statements: set[Statement] = set()
        if identifier in nodes:
            statements.update(node_statements(nodes[identifier]))
        for fact in facts.get(identifier, ()):
            statements.update(fact_statements(graph.base, fact))
        yield subject, sorted(statements, key=_order)


def facts_by_subject(graph: KnowledgeGraph) -> dict[str, list[Fact]]:
    """The graph's facts, in order, under the id of their subject."""
    ordered = sorted(graph.evidence, key=lambda fact: fact.key)
    return {subject: list(group) for subject, group in groupby(ordered, key=lambda fact: fact.subject)}


def node_statements(item: Node) -> Iterator[Statement]:
    """Predicate and object of what a node itself carries: its classes, label and attributes."""
    for name in (f"lg:{item.kind}", *KINDS[item.kind].also):
        yield TYPE, curie(name)
    label = literal(Value(item.label)) or literal(Value(item.id))
    if label is not None:
        yield NAME, label
        if item.label not in {value.text for value in item.values("label")}:
            yield LABEL, label
    for name, value in item.attributes:
        yield from attribute_statements(name, value, item.kind)


def attribute_statements(name: str, value: Value, kind: str) -> Iterator[Statement]:
    """The statement that an attribute makes. A URL that can be no IRI is kept as text."""
    attribute = ATTRIBUTES[name]
    term = attribute_term(attribute, value)
    if term is not None:
        yield curie(attribute.predicate), term
    elif attribute.datatype == "url" and kind in ATTRIBUTES[UNSAFE_URL].kinds:
        raw = literal(Value(value.text))
        if raw is not None:
            yield curie(ATTRIBUTES[UNSAFE_URL].predicate), raw


def fact_statements(base: str, fact: Fact) -> Iterator[Statement]:
    """The statement of a fact, and the same in the other vocabularies that its relation names."""
    target = fact_object(base, fact)
    if target is None:
        return
    yield fact_predicate(fact), target
    if isinstance(fact.object, str):
        for name in RELATIONS[fact.relation].also:
            yield curie(name), target


def fact_predicate(fact: Fact) -> NamedNode:
    """The property that a fact states."""
    if isinstance(fact.object, str):
        return curie(f"lg:{fact.relation}")
    return curie(ATTRIBUTES[fact.relation].predicate)


def fact_object(base: str, fact: Fact) -> Resource | None:
    """What a fact says of its subject; None for a value that no safe term can hold."""
    if isinstance(fact.object, str):
        return node(base, fact.object)
    return attribute_term(ATTRIBUTES[fact.relation], fact.object)


def stated(graph: KnowledgeGraph) -> Iterator[tuple[Fact, NamedNode, NamedNode, Resource]]:
    """Each fact with the terms of its triple, in order; without those whose value no safe term can hold."""
    for fact in sorted(graph.evidence, key=lambda fact: fact.key):
        target = fact_object(graph.base, fact)
        if target is not None:
            yield fact, node(graph.base, fact.subject), fact_predicate(fact), target


def _order(statement: Statement) -> tuple[bool, str, str]:
    predicate, target = statement
    return predicate != TYPE, predicate.value, str(target)
