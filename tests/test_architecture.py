"""Who may import whom: the import graph is the data flow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).parent.parent / "graph"
PACKAGE = ROOT / "listgraph"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# From the lists to the files: a module may import from its own layer's left, never from its right.
LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "errors",
        "progress",
        "schema",
        "artifact",
        "manifest",
        "rulebook",
        "plugins",
        "iris",
        "outline",
        "sites",
        "cues",
        "lexicon.entries",
        "lexicon.places",
        "lexicon.writing",
        "charsets",
    ),
    ("knowledge", "tables", "urls", "lexicon.additions", "lexicon.reading"),
    ("source", "markdown", "htmlblocks", "inline", "medium", "claims", "rules", "lexicon"),
    ("roles", "lexicon.matcher", "publishers", "name", "headings"),
    ("titles", "columns"),
    ("reading",),
    ("versions", "parse"),
    ("discovery", "neighbours", "everyday"),
    ("naming", "called"),
    ("rules.context",),
    ("rules.ingredients", "rules.labels", "rules.sentences", "rules.plugins"),
    ("rules.contests",),
    ("rules.comparisons", "rules.subjects", "contexts", "describe"),
    ("interpret",),
    ("assemble",),
    ("pipeline",),
)

THIRD_PARTY = {
    "mistune": {"listgraph.markdown", "listgraph.tables"},
    "ahocorasick": {"listgraph.cues", "listgraph.lexicon.matcher"},
    "pyvis": {"listgraph.page"},
    "igraph": {"listgraph.layout"},
    "pypinyin": {"listgraph.page.pinyin"},
    "waitress": {"listgraph.serve"},
    "werkzeug": {"listgraph.serve"},
}


def imports(module: str) -> Iterator[str]:
    """The modules that ``module`` imports, anywhere in it."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in MODULES else node.module


GRAPH: "nx.DiGraph[str]" = nx.DiGraph()
GRAPH.add_edges_from((module, name) for module in MODULES for name in imports(module) if name in MODULES)


def layer(module: str) -> int | None:
    name = module.removeprefix("listgraph.")
    exact = [index for index, names in enumerate(LAYERS) if name in names]
    inside = [index for index, names in enumerate(LAYERS) if name.partition(".")[0] in names]
    return next(iter(exact or inside), None)


def test_no_module_imports_in_a_circle() -> None:
    assert list(nx.simple_cycles(GRAPH)) == []


def test_a_layer_knows_nothing_of_a_higher_one() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, name in GRAPH.edges
        if (low := layer(module)) is not None and ((high := layer(name)) is None or high > low)
    ]
    assert wrong == []


def test_the_schema_knows_nothing_of_any_other() -> None:
    assert list(GRAPH.successors("listgraph.schema") if "listgraph.schema" in GRAPH else ()) == []


def test_exporters_import_neither_what_reads_lists_nor_one_another() -> None:
    wrong = [
        f"{module} imports {name}"
        for module, name in GRAPH.edges
        if module.startswith("listgraph.exporters.")
        and (name.startswith("listgraph.exporters.") or layer(name) in range(3, len(LAYERS)))
    ]
    assert wrong == []


@pytest.mark.parametrize("library", sorted(THIRD_PARTY))
def test_a_third_party_library_stands_behind_one_module(library: str) -> None:
    users = {module for module in MODULES for name in imports(module) if name.partition(".")[0] == library}
    homes = THIRD_PARTY[library]
    assert {
        user for user in users if not any(user == home or user.startswith(home + ".") for home in homes)
    } == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_is_one_concept(module: str) -> None:
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 300
