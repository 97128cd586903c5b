"""Facts with their evidence in RDF 1.2: each piece of evidence reifies the triple that it supports."""

from collections.abc import Iterator

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.shards import shards
from listgraph.rdf.descriptions import Description
from listgraph.rdf.evidence import distinct, evidence_node, list_files, reasons
from listgraph.rdf.facts import TYPE, fact_descriptions, stated
from listgraph.rdf.terms import curie


def annotated(graph: KnowledgeGraph) -> Iterator[Description]:
    """Every fact, then every piece of evidence as a reifier of its fact."""
    yield from fact_descriptions(graph)
    files = list_files(graph)
    reifies, is_evidence = str(curie("rdf:reifies")), (str(TYPE), str(curie("lg:Evidence")))
    for shard in shards(graph):
        for fact, subject, predicate, target, evidence in stated(graph.base, shard.facts):
            triple = f"<<( {subject} {predicate} {target} )>>"
            for item in distinct(evidence):
                reifier = str(evidence_node(graph.base, fact, item))
                yield reifier, [(reifies, triple), is_evidence, *reasons(item, files)]
