"""For everyone: axe-core finds nothing to object to, and the page prints."""

import pytest

from helpers.chromium import PHONE, Open, Opened, expect, settle
from helpers.page_samples import hostile_graph, large_graph, seed_graph
from helpers.places import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / ".node" / "node_modules" / "axe-core" / "axe.min.js"


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
    "pinned": "#node=model/bert&only=model/bert,2&pin=model/t5&fold=model/gpt&without=organization/openai",
    "found": "#q=bert",
    "table": "#view=table",
    "table with panel": "#view=table&rows=Model&node=model/bert&without=model/gpt",
    "matrix": "#view=matrix&line=model/roberta,model/xlnet",
    "timeline": "#view=timeline&node=model/bert",
}


@pytest.mark.parametrize("fragment", STATES.values(), ids=STATES)
def test_axe_finds_no_violation(open_page: Open, fragment: str) -> None:
    """In both themes and both languages."""
    opened = open_page(seed_graph(), fragment)
    assert violations(opened) == []
    for button in ("Switch between light and dark", "切换到中文"):
        opened.page.get_by_role("button", name=button).click()
        settle(opened.page)
    assert violations(opened) == []


@pytest.mark.parametrize("fragment", ["", "#only=model/bert,1&node=model/bert"], ids=["opening", "around"])
def test_axe_finds_no_violation_on_the_map(open_page: Open, fragment: str) -> None:
    """In both themes."""
    opened = open_page(seed_graph(), fragment, picture="map")
    assert violations(opened) == []
    opened.page.get_by_role("button", name="Switch between light and dark").click()
    settle(opened.page)
    assert violations(opened) == []


@pytest.mark.parametrize("fragment", ["", "#node=model/bert", "#view=table", "#view=matrix"])
def test_axe_finds_no_violation_on_a_phone(open_page: Open, fragment: str) -> None:
    assert violations(open_page(seed_graph(), fragment, viewport=PHONE, locale="zh-CN")) == []


def test_axe_finds_no_violation_in_search_and_filters(open_page: Open) -> None:
    opened = open_page(large_graph(200))
    for facet in ("section", "publisher", "year", "confidence"):
        opened.page.locator(f"#facet-{facet}").click()
    opened.page.get_by_role("combobox").fill("Model")
    expect(opened.page.get_by_role("listbox")).to_be_visible()
    assert violations(opened) == []


def test_axe_finds_no_violation_in_hostile_titles(open_page: Open) -> None:
    assert violations(open_page(hostile_graph(), "#node=model/hostile")) == []


def test_what_is_looked_at_is_printed(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#node=model/bert")
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


GROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("fragment", ["", "#theme=dark"])
def test_paper_is_white_in_the_dark_theme(open_page: Open, fragment: str) -> None:
    opened = open_page(seed_graph(), fragment, color_scheme="dark")
    dark = opened.evaluate(GROUND)
    ink = "() => listgraph.network.body.nodes[listgraph.nodeWithId('model/bert')].options.color.background"
    lit = opened.evaluate(ink)
    opened.page.emulate_media(media="print")
    settle(opened.page)
    assert opened.evaluate(GROUND) == "rgb(255, 255, 255)" != dark
    assert opened.evaluate(ink) != lit, "the picture is drawn anew"
    opened.page.emulate_media(media="screen", color_scheme="dark")
    settle(opened.page)
    assert (opened.evaluate(GROUND), opened.evaluate(ink)) == (dark, lit)


@pytest.mark.parametrize("view", ["table", "matrix", "timeline"])
def test_nothing_is_cut_off_on_paper(open_page: Open, view: str) -> None:
    """A4 without its margins is 700 pixels wide."""
    opened = open_page(seed_graph(), f"#view={view}&rows=Model", viewport={"width": 720, "height": 1000})
    opened.page.emulate_media(media="print")
    settle(opened.page)
    assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    for name in ("XLNet", "SegaBERT"):
        found = opened.page.locator(f"#view-{view}").get_by_text(name, exact=True).locator("visible=true")
        box = found.first.bounding_box()
        assert box
        assert 0 <= box["x"] < box["x"] + box["width"] <= 720


def test_without_scripts_it_reads_as_a_page(open_page: Open) -> None:
    for theme in ("light", "dark"):
        opened = open_page(seed_graph(), java_script_enabled=False, color_scheme=theme, viewport=PHONE)
        box = opened.page.get_by_role("heading", name="RoBERTa", exact=True).bounding_box()
        assert box
        assert box["x"] >= 16
        assert box["x"] + box["width"] <= PHONE["width"]


def test_on_a_touch_screen_what_is_tapped_is_large_enough(open_page: Open) -> None:
    """44 pixels high: buttons, rows of evidence, links and names in the panel, and the rows of the search."""
    script = """selector => Math.min(...Array.from(document.querySelectorAll(selector))
      .map(one => one.getBoundingClientRect().height).filter(height => height > 0))"""
    opened = open_page(seed_graph(), "#node=model/bert", viewport=PHONE, has_touch=True, is_mobile=True)
    assert opened.page.locator("#panel .why").count() > 3
    assert opened.evaluate(script, "button, #panel a, #panel summary, #search") >= 44
    line = "['model/roberta', 'model/bert'].map(listgraph.nodeWithId)"
    opened.evaluate(f"() => {{ const [source, target] = {line}; listgraph.select({{source, target}}); }}")
    assert opened.page.locator("#panel .chip").count() == 2
    assert opened.evaluate(script, "#panel :is(button, a)") >= 44
    opened.page.get_by_role("combobox").fill("bert")
    expect(opened.page.get_by_role("listbox")).to_be_visible()
    assert opened.evaluate(script, "[role=option]") >= 44
    opened.page.keyboard.press("Escape")
    opened.page.locator("#tab-matrix").click()
    assert opened.evaluate(script, "#view-matrix button") >= 44
    opened.page.locator("#tab-timeline").click()
    assert opened.evaluate(script, "#view-timeline button") >= 44


def test_the_camera_glides_unless_less_motion_is_asked_for(open_page: Open) -> None:
    for motion, glides in (("reduce", False), ("no-preference", True)):
        opened = open_page(seed_graph(), reduced_motion=motion)
        before = opened.node_point("model/bert")
        opened.page.get_by_role("button", name="Zoom in").click()
        opened.page.wait_for_timeout(400)
        after = opened.node_point("model/bert")
        assert before != after
        opened.page.evaluate(
            """() => {
              window.scales = new Set();
              listgraph.network.on("afterDrawing", () => scales.add(listgraph.network.getScale()));
            }"""
        )
        opened.page.get_by_role("button", name="Zoom in").click()
        opened.page.wait_for_timeout(400)
        assert (opened.evaluate("() => scales.size") > 1) == glides


def test_the_whole_table_is_printed(open_page: Open) -> None:
    opened = open_page(large_graph(200), "#view=table")
    opened.page.emulate_media(media="print")
    settle(opened.page)
    expect(opened.page.locator("#legend")).to_be_hidden()
    rows = opened.page.locator("#view-table tbody tr:not(.spacer)")
    expect(rows).to_have_count(200)
    assert opened.evaluate("() => document.documentElement.scrollHeight") > 200 * 15
    opened.page.emulate_media(media="screen")
    opened.page.wait_for_function("() => document.querySelectorAll('#view-table tbody tr').length < 60")
