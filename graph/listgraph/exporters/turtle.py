"""graph.ttl and evidence.ttl: the facts, and why each is there."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.rules import rule_descriptions
from listgraph.rdf.terms import prefixes
from listgraph.rdf.turtle import turtle
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The two Turtle files; with the evidence stand the rules that it names."""
    yield Artifact("graph.ttl", lambda: turtle(fact_descriptions(graph), prefixes(graph.base)))
    yield Artifact("evidence.ttl", partial(_evidence, graph, rulebook))


def _evidence(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[str]:
    found = chain(evidence_descriptions(graph), rule_descriptions(graph, rulebook))
    return turtle(found, prefixes(graph.base))
