"""The catalogue: what the dataset holds and what it was made from, in VoID, DCAT and PROV.

It says how many there are of each class and property, which files were read (with their hashes),
which rules spoke and how often. No date: the same lists give the same catalogue.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Triple

from listgraph.knowledge.graph import KnowledgeGraph, Value
from listgraph.rdf.descriptions import Description, described, lines
from listgraph.rdf.evidence import lexicon_node, list_files
from listgraph.rdf.facts import LABEL, TYPE
from listgraph.rdf.rules import rule_descriptions
from listgraph.rdf.terms import VOCABULARIES, Said, curie, integer, literal, node, safe_iri
from listgraph.rules.rulebook import Rule

TITLES = (
    Literal("Knowledge graph of the links in Markdown lists", language="en"),
    Literal("Markdown 链接列表的知识图谱", language="zh"),
)


Parts = Mapping[str, Sequence[Description]]


def catalogue_descriptions(
    graph: KnowledgeGraph,
    rulebook: Mapping[str, Rule],
    version: str,
    parts: Parts,
) -> list[Description]:
    """The catalogue of a dataset made by ``version`` of listgraph.

    ``parts`` are its other named graphs, in canonical order.
    """
    return [*described(_all_triples(graph, version, parts)), *rule_descriptions(graph, rulebook)]


def _all_triples(graph: KnowledgeGraph, version: str, parts: Parts) -> Iterator[Triple]:
    dataset = node(graph.base, "dataset")
    files = list_files(graph)
    yield from _about(dataset, _dataset_statements(graph, version, files))
    for name, descriptions in parts.items():
        part = node(graph.base, f"graph/{name}")
        yield Triple(dataset, curie("void:subset"), part)
        yield from _about(part, _part_statements(name, descriptions))
        yield from _partitions(graph.base, part, name, descriptions)
    yield from _sources(graph, files)
    spoken = {item.file for items in graph.evidence.values() for item in items}
    yield from _lexicons(spoken - files.keys())


def _dataset_statements(
    graph: KnowledgeGraph, version: str, files: Mapping[str, NamedNode]
) -> Iterator[Said]:
    yield TYPE, curie("void:Dataset")
    yield TYPE, curie("dcat:Dataset")
    for title in TITLES:
        yield curie("dcterms:title"), title
    yield curie("dcterms:license"), curie("lg:licenceNotStated")
    yield curie("lg:version"), Literal(version)
    yield curie("void:uriSpace"), Literal(safe_iri(graph.base))
    for prefix in ("lg", "schema", "skos", "prov", "dcterms"):
        yield curie("void:vocabulary"), NamedNode(VOCABULARIES[prefix])
    for source in graph.sources:
        yield curie("prov:wasDerivedFrom"), files[source.path]


def _part_statements(name: str, descriptions: Sequence[Description]) -> Iterator[Said]:
    digest = sha256()
    for text in lines(descriptions):
        digest.update(text.encode())
    yield TYPE, curie("void:Dataset")
    yield curie("dcterms:title"), Literal(name, language="en")
    yield curie("void:triples"), integer(sum(len(statements) for _, statements in descriptions))
    yield curie("void:distinctSubjects"), integer(len(descriptions))
    yield curie("lg:sha256"), Literal(digest.hexdigest())


def _partitions(
    base: str, part: NamedNode, name: str, descriptions: Sequence[Description]
) -> Iterator[Triple]:
    """How many instances of each class, how many statements of each property."""
    type_ = str(TYPE)
    classes = Counter(o[1:-1] for _, found in descriptions for p, o in found if p == type_)
    properties = Counter(p[1:-1] for _, found in descriptions for p, _ in found)
    counted = [
        (node(base, f"dataset/{name}/{label}/{_short(value)}"), label, value, count, number)
        for label, count, counts in (("class", "entities", classes), ("property", "triples", properties))
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


def _sources(graph: KnowledgeGraph, files: Mapping[str, NamedNode]) -> Iterator[Triple]:
    for source in sorted(graph.sources):
        subject = files[source.path]
        yield Triple(subject, TYPE, curie("prov:Entity"))
        path, encoding = literal(Value(source.path)), literal(Value(source.encoding))
        if path is not None:
            yield Triple(subject, LABEL, path)
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
