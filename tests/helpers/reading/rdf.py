"""The RDF formats, read by pyoxigraph and rdflib."""

import re
import warnings
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from helpers.reading.found import UNKNOWN, Found, Nodes, written
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.terms import curie
from listgraph.schema import KINDS, NAMESPACE, RELATIONS

if TYPE_CHECKING:
    import rdflib

SAFE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"'{}|\\^`\[\]\x00-\x20\x7f-\U0010ffff]+")

FORMATS = {
    "graph.ttl": (RdfFormat.TURTLE, "turtle"),
    "evidence.ttl": (RdfFormat.TURTLE, "turtle"),
    "dataset.nq": (RdfFormat.N_QUADS, "nquads"),
    "dataset.trig": (RdfFormat.TRIG, "trig"),
    "graph.jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "graph.rdf12.ttl": (RdfFormat.TURTLE, ""),
}


def by_pyoxigraph(name: str, data: bytes) -> set[Quad]:
    return set(parse(data, format=FORMATS[name][0]))


def by_rdflib(name: str, data: bytes) -> set[Quad]:
    """What rdflib reads, as pyoxigraph's terms."""
    import rdflib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own use of Dataset.default_context
        read = rdflib.Dataset()
        read.parse(data=data, format=FORMATS[name][1])
        quads = list(read.quads())
    return {Quad(*(rdflib_term(term) for term in (s, p, o)), *graph_name(g)) for s, p, o, g in quads}  # type: ignore[arg-type]


def graph_name(name: "rdflib.term.Node | None") -> list[NamedNode]:
    default = name is None or str(name) == "urn:x-rdflib:default"
    return [] if default else [NamedNode(str(name))]


def rdflib_term(term: "rdflib.term.Node") -> NamedNode | BlankNode | Literal:
    import rdflib

    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(term.datatype) if term.datatype else None)
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else NamedNode(str(term))


def from_quads(quads: Iterable[Quad], base: str) -> Found:
    """The nodes with the class and label that are ours, the edges with the best of their evidence."""
    triples = {quad.triple for quad in quads}
    values: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        if isinstance(triple.object, NamedNode | Literal):
            row = values.setdefault(triple.subject.value, {})
            row.setdefault(triple.predicate.value, []).append(triple.object.value)
    classes = {NAMESPACE + kind: kind for kind in KINDS}
    nodes: Nodes = {}
    for iri, row in values.items():
        for name in row.get(curie("rdf:type").value, []):
            if name in classes and iri.startswith(base):
                (label,) = row[curie("rdfs:label").value]
                nodes[iri.removeprefix(base)] = (iri, classes[name], label)
    return nodes, set(_edges(triples, values, base))


def _edges(
    triples: Iterable[Triple], values: Mapping[str, Mapping[str, list[str]]], base: str
) -> Iterable[tuple[str, str, str, float, bool]]:
    places = [curie(f"rdf:{name}").value for name in ("subject", "predicate", "object")]
    best: dict[tuple[str, ...], float] = {}
    for row in values.values():
        if places[0] in row:
            fact = tuple(row[place][0] for place in places)
            best[fact] = max(best.get(fact, UNKNOWN), *map(float, row[NAMESPACE + "confidence"]))
    for triple in triples:
        relation = triple.predicate.value.removeprefix(NAMESPACE)
        if relation in RELATIONS and isinstance(triple.object, NamedNode):
            assert isinstance(triple.subject, NamedNode)
            one, two = triple.subject.value, triple.object.value
            confidence = best.get((one, triple.predicate.value, two), UNKNOWN)
            ends = one.removeprefix(base), two.removeprefix(base)
            yield ends[0], relation, ends[1], confidence, RELATIONS[relation].derived


def read_all(graph: KnowledgeGraph) -> Found:
    """What the other formats are measured by: the N-Quads, by pyoxigraph."""
    return from_quads(by_pyoxigraph("dataset.nq", written("nq", graph)["dataset.nq"]), graph.base)


def read_nq(graph: KnowledgeGraph) -> Found:
    return from_quads(by_rdflib("dataset.nq", written("nq", graph)["dataset.nq"]), graph.base)


def read_trig(graph: KnowledgeGraph) -> Found:
    return from_quads(by_rdflib("dataset.trig", written("trig", graph)["dataset.trig"]), graph.base)


def read_turtle(graph: KnowledgeGraph) -> Found:
    files = written("ttl", graph)
    return from_quads({quad for name, data in files.items() for quad in by_rdflib(name, data)}, graph.base)


def read_jsonld(graph: KnowledgeGraph) -> Found:
    return from_quads(by_rdflib("graph.jsonld", written("jsonld", graph)["graph.jsonld"]), graph.base)


def read_rdf12(graph: KnowledgeGraph) -> Found:
    """The annotations as the reification that they stand for."""
    quads = set(parse(written("rdf12", graph)["graph.rdf12.ttl"], format=RdfFormat.TURTLE))
    places = ("subject", "predicate", "object")
    for quad in list(quads):
        if quad.predicate == curie("rdf:reifies"):
            assert isinstance(quad.object, Triple)
            quads.discard(quad)
            for place, term in zip(places, quad.object, strict=True):
                quads.add(Quad(quad.subject, curie(f"rdf:{place}"), term))
    return from_quads(quads, graph.base)
