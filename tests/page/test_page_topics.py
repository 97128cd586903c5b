"""Topics: groups of nodes with more ties among themselves than with others."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.chromium import Open, expect, settle
from helpers.page_samples import seed_graph
from listgraph.page.topics import topics
from listgraph.page.view import LEADS, opening_view

nodes = st.sampled_from([f"n{number}" for number in range(24)])
ties = st.lists(st.tuples(nodes, nodes), max_size=60)


def test_cliques_that_are_joined_by_one_tie_are_topics() -> None:
    groups = [[f"{group}{number}" for number in range(5)] for group in "abc"]
    inside = [pair for group in groups for pair in combinations(group, 2)]
    assert topics([*inside, ("a0", "b0"), ("b1", "c1")]) == groups


def test_a_hub_keeps_what_has_no_other_tie() -> None:
    """Everything is tied to the hub, and six of it among themselves."""
    rim = [f"rim{number}" for number in range(12)]
    among = list(combinations(rim[:6], 2))
    found = topics([("hub", node) for node in rim] + among * 3)
    assert found == [["hub", *rim[6:]], rim[:6]] or found == [["hub", *sorted(rim[6:])], rim[:6]]


@settings(deadline=None)
@given(ties, st.randoms())
def test_every_tied_node_has_one_topic_whatever_the_order(
    pairs: list[tuple[str, str]], random: Random
) -> None:
    found = topics(pairs)
    members = [node for group in found for node in group]
    assert sorted(members) == sorted({end for one, two in pairs if one != two for end in (one, two)})
    shuffled = [(two, one) for one, two in pairs]
    random.shuffle(shuffled)
    assert topics(shuffled) == found


@settings(deadline=None)
@given(ties)
def test_the_topics_are_about_as_good_as_those_of_networkx(pairs: list[tuple[str, str]]) -> None:
    """Modularity against that of another implementation of the method, on simple graphs."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((one, two) for one, two in pairs if one != two)
    if not graph.size():
        return
    ours = nx.community.modularity(graph, [set(group) for group in topics(graph.edges)])
    theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert ours >= theirs - 0.1


def test_a_topic_is_called_after_its_best_known_models() -> None:
    view = opening_view(seed_graph())
    graph = seed_graph()
    assert graph.nodes[view.leads[0][0]].label == "BERT"
    assert max(map(len, view.leads)) == LEADS
    assert {spot.topic for spot in view.spots} == set(range(len(view.leads) + 1))


@pytest.mark.browser
def test_topics_are_seen_and_shown_at_a_click(open_page: Open) -> None:
    opened = open_page(seed_graph())
    part = opened.page.get_by_role("group", name="Topics")
    expect(part.get_by_role("button").first).to_contain_text("BERT")
    before = opened.evaluate("() => listgraph.network.getScale()")
    part.get_by_role("button").last.click()
    settle(opened.page)
    assert opened.evaluate("() => listgraph.network.getScale()") > before
