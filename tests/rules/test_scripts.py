"""A verdict is the same in both Chinese scripts, and the words that say so are the author's."""

import pytest

from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

VERDICTS = [
    ("ALBERT 擊敗 BERT", "ALBERT 击败 BERT"),
    ("ALBERT 在長文本上勝過 BERT", "ALBERT 在长文本上胜过 BERT"),
    ("ALBERT 全面超越 BERT", "ALBERT 全面超越 BERT"),
    ("ALBERT 吊打 BERT，開源了", "ALBERT 吊打 BERT，开源了"),
    ("ALBERT 優於 BERT 的原因", "ALBERT 优于 BERT 的原因"),
    ("ALBERT 遠超 BERT", "ALBERT 远超 BERT"),
    ("ALBERT 碾壓 BERT", "ALBERT 碾压 BERT"),
    ("ALBERT 秒殺 BERT", "ALBERT 秒杀 BERT"),
    ("ALBERT 戰勝 BERT", "ALBERT 战胜 BERT"),
    ("ALBERT 領先 BERT", "ALBERT 领先 BERT"),
    ("ALBERT 贏過 BERT", "ALBERT 赢过 BERT"),
    ("ALBERT 輸給 BERT", "ALBERT 输给 BERT"),
    ("ALBERT 遜於 BERT", "ALBERT 逊于 BERT"),
    ("ALBERT 被 BERT 擊敗", "ALBERT 被 BERT 击败"),
    ("ALBERT 比 BERT 強", "ALBERT 比 BERT 强"),
    ("ALBERT 比 BERT 輕量，準確率更高", "ALBERT 比 BERT 轻量，准确率更高"),
    ("ALBERT 效能媲美 BERT", "ALBERT 性能媲美 BERT"),
    ("ALBERT 與 BERT 不相上下", "ALBERT 与 BERT 不相上下"),
    ("ALBERT 對決 BERT", "ALBERT 对决 BERT"),
    ("ALBERT 和 BERT 的區別", "ALBERT 和 BERT 的区别"),
    ("ALBERT 能否擊敗 BERT", "ALBERT 能否击败 BERT"),
    ("ALBERT 無法超越 BERT", "ALBERT 无法超越 BERT"),
    ("從 BERT 到 ALBERT 的發展", "从 BERT 到 ALBERT 的发展"),
]


def graph_of(title: str) -> KnowledgeGraph:
    markdown = f"- [{title}](https://example.org/a)\n"
    return assemble([interpret(parse(Source("list.md", markdown, "utf-8", "")), builtin())], builtin())


@pytest.mark.parametrize(("traditional", "simplified"), VERDICTS)
def test_a_verdict_is_the_same_in_both_scripts(traditional: str, simplified: str) -> None:
    written, expected = graph_of(traditional), graph_of(simplified)
    assert list(written.edges()) != []
    assert [edge[:3] for edge in written.edges()] == [edge[:3] for edge in expected.edges()]
    assert any(relation == "compares" for _, relation, _, _ in written.edges())
    for fact, items in written.evidence.items():
        for item in items:
            assert not item.line or item.quote in f"- [{traditional}](https://example.org/a)", fact
    assert [node.label for node in written.nodes if node.kind == "Article"] == [traditional]
