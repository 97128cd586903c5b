"""The first list, row by row: what a careful reader takes from ``seeds/language-models.md``."""

from collections import defaultdict

import pytest

from helpers.places import SEED
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.pipeline import build


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build([SEED])


def lines(graph: KnowledgeGraph, relation: str) -> dict[str, set[int]]:
    """For each model the lines that cover (mention) it."""
    found: dict[str, set[int]] = defaultdict(set)
    for _, name, target, evidence in graph.edges():
        if name == relation:
            found[graph.by_id[target].label] |= {item.line for item in evidence}
    return dict(found)


def test_every_model_is_covered_on_its_lines(graph: KnowledgeGraph) -> None:
    assert lines(graph, "covers") == {
        "GPT": {5},
        "BERT": {5, *range(11, 24), 76, 77},  # the last two begin with BERT: a matter of taste
        "XLNet": {5, 20},
        "Switch Transformer": {29},
        "AMBERT": {35},
        "GPT-2": {41, 42, 43, 44},
        "GPT-3": {50, 51, 52},
        "Big Bird": {58},
        "SegaBERT": {64},
        "Megatron-LM": {70},
        "RoBERTa": {76, 77},
    }


def test_nothing_is_mentioned_that_is_no_more_than_a_class(graph: KnowledgeGraph) -> None:
    assert lines(graph, "mentions") == {}


def test_who_is_set_against_whom(graph: KnowledgeGraph) -> None:
    found = {
        (graph.by_id[left].label, relation, graph.by_id[right].label, min(item.line for item in evidence))
        for left, relation, right, evidence in graph.edges()
        if relation in ("outperforms", "equals", "comparedWith")
    }
    assert found == {
        ("BERT", "comparedWith", "GPT", 5),
        ("BERT", "comparedWith", "XLNet", 5),
        ("GPT", "comparedWith", "XLNet", 5),
        ("Switch Transformer", "outperforms", "GPT-3", 29),
        ("Switch Transformer", "outperforms", "T5", 29),
        ("Big Bird", "outperforms", "BERT", 58),
        ("SegaBERT", "outperforms", "BERT", 64),
        ("RoBERTa", "outperforms", "XLNet", 76),
        ("RoBERTa", "equals", "XLNet", 77),
    }


def test_the_article_listed_twice_is_one_with_two_places(graph: KnowledgeGraph) -> None:
    twice = [
        {item.line for item in evidence}
        for _, relation, _, evidence in graph.edges()
        if relation == "listedIn" and len(evidence) > 1
    ]
    assert twice == [{19, 22}]


def test_the_cross_post_is_two_nodes_and_an_edge(graph: KnowledgeGraph) -> None:
    (edge,) = [edge for edge in graph.edges() if edge[1] == "crossPostOf"]
    copy, first = graph.by_id[edge[0]], graph.by_id[edge[2]]
    assert copy.label == first.label == "谷歌最强NLP模型BERT官方代码来了！GitHub一天3000星"
    assert {node.text("url").split("/")[2] for node in (copy, first)} == {
        "zhuanlan.zhihu.com",
        "mp.weixin.qq.com",
    }
    assert {item.line for item in edge[3]} == {14, 16}


def test_the_broken_link_is_an_article_without_url_and_reported(graph: KnowledgeGraph) -> None:
    (broken,) = [node for node in graph.nodes if node.text("linkStatus") == "broken"]
    assert (broken.text("url"), broken.text("rawDestination")) == ("", broken.label)
    assert [(problem.line, problem.code) for problem in graph.problems] == [(18, "not-a-url")]


def test_the_publishers_are_a_column_site_and_one_account(graph: KnowledgeGraph) -> None:
    counts: dict[str, int] = defaultdict(int)
    for _, relation, target, _ in graph.edges():
        if relation == "publishedBy":
            counts[target] += 1
    assert counts == {"publisher/zhuanlan.zhihu.com": 22, "publisher/mp.weixin.qq.com-MzI3MTA0MTk1MA": 4}


@pytest.mark.parametrize(
    ("model", "developer", "year"),
    [("AMBERT", "ByteDance", "2020"), ("Big Bird", "Google", "2020"), ("Megatron-LM", "NVIDIA", "2019"),
     ("GPT-3", "OpenAI", "2020"), ("RoBERTa", "Meta", "2019"), ("BERT", "Google", "2018")],
)  # fmt: skip
def test_what_no_list_says_comes_from_the_lexicon_and_says_so(
    graph: KnowledgeGraph, model: str, developer: str, year: str
) -> None:
    (node,) = [node for node in graph.nodes if node.kind == "Model" and node.label == model]
    assert node.text("firstReleased") == year
    makers = {
        graph.by_id[target].label: {item.file for item in evidence}
        for subject, relation, target, evidence in graph.edges()
        if subject == node.id and relation == "developedBy"
    }
    assert makers[developer] == {"lexicon/models-pretrained.toml"}
