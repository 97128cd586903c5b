"""dataset.nq and dataset.trig: facts, evidence and catalogue as named graphs."""

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from listgraph.artifact import Artifact
from listgraph.knowledge import KnowledgeGraph
from listgraph.rdf.dataset import dataset_quads
from listgraph.rdf.serialise import nquads, trig
from listgraph.rdf.terms import prefixes
from listgraph.rulebook import Rule


def export_nq(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The dataset for bulk loading."""
    yield Artifact("dataset.nq", nquads(dataset_quads(graph, rulebook, version("listgraph"))))


def export_trig(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The dataset for reading."""
    quads = dataset_quads(graph, rulebook, version("listgraph"))
    yield Artifact("dataset.trig", trig(quads, prefixes(graph.base)))
