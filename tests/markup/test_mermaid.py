"""Mermaid's own parser reads the diagrams: the same names and arrows, whatever the names."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import node
from helpers.places import SEEDS
from helpers.samples import GRAPH, ROBERTA, XLNET, lexicon
from helpers.strategies import NASTY, texts
from listgraph.exporters import report
from listgraph.knowledge.graph import Fact, KnowledgeGraph, Node
from listgraph.markup.gfm import one_line
from listgraph.markup.mermaid import LABEL, flowchart, text
from listgraph.pipeline import build

needs_mermaid = pytest.mark.skipif(not node.has("mermaid"), reason="tests/run installs Mermaid")
# What Mermaid takes for more than text.
NOTED = (
    *("end", "subgraph", "%%{init: {}}%%", "`**bold**`", "fa:fa-car", "$$x^2$$", "1. one", "- two", "#35;"),
    *("a --> b", '"] --> x["', "&quot;", "<br>", "click n0 href", "style n0 fill:red", ":::x", "@{ a: b }"),
    *("GPT-3.5", "a--b", "-", "3.", "---", "ﬂ°°35¶ß"),
)


def charts(graph: KnowledgeGraph) -> list[str]:
    (artifact,) = report.export(graph, {})
    found: list[str] = re.findall(
        r"^```mermaid\n(.*?)^```$", artifact.data.decode(), re.DOTALL | re.MULTILINE
    )
    return found


def read(sources: list[str]) -> Any:
    return node.run("mermaid.mjs", sources)


def cut(label: str) -> str:
    line = one_line(label)
    return (line if len(line) <= LABEL else line[: LABEL - 1].rstrip() + "…") or "\xa0"


def joined(relation: str, edges: list[tuple[str, str]], names: dict[str, str]) -> KnowledgeGraph:
    return KnowledgeGraph(
        tuple(Node(name, "Model", label) for name, label in sorted(names.items())),
        {Fact(source, relation, target): (lexicon(),) for source, target in sorted(edges)},
    )


@needs_mermaid
def test_the_report_of_the_seeds_has_both_diagrams() -> None:
    winners, lineage = read(charts(build([SEEDS])))
    names = dict(winners["nodes"])
    arrows = [(names[source], words, names[target]) for source, words, target in winners["arrows"]]
    assert ("RoBERTa", "", "XLNet") in arrows
    names = dict(lineage["nodes"])
    arrows = [(names[source], words, names[target]) for source, words, target in lineage["arrows"]]
    assert ("RoBERTa", "based on", "BERT") in arrows
    assert ("GPT-3", "succeeds", "GPT-2") in arrows
    assert {winners["type"], lineage["type"]} == {"flowchart-v2"}


@needs_mermaid
def test_any_name_is_shown_as_it_is() -> None:
    labels = dict(enumerate((*NASTY, *NOTED)))
    edges = [(str(number), "x", "0") for number in labels]
    (chart,) = read(["\n".join(flowchart(edges, {str(number): label for number, label in labels.items()}))])
    assert [label for _, label in chart["nodes"]] == [cut(label) for label in labels.values()]
    assert len(chart["arrows"]) == len(edges)


edges_of_charts = st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=20)


@needs_mermaid
@settings(max_examples=3)
@given(st.lists(edges_of_charts, min_size=4, max_size=8))
def test_any_chart_is_read_as_it_was_meant(drawn: list[list[tuple[str, str, str]]]) -> None:
    """Several at a time, as Mermaid is slow to load."""
    labels = [{label: label for source, _, target in edges for label in (source, target)} for edges in drawn]
    charts = read(["\n".join(flowchart(*chart)) for chart in zip(drawn, labels, strict=True)])
    for edges, chart in zip(drawn, charts, strict=True):
        names = dict(chart["nodes"])
        found = [(names[source], words, names[target]) for source, words, target in chart["arrows"]]
        assert found == [
            (cut(source), cut(words) if words else "", cut(target)) for source, words, target in edges
        ]


@given(texts)
def test_a_label_has_nothing_that_mermaid_acts_upon(label: str) -> None:
    bare = re.sub(r"#\d+;", "x", text(label))
    assert not re.search(r"""["'`<>&%#{}()\[\]|*_~@:;$\\/]|--|\s{2}|^-|-$""", bare)


def test_the_diagrams_are_bounded_and_say_what_is_left_out() -> None:
    count = report.ARROWS + 5
    names = {f"model/{number:03}": "x" * 10_000 for number in range(count + 1)}
    ids = sorted(names)
    graph = joined("outperforms", list(pairwise(ids)), names)
    (chart,) = charts(graph)
    assert chart.count("-->") == report.ARROWS
    assert len(chart) < 50_000  # what Mermaid draws at most
    (artifact,) = report.export(graph, {})
    assert "```\n\n… and 5 more.\n" in artifact.data.decode()


def test_a_full_diagram_of_the_worst_labels_is_drawn() -> None:
    names = {f"model/{number:03}": "\U0001f917" * 50 for number in range(2 * report.ARROWS)}
    ids = sorted(names)
    graph = joined("basedOn", list(zip(ids[::2], ids[1::2], strict=True)), names)
    assert len(charts(graph)[0]) < 50_000


def test_models_that_most_articles_cover_come_first() -> None:
    facts = dict(GRAPH.evidence) | {
        Fact(XLNET, "outperforms", "model/z"): (lexicon(),),
        Fact("model/y", "outperforms", "model/z"): (lexicon(),),
    }
    nodes = (*GRAPH.nodes, Node("model/y", "Model", "Y"), Node("model/z", "Model", "Z"))
    (chart,) = charts(replace(GRAPH, nodes=nodes, evidence=facts))
    assert chart.split("\n")[1] == '  n0["RoBERTa"]'
    assert ROBERTA in {fact.object for fact in facts if fact.relation == "covers"}
