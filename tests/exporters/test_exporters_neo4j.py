"""neo4j/: the script runs on an openCypher engine, twice with the same result; the tables hold the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import node
from helpers.falkor import Falkor, ask
from helpers.reading.cypher import CONSTRAINT, Properties, Rows, content, imported, run, script, tables
from helpers.reading.found import written
from helpers.samples import GRAPH, ROBERTA, XLNET
from helpers.strategies import NASTY, graphs, texts
from listgraph.exporters.neo4j import DELIMITER, literal, type_name
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.knowledge.rows import clean, edge_rows, node_rows
from listgraph.schema import KINDS, RELATIONS


def expected(graph: KnowledgeGraph) -> Rows:
    nodes: dict[str, tuple[str, Properties]] = {}
    for found, row in zip(graph.nodes, node_rows(graph), strict=True):
        nodes[found.id] = (str(row.pop("kind")), {**row})
    edges = {
        (str(row.pop("source")), type_name(str(row.pop("relation"))), str(row.pop("target"))): dict(row)
        for row in edge_rows(graph)
    }
    return nodes, edges


def test_the_script_makes_the_sample_with_a_constraint_for_each_kind(falkor: Falkor) -> None:
    graph = falkor.graph()
    assert run(script(GRAPH), graph) == list(KINDS)
    assert content(graph) == expected(GRAPH)
    assert {found["label"] for found in graph.list_constraints()} == set(KINDS)


def test_running_it_twice_makes_nothing_twice(falkor: Falkor) -> None:
    graph = falkor.graph()
    text = script(GRAPH)
    for _ in range(2):
        for line in text.splitlines():
            if line.startswith("UNWIND"):
                ask(graph, line)
    assert content(graph) == expected(GRAPH)


@settings(max_examples=50)
@given(data=graphs())
def test_any_graph_comes_back_from_the_engine_however_often_it_is_loaded(
    falkor: Falkor, data: KnowledgeGraph
) -> None:
    graph = falkor.graph()
    text = "\n".join(line for line in script(data).split("\n") if not CONSTRAINT.fullmatch(line))
    ask(graph, "RETURN 1")  # a graph is there once it has been asked for
    run(text, graph)
    assert content(graph) == expected(data)
    run(text, graph)
    assert content(graph) == expected(data)
    graph.delete()


def test_a_later_build_changes_what_is_there_and_leaves_what_others_added(falkor: Falkor) -> None:
    graph = falkor.graph()
    run(script(GRAPH), graph)
    ask(graph, f"MATCH (n:Model {{id: '{XLNET}'}}) SET n.rank = 7")
    renamed = Node(XLNET, "Model", "XLNet, renamed", (("altLabel", Value("XL")),))
    later = KnowledgeGraph((renamed,), {})
    for line in script(later).splitlines():
        if line.startswith("UNWIND"):
            ask(graph, line)
    ((row,),) = ask(graph, f"MATCH (n:Model {{id: '{XLNET}'}}) RETURN properties(n)")
    assert (row["label"], row["altLabel"], row["rank"]) == ("XLNet, renamed", ["XL"], 7)


@given(texts)
def test_any_text_is_a_literal_on_one_line(falkor: Falkor, text: str) -> None:
    fit = clean(text)
    assert "\n" not in literal(fit)
    assert r"\u" not in literal(fit)
    assert ask(falkor.client.select_graph("texts"), f"RETURN {literal(fit)}") == [[fit]]


@pytest.mark.parametrize(
    "text",
    [r"a\u0027 RETURN 1 //", r"\\u005c", "'; MATCH (n) DETACH DELETE n; //", "*/ ` $x {x: 1}", "\\", "\\'"],
)
def test_no_text_gets_out_of_its_literal(falkor: Falkor, text: str) -> None:
    graph = falkor.graph()
    one = Node("model/x", "Model", text, (("altLabel", Value(text)),))
    run(script(KnowledgeGraph((one,), {})), graph)
    assert ask(graph, "MATCH (n) RETURN n.label, n.altLabel") == [[text, [text]]]


def test_neo4js_own_parser_finds_no_error_in_the_script() -> None:
    nodes = tuple(
        Node(f"model/n{number:02}", "Model", text, (("altLabel", Value(text or "x")),))
        for number, text in enumerate(NASTY)
    )
    reason = (Evidence("a.md", 1, "'\\u0027", 0, 1, "contest", 0.5),)
    facts = {Fact(ROBERTA, relation, XLNET): reason for relation in sorted(RELATIONS)}
    scripts = [script(KnowledgeGraph(nodes, {})), script(KnowledgeGraph(GRAPH.nodes, facts))]
    *checked, wrong = node.run("check_cypher.mjs", [*scripts, "MATCH (n) RETRUN n;"])
    assert [row["problems"] for row in checked] == [[], []]
    statements = [sum(line[:1] not in ("", "/") for line in text.split("\n")) for text in scripts]
    assert [row["statements"] for row in checked] == statements
    assert wrong["problems"]


def test_the_tables_hold_what_the_script_makes(falkor: Falkor) -> None:
    assert imported(GRAPH, falkor) == expected(GRAPH)


@settings(max_examples=30)
@given(data=graphs())
def test_any_graph_comes_back_from_the_tables(falkor: Falkor, data: KnowledgeGraph) -> None:
    assert imported(data, falkor) == expected(data)


def test_the_tables_have_the_headers_of_neo4j_admin() -> None:
    files = tables(GRAPH)
    assert files["neo4j/nodes-Model.csv"].decode().splitlines()[0] == (
        "id:ID,iri:string,label:string,prefLabelEn:string,arxivId:string,firstReleased:long,:LABEL"
    )
    assert files["neo4j/relationships-covers.csv"].decode().splitlines()[0] == (
        ":START_ID,:END_ID,:TYPE,confidence:double,evidence:long,file:string,line:long,quote:string,"
        "rule:string,derived:boolean"
    )


def test_the_import_names_each_table_once() -> None:
    arguments = written("neo4j", GRAPH)["neo4j/import.args"].decode().split()
    named = sorted(argument.partition("=")[2] for argument in arguments if argument.endswith(".csv"))
    assert named == sorted(name.removeprefix("neo4j/") for name in tables(GRAPH))
    assert "--array-delimiter=U+001F" in arguments


@given(st.lists(texts, min_size=1, max_size=3))
def test_a_list_in_a_cell_can_be_split(values: list[str]) -> None:
    fit = [clean(value) for value in values]
    assert DELIMITER.join(fit).split(DELIMITER) == fit
