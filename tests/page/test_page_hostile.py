"""Titles, names and addresses that try to run, break out, deceive or flood: nothing of it happens."""

import pytest

from helpers.chromium import PHONE, Open, Opened, expect, settle
from helpers.page_samples import HOSTILE, HOSTILE_URLS, hostile_graph

pytestmark = pytest.mark.browser


def assert_untouched(opened: Opened) -> None:
    assert opened.evaluate("() => window.pwned") is None
    assert (
        opened.evaluate("() => document.querySelectorAll('img, iframe, object, embed, svg[onload]').length")
        == 0
    )
    assert len(opened.requests) == 1
    assert (opened.messages, opened.errors, opened.dialogs) == ([], [], [])


def test_nothing_of_it_runs(open_page: Open) -> None:
    """Every node and every line is opened, in both languages."""
    opened = open_page(hostile_graph())
    nodes = opened.evaluate("() => listgraph.shownNodes().map(node => node.iri)")
    for language in ("切换到中文", "Switch to English"):
        for node in nodes:
            opened.evaluate("id => listgraph.selectNode(id)", node)
        opened.evaluate(
            "() => listgraph.shownLines().forEach(({source, target}) => listgraph.select({source, target}))"
        )
        opened.page.get_by_role("button", name=language).click()
    settle(opened.page)
    assert_untouched(opened)


QUERIES = ("<img", "</script>", "'`${", "<!--", "U+202E", "gnp", "\u202e", "(((", "\\", "长长长")


def test_searching_for_it_is_safe(open_page: Open) -> None:
    opened = open_page(hostile_graph())
    for query in QUERIES:
        opened.page.get_by_role("combobox").fill(query)
        expect(opened.page.get_by_role("listbox")).to_be_visible()
    assert_untouched(opened)


def test_only_web_addresses_are_links(open_page: Open) -> None:
    opened = open_page(hostile_graph())
    for title, url in zip(HOSTILE, HOSTILE_URLS, strict=True):
        opened.evaluate("title => listgraph.select({node: listgraph.find(title)[0].node})", title[:40])
        opened.unfold()
        links = opened.page.locator("#panel a")
        found = set(links.evaluate_all("all => all.map(link => link.getAttribute('href'))"))
        good = url.startswith("http") and '"' not in url
        assert found == ({url} if good else set())
        assert url in opened.panel()
    assert_untouched(opened)


def test_a_reversing_mark_is_seen(open_page: Open) -> None:
    opened = open_page(hostile_graph())
    opened.evaluate("() => listgraph.select({node: listgraph.find('gnp.exe')[0].node})")
    expect(opened.page.locator("#panel h2")).to_have_text("abc[U+202E]gnp.exe")


@pytest.mark.parametrize("viewport", [{"width": 1366, "height": 768}, PHONE])
def test_a_title_of_ten_thousand_characters_fits(open_page: Open, viewport: dict[str, int]) -> None:
    opened = open_page(hostile_graph(), viewport=viewport)
    opened.evaluate("() => listgraph.select({node: listgraph.find('长长长长')[0].node})")
    settle(opened.page)
    box = opened.page.locator("#panel h2").bounding_box()
    assert box is not None
    assert box["height"] < 250
    assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    opened.evaluate("() => listgraph.select(listgraph.shownLines()[7])")
    assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_it_is_text_as_well(open_page: Open) -> None:
    opened = open_page(hostile_graph(), java_script_enabled=False)
    text = opened.page.locator("body").inner_text()
    assert "</script><script>window.pwned=2</script>" in text
    assert len(opened.requests) == 1
