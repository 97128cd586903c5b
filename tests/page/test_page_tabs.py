"""Other views of the same selection: the table, the matrix of comparisons, the timeline."""

import csv
import io

import pytest

from helpers.chromium import PHONE, Open, Opened, expect
from helpers.page_samples import hostile_graph, large_graph, seed_graph

pytestmark = pytest.mark.browser


def tab(opened: Opened, name: str) -> None:
    opened.page.get_by_role("tab", name=name).click()


def column(opened: Opened, number: int) -> list[str]:
    """The texts of one column of the rows in sight."""
    return opened.page.locator(f"#view-table tbody tr:not(.spacer) > :nth-child({number})").all_inner_texts()


# --- the tabs ---


def test_tabs_by_mouse_keyboard_and_address(open_page: Open) -> None:
    opened = open_page(seed_graph(), picture="map")
    tab(opened, "Table")
    assert opened.evaluate("() => location.hash") == "#view=table"
    expect(opened.page.get_by_role("tabpanel", name="Table")).to_be_visible()
    opened.page.keyboard.press("ArrowRight")
    expect(opened.page.get_by_role("tab", name="Comparisons")).to_be_focused()
    expect(opened.page.get_by_role("tabpanel", name="Comparisons")).to_be_visible()
    opened.page.go_back()
    expect(opened.page.get_by_role("tabpanel", name="Table")).to_be_visible()
    second = open_page(seed_graph(), "#view=timeline")
    expect(second.page.get_by_role("tab", name="Timeline")).to_have_attribute("aria-selected", "true")
    expect(second.page.locator("#view-timeline")).to_be_visible()


def test_a_choice_stays_from_view_to_view(open_page: Open) -> None:
    opened = open_page(seed_graph())
    tab(opened, "Timeline")
    opened.page.locator("#view-timeline").get_by_role("button", name="RoBERTa").click()
    expect(opened.page.locator("#panel h2")).to_have_text("RoBERTa")
    tab(opened, "Graph")
    expect(opened.page.locator("#panel h2")).to_have_text("RoBERTa")


# --- the table ---


