"""Formats add, never take away; what cannot be written is told; a tool's name leads to its format."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from helpers.places import ROOT
from listgraph import exporters
from listgraph.cli.main import main
from listgraph.exporters import EXPORTERS, choose, select
from listgraph.extras import installing

LIST = "* [RoBERTa outperforms BERT](https://example.org/1)\n"
MORE = "* [All about XLNet](https://example.org/2)\n"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "list.md").write_text(LIST, "utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


Said = pytest.CaptureFixture[str]


def build(lists: Path, out: Path, *options: str) -> None:
    assert main(["build", str(lists), "-o", str(out), *options]) == 0


def names(out: Path) -> set[str]:
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def test_a_format_more_takes_nothing_away(lists: Path, out: Path, capsys: Said) -> None:
    build(lists, out)
    before = names(out)
    capsys.readouterr()
    build(lists, out, "--format", "gexf")
    assert names(out) == before | {"graph.gexf"}
    assert re.search("^Kept up to date, as they stood there: html, svg, ttl,", capsys.readouterr().out, re.M)


def test_what_stays_is_of_the_same_build(lists: Path, out: Path) -> None:
    build(lists, out, "--format", "csv,readme")
    (lists / "list.md").write_text(LIST + MORE, "utf-8")
    build(lists, out, "--format", "gexf")
    assert "XLNet" in (out / "nodes.csv").read_text("utf-8")
    assert "graph.gexf" in (out / "README.md").read_text("utf-8")


def test_a_build_without_a_format_keeps_what_was_asked_for_before(lists: Path, out: Path) -> None:
    build(lists, out, "--format", "gexf")
    build(lists, out)
    assert {"graph.gexf", "graph.html"} <= names(out)


def test_what_somebody_deleted_stays_away(lists: Path, out: Path) -> None:
    build(lists, out, "--format", "csv,gexf")
    (out / "nodes.csv").unlink()
    (out / "edges.csv").unlink()
    build(lists, out, "--format", "json")
    assert {"graph.gexf", "graph.json"} == names(out) - {".listgraph-manifest"}


def test_what_no_format_writes_any_more_goes_and_is_named(lists: Path, out: Path, capsys: Said) -> None:
    build(lists, out, "--format", "csv")
    (out / "old.txt").write_text("of a plug-in that is gone")
    manifest = out / ".listgraph-manifest"
    manifest.write_text(manifest.read_text() + "old.txt\n")
    capsys.readouterr()
    build(lists, out, "--format", "csv")
    assert "Removed what nothing writes any more: old.txt." in capsys.readouterr().out
    assert not (out / "old.txt").exists()


# --- what an extra is missing for ---


@pytest.fixture
def without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporters, "find_spec", lambda name: None if name == "pyarrow" else find_spec(name))
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)


@pytest.mark.usefixtures("without_pyarrow")
def test_a_group_leaves_out_what_cannot_be_written_and_says_so(lists: Path, out: Path, capsys: Said) -> None:
    build(lists, out, "--format", "tables")
    assert {"nodes.csv", "edges.csv", "graph.db"} == names(out) - {".listgraph-manifest"}
    assert f"Left out parquet, which needs pyarrow: {installing('tables')}." in capsys.readouterr().out
    build(lists, out, "--format", "tables", "--json")
    assert json.loads(capsys.readouterr().out)["left_out"] == ["parquet"]


@pytest.mark.usefixtures("without_pyarrow")
def test_what_is_asked_for_by_name_is_an_error(lists: Path, out: Path, capsys: Said) -> None:
    assert main(["build", str(lists), "-o", str(out), "--format", "parquet"]) == 2
    assert installing("tables") in capsys.readouterr().err


@pytest.mark.usefixtures("without_pyarrow")
def test_all_is_all_that_can_be_written() -> None:
    choice = choose("all")
    assert [exporter.name for exporter in choice.left_out] == ["parquet"]
    assert [*choice.exporters, *choice.left_out] != select("all")
    assert len(choice.exporters) + 1 == len(select("all"))


# --- names ---


def test_help_names_every_format_and_its_tools(capsys: Said) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    said = capsys.readouterr().out
    for name, exporter in EXPORTERS.items():
        (line,) = re.findall(rf"^  {name} .*$", said, re.M)
        assert all(tool in line for tool, _ in exporter.tools)


@pytest.mark.parametrize(
    ("tool", "formats"),
    [("gephi", "gexf"), ("Zotero", "bib or csl"), ("cytoscape", "graphml or cx2"), ("datasette", "sqlite")],
)
def test_the_name_of_a_tool_leads_to_its_format(
    tool: str, formats: str, lists: Path, out: Path, capsys: Said
) -> None:
    assert main(["build", str(lists), "-o", str(out), "--format", tool]) == 2
    assert f"unknown format {tool!r}; for {tool} there is {formats}." in capsys.readouterr().err


def test_a_format_nearly_right_is_answered_with_the_right_one(lists: Path, out: Path, capsys: Said) -> None:
    assert main(["build", str(lists), "-o", str(out), "--format", "gefx"]) == 2
    assert "unknown format 'gefx'; did you mean gexf? The formats are html," in capsys.readouterr().err


def test_the_way_to_gephi_in_the_readme(lists: Path, out: Path) -> None:
    """The page is built, then the file for Gephi beside it, as the README says."""
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^    \S*listgraph build (\S+) -o out(.*)$", readme, re.M)
    assert [options.strip() for _, options in commands] == ["", "--format gexf"]
    for _, options in commands:
        build(lists, out, *options.split())
    assert (out / "graph.html").is_file()
    import networkx as nx  # slow to load

    assert nx.read_gexf(out / "graph.gexf").nodes["model/roberta"]["label"] == "RoBERTa"
