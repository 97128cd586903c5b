"""A column has one type, by the schema and not by what a graph happens to hold, and every engine knows it."""

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest
import rdflib

from helpers import node
from helpers.reading.found import written
from helpers.samples import GRAPH, ROBERTA, XLNET
from listgraph.errors import ListgraphError
from listgraph.extras import installing
from listgraph.knowledge.graph import KnowledgeGraph, Node, Value
from listgraph.knowledge.rows import EDGE_TYPES, NODE_TYPES
from listgraph.markup.formulas import restore

if TYPE_CHECKING:
    import polars
    import pyarrow

EMPTY = KnowledgeGraph((), {})
NAMED = KnowledgeGraph(
    (Node("model/a", "Model", "A", (("altLabel", Value("Ä")), ("altLabel", Value("甲 | 乙", "zh")))),), {}
)


def arrow(graph: KnowledgeGraph, name: str) -> "pyarrow.Table":
    from pyarrow import parquet

    return parquet.read_table(io.BytesIO(written("parquet", graph)[name]))


def polars_frame(graph: KnowledgeGraph, name: str = "nodes.parquet") -> "polars.DataFrame":
    import polars as pl

    return pl.read_parquet(io.BytesIO(written("parquet", graph)[name]))


# --- Parquet ---


@pytest.mark.parametrize("name", ["nodes.parquet", "edges.parquet"])
def test_the_schema_is_the_same_in_every_build(name: str) -> None:
    assert arrow(EMPTY, name).schema == arrow(GRAPH, name).schema == arrow(NAMED, name).schema


def test_the_types_are_those_of_the_tables() -> None:
    names = {str: "string", int: "int64", float: "double", bool: "bool", list: "list<element: string>"}
    for file, types in (("nodes.parquet", NODE_TYPES), ("edges.parquet", EDGE_TYPES)):
        schema = arrow(GRAPH, file).schema
        assert {field.name: str(field.type) for field in schema} == {
            name: names[kind] for name, kind in types.items()
        }


def test_two_exports_can_be_put_together() -> None:
    import duckdb
    import polars as pl
    import pyarrow as pa

    together = pl.concat([polars_frame(GRAPH), polars_frame(NAMED), polars_frame(EMPTY)])
    assert len(together) == len(GRAPH.nodes) + 1
    tables = pa.concat_tables([arrow(GRAPH, "nodes.parquet"), arrow(NAMED, "nodes.parquet")])
    assert tables.num_rows == len(together)
    with duckdb.connect() as database:
        database.register("joined", tables)
        assert database.execute(
            "SELECT count(*) FROM joined WHERE list_contains(altLabel, 'Ä')"
        ).fetchone() == (1,)


def test_a_list_is_a_list() -> None:
    assert polars_frame(NAMED)["altLabel"].to_list() == [["Ä", "甲 | 乙"]]
    exploded = polars_frame(NAMED).explode("altLabel")
    assert exploded["altLabel"].to_list() == ["Ä", "甲 | 乙"]


def test_what_there_is_not_is_null() -> None:
    import polars as pl

    nodes = polars_frame(GRAPH)
    assert nodes.filter(pl.col("id") == XLNET).select("firstReleased", "altLabel").row(0) == (None, None)


def test_no_name_of_a_library_stands_in_the_file() -> None:
    from pyarrow.parquet import ParquetFile

    for data in written("parquet", GRAPH).values():
        assert b"arrow" not in data.lower()
        assert ParquetFile(io.BytesIO(data)).metadata.created_by == "listgraph"


def test_lists_are_lists_in_data_frames_json_and_cytoscape_too() -> None:
    import json

    from listgraph import Graph

    wanted = ["Ä", "甲 | 乙"]
    assert Graph(NAMED).to_pandas().nodes["altLabel"].tolist() == [wanted]
    (node_,) = json.loads(written("json", NAMED)["graph.json"])["nodes"]
    assert node_["altLabel"] == wanted
    aspects = json.loads(written("cx2", NAMED)["graph.cx2"])
    (nodes,) = (aspect["nodes"] for aspect in aspects if "nodes" in aspect)
    assert nodes[0]["v"]["altLabel"] == wanted


# --- Years ---

LATER = """
PREFIX lg: <https://w3id.org/listgraph/ns#>
SELECT ?m WHERE { ?m lg:firstReleased ?year FILTER(?year > 2018 && ?year < 2020) }
"""


def test_years_compare_in_rdflib_and_oxigraph() -> None:
    data = written("ttl", GRAPH)["graph.ttl"].decode()
    wanted = GRAPH.base + ROBERTA
    assert [str(row[0]) for row in rdflib.Graph().parse(data=data).query(LATER)] == [wanted]  # type: ignore[index]
    store = pyoxigraph.Store()
    store.load(data, format=pyoxigraph.RdfFormat.TURTLE)
    solutions = store.query(LATER)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    assert [row["m"].value for row in solutions] == [wanted]


def test_years_compare_in_comunica() -> None:
    text = written("ttl", GRAPH)["graph.ttl"].decode()
    ((row,),) = node.run("comunica.mjs", {"texts": [text], "queries": [LATER]})
    assert row == {"m": GRAPH.base + ROBERTA}


def test_years_are_numbers_in_networks_and_frames() -> None:
    import networkx as nx

    network = nx.read_gexf(io.BytesIO(written("gexf", GRAPH)["graph.gexf"]))
    assert network.nodes[ROBERTA]["firstReleased"] == 2019
    frame = polars_frame(GRAPH).filter(firstReleased=2019)
    assert frame["id"].to_list() == [ROBERTA]


# --- CSV with pandas as it is ---

WORDS = ("None", "nan", "NaN", "NA", "N/A", "null", "NULL", "<NA>", "#N/A", "'None", "n/a", "-nan")


@pytest.mark.parametrize("word", WORDS)
def test_pandas_loses_no_word_for_nothing(word: str) -> None:
    import pandas as pd

    model = Node("model/x", "Model", word, (("altLabel", Value(word)), ("prefLabel", Value(word, "en"))))
    read = pd.read_csv(io.BytesIO(written("csv", KnowledgeGraph((model,), {}))["nodes.csv"]))
    for column in ("label", "altLabel", "prefLabelEn"):
        (cell,) = read[column]
        assert restore(cell) == word


def test_without_pyarrow_the_format_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ListgraphError, match=re.escape(installing("tables"))):
        written("parquet", GRAPH)


def of_the_worst() -> Any:
    """Values that the schema does not allow: a year that is no number, a text twice."""
    return (("firstReleased", Value("soon")), ("published", Value("2019")), ("published", Value("2020")))


def test_what_is_not_of_the_type_is_no_value() -> None:
    graph = KnowledgeGraph((Node("model/x", "Model", "X", of_the_worst()),), {})
    assert polars_frame(graph).select("firstReleased", "published").row(0) == (None, 2019)


def test_an_arxiv_id_keeps_its_zeros_in_pandas() -> None:
    """Ids alone in a column would be numbers there: 1910.10680 and 1910.1068 one."""
    import pandas

    model = Node("model/a", "Model", "A", (("arxivId", Value("arXiv:1910.10680")),))
    file = io.BytesIO(written("csv", KnowledgeGraph((model,), {}))["nodes.csv"])
    assert pandas.read_csv(file)["arxivId"].tolist() == ["arXiv:1910.10680"]
