"""GEXF, GraphML, node-link JSON and CX2, read by networkx, igraph, graphology and ndex2."""

import io
import json
import tempfile
from pathlib import Path
from typing import Any

from helpers import node
from helpers.reading.found import Found, from_networkx, from_rows, written
from listgraph.knowledge.graph import KnowledgeGraph


def read_gexf(graph: KnowledgeGraph) -> Found:
    import networkx as nx

    return from_networkx(nx.read_gexf(io.BytesIO(written("gexf", graph)["graph.gexf"])))


def graphology(graph: KnowledgeGraph) -> Any:
    """The graph as graphology exports it, read from GEXF under node."""
    return node.run("read_gexf.mjs", written("gexf", graph)["graph.gexf"].decode())


def read_gexf_graphology(graph: KnowledgeGraph) -> Found:
    read = graphology(graph)
    nodes = [{"id": node["key"], "label": "", **node["attributes"]} for node in read["nodes"]]
    return from_rows(nodes, [{**edge, **edge["attributes"]} for edge in read["edges"]])


def read_graphml(graph: KnowledgeGraph) -> Found:
    import networkx as nx

    data = io.BytesIO(written("graphml", graph)["graph.graphml"])
    return from_networkx(nx.read_graphml(data, force_multigraph=True))


def read_graphml_igraph(graph: KnowledgeGraph) -> Found:
    import igraph

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.graphml")
        path.write_bytes(written("graphml", graph)["graph.graphml"])
        read = igraph.Graph.Read_GraphML(str(path))
    names = [node["id"] for node in read.vs] if read.vcount() else []
    edges = [
        {"source": names[edge.source], "target": names[edge.target], **edge.attributes()} for edge in read.es
    ]
    return from_rows([node.attributes() for node in read.vs], edges)


def read_json(graph: KnowledgeGraph) -> Found:
    import networkx as nx

    data = json.loads(written("json", graph)["graph.json"])
    return from_networkx(nx.node_link_graph(data, edges="edges"))


def cytoscape(graph: KnowledgeGraph) -> Any:
    """The network that ndex2 reads from CX2."""
    from ndex2.cx2 import RawCX2NetworkFactory

    return RawCX2NetworkFactory().get_cx2network(json.loads(written("cx2", graph)["graph.cx2"]))


def read_cx2(graph: KnowledgeGraph) -> Found:
    network = cytoscape(graph)
    values = {number: node["v"] for number, node in network.get_nodes().items()}
    edges = [
        {
            "source": values[edge["s"]]["id"],
            "target": values[edge["t"]]["id"],
            "relation": edge["v"]["interaction"],
            **edge["v"],
        }
        for edge in network.get_edges().values()
    ]
    return from_rows([{"label": node["name"], **node} for node in values.values()], edges)
