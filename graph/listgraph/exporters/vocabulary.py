"""The vocabulary and the shapes: what the terms mean, and what a valid graph looks like."""

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.serialise import turtle
from listgraph.rdf.shapes import shape_triples, sparql_triples
from listgraph.rdf.terms import prefixes
from listgraph.rdf.vocabulary import vocabulary_triples
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The ontology and the shapes; the same for every graph but for kinds of its own."""
    names = prefixes(graph.base)
    yield Artifact(
        "vocabulary.ttl", turtle(vocabulary_triples(rulebook, version("listgraph"), graph.own_kinds), names)
    )
    yield Artifact("shapes.ttl", turtle(shape_triples(), names))
    yield Artifact("shapes-sparql.ttl", turtle(sparql_triples(), names))
