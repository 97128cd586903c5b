"""The dataset: facts, evidence and catalogue, each in a named graph of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter

from pyoxigraph import Quad, RdfFormat, parse

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.catalogue import catalogue_descriptions, origin
from listgraph.rdf.descriptions import Description, canonical, lines
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.tally import tally
from listgraph.rdf.terms import node
from listgraph.rules.rulebook import Rule

GRAPHS = ("facts", "evidence", "catalogue")
"""The named graphs; each has the IRI ``<base>graph/<name>``."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named graph: its term, what it holds as people read it, and the same in canonical order."""

    name: str
    descriptions: Sequence[Description]
    ordered: Sequence[Description]


def dataset(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], version: str) -> tuple[Part, ...]:
    """The named graphs of the dataset. ``version`` is that of listgraph."""
    parts = [
        _part(graph.base, name, list(found))
        for name, found in (("facts", fact_descriptions(graph)), ("evidence", evidence_descriptions(graph)))
    ]
    counted = {name: tally(part.ordered) for name, part in zip(GRAPHS, parts, strict=False)}
    catalogue = catalogue_descriptions(origin(graph), rulebook, version, counted)
    return *parts, _part(graph.base, "catalogue", catalogue)


def _part(base: str, name: str, descriptions: list[Description]) -> Part:
    return Part(str(node(base, f"graph/{name}")), descriptions, canonical(descriptions))


def nquads(parts: Sequence[Part]) -> Iterator[str]:
    """Canonical N-Quads, piece by piece: the lines sorted, each once."""
    return merged_lines(
        zip((subject for subject, _ in part.ordered), lines(part.ordered, part.name), strict=True)
        for part in parts
    )


def merged_lines(streams: Iterable[Iterable[tuple[str, str]]]) -> Iterator[str]:
    """The lines of several graphs in one order; each stream gives subjects in order, with their lines."""
    for _, group in groupby(merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
        texts = [text for _, text in group]
        yield texts[0] if len(texts) == 1 else "".join(sorted(chain.from_iterable(map(_split, texts))))


def _split(text: str) -> Iterable[str]:
    """The lines of a text; a literal may hold any other line separator than the one that ends them."""
    return (f"{line}\n" for line in text.split("\n")[:-1])


def dataset_quads(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], version: str) -> Iterator[Quad]:
    """Every statement of the dataset as pyoxigraph has it, in any order."""
    for part in dataset(graph, rulebook, version):
        for text in lines(part.ordered, part.name):
            yield from parse(text, format=RdfFormat.N_QUADS)
