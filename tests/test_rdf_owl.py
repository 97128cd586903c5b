"""The vocabulary in parsers of OWL, such as Protégé has: all of it is read as what it is meant to be."""

import io
from collections import Counter
from functools import cache

import owlready2
import pyhornedowl
from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from listgraph.exporters import vocabulary
from listgraph.rules import RULES
from listgraph.schema import KINDS, NAMESPACE, RELATIONS
from samples import GRAPH

OWL = "http://www.w3.org/2002/07/owl#"
SORTS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")


@cache
def turtle() -> bytes:
    return next(file.data for file in vocabulary.export(GRAPH, RULES) if file.path == "vocabulary.ttl")


def converted(rdf_format: RdfFormat) -> bytes:
    """The vocabulary in a format that the parsers read; Turtle is none of them."""
    return serialize(parse(turtle(), format=RdfFormat.TURTLE), format=rdf_format) or b""


def declared() -> Counter[str]:
    """How many terms of each sort the file declares."""
    types = [
        triple.object.value.removeprefix(OWL)
        for triple in parse(turtle(), format=RdfFormat.TURTLE)
        if isinstance(triple.object, NamedNode) and triple.predicate.value.endswith("#type")
    ]
    return Counter(name for name in types if name in SORTS)


def test_owlready2_reads_every_term() -> None:
    world = owlready2.World()
    try:
        ontology = world.get_ontology(NAMESPACE.removesuffix("#"))
        ontology.load(fileobj=io.BytesIO(converted(RdfFormat.N_TRIPLES)))
        found = {
            "Class": ontology.classes(),
            "ObjectProperty": ontology.object_properties(),
            "DatatypeProperty": ontology.data_properties(),
            "AnnotationProperty": ontology.annotation_properties(),
            "NamedIndividual": ontology.individuals(),
        }
        assert {sort: len(list(terms)) for sort, terms in found.items()} == dict(declared())
        names = ontology.get_namespace(NAMESPACE)
        assert all(isinstance(names[kind], owlready2.ThingClass) for kind in KINDS)
        assert all(isinstance(names[relation], owlready2.ObjectPropertyClass) for relation in RELATIONS)
        assert names.covers.domain == [names.Article]
        assert names.covers.range == [names.Model]
        assert sorted(label.lang for label in names.Article.label) == ["en", "zh"]
    finally:
        world.close()


def test_horned_owl_understands_every_triple_as_an_axiom() -> None:
    """Without blank nodes each triple is one axiom, but for the one that says that it is an ontology."""
    ontology = pyhornedowl.open_ontology_from_string(converted(RdfFormat.RDF_XML).decode(), "rdf")
    axioms = Counter(type(axiom.component).__name__ for axiom in ontology.get_axioms())
    triples = set(parse(turtle(), format=RdfFormat.TURTLE))
    assert axioms.total() == len(triples) - 1
    names = {"DatatypeProperty": "DataProperty"}
    for sort, number in declared().items():
        assert axioms[f"Declare{names.get(sort, sort)}"] == number
