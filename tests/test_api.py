"""From Python: a graph of lists, for SPARQL, networkx, pandas, rdflib and notebooks."""

import builtins
import inspect
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import listgraph
from helpers.places import SEEDS
from helpers.samples import ARTICLE, GRAPH, ROBERTA, XLNET
from helpers.strategies import NASTY, graphs
from listgraph import api
from listgraph.ask.answers import Rows
from listgraph.extras import installing
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.knowledge.rows import EDGE_COLUMNS, NODE_COLUMNS, clean, edge_rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLE = listgraph.Graph(GRAPH)
NO_PATHS = (("", "empty path"), ("a" * 300, "file name too long"), ("a\0b", "no NUL"), ("a\ud800", "no such"))


@pytest.fixture(scope="module")
def seeds() -> listgraph.Graph:
    return listgraph.build(SEEDS)


def test_the_package_has_few_names_and_each_says_what_it_is() -> None:
    assert listgraph.__all__ == ["Graph", "ListgraphError", "build", "load"]
    for name in listgraph.__all__:
        assert inspect.getdoc(getattr(listgraph, name))
    for name, member in vars(listgraph.Graph).items():
        if not name.startswith("_"):
            assert inspect.getdoc(member)


@pytest.mark.parametrize(
    "paths", [SEEDS, str(SEEDS), [SEEDS], [SEEDS / "papers.md", str(SEEDS / "language-models.md")]]
)
def test_it_is_built_of_one_path_or_many(paths: Any, seeds: listgraph.Graph) -> None:
    assert listgraph.build(paths).knowledge.facts == seeds.knowledge.facts


def test_building_again_and_after_the_command_is_the_same() -> None:
    """``listgraph.build`` stays the function whatever else of the package was imported."""
    from listgraph import pipeline
    from listgraph.cli import main as cli

    assert callable(cli.main)
    assert pipeline.build([SEEDS]).facts
    assert listgraph.build(SEEDS) == listgraph.build(iter([SEEDS]))


def test_what_cannot_be_built_is_said_in_one_error(tmp_path: Path) -> None:
    with pytest.raises(listgraph.ListgraphError, match="no such file or folder"):
        listgraph.build(tmp_path / "none")
    for base in (
        "x",
        "",
        "http://",
        "http://e.org/%zz/",
        "http://e.org/<a>",
        "javascript:a/",
        "http://é.org/",
    ):
        with pytest.raises(listgraph.ListgraphError, match="no absolute IRI"):
            listgraph.build(SEEDS, base=base)
    with pytest.raises(listgraph.ListgraphError, match="cannot read"):
        listgraph.build(SEEDS, config=tmp_path / "none.toml")


