"""Moving around: the view in the address, back and forward, expanding, hiding, focus; copying and saving."""

import pytest

from helpers.chromium import Open, Opened, expect, settle
from helpers.page_samples import large_graph, seed_graph

pytestmark = pytest.mark.browser

BERT, GPT, OPENAI = "model/bert", "model/gpt", "organization/openai"


def hash_of(opened: Opened) -> str:
    return str(opened.evaluate("() => decodeURIComponent(location.hash)"))


# --- the address ---


def test_the_address_gives_the_same_view_again(open_page: Open) -> None:
    first = open_page(seed_graph())
    first.click_node(BERT)
    first.tick("Article", on=False)
    first.tick("outperforms", on=False)
    first.page.get_by_role("button", name="Switch between light and dark").click()
    first.page.get_by_role("button", name="切换到中文").click()
    settle(first.page)
    fragment = first.evaluate("() => location.hash")
    assert first.evaluate("() => decodeURIComponent(location.hash)").startswith("#node=model/bert")
    second = open_page(seed_graph(), fragment)
    settle(second.page)
    assert second.labels() == first.labels()
    assert second.panel() == first.panel()
    assert second.node_point(BERT) == pytest.approx(first.node_point(BERT), abs=2)
    for script in ("document.documentElement.dataset.theme", "document.documentElement.lang"):
        assert second.evaluate(f"() => {script}") == first.evaluate(f"() => {script}")


def test_the_camera_is_in_the_address(open_page: Open) -> None:
    first = open_page(seed_graph())
    first.page.mouse.move(683, 400)
    first.page.mouse.wheel(0, -300)
    first.page.wait_for_function("() => location.hash.includes('at=')")
    second = open_page(seed_graph(), first.evaluate("() => location.hash"))
    assert second.node_point(BERT) == pytest.approx(first.node_point(BERT), abs=2)


