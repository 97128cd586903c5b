"""Known names that an entry gives to other things."""

import pytest

from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

ROW = "| Name | Institution | Link |\n|---|---|---|\n| {} | {} | [code](https://example.org/1) |\n"


def models(markdown: str) -> list[tuple[str, str]]:
    """The models of a list, each with its id and what it is called."""
    graph = assemble([interpret(parse(Source("list.md", markdown, "utf-8", "")), builtin())], builtin())
    return [(node.id, node.label) for node in graph.nodes if node.kind == "Model"]


@pytest.mark.parametrize(
    ("name", "maker", "model"),
    [
        ("Dolphin", "Cognitive Computations", "model/dolphin"),
        ("CPM", "面壁智能", "model/cpm"),
        ("LayoutLMv3", "Meta", "model/layoutlmv3"),
    ],
)
def test_a_known_name_is_the_known_model(name: str, maker: str, model: str) -> None:
    """So by its maker, where a family changes houses, and where a name is nothing else's."""
    assert [found for found, _ in models("## Language models\n\n" + ROW.format(name, maker))] == [model]


def test_a_word_that_another_maker_calls_its_model_is_that_model() -> None:
    """Beside models it is one; its name is the same, its address is not."""
    beside = "| LayoutLMv3 | Microsoft | [code](https://example.org/2) |\n"
    (found, label), _ = models("## Language models\n\n" + ROW.format("Dolphin", "ByteDance") + beside)
    assert label == "Dolphin"
    assert found.startswith("model/dolphin-by-bytedance")
