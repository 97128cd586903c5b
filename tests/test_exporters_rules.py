"""rules/: a page for each rule."""

from pathlib import Path

from listgraph.exporters import rules
from listgraph.pipeline import build
from listgraph.rules import RULES

SEEDS = Path(__file__).parent.parent / "seeds"


def pages() -> dict[str, str]:
    graph = build([SEEDS])
    return {artifact.path: artifact.data.decode() for artifact in rules.export(graph, RULES)}


def test_every_rule_has_a_page_that_says_what_it_gave() -> None:
    found = pages()
    assert list(found) == [f"rules/{name}.md" for name in RULES]
    assert not any("…" in page.partition("## ")[0] for page in found.values())
    page = found["rules/lineage.md"]
    assert RULES["lineage"].label_zh in page
    assert f"Confidence: {RULES['lineage'].confidence:g}." in page
    assert "- `language-models.md:5` `" in page


def test_a_rule_that_gave_nothing_says_so() -> None:
    silent = [page for page in pages().values() if page.endswith("## In these lists\n\nNone.\n")]
    assert silent
