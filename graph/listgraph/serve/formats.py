"""In which formats an answer can be sent, and which of them a client wants."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, serialize
from werkzeug.datastructures import MIMEAccept

from listgraph.ask.results import Results
from listgraph.rdf.serialise import grouped, ntriples, turtle

SOLUTIONS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        "application/sparql-results+json": QueryResultsFormat.JSON,
        "application/json": QueryResultsFormat.JSON,
        "application/sparql-results+xml": QueryResultsFormat.XML,
        "application/xml": QueryResultsFormat.XML,
        "text/xml": QueryResultsFormat.XML,
        "text/csv": QueryResultsFormat.CSV,
        "text/tab-separated-values": QueryResultsFormat.TSV,
    }
)
"""What a SELECT or an ASK can be sent as; the first suits a client that takes anything."""

TRIPLES: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "text/turtle": RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        "application/ld+json": RdfFormat.JSON_LD,
        "application/rdf+xml": RdfFormat.RDF_XML,
    }
)
"""What a CONSTRUCT or a DESCRIBE can be sent as."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "ttl": "text/turtle",
        "turtle": "text/turtle",
        "nt": "application/n-triples",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
    }
)
"""What may be said as ``format=``, where a link cannot say what it accepts."""


def wanted(name: str, accept: MIMEAccept, offers: Sequence[str]) -> str:
    """The offer that a client wants most, by its ``format=`` or else its ``Accept``; empty for none.

    >>> wanted("csv", MIMEAccept([("*/*", 1)]), list(SOLUTIONS))
    'text/csv'
    >>> wanted("", MIMEAccept([("text/csv", 0.5), ("text/xml", 1)]), list(SOLUTIONS))
    'text/xml'
    """
    if NAMES.get(name) in offers:
        return NAMES[name]
    if not accept:
        return offers[0]
    return accept.best_match(offers) or ""


def serialised(results: Results, media_type: str, prefixes: Mapping[str, str]) -> bytes:
    """The results in one of the formats that suit them; triples in a fixed order."""
    if not isinstance(results, QueryTriples):
        form = SOLUTIONS[media_type]
        if isinstance(results, QueryBoolean) and form in (QueryResultsFormat.CSV, QueryResultsFormat.TSV):
            return b"true\n" if results else b"false\n"
        return results.serialize(format=form) or b""
    triples = sorted(results, key=str)
    if media_type == "text/turtle":
        return turtle(grouped(triples), prefixes)
    if media_type == "application/n-triples":
        return ntriples(triples)
    return serialize(grouped(triples), format=TRIPLES[media_type], prefixes=dict(prefixes)) or b""
