"""What the tools' own readers make of our files: the nodes and edges, in one form for all of them."""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import igraph
import networkx as nx
import pandas as pd
import polars as pl
from ndex2.cx2 import RawCX2NetworkFactory

from helpers import node
from listgraph.exporters import cx2, gexf, graphml, nodelink, parquet, tables
from listgraph.exporters.tables import restore
from listgraph.knowledge.graph import KnowledgeGraph

Nodes = dict[str, tuple[str, str, str]]
"""IRI, kind and label by id."""
Edges = set[tuple[str, str, str, float, bool]]
"""Source, relation, target, confidence and whether it is derived."""
Read = Callable[[KnowledgeGraph], tuple[Nodes, Edges]]
Rows = Iterable[Mapping[Any, Any]]


def written(exporter: ModuleType, graph: KnowledgeGraph) -> dict[str, bytes]:
    return {artifact.path: artifact.data for artifact in exporter.export(graph, {})}


def tabled(data: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return restored(rows)


def restored(rows: Rows) -> list[dict[str, str]]:
    return [{name: restore(cell or "") for name, cell in row.items()} for row in rows]


def from_rows(nodes: Rows, edges: Rows) -> tuple[Nodes, Edges]:
    found = [
        (
            row["source"],
            row["relation"],
            row["target"],
            float(row["confidence"]),
            row["derived"] in ("true", True),
        )
        for row in edges
    ]
    assert len(set(found)) == len(found)
    return {row["id"]: (row["iri"], row["kind"], row["label"]) for row in nodes}, set(found)


def from_networkx(graph: "nx.Graph[str]") -> tuple[Nodes, Edges]:
    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges = [{"source": source, "target": target, **data} for source, target, data in graph.edges(data=True)]
    return from_rows(nodes, edges)


def read_csv(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    files = written(tables, graph)
    return from_rows(tabled(files["nodes.csv"]), tabled(files["edges.csv"]))


def read_csv_pandas(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    files = written(tables, graph)
    nodes, edges = (
        pd.read_csv(io.BytesIO(files[name]), dtype=str, keep_default_na=False).to_dict("records")
        for name in ("nodes.csv", "edges.csv")
    )
    return from_rows(restored(nodes), restored(edges))


def read_csv_polars(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    files = written(tables, graph)
    nodes, edges = (
        pl.read_csv(files[name], infer_schema=False).to_dicts() for name in ("nodes.csv", "edges.csv")
    )
    return from_rows(restored(nodes), restored(edges))


CSV_IN_DUCKDB = """read_csv('{}', header=true, all_varchar=true, delim=',', quote='"', escape='"')"""


def read_csv_duckdb(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    nodes, edges = _in_duckdb(written(tables, graph), CSV_IN_DUCKDB)
    return from_rows(restored(nodes), restored(edges))


def read_parquet_pandas(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    files = written(parquet, graph)
    nodes, edges = (
        pd.read_parquet(io.BytesIO(files[name])).to_dict("records")
        for name in ("nodes.parquet", "edges.parquet")
    )
    return from_rows(nodes, edges)


def read_parquet_polars(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    files = written(parquet, graph)
    nodes, edges = (
        pl.read_parquet(io.BytesIO(files[name])).to_dicts() for name in ("nodes.parquet", "edges.parquet")
    )
    return from_rows(nodes, edges)


def read_parquet_duckdb(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    nodes, edges = _in_duckdb(written(parquet, graph), "'{}'")
    return from_rows(nodes, edges)


def _in_duckdb(files: Mapping[str, bytes], source: str) -> list[list[dict[str, Any]]]:
    found = []
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        for name, data in files.items():
            path = Path(folder, name)
            path.write_bytes(data)
            result = database.execute(f"SELECT * FROM {source.format(path)}")
            names = [column[0] for column in result.description or ()]
            found.append([dict(zip(names, row, strict=True)) for row in result.fetchall()])
    return found


def read_gexf(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    return from_networkx(nx.read_gexf(io.BytesIO(written(gexf, graph)["graph.gexf"])))


def graphology(graph: KnowledgeGraph) -> Any:
    """The graph as graphology exports it, read from GEXF under node."""
    return node.run("read_gexf.mjs", written(gexf, graph)["graph.gexf"].decode())


def read_gexf_graphology(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    read = graphology(graph)
    nodes = [{"id": node["key"], "label": "", **node["attributes"]} for node in read["nodes"]]
    return from_rows(nodes, [{**edge, **edge["attributes"]} for edge in read["edges"]])


def read_graphml(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    data = io.BytesIO(written(graphml, graph)["graph.graphml"])
    return from_networkx(nx.read_graphml(data, force_multigraph=True))


def read_graphml_igraph(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.graphml")
        path.write_bytes(written(graphml, graph)["graph.graphml"])
        read = igraph.Graph.Read_GraphML(str(path))
    names = [node["id"] for node in read.vs] if read.vcount() else []
    edges = [
        {"source": names[edge.source], "target": names[edge.target], **edge.attributes()} for edge in read.es
    ]
    return from_rows([node.attributes() for node in read.vs], edges)


def read_json(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
    data = json.loads(written(nodelink, graph)["graph.json"])
    return from_networkx(nx.node_link_graph(data, edges="edges"))


def cytoscape(graph: KnowledgeGraph) -> Any:
    """The network that ndex2 reads from CX2."""
    return RawCX2NetworkFactory().get_cx2network(json.loads(written(cx2, graph)["graph.cx2"]))


def read_cx2(graph: KnowledgeGraph) -> tuple[Nodes, Edges]:
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


READERS: list[Read] = [
    read_csv,
    read_csv_pandas,
    read_csv_polars,
    read_csv_duckdb,
    read_parquet_pandas,
    read_parquet_polars,
    read_parquet_duckdb,
    read_gexf,
    read_graphml,
    read_graphml_igraph,
    read_json,
    read_cx2,
]
"""Those of the formats that hold every node and edge with its columns."""
