"""Filters: articles by list, section, publisher, medium, language and year, facts by confidence."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers.chromium import Open, Opened, expect, settle
from helpers.page_samples import large_graph, seed_graph
from listgraph import pipeline

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

PASSING = "() => listgraph.shownNodes().filter(node => node.kind === 'Article').length"


def unfold(opened: Opened, facet: str) -> "Locator":
    """Open a facet; its values."""
    part = opened.page.locator(f"details:has(#facet-{facet})")
    part.locator("summary").click()
    values = part.locator("label")
    expect(values.first).to_be_visible()
    return values


def count(row: "Locator") -> int:
    return int(row.locator(".count").inner_text().replace(",", ""))


def test_each_value_says_how_many_articles_it_leaves(open_page: Open) -> None:
    opened = open_page(large_graph(200))
    media = unfold(opened, "medium")
    assert sorted(map(count, media.all())) == [66, 67, 67]
    media.filter(has_text="paper").click()
    assert opened.evaluate(PASSING) == 67
    expect(opened.page.locator("#notice")).to_contain_text("Filtered: 67 articles")


def test_filters_combine(open_page: Open) -> None:
    """Within a facet either value will do; of two facets, both must."""
    opened = open_page(large_graph(200))
    media, years = unfold(opened, "medium"), unfold(opened, "year")
    media.filter(has_text="paper").click()
    media.filter(has_text="code").click()
    assert opened.evaluate(PASSING) == 133
    before = count(years.filter(has_text="2018"))
    years.filter(has_text="2018").click()
    assert opened.evaluate(PASSING) == before < 40
    expect(media).to_have_count(3)
    assert count(media.filter(has_text="post")) + before == sum(map(count, media.all()))


TAGGED = """# Shelf

## Boats

- [Oar](https://oar.example/) - Rows fast. `MIT` `Docker`
- [Sail](https://sail.example/) - Needs wind. `GPL-3.0` `Docker`
- [Raft](https://raft.example/) - Floats. `MIT` `Go`

## Kites

- [Delta](https://delta.example/) - Flies. `MIT` `Go`
- [Box](https://box.example/) - Flies, too. `GPL-3.0` `Docker`
- [Stunt](https://stunt.example/) - Turns.
"""


def test_licences_and_other_tags_have_facets_of_their_own(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "shelf.md").write_text(TAGGED, "utf-8")
    opened = open_page(pipeline.build([tmp_path / "shelf.md"]))
    shown = {
        facet: re.findall(
            r"^(\S.*)\n\s*(\d+)$", "\n".join(unfold(opened, facet).all_inner_texts()), re.MULTILINE
        )
        for facet in ("topic", "licence", "tag")
    }
    assert shown["licence"] == [("MIT", "3"), ("GPL-3.0", "2"), ("not known", "1")]
    assert shown["tag"] == [("Docker", "3"), ("Go", "2"), ("not known", "1")]
    assert shown["topic"] == [("Boats", "3"), ("Kites", "3")]


def test_what_is_not_tied_to_an_article_that_passes_is_not_shown(open_page: Open) -> None:
    opened = open_page(large_graph(200))
    sections = unfold(opened, "section")
    sections.first.click()
    kinds = opened.evaluate("() => [...new Set(listgraph.shownNodes().map(node => node.kind))].sort()")
    assert kinds == ["Article", "Model", "Organization", "Publisher"]
    models = opened.evaluate("() => listgraph.shownNodes().filter(node => node.kind === 'Model').length")
    assert 0 < models < 20


def test_all_filters_are_cleared_at_one_click(open_page: Open) -> None:
    opened = open_page(large_graph(200))
    everything = opened.labels()
    clear = opened.page.get_by_role("button", name="Clear all filters")
    expect(clear).to_be_disabled()
    unfold(opened, "year").first.click()
    unfold(opened, "confidence").last.click()
    opened.tick("Organization", on=False)
    clear.click()
    assert opened.labels() == everything
    expect(opened.page.locator("#notice")).to_be_hidden()


def test_the_filter_is_in_the_address(open_page: Open) -> None:
    first = open_page(large_graph(200))
    unfold(first, "section").first.click()
    unfold(first, "year").filter(has_text="not known").click()
    unfold(first, "confidence").filter(has_text="90").click()
    fragment = first.evaluate("() => location.hash")
    assert re.fullmatch(r"#section=section/[^&]+&year=-&confidence=0.9&picture=network", fragment)
    second = open_page(large_graph(200), fragment)
    settle(second.page)
    assert second.labels() == first.labels()
    expect(second.page.locator("#facet-year .active")).to_have_text("1")


def test_a_filter_takes_what_is_not_drawn_into_the_picture(open_page: Open) -> None:
    """3,000 articles: those of one publisher are few, and most are not drawn at first."""
    opened = open_page(large_graph(3000))
    drawn = opened.labels()
    publishers = unfold(opened, "publisher")
    row = publishers.nth(5)
    wanted = count(row)
    row.click()
    assert opened.evaluate(PASSING) == wanted
    assert opened.labels() - drawn
    opened.page.get_by_role("button", name="Clear all filters").click()
    assert opened.labels() == drawn
    assert "with=" not in opened.evaluate("() => location.hash")


def test_a_value_among_many_is_found_by_typing(open_page: Open) -> None:
    opened = open_page(large_graph(3000))
    publishers = unfold(opened, "publisher")
    expect(publishers).to_have_count(8)
    opened.page.get_by_role("textbox", name="Find in: Publisher").press_sequentially("site17")
    assert all("site17" in text for text in publishers.all_inner_texts())
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Space")
    expect(publishers.first.get_by_role("checkbox")).to_be_focused()
    expect(opened.page.locator("#facet-publisher .active")).to_have_text("1")


def test_confidence_filters_facts(open_page: Open) -> None:
    opened = open_page(seed_graph())
    relations = "() => listgraph.shownLines().flatMap(line => line.relations)"
    assert "comparedWith" in opened.evaluate(relations)
    unfold(opened, "confidence").filter(has_text="90").click()
    assert "comparedWith" not in opened.evaluate(relations)
    assert "outperforms" in opened.evaluate(relations)


def test_a_claim_between_models_is_shown_with_the_articles_that_make_it(open_page: Open) -> None:
    opened = open_page(seed_graph())
    row = unfold(opened, "section").filter(has_text="RoBERTa").first
    row.click()
    lines = opened.evaluate("() => listgraph.shownLines().flatMap(line => line.relations)")
    assert lines.count("outperforms") == 1
    assert "comparedWith" not in lines
