"""Search: what is found for what is typed, in which order, and how long it stays lit."""

from functools import cache

import pytest

from helpers.chromium import Open, Opened, expect, settle
from helpers.page_samples import Builder, large_graph
from listgraph.knowledge.graph import KnowledgeGraph, Value

pytestmark = pytest.mark.browser


@cache
def names() -> KnowledgeGraph:
    """Names in two scripts that are easily mistaken for one another."""
    built = Builder()
    both = [("prefLabel", Value("Baidu", "en")), ("prefLabel", Value("百度", "zh"))]
    built.node("organization/baidu", "Organization", "Baidu", both)
    for name in ("github-Dromedary", "Transformer", "Transformer-XL", "知识图谱", "SubBERT", "BERT-base"):
        built.node(f"model/{name.lower()}", "Model", name, [("prefLabel", Value(name))])
    built.node(
        "publisher/zhihu", "Publisher", "知乎专栏", [("homepage", Value("https://zhuanlan.zhihu.com/"))]
    )
    for number, title in enumerate(("A comprehensive survey of pretraining", "大模型对比百科", "BERT 入门")):
        built.node(f"article/{number}", "Article", title, [("headline", Value(title))])
    return built.graph()


def found(opened: Opened, query: str) -> list[str]:
    return list(
        opened.evaluate("query => listgraph.find(query).map(hit => listgraph.labelOf(hit.node))", query)
    )


BEST = (
    ("bd", "Baidu"),  # the initials of 百度, before titles that hold 'b…d' or 比百
    ("baidu", "Baidu"),
    ("百度", "Baidu"),  # a name in the other language
    ("zhihu", "知乎专栏"),
    ("zhzl", "知乎专栏"),
    ("zstp", "知识图谱"),
    ("bert", "BERT 入门"),
    ("transfomer", "Transformer"),
    ("tranformer xl", "Transformer-XL"),
    ("comprehensve surwey", "A comprehensive survey of pretraining"),
)


def test_the_best_match_comes_first(open_page: Open) -> None:
    opened = open_page(names())
    for query, wanted in BEST:
        assert found(opened, query)[0] == wanted, query


def test_what_begins_a_word_comes_before_what_stands_within_one(open_page: Open) -> None:
    opened = open_page(names())
    models = [name for name in found(opened, "bert") if name in ("SubBERT", "BERT-base")]
    assert models == ["BERT-base", "SubBERT"]
    assert found(opened, "bd")[-1] == "github-Dromedary"


def test_the_kind_with_the_best_match_is_the_first_group(open_page: Open) -> None:
    opened = open_page(names())
    opened.page.get_by_role("combobox").fill("bd")
    expect(opened.page.get_by_role("option", selected=True)).to_contain_text("Baidu")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#panel h2")).to_have_text("Baidu")
    expect(opened.page.locator("#panel")).to_contain_text("百度")


def becomes(opened: Opened, label: str, dim: bool) -> bool:
    """Whether a node is soon painted dim, or lit: rows come first, and the picture when there is time."""
    script = """async ([label, dim]) => {
      for (let frame = 0; frame < 200; frame++) {
        const node = listgraph.shownNodes().find(one => one.label === label);
        if (listgraph.network.body.nodes[node.id].options.opacity < 0.5 === dim) return true;
        await new Promise(requestAnimationFrame);
      }
      return false;
    }"""
    return bool(opened.evaluate(script, [label, dim]))


def test_what_is_found_stays_lit_until_something_is_chosen(open_page: Open) -> None:
    opened = open_page(names())
    field = opened.page.get_by_role("combobox")
    field.fill("transformer")
    assert becomes(opened, "SubBERT", dim=True)
    opened.page.mouse.click(683, 740)
    expect(opened.page.get_by_role("listbox")).to_be_hidden()
    settle(opened.page)
    assert becomes(opened, "SubBERT", dim=True)
    assert becomes(opened, "Transformer-XL", dim=False)
    opened.click_node("model/subbert")
    settle(opened.page)
    assert becomes(opened, "SubBERT", dim=False)
    assert becomes(opened, "Transformer-XL", dim=True)


def test_the_field_is_emptied_at_one_click(open_page: Open) -> None:
    opened = open_page(names(), "#q=transformer")
    assert becomes(opened, "SubBERT", dim=True)
    opened.page.get_by_role("button", name="Empty the search field").click()
    field = opened.page.get_by_role("combobox")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    settle(opened.page)
    assert becomes(opened, "SubBERT", dim=False)
    assert opened.evaluate("() => location.hash") == "#picture=network"
    assert opened.evaluate("() => history.state") == 0, "words that come and go are no step to undo"


def test_slips_are_forgiven_in_the_words_of_titles(open_page: Open) -> None:
    opened = open_page(large_graph(200))
    opened.page.get_by_role("combobox").fill("survay")
    expect(opened.page.get_by_role("option").first).to_contain_text("A survey")
    expect(opened.page.get_by_role("option").first).to_contain_text("spelled nearly so")


def test_in_a_list_of_some_hundreds_another_thread_answers(open_page: Open) -> None:
    opened = open_page(large_graph(700), picture="map")
    opened.page.get_by_role("combobox", name="Search").fill("Model")
    expect(opened.page.get_by_role("listbox")).to_be_visible()
    assert len(opened.page.workers) == 1
    opened.page.wait_for_function("() => listgraph.state.hits.size > 0")