def test_the_table_is_sorted_by_any_column(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=table&rows=Model")
    assert column(opened, 1)[0] == "BERT"
    assert [int(text) for text in column(opened, 2)] == sorted(
        (int(text) for text in column(opened, 2)), reverse=True
    )
    year = opened.page.get_by_role("columnheader", name="Year")
    year.get_by_role("button").click()
    expect(year).to_have_attribute("aria-sort", "descending")
    years = [text for text in column(opened, 8) if text]
    assert years == sorted(years, reverse=True)
    year.get_by_role("button").click()
    expect(year).to_have_attribute("aria-sort", "ascending")
    assert column(opened, 1)[0] == "Transformer"
    assert "sort=year" in opened.evaluate("() => location.hash")


def test_the_table_finds_words_in_any_column(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=table")
    field = opened.page.get_by_role("textbox", name="Find in the table")
    field.fill("新智元")
    titles = column(opened, 1)
    assert 0 < len(titles) < 10
    assert set(column(opened, 3)) == {"新智元"}
    field.fill("新智元 gpt")
    assert set(column(opened, 1)) < set(titles)
    second = open_page(seed_graph(), opened.evaluate("() => location.hash"))
    assert column(second, 1) == column(opened, 1)


def test_the_table_shows_what_the_filter_leaves(open_page: Open) -> None:
    opened = open_page(large_graph(200), "#view=table&medium=paper")
    expect(opened.page.locator("#view-table")).to_contain_text("67 rows")
    assert set(column(opened, 5)) == {"paper"}


def test_a_row_opens_its_panel_and_arrows_walk_the_rows(open_page: Open) -> None:
    opened = open_page(large_graph(3000), "#view=table")
    first = opened.page.locator("#view-table tbody button").first
    first.focus()
    for _ in range(60):
        opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    row = opened.page.locator("#view-table tr.chosen")
    expect(row).to_have_attribute("aria-rowindex", "62")
    expect(opened.page.locator("#panel h2")).to_have_text(row.locator("th bdi").inner_text())
    opened.page.keyboard.press("End")
    expect(opened.page.locator("#view-table tbody tr[aria-rowindex='3001']")).to_be_visible()


def test_only_rows_in_sight_are_elements(open_page: Open) -> None:
    opened = open_page(large_graph(3000), "#view=table")
    expect(opened.page.locator("#view-table table")).to_have_attribute("aria-rowcount", "3001")
    assert opened.page.locator("#view-table tbody tr").count() < 60


def test_the_table_is_saved_as_csv(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=table&rows=Model&sort=name")
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "models.csv"
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert len(rows) == 13
    assert rows[0]["Name"] == "AMBERT"
    assert rows[0]["Based on"] == "BERT"
    assert rows[0]["IRI"] == seed_graph().base + "model/ambert"


def test_no_title_becomes_a_formula(open_page: Open) -> None:
    opened = open_page(hostile_graph(), "#view=table")
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert len(rows) == 11
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]


# --- the matrix ---


def test_a_cell_says_who_won_how_often(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=matrix")
    cell = opened.page.get_by_role(
        "button", name="RoBERTa against XLNet: won 1, lost 0, level 1, no verdict 0"
    )
    expect(cell).to_have_text("1–0")
    other = opened.page.get_by_role("button", name="XLNet against RoBERTa")
    expect(other).to_have_text("0–1")
    level = opened.page.get_by_role("button", name="BERT against XLNet")
    expect(level).to_have_text("~2")


def test_a_cell_is_clicked_for_the_words_and_articles(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=matrix")
    opened.page.get_by_role("button", name="Switch Transformer against T5").click()
    panel = opened.page.locator("#panel")
    expect(panel.locator("mark")).to_have_text("比T5快4倍")
    expect(panel.locator(".in-article")).to_contain_text("1.6万亿参数")


def test_arrows_walk_the_cells(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=matrix")
    cells = opened.page.locator(".matrix td button")
    cells.first.focus()
    opened.page.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    opened.page.keyboard.press("ArrowLeft")
    expect(cells.first).to_be_focused()
    assert opened.page.locator(".matrix td button[tabindex='0']").count() == 1


def test_the_matrix_shows_what_the_filter_leaves(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=matrix&confidence=0.9")
    expect(opened.page.get_by_role("button", name="RoBERTa against XLNet")).to_have_text("1–0")
    hits = "listgraph.find('GPT-3').filter(hit => listgraph.kindOf(hit.node) === 'Section')"
    section = opened.evaluate(f"() => listgraph.idOf({hits}[0].node)")
    opened = open_page(seed_graph(), f"#view=matrix&section={section}")
    expect(opened.page.locator("#view-matrix")).to_contain_text("No comparison is left.")


# --- the timeline ---


def test_models_stand_in_their_years_with_their_lineage(open_page: Open) -> None:
    opened = open_page(seed_graph(), "#view=timeline")
    years = opened.page.locator("#view-timeline .plane h2").all_inner_texts()
    assert years == sorted(years)
    left = "name => document.querySelector(`#view-timeline .model[title='${name}']`).offsetLeft"
    places = [opened.evaluate(left, name) for name in ("Transformer", "BERT", "RoBERTa", "AMBERT")]
    assert places == sorted(set(places))
    bert = opened.evaluate("() => listgraph.nodeWithId('model/bert')")
    lines = opened.page.locator(f"#view-timeline [data-ends$=' {bert}']")
    expect(lines).to_have_count(4)  # AMBERT, Big Bird, RoBERTa, SegaBERT
    opened.page.locator("#view-timeline .model[title=BERT]").focus()
    expect(lines.first).to_have_class("descent relation-basedOn lit")


@pytest.mark.parametrize("view", ["table", "matrix", "timeline"])
def test_each_view_fits_a_phone_and_any_title(open_page: Open, view: str) -> None:
    for graph in (seed_graph(), hostile_graph()):
        opened = open_page(graph, f"#view={view}", viewport=PHONE)
        assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert (opened.messages, opened.errors, opened.dialogs) == ([], [], [])
        assert opened.evaluate("() => window.pwned") is None
