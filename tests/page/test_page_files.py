"""What is taken away from the page: the view as SVG, the filter as SPARQL."""

from collections import Counter
from xml.etree import ElementTree

import pyoxigraph
import pytest

from helpers.chromium import Open, Opened, expect
from helpers.page_samples import RULEBOOK, hostile_graph, large_graph, seed_graph
from listgraph.exporters import turtle
from listgraph.iris import list_id
from listgraph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.browser


def test_the_view_as_svg(open_page: Open) -> None:
    for graph, nodes in ((seed_graph(), 46), (hostile_graph(), 12)):
        opened = open_page(graph)
        with opened.page.expect_download() as download:
            opened.page.get_by_role("button", name="Save as SVG").click()
        assert download.value.suggested_filename == "graph.svg"
        root = ElementTree.fromstring(download.value.path().read_bytes())
        tags = Counter(element.tag.partition("}")[2] for element in root.iter())
        assert set(tags) == {"svg", "rect", "path", "polygon", "circle", "text"}
        discs = [
            element
            for element in root.iter()
            if element.get("class") not in ("ground", "sign") and element.get("r")
        ]
        assert len(discs) == len([node for node in graph.nodes if node.kind in ("Model", "Article")])
        assert tags["text"] > nodes / 4


CLIPBOARD = ("clipboard-read", "clipboard-write")


def exported(graph: KnowledgeGraph) -> pyoxigraph.Store:
    """The graph as it is exported, to run the page's queries on."""
    store = pyoxigraph.Store()
    for artifact in turtle.export(graph, RULEBOOK):
        store.load(artifact.data, pyoxigraph.RdfFormat.TURTLE)
    return store


def rows(store: pyoxigraph.Store, query: str) -> list[dict[str, str]]:
    """The solutions, each term by its value."""
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [
        {name: solution[name].value for name in names if solution[name] is not None} for solution in found
    ]


def copied(opened: Opened, where: str) -> str:
    """The query that is copied from a part of the page."""
    part = opened.page.locator(where)
    shut = part.locator("details:not([open])", has_text="Cite and copy")
    if shut.count():
        shut.locator("summary").click()
    part.get_by_role("button", name="Copy as SPARQL").first.click()
    expect(part.get_by_role("button", name="Copied")).to_be_visible()
    return str(opened.evaluate("() => navigator.clipboard.readText()"))


def test_the_filter_as_sparql_finds_what_the_page_shows(open_page: Open) -> None:
    graph = large_graph(200)
    store = exported(graph)
    opened = open_page(graph, permissions=CLIPBOARD)
    for fragment in (
        "#medium=paper,code&year=2018,-",
        f"#list={list_id('lists/part000.md')}&publisher=publisher/site0.example",
        "#language=zh&year=-",
    ):
        opened.evaluate("fragment => { location.hash = `${fragment}&picture=network`; }", fragment)
        expect(opened.page.locator("#notice")).to_contain_text("Filtered")
        titles = {row["title"] for row in rows(store, copied(opened, "#legend"))}
        shown = "() => listgraph.shownNodes().filter(node => node.kind === 'Article').map(node => node.label)"
        assert titles == set(opened.evaluate(shown)), fragment
        assert titles


def test_a_section_as_sparql(open_page: Open) -> None:
    """An article is in a section and in all that hold it."""
    store = exported(seed_graph())
    (section,) = (node.id for node in seed_graph().nodes if node.kind == "Section" and node.label == "Bert")
    opened = open_page(seed_graph(), f"#section={section}&language=zh", permissions=CLIPBOARD)
    titles = {row["title"] for row in rows(store, copied(opened, "#legend"))}
    assert titles == {label for label in opened.labels() if label in titles | articles()}
    assert len(titles) > 3


def articles() -> set[str]:
    return {node.label for node in seed_graph().nodes if node.kind == "Article"}


def test_confidence_as_sparql_finds_the_facts_that_are_so_sure(open_page: Open) -> None:
    store = exported(seed_graph())
    opened = open_page(seed_graph(), "#confidence=0.95", permissions=CLIPBOARD)
    found = {
        (row["article"], row["relation"].rpartition("#")[2], row["object"])
        for row in rows(store, copied(opened, "#legend"))
    }
    sure = {
        (seed_graph().base + fact.subject, fact.relation, seed_graph().base + fact.object)
        for fact, why in seed_graph().evidence.items()
        if seed_graph().by_id[fact.subject].kind == "Article"
        and isinstance(fact.object, str)
        and max(item.confidence for item in why) >= 0.95
    }
    assert found == sure
    assert len(sure) < sum(
        seed_graph().by_id[subject].kind == "Article" for subject, *_ in seed_graph().edges()
    )


def test_a_node_as_sparql_finds_its_neighbours(open_page: Open) -> None:
    store = exported(seed_graph())
    opened = open_page(seed_graph(), "#node=model/t5", permissions=CLIPBOARD)
    others = {row["other"] for row in rows(store, copied(opened, "#panel"))}
    neighbours = {
        seed_graph().base + other
        for subject, _, target, _ in seed_graph().edges()
        for one, other in ((subject, target), (target, subject))
        if one == "model/t5"
    }
    assert neighbours <= others


def test_a_line_as_sparql_finds_its_words(open_page: Open) -> None:
    store = exported(seed_graph())
    opened = open_page(seed_graph(), "#line=model/roberta,model/xlnet", permissions=CLIPBOARD)
    (row,) = rows(store, copied(opened, "#panel"))
    assert (row["quote"], row["line"]) == ("碾压 XLNet", "76")
