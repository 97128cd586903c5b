"""What is taken away from the page: the view as SVG, the filter as SPARQL."""

from collections import Counter
from xml.etree import ElementTree

import pyoxigraph
import pytest
from playwright.sync_api import expect

from browser.chromium import Open
from listgraph.exporters import turtle
from page_samples import RULEBOOK, hostile_graph, large_graph, seed_graph

pytestmark = pytest.mark.browser

SEED = seed_graph()


def test_the_view_as_svg(open_page: Open) -> None:
    for graph, nodes in ((SEED, 46), (hostile_graph(), 12)):
        opened = open_page(graph)
        with opened.page.expect_download() as download:
            opened.page.get_by_role("button", name="Save as SVG").click()
        assert download.value.suggested_filename == "graph.svg"
        root = ElementTree.fromstring(download.value.path().read_bytes())
        tags = Counter(element.tag.partition("}")[2] for element in root.iter())
        assert set(tags) == {"svg", "rect", "path", "polygon", "circle", "text"}
        discs = [element for element in root.iter() if element.get("class") != "ground" and element.get("r")]
        assert len(discs) == len([node for node in graph.nodes if node.kind in ("Model", "Article")])
        assert tags["text"] > nodes / 4


def test_the_filter_as_sparql_finds_what_the_page_shows(open_page: Open) -> None:
    """The query is run on the graph as it is exported."""
    store = pyoxigraph.Store()
    graph = large_graph(200)
    for artifact in turtle.export(graph, RULEBOOK):
        store.load(artifact.data, pyoxigraph.RdfFormat.TURTLE)
    opened = open_page(graph, permissions=["clipboard-read", "clipboard-write"])
    for fragment in (
        "#medium=paper,code&year=2018,-",
        "#list=list/lists-part000&publisher=publisher/site0.example",
        "#language=zh&year=-",
    ):
        opened.evaluate("fragment => { location.hash = fragment; }", fragment)
        expect(opened.page.locator("#notice")).to_contain_text("Filtered")
        opened.page.locator("#legend").get_by_role("button", name="Copy as SPARQL").click()
        expect(opened.page.get_by_role("button", name="Copied")).to_be_visible()
        found = store.query(opened.evaluate("() => navigator.clipboard.readText()"))
        assert isinstance(found, pyoxigraph.QuerySolutions)
        titles = {solution["title"].value for solution in found}
        shown = "() => listgraph.shownNodes().filter(node => node.kind === 'Article').map(node => node.label)"
        assert titles == set(opened.evaluate(shown)), fragment
        assert titles
