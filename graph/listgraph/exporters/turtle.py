"""graph.ttl and evidence.ttl: the facts, and why each is there."""

from collections.abc import Iterator, Mapping

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.terms import prefixes
from listgraph.rdf.turtle import turtle
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The two Turtle files."""
    yield Artifact("graph.ttl", lambda: turtle(fact_descriptions(graph), prefixes(graph.base)))
    yield Artifact("evidence.ttl", lambda: turtle(evidence_descriptions(graph), prefixes(graph.base)))