def test_back_and_forward_walk_through_the_choices(open_page: Open) -> None:
    opened = open_page(seed_graph())
    heading = opened.page.locator("#panel h2")
    for model in (BERT, GPT):
        opened.evaluate("id => listgraph.selectNode(id)", model)
    opened.page.go_back()
    expect(heading).to_have_text("BERT")
    opened.page.go_forward()
    expect(heading).to_have_text("GPT")
    opened.page.go_back()
    opened.page.go_back()
    expect(opened.page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize(
    "fragment",
    [
        "#node=model/none",
        "#line=a",
        "#line=model/bert,x",
        "#only=model/bert,99",
        "#at=1,x,2",
        "#off=__proto__",
        "#%",
        "#<img>",
    ],
)
def test_a_broken_address_is_the_opening_view(open_page: Open, fragment: str) -> None:
    opened = open_page(seed_graph(), fragment)
    assert opened.errors == []
    assert "BERT" in opened.labels()
    expect(opened.page.locator("#panel")).to_be_hidden()


# --- more, less ---


def test_what_is_not_drawn_is_found_and_taken_in(open_page: Open) -> None:
    opened = open_page(large_graph(3000))
    expect(opened.page.locator("#drawn")).to_contain_text("500 drawn of")
    title = opened.evaluate("() => listgraph.labelOf(listgraph.undrawn()[0])")
    assert title not in opened.labels()
    opened.page.get_by_role("combobox").fill(title)
    opened.page.get_by_role("option").first.click()
    expect(opened.page.locator("#panel h2")).to_have_text(title)
    assert title in opened.labels()
    expect(opened.page.locator("#drawn")).to_contain_text("501 drawn of")


def test_expanding_takes_neighbours_in_where_there_is_room(open_page: Open) -> None:
    opened = open_page(large_graph(3000))
    opened.evaluate("() => listgraph.selectNode('model/model0')")
    before = len(opened.labels())
    opened.page.get_by_role("button", name="Show 40 more neighbours").click()
    assert len(opened.labels()) == before + 40
    overlapping = opened.evaluate(
        """() => {
          const all = listgraph.shownNodes();
          const near = (one, two) => Math.hypot(one.x - two.x, one.y - two.y) < one.size + two.size;
          return all.filter((one, n) => all.some((two, m) => m < n && near(one, two))).length;
        }"""
    )
    assert overlapping == 0


def test_hiding_and_showing_again(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(OPENAI)
    opened.page.get_by_role("button", name="Hide").click()
    assert "OpenAI" not in opened.labels()
    opened.page.get_by_role("button", name="Show again").click()
    assert "OpenAI" in opened.labels()


def test_focus_leaves_what_is_near(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(GPT)
    opened.page.get_by_role("button", name="Only what is within 1 step").click()
    assert opened.labels() == {
        "GPT",
        "GPT-2",
        "BERT",
        "XLNet",
        "Transformer",
        "OpenAI",
        "【论文串讲】从GPT和BERT到XLNet",
    }
    expect(opened.page.locator("#notice")).to_contain_text("within 1 step of GPT")
    opened.page.get_by_role("button", name="Only what is within 2 steps").click()
    assert "AMBERT" in opened.labels()
    opened.page.get_by_role("button", name="Show again").click()
    assert "NVIDIA" in opened.labels()


def test_a_search_result_outside_the_focus_is_shown(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#node=model/gpt&only=model/gpt,1")
    assert "NVIDIA" not in opened.labels()
    opened.page.get_by_role("combobox").fill("NVIDIA")
    opened.page.get_by_role("option").first.click()
    assert "NVIDIA" in opened.labels()


# --- to take away ---


def test_copying(open_page: Open) -> None:
    opened = open_page(seed_graph(), permissions=["clipboard-read", "clipboard-write"])
    panel = opened.page.locator("#panel")
    opened.evaluate("() => listgraph.select({node: listgraph.find('AMBERT模型')[0].node})")
    panel.get_by_text("Cite and copy").click()
    panel.get_by_role("button", name="Copy citation").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    clipboard = "() => navigator.clipboard.readText()"
    assert (
        opened.evaluate(clipboard)
        == "AMBERT模型：来自字节跳动的预训练模型. 知乎专栏. https://zhuanlan.zhihu.com/p/239849595"
    )
    opened.evaluate("() => listgraph.selectNode('model/bert')")
    panel.get_by_role("button", name="Copy IRI").click()
    expect(panel.get_by_role("button", name="Copied")).to_be_visible()
    assert opened.evaluate(clipboard) == seed_graph().base + BERT


def test_the_evidence_of_a_line_as_sparql(open_page: Open) -> None:
    opened = open_page(seed_graph(), permissions=["clipboard-read", "clipboard-write"])
    opened.select_line("model/roberta", "model/xlnet")
    opened.page.get_by_role("button", name="Copy as SPARQL").first.click()
    expect(opened.page.get_by_role("button", name="Copied")).to_be_visible()
    query = opened.evaluate("() => navigator.clipboard.readText()")
    for part in (
        f"<{seed_graph().base}model/roberta>",
        "lg:outperforms",
        f"<{seed_graph().base}model/xlnet>",
        "lg:line",
    ):
        assert part in query


def test_the_picture_is_saved(open_page: Open) -> None:
    opened = open_page(seed_graph())
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save the picture").click()
    assert download.value.suggested_filename == "graph.png"
    data = download.value.path().read_bytes()
    assert data.startswith(b"\x89PNG")
    shown = opened.evaluate("() => [canvas.clientWidth, canvas.clientHeight]")
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    assert width == 2 * shown[0]
    assert height > 2 * shown[1], "with its title above and its legend below"


# --- paths ---


def test_a_path_between_two_nodes(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.evaluate("() => listgraph.selectNode('organization/openai')")
    opened.page.get_by_role("button", name="Path to…").click()
    expect(opened.page.locator("#notice")).to_contain_text("From OpenAI to which node?")
    opened.click_node("model/t5")
    panel = opened.page.locator("#panel")
    path = ["OpenAI", "GPT", "Transformer", "T5"]
    assert panel.locator(".path .chip").all_inner_texts() == path
    assert panel.locator(".path .link").all_inner_texts() == ["developed", "based on", "basis of"]
    expect(opened.page.locator("#notice")).to_be_hidden()
    second = open_page(seed_graph(), opened.evaluate("() => location.hash"))
    assert second.page.locator("#panel .path .chip").all_inner_texts() == path
    panel.get_by_role("button", name="based on").click()
    expect(panel).to_contain_text("The lexicon")
    opened.page.go_back()
    assert panel.locator(".path .chip").all_inner_texts() == path


def test_the_other_end_of_a_path_is_found_by_search(open_page: Open) -> None:
    opened = open_page(large_graph(3000), "#node=model/model0")
    opened.page.get_by_role("button", name="Path to…").click()
    title = opened.evaluate("() => listgraph.labelOf(listgraph.undrawn()[0])")
    opened.page.get_by_role("combobox").fill(title)
    opened.page.get_by_role("option").first.click()
    chips = opened.page.locator("#panel .path .chip")
    assert chips.first.inner_text() == "Model0"
    assert chips.last.inner_text() == title
    assert set(chips.all_inner_texts()) <= opened.labels()


def test_where_no_path_leads_the_panel_says_so(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#path=model/megatron-lm,model/t5&section=-")
    expect(opened.page.locator("#panel")).to_contain_text("No path leads from Megatron-LM to T5.")


# --- pin, collapse, drag ---


def test_a_pinned_node_stays_whatever_is_filtered(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node(OPENAI)
    opened.page.get_by_role("button", name="Pin").click()
    opened.tick("Organization", on=False)
    assert "OpenAI" in opened.labels()
    assert "Google" not in opened.labels()
    assert "OpenAI" in open_page(seed_graph(), opened.evaluate("() => location.hash")).labels()
    opened.page.get_by_role("button", name="Pin").click()
    assert "OpenAI" not in opened.labels()


def test_collapsing_folds_away_what_hangs_on_one_node_only(open_page: Open) -> None:
    opened = open_page(seed_graph())
    opened.click_node("model/switch-transformer")
    opened.page.get_by_role("button", name="Collapse").click()
    article = "1.6万亿参数，秒杀GPT-3！谷歌超级语言模型Switch Transformer"
    assert not [label for label in opened.labels() if label.startswith(article)]
    assert {"T5", "GPT-3", "Google", "Switch Transformer"} <= opened.labels()
    second = open_page(seed_graph(), opened.evaluate("() => location.hash"))
    assert second.labels() == opened.labels()
    opened.page.get_by_role("button", name="Collapse").click()
    assert [label for label in opened.labels() if label.startswith(article)]


def test_a_node_stays_where_it_is_dragged_and_in_the_address(open_page: Open) -> None:
    opened = open_page(seed_graph())
    x, y = opened.node_point(GPT)
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 40, y + 30, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_function("() => location.hash.includes('moved=model/gpt@')")
    assert opened.node_point(GPT) == pytest.approx((x + 40, y + 30), abs=3)
    second = open_page(seed_graph(), opened.evaluate("() => location.hash"))
    assert second.node_point(GPT) == pytest.approx(opened.node_point(GPT), abs=3)
    opened.evaluate("() => { location.hash = ''; }")
    settle(opened.page)
    assert opened.node_point(GPT) == pytest.approx((x, y), abs=3)


# --- search in the picture ---


def test_what_is_found_is_lit_in_the_picture(open_page: Open) -> None:
    opened = open_page(seed_graph())
    field = opened.page.get_by_role("combobox")
    field.fill("roberta")
    settle(opened.page)
    lit = "() => [...listgraph.state.hits].map(listgraph.labelOf)"
    assert "RoBERTa" in opened.evaluate(lit)
    before = opened.page.screenshot(clip={"x": 300, "y": 150, "width": 1000, "height": 550})
    field.fill("megatron")
    settle(opened.page)
    assert before != opened.page.screenshot(clip={"x": 300, "y": 150, "width": 1000, "height": 550})
    opened.page.keyboard.press("Escape")
    expect(opened.page.get_by_role("listbox")).to_be_hidden()
    assert "Megatron-LM" in opened.evaluate(lit)
    second = open_page(seed_graph(), opened.evaluate("() => location.hash"))
    assert second.evaluate(lit) == opened.evaluate(lit)
    expect(second.page.get_by_role("combobox")).to_have_value("megatron")
    opened.page.keyboard.press("Escape")
    assert opened.evaluate(lit) == []
