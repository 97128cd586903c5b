"""A range of subjects becomes a small graph, and that what the exporters make of any graph."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from listgraph.cluster.places import put, store
from listgraph.cluster.tables import TEXT, Frame, described, evidences, fact_frame, frame, node_frame
from listgraph.exporters import parquet
from listgraph.knowledge.assemble import in_order
from listgraph.knowledge.graph import KnowledgeGraph, SourceRecord
from listgraph.knowledge.items import items_by_list
from listgraph.knowledge.merge import merged
from listgraph.knowledge.shards import Shard
from listgraph.rdf.descriptions import Description, canonical, lines
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import described as fact_descriptions_of
from listgraph.rdf.rules import spoken
from listgraph.rdf.tally import NOTHING, Tally, tally
from listgraph.schema import OwnKind

STATEMENTS = dict.fromkeys(("term", "graph", "text"), TEXT)
"""A subject as a term, the named graph that says something of it, and that as lines of N-Triples."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What all tasks have in common: ``work`` is the address of what they leave for one another."""

    base: str
    language: str
    own_kinds: tuple[OwnKind, ...]
    work: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What a range of subjects holds, in numbers; those of two ranges add up.

    ``lists`` are the ids of lists by their files, ``named`` the files that evidence names, ``rules`` how
    often each rule speaks, ``kinds`` how many nodes there are of each kind.
    """

    facts: Tally = NOTHING
    evidence: Tally = NOTHING
    lists: tuple[tuple[str, str], ...] = ()
    named: Set[str] = frozenset()
    rules: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def plus(self, other: "Merged") -> "Merged":
        """What two ranges hold."""
        return Merged(
            self.facts.plus(other.facts),
            self.evidence.plus(other.evidence),
            (*self.lists, *other.lists),
            self.named | other.named,
            self.rules + other.rules,
            self.kinds + other.kinds,
        )


def merge(facts: Frame, nodes: Frame, within: Frame, number: int, settings: Settings) -> Merged:
    """Make the graph of a range of subjects, and leave its tables and statements as Parquet.

    The subjects are those of the first two frames; ``within`` are the facts that say what stands in them.
    ``number`` is that of the range in the order of all.
    """
    graph = _graph(facts, nodes, settings)
    items = tuple(items_by_list(evidences(within)).items())
    whole = Shard(graph.nodes, tuple(graph.evidence.items()), items)
    name = f"{number:05}.parquet"
    for artifact in parquet.export(graph, {}):
        folder = artifact.path.removesuffix(".parquet")
        put(f"{settings.work}/out/{folder}/{name}", artifact.pieces())
    store(fact_frame((fact, item) for fact in graph.evidence for item in graph.evidence[fact]),
          f"{settings.work}/out/evidence/{name}")  # fmt: skip
    store(node_frame(graph.nodes), f"{settings.work}/described/{name}")
    said = canonical(fact_descriptions_of(settings.base, whole))
    reasons = canonical(evidence_descriptions(graph))
    statements = [*_statements("facts", said), *_statements("evidence", reasons)]
    store(frame(statements, STATEMENTS), f"{settings.work}/statements/{name}")
    return Merged(
        tally(said, hashed=False),
        tally(reasons, hashed=False),
        tuple((node.text("file"), node.id) for node in graph.nodes if node.kind == "List"),
        frozenset(item.file for items in graph.evidence.values() for item in items),
        spoken(graph),
        Counter(node.kind for node in graph.nodes),
    )


def _graph(facts: Frame, nodes: Frame, settings: Settings) -> KnowledgeGraph:
    evidence = in_order(evidences(facts))
    files = {item.file for items in evidence.values() for item in items if item.line}
    return KnowledgeGraph(
        nodes=tuple(merged(described(nodes), settings.language)),
        evidence=evidence,
        lines={},
        sources=tuple(SourceRecord(file, "", "", 0) for file in sorted(files)),
        problems=(),
        base=settings.base,
        own_kinds=settings.own_kinds,
    )


def _statements(graph: str, descriptions: Sequence[Description]) -> Iterator[tuple[str, str, str]]:
    terms = (subject for subject, _ in descriptions)
    return ((term, graph, text) for term, text in zip(terms, lines(descriptions), strict=True))
