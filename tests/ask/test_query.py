"""Asking an export: which query is meant, its parameters, its results as text, what goes wrong."""

import gc
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse, parse_query_results
from wcwidth import width as columns

from helpers.samples import GRAPH
from helpers.strategies import texts
from listgraph.ask.queries import named, read_query, with_values
from listgraph.ask.query import answer, base_of, listing, resolve, run
from listgraph.ask.results import FORMATS, cut, render, table
from listgraph.ask.sparql import limited
from listgraph.ask.store import load
from listgraph.cli.main import main
from listgraph.errors import ListgraphError
from listgraph.exporters import dataset, turtle
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.rdf.terms import prefixes

NAMES = "SELECT ?name WHERE { ?m a lg:Model ; schema:name ?name } ORDER BY ?name"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return export(GRAPH, tmp_path)


def export(graph: KnowledgeGraph, folder: Path) -> Path:
    for artifact in dataset.export_nq(graph, {}):
        (folder / artifact.path).write_bytes(artifact.data)
    return folder


def message(function: object, *arguments: object) -> str:
    with pytest.raises(ListgraphError) as error:
        function(*arguments)  # type: ignore[operator]
    return str(error.value)


# --- which query is meant ---


def test_a_query_is_a_name_a_file_or_text(tmp_path: Path) -> None:
    (tmp_path / "my.rq").write_text(f"# title: Names\n{NAMES}", "utf-8")
    assert resolve("most-covered").title == "Which models have the most articles"
    assert resolve(str(tmp_path / "my.rq")).title == "Names"
    assert resolve(NAMES).text == NAMES


def test_a_name_that_is_none_is_answered_with_close_ones() -> None:
    assert "Did you mean most-covered" in message(resolve, "most-coverd")


@pytest.mark.parametrize("content", [None, b"\xff\xfe SELECT"])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "my.rq"
    if content:
        path.write_bytes(content)
    assert message(resolve, str(path)).startswith(f"{path}: cannot be read as a query")


# --- parameters ---


def test_parameters_are_read_from_the_comments() -> None:
    [param] = named()["articles-of-model"].params
    assert (param.name, param.default, param.required) == ("model", "BERT", True)
    [param] = named()["by-publisher"].params
    assert (param.name, param.default, param.required) == ("publisher", "", False)


ECHO = read_query("echo", '# param: x  anything (default "a")\nSELECT ?x WHERE { VALUES ?x { "a" } }')


@given(texts)
def test_a_parameter_stays_a_string(value: str) -> None:
    store = load_graph(KnowledgeGraph((), {}))
    results = run(store, ECHO, {"x": value})
    assert isinstance(results, QuerySolutions)
    [row] = results
    assert row["x"].value == "".join(
        "\ufffd" if char in "\x00\x07" or not writable(char) else char for char in value
    )


def writable(char: str) -> bool:
    return char in "\t\n\r" or (char >= " " and char != "\x7f" and char not in "\ufffe\uffff")


def load_graph(graph: KnowledgeGraph) -> Store:
    store = Store()
    for artifact in dataset.export_nq(graph, {}):
        store.load(artifact.data, format=RdfFormat.N_QUADS)
    return store


def test_a_required_parameter_must_be_given(folder: Path) -> None:
    assert "needs model: a model's name or alias; for example model=BERT" in message(
        answer, folder, "articles-of-model"
    )


@pytest.mark.parametrize(
    ("parameter", "words"),
    [("modl=BERT", "no parameter 'modl'; it has: model"), ("BERT", "write it as name=value")],
)
def test_a_wrong_parameter(folder: Path, parameter: str, words: str) -> None:
    assert words in message(answer, folder, "articles-of-model", [parameter])


def test_a_name_that_the_graph_does_not_know_is_answered_with_close_ones(folder: Path) -> None:
    said = message(answer, folder, "articles-of-model", ["model=Robreta"])
    assert "knows no model 'Robreta'; did you mean RoBERTa" in said


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("on-topic", "topic=Nothing of the kind", "knows no topic 'Nothing of the kind'"),
        ("articles-of-model", "model=Google", "knows no model 'Google'"),
        ("of-kind", "kind=modle", "of the kind 'modle'; did you mean Model?"),
        ("of-kind", "kind=zebra", "there are Article, "),
        ("by-publisher", "publisher=Nobody", "knows no publisher with 'Nobody' in its name"),
        ("weak-evidence", "below=much", "below=much: a number between 0 and 1 is due"),
    ],
)
def test_a_value_that_nothing_has_is_an_error(folder: Path, query: str, parameter: str, words: str) -> None:
    assert words in message(answer, folder, query, [parameter])


