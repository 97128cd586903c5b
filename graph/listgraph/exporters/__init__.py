"""The formats: one module each, one table of them all.

The table is ``exporters.toml``. A module has ``export(graph, rulebook) -> Iterator[Artifact]``; it is
imported when it is used, so that nobody waits for a library of a format that was not asked for. A row
with ``index`` describes the other files; its function gets the chosen exporters in the rulebook's place.
Other installed packages add formats by an entry point in the group ``listgraph.exporters``, made by
:func:`exporter`.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache, partial
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from listgraph.errors import ListgraphError
from listgraph.files.artifact import Artifact, Part
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.plugins import answering, installed
from listgraph.progress import Progress, silent, stage
from listgraph.rules.rulebook import Rule

GROUPS = ("rdf", "page", "tables", "graph", "docs")
PLUGINS = "plugins"
"""The group of the formats that other packages add."""

Export = Callable[[KnowledgeGraph, Mapping[str, Rule]], Iterable[Artifact]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format.

    ``files`` are the paths that it writes (shell patterns), ``function`` is ``module:name`` or the
    function itself, ``package`` where it comes from if not from listgraph, ``tools``
    pairs each program that opens the files with what to do there, where ``$name`` stands for one of
    the counts of :func:`listgraph.knowledge.counting.counted`. ``default`` says that a build without
    ``--format`` writes it, ``index`` that it describes the other files. ``needs`` is a library that it
    does not work without, ``extra`` what of listgraph brings that.
    """

    name: str
    group: str
    files: tuple[str, ...]
    description: str
    function: str | Export
    tools: tuple[tuple[str, str], ...] = ()
    default: bool = False
    index: bool = False
    package: str = ""
    needs: str = ""
    extra: str = ""

    @property
    def missing(self) -> bool:
        """Whether the library that it needs is not installed."""
        return bool(self.needs) and find_spec(self.needs) is None

    def wrote(self, path: str) -> bool:
        """Whether the path is one of those that it writes."""
        return any(fnmatchcase(path, pattern) for pattern in self.files)

    def load(self) -> Callable[..., Iterable[Artifact]]:
        """The function that makes the files."""
        if not isinstance(self.function, str):
            return self.function
        module, _, name = self.function.partition(":")
        function: Callable[..., Iterable[Artifact]] = getattr(import_module(module), name)
        return function


def exporter(
    *, files: Sequence[str], description: str, tools: Mapping[str, str] = MappingProxyType({})
) -> Callable[[Export], Exporter]:
    """Make a format of a function; it has the name of its entry point, and is written on request.

    The arguments are what :class:`Exporter` says of them.

    >>> @exporter(files=["labels.txt"], description="All labels.", tools={"less": "`less labels.txt`"})
    ... def labels(graph, rulebook):
    ...     text = "".join(f"{node.label}\\n" for node in graph.nodes)
    ...     yield Artifact("labels.txt", text.encode())
    >>> labels.files
    ('labels.txt',)
    """
    return lambda function: Exporter("", PLUGINS, tuple(files), description, function, tuple(tools.items()))


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


_TAKEN = {**EXPORTERS, **dict.fromkeys((*GROUPS, PLUGINS, "default", "all"))}


@cache
def plugins() -> Mapping[str, Exporter]:
    """The formats that other installed packages add, by name.

    Raises:
        ListgraphError: one of them cannot be loaded; it names the package.
    """
    found = installed("listgraph.exporters", Exporter, _TAKEN, "made by @listgraph.exporters.exporter")
    return MappingProxyType(
        {name: replace(added, name=name, package=package) for name, (added, package) in found.items()}
    )


class Choice(NamedTuple):
    """What a build writes: those asked for and those that stood there, but for those left out.

    ``kept`` stood there and were not asked for; ``left_out`` lack a library.
    """

    exporters: list[Exporter]
    kept: list[Exporter]
    left_out: list[Exporter]


def choose(names: str | None, paths: Iterable[str] = ()) -> Choice:
    """The formats of those names or groups, and those that an earlier build wrote ``paths`` of.

    What is asked for by its own name is not left out.

    Raises:
        ListgraphError: a name that is none of a format or group.
    """
    asked = {exporter.name for exporter in select(names)}
    own = set(_split(names))
    standing = list(paths)
    found = [
        exporter
        for exporter in select("all")
        if exporter.name in asked or any(exporter.wrote(path) for path in standing)
    ]
    left_out = [exporter for exporter in found if exporter.missing and exporter.name not in own]
    written = [exporter for exporter in found if exporter not in left_out]
    return Choice(written, [exporter for exporter in written if exporter.name not in asked], left_out)


