"""Moving around further: back and forward, neighbourhoods that are not drawn, undoing, other views of it."""

import json
import random
import re
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

import pytest

from helpers.chromium import PHONE, Open, Opened, expect, settle
from helpers.page_samples import large_graph, seed_graph

pytestmark = pytest.mark.browser


def go(opened: Opened, step: str) -> None:
    getattr(opened.page, step)()
    settle(opened.page)


def test_back_undoes_a_filter_a_focus_and_an_expansion(open_page: Open) -> None:
    opened = open_page(large_graph(3000), "#node=model/model3")
    seen = [opened.labels()]
    opened.page.get_by_role("button", name=re.compile("Show .* more neighbours")).click()
    seen.append(opened.labels())
    opened.page.get_by_role("button", name="Only what is within 1 step").click()
    seen.append(opened.labels())
    opened.tick("Article", on=False)
    seen.append(opened.labels())
    assert all(one != other for one, other in pairwise(seen))
    for wanted in reversed(seen[:-1]):
        go(opened, "go_back")
        assert opened.labels() == wanted
    for wanted in seen[1:]:
        go(opened, "go_forward")
        assert opened.labels() == wanted


def test_a_focus_takes_in_what_was_not_drawn(open_page: Open) -> None:
    """All articles about a model are there, whether the picture opened with them or not."""
    about = {
        large_graph(3000).by_id[subject].label
        for subject, relation, target, _ in large_graph(3000).edges()
        if relation == "covers" and target == "model/model5"
    }
    opened = open_page(large_graph(3000))
    assert about - opened.labels()
    opened.evaluate("() => { location.hash = 'only=model/model5,1&picture=network'; }")
    settle(opened.page)
    assert about <= opened.labels()
    opened.page.get_by_role("button", name="Show again").click()
    settle(opened.page)
    assert about - opened.labels()
    assert "with=" not in opened.evaluate("() => location.hash")


def test_what_a_focus_leaves_out_is_said(open_page: Open) -> None:
    opened = open_page(large_graph(3000), "#only=model/model0,3")
    expect(opened.page.locator("#notice")).to_contain_text(
        re.compile(r"within 3 steps of Model0; [\d,]+ more are not drawn")
    )


def test_an_address_gives_the_same_places_whatever_was_seen_before(open_page: Open) -> None:
    first = open_page(large_graph(3000), "#only=model/model5,1")
    first.evaluate("() => { location.hash = 'only=model/model3,1&picture=network'; }")
    settle(first.page)
    second = open_page(large_graph(3000), "#only=model/model3,1")
    places = "() => listgraph.shownNodes().map(({iri, x, y}) => [iri, x, y])"
    assert first.evaluate(places) == second.evaluate(places)


