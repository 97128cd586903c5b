"""catalogue.ttl: the dataset and the files that it can be had as, in DCAT and schema.org.

The addresses in it are relative: they are right wherever the folder is put.
"""

from collections.abc import Iterator, Sequence
from string import Template

from pyoxigraph import Literal, NamedNode

from listgraph.exporters import Exporter
from listgraph.files.artifact import Artifact
from listgraph.files.media import media_type
from listgraph.knowledge.counting import counted
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.catalogue import TITLES
from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import curie, node, prefixes
from listgraph.rdf.turtle import turtle

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def export(graph: KnowledgeGraph, exporters: Sequence[Exporter]) -> Iterator[Artifact]:
    """The dataset, then each file of the ``exporters``; of several with one pattern, their folder."""
    counts = counted(graph)
    files = [
        (pattern, Template(exporter.description).safe_substitute(counts))
        for exporter in exporters
        if not exporter.index
        for pattern in exporter.files
    ]
    described = [_dataset(graph, [file for file, _ in files]), *(_file(*row) for row in files)]
    known = {name: iri for name, iri in prefixes(graph.base).items() if name in ("dcat", "dcterms", "schema")}
    yield Artifact("catalogue.ttl", "".join(turtle(described, known)).encode())


def _dataset(graph: KnowledgeGraph, files: Sequence[str]) -> Description:
    return str(node(graph.base, "dataset")), [
        _said("rdf:type", curie("dcat:Dataset")),
        _said("rdf:type", curie("schema:Dataset")),
        *(_said("dcterms:title", title) for title in TITLES),
        *(_said("schema:name", title) for title in TITLES),
        *((str(curie("dcat:distribution")), address) for address in dict.fromkeys(map(_address, files))),
        *((str(curie("schema:distribution")), address) for address in dict.fromkeys(map(_address, files))),
    ]


def _file(pattern: str, description: str) -> Description:
    address, kind = _address(pattern), media_type(pattern)
    place = ("dcat:accessURL",) if "*" in pattern else ("dcat:downloadURL", "schema:contentUrl")
    return address, [
        _said("rdf:type", curie("dcat:Distribution")),
        _said("rdf:type", curie("schema:DataDownload")),
        _said("dcterms:title", Literal(pattern)),
        _said("dcterms:description", Literal(description, language="en")),
        _said("dcat:mediaType", NamedNode(_MEDIA_TYPES + kind)),
        _said("schema:encodingFormat", Literal(kind)),
        *((str(curie(name)), address) for name in place),
    ]


def _address(pattern: str) -> str:
    """The relative IRI of a file, or of the folder of those that a pattern names.

    >>> _address("graph.ttl"), _address("queries/*.rq")
    ('<graph.ttl>', '<queries/>')
    """
    folder, slash, _ = pattern.rpartition("/")
    return f"<{folder}{slash}>" if "*" in pattern else f"<{pattern}>"


def _said(name: str, value: NamedNode | Literal) -> Statement:
    return str(TYPE if name == "rdf:type" else curie(name)), str(value)
