"""The table of formats: what can be chosen, what is written, and that README.md says so."""

import subprocess
import sys
from fnmatch import fnmatch

import pytest

from helpers.samples import GRAPH
from listgraph.errors import ListgraphError
from listgraph.exporters import EXPORTERS, GROUPS, export, readme, select
from listgraph.rules.rulebook import Rule

RULEBOOK = {
    name: Rule(name, name, "What it matches.", "An entry.", 0.9)
    for name in ("contest", "lexicon", "listed", "outline", "publisher", "title-subject")
}


def of(*groups: str) -> list[str]:
    return [name for name, row in EXPORTERS.items() if row.group in groups]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ("ttl", ["ttl"]),
        ("report,csv", ["csv", "report"]),
        (" csv , csv ", ["csv"]),
        *((group, of(group)) for group in GROUPS),
        ("docs,tables", of("docs", "tables")),
        ("default", [name for name, row in EXPORTERS.items() if row.default]),
        ("all", list(EXPORTERS)),
        ("default,gexf,all", list(EXPORTERS)),
    ],
)
def test_formats_are_chosen_by_name_or_group_and_come_in_the_order_of_the_table(
    names: str, chosen: list[str]
) -> None:
    assert [exporter.name for exporter in select(names)] == chosen


def test_a_build_that_is_not_told_writes_the_default_formats() -> None:
    assert select() == select("default")
    assert {"html", "ttl", "csv", "report", "readme"} <= {exporter.name for exporter in select()}


@pytest.mark.parametrize("names", ["xml", "ttl,xml", "", "TTL"])
def test_an_unknown_format_is_answered_with_the_known_ones(names: str) -> None:
    with pytest.raises(ListgraphError, match=r"unknown format .*html, svg, ttl.*rdf, page, tables"):
        select(names)


def test_names_groups_and_files_do_not_clash() -> None:
    files = [file for exporter in EXPORTERS.values() for file in exporter.files]
    assert len(set(files)) == len(files)
    assert not set(EXPORTERS) & {*GROUPS, "all", "default"}
    assert {exporter.group for exporter in EXPORTERS.values()} == set(GROUPS)
    assert list(EXPORTERS)[-1] == "readme"


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_exporter_writes_the_files_that_its_row_names_and_no_others(name: str) -> None:
    exporter = EXPORTERS[name]
    paths = [artifact.path for artifact in export(GRAPH, RULEBOOK, [exporter])]
    for pattern in exporter.files:
        assert any(fnmatch(path, pattern) for path in paths)
    for path in paths:
        assert any(fnmatch(path, pattern) for pattern in exporter.files)
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_exporter_writes_the_same_bytes_each_time(name: str) -> None:
    once, again = (
        [(made.path, made.data) for made in export(GRAPH, RULEBOOK, [EXPORTERS[name]])] for _ in range(2)
    )
    assert once == again


def test_no_format_is_loaded_before_it_is_asked_for() -> None:
    script = (
        "import sys, listgraph.exporters as e; e.select('all');"
        "print(sorted({'pyvis', 'rdflib', 'pyoxigraph', 'igraph', 'pyarrow'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_readme_tells_of_each_file_that_was_chosen_and_of_no_other() -> None:
    (page,) = readme.export(GRAPH, select("csv,gexf,readme"))
    text = page.data.decode()
    assert "## `nodes.csv`, `edges.csv`" in text
    assert "**Gephi**: File → Open; the import report names 8 nodes and 11 edges." in text
    assert "graph.ttl" not in text


def test_the_readme_of_all_formats_has_a_way_in_for_each() -> None:
    (page,) = readme.export(GRAPH, select("all"))
    text = page.data.decode()
    for exporter in EXPORTERS.values():
        if not exporter.index:
            assert exporter.tools
            assert all(f"**{tool}**: " in text for tool, _ in exporter.tools)
    assert "$" not in text