def test_importing_it_loads_no_other_library() -> None:
    script = (
        "import sys, listgraph;"
        "slow = {'pyvis', 'rdflib', 'pyoxigraph', 'igraph', 'pandas', 'mistune', 'jinja2'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


# --- other libraries ---


def test_networkx_has_every_fact_between_nodes() -> None:
    import networkx

    graph = SAMPLE.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.nodes[ROBERTA]["label"] == "RoBERTa"
    assert graph.has_edge(ARTICLE, ROBERTA, "covers")


@pytest.mark.parametrize("name", ["gexf", "graphml", "gml", "pajek", "edgelist", "multiline_adjlist"])
def test_every_writer_of_networkx_takes_the_graph(name: str, tmp_path: Path) -> None:
    import networkx

    graph = SAMPLE.to_networkx()
    if name == "pajek":  # which wants texts alone
        graph = networkx.MultiDiGraph(graph.edges())
    getattr(networkx, f"write_{name}")(graph, tmp_path / "graph")
    if name == "gexf":
        assert networkx.read_gexf(tmp_path / "graph").nodes[ROBERTA]["firstReleased"] == 2019


def test_networkx_measures_it(seeds: listgraph.Graph) -> None:
    import networkx

    ranks = networkx.in_degree_centrality(networkx.DiGraph(seeds.to_networkx()))
    assert max((node for node in ranks if node.startswith("model/")), key=ranks.__getitem__) == "model/bert"


def test_rdflib_has_facts_and_evidence() -> None:
    import rdflib

    graph = SAMPLE.to_rdflib()
    assert isinstance(graph, rdflib.Graph)
    found = graph.query("ASK { ?e a lg:Evidence ; lg:line 5 . ?m a lg:Model ; rdfs:label 'RoBERTa' }")
    assert found.askAnswer


def test_pandas_has_a_row_for_each_node_and_edge(seeds: listgraph.Graph) -> None:
    nodes, edges = seeds.to_pandas()
    assert list(nodes.columns) == list(NODE_COLUMNS)
    assert list(edges.columns) == list(EDGE_COLUMNS)
    assert len(nodes) == len(seeds.knowledge.nodes)
    bert = nodes.set_index("id").loc["model/bert"]
    assert (bert["label"], bert["firstReleased"]) == ("BERT", 2018)
    assert [str(nodes["firstReleased"].dtype), str(edges["confidence"].dtype)] == ["Int64", "Float64"]
    covered = edges[edges["relation"] == "covers"].groupby("target").size().sort_values()
    assert covered.index[-1] == "model/bert"


@given(graphs())
def test_any_graph_is_two_data_frames(graph: KnowledgeGraph) -> None:
    nodes, edges = listgraph.Graph(graph).to_pandas()
    assert nodes["label"].tolist() == [clean(node.label) for node in graph.nodes]
    assert edges[["source", "relation", "target"]].values.tolist() == [
        [row["source"], row["relation"], row["target"]] for row in edge_rows(graph)
    ]
    assert set(map(str, nodes.dtypes)) <= {"string", "Int64", "boolean", "object"}


def test_without_pandas_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ModuleNotFoundError(name="pandas")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(listgraph.ListgraphError, match=re.escape(installing("pandas"))):
        SAMPLE.to_pandas()


# --- files ---


def test_it_writes_what_the_command_writes(seeds: listgraph.Graph, tmp_path: Path) -> None:
    from listgraph.cli.main import main

    written = seeds.write(tmp_path / "one", "gexf,csv")
    assert [path.name for path in written] == ["nodes.csv", "edges.csv", "graph.gexf"]
    assert main(["build", str(SEEDS), "-o", str(tmp_path / "two"), "--format", "gexf,csv"]) == 0
    for path in written:
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_writing_a_format_more_keeps_the_others(seeds: listgraph.Graph, tmp_path: Path) -> None:
    seeds.write(tmp_path, "csv")
    seeds.write(str(tmp_path), "gexf")
    assert {path.name for path in tmp_path.iterdir()} >= {"nodes.csv", "edges.csv", "graph.gexf"}


def test_an_unknown_format_is_an_error_that_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(listgraph.ListgraphError, match=r"for gephi there is gexf\. The formats are html,"):
        SAMPLE.write(tmp_path, "gephi")


@pytest.mark.parametrize("formats", ["ttl", "nq", "trig"])
def test_what_was_written_can_be_loaded(formats: str, seeds: listgraph.Graph, tmp_path: Path) -> None:
    from listgraph.rdf.evidence import distinct

    seeds.write(tmp_path, formats)
    loaded, built = listgraph.load(tmp_path).knowledge, seeds.knowledge
    assert loaded.nodes == built.nodes
    assert loaded.evidence.keys() == built.evidence.keys()
    for fact, reasons in built.evidence.items():
        kept = [item if item.quote else item._replace(start=0, end=0) for item in distinct(reasons)]
        assert loaded.evidence[fact] == tuple(kept)


def test_a_loaded_graph_answers_and_is_written_as_a_built_one(seeds: listgraph.Graph, tmp_path: Path) -> None:
    seeds.write(tmp_path / "one", "ttl,csv")
    loaded = listgraph.load(tmp_path / "one")
    assert loaded.query("most-covered") == seeds.query("most-covered")
    loaded.write(tmp_path / "two", "ttl,csv")
    for name in ("graph.ttl", "nodes.csv"):
        assert (tmp_path / "two" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()


def test_a_base_of_ones_own_is_known_again(tmp_path: Path) -> None:
    listgraph.build(SEEDS, base="https://example.org/id/").write(tmp_path, "ttl")
    assert listgraph.load(tmp_path).knowledge.base == "https://example.org/id/"


@pytest.mark.parametrize(
    "base",
    [
        "https://e.org/#a#",
        "https://e.org:80x/",
        "https://a:b@c@e.org/",
        "https://e.org/<b>/",
        "javascript:a/",
    ],
)
def test_a_base_that_no_engine_would_read_back_is_refused(base: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("* [BERT](https://example.org/a)\n")
    with pytest.raises(listgraph.ListgraphError, match="is no absolute IRI"):
        listgraph.build(tmp_path, base=base)


def test_where_there_is_no_export_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(listgraph.ListgraphError, match="build one first"):
        listgraph.load(tmp_path)


@pytest.mark.parametrize(
    ("call", "values", "named", "said"),
    [
        (listgraph.build, [None], {}, "paths: a path or several are due, not NoneType"),
        (listgraph.build, [b"lists"], {}, "paths: a path or several are due, not bytes"),
        (listgraph.build, [[SEEDS, 5]], {}, "paths: a path is due, not int"),
        (listgraph.build, [SEEDS], {"config": 5}, "config: a path is due, not int"),
        (listgraph.build, [SEEDS], {"base": 5}, "base: a text is due, not int"),
        (listgraph.build, [SEEDS], {"language": None}, "language: a text is due, not NoneType"),
        (listgraph.load, [None], {}, "directory: a path is due, not NoneType"),
        (SAMPLE.write, [5], {}, "directory: a path is due, not int"),
        (SAMPLE.write, ["out", ["csv"]], {}, "formats: a text is due, not list"),
        (SAMPLE.query, [None], {}, "query: a text is due, not NoneType"),
        (SAMPLE.query, ["articles-of-model"], {"model": 5}, "model: a text is due, not int"),
    ],
)
def test_a_value_of_another_type_is_an_error_that_names_the_argument(
    call: Callable[..., object], values: Sequence[object], named: Mapping[str, object], said: str
) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(said)}$"):
        call(*values, **named)


@pytest.mark.parametrize(
    ("call", "values", "said"),
    [
        *((call, [path], said) for path, said in NO_PATHS for call in (listgraph.build, listgraph.load)),
        *((SAMPLE.write, [path], said) for path, said in NO_PATHS),
        (partial(listgraph.build, config="\0"), [SEEDS], "a path has no NUL"),
        (SAMPLE.query, ["a" * 5000], "no query is named"),
        (SAMPLE.query, ["a\0b"], "no query is named"),
    ],
)
def test_what_is_no_path_is_an_error_of_ours(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Callable[..., object],
    values: Sequence[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(listgraph.ListgraphError, match=said):
        call(*values)
    assert list(tmp_path.iterdir()) == []


# --- two graphs ---


def test_two_graphs_are_one_of_both_lists(seeds: listgraph.Graph) -> None:
    one, two = (listgraph.build(SEEDS / name) for name in ("papers.md", "language-models.md"))
    for both in (one + two, two + one):
        assert both.knowledge.nodes == seeds.knowledge.nodes
        assert both.knowledge.evidence == seeds.knowledge.evidence
        assert both.knowledge.account == seeds.knowledge.account
    assert one + one == listgraph.Graph(one.knowledge) + one


def test_graphs_of_different_bases_are_not_one(seeds: listgraph.Graph) -> None:
    with pytest.raises(listgraph.ListgraphError, match="build both with one"):
        seeds + listgraph.build(SEEDS, base="https://example.org/id/")
    with pytest.raises(TypeError):
        seeds + 1  # type: ignore[operator]


# --- queries ---


def test_a_question_is_answered_with_a_truth_value() -> None:
    assert SAMPLE.query("ASK { ?m a lg:Model }") is True
    assert SAMPLE.query("ASK { ?m a lg:Topic }") is False


def test_what_is_constructed_is_an_rdflib_graph() -> None:
    import rdflib

    query = (
        "CONSTRUCT { ?m schema:name ?name . [] rdfs:seeAlso ?m } WHERE { ?m a lg:Model ; rdfs:label ?name }"
    )
    found = SAMPLE.query(query)
    assert isinstance(found, rdflib.Graph)
    assert (rdflib.URIRef(GRAPH.base + ROBERTA), rdflib.SDO.name, rdflib.Literal("RoBERTa")) in found
    assert len(found) == 4
    assert len(SAMPLE.query(f"DESCRIBE <{GRAPH.base}{ROBERTA}>")) > 5


def test_a_named_query_gives_rows_of_plain_values(seeds: listgraph.Graph) -> None:
    rows = seeds.query("most-covered")
    assert rows[0] == {"model": "BERT", "articles": 21, "compared": 7, "lists": 2}
    assert [row["title"] for row in seeds.query("articles-of-model", model="AMBERT")]


def test_a_slip_in_a_parameter_is_an_error_and_not_no_rows(seeds: listgraph.Graph) -> None:
    with pytest.raises(listgraph.ListgraphError, match="did you mean BERT"):
        seeds.query("articles-of-model", model="Berd")
    with pytest.raises(listgraph.ListgraphError, match="no lg:coverz; did you mean lg:covers"):
        seeds.query("ASK { ?a lg:coverz ?m }")


def test_a_year_is_a_number(seeds: listgraph.Graph) -> None:
    years = [row["released"] for row in seeds.query("newest")]
    assert years == sorted(years, reverse=True)
    assert all(isinstance(year, int) for year in years)


def test_sparql_knows_the_prefixes_and_gives_none_where_nothing_is_bound() -> None:
    rows = SAMPLE.query(
        "SELECT ?name ?year ?m WHERE { ?m a lg:Model ; rdfs:label ?name "
        "OPTIONAL { ?m lg:firstReleased ?year } } ORDER BY ?name"
    )
    assert rows == [
        {"name": "RoBERTa", "year": 2019, "m": GRAPH.base + ROBERTA},
        {"name": "XLNet", "year": None, "m": GRAPH.base + XLNET},
    ]
    assert rows.columns == ("name", "year", "m")


def test_a_file_is_a_query_too(tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text("SELECT (COUNT(?m) AS ?n) { ?m a lg:Model }", "utf-8")
    assert SAMPLE.query(str(tmp_path / "count.rq")) == [{"n": 2}]


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("SELECT (1.5 AS ?answer) {}", 1.5),
        ("SELECT (1e3 AS ?answer) {}", 1000.0),
        ("SELECT (true AS ?answer) {}", True),
        ("SELECT ('2'@en AS ?answer) {}", "2"),
        ("SELECT ('x'^^xsd:integer AS ?answer) {}", "x"),
    ],
)
def test_values_are_those_of_python(query: str, value: object) -> None:
    assert SAMPLE.query(query) == [{"answer": value}]


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("most-coverd", {}, "Did you mean most-covered"),
        ("articles-of-model", {}, "needs model"),
        ("most-covered", {"x": "1"}, "no parameter 'x'"),
        ("SELECT ?x WHERE {", {}, "the query is not complete"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "this is a SPARQL update"),
    ],
)
def test_what_cannot_be_asked_is_said(query: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(listgraph.ListgraphError, match=message):
        SAMPLE.query(query, **parameters)


def test_rows_print_as_a_table_and_are_a_data_frame() -> None:
    rows = SAMPLE.query("SELECT ?name WHERE { ?m a lg:Model ; rdfs:label ?name } ORDER BY ?name")
    assert str(rows) == repr(rows) == "name\n-------\nRoBERTa\nXLNet"
    import pandas

    assert pandas.DataFrame(rows)["name"].tolist() == ["RoBERTa", "XLNet"]
    assert str(SAMPLE.query("SELECT ?x WHERE { ?x a lg:Model, lg:Article }")) == "x\n-"


@pytest.mark.parametrize("title", NASTY)
def test_no_title_does_anything_in_a_table(title: str) -> None:
    rows = Rows(["title"], [{"title": title}])
    assert len(str(rows).splitlines()) in (2, 3)
    assert "\x1b" not in str(rows)
    html = rows._repr_html_()
    assert html.count("<") == len(("table", "thead", "tr", "th", "tbody", "tr", "td")) * 2


# --- notebooks ---


def test_it_says_what_it_holds() -> None:
    assert repr(SAMPLE).startswith(
        "<listgraph.Graph of 13 facts (list: 1, section: 1, article: 1, model: 2, "
    )


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(seeds: listgraph.Graph) -> None:
    html = seeds._repr_html_()
    assert html.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert 'sandbox="allow-scripts"' in html
    assert html.count("<") == 2


def test_a_large_graph_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SHOWN", 1000)
    assert SAMPLE._repr_html_() == (
        f"<p>{repr(SAMPLE).replace('<', '&lt;').replace('>', '&gt;')}: too large to show here; "
        "<code>listgraph build</code> shows it.</p>"
    )


@pytest.mark.browser
def test_the_page_works_in_a_notebook_and_asks_for_nothing(chromium: "Browser", tmp_path: Path) -> None:
    (tmp_path / "notebook.html").write_text(
        f"<!doctype html><title>x</title><p>{SAMPLE._repr_html_()}", "utf-8"
    )
    context = chromium.new_context(offline=True)
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((tmp_path / "notebook.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.get_by_role("combobox", name="Search").fill("XLNet")
    frame.get_by_role("option").first.click()
    frame.locator("#panel").get_by_text("RoBERTa").first.wait_for()
    assert errors == []
    assert [url for url in requests if not url.endswith("notebook.html")] in ([], ["about:srcdoc"])
    context.close()


def test_titles_cannot_leave_the_frame() -> None:
    nodes: Iterable[Any] = (
        Node(node.id, node.kind, '"></iframe><script>alert(1)</script>') for node in GRAPH.nodes
    )
    graph = listgraph.Graph(KnowledgeGraph(tuple(nodes), GRAPH.evidence, GRAPH.lines))
    assert graph._repr_html_().count("<") == 2