@pytest.mark.parametrize("term", ["lg:coverz", "<https://w3id.org/listgraph/ns#coverz>"])
def test_a_term_that_the_vocabulary_has_not_is_an_error(folder: Path, term: str) -> None:
    said = message(answer, folder, f"SELECT ?a {{ ?a {term} ?b }}")
    assert said.startswith("the vocabulary has no lg:coverz; did you mean lg:covers")


def test_terms_of_others_and_in_strings_are_let_alone(folder: Path) -> None:
    for query in ('ASK { ?a schema:none "lg:none" }', "PREFIX lg: <https://e.org/> ASK { ?a lg:none ?b }"):
        assert answer(folder, query) == "no\n"


@pytest.mark.parametrize(
    "query",
    ["SELECT " + "(" * 5_000, "ASK " + "{" * 5_000, "ASK { FILTER(" + "!" * 9_000, "ASK #" + "a" * 200_000],
)
def test_a_query_that_would_kill_the_engine_is_told_with_a_message(folder: Path, query: str) -> None:
    assert message(answer, folder, query).startswith("the query is too large: ")


def test_csv_of_an_answer_runs_no_formula(folder: Path) -> None:
    query = 'SELECT ?x ?n { VALUES (?x ?n) { ("=1+1" -1) ("a,b" 2) } }'
    assert answer(folder, query, form="csv") == 'x,n\r\n\'=1+1,-1\r\n"a,b",2\r\n'


def test_with_values_leaves_the_rest_alone() -> None:
    assert with_values(ECHO, {"x": 'a" } #'}).endswith('SELECT ?x WHERE { VALUES ?x { "a\\" } #" } }')


@pytest.mark.parametrize("limit", ["-3", "x", "1.5"])
def test_a_limit_is_a_number_of_rows(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["query", "out", NAMES, "--limit", limit])
    assert f"{limit} is no number of rows" in capsys.readouterr().err


# --- loading ---


def test_any_of_the_rdf_exports_will_do(folder: Path, tmp_path: Path) -> None:
    from_quads = answer(folder, NAMES)
    for artifact in (*dataset.export_trig(GRAPH, {}), *turtle.export(GRAPH, {})):
        (tmp_path / artifact.path).write_bytes(artifact.data)
    (folder / "dataset.nq").unlink()
    assert answer(folder, NAMES) == from_quads
    (folder / "dataset.trig").unlink()
    assert answer(folder, NAMES) == from_quads
    assert "碾压" in answer(folder, "who-outperforms-whom")


def test_the_base_of_an_export_is_known(tmp_path: Path) -> None:
    graph = KnowledgeGraph(GRAPH.nodes, GRAPH.evidence, base="https://example.org/x/")
    folder = export(graph, tmp_path)
    assert base_of(load(folder)) == "https://example.org/x/"
    assert "model:roberta" in answer(folder, "SELECT ?m WHERE { ?m a lg:Model } ORDER BY ?m")
    assert answer(folder, "ASK { model:roberta a lg:Model }") == "yes\n"


def test_a_directory_without_export(tmp_path: Path) -> None:
    assert "no export of listgraph here" in message(load, tmp_path)
    assert "no such directory" in message(load, tmp_path / "nothing")


def test_a_broken_export_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "dataset.nq").write_text("<a:b> <a:c> <a:d> .\n<a:b> <a:c> oops .\n", "utf-8")
    assert message(load, tmp_path).startswith(f"{tmp_path / 'dataset.nq'}:2: broken")


def test_an_export_cut_short_is_broken(folder: Path) -> None:
    path = folder / "dataset.nq"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2 - 7])
    assert (
        message(load, folder) == f"{path}:{path.read_bytes().count(10) + 1}: broken: Unexpected end of file"
    )
    path.write_bytes(b"")
    assert message(load, folder) == f"{path}: broken: it holds no statement"


# --- results ---


def test_a_table_aligns_wide_characters(tmp_path: Path) -> None:
    nodes = (Node("model/a", "Model", "大鸟"), Node("model/b", "Model", "T5"))
    folder = export(KnowledgeGraph(nodes, {}), tmp_path)
    assert answer(folder, "SELECT ?name (1 AS ?n) WHERE { ?m schema:name ?name } ORDER BY ?name") == (
        "name  n\n----  -\nT5    1\n大鸟  1\n2 rows\n"
    )


