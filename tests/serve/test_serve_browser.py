"""The query page in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers.chromium import Opened, expect, recorded
from helpers.page_samples import RULEBOOK
from helpers.serving import ENDLESS, LIMIT, Server, export, server, serving
from listgraph.ask.queries import named
from listgraph.exporters import dataset, html
from listgraph.knowledge.graph import KnowledgeGraph, Node

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["export", "server"]

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(chromium: "Browser", server: Server) -> Iterator[Opened]:
    yield from opening(chromium, server)


def opening(chromium: "Browser", server: Server, path: str = "sparql") -> Iterator[Opened]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    page = context.new_page()
    made = recorded(page)
    page.goto(server.url + path)
    expect(page.get_by_role("textbox", name="SPARQL")).not_to_be_empty()
    yield made
    context.close()


def ask(page: "Page", query: str) -> None:
    page.get_by_role("textbox", name="SPARQL").fill(query)
    page.keyboard.press("Control+Enter")


def status(page: "Page", words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)


def column(page: "Page", number: int) -> list[str]:
    return page.locator(f"tbody td:nth-child({number})").all_inner_texts()


def test_it_opens_ready_to_run(opened: Opened, server: Server) -> None:
    page = opened.page
    assert (
        page.get_by_role("textbox", name="SPARQL").input_value().startswith("PREFIX lg: <https://w3id.org/")
    )
    page.get_by_role("button", name="Run").click()
    status(page, f"{LIMIT} rows")
    status(page, "This server gives no more")
    assert opened.errors == opened.messages == opened.dialogs == []
    assert all(url.startswith(server.url) for url in opened.requests)


def test_a_named_query_takes_its_parameters(opened: Opened) -> None:
    page = opened.page
    page.get_by_role("button", name="The articles that cover a model").click()
    status(page, "rows")
    page.get_by_role("textbox", name="model").fill('大鸟" } #')
    page.get_by_role("button", name="Run").click()
    status(page, "0 rows")
    page.get_by_role("textbox", name="model").fill("大鸟")
    page.get_by_role("button", name="Run").click()
    status(page, "1 row in")
    assert "突破BERT限制" in column(page, 1)[0]


def test_every_named_query_runs_at_a_click(opened: Opened) -> None:
    page = opened.page
    expect(page.locator("nav button")).to_have_count(len(named()))
    for button in page.locator("nav button").all():
        page.evaluate("document.getElementById('status').textContent = ''")
        button.click()
        status(page, " in ")
        expect(page.get_by_role("alert")).to_be_hidden()


def test_a_row_leads_into_the_graph(opened: Opened, server: Server) -> None:
    page = opened.page
    ask(page, "SELECT ?m ?name { ?m a lg:Model ; schema:name ?name FILTER(?name = 'RoBERTa') }")
    page.get_by_role("link", name="model:roberta").click()
    expect(page.locator("#panel")).to_contain_text("RoBERTa")
    assert page.url == f"{server.url}#node=model/roberta"
    page.go_back()
    page.get_by_role("button", name="Run").click()
    page.get_by_role("link", name="Show RoBERTa in the graph").click()
    expect(page.locator("#panel")).to_contain_text("RoBERTa")
    assert opened.errors == []


def test_the_address_keeps_the_query(opened: Opened) -> None:
    page = opened.page
    ask(page, "ASK { ?m a lg:Model }")
    status(page, "Yes, in")
    page.reload()
    expect(page.get_by_role("textbox", name="SPARQL")).to_have_value(
        "PREFIX lg: <https://w3id.org/listgraph/ns#>\nASK { ?m a lg:Model }"
    )


def test_an_error_is_shown_and_the_cursor_put_there(opened: Opened) -> None:
    page = opened.page
    ask(page, "# 大鸟 𝔘\nASK { '𝔘' a lg:Model ] }")
    expect(page.get_by_role("alert")).to_contain_text("query:3:22: not SPARQL from here on: ']'")
    place = page.evaluate("document.getElementById('query').selectionStart")
    assert page.evaluate("n => document.getElementById('query').value.slice(n)", place) == "] }"


def test_an_update_is_refused(opened: Opened) -> None:
    ask(opened.page, "CLEAR ALL")
    expect(opened.page.get_by_role("alert")).to_contain_text("can only be read")


def test_a_query_can_be_stopped(opened: Opened) -> None:
    page = opened.page
    ask(page, ENDLESS)
    page.get_by_role("button", name="Stop").click()
    status(page, "Stopped.")
    ask(page, ENDLESS)
    expect(page.get_by_role("alert")).to_contain_text("took longer than", timeout=20_000)
    ask(page, "ASK {}")
    status(page, "Yes")


def test_a_graph_is_shown_as_turtle(opened: Opened) -> None:
    ask(opened.page, "DESCRIBE model:roberta")
    status(opened.page, "A graph, in")
    expect(opened.page.locator("#results pre")).to_contain_text("model:roberta")


@pytest.mark.parametrize(
    ("label", "start"), [("CSV", "name\r\n"), ("TSV", "?name\n"), ("JSON", "{"), ("XML", "<")]
)
def test_the_rows_can_be_downloaded(opened: Opened, tmp_path: Path, label: str, start: str) -> None:
    page = opened.page
    ask(page, "SELECT ?name { ?m a lg:Model ; schema:name ?name }")
    with page.expect_download() as download:
        page.get_by_role("link", name=label, exact=True).click()
    assert download.value.suggested_filename == f"results.{label.lower()}"
    download.value.save_as(tmp_path / "file")
    assert (tmp_path / "file").read_bytes().decode().startswith(start)


def test_a_click_on_a_heading_sorts(opened: Opened) -> None:
    page = opened.page
    ask(page, "SELECT ?n { VALUES ?n { 10 9 100 } }")
    page.get_by_role("button", name="n", exact=True).click()
    assert column(page, 1) == ["9", "10", "100"]
    page.get_by_role("button", name="n", exact=True).click()
    assert column(page, 1) == ["100", "10", "9"]


def test_it_fits_a_phone(opened: Opened) -> None:
    page = opened.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Which model beats which").click()
    status(page, "5 rows")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


HOSTILE = (
    '<img src="https://evil.example/x" onerror="alert(1)">',
    "</script><script>alert(1)</script>",
    "a\" } #\\ '",
    "javascript:alert(1)",
)


def test_titles_stay_text(chromium: "Browser", tmp_path: Path) -> None:
    nodes = tuple(Node(f"model/{number}", "Model", title) for number, title in enumerate(HOSTILE))
    graph = KnowledgeGraph(nodes, {})
    for artifact in (*dataset.export_nq(graph, RULEBOOK), *html.export(graph, RULEBOOK)):
        (tmp_path / artifact.path).write_bytes(artifact.data)
    with serving(tmp_path) as running:
        for opened in opening(chromium, running):
            page = opened.page
            iri = "BIND(IRI('javascript:alert(1)') AS ?iri)"
            ask(page, f"SELECT ?name ?iri {{ ?m a lg:Model ; schema:name ?name {iri} }}")
            expect(page.locator(".shown")).to_have_count(len(HOSTILE))
            assert sorted(column(page, 1)) == sorted(f"{title}◎" for title in HOSTILE)
            assert page.get_by_role("link", name="javascript").count() == 1  # into the graph
            assert page.locator("a[href^=javascript]").count() == 0
            assert opened.errors == opened.messages == opened.dialogs == []
            assert all(url.startswith(running.url) for url in opened.requests)
