"""The evidence as triples: for each fact, where it is said, in what words, by which rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from pyoxigraph import NamedNode

from listgraph.iris import evidence_id, list_id, slug
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, SourceRecord, Value
from listgraph.knowledge.shards import shards
from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.facts import TYPE, stated
from listgraph.rdf.terms import curie, decimal, integer, node, own, text_term

PROPERTIES = frozenset(
    curie(name).value
    for name in (
        *("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "prov:wasDerivedFrom"),
        *("lg:file", "lg:line", "lg:quote", "lg:start", "lg:end", "lg:quoteLine", "lg:rule", "lg:confidence"),
        *("rdfs:label", "rdfs:comment", "skos:prefLabel", "skos:example", "lg:evidenceCount"),
    )
)
"""All that is stated of evidence and of the rules that it names: who asks for more need not look there."""
CLASSES = frozenset(curie(name).value for name in ("lg:Evidence", "lg:Rule"))
"""What evidence and rules are."""


def evidence_descriptions(graph: KnowledgeGraph) -> Iterator[Description]:
    """All evidence, fact by fact, as what it is, the fact, then the reasons for it."""
    files = list_files(graph)
    is_evidence = str(TYPE), _curie("lg:Evidence")
    for shard in shards(graph):
        for fact, subject, predicate, target, evidence in stated(graph.base, shard.facts):
            statement: list[Statement] = [
                is_evidence,
                (_curie("rdf:subject"), subject),
                (_curie("rdf:predicate"), predicate),
                (_curie("rdf:object"), target),
            ]
            for item in distinct(evidence):
                yield str(evidence_node(graph.base, fact, item)), [*statement, *reasons(item, files)]


def distinct(evidence: tuple[Evidence, ...]) -> Sequence[Evidence]:
    """One piece of evidence for each file, line and rule: the surest, the first of equals; in order."""
    if len(evidence) == 1:
        return evidence
    first: dict[tuple[str, int, str], Evidence] = {}
    for item in sorted(evidence, key=lambda item: (-item.confidence, item.key)):
        first.setdefault((item.file, item.line, item.rule), item)
    return sorted(first.values(), key=lambda item: item.key)


def evidence_node(base: str, fact: Fact, item: Evidence) -> NamedNode:
    """The IRI of one piece of evidence for a fact."""
    return node(base, identity(fact, item))


def identity(fact: Fact, item: Evidence) -> str:
    """The id of one piece of evidence for a fact."""
    target = fact.object
    if isinstance(target, Value):
        target = f"{target.text}@{target.lang}" if target.lang else target.text
    return evidence_id(fact.subject, fact.relation, target, item.file, item.line, item.rule)


def reasons(item: Evidence, files: Mapping[str, NamedNode]) -> Iterator[Statement]:
    """Where a piece of evidence stands and how sure it is. ``files`` are the lists by their path."""
    yield from origin(item.file, files)
    if item.line:
        yield _curie("lg:line"), _number(item.line)
    if quote := text_term(item.quote):
        yield _curie("lg:quote"), quote
        yield _curie("lg:start"), _number(item.start)
        yield _curie("lg:end"), _number(item.end)
        if item.quote_line:
            yield _curie("lg:quoteLine"), _number(item.quote_line)
    yield from trust(item.rule, item.confidence)


def origin(file: str, files: Mapping[str, NamedNode]) -> Iterator[Statement]:
    """What a piece of evidence comes from: a list, or a file of names."""
    yield _curie("prov:wasDerivedFrom"), str(files[file]) if file in files else _lexicon(file)
    if text := text_term(file):
        yield _curie("lg:file"), text


def trust(rule: str, confidence: float) -> Iterator[Statement]:
    """Why a piece of evidence is believed, and how far."""
    yield _curie("lg:rule"), _rule(rule)
    yield _curie("lg:confidence"), _confidence(confidence)


# Of these there are few, whatever the number of pieces of evidence.


@cache
def _curie(name: str) -> str:
    return str(curie(name))


@cache
def _lexicon(file: str) -> str:
    return str(lexicon_node(file))


@cache
def _rule(name: str) -> str:
    return str(rule_node(name))


@cache
def _confidence(number: float) -> str:
    return str(decimal(number))


@lru_cache(maxsize=1 << 16)
def _number(number: int) -> str:
    return str(integer(number))


def list_files(graph: KnowledgeGraph) -> dict[str, NamedNode]:
    """The IRI of each list of the graph, by the path of its file."""
    told = ((item.text("file"), item.id) for item in graph.nodes if item.kind == "List")
    return files_of(graph.base, graph.sources, told)


def files_of(
    base: str, sources: Iterable[SourceRecord], lists: Iterable[tuple[str, str]]
) -> dict[str, NamedNode]:
    """The IRI of each of the files read, and of each of ``lists``: files with their lists' ids."""
    found = {source.path: list_id(source.path) for source in sources} | dict(lists)
    return {path: node(base, identifier) for path, identifier in found.items()}


def lexicon_node(file: str) -> NamedNode:
    """The IRI of a file of names, which is no list.

    >>> lexicon_node("lexicon/models-language.toml").value
    'https://w3id.org/listgraph/ns#lexicon-models-language.toml'
    """
    return own(f"lexicon-{slug(file.removeprefix('lexicon/'))}")


def rule_node(name: str) -> NamedNode:
    """The IRI of a rule.

    >>> rule_node("lexicon").value
    'https://w3id.org/listgraph/ns#rule-lexicon'
    """
    return own(f"rule-{name}")
