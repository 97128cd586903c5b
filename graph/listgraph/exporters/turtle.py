"""graph.ttl and evidence.ttl: the facts, and why each is there."""

from collections.abc import Iterator, Mapping

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.evidence import evidence_triples
from listgraph.rdf.facts import fact_triples
from listgraph.rdf.serialise import turtle
from listgraph.rdf.terms import prefixes
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two Turtle files."""
    yield Artifact("graph.ttl", turtle(fact_triples(graph), prefixes(graph.base)))
    yield Artifact("evidence.ttl", turtle(evidence_triples(graph), prefixes(graph.base)))
