"""The page in a real Chromium, offline: what a person does with it, by mouse and by keyboard."""

import re
from typing import TYPE_CHECKING

import pytest

from helpers.chromium import PHONE, Open, expect, settle
from helpers.page_samples import FILE, seed_graph

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect

pytestmark = pytest.mark.browser

BERT, ROBERTA, XLNET, BIG_BIRD = "model/bert", "model/roberta", "model/xlnet", "model/big-bird"
LIST = "Language Model"
"""What the list of the seed is called: by its heading."""


# --- one file, no request ---


def test_it_opens_from_a_file_and_asks_for_nothing(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(BERT)
    opened.page.get_by_role("button", name="Switch between light and dark").click()
    opened.page.get_by_role("combobox").fill("BERT")
    assert [url.partition("graph.html")[2] for url in opened.requests] == [""]
    assert (opened.messages, opened.errors, opened.dialogs) == ([], [], [])


def test_the_policy_stops_what_the_page_does_not_do(open_page: Open) -> None:
    """A picture, a request, a script: each is refused; and what is tried is counted."""
    opened = open_page(seed_graph())
    opened.evaluate(
        """() => {
          document.body.append(Object.assign(new Image(), {src: "https://example.org/x.png"}));
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
          fetch("https://example.org/").catch(() => {});
        }"""
    )
    settle(opened.page)
    assert opened.evaluate("() => window.ran") is None
    for directive in ("img-src", "script-src", "connect-src"):
        assert [text for text in opened.messages if f"{directive} '" in text], directive
    assert "https://example.org/x.png" in opened.requests


def test_the_same_picture_each_time(open_page: Open) -> None:
    first, second = open_page(seed_graph()), open_page(seed_graph())
    script = "() => listgraph.shownNodes().map(({iri, x, y, size}) => [iri, x, y, size])"
    assert first.evaluate(script) == second.evaluate(script)
    assert first.page.screenshot() == second.page.screenshot()


def test_nothing_moves_by_itself(open_page: Open) -> None:
    opened = open_page(seed_graph())
    before = opened.page.screenshot()
    opened.page.wait_for_timeout(400)
    assert opened.page.screenshot() == before


def test_every_drawn_node_is_on_the_screen(open_page: Open) -> None:
    opened = open_page(seed_graph())
    for node in opened.evaluate("() => listgraph.shownNodes().map(node => node.iri)"):
        x, y = opened.node_point(node)
        assert 240 < x < 1366
        assert 57 < y < 768


# --- search ---


FOUND = (
    ("字节跳动", "Article", "AMBERT模型：来自字节跳动的预训练模型"),
    ("大鸟", "Model", "Big Bird"),
    ("威震天", "Model", "Megatron-LM"),
    ("gpt 3", "Model", "GPT-3"),
    ("GPT3", "Model", "GPT-3"),
    ("switch trans", "Model", "Switch Transformer"),
    ("nvidia", "Organization", "NVIDIA"),
    ("新智元", "Publisher", "新智元"),
    ("zhuanlan.zhihu.com/p/239849595", "Article", "AMBERT模型：来自字节跳动的预训练模型"),
    ("ｘｌｎｅｔ", "Model", "XLNet"),
    ("zijietiaodong", "Article", "AMBERT模型：来自字节跳动的预训练模型"),
    ("zjtd", "Article", "AMBERT模型：来自字节跳动的预训练模型"),
    ("zijietd", "Article", "AMBERT模型：来自字节跳动的预训练模型"),
    ("AMBERT moxing", "Article", "AMBERT模型：来自字节跳动的预训练模型"),
    ("daniao", "Model", "Big Bird"),
    ("weizhent", "Model", "Megatron-LM"),
    ("xinzhiyuan", "Publisher", "新智元"),
    ("xzy", "Publisher", "新智元"),
)


def test_search_finds_titles_names_aliases_and_addresses(open_page: Open) -> None:
    opened = open_page(seed_graph())
    for query, group, result in FOUND:
        opened.page.get_by_role("combobox", name="Search").fill(query)
        results = opened.page.get_by_role("listbox").get_by_role("group", name=group)
        expect(results.get_by_role("option").first).to_contain_text(result)


def test_search_finds_the_articles_of_a_publisher(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("combobox").fill("新智元")
    articles = opened.page.get_by_role("group", name="Article").get_by_role("option")
    expect(articles.first).to_contain_text("published by 新智元")


def test_search_by_keyboard(open_page: Open) -> None:
    opened = open_page(seed_graph())
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("roberta")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_text(re.compile("^RoBERTa"))
    page.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Facebook 推出 RoBERTa")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("RoBERTa")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "meant"), [("megatorn-lm", "Megatron-LM"), ("Robrta", "RoBERTa"), ("nvidea", "NVIDIA")]
)
def test_search_forgives_slips_in_names(open_page: Open, query: str, meant: str) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("combobox").fill(query)
    expect(opened.page.get_by_role("option").first).to_contain_text(meant)


def test_a_search_without_result_says_so(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("combobox").fill("zzz没有")
    expect(opened.page.get_by_role("listbox")).to_contain_text("Nothing matches “zzz没有”")


# --- the legend ---


def test_the_legend_counts_kinds_and_relations(open_page: Open) -> None:
    legend = open_page(seed_graph()).page.get_by_role("complementary", name="Legend and filters")
    for name, count in (("Model", 13), ("Article", 27), ("Publisher", 2), ("outperforms", 5)):
        expect(legend.locator("label").filter(has_text=name).first).to_contain_text(str(count))


def test_the_legend_filters_kinds(open_page: Open) -> None:
    opened = open_page(seed_graph())
    assert "Google" in opened.labels()
    assert LIST not in opened.labels()
    opened.tick("Organization", on=False)
    opened.tick("List")
    assert "Google" not in opened.labels()
    assert LIST in opened.labels()
    opened.page.get_by_role("button", name="Show all").click()
    assert {"Google", LIST, "Megatron-LM"} <= opened.labels()


def test_the_legend_filters_relations(open_page: Open) -> None:
    opened = open_page(seed_graph())
    script = "() => listgraph.shownLines().map(line => line.relations).flat()"
    assert opened.evaluate(script).count("outperforms") == 5
    opened.tick("outperforms", on=False)
    assert "outperforms" not in opened.evaluate(script)
    assert opened.evaluate(script).count("equals") == 1


def test_a_filtered_kind_is_not_painted(open_page: Open) -> None:
    opened = open_page(seed_graph())
    x, y = opened.node_point("organization/openai")
    spot: FloatRect = {"x": x - 4, "y": y - 4, "width": 8, "height": 8}
    before = opened.page.screenshot(clip=spot)
    opened.tick("Organization", on=False)
    settle(opened.page)
    assert opened.page.screenshot(clip=spot) != before


# --- what is known of a node ---


def test_a_node_is_clicked_for_its_facts(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(BIG_BIRD)
    opened.unfold()
    text = opened.panel()
    for part in ("Big Bird", "大鸟", "2007.14062", "2020", "Google", "突破BERT限制", f"{FILE}:58"):
        assert part in text
    neighbours = opened.page.locator("#panel .neighbour").all_inner_texts()
    assert {"BERT", "Google", "谷歌NLP新模型「大鸟」突破BERT限制，稀疏注意力机制更省内存"} <= set(neighbours)


def test_an_article_is_one_click_away(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("combobox").fill("AMBERT模型")
    opened.page.get_by_role("option").first.click()
    link = opened.page.get_by_role("link", name="Open the article")
    expect(link).to_have_attribute("href", "https://zhuanlan.zhihu.com/p/239849595")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


def test_a_broken_destination_is_shown_and_not_followed(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("combobox").fill("喜迎🤗PyTorch版")
    opened.page.get_by_role("option").first.click()
    assert "broken" in opened.panel()
    assert opened.page.locator("#panel a").count() == 0


def test_from_node_to_node_and_to_the_evidence(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(ROBERTA)
    panel = opened.page.locator("#panel")
    panel.get_by_role("button", name="Why: RoBERTa outperforms XLNet").click()
    expect(panel.locator("mark").first).to_have_text("碾压 XLNet")
    panel.get_by_role("button", name="XLNet", exact=True).first.click()
    expect(panel.locator("h2")).to_have_text("XLNet")


def test_escape_closes_the_panel(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(BERT)
    expect(opened.page.locator("#panel")).to_be_visible()
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#panel")).to_be_hidden()


# --- why a line is there ---


def test_a_line_is_clicked_for_the_words_that_say_so(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_between(ROBERTA, XLNET)
    panel = opened.page.locator("#panel")
    first = panel.locator(".statement").first
    expect(first.locator("h2")).to_contain_text("outperforms")
    expect(first.locator("blockquote")).to_have_text(
        "* [BERT 王者归来！Facebook 推出 RoBERTa，碾压 XLNet 制霸三大排行榜](https://zhuanlan.zhihu.com/p/75855973)"
    )
    expect(first.locator("mark")).to_have_text("碾压 XLNet")
    for text in (f"{FILE}:76", "Two models stand on the two sides of a cue word.", "93 %"):
        expect(first).to_contain_text(text)
    expect(panel.locator(".statement").nth(1)).to_contain_text("draws level with")


def test_what_no_list_says_is_said_to_come_from_the_lexicon(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.select_line(ROBERTA, "organization/meta")
    assert "The lexicon lexicon/models-language.toml says so; no list does." in opened.panel()
    assert opened.page.locator("#panel mark").count() == 0


def test_a_comparison_leads_to_the_line_between_its_models(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.get_by_role("combobox").fill("秒杀GPT-3")
    opened.page.get_by_role("option").first.click()
    opened.unfold()
    opened.page.get_by_role("button", name="Switch Transformer > GPT-3").first.click()
    expect(opened.page.locator("#panel mark").first).to_have_text("秒杀GPT-3")


# --- looks ---


def ground(opened_page: object) -> str:
    return str(opened_page.evaluate("() => getComputedStyle(document.body).backgroundColor"))  # type: ignore[attr-defined]


def test_the_theme_is_the_systems_until_it_is_switched(open_page: Open) -> None:
    light, dark = open_page(seed_graph()), open_page(seed_graph(), color_scheme="dark")
    assert ground(light) != ground(dark)
    before = dark.page.screenshot()
    dark.page.get_by_role("button", name="Switch between light and dark").click()
    settle(dark.page)
    assert ground(dark) == ground(light)
    assert dark.page.screenshot() != before


def test_the_language_is_the_browsers_until_it_is_switched(open_page: Open) -> None:
    opened = open_page(seed_graph(), locale="zh-CN")
    legend = opened.page.locator("#legend")
    expect(legend).to_contain_text("模型")
    assert opened.evaluate("() => document.documentElement.lang") == "zh-CN"
    opened.click_node(BERT)
    opened.page.get_by_role("button", name="Switch to English").click()
    expect(legend).to_contain_text("Organization")
    assert "covered by" in opened.panel()


def test_on_a_phone_nothing_sticks_out(open_page: Open) -> None:
    opened = open_page(seed_graph(), viewport=PHONE, has_touch=True, is_mobile=True)
    narrow = "() => document.documentElement.scrollWidth <= innerWidth"
    assert opened.evaluate(narrow)
    opened.page.touchscreen.tap(*opened.node_point(BERT))
    panel = opened.page.locator("#panel")
    expect(panel).to_be_visible()
    box = panel.bounding_box()
    assert box is not None
    assert box["x"] == 0
    assert box["width"] == PHONE["width"]
    assert box["y"] > PHONE["height"] / 3
    assert opened.evaluate(narrow)
    assert opened.node_point(BERT)[1] < box["y"]


def test_on_a_phone_the_legend_opens_and_closes(open_page: Open) -> None:
    opened = open_page(seed_graph(), viewport=PHONE)
    legend = opened.page.locator("#legend")
    expect(legend).to_be_hidden()
    opened.page.get_by_role("button", name="Legend and filters").click()
    expect(legend).to_be_visible()
    opened.page.keyboard.press("Escape")
    expect(legend).to_be_hidden()


# --- keyboard and screen readers ---


def test_everything_is_reached_by_the_tab_key_and_shows_it(open_page: Open) -> None:
    opened = open_page(seed_graph())
    names = []
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        name, outline = opened.evaluate(
            """() => {
              const element = document.activeElement;
              const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText;
              return [label ?? element.innerText, getComputedStyle(element).outlineStyle];
            }"""
        )
        if opened.evaluate("() => document.activeElement === document.body"):
            break
        assert outline != "none", name
        names.append(name)
    wanted = {"Search", "Graph", "Zoom in", "Show everything", "Switch between light and dark", "切换到中文"}
    assert wanted <= set(names)


def test_the_picture_moves_by_keys(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.page.locator("#canvas").focus()
    before = opened.node_point(BERT)
    opened.page.keyboard.press("ArrowRight")
    settle(opened.page)
    assert opened.node_point(BERT)[0] < before[0]
    opened.page.keyboard.press("0")
    settle(opened.page)
    assert opened.node_point(BERT) == pytest.approx(before, abs=1)


def test_keys_walk_from_node_to_node(open_page: Open) -> None:
    opened = open_page(seed_graph())
    page, status = opened.page, opened.page.get_by_role("status").first
    page.locator("#canvas").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(status).to_contain_text("BERT, Model")
    x, _ = opened.node_point(BERT)
    page.keyboard.press("Shift+ArrowRight")
    expect(status).not_to_contain_text("BERT, Model")
    right = opened.evaluate("() => listgraph.idOf(listgraph.state.hover)")
    assert opened.node_point(right)[0] > x
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(
        opened.evaluate("id => listgraph.labelOf(listgraph.nodeWithId(id))", right)
    )


def test_a_choice_is_announced(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(BERT)
    expect(opened.page.get_by_role("status")).to_contain_text("BERT, Model")


def test_without_scripts_there_is_a_list(open_page: Open) -> None:
    opened = open_page(seed_graph(), java_script_enabled=False)
    expect(opened.page.get_by_role("heading", name="BERT", exact=True)).to_be_visible()
    expect(opened.page.get_by_role("link", name="AMBERT模型：来自字节跳动的预训练模型")).to_be_visible()
    expect(opened.page.locator("#app")).to_be_hidden()
