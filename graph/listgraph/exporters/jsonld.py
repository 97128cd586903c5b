"""graph.jsonld: the facts in the words of schema.org."""

from collections.abc import Iterator, Mapping
from functools import partial

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.jsonld import jsonld
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The JSON-LD file."""
    yield Artifact("graph.jsonld", partial(jsonld, graph))
