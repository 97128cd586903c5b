"""rules/: a page for each rule."""

from pathlib import Path

from helpers.places import SEEDS
from listgraph.exporters import rules
from listgraph.pipeline import build
from listgraph.rules import RULES


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


def test_the_same_words_stand_there_once_whatever_they_are_evidence_for(tmp_path: Path) -> None:
    text = "* [XLNet outperforms BERT and FooBERT](https://example.org/a)\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    made = rules.export(build([tmp_path]), RULES)
    page = next(artifact.data.decode() for artifact in made if artifact.path == "rules/contest-over.md")
    assert page.endswith("1 piece of evidence.\n\n- `a.md:1` `outperforms BERT and FooBERT`\n")


def test_a_rule_that_gave_nothing_says_so() -> None:
    silent = [page for page in pages().values() if page.endswith("## In these lists\n\nNone.\n")]
    assert silent
