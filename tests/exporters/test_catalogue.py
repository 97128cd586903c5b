"""catalogue.ttl: a data portal finds every file, its media type and its address."""

from pathlib import Path

import rdflib
from rdflib import DCAT, DCTERMS, RDF

from helpers.samples import GRAPH
from listgraph.exporters import export, select
from listgraph.files.write import write
from listgraph.rules import RULES

MEDIA = "https://www.iana.org/assignments/media-types/"


def test_every_format_is_a_distribution(tmp_path: Path) -> None:
    write(export(GRAPH, RULES, select("all")), tmp_path)
    read = rdflib.Graph().parse(tmp_path / "catalogue.ttl")
    (dataset,) = read.subjects(RDF.type, DCAT.Dataset)
    assert str(dataset) == f"{GRAPH.base}dataset"
    titles = {str(read.value(file, DCTERMS.title)): file for file in read.objects(dataset, DCAT.distribution)}
    own = {"README.md", "catalogue.ttl"}
    patterns = {pattern for exporter in select("all") for pattern in exporter.files} - own
    assert {*titles, *map(str, read.objects(None, DCTERMS.title))} >= patterns
    for title, file in titles.items():
        assert (file, RDF.type, DCAT.Distribution) in read
        if "*" not in title:  # the address is right where the folder is
            assert rdflib.URIRef((tmp_path / title).as_uri()) == read.value(file, DCAT.downloadURL)
    kinds = {title: str(read.value(titles[title], DCAT.mediaType)) for title in ("graph.ttl", "nodes.csv")}
    assert kinds == {"graph.ttl": f"{MEDIA}text/turtle", "nodes.csv": f"{MEDIA}text/csv"}
    assert not list(read.subjects(DCAT.mediaType, rdflib.URIRef(f"{MEDIA}application/octet-stream")))


def test_it_names_what_is_written_and_nothing_else() -> None:
    (artifact,) = (file for file in export(GRAPH, RULES, select("ttl,catalogue")) if "catalogue" in file.path)
    read = rdflib.Graph().parse(data=artifact.data, publicID="https://example.org/g/catalogue.ttl")
    files = {str(file) for file in read.subjects(RDF.type, DCAT.Distribution)}
    assert files == {"https://example.org/g/graph.ttl", "https://example.org/g/evidence.ttl"}
