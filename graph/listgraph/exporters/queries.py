"""queries/*.rq: the named queries, to paste into any SPARQL client."""

from collections.abc import Iterator, Mapping

from listgraph.ask.queries import named
from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """Each named query, with the prefixes that it needs."""
    for name, query in named().items():
        yield Artifact(f"queries/{name}.rq", query.text.encode())
