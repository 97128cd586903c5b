"""Merging: a set union, so that neither order nor number of documents matters."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listgraph.knowledge.assemble import assemble, in_order
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Value
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

LISTS = {
    "d.md": "* [GPT-4](https://cdn.openai.com/a.pdf) by OpenAI\n* [b](https://d1.cloudfront.net/b.pdf)\n",
    "a.md": "## BERT\n* [一个很长的标题讲模型](https://zhuanlan.zhihu.com/p/1)\n* [RoBERTa beats XLNet](https://e.org/x)\n",
    "b.md": "* [一个很长的标题讲模型](https://example.org/copy)\n* [RoBERTa beats XLNet!](https://e.org/x?utm_source=y)\n",
    "c.md": "# Papers\n1. [BERT](https://arxiv.org/pdf/1810.04805v2.pdf) [code](https://github.com/google-research/bert)\n",
}


@cache
def claims(path: str) -> Claims:
    return interpret(parse(Source(path, LISTS[path], "utf-8", "")), builtin())


def graph(*paths: str) -> KnowledgeGraph:
    return assemble([claims(path) for path in paths], builtin())


@given(st.permutations(sorted(LISTS)))
@settings(max_examples=6)
def test_the_order_of_documents_does_not_matter(paths: list[str]) -> None:
    assert graph(*paths) == graph(*sorted(LISTS))


def test_saying_a_thing_twice_is_saying_it_once() -> None:
    assert graph("a.md", "a.md", "c.md") == graph("a.md", "c.md")


def test_nodes_and_facts_are_sorted_and_every_fact_has_evidence() -> None:
    whole = graph(*LISTS)
    assert [node.id for node in whole.nodes] == sorted({node.id for node in whole.nodes})
    assert list(whole.facts) == sorted(whole.facts, key=lambda fact: fact.key)
    assert all(whole.evidence.values())


def test_the_evidence_of_a_fact_stands_in_the_order_of_files_and_lines() -> None:
    texts = {f"{name}.md": "* [RoBERTa beats XLNet](https://e.org/x)\n" * 4 for name in "cab"}
    read = [Source(path, text, "utf-8", "") for path, text in texts.items()]
    many = assemble([interpret(parse(source), builtin()) for source in read], builtin())
    found = many.evidence[Fact("model/roberta", "outperforms", "model/xlnet")]
    assert [(item.file, item.line) for item in found] == [(f"{f}.md", n) for f in "abc" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("titles", "outcome", "relation"),
    [
        (("RoBERTa vs. XLNet", "RoBERTa beats XLNet"), "Outperforms", "outperforms"),
        (("RoBERTa beats XLNet", "RoBERTa vs. XLNet"), "Outperforms", "outperforms"),
        (("RoBERTa catches up with XLNet", "RoBERTa beats XLNet"), "Outperforms", "outperforms"),
        (("RoBERTa vs. XLNet", "RoBERTa catches up with XLNet"), "Equals", "equals"),
        (("RoBERTa vs. XLNet", "A RoBERTa vs. XLNet"), "NoVerdict", "comparedWith"),
    ],
)
def test_what_an_article_compares_twice_has_one_outcome(
    titles: tuple[str, ...], outcome: str, relation: str
) -> None:
    """A win before a draw before none."""
    listed = "".join(f"* [{title}](https://e.org/x)\n" for title in titles)
    whole = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    (comparison,) = [node for node in whole.nodes if node.kind == "Comparison"]
    assert [value.text for value in comparison.values("outcome")] == [outcome]
    told = {fact.relation for fact in whole.facts if fact.subject.startswith("model/")}
    assert told & {"outperforms", "equals", "comparedWith"} == {relation}
    values = {
        fact.object for fact in whole.facts if (fact.subject, fact.relation) == (comparison.id, "outcome")
    }
    assert values == {Value(outcome)}


@pytest.mark.parametrize(("copies", "found"), [(1, 0), (2, 1), (8, 7), (9, 0), (10, 0)])
def test_what_stands_under_very_many_addresses_is_copied_from_none(copies: int, found: int) -> None:
    listed = "".join(f"* [一个很长的标题讲模型](https://e{n}.org/x)\n" for n in range(copies))
    many = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    assert len([fact for fact in many.facts if fact.relation == "crossPostOf"]) == found


def test_no_two_pieces_of_evidence_of_a_fact_are_equal_in_order() -> None:
    """Two comparisons in the same words, one of them of a model that the lexicon lacks."""
    listed = "* [XLNet outperforms BERT and FooBERT](https://example.org/a)\n"
    graph = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    about = [why for fact, why in graph.evidence.items() if fact.relation == "compares"]
    assert max(map(len, about)) == 2
    assert all(len({item.key for item in why}) == len(why) for why in about)


def test_every_edge_joins_nodes_of_the_graph() -> None:
    whole = graph(*LISTS)
    for subject, _, target, _ in whole.edges():
        assert subject in whole.by_id
        assert target in whole.by_id


def test_one_address_is_one_article_with_all_its_titles() -> None:
    (article,) = [node for node in graph("a.md", "b.md").nodes if node.text("url") == "https://e.org/x"]
    assert {value.text for value in article.values("headline")} == {
        "RoBERTa beats XLNet",
        "RoBERTa beats XLNet!",
    }


def test_one_title_under_two_addresses_is_a_cross_post() -> None:
    posts = [fact for fact in graph("a.md", "b.md").facts if fact.relation == "crossPostOf"]
    assert len(posts) == 1
    assert {item.file for item in graph("a.md", "b.md").evidence[posts[0]]} == {"a.md", "b.md"}


def test_a_paper_introduces_its_model_by_its_id() -> None:
    whole = graph("c.md")
    (fact,) = [fact for fact in whole.facts if fact.relation == "introducedBy"]
    assert fact.subject == "model/bert"
    (article,) = [node for node in whole.nodes if node.kind == "Article"]
    assert fact.object == article.id
    assert article.text("codeUrl") == "https://github.com/google-research/bert"


def test_what_follows_from_a_comparison_has_its_evidence() -> None:
    whole = graph("a.md")
    derived = whole.evidence[Fact("model/roberta", "outperforms", "model/xlnet")]
    (report,) = [fact for fact in whole.facts if fact.relation == "reports"]
    assert derived == whole.evidence[report]


def test_what_the_lexicon_says_names_its_file_and_no_line() -> None:
    whole = graph("a.md")
    (evidence,) = whole.evidence[Fact("model/roberta", "developedBy", "organization/meta")]
    assert (evidence.file, evidence.line, evidence.rule) == ("lexicon/models-pretrained.toml", 0, "lexicon")


def test_a_site_is_tied_to_the_organisation_whose_name_it_has_and_a_store_is_no_publisher() -> None:
    found = graph("d.md")
    (evidence,) = found.evidence[Fact("publisher/openai.com", "operatedBy", "organization/openai")]
    assert (evidence.line, evidence.quote, evidence.start, evidence.end) == (0, "", 0, 0)
    assert [node.id for node in found.nodes if node.kind == "Publisher"] == ["publisher/openai.com"]


def test_no_site_is_tied_to_an_organisation_that_no_list_names_nor_one_of_its_accounts() -> None:
    listed = (
        "* [Notes on sleep](https://openai.com/a)\n"
        "* [Notes on GPT-4](https://e.org/a)\n"
        "## WeChat account: OpenAI\n* [Notes](https://mp.weixin.qq.com/s/x)\n"
    )
    whole = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    alone = listed.partition("\n")[0]
    without = assemble([interpret(parse(Source("list.md", alone, "utf-8", "")), builtin())], builtin())
    tied = Fact("publisher/openai.com", "operatedBy", "organization/openai")
    assert [fact for fact in whole.facts if fact.relation == "operatedBy"] == [tied]
    (account,) = [node for node in whole.nodes if node.text("account")]
    assert account.label == "OpenAI (WeChat Official Accounts)"
    assert not [fact for fact in without.facts if fact.relation == "operatedBy"]
    assert [node.id for node in without.nodes if node.kind == "Publisher"] == ["publisher/openai.com"]


def test_a_model_has_its_year_and_the_number_of_its_paper_where_the_lexicon_has_them() -> None:
    listed = "* [BERT](https://e.org/a)\n* [GPT-4o mini](https://e.org/b)\n"
    whole = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    numbers = {fact.subject: fact.object for fact in whole.facts if fact.relation == "arxivId"}
    assert {node.id for node in whole.nodes if node.kind == "Model"} > numbers.keys()
    assert numbers == {"model/bert": Value("arXiv:1810.04805")}
    years = {fact.subject: fact.object for fact in whole.facts if fact.relation == "firstReleased"}
    assert years == {"model/bert": Value("2018"), "model/gpt-4o-mini": Value("2024")}


def test_what_the_lexicon_says_quotes_no_list() -> None:
    listed = (
        "## Computer vision\n* [GPT-4](https://e.org/a)\n\n"
        "## Object detection\n* [DETR](https://e.org/b)\n* [x](https://e.org/c)\n"
    )
    whole = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    known = {fact.relation: item for fact, items in whole.evidence.items() for item in items if not item.line}
    assert {"broader", "developedBy"} <= known.keys()
    assert {(item.rule, item.quote, item.start, item.end) for item in known.values()} == {
        ("lexicon", "", 0, 0)
    }


def test_of_what_an_article_has_but_once_the_lowest_number_stays() -> None:
    """Nine times, as chance would get it right now and then."""
    listed = "".join(
        f"* [a](https://github.com/x/y{n}) ⭐ {stars}\n" for n in range(9) for stars in (1000, 900)
    )
    whole = assemble([interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())], builtin())
    assert [node.text("stars") for node in whole.nodes if node.kind == "Article"] == ["900"] * 9


@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_the_evidence_of_each_fact_stands_in_the_order_of_its_lines(pieces: int) -> None:
    lines = [7 * n + 1 for n in range(pieces)]
    told = {Evidence("list.md", line, "BERT", 0, 4, "title-subject", 0.9) for line in lines}
    facts = Evidences()
    for fact in (Fact(f"article/{n}", "covers", f"model/{n}") for n in range(30)):
        facts.extend(fact, (one._replace(quote=fact.subject) for one in told))
    assert {tuple(one.line for one in found) for found in in_order(facts).values()} == {tuple(lines)}
