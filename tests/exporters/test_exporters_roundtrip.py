"""What single formats hold beside the nodes and edges, of which test_every_format.py has the law."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.reading import networks, tables
from helpers.reading.found import Found, Read, written
from helpers.samples import ARTICLE, GRAPH, ROBERTA, XLNET
from helpers.strategies import NASTY, graphs, texts
from listgraph.exporters import EXPORTERS
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node
from listgraph.knowledge.rows import EDGE_COLUMNS, NODE_COLUMNS, clean, in_language, join, split
from listgraph.markup.formulas import defuse, restore
from listgraph.schema import ATTRIBUTES, RELATIONS

# The readers of the formats that hold every node and edge with its columns.
READERS: tuple[Read, ...] = (
    tables.read_csv,
    tables.read_csv_pandas,
    tables.read_csv_polars,
    tables.read_csv_duckdb,
    tables.read_parquet_pandas,
    tables.read_parquet_polars,
    tables.read_parquet_duckdb,
    networks.read_gexf,
    networks.read_graphml,
    networks.read_graphml_igraph,
    networks.read_json,
    networks.read_cx2,
)


def expected(graph: KnowledgeGraph, label: Callable[[str], str]) -> Found:
    nodes = {node.id: (graph.base + node.id, node.kind, label(node.label)) for node in graph.nodes}
    edges = {
        (source, relation, target, max(item.confidence for item in evidence), RELATIONS[relation].derived)
        for source, relation, target, evidence in graph.edges()
    }
    return nodes, edges


def test_any_label_comes_back_under_node() -> None:
    labels = (*NASTY, "next\x85line", "line\u2028paragraph\u2029", "carriage\rreturn")
    nodes = tuple(Node(f"model/n{number:02}", "Model", label) for number, label in enumerate(labels))
    graph = KnowledgeGraph(nodes, {})
    assert networks.read_gexf_graphology(graph) == expected(graph, clean)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("label", NASTY)
def test_any_label_comes_back(read: Read, label: str) -> None:
    graph = KnowledgeGraph((Node("model/x", "Model", label),), {})
    assert read(graph)[0]["model/x"][2] == clean(label)


@pytest.mark.parametrize("read", READERS)
def test_parallel_edges_and_self_loops_stay_apart(
    read: Read,
) -> None:
    reason = (Evidence("a.md", 1, "x", 0, 1, "contest", 0.5),)
    facts = [Fact(ROBERTA, name, other) for name in ("equals", "outperforms") for other in (ROBERTA, XLNET)]
    graph = KnowledgeGraph(GRAPH.nodes, dict.fromkeys(sorted(facts, key=lambda fact: fact.key), reason))
    assert {edge[:3] for edge in read(graph)[1]} == {
        (fact.subject, fact.relation, fact.object) for fact in facts
    }


@given(graphs())
def test_the_tables_keep_every_value_of_every_attribute(graph: KnowledgeGraph) -> None:
    rows = {row["id"]: row for row in tables.tabled(written("csv", graph)["nodes.csv"])}
    for node in graph.nodes:
        for name, attribute in ATTRIBUTES.items():
            values = node.values(name)
            if attribute.languages:
                for value in values:
                    assert rows[node.id][in_language(name, value.lang)] == clean(value.text)
            elif attribute.several:
                assert split(rows[node.id][name]) == [clean(value.text) for value in values]
            else:
                assert [rows[node.id][name]] == [clean(value.text) for value in values] or [""]


def test_the_tables_have_all_their_columns_whatever_the_graph_holds() -> None:
    files = written("csv", KnowledgeGraph((), {}))
    assert files["nodes.csv"].decode("utf-8-sig") == ",".join(NODE_COLUMNS) + "\n"
    assert files["edges.csv"].decode("utf-8-sig") == ",".join(EDGE_COLUMNS) + "\n"


def test_an_edge_carries_the_best_of_its_reasons_and_their_number() -> None:
    reasons = (
        Evidence("a.md", 1, "weak", 0, 1, "contest", 0.5),
        Evidence("b.md", 2, "strong", 0, 1, "title-subject", 0.9),
    )
    graph = KnowledgeGraph(GRAPH.nodes, {Fact(ARTICLE, "covers", XLNET): reasons})
    (row,) = tables.tabled(written("csv", graph)["edges.csv"])
    assert row == {
        "source": ARTICLE,
        "relation": "covers",
        "target": XLNET,
        "confidence": "0.9",
        "evidence": "2",
        "file": "b.md",
        "line": "2",
        "quote": "strong",
        "rule": "title-subject",
        "derived": "false",
    }


def test_an_embedded_graph_database_takes_the_parquet_tables_as_they_are(tmp_path: Path) -> None:
    import ladybug

    for name, data in written("parquet", GRAPH).items():
        (tmp_path / name).write_bytes(data)
    with ladybug.Database(":memory:") as database, ladybug.Connection(database) as connection:

        def ask(query: str) -> list[list[Any]]:
            result = connection.execute(query.replace("FROM '", f"FROM '{tmp_path}/"))
            assert isinstance(result, ladybug.QueryResult)
            return [list(row) for row in result]

        ((_, steps),) = [row for row in EXPORTERS["parquet"].tools if row[0].startswith("LadybugDB")]
        *made, counted = re.findall(r"`(.*?)`", steps)
        for query in made:
            ask(query)
        assert ask(counted) == [[len(list(GRAPH.edges()))]]


def test_node_link_json_holds_all_evidence() -> None:
    data = json.loads(written("json", GRAPH)["graph.json"])
    (edge,) = (edge for edge in data["edges"] if edge["relation"] == "covers")
    assert edge["evidence"][0]["quote"] == "RoBERTa"


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_xml_formats_name_no_day_and_no_version_of_a_library(name: str) -> None:
    (data,) = written(name, GRAPH).values()
    assert b"lastmodified" not in data
    assert b"networkx " not in data.lower()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "a;=1", "a\n=1", "'=1", "''=1", "None", "'nan"],
)
def test_no_cell_starts_a_formula_or_is_taken_for_a_missing_value(text: str) -> None:
    assert defuse(text) != text
    assert restore(defuse(text)) == text


@pytest.mark.parametrize(
    "text", ["GPT-3", "1.6万亿参数", "a = b", "'tis", "a; b", "C++", "x@y", "None of it", "Nano"]
)
def test_a_harmless_cell_stays_as_it_is(text: str) -> None:
    assert defuse(text) == text == restore(text)


@given(texts)
def test_what_was_defused_can_be_restored(text: str) -> None:
    assert restore(defuse(text)) == text


@given(st.lists(texts.filter(bool), max_size=4))
def test_joined_values_can_be_split(values: list[str]) -> None:
    assert split(join(values)) == values
