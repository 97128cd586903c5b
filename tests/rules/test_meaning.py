"""Lists beside the edges that they give: the files in ``meaning/`` are the specification."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.rules import RULES

CASES = [
    pytest.param(path.stem, match["list"], match["edges"], id=f"{path.stem}: {match['name']}")
    for path in sorted(Path(__file__).parent.glob("meaning/*.md"))
    for match in re.finditer(
        r"^## (?P<name>[^\n]+)\n\n```markdown\n(?P<list>.*?)```\n(?P<edges>(?:\n(?:- [^\n]*)?)*)",
        path.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
]
BETWEEN = ("outperforms", "equals", "comparedWith")


@cache
def claims_of(markdown: str) -> Claims:
    return interpret(parse(Source("list.md", markdown, "utf-8", "")), builtin())


@cache
def graph_of(markdown: str) -> KnowledgeGraph:
    return assemble([claims_of(markdown)], builtin())


def edges(graph: KnowledgeGraph) -> set[str]:
    """The edges as the specification writes them."""
    label = {node.id: node.label for node in graph.nodes}
    found = set()
    for subject, relation, target, _ in graph.edges():
        if relation in ("covers", "mentions"):
            found.add(f"{relation} {label[target]}")
        elif relation in BETWEEN:
            left, right = label[subject], label[target]
            if relation == "comparedWith":
                left, right = sorted((left, right))
            found.add(f"{left} {relation} {right}")
    return found


def filed(graph: KnowledgeGraph) -> set[str]:
    """What the articles are filed under, as ``topics.md`` writes it."""
    node = graph.by_id
    found = {f"no topic for {one.label}" for one in graph.nodes if one.kind == "Article"}
    for subject, relation, target, _ in graph.edges():
        if relation in FILING:
            found.add(f"{node[subject].label} {FILING[relation]} {node[target].label}")
            found.discard(f"no topic for {node[subject].label}")
    return found


def stated(graph: KnowledgeGraph) -> set[str]:
    """What one thing is to another, as ``stated.md`` writes it."""
    node = graph.by_id
    return {
        f"{node[subject].label} {relation} {node[target].label}"
        for subject, relation, target, evidence in graph.edges()
        if any(item.rule in STATING for item in evidence)
    }


def quoted(graph: KnowledgeGraph) -> set[str]:
    """Which rule quotes which words, as ``quotes.md`` writes it."""
    pieces = (item for items in graph.evidence.values() for item in items)
    return {f"{item.rule} “{item.quote}”" for item in pieces if item.line and item.rule not in PLACING}


PLACING = {"described", "listed", "outline", "publisher-url"}
STATING = {"alternative-to", "fork-of", "successor-of", "replacement-for", "compatible-with", "based-on"}
READ = {"quotes": quoted, "stated": stated, "topics": filed}
FILING = {"onTopic": "is on", "broader": "is narrower than", "concerns": "concerns"}


@pytest.mark.parametrize(("file", "markdown", "expected"), CASES)
def test_a_list_gives_these_edges(file: str, markdown: str, expected: str) -> None:
    read = READ.get(file, edges)
    assert read(graph_of(markdown)) == set(re.findall(r"^- (.+)$", expected, re.MULTILINE))


def test_every_rule_speaks_in_a_case() -> None:
    told = [claims_of(str(case.values[1])) for case in CASES]
    graphs = [assemble([claims], builtin()) for claims in told]
    spoken = {item.rule for graph in graphs for items in graph.evidence.values() for item in items}
    spoken |= {claim.evidence.rule for claims in told for claim in claims.claims}
    silent = [rule for rule in RULES if rule not in spoken]
    assert silent == [], "add for each a list that it reads, with the edges, to a file of tests/rules/meaning"


@pytest.mark.parametrize("markdown", [str(case.values[1]) for case in CASES])
def test_every_fact_quotes_words_that_stand_where_it_says(markdown: str) -> None:
    graph = graph_of(markdown)
    lines = markdown.split("\n")
    for fact, items in graph.evidence.items():
        assert items, fact
        for item in items:
            if item.line:
                line = lines[(item.quote_line or item.line) - 1]
                assert line[item.start : item.end] == item.quote, fact


WORDS = st.sampled_from(
    [
        "BERT",
        "GPT-2",
        "RoBERTa",
        "XLNet",
        "Primer",
        "TinyNet",
        "，",
        "、",
        " and ",
        " vs ",
        ": ",
        "碾压",
        "从",
        "到",
        "和",
        "的区别",
        " beats ",
        " falls behind ",
        " compared to ",
        "综述",
        " survey",
        " - ",
        "基于",
        "(",
        ")",
        "追上",
        "cannot ",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=12).map("".join))
def test_no_title_is_too_much_for_the_rules(title: str) -> None:
    graph_of(f"* [{title}](https://example.org/a)\n")
