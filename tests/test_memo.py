"""What several formats need of a graph is worked out once."""

from dataclasses import replace

from helpers.samples import GRAPH
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.memo import for_the_latest, while_it_lives
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


def test_it_is_kept_for_several_values_as_long_as_there_are_any() -> None:
    asked = []

    @while_it_lives
    def size(graph: KnowledgeGraph) -> int:
        asked.append(len(graph.nodes))
        return asked[-1]

    some = [replace(GRAPH, nodes=GRAPH.nodes[:count], evidence={}) for count in (1, 2)]
    assert [size(graph) for graph in some + some] == [1, 2, 1, 2]
    assert asked == [1, 2]
    del some
    assert size(replace(GRAPH, nodes=GRAPH.nodes[:3], evidence={})) == 3


def test_the_formats_share_one_layout() -> None:
    assert opening_view(GRAPH) is opening_view(GRAPH)
