"""The vocabulary defines every term of ours that is used, in both languages, and stays within OWL DL."""

from functools import cache

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad
from rdflib import OWL, RDF, RDFS, SKOS

from helpers.samples import GRAPH
from listgraph.exporters import vocabulary
from listgraph.rdf.dataset import dataset_quads
from listgraph.rules import RULES
from listgraph.schema import ATTRIBUTES, KINDS, NAMESPACE, OUTCOMES, RELATIONS

LG = rdflib.Namespace(NAMESPACE)
SCHEMA = rdflib.Namespace("https://schema.org/")


@cache
def ontology() -> rdflib.Graph:
    files = {file.path: file.data for file in vocabulary.export(GRAPH, RULES)}
    return rdflib.Graph().parse(data=files["vocabulary.ttl"], format="turtle")


def names(quad: Quad) -> set[str]:
    return {term.value for term in quad.triple if isinstance(term, NamedNode)}


def test_every_term_of_ours_that_the_dataset_uses_is_defined() -> None:
    """But for the files of names, which the catalogue describes, and rules that only the sample has."""
    quads = dataset_quads(GRAPH, RULES, "0.1")
    used = {name.removeprefix(NAMESPACE) for quad in quads for name in names(quad) if NAMESPACE in name}
    elsewhere = {name for name in used if name.startswith(("lexicon-", "rule-"))} | {""}
    assert used - elsewhere
    assert not [name for name in used - elsewhere if (LG[name], RDF.type, None) not in ontology()]


@pytest.mark.parametrize(
    "name",
    [
        *KINDS,
        *RELATIONS,
        *OUTCOMES,
        *(name for name, row in ATTRIBUTES.items() if row.predicate == f"lg:{name}"),
    ],
)
def test_a_term_has_label_and_comment_in_both_languages(name: str) -> None:
    for property_ in (RDFS.label, RDFS.comment):
        languages = sorted(str(value.language) for value in ontology().objects(LG[name], property_))  # type: ignore[attr-defined]
        assert languages == ["en", "zh"]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_page(name: str) -> None:
    """What it is called and what it reads, in both languages, an example, and how often it is right."""
    rule, subject = RULES[name], LG[f"rule-{name}"]
    for property_, texts in (
        (RDFS.label, {"": rule.label}),
        (SKOS.prefLabel, {"en": rule.label, "zh": rule.label_zh}),
        (RDFS.comment, {"en": rule.comment, "zh": rule.comment_zh}),
        (SKOS.example, {"": rule.example}),
    ):
        values = ontology().objects(subject, property_)
        assert {value.language or "": str(value) for value in values} == texts  # type: ignore[attr-defined]
    assert float(str(ontology().value(subject, LG.confidence))) == rule.confidence
    assert (subject, RDFS.isDefinedBy, rdflib.URIRef(NAMESPACE.removesuffix("#"))) in ontology()


def test_alignments() -> None:
    graph = ontology()
    assert (LG.covers, RDFS.subPropertyOf, SCHEMA.about) in graph
    assert (LG.Article, RDFS.subClassOf, SCHEMA.CreativeWork) in graph
    assert (LG.covers, RDFS.domain, LG.Article) in graph
    assert (LG.listedIn, SCHEMA.rangeIncludes, LG.List) in graph
    assert (LG.listedIn, RDFS.range, None) not in graph


def test_there_is_no_blank_node() -> None:
    assert not [term for triple in ontology() for term in triple if isinstance(term, rdflib.BNode)]


def test_it_keeps_to_owl_dl() -> None:
    """Each property is of one sort, each term used as class or property is declared, none is reserved."""
    graph = ontology()
    sorts = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    properties = {sort: set(graph.subjects(RDF.type, sort)) for sort in sorts}
    assert sum(map(len, properties.values())) == len(set.union(*properties.values()))
    classes = set(graph.subjects(RDF.type, OWL.Class))
    typed = (
        graph.objects(None, RDF.type),
        graph.objects(None, RDFS.subClassOf),
        graph.objects(None, RDFS.domain),
    )
    used = {term for terms in typed for term in terms if not str(term).startswith(str(OWL))}
    assert used <= classes
    supers = set(graph.objects(None, RDFS.subPropertyOf))
    assert supers <= properties[OWL.ObjectProperty]
    builtin = {RDF.type, RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, RDFS.range, RDFS.domain}
    builtin |= {RDFS.subClassOf, RDFS.subPropertyOf, OWL.versionInfo}
    assert set(graph.predicates()) - builtin <= set.union(*properties.values())
    reserved = tuple(str(namespace) for namespace in (RDF, RDFS, OWL))
    assert not [term for term in classes | set.union(*properties.values()) if str(term).startswith(reserved)]
