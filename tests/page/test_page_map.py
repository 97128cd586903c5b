"""The map: what carries the list as labelled regions, laid out anew for each question."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.chromium import PHONE, Open, Opened, expect, settle
from helpers.page_samples import hostile_graph, large_graph, seed_graph
from listgraph import pipeline
from listgraph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.browser

TOOLS = "# Tools\n\n" + "".join(
    f"## {chapter}\n\n"
    + "".join(
        f"### {chapter} {part}\n\n"
        + "".join(
            f"- [{part}{n}](https://tool{chapter[0]}{part[0]}{n}.example/) - Makes {part} number {n}.\n"
            for n in range(14)
        )
        + "\n"
        for part in ("boats", "cars", "kites")
    )
    for chapter in ("Wood", "Metal", "Stone", "Glass")
)


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """A list of 168 tools in four chapters of three sections; it names no model."""
    path = tmp_path_factory.mktemp("lists") / "tools.md"
    path.write_text(TOOLS, "utf-8")
    return pipeline.build([path])


def texts(opened: Opened, look: str = "") -> list[str]:
    """The texts of the map, all or those of one look, without the counts that follow them."""
    own = "all => all.map(text => text.firstChild.textContent)"
    found: list[str] = opened.page.locator(f"#map text{look}").evaluate_all(own)
    return found


def foot(opened: Opened) -> str:
    return opened.page.locator("#help").inner_text()


def open_group(opened: Opened, name: str) -> None:
    opened.page.locator("#map text.strong").filter(has_text=name).first.click()
    settle(opened.page)


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


# --- the backbone ---


def test_a_list_without_models_opens_on_its_topics(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    assert {"Wood", "Metal", "Stone", "Glass"} <= set(texts(opened, ".strong"))
    assert "168 of 168" in foot(opened)
    expect(opened.page.get_by_role("combobox", name="Group by")).to_have_value("topic")
    expect(opened.page.get_by_role("tab", name="Comparisons")).to_be_hidden()
    expect(opened.page.get_by_role("tab", name="Timeline")).to_be_hidden()
    expect(opened.page.get_by_role("tab", name="Table 168")).to_be_visible()


def test_models_carry_a_list_of_models(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    assert {"BERT", "GPT-2", "Big Bird"} <= set(texts(opened, ".strong"))
    expect(opened.page.get_by_role("combobox", name="Group by")).to_have_value("model")
    expect(opened.page.get_by_role("tab", name="Comparisons")).to_be_visible()


def test_what_it_is_gathered_by_is_chosen_and_in_the_address(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    opened.page.get_by_role("combobox", name="Group by").select_option("publisher")
    assert opened.evaluate("() => location.hash") == "#group=publisher"
    second = open_page(seed_graph(), "#group=publisher", picture="map")
    assert texts(second) == texts(opened)
    opened.page.keyboard.press("Control+z")
    expect(opened.page.get_by_role("combobox", name="Group by")).to_have_value("model")


# --- arranged to the question ---


def test_a_group_that_is_opened_is_laid_out_anew_and_undone(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    before = opened.page.locator("#map svg").inner_html()
    open_group(opened, "Wood")
    assert set(texts(opened, ".strong")) == {"Wood boats", "Wood cars", "Wood kites"}
    assert numbers(foot(opened)) == [42, 42, 168]
    assert {"boats0", "kites13"} <= set(texts(opened))
    open_group(opened, "Wood cars")
    assert "Makes cars number 3." in texts(opened, ".muted")
    for _ in range(2):
        opened.page.keyboard.press("Control+z")
    settle(opened.page)
    assert opened.page.locator("#map svg").inner_html() == before


def test_a_group_opens_to_as_many_as_it_says(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    first = opened.page.locator("#legend button.topic .count").first
    said = numbers(first.inner_text())
    first.click()
    settle(opened.page)
    assert numbers(foot(opened))[1:2] == said
    # More of them name the model than have it for their main one.
    plain = open_page(seed_graph(), "#model=model/bert", picture="map")
    assert numbers(foot(plain))[1] > said[0]
    assert opened.evaluate("() => location.hash").endswith("#model=~model/bert")


def test_around_a_model_the_picture_counts_what_its_sentence_counts(open_page: Open) -> None:
    seeds = pipeline.build(sorted((Path(__file__).parents[2] / "seeds").glob("*.md")))
    opened = open_page(seeds, "#only=model/bert,1&node=model/bert", picture="map")
    about, others = numbers(" ".join(text for text in texts(opened, ".inverse") if text != "BERT"))
    assert f"{about} articles, {others} more name it" in opened.page.locator("#panel").inner_text()
    assert about + others == numbers(foot(opened))[0]


def test_the_whole_list_is_one_click_away(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    open_group(opened, "Wood")
    opened.page.get_by_role("button", name="← Whole list").click()
    assert "168 of 168" in foot(opened)
    assert opened.evaluate("() => location.hash") == ""


@pytest.mark.parametrize("articles", [30, 120, 900])
def test_what_is_drawn_and_what_is_gathered_is_what_passes(open_page: Open, articles: int) -> None:
    opened = open_page(large_graph(articles), picture="map")
    drawn, total, *rest = numbers(foot(opened))
    gathered = rest[-1] if "gathered" in foot(opened) else 0
    assert (drawn + gathered, total) == (articles, articles)


def test_many_open_on_bubbles(open_page: Open) -> None:
    opened = open_page(large_graph(5200), "#group=section", picture="map")
    assert opened.page.locator("#map circle.bubble").count() > 3
    assert "bubbles" in foot(opened)
    opened.page.locator("#map text.middle").first.click()
    settle(opened.page)
    assert "bubbles" not in foot(opened)


def test_no_text_lies_on_another(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    boxes = opened.evaluate(
        """() => Array.from(document.querySelectorAll('#map text'), (text) => {
          const {x, y, width, height} = text.getBBox();
          return [x, y + 3, x + width, y + height - 3];
        })"""
    )
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_only_within_leaves_what_is_near(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#only=model/big-bird,1", picture="map")
    expect(opened.page.get_by_role("button", name="Around Big Bird")).to_be_visible()
    drawn, total, whole = numbers(foot(opened))
    assert 0 < drawn == total < whole


def test_around_one_thing_stand_its_neighbours_by_what_they_are_to_it(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#only=model/bert,1", picture="map")
    sides = {"BERT builds on", "Build on BERT", "Set beside BERT", "Beat BERT"}
    assert sides <= set(texts(opened, ".strong"))
    assert "BERT" in texts(opened, ".inverse")
    ground = opened.evaluate("() => getComputedStyle(document.getElementById('map')).backgroundColor")
    name = opened.page.locator("#map text.inverse").first
    for look in ("chosen", "reached", "picked"):
        name.evaluate("(text, look) => text.classList.add(look)", look)
        assert name.evaluate("text => getComputedStyle(text).fill") == ground
    place = "all => all.map(text => text.getBBox().y)"
    above, middle, below = (
        opened.page.locator("#map text.strong", has_text=name).evaluate_all(place)[0]
        for name in ("BERT builds on", re.compile("^BERT$"), "Build on BERT")
    )
    assert above < middle < below
    assert opened.page.locator("#legend .topic").all_inner_texts()[0].startswith("BERT builds on")
    assert opened.page.locator("#map .line").count() >= 4


def test_around_a_topic_stand_its_entries(open_page: Open, tools: KnowledgeGraph) -> None:
    (topic,) = (node.id for node in tools.nodes if node.label == "Glass kites" and node.kind == "Topic")
    opened = open_page(tools, f"#only={topic},1", picture="map")
    drawn, total, _ = numbers(foot(opened))
    assert drawn == total == 14
    assert "kites3" in texts(opened)


def test_weeks_give_way_to_what_their_articles_are_about(open_page: Open, tmp_path: Path) -> None:
    told = ("with retrieval-augmented generation", "by reinforcement learning", "for object detection")
    entries = (
        f"- [Study {week}.{n}](https://e.org/{week}/{n}) - A study {words}."
        for week in range(1, 11)
        for n, words in enumerate(told * 6)
    )
    rows = "\n".join(
        f"\n## Papers of the Week (May {week + 1})\n\n" * (at % 18 == 0) + row
        for at, row in enumerate(entries)
        for week in [at // 18]
    )
    path = tmp_path / "weeks.md"
    path.write_text(f"# Weeks\n{rows}\n", "utf-8")
    opened = open_page(pipeline.build([path]), picture="map")
    assert {"Reinforcement learning", "Object detection"} <= set(texts(opened, ".strong"))


def test_a_search_is_shown_in_the_picture(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    opened.page.get_by_role("combobox", name="Search").fill("kites1")
    opened.page.get_by_role("option", name=re.compile("in the picture")).click()
    assert numbers(foot(opened))[0] == 20
    second = open_page(tools, opened.evaluate("() => location.hash"), picture="map")
    assert texts(second) == texts(opened)


# --- looking closer ---


def test_a_name_opens_the_panel_and_closing_it_changes_nothing(
    open_page: Open, tools: KnowledgeGraph
) -> None:
    opened = open_page(tools, picture="map")
    before = texts(opened)
    opened.page.locator("#map text").filter(has_text=re.compile("^boats0$")).first.click()
    expect(opened.page.locator("#panel h2")).to_have_text("boats0")
    expect(opened.page.locator("#panel .description")).to_have_text("Makes boats number 0.")
    opened.page.keyboard.press("Escape")
    assert texts(opened) == before


def test_a_card_tells_what_the_pointer_is_on(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    opened.page.locator("#map text").filter(has_text=re.compile("^boats0$")).first.hover()
    expect(opened.page.locator("#card")).to_contain_text("Makes boats number 0.")
    opened.page.locator("#map text.strong").filter(has_text="Glass").first.hover()
    expect(opened.page.locator("#card")).to_contain_text("42 entries")


def test_the_lines_of_what_is_pointed_at_or_chosen_lie_over_the_map(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    lines = opened.page.locator("#map .hovered path")
    name = opened.page.locator("#map text").filter(has_text=re.compile("^RoBERTa$")).first
    expect(lines).to_have_count(0)
    name.hover()
    expect(opened.page.locator("#map .hovered path.relation-basedOn")).to_have_count(1)
    around = lines.count()
    opened.page.locator("#search").hover()
    expect(lines).to_have_count(0)
    name.click()
    opened.page.locator("#search").hover()
    expect(lines).to_have_count(around)


def test_nearer_there_are_more_names(open_page: Open) -> None:
    """Once the zoom rests: until then the picture is stretched."""
    opened = open_page(large_graph(900), "#group=medium", picture="map")
    named = "svg => svg.querySelectorAll('text').length"
    drawn = """() => {
      const [one, ...more] = document.querySelectorAll('#map svg');
      return !more.length && !one.style.transform;
    }"""
    drawing = opened.page.locator("#map svg:not(.coming)").first
    before = drawing.evaluate(named)
    for _ in range(2):
        opened.page.get_by_role("button", name="Zoom in").click()
    assert drawing.evaluate("svg => svg.style.transform").startswith("scale(1.9")
    opened.page.wait_for_function(drawn)
    assert drawing.evaluate(named) > before
    opened.page.get_by_role("button", name="Show everything").click()
    opened.page.wait_for_function(drawn)
    assert drawing.evaluate(named) == before


def test_the_map_by_keyboard(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    opened.page.locator("#map").focus()
    opened.page.keyboard.press("ArrowRight")
    expect(opened.page.locator("#card")).to_be_visible()
    opened.page.keyboard.press("Enter")
    settle(opened.page)
    assert "of 168 entries in all" in foot(opened)


def test_hostile_titles_stay_text(open_page: Open) -> None:
    opened = open_page(hostile_graph(), picture="map")
    assert (opened.errors, opened.dialogs) == ([], [])


def test_on_a_phone_the_map_is_read_downwards(open_page: Open) -> None:
    opened = open_page(large_graph(900), picture="map", viewport=PHONE, has_touch=True)
    wide, high = opened.evaluate(
        "() => [map.scrollWidth - map.clientWidth, map.scrollHeight / map.clientHeight]"
    )
    assert wide <= 1
    assert high > 1.2


def test_the_network_is_one_switch_away(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    opened.page.get_by_role("button", name="Network").click()
    expect(opened.page.locator("#canvas")).to_be_visible()
    expect(opened.page.locator("#map")).to_be_hidden()
    assert opened.evaluate("() => location.hash") == "#picture=network"


# --- a place to work ---


def test_marks_are_kept_shown_and_filtered_by(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    opened.page.locator("#map text").filter(has_text=re.compile("^boats0$")).first.click()
    opened.page.get_by_role("button", name="★ Star").click()
    expect(opened.page.get_by_role("button", name="★ Star")).to_have_attribute("aria-pressed", "true")
    opened.page.get_by_role("textbox", name="Note").fill("For the seminar")
    opened.page.keyboard.press("Tab")
    assert "★ boats0" in texts(opened)
    opened.page.reload()
    opened.page.wait_for_function("window.listgraph")
    settle(opened.page)
    assert "★ boats0" in texts(opened)
    expect(opened.page.get_by_role("textbox", name="Note")).to_have_value("For the seminar")
    opened.page.locator("#facet-mine").click()
    opened.page.get_by_role("checkbox", name=re.compile("★ Star")).check()
    assert numbers(foot(opened))[0] == 1
    with opened.page.expect_download() as saved:
        opened.page.get_by_role("button", name="Save as Markdown").click()
    text = saved.value.path().read_text("utf-8")
    assert re.fullmatch(
        r"- \[boats0\]\(<https://\S+>\) - Makes boats number 0\.\n  > For the seminar\n", text
    )


def test_the_map_is_saved_as_it_is_seen(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, picture="map")
    width = opened.evaluate("() => map.clientWidth")
    for name, start in (("Save the picture", b"\x89PNG"), ("Save as SVG", b"<svg")):
        with opened.page.expect_download() as saved:
            opened.page.get_by_role("button", name=name).click()
        data = saved.value.path().read_bytes()
        assert data.startswith(start)
        if name == "Save the picture":
            assert int.from_bytes(data[16:20]) == 2 * (width + 32), "twice the size, with margins"
    for words in ("Tools", "Glass 42", "168 of 168"):
        assert words.encode() in data, words
    assert b"class=" not in data


def test_the_keys_are_shown_at_a_question_mark(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    opened.page.keyboard.press("?")
    expect(opened.page.get_by_role("dialog", name="Keys")).to_be_visible()
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_embedded_there_is_nothing_but_the_picture(open_page: Open) -> None:
    for picture, ground in (("map", "#map svg:not(.hovered)"), ("network", "#canvas canvas")):
        opened = open_page(seed_graph(), "#embed=1&node=model/bert", picture=picture)
        expect(opened.page.locator(ground)).to_be_visible()
        for hidden in ("#legend", ".bar", "#tabs", "#panel", "#help", ".zoom"):
            expect(opened.page.locator(hidden)).to_be_hidden()


def test_the_panel_leads_to_the_line_where_the_lists_can_be_read(
    open_page: Open, tools: KnowledgeGraph
) -> None:
    opened = open_page(replace(tools, source_url="https://example.org/lists/blob/main/"), picture="map")
    opened.page.locator("#map text").filter(has_text=re.compile("^boats0$")).first.click()
    link = opened.page.locator("#panel .said a").first
    expect(link).to_have_attribute(
        "href", re.compile(r"^https://example\.org/lists/blob/main/tools\.md\?plain=1#L\d+$")
    )


def test_on_a_phone_a_row_of_the_table_is_a_card(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, "#view=table", picture="map", viewport=PHONE, has_touch=True)
    row = opened.page.locator("#view-table tbody tr:not(.spacer)").first
    expect(row).to_contain_text("Makes boats number 0.")
    box = row.bounding_box()
    assert box
    assert box["width"] <= PHONE["width"]
    assert box["height"] >= 44
    row.tap()
    sheet = opened.page.locator("#panel").bounding_box()
    assert sheet
    assert sheet["height"] <= PHONE["height"] / 3


def test_a_hover_in_the_network_lies_over_it(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.mouse.move(*opened.node_point("model/bert"))
    expect(opened.page.locator("#card")).to_contain_text("BERT")
    assert opened.page.locator("#hovering line").count() > 3
    assert opened.evaluate("() => listgraph.state.hover") is None


def test_what_is_chosen_among_what_was_found_leaves_it_found(open_page: Open, tools: KnowledgeGraph) -> None:
    opened = open_page(tools, "#q=kites&found=only", picture="map")
    before = foot(opened)
    assert "of 168" in before
    opened.page.locator("#map text").filter(has_text=re.compile("^kites3$")).first.click()
    opened.page.keyboard.press("Escape")
    assert opened.evaluate("() => location.hash") == "#q=kites&found=only"
    expect(opened.page.get_by_role("button", name="“kites”")).to_be_visible()
    opened.page.keyboard.press("Control+z")
    settle(opened.page)
    expect(opened.page.locator("#panel h2")).to_have_text("kites3")
    assert foot(opened) == before
