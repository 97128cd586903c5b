"""Marks that turn a text round, and control characters: no table shows them as they are, RDF keeps them."""

import json
from pathlib import Path

import pytest
from pyoxigraph import parse

import listgraph

TITLE = "Read\u202efdp.exe \x9b31m and\x85more\x7f \u2066here"
SPELLED = "Read[U+202E]fdp.exe [U+009B]31m and"
RAW = set("\u202e\x9b\x85\x7f\u2066")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deceiving")
    (folder / "list.md").write_text(f"## BERT\u202e\n* [{TITLE}](https://example.org/a) – by GPT-2\u202e\n")
    listgraph.build(folder / "list.md").write(folder / "out", "all")
    return folder / "out"


def test_but_for_rdf_no_text_file_has_them(written: Path) -> None:
    """A page spells them out when it shows them; N-Quads have one canonical form, which has them."""
    others = {".parquet", ".db", ".html", ".ttl", ".nq", ".trig", ".jsonld"}
    texts = [file for file in written.rglob("*") if file.is_file() and file.suffix not in others]
    texts.append(written / "bookmarks.html")
    assert {file.name for file in texts} >= {"edges.csv", "load.cypher", "graph.json"}
    assert [file.name for file in texts if RAW & set(file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "name", ["nodes.csv", "edges.csv", "bookmarks.html", "neo4j/load.cypher", "graph.gexf", "graph.json"]
)
def test_tables_and_bookmarks_spell_them_out(written: Path, name: str) -> None:
    assert SPELLED in (written / name).read_text("utf-8")


def test_in_rdf_a_quote_is_what_the_list_says(written: Path) -> None:
    quads = parse(path=str(written / "evidence.ttl"))
    quotes = {quad.object.value for quad in quads if quad.predicate.value.endswith("#quote")}
    assert any("Read\u202efdp.exe \x9b31m" in quote for quote in quotes)
    graph = json.loads((written / "graph.jsonld").read_text("utf-8"))
    assert "Read\u202efdp.exe" in json.dumps(graph, ensure_ascii=False)
