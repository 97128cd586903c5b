"""The vocabulary in parsers of OWL, such as Protégé has: all of it is read as what it is meant to be."""

import io
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from helpers.places import SEED
from helpers.samples import GRAPH
from listgraph.exporters import turtle as facts
from listgraph.exporters import vocabulary
from listgraph.pipeline import build
from listgraph.rules import RULES
from listgraph.schema import KINDS, NAMESPACE, RELATIONS

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
    import owlready2

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
    import pyhornedowl

    ontology = pyhornedowl.open_ontology_from_string(converted(RdfFormat.RDF_XML).decode(), "rdf")
    axioms = Counter(type(axiom.component).__name__ for axiom in ontology.get_axioms())
    triples = set(parse(turtle(), format=RdfFormat.TURTLE))
    assert axioms.total() == len(triples) - 1
    names = {"DatatypeProperty": "DataProperty"}
    for sort, number in declared().items():
        assert axioms[f"Declare{names.get(sort, sort)}"] == number


def pellet(command: str, path: Path) -> str:
    """What the reasoner says of a file; it and the OWL API, with which Protégé reads, come with owlready2."""
    import owlready2

    jars = Path(owlready2.__file__).parent / "pellet"
    ran = subprocess.run(
        ["java", "-Xmx512m", "-cp", f"{jars}/*", "pellet.Pellet", command, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


@pytest.fixture
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The vocabulary, alone or with the facts of the seed."""
    data = turtle()
    if request.param == "with facts":
        data += next(iter(facts.export(build([SEED]), RULES))).data
    path = tmp_path / "ontology.ttl"
    path.write_bytes(data)
    return path


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
@pytest.mark.parametrize("file", ["alone", "with facts"], indirect=True)
def test_the_owl_api_finds_it_within_owl_2_dl(file: Path) -> None:
    """It names the narrowest profile: plain OWL 2 where a file is not within OWL 2 DL."""
    said = dict(line.split(" = ") for line in pellet("info", file).splitlines() if " = " in line)
    assert said["OWL Profile"] in ("OWL 2 RL", "OWL 2 DL")
    assert int(said["Classes"]) == declared()["Class"]
    assert int(said["Object Properties"]) == declared()["ObjectProperty"]


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
@pytest.mark.parametrize("file", ["with facts"], indirect=True)
def test_a_reasoner_finds_the_facts_consistent(file: Path) -> None:
    assert "Consistent: Yes" in pellet("consistency", file)


FULL = {
    "a class that is not declared": "lg:Article rdfs:subClassOf lg:Undeclared .",
    "a property that is not declared": 'lg:bert lg:undeclared "x" .',
    "a property of two sorts": "lg:covers a owl:DatatypeProperty .",
    "a reserved class": "lg:e a rdf:Statement .",
}


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
@pytest.mark.parametrize("fault", FULL)
def test_what_is_not_owl_2_dl_would_be_found(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "ontology.ttl"
    path.write_bytes(turtle() + FULL[fault].encode())
    assert "OWL Profile = OWL 2\n" in pellet("info", path)
