"""graph.rdf12.ttl: facts and evidence together, as RDF 1.2."""

from collections.abc import Iterator, Mapping

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.rdf12 import annotated
from listgraph.rdf.terms import prefixes
from listgraph.rdf.turtle import turtle
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The RDF 1.2 file."""
    yield Artifact("graph.rdf12.ttl", lambda: turtle(annotated(graph), prefixes(graph.base)))
