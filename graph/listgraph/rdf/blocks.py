"""The facts and the evidence in Turtle, in parts that may stand in what the last build wrote.

A piece of evidence has a fixed shape, and there are millions of them: it is written as text at once. What
it says is what :mod:`listgraph.rdf.evidence` says; a test holds the two together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from pyoxigraph import NamedNode

from listgraph.files.artifact import Part, key_of
from listgraph.knowledge.graph import Evidence, KnowledgeGraph
from listgraph.knowledge.shards import Reasoned, Shard, shards
from listgraph.rdf.evidence import distinct, identity, list_files, origin, trust
from listgraph.rdf.facts import shaped, stated
from listgraph.rdf.rules import rule_descriptions
from listgraph.rdf.terms import prefixes, text_term
from listgraph.rdf.turtle import Short, Shortened, blocks, filled, heading, lines
from listgraph.rules.rulebook import Rule


def fact_parts(graph: KnowledgeGraph) -> Iterator[str | Part]:
    """The facts of the graph in Turtle."""
    names = prefixes(graph.base)
    write = partial(_facts, graph.base, Shortened(names))
    yield heading(names)
    for shard in shards(graph):
        yield Part(shard.key, partial(write, shard))


def evidence_parts(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[str | Part]:
    """The evidence of the graph in Turtle, and the rules that it names."""
    names = prefixes(graph.base)
    short = Shortened(names)
    lists = list_files(graph)
    others = {item.file for evidence in graph.evidence.values() for item in evidence} - lists.keys()
    write = partial(_evidence, graph.base, short, _why(short.__getitem__, lists))
    yield heading(names)
    for shard in shards(graph):
        yield Part(key_of(shard.key, *sorted(others)), partial(write, shard.facts))
    yield from blocks(rule_descriptions(graph, rulebook), short.__getitem__)


def _facts(base: str, short: Shortened, shard: Shard) -> str:
    return "".join(filled(shaped(base, shard), short))


def _evidence(base: str, short: Shortened, why: "Why", facts: Iterable[Reasoned]) -> str:
    found = []
    for fact, subject, predicate, target, evidence in stated(base, facts):
        statement = (
            f" a lg:Evidence;\n\trdf:subject {short[subject]};\n\trdf:predicate {short[predicate]};\n"
            f"\trdf:object {short[target] if target[-1] == '>' else target};\n"
        )
        for item in distinct(evidence):
            found.append(f"\nevidence:{identity(fact, item)[_AHEAD:]}{statement}{why(item)}")
    return "".join(found)


_AHEAD = len("evidence/")

Why = Callable[[Evidence], str]


def _why(short: Short, lists: Mapping[str, NamedNode]) -> Why:
    """A function from a piece of evidence to the lines that say where it stands and how sure it is."""

    @lru_cache(maxsize=1 << 12)
    def from_file(file: str) -> str:
        return lines(origin(file, lists), short)

    @lru_cache(maxsize=1 << 12)
    def by_rule(rule: str, confidence: float) -> str:
        return lines(trust(rule, confidence), short)

    def why(item: Evidence) -> str:
        file, line, quote, start, end, rule, confidence, quote_line = item
        words = text_term(quote)
        said = f"\tlg:line {line};\n" if line else ""
        if words:
            said += f"\tlg:quote {words};\n\tlg:start {start};\n\tlg:end {end};\n"
            if quote_line:
                said += f"\tlg:quoteLine {quote_line};\n"
        return f"{from_file(file)};\n{said}{by_rule(rule, confidence)} .\n"

    return why
