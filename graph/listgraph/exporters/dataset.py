"""dataset.nq and dataset.trig: facts, evidence and catalogue as named graphs."""

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.dataset import dataset, nquads
from listgraph.rdf.terms import prefixes
from listgraph.rdf.turtle import trig
from listgraph.rules.rulebook import Rule


def export_nq(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The dataset for bulk loading."""
    parts = dataset(graph, rulebook, version("listgraph"))
    yield Artifact("dataset.nq", lambda: nquads(parts))


def export_trig(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The dataset for reading."""
    parts = dataset(graph, rulebook, version("listgraph"))
    yield Artifact(
        "dataset.trig", lambda: trig([(part.name, part.descriptions) for part in parts], prefixes(graph.base))
    )
