"""A large export is loaded while the page is served: queries are asked to come again."""

from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from helpers.chromium import expect, recorded
from listgraph.errors import ListgraphError

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Slow:
    """An export that is loaded when it is told to, or proves to be broken."""

    base = "https://example.org/id/"
    may, broken = Event(), False

    def __init__(self, directory: str) -> None: ...

    def ready(self) -> None:
        self.may.wait(10)
        if self.broken:
            raise ListgraphError("dataset.nq:1: broken")

    def is_alive(self) -> bool:
        return True

    def kill(self) -> None: ...


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[Slow]:
    from listgraph.serve import pool

    class Export(Slow):
        may = Event()

    for name, value in {"Export": Export, "MOMENT": 0.01, "PATIENCE": 0.01}.items():
        monkeypatch.setattr(pool, name, value)
    return Export


def test_the_page_is_there_before_the_store(slow: type[Slow], tmp_path: Path) -> None:
    from werkzeug.test import Client

    from listgraph.serve.application import Application
    from listgraph.serve.pool import Pool

    (tmp_path / "graph.html").write_text("the page", "utf-8")
    loading = Pool(str(tmp_path), 1)
    client = Client(Application(tmp_path, loading))
    told: list[str] = []
    assert loading.start(told.append) is False
    assert client.get("/", buffered=True).text == "the page"
    for path in ("/query?query=ASK{}", "/query", "/sparql/setup.json", "/id/model/bert"):
        reply = client.get(path, headers={"Accept": "text/turtle"})
        assert (reply.status_code, reply.headers["Retry-After"]) == (503, "1")
        assert reply.text == "the graph is being loaded; try again in a moment\n"
    slow.may.set()
    assert loading.start(told.append) is True
    assert client.get("/sparql/setup.json").get_json()["base"] == "https://example.org/id/"
    assert told == []


def test_what_is_found_to_be_wrong_only_then_is_told(slow: type[Slow], tmp_path: Path) -> None:
    from listgraph.serve.pool import Pool

    loading = Pool(str(tmp_path), 1)
    told = SimpleQueue[str]()
    slow.broken = True
    assert loading.start(told.put) is False
    slow.may.set()
    assert told.get(timeout=10) == "error: dataset.nq:1: broken"
    with pytest.raises(ListgraphError, match="broken"):
        loading.start(told.put)


@pytest.mark.browser
def test_the_query_page_waits_and_says_so(slow: type[Slow], chromium: "Browser", tmp_path: Path) -> None:
    from werkzeug.serving import make_server

    from listgraph.serve.application import Application
    from listgraph.serve.pool import Pool

    loading = Pool(str(tmp_path), 1)
    assert loading.start(print) is False
    server = make_server("127.0.0.1", 0, Application(tmp_path, loading), threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(locale="en-GB")
    try:
        page = context.new_page()
        made = recorded(page)
        page.goto(f"http://127.0.0.1:{server.port}/sparql")
        expect(page.get_by_role("status")).to_have_text("the graph is being loaded; try again in a moment")
        expect(page.get_by_role("button", name="Run")).to_be_disabled()
        slow.may.set()
        expect(page.get_by_role("button", name="Run")).to_be_enabled()
        expect(page.get_by_role("status")).to_be_empty()
        expect(page.get_by_role("textbox", name="SPARQL")).not_to_be_empty()
        assert made.errors == made.dialogs == []
    finally:
        context.close()
        server.shutdown()
