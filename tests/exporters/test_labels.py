"""A label is a label: one name for a node, in the language of the build, in every format.

Its names in each language and its other names have columns and properties of their own.
"""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

import listgraph
from helpers.reading import cypher, networks
from helpers.reading.found import Found, Read, written
from listgraph.errors import ListgraphError
from listgraph.exporters import export, select
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rules import RULES

# A list that names a company with a Chinese name, on a site with one, in Chinese.
LIST = """\
* [谷歌推出 BERT](https://www.jiqizhixin.com/articles/1)
* [T5 与 BERT 对比](https://www.jiqizhixin.com/articles/2)
"""
GOOGLE, SITE, BERT = "organization/google", "publisher/jiqizhixin.com", "model/bert"
NAMES = {GOOGLE: ("Google", "谷歌"), SITE: ("Synced", "机器之心")}


@pytest.fixture(scope="module", params=["en", "zh"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> listgraph.Graph:
    return build(tmp_path_factory.mktemp("lists"), request.param)


def build(folder: Path, language: str) -> listgraph.Graph:
    (folder / "list.md").write_text(LIST, "utf-8")
    return listgraph.build(folder, language=language)


def language(graph: listgraph.Graph) -> int:
    return int(graph.knowledge.by_id[GOOGLE].label == "谷歌")


def test_without_a_word_labels_are_english(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    labels = {node.id: node.label for node in listgraph.build(tmp_path).knowledge.nodes}
    assert (labels[GOOGLE], labels[SITE], labels[BERT]) == ("Google", "Synced", "BERT")


def test_another_language_is_an_error_that_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(ListgraphError, match=r"'fr'.*en, zh"):
        build(tmp_path, "fr")


def pandas(graph: KnowledgeGraph) -> Found:
    nodes, _ = listgraph.Graph(graph).to_pandas()
    return {row["id"]: (row["iri"], row["kind"], row["label"]) for row in nodes.to_dict("records")}, set()


def csv(graph: KnowledgeGraph) -> Found:
    import pandas as pd

    nodes = pd.read_csv(io.BytesIO(written("csv", graph)["nodes.csv"]))
    return {row["id"]: (row["iri"], row["kind"], row["label"]) for row in nodes.to_dict("records")}, set()


def parquet(graph: KnowledgeGraph) -> Found:
    import polars as pl

    nodes = pl.read_parquet(io.BytesIO(written("parquet", graph)["nodes.parquet"]))
    return {row["id"]: (row["iri"], row["kind"], row["label"]) for row in nodes.to_dicts()}, set()


@pytest.mark.parametrize(
    "read",
    [
        pandas,
        csv,
        parquet,
        networks.read_gexf,
        networks.read_graphml,
        networks.read_graphml_igraph,
        networks.read_json,
        networks.read_cx2,
    ],
)
def test_every_format_shows_the_same_one_name(read: Read, built: listgraph.Graph) -> None:
    nodes, _ = read(built.knowledge)
    chosen = language(built)
    assert {node: nodes[node][2] for node in NAMES} == {node: names[chosen] for node, names in NAMES.items()}
    assert nodes[BERT][2] == "BERT"


def test_neo4j_shows_it_too(built: listgraph.Graph) -> None:
    chosen = language(built)
    assert f"label: '{NAMES[GOOGLE][chosen]}'" in cypher.script(built.knowledge)


Columns = Callable[[KnowledgeGraph], dict[str, object]]


def in_json(graph: KnowledgeGraph) -> dict[str, object]:
    nodes = json.loads(written("json", graph)["graph.json"])["nodes"]
    return next(node for node in nodes if node["id"] == GOOGLE)


def in_gexf(graph: KnowledgeGraph) -> dict[str, object]:
    import networkx as nx

    read = nx.read_gexf(io.BytesIO(written("gexf", graph)["graph.gexf"]))
    return dict(read.nodes[GOOGLE])


def in_pandas(graph: KnowledgeGraph) -> dict[str, object]:
    nodes = listgraph.Graph(graph).to_pandas().nodes
    return dict(nodes.set_index("id").loc[GOOGLE])


@pytest.mark.parametrize("columns", [in_json, in_gexf, in_pandas])
def test_the_names_in_each_language_have_columns_of_their_own(
    columns: Columns, built: listgraph.Graph
) -> None:
    found = columns(built.knowledge)
    assert (found["prefLabelEn"], found["prefLabelZh"]) == NAMES[GOOGLE]


# --- RDF ---


@pytest.fixture
def store(built: listgraph.Graph) -> Store:
    """All the Turtle that a build writes, in one graph."""
    found = Store()
    for artifact in export(built.knowledge, RULES, select("ttl,vocabulary")):
        if artifact.path != "shapes.ttl":
            found.load(artifact.data, format=RdfFormat.TURTLE)
    return found


PREFIXES = """
PREFIX lg: <https://w3id.org/listgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
"""


def ask(store: Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(PREFIXES + query)
    assert isinstance(solutions, QuerySolutions)
    return [tuple(getattr(value, "value", "") for value in row) for row in solutions]


def test_every_node_has_exactly_one_label_without_a_language(store: Store, built: listgraph.Graph) -> None:
    rows = ask(store, "SELECT ?x (STR(?l) AS ?label) { ?x a ?kind ; rdfs:label ?l FILTER(LANG(?l) = '') }")
    labels = {row[0]: row[1] for row in rows}
    assert len(labels) == len(set(rows))
    for node in built.knowledge.nodes:
        assert labels[built.knowledge.base + node.id] == node.label


def test_no_node_has_a_label_with_a_language(store: Store) -> None:
    query = "ASK { ?x rdfs:label ?l ; schema:name ?name FILTER(LANG(?l) != '') }"
    assert not store.query(PREFIXES + query)


def test_the_names_in_languages_are_preferred_labels(store: Store) -> None:
    query = (
        "SELECT (LANG(?n) AS ?in) ?n { <https://w3id.org/listgraph/id/%s> skos:prefLabel ?n } ORDER BY ?in"
    )
    assert ask(store, query % GOOGLE) == [("en", "Google"), ("zh", "谷歌")]
    assert ask(store, query % BERT) == [("en", "BERT")]


def test_grouping_by_label_counts_a_maker_once(store: Store, built: listgraph.Graph) -> None:
    query = "SELECT ?l (COUNT(?m) AS ?n) { ?m lg:developedBy ?o . ?o rdfs:label ?l } GROUP BY ?l"
    assert ask(store, query) == [(NAMES[GOOGLE][language(built)], "2")]


def test_rules_have_their_names_in_both_languages_and_each_is_counted_once(store: Store) -> None:
    (names,) = ask(
        store,
        "SELECT ?l ?en ?zh { lg:rule-title-subject rdfs:label ?l ; skos:prefLabel ?en, ?zh"
        " FILTER(LANG(?en) = 'en' && LANG(?zh) = 'zh') }",
    )
    assert names[0] == names[1] != names[2]


def test_the_query_of_rules_names_each_rule_once(built: listgraph.Graph) -> None:
    rules = [row["rule"] for row in built.query("rules")]
    assert len(rules) == len(set(rules)) > 10