def test_what_was_moved_pinned_and_collapsed_is_put_back_at_one_click(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#moved=model/gpt@40@40&pin=model/t5&fold=model/bert")
    notice = opened.page.locator("#notice")
    expect(notice).to_contain_text("1 collapsed. 1 pinned. 1 moved.")
    notice.get_by_role("button", name="Undo").click()
    expect(notice).to_be_hidden()
    assert opened.labels() == open_page(seed_graph()).labels()
    assert opened.evaluate("() => location.hash") == "#picture=network"


def test_counts_follow_the_filter(open_page: Open) -> None:
    opened = open_page(large_graph(200), "#medium=paper")
    row = opened.page.locator("#legend label").filter(has_text="Article")
    expect(row.locator(".count")).to_have_text("67 / 200")
    covers = opened.page.locator("#legend label").filter(has_text=re.compile("^covers"))
    edges = opened.evaluate(
        "() => listgraph.shownLines().filter(line => line.relations.includes('covers')).length"
    )
    expect(covers.locator(".count")).to_have_text(str(edges))


# --- the filter of relations and pins, in the other views ---


def test_a_relation_that_is_off_is_off_in_every_view(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=timeline")
    based = opened.page.locator("#view-timeline .relation-basedOn.descent")
    expect(based.first).to_be_attached()
    opened.tick("based on", on=False)
    expect(based).to_have_count(0)
    opened.page.get_by_role("tab", name="Comparisons").click()
    cell = opened.page.get_by_role("button", name="RoBERTa against XLNet")
    expect(cell).to_have_text("1–0")
    opened.tick("outperforms", on=False)
    expect(cell).to_have_text("=1")


def test_a_pinned_model_stays_in_every_view(open_page: Open) -> None:
    fragment = "#view=table&rows=Model&section=-"
    expect(open_page(seed_graph(), fragment).page.locator("#view-table")).to_contain_text("0 rows")
    expect(open_page(seed_graph(), f"{fragment}&pin=model/t5").page.locator("#view-table")).to_contain_text(
        "T5"
    )


# --- the timeline ---


def test_the_timeline_opens_where_the_most_models_are(open_page: Open) -> None:
    """On a phone three quarters of the years are out of sight."""
    opened = open_page(seed_graph(), "#view=timeline", viewport=PHONE)
    expect(opened.page.locator("#view-timeline .plane h2", has_text="2019")).to_be_in_viewport()


def test_what_is_selected_stands_in_sight_with_its_lineage(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=timeline&node=model/t5", viewport=PHONE)
    model = opened.page.locator("#view-timeline .model[title='T5']")
    expect(model).to_be_in_viewport()
    expect(model).to_have_attribute("aria-current", "true")
    lit = opened.page.locator("#view-timeline .descent.lit")
    expect(lit).to_have_count(2)  # from Transformer, to Switch Transformer
    opened.evaluate("() => listgraph.selectNode('model/switch-transformer')")
    expect(lit).to_have_count(2)  # from T5 and, further back, Transformer
    opened.evaluate("() => listgraph.selectNode('model/bert')")
    expect(lit).to_have_count(5)  # from Transformer, to AMBERT, Big Bird, RoBERTa, SegaBERT


# --- names and labels ---


def test_several_lists_are_called_so_in_the_language_chosen(open_page: Open) -> None:
    opened = open_page(large_graph(3000), locale="zh-CN")
    expect(opened.page.locator("#app h1")).to_have_text("6 个列表")
    opened.page.get_by_role("button", name="Switch to English").click()
    expect(opened.page.locator("#app h1")).to_have_text("6 lists")
    assert opened.page.title() == "6 lists · listgraph"


def test_no_label_lies_under_the_legend(open_page: Open) -> None:
    """What is drawn as text is asked of the canvas."""
    opened = open_page(large_graph(3000))
    script = """async () => {
      const context = document.querySelector("#canvas canvas").getContext("2d");
      const legend = document.getElementById("legend").getBoundingClientRect();
      const ground = document.getElementById("canvas").getBoundingClientRect();
      let under = 0, all = 0;
      const draw = context.fillText;
      context.fillText = function (text, x, y) {
        all += 1;
        const left = x - context.measureText(text).width / 2 + ground.left;
        const right = x + context.measureText(text).width / 2 + ground.left;
        const beside = right < legend.left || left > legend.right;
        if (!beside && y + ground.top < legend.bottom && y + ground.top > legend.top) under += 1;
        return draw.call(context, text, x, y);
      };
      listgraph.network.moveTo({position: {x: 200, y: 0}, scale: 0.9});
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      return [all, under];
    }"""
    drawn, under = opened.evaluate(script)
    assert drawn > 10
    assert under == 0


# --- every state in the address ---

SEEN = """() => JSON.stringify({
  nodes: listgraph.shownNodes().map(({iri, x, y}) => [iri, x, y]).sort(),
  lines: listgraph.shownLines().map(({id, relations}) => [id, ...relations]).sort(),
  lit: [...listgraph.state.hits],
  panel: document.querySelector("#panel:not([hidden])")?.innerText,
  view: document.querySelector(".view:not([hidden])")?.innerText,
  notice: document.querySelector("#notice:not([hidden])")?.innerText,
  looks: [document.documentElement.lang, document.documentElement.dataset.theme],
})"""
CAMERA = """() => {
  const {x, y} = listgraph.network.getViewPosition();
  return [x, y, 400 * listgraph.network.getScale()];
}"""


def some_acts(opened: Opened, rng: random.Random) -> None:
    """What a person may do in a row, by chance."""
    from playwright.sync_api import TimeoutError as Timeout

    page = opened.page
    acts: list[Callable[[], object]] = [
        lambda: opened.evaluate(f"() => listgraph.selectNode('model/model{rng.randrange(20)}')"),
        lambda: page.get_by_role("tab").nth(rng.randrange(4)).click(),
        lambda: page.get_by_role("button", name="Switch between light and dark").click(),
        lambda: page.locator("#legend input[data-name]").nth(rng.randrange(6)).click(),
        lambda: page.get_by_role("combobox").fill(rng.choice(["model1", "site", "survey"])),
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator("#panel .actions button").nth(rng.randrange(7)).click(timeout=500),
        lambda: page.locator("#zoom-in").click(timeout=500),
        lambda: page.locator("#panel .why").first.click(timeout=500),
        lambda: page.locator("#view-table thead button").first.click(timeout=500),
        lambda: opened.evaluate("f => { location.hash += '&' + f; }", rng.choice(FILTERS)),
    ]
    for _ in range(9):
        with suppress(Timeout):  # what is not there cannot be clicked
            rng.choice(acts)()
    page.mouse.click(683, 25)
    settle(page)


FILTERS = ("medium=paper", "year=2018,2019", "confidence=0.9", "publisher=publisher/site0.example")


@pytest.mark.parametrize("seed", [8, 11, 41])
def test_whatever_was_done_the_address_gives_it_again(open_page: Open, seed: int) -> None:
    first = open_page(large_graph(200))
    some_acts(first, random.Random(seed))
    first.page.wait_for_timeout(400)  # the camera is written when it has come to rest
    second = open_page(large_graph(200), first.evaluate("() => location.hash"))
    assert json.loads(second.evaluate(SEEN)) == json.loads(first.evaluate(SEEN))
    assert second.evaluate(CAMERA) == pytest.approx(first.evaluate(CAMERA), abs=3)
