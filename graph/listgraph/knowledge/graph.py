"""The knowledge graph: nodes and facts, sorted and unique, each fact with all its evidence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from listgraph.problems import Problem
from listgraph.schema import BASE, KINDS, OwnKind


class Value(NamedTuple):
    """A literal: its lexical form, and its language as a BCP 47 code where it has one.

    Its datatype is the attribute's (:data:`listgraph.schema.ATTRIBUTES`).
    """

    text: str
    lang: str = ""


class Fact(NamedTuple):
    """One statement. ``subject`` is a node's id; ``object`` is one too, or a :class:`Value`.

    >>> Fact("article/1f", "covers", "model/bert")
    Fact(subject='article/1f', relation='covers', object='model/bert')
    """

    subject: str
    relation: str
    object: "str | Value"

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What facts are ordered by; so are they as tuples, as a relation has ids alone or values alone."""
        if isinstance(self.object, Value):
            return self.subject, self.relation, self.object.text, self.object.lang
        return self.subject, self.relation, self.object, ""


class Evidence(NamedTuple):
    """Why a fact is in the graph.

    ``file`` is relative to the root. ``line`` counts from 1; it is 0 for what comes from the
    lexicon, whose file is named instead. ``quote`` are the matched words; they stand in that
    line at the columns ``start`` to ``end`` (code points from 0, ``end`` exclusive), or in the
    line ``quote_line`` where that is not 0: the entry stands on ``line``, but the words that say
    so may stand in a heading above it. ``confidence`` is between 0 and 1.
    """

    file: str
    line: int
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    quote_line: int = 0

    @property
    def key(self) -> tuple[str, int, str, int, int, int, str, float]:
        """What evidence is ordered by: all that it has, so that no two pieces are equal in order."""
        place = self.file, self.line, self.rule, self.quote_line, self.start, self.end
        return *place, self.quote, -self.confidence


class Node(NamedTuple):
    """A thing in the graph. ``id`` is its path under the base IRI; ``attributes`` are sorted pairs."""

    id: str
    kind: str
    label: str
    attributes: tuple[tuple[str, Value], ...] = ()

    def values(self, name: str) -> tuple[Value, ...]:
        """Every value of the attribute ``name``."""
        return tuple(value for key, value in self.attributes if key == name)

    def text(self, name: str) -> str:
        """The first value of the attribute ``name``, or an empty string."""
        return next((value.text for key, value in self.attributes if key == name), "")

    @property
    def address(self) -> str:
        """Where a link to it leads: to the address that a list has, else the canonical one; empty for none.

        Of several it is the canonical one, where a list has it so, else the shortest.
        """
        listed: list[str] = []
        urls: list[str] = []
        for name, value in self.attributes:
            if name == "listedUrl":
                listed.append(value.text)
            elif name == "url":
                urls.append(value.text)
        url = urls[0] if urls else ""
        return url if url in listed or not listed else min(listed, key=lambda text: (len(text), text))


@dataclass(frozen=True, slots=True, order=True)
class SourceRecord:
    """What the graph was made from: a file, the SHA-256 of its bytes in hex, its encoding, its links."""

    path: str
    sha256: str
    encoding: str
    links: int


class Account(NamedTuple):
    """How many links a list has, and how many of them are evidence, companions of others, problems.

    What is left of ``links`` was lost.
    """

    links: int = 0
    evidence: int = 0
    companions: int = 0
    problems: int = 0

    @property
    def lost(self) -> int:
        """How many links are nowhere: none, if all is well."""
        return self.links - self.evidence - self.companions - self.problems

    def plus(self, other: "Account") -> "Account":
        """The account of two lists together."""
        return Account(*(one + another for one, another in zip(self, other, strict=True)))

    def __str__(self) -> str:
        """``5 links: 3 evidence, 1 companion, 0 problems, 1 lost``."""
        links, companions, problems = (
            f"{number:,} {noun}{'' if number == 1 else 's'}"
            for number, noun in (
                (self.links, "link"),
                (self.companions, "companion"),
                (self.problems, "problem"),
            )
        )
        return f"{links}: {self.evidence:,} evidence, {companions}, {problems}, {self.lost:,} lost"


NOTHING = Account()


def _empty() -> Mapping[tuple[str, int], str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class KnowledgeGraph:
    """All nodes and facts, with the provenance beside them.

    ``nodes`` are sorted by id, ``facts`` by their key, each fact's evidence by its key;
    ``lines`` holds the text of every source line that is evidence. ``base`` is the IRI that ids
    are relative to, ``account`` where the lists' links went, ``own_kinds`` what a configuration calls models,
    ``source_url`` where the lists themselves can be read: the address of the folder that the files' paths are
    relative to, or nothing, ``fresh`` the articles that the graph that it was compared with does not have.
    ``beyond`` is how many nodes of a larger graph, of which this is a part, it does not have.
    ``examine`` gives all that ``check`` finds in the lists, which takes its time.
    """

    nodes: tuple[Node, ...]
    evidence: Mapping[Fact, tuple[Evidence, ...]]
    lines: Mapping[tuple[str, int], str] = field(default_factory=_empty)
    sources: tuple[SourceRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    base: str = BASE
    account: Account = NOTHING
    source_url: str = ""
    own_kinds: tuple[OwnKind, ...] = ()
    fresh: frozenset[str] = frozenset()
    beyond: int = 0
    examine: Callable[[], Sequence[Problem]] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def model_kind(self) -> OwnKind:
        """What to call the models: by their own kind where all of them have the same."""
        named = {node.text("ofKind") for node in self.nodes if node.kind == "Model"}
        own = [kind for kind in self.own_kinds if named == {kind.name}]
        model = KINDS["Model"]
        return own[0] if own else OwnKind("Model", model.label, f"{model.label}s", model.label_zh)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, in order."""
        return tuple(self.evidence)

    def edges(self) -> Iterator[tuple[str, str, str, tuple[Evidence, ...]]]:
        """Subject, relation, object and evidence of each fact that joins two nodes."""
        for (subject, relation, target), evidence in self.evidence.items():
            if isinstance(target, str):
                yield subject, relation, target, evidence

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their id."""
        return MappingProxyType({node.id: node for node in self.nodes})
