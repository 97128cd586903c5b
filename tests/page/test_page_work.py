"""A place to work: several things picked, set side by side, taken away; views kept by name."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from helpers.chromium import Open, Opened, expect, settle
from helpers.page_samples import RULEBOOK, seed_graph
from listgraph import pipeline
from listgraph.exporters import EXPORTERS
from listgraph.knowledge.graph import KnowledgeGraph

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

SHELF = """# Shelf

## Boats

- [Oar](https://oar.example/a) - Rows *fast*.
- [Sail](https://oar.example/b) - Needs {wind} & 5% luck.
- [Raft](https://raft.example/) - Floats.

## Kites

- [Delta](https://kite.example/d) - Flies.
- [Box](https://kite.example/b) - Flies, too.
"""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """A list of three boats and two kites."""
    path = tmp_path_factory.mktemp("lists") / "shelf.md"
    path.write_text(SHELF, "utf-8")
    return pipeline.build([path])


def name(opened: Opened, label: str) -> "Locator":
    """The name of an entry in the map."""
    return opened.page.locator("#map text").filter(has_text=re.compile(rf"^(★ )?{label}$")).first


def pick(opened: Opened, *labels: str) -> None:
    for label in labels:
        name(opened, label).click(modifiers=["Shift"])


def picked(opened: Opened) -> list[str]:
    return list(opened.evaluate("() => [...listgraph.state.picked].map(listgraph.labelOf).sort()"))


def draw_around(opened: Opened, left: float, top: float, right: float, bottom: float) -> None:
    """Draw a line around a part of the window with Shift held."""
    page = opened.page
    page.keyboard.down("Shift")
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(x, y, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")


def bar(opened: Opened) -> "Locator":
    return opened.page.get_by_role("region", name="Selection")


def exported(opened: Opened, form: str) -> str:
    bar(opened).get_by_role("button", name=form).click()
    with opened.page.expect_download() as saved:
        bar(opened).get_by_role("button", name="Save as file").click()
    return saved.value.path().read_text("utf-8")


# --- picking several ---


def test_several_are_picked_in_the_map_and_unpicked(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    pick(opened, "Sail", "Delta")
    expect(bar(opened)).to_contain_text("2 selected of 5")
    pick(opened, "Sail")
    assert picked(opened) == ["Delta"]
    opened.page.keyboard.press("Control+z")
    assert picked(opened) == ["Delta", "Sail"]
    again = open_page(shelf, opened.evaluate("() => location.hash"), picture="map")
    assert picked(again) == ["Delta", "Sail"]
    again.page.keyboard.press("Escape")
    expect(bar(again)).to_be_hidden()


def test_a_line_is_drawn_around_several_in_map_and_network(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    cards = opened.page.locator("#map rect.cell")
    first, second = cards.nth(0).bounding_box(), cards.nth(1).bounding_box()
    assert first
    assert second
    draw_around(opened, first["x"] + 2, first["y"] + 2, second["x"] + second["width"], second["y"] + 60)
    assert picked(opened) == ["Oar", "Sail"]
    opened = open_page(seed_graph())
    before = opened.evaluate("() => listgraph.network.getViewPosition()")
    x, y = opened.node_point("model/t5")
    draw_around(opened, x - 12, y - 12, x + 12, y + 12)
    assert picked(opened) == ["T5"]
    assert opened.evaluate("() => listgraph.network.getViewPosition()") == before


def test_several_are_picked_by_keys_and_in_the_table(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    opened.page.locator("#map").focus()
    for key in ("ArrowRight", "ArrowDown", " "):
        opened.page.keyboard.press(key)
    assert len(picked(opened)) == 1
    opened.page.keyboard.press("Escape")
    opened.page.get_by_role("tab", name="Table").click()
    opened.page.locator('[data-row="0"]').click(modifiers=["Control"])
    opened.page.locator('[data-row="2"]').click(modifiers=["Shift"])
    assert picked(opened) == ["Box", "Delta", "Oar"]
    opened.page.keyboard.press("Shift+ArrowDown")
    opened.page.keyboard.press("ArrowUp")
    opened.page.keyboard.press("Control+ ")
    assert picked(opened) == ["Box", "Delta", "Raft"]


def test_what_is_picked_is_marked_kept_and_told_of(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    pick(opened, "Oar", "Sail")
    bar(opened).get_by_role("button", name="Star").click()
    expect(name(opened, "Oar")).to_have_text("★ Oar")
    bar(opened).get_by_role("button", name="What they share").click()
    assert bar(opened).get_by_role("listitem").all_inner_texts()[:2] == [
        "Boats\n2 of 2",
        "oar.example\n2 of 2",
    ]
    bar(opened).get_by_role("button", name="Only these").click()
    settle(opened.page)
    assert "2 of 2 entries" in opened.page.locator("#help").inner_text()
    opened.page.get_by_role("button", name="2 selected").click()
    assert "5 of 5 entries" in opened.page.locator("#help").inner_text()


def test_what_is_picked_is_taken_away(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    pick(opened, "Delta", "Sail", "Oar")
    bar(opened).get_by_role("button", name="Export").click()
    assert exported(opened, "Markdown") == (
        "## Boats\n\n"
        "- [Oar](<https://oar.example/a>) - Rows fast.\n"
        "- [Sail](<https://oar.example/b>) - Needs {wind} & 5% luck.\n\n"
        "## Kites\n\n"
        "- [Delta](<https://kite.example/d>) - Flies.\n"
    )
    (built,) = EXPORTERS["bib"].load()(shelf, RULEBOOK)
    assert set(exported(opened, "BibTeX").strip().split("\n\n")) < set(
        built.data.decode().strip().split("\n\n")
    )
    head, first, *rest = exported(opened, "CSV").removeprefix("\ufeff").splitlines()
    assert head.startswith("Name,Kind,Publisher,Section,")
    assert first.startswith("Oar,Article,oar.example,Boats")
    assert len(rest) == 2


# --- what is new ---


def test_what_is_new_is_marked_and_filtered_by(open_page: Open, shelf: KnowledgeGraph) -> None:
    (box,) = (node.id for node in shelf.nodes if node.label == "Box")
    opened = open_page(replace(shelf, fresh=frozenset({box}), beyond=1234), picture="map")
    assert "1,234 more things in the data" in opened.page.locator("#counts").inner_text()
    assert opened.page.locator("#map circle.fresh").count() == 1
    opened.page.locator("#facet-since").click()
    opened.page.get_by_role("checkbox", name="new 1").check()
    settle(opened.page)
    assert "1 of 1" in opened.page.locator("#help").inner_text()
    assert open_page(shelf, picture="map").page.locator("#facet-since").count() == 0


# --- two side by side, the menu, the double click ---


def test_two_models_side_by_side(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#node=model/roberta", picture="map")
    opened.page.get_by_role("button", name="Compare with…").click()
    beside = opened.page.locator("#beside")
    expect(beside).to_contain_text("Beside what?")
    opened.evaluate("() => listgraph.selectNode('model/xlnet')")
    expect(opened.page.locator("#panel h2")).to_have_text("XLNet")
    text = beside.inner_text()
    for said in ("won 1 · drew 1", "2019", "Meta", "Google", "About both"):
        assert said in text, said
    assert len(beside.locator(".neighbours").get_by_role("button", name="XLNet").all()) >= 2
    assert opened.evaluate("() => location.hash") == "#node=model/xlnet&beside=model/roberta"
    for _ in range(2):
        opened.page.keyboard.press("Escape")
    expect(beside).to_be_hidden()


def test_the_menu_of_a_thing_by_pointer_and_by_keys(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map", permissions=["clipboard-read", "clipboard-write"])
    menu = opened.page.get_by_role("menu")
    name(opened, "Sail").click(button="right")
    menu.get_by_role("menuitem", name="Add to the selection").click()
    assert picked(opened) == ["Sail"]
    opened.page.locator("#map").focus()
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Shift+F10")
    expect(menu.get_by_role("menuitem", name="Open", exact=True)).to_be_focused()
    opened.page.keyboard.press("End")
    opened.page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    assert opened.evaluate("() => navigator.clipboard.readText()").startswith("https://")
    opened.page.get_by_role("tab", name="Table").click()
    opened.page.locator('[data-row="0"]').click(button="right")
    menu.get_by_role("menuitem", name="★ Star").click()
    opened.page.locator('[data-row="0"]').focus()
    opened.page.keyboard.press("ContextMenu")
    expect(menu.get_by_role("menuitem", name="Take the star away")).to_be_visible()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator('[data-row="0"]')).to_be_focused()


def test_a_double_click_shows_what_is_around(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    opened.page.locator("#map circle.hub").first.dblclick()
    focus, selection = opened.evaluate("() => [listgraph.state.focus, listgraph.state.selection]")
    assert focus == {**selection, "steps": 1}


# --- back again ---


def test_a_view_is_kept_by_name_and_goes_with_the_marks(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    page = opened.page
    page.get_by_role("combobox", name="Group by").select_option("section")
    page.get_by_role("button", name="Save this view").click()
    page.keyboard.type("By heading")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    assert opened.evaluate("() => location.hash") == ""
    page.get_by_role("button", name="Rename “By heading”").click()
    page.keyboard.type("Headings")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Headings", exact=True).click()
    assert opened.evaluate("() => location.hash") == "#group=section"
    page.locator("#facet-mine").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as file").click()
    page.get_by_role("button", name="Delete “Headings”").click()
    expect(page.get_by_role("button", name="Headings")).to_have_count(0)
    page.locator("#legend input[type=file]").set_input_files(saved.value.path())
    expect(page.get_by_role("button", name="Headings", exact=True)).to_be_visible()


def test_what_was_done_is_taken_back_but_never_the_page(open_page: Open, shelf: KnowledgeGraph) -> None:
    opened = open_page(shelf, picture="map")
    address = opened.page.url
    opened.page.keyboard.press("Control+z")
    name(opened, "Sail").click()
    star = opened.page.get_by_role("button", name="★ Star")
    star.click()
    opened.page.keyboard.press("Control+z")
    expect(star).to_have_attribute("aria-pressed", "false")
    opened.page.keyboard.press("Control+z")
    expect(opened.page.locator("#panel")).to_be_hidden()
    opened.page.keyboard.press("Control+Shift+z")
    expect(opened.page.locator("#panel h2")).to_have_text("Sail")
    opened.page.keyboard.press("Control+z")
    opened.page.keyboard.press("Control+z")
    assert opened.page.url in (address, f"{address}#")