def select(names: str | None = None) -> list[Exporter]:
    """The exporters of those names or groups, in the order of the table, whether they can work or not.

    ``names`` are separated by commas; ``all`` is every format, ``default`` what a build writes that
    is not told otherwise. Those of other packages come last, but for what describes the files.

    >>> [exporter.name for exporter in select("tables,report")]
    ['csv', 'parquet', 'sqlite', 'report']

    Raises:
        ListgraphError: a name that is none of a format or group.
    """
    chosen = {exporter.name: exporter for name in _split(names) for exporter in _meant(name)}
    order = {name: number for number, name in enumerate(EXPORTERS)}
    return sorted(
        chosen.values(),
        key=lambda exporter: (exporter.index, order.get(exporter.name, len(order)), exporter.name),
    )


def export(
    graph: KnowledgeGraph,
    rulebook: Mapping[str, Rule],
    exporters: Sequence[Exporter],
    progress: Progress = silent,
) -> Iterator[Artifact]:
    """What the exporters make of the graph, one file at a time.

    Raises:
        ListgraphError: a format of another package fails; it names the package.
    """
    for number, exporter in enumerate(exporters):
        progress(f"writing {exporter.name}", number, len(exporters))
        with stage(f"writing {exporter.name}"):
            yield from made(exporter, graph, rulebook, exporters)


def made(
    exporter: Exporter,
    graph: KnowledgeGraph,
    rulebook: Mapping[str, Rule],
    exporters: Sequence[Exporter],
) -> Iterable[Artifact]:
    """The files of one format, which is one of ``exporters``.

    Raises:
        ListgraphError: a format of another package fails; it names the package.
    """
    if exporter.package:
        return _guarded(exporter, graph, rulebook)
    return exporter.load()(graph, exporters if exporter.index else rulebook)


def _guarded(exporter: Exporter, graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    who = f"the format {exporter.name!r} of {exporter.package}"
    with answering(who):
        for artifact in exporter.load()(graph, rulebook):
            if not isinstance(artifact, Artifact):
                raise TypeError(f"no Artifact: {artifact!r}")
            if not isinstance(artifact.path, str):
                raise TypeError(f"no path: {artifact.path!r}")
            content = artifact.content
            if callable(content):
                yield replace(artifact, content=partial(_pieces, who, content))
            elif isinstance(content, bytes | Path):
                yield artifact
            else:
                raise TypeError(f"neither bytes nor what makes them: {content!r}")


def _pieces(who: str, content: Callable[[], Iterable[str | Part]]) -> Iterator[str | Part]:
    """What is made while it is written, which may fail as well."""
    with answering(who):
        for piece in content():
            yield piece if isinstance(piece, str) else Part(piece.key, partial(_part, who, piece))


def _part(who: str, part: Part) -> str:
    with answering(who):
        return part.make()


def _split(names: str | None) -> list[str]:
    return [name.strip() for name in names.split(",")] if names is not None else ["default"]


def _meant(name: str) -> list[Exporter]:
    if name in EXPORTERS:
        return [EXPORTERS[name]]
    if name in GROUPS:
        return [exporter for exporter in EXPORTERS.values() if exporter.group == name]
    if name == "default":
        return [exporter for exporter in EXPORTERS.values() if exporter.default]
    added = plugins()
    if name == "all":
        return [*EXPORTERS.values(), *added.values()]
    if name == PLUGINS:
        return list(added.values())
    if name in added:
        return [added[name]]
    known, groups = (*EXPORTERS, *added), (*GROUPS, PLUGINS, "default", "all")
    said = f"The formats are {', '.join(known)}; the groups are {', '.join(groups)}."
    raise ListgraphError(f"unknown format {name!r}{_hint(name, (*known, *groups))} {said}")


def _hint(name: str, known: Sequence[str]) -> str:
    """The formats for a tool of that name, or the one that was probably meant: the sentence's end."""
    tool = name.casefold()
    formats = [own.name for own in EXPORTERS.values() if any(tool in of.casefold() for of, _ in own.tools)]
    if formats and tool:
        return f"; for {name} there is {' or '.join(formats)}."
    return "".join(f"; did you mean {near}?" for near in get_close_matches(name, known, n=1)) or "."
