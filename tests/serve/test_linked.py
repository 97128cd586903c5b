"""The export as linked data: an id is an address, and the files are there to be had."""

from pathlib import Path

import pytest
import rdflib

from helpers.serving import Server, export, server
from listgraph.rdf.terms import VOCABULARIES

__all__ = ["export", "server"]

BERT = rdflib.URIRef("https://w3id.org/listgraph/id/model/bert")
LG = rdflib.Namespace(VOCABULARIES["lg"])
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "given", "format_"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("text/csv, application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml, text/html;q=0.5", "application/rdf+xml", "xml"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_a_program_gets_what_is_known(server: Server, accept: str, given: str, format_: str) -> None:
    reply = server.request("GET", "/id/model/bert", headers={"Accept": accept})
    assert (reply.status, reply.headers["Content-Type"]) == (200, given)
    assert reply.headers["Vary"] == "Accept"
    read = rdflib.Graph().parse(data=reply.body, format=format_)
    assert (BERT, rdflib.RDFS.label, rdflib.Literal("BERT")) in read
    assert len(list(read.subjects(LG.covers, BERT))) == 15
    assert not list(read.subjects(rdflib.RDF.object, BERT))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/id/model/bert", "../../#node=model/bert"),
        ("/id/list/language-models", "../../#node=list/language-models"),
    ],
)
def test_a_person_gets_the_page(server: Server, path: str, place: str) -> None:
    reply = server.request("GET", path, headers={"Accept": BROWSER})
    assert (reply.status, reply.headers["Location"]) == (303, place)


def test_what_the_page_does_not_show_is_asked_for(server: Server) -> None:
    claim = server.ask("SELECT ?c { ?c a lg:Comparison } LIMIT 1").text.split()[1]
    path = claim.removeprefix("https://w3id.org/listgraph")
    place = server.request("GET", path, headers={"Accept": "text/html"}).headers["Location"]
    assert place.startswith("../../sparql#query=SELECT")
    assert "/id/comparison/" in place


@pytest.mark.parametrize(
    "path", ["/id/", "/id/model/bart-no-such", "/id/model/b%3E%20%3Fp%20%3Fo", "/id/../id"]
)
@pytest.mark.parametrize("accept", ["text/turtle", BROWSER, "image/png"])
def test_what_nobody_knows_of_is_not_found(server: Server, path: str, accept: str) -> None:
    assert server.request("GET", path, headers={"Accept": accept}).status == 404


def test_a_form_that_there_is_not(server: Server) -> None:
    reply = server.request("GET", "/id/model/bert", headers={"Accept": "image/png"})
    assert reply.status == 406
    assert "text/turtle" in reply.text
    assert server.request("GET", "/id/model/bert?format=nt", headers={"Accept": BROWSER}).status == 200
    assert server.request("POST", "/id/model/bert").status == 405


def test_the_files_are_there_to_be_had(server: Server, export: Path) -> None:
    listing = server.request("GET", "/files/")
    assert '<a href="dataset.nq">dataset.nq</a>' in listing.text
    reply = server.request("GET", "/files/dataset.nq")
    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/n-quads")
    assert reply.body == (export / "dataset.nq").read_bytes()
    assert server.request("HEAD", "/files/graph.html").status == 200
    for path in ("/files/.listgraph-manifest", "/files/../graph.html", "/files/%2e%2e/x", "/files/nothing"):
        assert server.request("GET", path).status == 404
