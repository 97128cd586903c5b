"""The dataset: facts, evidence and catalogue, each in a named graph of its own."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad, Triple

from listgraph.knowledge import KnowledgeGraph
from listgraph.rdf.catalogue import catalogue_triples
from listgraph.rdf.evidence import evidence_triples
from listgraph.rdf.facts import fact_triples
from listgraph.rdf.terms import node
from listgraph.rulebook import Rule

GRAPHS = ("facts", "evidence", "catalogue")
"""The named graphs; each has the IRI ``<base>graph/<name>``."""


def dataset_quads(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], version: str) -> Iterator[Quad]:
    """Every statement of the dataset, graph by graph. ``version`` is that of listgraph."""
    facts = list(fact_triples(graph))
    evidence = list(evidence_triples(graph))
    catalogue = catalogue_triples(graph, rulebook, version, facts, evidence)
    for name, triples in zip(GRAPHS, (facts, evidence, catalogue), strict=True):
        yield from _in_graph(graph.base, name, triples)


def _in_graph(base: str, name: str, triples: Iterable[Triple]) -> Iterator[Quad]:
    graph_name = node(base, f"graph/{name}")
    return (Quad(triple.subject, triple.predicate, triple.object, graph_name) for triple in triples)
