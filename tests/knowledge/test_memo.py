"""What several formats need of a graph is worked out once."""

from dataclasses import replace

from helpers.samples import GRAPH
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.memo import for_the_latest
from listgraph.page.view import opening_view


def test_it_is_worked_out_once_for_the_latest_graph_and_never_given_for_another() -> None:
    asked = []

    @for_the_latest
    def size(graph: KnowledgeGraph) -> int:
        asked.append(graph)
        return len(graph.nodes)

    smaller = replace(GRAPH, nodes=GRAPH.nodes[:2], evidence={})
    assert [size(GRAPH), size(GRAPH), size(smaller), size(GRAPH)] == [8, 8, 2, 8]
    assert len(asked) == 3


def test_a_graph_that_is_gone_is_not_mistaken_for_a_new_one() -> None:
    @for_the_latest
    def sizes(graph: KnowledgeGraph) -> int:
        return len(graph.nodes)

    for count in (3, 1, 2, 5):
        assert sizes(replace(GRAPH, nodes=GRAPH.nodes[:count], evidence={})) == count


def test_the_formats_share_one_layout() -> None:
    assert opening_view(GRAPH) is opening_view(GRAPH)
