"""What README.md tells to type is typed: it works, and the numbers are those that it promises."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Sized
from importlib import import_module
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from helpers.samples import GRAPH
from listgraph.ask.queries import named
from listgraph.exporters import export, readme, select
from listgraph.files.write import write
from listgraph.knowledge.graph import Fact, KnowledgeGraph, Node
from listgraph.rdf.descriptions import triples
from listgraph.rdf.facts import fact_descriptions
from listgraph.rules import RULES
from listgraph.schema import RELATIONS

NODES, EDGES = len(GRAPH.nodes), len(list(GRAPH.edges()))
MODELS = sum(node.kind == "Model" for node in GRAPH.nodes)
PAIRS = KnowledgeGraph(
    (Node("model/a", "Model", "A"), Node("model/b", "Model", "B")),
    {Fact("model/a", name, "model/b"): next(iter(GRAPH.evidence.values())) for name in sorted(RELATIONS)},
)
"""Two nodes that one relation of each kind joins."""
LIBRARIES = ("igraph", "json", "networkx", "pandas", "polars", "rdflib")
"""What the instructions take for imported."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("exports")
    write(export(GRAPH, RULES, select("all")), directory)
    return directory


def steps(name: str, tool: str) -> str:
    """What the generated page says of the tool in the section of that format."""
    (page,) = readme.export(GRAPH, select(f"{name},readme"))
    (said,) = re.findall(rf"^- \*\*{re.escape(tool)}\*\*: (.*)$", page.data.decode(), re.MULTILINE)
    return str(said)


def typed(name: str, tool: str) -> list[str]:
    return re.findall(r"`([^`]*)`", steps(name, tool))


def of_python(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the last statement gives or assigns."""
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {library: import_module(library) for library in LIBRARIES if library in code}
    # As open does, but for the warning of a file that nobody closes.
    names["open"] = lambda path, encoding: io.StringIO(Path(path).read_text(encoding))
    *before, last = code.split("; ")
    for statement in before:
        exec(statement, names)
    return eval(last.partition(" = ")[2] if re.match(r"\w+ = ", last) else last, names)


def size(found: Any) -> tuple[int, int]:
    if hasattr(found, "vcount"):  # of igraph
        return found.vcount(), found.ecount()
    return found.number_of_nodes(), found.number_of_edges()


@pytest.mark.parametrize("name", ["gexf", "graphml", "json"])
def test_networkx(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, *_ = typed(name, "networkx")
    assert size(of_python(code, folder, monkeypatch)) == (NODES, EDGES)


def test_igraph(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = typed("graphml", "igraph")
    assert size(of_python(code, folder, monkeypatch)) == (NODES, EDGES)


def test_pandas(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes, edges, join = typed("csv", "pandas")
    assert f"gives {NODES} rows" in steps("csv", "pandas")
    assert len(of_python(nodes, folder, monkeypatch)) == NODES
    assert len(of_python(edges, folder, monkeypatch)) == EDGES
    assert len(of_python(f"{nodes}; {edges}; {join}", folder, monkeypatch)) == EDGES
    (code,) = typed("parquet", "pandas")
    assert len(of_python(code, folder, monkeypatch)) == NODES


@pytest.mark.parametrize(("name", "rows"), [("csv", NODES), ("parquet", EDGES)])
def test_polars(name: str, rows: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, *_ = typed(name, "Polars")
    assert len(of_python(code, folder, monkeypatch)) == rows


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_duckdb(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = typed(name, "DuckDB")
    import duckdb

    monkeypatch.chdir(folder)
    with duckdb.connect() as database:
        rows = database.execute(code).fetchall()
    assert dict(rows)["Model"] == MODELS if name == "csv" else len(rows) == MODELS


@pytest.mark.parametrize(("name", "models"), [("ttl", MODELS), ("trig", MODELS)])
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib(name: str, models: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = of_python(typed(name, "rdflib")[0], folder, monkeypatch)
    ask = "SELECT ?m { GRAPH ?g { ?m a lg:Model } }" if name == "trig" else "SELECT ?m { ?m a lg:Model }"
    found: Sized = read.query(f"PREFIX lg: <https://w3id.org/listgraph/ns#> {ask}")
    assert len(found) == models


def test_oxigraph_and_any_sparql_client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    load, ask = (code for code in typed("nq", "Oxigraph") if code.startswith("store."))
    store = pyoxigraph.Store()
    exec(load, {"store": store, "pyoxigraph": pyoxigraph})
    found: list[Any] = []
    exec(f"found.extend({ask})", {"store": store, "text": named()["most-covered"].text, "found": found})
    assert found
    (query,) = typed("nq", "Any SPARQL client")
    ((count,),) = store.query(query)  # type: ignore[misc]
    assert count.value == str(MODELS)
    assert f"answers {MODELS}." in steps("nq", "Any SPARQL client")


def test_ndex2(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = of_python("; ".join(typed("cx2", "Python")), folder, monkeypatch)
    assert (len(network.get_nodes()), len(network.get_edges())) == (NODES, EDGES)


def test_neosemantics_tells_all_relations_apart() -> None:
    """By local names, as its setting IGNORE has it: no engine for it can be installed here."""
    said = steps("ttl", "Neo4j (neosemantics)")
    assert "handleVocabUris: 'IGNORE'" in said
    (left_out,) = re.findall(r"predicateExclusionList: \['(.*?)'\]", said)
    edges = set()
    for triple in triples(fact_descriptions(PAIRS)):
        predicate = triple.predicate.value
        if isinstance(triple.object, pyoxigraph.NamedNode) and predicate != left_out:
            assert isinstance(triple.subject, pyoxigraph.NamedNode)
            ends = (term.value.removeprefix(PAIRS.base) for term in (triple.subject, triple.object))
            edges.add((re.split("[/#]", predicate)[-1], *ends))
    ours = {(relation, one, two) for one, relation, two, _ in PAIRS.edges()}
    assert {edge for edge in edges if edge[0] in RELATIONS} == ours


@pytest.mark.parametrize(
    ("name", "tool", "expected"),
    [
        ("vocabulary", "pySHACL", "Conforms: True"),
        ("ttl", "listgraph", "most-covered"),
        ("csl", "Pandoc", "RoBERTa 碾压 XLNet"),
    ],
)
def test_a_command(name: str, tool: str, expected: str, folder: Path) -> None:
    code, *_ = typed(name, tool)
    program, *arguments = code.split()
    found = Path(sys.executable).parent / program
    command = str(found) if found.exists() else shutil.which(program)
    if not command:
        pytest.skip(f"no {program}")
    (folder / "text.md").write_text("See @article-00000000000000a1.\n", "utf-8")
    ran = subprocess.run([command, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    assert expected in ran.stdout
