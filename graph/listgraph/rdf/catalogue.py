"""The catalogue: what the dataset holds and what it was made from, in VoID, DCAT and PROV.

It says how many there are of each class and property, which files were read (with their hashes),
which rules spoke and how often. No date: the same lists give the same catalogue.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from listgraph.knowledge.graph import KnowledgeGraph, SourceRecord, Value
from listgraph.rdf.descriptions import Description, described
from listgraph.rdf.evidence import lexicon_node, list_files
from listgraph.rdf.facts import LABEL, TYPE
from listgraph.rdf.rules import counted, spoken
from listgraph.rdf.tally import Tally
from listgraph.rdf.terms import VOCABULARIES, Said, curie, integer, literal, node, safe_iri
from listgraph.rules.rulebook import Rule

TITLES = (
    Literal("Knowledge graph of the links in Markdown lists", language="en"),
    Literal("Markdown 链接列表的知识图谱", language="zh"),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a dataset comes from: the lists read, each by the IRI of its file, and what evidence names.

    ``named`` are the files that pieces of evidence name, ``rules`` how often each rule speaks.
    """

    base: str
    sources: Sequence[SourceRecord]
    files: Mapping[str, NamedNode]
    named: Set[str]
    rules: Mapping[str, int]


def origin(graph: KnowledgeGraph) -> Origin:
    """What the dataset of a graph comes from."""
    named = {item.file for items in graph.evidence.values() for item in items}
    return Origin(graph.base, graph.sources, list_files(graph), named, spoken(graph))


def catalogue_descriptions(
    origin: Origin,
    rulebook: Mapping[str, Rule],
    version: str,
    parts: Mapping[str, Tally],
) -> list[Description]:
    """The catalogue of a dataset made by ``version`` of listgraph.

    ``parts`` are its other named graphs: what each holds.
    """
    return [*described(_all_triples(origin, version, parts)), *counted(origin.rules, rulebook)]


def _all_triples(origin: Origin, version: str, parts: Mapping[str, Tally]) -> Iterator[Triple]:
    dataset = node(origin.base, "dataset")
    yield from _about(dataset, _dataset_statements(origin, version))
    for name, tally in parts.items():
        part = node(origin.base, f"graph/{name}")
        yield Triple(dataset, curie("void:subset"), part)
        yield from _about(part, _part_statements(name, tally))
        yield from _partitions(origin.base, part, name, tally)
    yield from _sources(origin)
    yield from _lexicons(origin.named - origin.files.keys())


def _dataset_statements(origin: Origin, version: str) -> Iterator[Said]:
    yield TYPE, curie("void:Dataset")
    yield TYPE, curie("dcat:Dataset")
    for title in TITLES:
        yield curie("dcterms:title"), title
    yield curie("dcterms:license"), curie("lg:licenceNotStated")
    yield curie("lg:version"), Literal(version)
    yield curie("void:uriSpace"), Literal(safe_iri(origin.base))
    for prefix in ("lg", "schema", "skos", "prov", "dcterms"):
        yield curie("void:vocabulary"), NamedNode(VOCABULARIES[prefix])
    for source in origin.sources:
        yield curie("prov:wasDerivedFrom"), origin.files[source.path]


def _part_statements(name: str, tally: Tally) -> Iterator[Said]:
    yield TYPE, curie("void:Dataset")
    yield curie("dcterms:title"), Literal(name, language="en")
    yield curie("void:triples"), integer(tally.triples)
    yield curie("void:distinctSubjects"), integer(tally.subjects)
    yield curie("lg:sha256"), Literal(tally.sha256)


def _partitions(base: str, part: NamedNode, name: str, tally: Tally) -> Iterator[Triple]:
    """How many instances of each class, how many statements of each property."""
    kinds = ("class", "entities", tally.classes), ("property", "triples", tally.properties)
    counted = [
        (node(base, f"dataset/{name}/{label}/{_short(value)}"), label, value, count, number)
        for label, count, counts in kinds
        for value, number in sorted(counts.items())
    ]
    for partition, label, *_ in counted:
        yield Triple(part, curie(f"void:{label}Partition"), partition)
    for partition, label, value, count, number in counted:
        yield Triple(partition, curie(f"void:{label}"), NamedNode(value))
        yield Triple(partition, curie(f"void:{count}"), integer(number))


def _short(iri: str) -> str:
    """``schema.about`` for schema:about: a step of a path."""
    prefix, namespace = next(item for item in VOCABULARIES.items() if iri.startswith(item[1]))
    return f"{prefix}.{iri.removeprefix(namespace)}"


def _sources(origin: Origin) -> Iterator[Triple]:
    """The lists read. What the facts say of them is not said again: a store would answer with it twice."""
    for source in sorted(origin.sources):
        subject = origin.files[source.path]
        yield Triple(subject, TYPE, curie("prov:Entity"))
        encoding = literal(Value(source.encoding))
        yield Triple(subject, curie("lg:sha256"), Literal(source.sha256))
        if encoding is not None:
            yield Triple(subject, curie("lg:encoding"), encoding)
        yield Triple(subject, curie("lg:links"), integer(source.links))


def _lexicons(files: Set[str]) -> Iterator[Triple]:
    """The files of names that evidence comes from."""
    for file in sorted(files):
        yield Triple(lexicon_node(file), TYPE, curie("prov:Entity"))
        label = literal(Value(file))
        if label is not None:
            yield Triple(lexicon_node(file), LABEL, label)


def _about(subject: NamedNode, statements: Iterator[Said]) -> Iterator[Triple]:
    for predicate, target in statements:
        yield Triple(subject, predicate, target)
