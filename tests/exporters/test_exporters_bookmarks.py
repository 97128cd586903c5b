"""bookmarks.html: a parser of the format and a browser find every article, in the folders of the lists."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from helpers.reading.bookmarks import marks, shown
from helpers.reading.found import written
from helpers.samples import ARTICLE, GRAPH, LIST, SECTION
from helpers.strategies import NASTY, graphs
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog


def reason(line: int) -> tuple[Evidence, ...]:
    return (Evidence("a.md", line, "x", 0, 1, "listed", 0.9),)


def article(name: str, label: str, url: str = "") -> Node:
    address = url or f"https://example.org/{name}"
    return Node(f"article/{name}", "Article", label, (("url", Value(address)),))


def test_the_sample_is_a_folder_in_a_folder() -> None:
    title = "RoBERTa 碾压 XLNet"
    assert marks(GRAPH) == [
        (("lists/reading.md", "Roberta"), "https://zhuanlan.zhihu.com/p/1", title, ("RoBERTa",))
    ]


def test_articles_and_sections_come_in_the_order_of_the_list() -> None:
    one, two, three = article("z", "First"), article("a", "Second"), article("m", "Third")
    sections = [
        Node(f"section/{name}", "Section", f"Section {name}", (("line", Value(line)),))
        for name, line in (("a", "20"), ("b", "10"))
    ]
    facts = {
        Fact(one.id, "listedIn", "section/b"): reason(11),
        Fact(two.id, "listedIn", "section/b"): reason(12),
        Fact(three.id, "listedIn", "section/a"): reason(21),
        Fact("section/a", "partOf", LIST): reason(20),
        Fact("section/b", "partOf", LIST): reason(10),
    }
    graph = KnowledgeGraph((one, two, three, *sections, Node(LIST, "List", "a.md")), facts)
    assert [mark[2] for mark in marks(graph)] == ["First", "Second", "Third"]


def test_an_article_listed_twice_is_in_both_folders() -> None:
    facts = {Fact(ARTICLE, "listedIn", LIST): reason(1), **GRAPH.evidence}
    paths = [path for path, *_ in marks(replace(GRAPH, evidence=facts))]
    assert sorted(paths) == [("lists/reading.md",), ("lists/reading.md", "Roberta")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "README.md", "https://[:::]/", "https://e.org/ x", 'https://e.org/"']
)
def test_only_what_a_browser_can_open_is_a_bookmark(url: str) -> None:
    assert marks(KnowledgeGraph((article("x", "X", url),), {})) == []


def test_a_link_to_a_host_by_its_number_is_a_bookmark() -> None:
    url = "http://[2001:db8::1]:8080/a"
    (found,) = marks(KnowledgeGraph((article("six", "Six", url),), {}))
    assert url in found


def test_a_folder_without_a_bookmark_is_left_out() -> None:
    empty = Node("section/e", "Section", "Empty")
    facts = {Fact(empty.id, "partOf", LIST): reason(1), **GRAPH.evidence}
    data = written("bookmarks", replace(GRAPH, nodes=(*GRAPH.nodes, empty), evidence=facts))
    assert b"Empty" not in data["bookmarks.html"]


def test_sections_that_are_part_of_one_another_are_kept() -> None:
    one, two = Node("section/1", "Section", "One"), Node("section/2", "Section", "Two")
    facts = {
        Fact(one.id, "partOf", two.id): reason(1),
        Fact(two.id, "partOf", one.id): reason(1),
        Fact("article/x", "listedIn", two.id): reason(1),
    }
    graph = KnowledgeGraph((article("x", "X"), one, two), facts)
    assert [mark[:2] for mark in marks(graph)] == [(("One", "Two"), "https://example.org/x")]


def test_a_comma_in_a_models_name_does_not_make_two_tags() -> None:
    model = Node("model/x", "Model", "Mixture, of experts")
    facts = {Fact("article/x", "covers", model.id): reason(1)}
    ((*_, tags),) = marks(KnowledgeGraph((article("x", "X"), model), facts))
    assert tags == ("Mixture of experts",)


@given(graphs())
def test_any_graph_comes_back(graph: KnowledgeGraph) -> None:
    """Every article with an address, with its title, once for each section or list that it is in."""
    nodes = tuple(
        node._replace(attributes=(("url", Value(f"https://example.org/{node.id}")),))
        if node.kind == "Article"
        else node
        for node in graph.nodes
    )
    graph = replace(graph, nodes=nodes)
    folders = {node.id for node in nodes if node.kind in ("List", "Section")}
    wanted = []
    for node in nodes:
        if node.kind == "Article":
            url = node.text("url")
            homes = [
                target
                for source, relation, target, _ in graph.edges()
                if (source, relation) == (node.id, "listedIn") and target in folders
            ]
            titles = [shown(graph.by_id[home].label) or home for home in homes] or [""]
            wanted += [(title, url, shown(node.label) or url) for title in titles]
    found = [(path[-1] if path else "", url, title) for path, url, title, _ in marks(graph)]
    assert sorted(found) == sorted(wanted)


@pytest.mark.browser
def test_chromium_shows_every_bookmark_and_runs_nothing(chromium: "Browser", tmp_path: Path) -> None:
    articles = tuple(article(f"n{number:02}", label) for number, label in enumerate(NASTY))
    graph = KnowledgeGraph((*articles, Node(SECTION, "Section", "<script>alert(2)</script>")), {})
    path = tmp_path / "bookmarks.html"
    path.write_bytes(written("bookmarks", graph)["bookmarks.html"])
    context = chromium.new_context(offline=True)
    page = context.new_page()
    requests: list[str] = []
    dialogs: list[str] = []

    def dismiss(dialog: "Dialog") -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", dismiss)
    page.goto(path.as_uri())
    links = page.evaluate("() => [...document.links].map(link => [link.href, link.textContent])")
    assert links == [[node.text("url"), shown(node.label) or node.text("url")] for node in articles]
    assert page.title() == "Bookmarks"
    assert requests == [path.as_uri()]
    assert dialogs == []
    context.close()
