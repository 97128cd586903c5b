"""GEXF and CX2 hold the picture too: every node has a place, a size and a colour."""

import io
from math import hypot
from typing import Any

import pytest
from hypothesis import given

from helpers.reading.found import written
from helpers.reading.networks import cytoscape, graphology
from helpers.samples import ARTICLE, COMPARISON, GRAPH, PUBLISHER, ROBERTA, XLNET
from helpers.strategies import graphs
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.page.looks import STEP, Look, node_looks
from listgraph.page.style import KIND_STYLES
from listgraph.page.view import opening_view

LOOKS = node_looks(GRAPH)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


@given(graphs())
def test_every_node_has_a_look(graph: KnowledgeGraph) -> None:
    assert list(node_looks(graph)) == [node.id for node in graph.nodes]


def test_what_the_page_draws_stands_where_it_stands_there() -> None:
    for spot in opening_view(GRAPH).spots:
        colour = KIND_STYLES[spot.node.kind].light
        assert LOOKS[spot.node.id] == Look(spot.x, spot.y, spot.size, colour)


def test_a_comparison_stands_between_what_it_compares() -> None:
    place, left, right = LOOKS[COMPARISON], LOOKS[ROBERTA], LOOKS[XLNET]
    apart = hypot(left.x - right.x, left.y - right.y)
    for side in (left, right):
        assert hypot(place.x - side.x, place.y - side.y) < apart + STEP


@pytest.mark.parametrize("tied", [True, False])
def test_of_thousands_no_two_stand_in_one_place(tied: bool) -> None:
    articles = [Node(f"article/{number:05}", "Article", str(number)) for number in range(3000)]
    reason = (Evidence("a.md", 1, "x", 0, 1, "publisher", 0.9),)
    facts = {Fact(node.id, "publishedBy", PUBLISHER): reason for node in articles if tied}
    nodes = (*articles, Node(PUBLISHER, "Publisher", "P"))
    looks = node_looks(KnowledgeGraph(nodes, facts))
    assert len({(look.x, look.y) for look in looks.values()}) == 3001


def test_networkx_reads_the_picture_from_gexf() -> None:
    import networkx as nx

    read = nx.read_gexf(io.BytesIO(written("gexf", GRAPH)["graph.gexf"]))
    for node, look in LOOKS.items():
        viz = read.nodes[node]["viz"]
        assert (viz["position"]["x"], viz["position"]["y"]) == (look.x, -look.y)
        assert viz["size"] == look.size
        assert tuple(viz["color"][name] for name in "rgb") == rgb(look.colour)


def test_graphology_reads_the_picture_from_gexf() -> None:
    read = graphology(GRAPH)
    assert read["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}
    found = {node["key"]: node["attributes"] for node in read["nodes"]}
    for node, look in LOOKS.items():
        shown = found[node]
        assert (shown["x"], shown["y"], shown["size"]) == (look.x, -look.y, look.size)
        assert shown["color"] == "rgba({},{},{},1.0)".format(*rgb(look.colour))
    assert all(edge["attributes"]["color"].startswith("rgb") for edge in read["edges"])


def test_ndex2_reads_the_picture_and_the_style_from_cx2() -> None:
    network = cytoscape(GRAPH)
    assert network.get_name() == "listgraph"
    for number, (node, look) in enumerate(LOOKS.items()):
        read = network.get_node(number)
        assert read["v"]["id"] == node
        assert (read["x"], read["y"]) == (look.x, look.y)
        assert network.get_node_bypasses()[number]["NODE_WIDTH"] == 2 * look.size
    mapping = network.get_visual_properties()["nodeMapping"]["NODE_BACKGROUND_COLOR"]["definition"]
    assert {"v": "Model", "vp": LOOKS[ROBERTA].colour} in mapping["map"]


def test_cx2_says_what_it_holds_and_declares_each_attribute() -> None:
    declared = cytoscape(GRAPH).get_attribute_declarations()
    assert declared["nodes"]["name"] == {"d": "string"}
    assert declared["nodes"]["firstReleased"] == {"d": "integer"}
    assert declared["edges"]["confidence"] == {"d": "double"}
    assert declared["edges"]["derived"] == {"d": "boolean"}


def years(**values: str) -> dict[str, Any]:
    import networkx as nx

    attributes = tuple(sorted((name, Value(text)) for name, text in values.items()))
    node = Node("model/x", "Model", "X", attributes)
    read = nx.read_gexf(io.BytesIO(written("gexf", KnowledgeGraph((node,), {}))["graph.gexf"]))
    return {"mode": read.graph.get("mode"), "start": read.nodes["model/x"].get("start")}


def test_a_node_with_a_year_begins_in_it() -> None:

    assert years(firstReleased="2019") == {"mode": "dynamic", "start": 2019.0}
    assert years(firstReleased="2019", published="2018")["start"] == 2018.0
    assert years() == {"mode": "static", "start": None}


def test_self_loops_and_islands_have_places_too() -> None:
    reason = (Evidence("a.md", 1, "x", 0, 1, "contest", 0.5),)
    nodes = (Node(COMPARISON, "Comparison", "loop"), Node("model/x", "Model", "X"))
    assert len(node_looks(KnowledgeGraph(nodes, {Fact(COMPARISON, "left", COMPARISON): reason}))) == 2
    assert ARTICLE in LOOKS
