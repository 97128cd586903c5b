"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Triple

from listgraph.rdf.dataset import GRAPHS
from listgraph.rdf.serialise import turtle
from listgraph.rdf.terms import curie, node, prefixes

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RDF_TYPE = curie("rdf:type")
_FORMAT_NAMES = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def description(endpoint: str, base: str) -> bytes:
    """The description in Turtle of the endpoint at the URL ``endpoint``, for an export with that base IRI."""
    known = {**prefixes(base), "sd": _SD, "formats": _FORMATS}
    return turtle(_triples(NamedNode(endpoint), base), known)


def _triples(endpoint: NamedNode, base: str) -> Iterator[Triple]:
    dataset, whole = BlankNode("dataset"), BlankNode("all")
    yield Triple(endpoint, _RDF_TYPE, _sd("Service"))
    yield Triple(endpoint, _sd("endpoint"), endpoint)
    yield Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(endpoint, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _FORMAT_NAMES:
        yield Triple(endpoint, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(endpoint, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _RDF_TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), whole)
    for name in GRAPHS:
        yield Triple(dataset, _sd("namedGraph"), BlankNode(name))
    yield Triple(whole, _RDF_TYPE, _sd("Graph"))
    for name in GRAPHS:
        yield Triple(BlankNode(name), _RDF_TYPE, _sd("NamedGraph"))
        yield Triple(BlankNode(name), _sd("name"), node(base, f"graph/{name}"))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