@given(st.lists(st.tuples(texts, texts), max_size=4), st.integers(30, 90))
def test_a_table_keeps_to_its_width(rows: list[tuple[str, str]], width: int) -> None:
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    for line in table(["a", "b"], cells, [False, False], width).split("\n"):
        assert columns(line) <= width


def test_cut_says_that_something_is_missing() -> None:
    assert cut("大鸟大鸟", 5) == "大鸟…"
    assert cut("大鸟", 4) == "大鸟"


def test_a_hostile_title_cannot_move_the_cursor(tmp_path: Path) -> None:
    node = Node("model/a", "Model", "a\x9b2J\nb\u202ec")
    shown = answer(export(KnowledgeGraph((node,), {}), tmp_path), NAMES)
    assert "a[U+009B]2J b[U+202E]c" in shown
    assert "\x9b" not in shown
    assert "\u202e" not in shown


def test_formats_for_programs(folder: Path) -> None:
    assert answer(folder, NAMES, (), "csv") == "name\r\nRoBERTa\r\nXLNet\r\n"
    assert answer(folder, NAMES, (), "tsv") == '?name\n"RoBERTa"\n"XLNet"\n'
    data = answer(folder, NAMES, (), "json")
    assert [row["name"]["value"] for row in json.loads(data)["results"]["bindings"]] == ["RoBERTa", "XLNet"]
    assert isinstance(parse_query_results(data.encode(), format=QueryResultsFormat.JSON), QuerySolutions)


def test_ask(folder: Path) -> None:
    assert answer(folder, "ASK { ?s a lg:Model }") == "yes\n"
    assert answer(folder, "ASK { ?s a schema:None }") == "no\n"
    assert answer(folder, "ASK { ?s a schema:None }", (), "csv") == "false\n"
    assert json.loads(answer(folder, "ASK { ?s a schema:None }", (), "json"))["boolean"] is False


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s lg:covers ?o }", "DESCRIBE model:roberta"])
def test_a_graph_comes_as_turtle(folder: Path, query: str) -> None:
    text = answer(folder, query, (), "ttl")
    assert text == answer(folder, query)
    assert set(parse(text.encode(), format=RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("query", "form", "words"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "gives a graph"),
        (NAMES, "ttl", "Turtle is for CONSTRUCT and DESCRIBE"),
        (NAMES, "xml", "unknown format 'xml'"),
    ],
)
def test_a_format_that_does_not_fit(folder: Path, query: str, form: str, words: str) -> None:
    assert words in message(answer, folder, query, (), form)


