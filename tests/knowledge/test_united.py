"""One graph of two: as if both lists had been built together."""

import pytest

from listgraph.errors import ListgraphError
from listgraph.knowledge.assemble import assemble, united
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.schema import BASE

WINS = "## Looms\n\n* [BERT beats XLNet on cloth](https://example.org/a)\n* [How looms came to be](https://a.org/x)\n"
LOSES = (
    "## Looms\n\n* [XLNet beats BERT on wool](https://example.org/b)\n* [How looms came to be](https://b.org/y)\n"
    "* [T5 on wool](https://example.org/c)\n"
)


def built(base: str = BASE, language: str = "en", **lists: str) -> KnowledgeGraph:
    sources = [Source(f"{name}.md", text, "utf-8", name * 64) for name, text in sorted(lists.items())]
    claims = [interpret(parse(source), builtin()) for source in sources]
    return assemble(claims, builtin(), sources, base=base, language=language)


def test_two_graphs_give_what_both_lists_give_together() -> None:
    together = built(a=WINS, b=LOSES)
    one = united(built(a=WINS), built(b=LOSES), builtin())
    assert one.evidence == together.evidence
    assert one.nodes == together.nodes
    assert one.sources == together.sources
    assert one.account == together.account


def test_what_follows_from_both_alone_is_said() -> None:
    one = united(built(a=WINS), built(b=LOSES), builtin())
    assert "crossPostOf" in {fact.relation for fact in one.evidence}


def test_a_graph_with_itself_is_itself() -> None:
    graph = built(a=WINS)
    assert united(graph, graph, builtin()).evidence == graph.evidence


def test_graphs_of_two_bases_are_refused() -> None:
    with pytest.raises(ListgraphError, match=r"different bases, .* and https://example\.org/id/"):
        united(built(a=WINS), built("https://example.org/id/", b=LOSES), builtin())


def test_where_they_label_a_thing_differently_the_first_is_heard() -> None:
    english, chinese = built(a=WINS), built(language="zh", b=LOSES)
    for first, second, label in ((english, chinese, "Google"), (chinese, english, "谷歌")):
        assert united(first, second, builtin()).by_id["organization/google"].label == label
    for first, second in ((english, chinese), (chinese, english)):
        found = united(first, second, builtin()).by_id
        titles = {node.label for node in found.values() if node.kind == "Article"}
        assert {"BERT beats XLNet on cloth", "XLNet beats BERT on wool"} <= titles
