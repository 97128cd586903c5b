"""The formats: one module each, one table of them all.

The table is ``exporters.toml``. A module has ``export(graph, rulebook) -> Iterator[Artifact]``; it is
imported when it is used, so that nobody waits for a library of a format that was not asked for. A row
with ``index`` describes the other files; its function gets the chosen exporters in the rulebook's place.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module, resources
from types import MappingProxyType
from typing import Any

from listgraph.artifact import Artifact
from listgraph.errors import ListgraphError
from listgraph.knowledge import KnowledgeGraph
from listgraph.rulebook import Rule

GROUPS = ("rdf", "page", "tables", "graph", "docs")


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format.

    ``files`` are the paths that it writes (shell patterns), ``function`` is ``module:name``, ``tools``
    pairs each program that opens the files with what to do there, where ``$name`` stands for one of
    the counts of :mod:`listgraph.exporters.readme`. ``default`` says that a build without
    ``--format`` writes it, ``index`` that it describes the other files.
    """

    name: str
    group: str
    files: tuple[str, ...]
    description: str
    function: str
    tools: tuple[tuple[str, str], ...] = ()
    default: bool = False
    index: bool = False

    def load(self) -> Callable[..., Iterator[Artifact]]:
        """The function that makes the files."""
        module, _, name = self.function.partition(":")
        function: Callable[..., Iterator[Artifact]] = getattr(import_module(module), name)
        return function


def _exporter(name: str, row: Mapping[str, Any]) -> Exporter:
    tools = tuple(row.get("tools", {}).items())
    return Exporter(name=name, **{**row, "files": tuple(row["files"]), "tools": tools})


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        name: _exporter(name, row)
        for name, row in tomllib.loads(
            resources.files(__package__).joinpath("exporters.toml").read_text("utf-8")
        ).items()
    }
)


def select(names: str | None = None) -> list[Exporter]:
    """The exporters of those names or groups, in the order of the table.

    ``names`` are separated by commas; ``all`` is every format, ``default`` what a build writes that
    is not told otherwise.

    >>> [exporter.name for exporter in select("tables,report")]
    ['csv', 'report']

    Raises:
        ListgraphError: a name that is none of a format or group.
    """
    wanted = [name.strip() for name in names.split(",")] if names is not None else ["default"]
    chosen = {exporter.name for name in wanted for exporter in _meant(name)}
    return [exporter for exporter in EXPORTERS.values() if exporter.name in chosen]


def export(
    graph: KnowledgeGraph, rulebook: Mapping[str, Rule], exporters: Sequence[Exporter]
) -> Iterator[Artifact]:
    """What the exporters make of the graph, one file at a time."""
    for exporter in exporters:
        yield from exporter.load()(graph, exporters if exporter.index else rulebook)


def _meant(name: str) -> list[Exporter]:
    if name in EXPORTERS:
        return [EXPORTERS[name]]
    if name in GROUPS:
        return [exporter for exporter in EXPORTERS.values() if exporter.group == name]
    if name == "all":
        return list(EXPORTERS.values())
    if name == "default":
        return [exporter for exporter in EXPORTERS.values() if exporter.default]
    known = ", ".join(EXPORTERS)
    groups = ", ".join((*GROUPS, "default", "all"))
    raise ListgraphError(f"unknown format {name!r}. The formats are {known}; the groups are {groups}.")