def test_a_refusal_within_the_time_is_all_that_is_said(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the thread has at hand dies with it, and not in a thread that may not touch it."""
    assert main(["query", str(folder), "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv"]) == 2
    gc.collect()
    said = capfd.readouterr().err
    assert said == "listgraph: a CONSTRUCT or DESCRIBE gives a graph: --format ttl, not csv\n"


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (NAMES, 1),
        (f"{NAMES} LIMIT 9", 1),
        (f"{NAMES} LIMIT 0", 0),
        (f'{NAMES} VALUES ?name {{ "XLNet" }}', 1),
        ("SELECT ?s WHERE { { SELECT ?s WHERE { ?s a lg:Model } LIMIT 2 } } # LIMIT 7 }", 1),
    ],
)
def test_a_limit(folder: Path, query: str, rows: int) -> None:
    assert len(answer(folder, query, (), "csv", limit=1).splitlines()) == 1 + rows


def test_a_limit_leaves_strings_alone() -> None:
    assert limited('SELECT * { ?s ?p "} LIMIT 3" }', 5) == 'SELECT * { ?s ?p "} LIMIT 3" }\nLIMIT 5'


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "s,p,o"),
        ("select distinct * { ?zeta lg:covers $model . ?model schema:name ?a }", "zeta,model,a"),
        (
            "SELECT * { ?z a lg:Model . BIND(1 AS ?b) { SELECT * { ?y a lg:Model . ?x a lg:Model } } }",
            "z,b,y,x",
        ),
        ('SELECT * { ?s rdfs:label "?o" . ?s ?p ?o } # SELECT * ?a', "s,p,o"),
        ("SELECT * { ?s schema:name ?大鸟 . ?s a ?b }", "s,大鸟,b"),
        ("SELECT ?p (2 * 3 AS ?a) { ?s ?p ?o }", "p,a"),
        ("SELECT * { lg:broken a lg:Model }", ""),
    ],
)
def test_the_columns_of_a_star_are_in_the_order_of_the_query(folder: Path, query: str, columns: str) -> None:
    assert answer(folder, query, (), "csv").splitlines()[0] == columns
    assert answer(folder, query, (), "csv", limit=1).splitlines()[0] == columns


# --- what is wrong with a query ---


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX x: <http://x/> insert data { x:a x:b x:c }",
        "# SELECT\nDROP ALL",
        "LOAD <http://example.org/>",
        "BASE <http://x/> CLEAR DEFAULT",
        "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(folder: Path, update: str) -> None:
    assert "update" in message(run, load(folder), read_query("", update))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE :x { ?s ?p ?o } }",
        "PREFIX service: <http://127.0.0.1:9/> SELECT * { service service:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
    ],
)
def test_no_other_server_is_asked(folder: Path, query: str) -> None:
    assert "another server" in message(answer, folder, query)


def test_service_hidden_in_what_may_be_an_iri_is_found(folder: Path) -> None:
    query = "SELECT * { BIND(<http://127.0.0.1:9/> AS ?x) FILTER(0<1)SERVICE?x#>\n { ?s ?p ?o } }"
    assert message(answer, folder, query).startswith("query:1:")


def test_service_as_a_name_is_no_keyword(folder: Path) -> None:
    query = "PREFIX service: <http://127.0.0.1:9/> ASK { ?service service:x 'SERVICE' FILTER(?service = 1) }"
    assert answer(folder, query) == "no\n"


def test_words_within_strings_are_no_keywords(folder: Path) -> None:
    assert "1 row" in answer(folder, 'SELECT ("DELETE SERVICE <x>" AS ?x) WHERE { } # SERVICE <http://x/>')


@pytest.mark.parametrize(
    ("query", "place", "reason"),
    [
        ("SELECT ?s WHERE { ?s ?p ] }", "                        ^", "']' is unexpected"),
        ("SELECT ?s WHERE { ?s a foo . }", "                       ^", "'foo' is unexpected"),
        ('SELECT ?s WHERE { "大鸟" ?p ) }', "                            ^", "')' is unexpected"),
        (
            "SELECT ?大鸟 { ?大鸟 a foo:Bar }",
            "                       ^",
            "the prefix foo: is not known. Declare",
        ),
        ("SELEC ?s WHERE { ?s ?p ?o }", "^", "'SELEC' is unexpected"),
        ("SELECT ?s { FILTER(?s = ) }", "                        ^", "')' is unexpected"),
        ("SELECT ?s WHERE { ?s ?p ?o", "                          ^", "the query is not complete"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "^", "neither grouped nor counted"),
    ],
)
def test_an_error_is_shown_with_a_caret(folder: Path, query: str, place: str, reason: str) -> None:
    head, line, caret = message(answer, folder, query).split("\n")
    assert (line, caret) == (f"  {query}", f"  {place}")
    before = columns(place) - 1
    column = next(number for number in range(len(query) + 1) if columns(query[:number]) == before)
    assert head.startswith(f"query:1:{column + 1}: ")
    assert reason in head


def test_an_error_in_a_later_line(folder: Path) -> None:
    text = message(answer, folder, "SELECT ?s # {\nWHERE {\n  ?s ?p\n}")
    assert text == "query:4:1: not SPARQL from here on: '}' is unexpected\n  }\n  ^"


def test_an_unknown_prefix_is_explained(folder: Path) -> None:
    text = message(answer, folder, "SELECT ?s\nWHERE { ?s a scema:Person }")
    assert text.startswith("query:2:14: the prefix scema: is not known. Did you mean schema:? Declare it")
    assert text.endswith("  WHERE { ?s a scema:Person }\n               ^")


def test_known_prefixes_need_no_declaration_and_may_be_redeclared(folder: Path) -> None:
    assert "RoBERTa" in answer(folder, NAMES)
    other = "PREFIX lg: <http://example.org/> ASK { ?s a lg:Model }"
    assert answer(folder, other) == "no\n"


@given(st.text(max_size=40))
def test_no_text_makes_a_traceback(text: str) -> None:
    store = load_graph(KnowledgeGraph((), {}))
    with suppress(ListgraphError):
        render(run(store, read_query("", text)), "table", prefixes())


def test_the_listing_names_every_query_and_parameter() -> None:
    lines = listing()
    assert all(name in lines for name in named())
    assert "model=BERT" in lines
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "ttl"}
