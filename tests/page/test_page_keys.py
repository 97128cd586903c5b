"""Without a mouse: the keys lead everywhere, and the focus is never lost."""

import pytest

from helpers.chromium import Open, Opened, expect
from helpers.page_samples import large_graph, seed_graph

pytestmark = pytest.mark.browser


def focused(opened: Opened) -> str:
    """What has the focus, by its name or id."""
    script = """() => {
      const one = document.activeElement;
      return one.getAttribute("aria-label") ?? (one.textContent.trim() || one.id || one.tagName);
    }"""
    return str(opened.evaluate(script))


def test_from_the_picture_into_the_panel_and_back(open_page: Open) -> None:
    opened = open_page(seed_graph())
    page = opened.page
    page.locator("#canvas").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(opened) == "Close"
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#canvas")).to_be_focused()


def test_the_keys_of_the_picture_are_shown_while_it_has_the_focus(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("button", name="Network").focus()
    opened.page.keyboard.press("Tab")
    expect(opened.page.locator("#canvas")).to_be_focused()
    expect(opened.page.locator("#keys")).to_be_in_viewport()
    box = opened.page.locator("#keys").bounding_box()
    assert box
    assert box["width"] > 200
    expect(opened.page.locator("#help")).to_be_hidden()


def test_a_search_result_leads_into_the_panel(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("roberta")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#panel")).to_be_focused()
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("combobox")).to_be_focused()


def test_from_neighbour_to_neighbour_the_focus_stays_in_the_panel(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#node=model/roberta")
    panel = opened.page.locator("#panel")
    panel.get_by_role("button", name="XLNet", exact=True).first.press("Enter")
    expect(panel.locator("h2")).to_have_text("XLNet")
    expect(panel).to_be_focused()
    pin = panel.get_by_role("button", name="Pin")
    pin.press("Space")
    expect(pin).to_have_attribute("aria-pressed", "true")
    expect(pin).to_be_focused()


def test_the_tab_key_leaves_the_table_by_one_row(open_page: Open) -> None:
    """Rows are walked by arrows; the tab key goes to the row's link and then on."""
    opened = open_page(large_graph(3000), "#view=table")
    page = opened.page
    page.get_by_role("columnheader", name="Year").get_by_role("button").focus()
    page.keyboard.press("Tab")
    first = focused(opened)
    page.keyboard.press("ArrowDown")
    second = focused(opened)
    assert second != first
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(opened) == f"Open the article: {second}"
    page.keyboard.press("Tab")
    assert focused(opened) == "Close", "the panel comes next"


def test_after_showing_all_again_the_focus_is_in_the_picture(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#without=model/bert")
    opened.page.get_by_role("button", name="Show again").press("Enter")
    expect(opened.page.locator("#canvas")).to_be_focused()


def test_more_of_the_timeline_by_keys(open_page: Open) -> None:
    """150 models, 18 at first, 54 more each time; the address says how many times."""
    opened = open_page(large_graph(3000), "#view=timeline")
    models = opened.page.locator("#view-timeline .model")
    more = opened.page.locator("#view-timeline .toolbar").get_by_role("button")
    for count in (18, 72, 126):
        expect(models).to_have_count(count)
        more.press("Enter")
    expect(models).to_have_count(150)
    expect(models.first).to_be_focused()
    assert "more=3" in opened.evaluate("() => location.hash")
    second = open_page(large_graph(3000), "#view=timeline&more=1")
    expect(second.page.locator("#view-timeline .model")).to_have_count(72)


def test_the_focus_ring_is_seen_on_every_ground(open_page: Open) -> None:
    """The ring has a contrast of 3 or more against what is around it, in both themes."""
    script = """() => {
      const light = text => {
        const [r, g, b] = text.match(/[0-9.]+/g).map(Number).map(value => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const probe = document.body.appendChild(document.createElement("i"));
      const of = name => {
        probe.style.color = `var(--${name})`;
        return light(getComputedStyle(probe).color);
      };
      const [ring, ...grounds] = ["accent", "surface", "canvas", "raised"].map(of);
      probe.remove();
      return Math.min(...grounds.map(one => (Math.max(one, ring) + 0.05) / (Math.min(one, ring) + 0.05)));
    }"""
    for theme in ("light", "dark"):
        assert open_page(seed_graph(), color_scheme=theme).evaluate(script) >= 3
