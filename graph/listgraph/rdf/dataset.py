"""The dataset: facts, evidence and catalogue, each in a named graph of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import NamedNode, Quad

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.catalogue import catalogue_descriptions
from listgraph.rdf.descriptions import Description, canonical
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.serialise import ntriples_of
from listgraph.rdf.terms import node
from listgraph.rules.rulebook import Rule

GRAPHS = ("facts", "evidence", "catalogue")
"""The named graphs; each has the IRI ``<base>graph/<name>``."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named graph: its IRI, what it holds as people read it, and its quads in canonical order."""

    name: NamedNode
    descriptions: Sequence[Description]
    quads: Sequence[Quad]


def dataset(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], version: str) -> tuple[Part, ...]:
    """The named graphs of the dataset. ``version`` is that of listgraph."""
    parts, counted = [], {}
    for name, found in (("facts", fact_descriptions(graph)), ("evidence", evidence_descriptions(graph))):
        descriptions = list(found)
        ordered = canonical(descriptions)
        parts.append(_part(graph.base, name, descriptions, ordered))
        counted[name] = (ordered, ntriples_of(parts[-1].quads))
    catalogue = catalogue_descriptions(graph, rulebook, version, counted)
    return *parts, _part(graph.base, "catalogue", catalogue, canonical(catalogue))


def _part(base: str, name: str, descriptions: list[Description], ordered: list[Description]) -> Part:
    iri = node(base, f"graph/{name}")
    return Part(iri, descriptions, list(_quads(ordered, iri)))


def readable_quads(parts: Iterable[Part]) -> Iterator[Quad]:
    """Every statement, graph by graph, in the order in which a person reads them."""
    return chain.from_iterable(_quads(part.descriptions, part.name) for part in parts)


def dataset_quads(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], version: str) -> Iterator[Quad]:
    """Every statement of the dataset, in any order."""
    return chain.from_iterable(part.quads for part in dataset(graph, rulebook, version))


def _quads(descriptions: Iterable[Description], graph: NamedNode) -> Iterator[Quad]:
    for subject, statements in descriptions:
        for predicate, target in statements:
            yield Quad(subject, predicate, target, graph)
