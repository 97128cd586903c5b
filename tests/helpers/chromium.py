"""Fixtures: Chromium without a network, and pages that report everything they try to do."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpers.launching import launched
from helpers.page_samples import RULEBOOK
from listgraph.exporters import EXPORTERS
from listgraph.knowledge.graph import KnowledgeGraph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page
    from playwright.sync_api import expect as expect
else:

    def expect(actual):
        """Playwright's own, loaded when it is needed."""
        from playwright.sync_api import expect as by_playwright

        return by_playwright(actual)


LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@dataclass
class Opened:
    """A page, with what it asked for, what it said, and what went wrong since it was opened."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def refuse(self, dialog: "Dialog") -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def evaluate(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)

    def node_point(self, node: str) -> tuple[float, float]:
        """Where the node with that id is on the screen."""
        point = self.evaluate("id => listgraph.screenPosition(id)", node)
        assert point, f"{node} is not drawn"
        return point["x"], point["y"]

    def click_node(self, node: str) -> None:
        self.page.mouse.click(*self.node_point(node))

    def click_between(self, one: str, two: str, share: float = 0.5) -> None:
        """Click the line between two nodes, part of the way along it."""
        (x, y), (x2, y2) = self.node_point(one), self.node_point(two)
        self.page.mouse.click(x + (x2 - x) * share, y + (y2 - y) * share)

    def tick(self, name: str, on: bool = True) -> None:
        """Tick or untick a kind or relation of the legend."""
        box = self.page.get_by_role("checkbox", name=re.compile(rf"^{name} [\d,]+"))
        box.set_checked(on)

    def select_line(self, one: str, two: str) -> None:
        """Select the line between two nodes, wherever it is."""
        number = "listgraph.nodeWithId"
        self.evaluate(
            f"([a, b]) => listgraph.select({{source: {number}(a), target: {number}(b)}})", [one, two]
        )

    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def unfold(self) -> None:
        """Open every part of the panel."""
        self.evaluate(
            "() => document.querySelectorAll('#panel details').forEach(part => { part.open = true; })"
        )

    def labels(self) -> set[str]:
        """The labels of the nodes that the filters leave."""
        return set(self.evaluate("() => listgraph.shownNodes().map(node => node.label)"))


Open = Callable[..., Opened]


def recorded(page: "Page") -> Opened:
    """The page, with all that it does from now on."""
    made = Opened(page)
    page.on("request", lambda request: made.requests.append(request.url))
    page.on("console", lambda message: made.messages.append(message.text))
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    page.on("dialog", made.refuse)
    return made


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    with launched() as browser:
        yield browser


@pytest.fixture
def open_page(chromium: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a graph from a file, offline; keyword arguments go to the browser's context."""
    contexts = []

    def opened(graph: KnowledgeGraph, fragment: str = "", picture: str = "network", **options: Any) -> Opened:
        path = tmp_path / "graph.html"
        (artifact,) = EXPORTERS["html"].load()(graph, RULEBOOK)
        path.write_bytes(artifact.data)
        settings = {
            "viewport": LAPTOP,
            "locale": "en-GB",
            "color_scheme": "light",
            "reduced_motion": "reduce",
        }
        context = chromium.new_context(offline=True, **{**settings, **options})
        contexts.append(context)
        page = context.new_page()
        made = recorded(page)
        context.on("page", lambda other: made.requests.append(f"window: {other.url}"))
        page.goto(path.as_uri() + with_picture(fragment, picture))
        if options.get("java_script_enabled", True):
            page.wait_for_function("window.listgraph")
            settle(page)
        return made

    yield opened
    for context in contexts:
        context.close()


def with_picture(fragment: str, picture: str) -> str:
    """The address that opens the network, where a test is of it, instead of the map."""
    return fragment if picture == "map" else f"{fragment or '#'}{'&' if fragment else ''}picture={picture}"


def settle(page: "Page") -> None:
    """Wait until what was asked for has been drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
