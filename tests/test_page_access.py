"""For everyone: axe-core finds nothing to object to, and the page prints."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.chromium import PHONE, Open, Opened, settle
from page_samples import hostile_graph, large_graph, seed_graph

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent / ".node" / "node_modules" / "axe-core" / "axe.min.js"
SEED = seed_graph()


def violations(opened: Opened) -> list[str]:
    """What axe-core objects to, rule and element."""
    assert AXE.exists(), "tests/run installs axe-core into .node/"
    opened.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    found = opened.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found["violations"] for node in rule["nodes"]]


STATES = {
    "opening": "",
    "node": "#node=model/bert",
    "line": "#line=model/roberta,model/xlnet",
    "path": "#path=organization/openai,model/t5",
    "filtered": "#medium=post&confidence=0.9",
    "table": "#view=table",
    "matrix": "#view=matrix&line=model/roberta,model/xlnet",
    "timeline": "#view=timeline&node=model/bert",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("fragment", STATES.values(), ids=STATES)
def test_axe_finds_no_violation(open_page: Open, fragment: str, theme: str) -> None:
    assert violations(open_page(SEED, fragment, color_scheme=theme)) == []


@pytest.mark.parametrize("fragment", ["", "#node=model/bert", "#view=table", "#view=matrix"])
def test_axe_finds_no_violation_on_a_phone(open_page: Open, fragment: str) -> None:
    assert violations(open_page(SEED, fragment, viewport=PHONE, locale="zh-CN")) == []


def test_axe_finds_no_violation_in_search_and_filters(open_page: Open) -> None:
    opened = open_page(large_graph(200))
    for facet in ("list", "publisher", "year", "confidence"):
        opened.page.locator(f"#facet-{facet}").click()
    opened.page.get_by_role("combobox").fill("Model")
    expect(opened.page.get_by_role("listbox")).to_be_visible()
    assert violations(opened) == []


def test_axe_finds_no_violation_in_hostile_titles(open_page: Open) -> None:
    assert violations(open_page(hostile_graph(), "#node=model/hostile")) == []


def test_what_is_looked_at_is_printed(open_page: Open) -> None:
    opened = open_page(SEED, "#node=model/bert")
    opened.page.emulate_media(media="print")
    settle(opened.page)
    for hidden in ("Search", "Zoom in", "Close"):
        for control in opened.page.get_by_label(hidden, exact=True).all():
            expect(control).to_be_hidden()
    expect(opened.page.locator("h1")).to_be_visible()
    picture, panel = (
        opened.page.locator("#canvas").bounding_box(),
        opened.page.locator("#panel").bounding_box(),
    )
    assert picture
    assert panel
    assert picture["y"] + picture["height"] <= panel["y"] + 1
    assert panel["height"] > 700, "all of the panel, not what fits the window"
    assert opened.page.pdf().startswith(b"%PDF")


def test_the_whole_table_is_printed(open_page: Open) -> None:
    opened = open_page(large_graph(200), "#view=table")
    opened.page.emulate_media(media="print")
    settle(opened.page)
    expect(opened.page.locator("#legend")).to_be_hidden()
    rows = opened.page.locator("#view-table tbody tr:not(.spacer)")
    expect(rows).to_have_count(200)
    assert opened.evaluate("() => document.documentElement.scrollHeight") > 200 * 30
    opened.page.emulate_media(media="screen")
    assert rows.count() < 60
