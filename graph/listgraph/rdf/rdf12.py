"""Facts with their evidence in RDF 1.2: each piece of evidence reifies the triple that it supports."""

from collections.abc import Iterator

from pyoxigraph import Triple

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.evidence import distinct, evidence_node, list_files, reasons
from listgraph.rdf.facts import TYPE, fact_triples, stated
from listgraph.rdf.terms import curie


def annotated_triples(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Every fact, then every piece of evidence as a reifier of its fact."""
    yield from fact_triples(graph)
    files = list_files(graph)
    for fact, subject, predicate, target in stated(graph):
        triple = Triple(subject, predicate, target)
        for item in distinct(graph.evidence[fact]):
            reifier = evidence_node(graph.base, fact, item)
            yield Triple(reifier, curie("rdf:reifies"), triple)
            yield Triple(reifier, TYPE, curie("lg:Evidence"))
            yield from (Triple(reifier, *reason) for reason in reasons(item, files))
