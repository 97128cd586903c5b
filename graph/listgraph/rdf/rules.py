"""The rules as resources: what each matches, an example, how far it is to be trusted."""

from collections import Counter
from collections.abc import Iterator, Mapping

from listgraph.knowledge.graph import KnowledgeGraph, Value
from listgraph.memo import for_the_latest
from listgraph.rdf.descriptions import Description
from listgraph.rdf.evidence import distinct, rule_node
from listgraph.rdf.facts import TYPE, fact_object
from listgraph.rdf.terms import Said, curie, decimal, integer, literal
from listgraph.rules.rulebook import Rule


def rule_descriptions(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Description]:
    """The rules of the rulebook and those that the evidence names, each with how often it speaks."""
    return counted(spoken(graph), rulebook)


@for_the_latest
def spoken(graph: KnowledgeGraph) -> Counter[str]:
    """How often each rule speaks."""
    counts: dict[str, int] = {}
    for fact, evidence in graph.evidence.items():
        if isinstance(fact.object, str) or fact_object(graph.base, fact):
            for item in distinct(evidence):
                counts[item.rule] = counts.get(item.rule, 0) + 1
    return Counter(counts)


def counted(counts: Mapping[str, int], rulebook: Mapping[str, Rule]) -> Iterator[Description]:
    """The rules of the rulebook and those of ``counts``, each with how often it speaks."""
    for name in sorted(counts.keys() | rulebook.keys()):
        said = [*rule_statements(name, rulebook), (curie("lg:evidenceCount"), integer(counts.get(name, 0)))]
        yield str(rule_node(name)), [(str(predicate), str(target)) for predicate, target in said]


def rule_statements(name: str, rulebook: Mapping[str, Rule]) -> Iterator[Said]:
    """What is said of the rule ``name``: its name alone where the rulebook does not know it."""
    yield TYPE, curie("lg:Rule")
    rule = rulebook.get(name) or Rule(name, name, "", "", -1.0)
    for predicate, text in (
        ("rdfs:label", Value(rule.label)),
        ("skos:prefLabel", Value(rule.label, "en")),
        ("skos:prefLabel", Value(rule.label_zh, "zh")),
        ("rdfs:comment", Value(rule.comment, "en")),
        ("rdfs:comment", Value(rule.comment_zh, "zh")),
        ("skos:example", Value(rule.example)),
    ):
        term = literal(text)
        if term is not None:
            yield curie(predicate), term
    if name in rulebook:
        yield curie("lg:confidence"), decimal(rule.confidence)
