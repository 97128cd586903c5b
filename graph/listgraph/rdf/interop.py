"""The graph as rdflib holds it, for those who go on in Python."""

from collections.abc import Iterable
from itertools import chain

import pyoxigraph
import rdflib

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.descriptions import triples
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.terms import prefixes


def to_rdflib(graph: KnowledgeGraph) -> rdflib.Graph:
    """Facts and evidence in one graph of rdflib, with our prefixes bound."""
    return rdflib_graph(triples(chain(fact_descriptions(graph), evidence_descriptions(graph))), graph.base)


def rdflib_graph(found: Iterable[pyoxigraph.Triple], base: str) -> rdflib.Graph:
    """The triples in a graph of rdflib, with our prefixes bound."""
    target = rdflib.Graph()
    for prefix, namespace in prefixes(base).items():
        target.bind(prefix, namespace, replace=True)
    for triple in found:
        target.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return target


def _term(term: object) -> rdflib.term.Node:
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        plain = datatype == str(rdflib.XSD.string)
        return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(datatype))
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):  # of a CONSTRUCT
        return rdflib.BNode(term.value)
    raise TypeError(f"no quoted triple is expected: {term}")
