"""The rules as resources: what each matches, an example, how far it is to be trusted."""

from collections.abc import Iterator, Mapping

from listgraph.knowledge.graph import Value
from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import Said, curie, decimal, literal
from listgraph.rules.rulebook import Rule


def rule_statements(name: str, rulebook: Mapping[str, Rule]) -> Iterator[Said]:
    """What is said of the rule ``name``: its name alone where the rulebook does not know it."""
    yield TYPE, curie("lg:Rule")
    rule = rulebook.get(name) or Rule(name, name, "", "", -1.0)
    for predicate, text in (
        ("rdfs:label", Value(rule.label)),
        ("rdfs:label", Value(rule.label_zh, "zh")),
        ("rdfs:comment", Value(rule.comment)),
        ("rdfs:comment", Value(rule.comment_zh, "zh")),
        ("skos:example", Value(rule.example)),
    ):
        term = literal(text)
        if term is not None:
            yield curie(predicate), term
    if name in rulebook:
        yield curie("lg:confidence"), decimal(rule.confidence)
