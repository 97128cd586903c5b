"""graph.ttl and evidence.ttl: the facts, and why each is there."""

from collections.abc import Iterator, Mapping
from functools import partial

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.blocks import evidence_parts, fact_parts
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The two Turtle files; with the evidence stand the rules that it names."""
    yield Artifact("graph.ttl", partial(fact_parts, graph))
    yield Artifact("evidence.ttl", partial(evidence_parts, graph, rulebook))
