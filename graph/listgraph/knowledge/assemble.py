"""The claims of all documents become one knowledge graph.

Merging is a set union: ids are content-addressed. What no document can know alone is added here:
what follows from the comparisons, cross-posts, and what the lexicon knows of the models named.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import attrgetter

from listgraph.errors import ListgraphError
from listgraph.knowledge import hierarchy, pages
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.deriving import cross_posts, decide, derive, lexicon_facts
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import (
    NOTHING,
    Account,
    Evidence,
    Fact,
    KnowledgeGraph,
    Node,
    SourceRecord,
)
from listgraph.knowledge.kinship import Pending, keys, known_things, resolve
from listgraph.knowledge.merge import merged
from listgraph.lexicon import Lexicon
from listgraph.lists.pages import Pages
from listgraph.lists.source import Source
from listgraph.problems import Problem
from listgraph.schema import BASE, LANGUAGES


def assemble(
    parts: Iterable[Claims],
    lexicon: Lexicon,
    sources: Sequence[Source] = (),
    problems: Sequence[Problem] = (),
    base: str = BASE,
    language: str = LANGUAGES[0],
) -> KnowledgeGraph:
    """One graph of everything that ``parts`` say, in whatever order they come.

    ``sources`` and ``problems`` (of reading) are recorded beside the facts; labels are in ``language``
    where there is a name in it.
    """
    nodes: dict[str, list[Node]] = {}
    seen: set[Node] = set()
    facts = Evidences()
    lines: dict[tuple[str, int], str] = {}
    found = list(problems)
    accounts: dict[str, Account] = {}
    pending: list[Pending] = []
    for part in parts:
        for node in part.nodes:
            if node not in seen:
                seen.add(node)
                nodes.setdefault(node.id, []).append(node)
        for fact, item in part.claims:
            facts.add(fact, item)
        lines.update({(part.path, line): text for line, text in part.lines})
        found.extend(part.problems)
        accounts[part.path] = part.account
        pending.extend(part.pending)
    pages.settle(facts, lambda: _pages(nodes))
    decide(facts, nodes)
    derive(facts, nodes)
    cross_posts(facts, nodes)
    lexicon_facts(facts, nodes, lexicon)
    if pending:
        resolve(pending, facts, known_things(keys(node for found in nodes.values() for node in found)))
    hierarchy.settle(facts, nodes, lexicon)
    return KnowledgeGraph(
        nodes=tuple(merged(nodes, language)),
        evidence=in_order(facts),
        lines=dict(sorted(lines.items())),
        sources=tuple(
            sorted(
                SourceRecord(s.path, s.sha256, s.encoding, accounts.get(s.path, NOTHING).links)
                for s in sources
            )
        ),
        problems=tuple(sorted(set(found))),
        base=base,
        own_kinds=tuple(lexicon.kinds.values()),
        account=reduce(Account.plus, accounts.values(), NOTHING),
    )


def united(one: KnowledgeGraph, two: KnowledgeGraph, lexicon: Lexicon) -> KnowledgeGraph:
    """One graph of two: what both say, and what follows from both together.

    A list that is in both is one list. A label of which the two make two is that of the first.

    Raises:
        ListgraphError: their ids are relative to different bases.
    """
    if one.base != two.base:
        raise ListgraphError(
            f"the graphs have different bases, {one.base} and {two.base}: build both with one"
        )
    nodes: dict[str, list[Node]] = {}
    for node in (*one.nodes, *two.nodes):
        nodes.setdefault(node.id, []).append(node)
    facts = Evidences()
    for graph in (one, two):
        for fact, evidence in graph.evidence.items():
            facts.extend(fact, evidence)
    pages.settle(facts, lambda: _pages(nodes))
    decide(facts, nodes)
    cross_posts(facts, nodes)
    lexicon_facts(facts, nodes, lexicon)
    hierarchy.settle(facts, nodes, lexicon)
    sources = {source.path: source for source in (*two.sources, *one.sources)}
    return KnowledgeGraph(
        nodes=tuple(
            node._replace(label=one.by_id[node.id].label) if _is_named(node, one) else node
            for node in merged(nodes, "")
        ),
        evidence=in_order(facts),
        lines=dict(sorted({**two.lines, **one.lines}.items())),
        sources=tuple(sources[path] for path in sorted(sources)),
        problems=tuple(sorted({*one.problems, *two.problems})),
        base=one.base,
        account=one.account.plus(two.account),
    )


def _is_named(node: Node, graph: KnowledgeGraph) -> bool:
    return node.id in graph.by_id and bool(node.values("prefLabel"))


def _pages(nodes: Mapping[str, list[Node]]) -> Pages:
    return pages.known_pages(found[0] for found in nodes.values() if found[0].kind == "List")


def in_order(facts: Evidences) -> dict[Fact, tuple[Evidence, ...]]:
    """The facts sorted, each with its evidence sorted; ``facts`` is empty then, as both take room."""
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts:
        by_subject.setdefault(fact.subject, []).append(fact)
    return {
        fact: tuple(sorted(found, key=_key) if len(found := facts.pop(fact)) > 1 else found)
        for subject in sorted(by_subject)
        for fact in sorted(by_subject[subject])
    }


_key = attrgetter("key")
