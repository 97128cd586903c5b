"""Formats in several processes: each writes its files aside, from where they are moved into place."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from listgraph.errors import ListgraphError
from listgraph.exporters import Exporter, export, made
from listgraph.files.artifact import Artifact
from listgraph.files.standing import pieces
from listgraph.files.write import ASIDE, blamed
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.shards import shards
from listgraph.progress import Progress, silent, stage
from listgraph.rules.rulebook import Rule
from listgraph.workers import FORKS, Died, spread

WORTH = 10_000
"""Fewer facts than this are written before another process has begun."""
MOST = 500_000
"""Of more facts than this each process would need a gigabyte or so: what it looks at, it copies."""

_Files = list[tuple[str, Path]]


def export_all(
    graph: KnowledgeGraph,
    rulebook: Mapping[str, Rule],
    exporters: Sequence[Exporter],
    directory: Path,
    jobs: int = 1,
    progress: Progress = silent,
) -> Iterator[Artifact]:
    """What the exporters make of the graph, in their order, made by at most ``jobs`` processes.

    ``directory`` is where they are to stand, and where these write aside. A graph is sent to no process:
    where one does not begin with what is in memory, this one makes all of it.

    Of very many facts this process makes all formats, too, as memory is what is short then.

    Raises:
        ListgraphError: a format of another package fails, the disk is full, say, or each process that wrote
            a format has died.
    """
    if min(jobs, len(exporters)) < 2 or not (FORKS and WORTH <= len(graph.evidence) <= MOST):
        yield from export(graph, rulebook, exporters, progress)
        return
    _prepare(graph, exporters)
    tasks = _tasks(exporters)
    results = spread(
        partial(_written, graph, rulebook, exporters, directory),
        tasks,
        jobs,
        lambda task, done: progress(f"writing {exporters[task[0]].name}", done, len(tasks)),
    )
    files: dict[int, _Files] = {}
    for task, result in zip(tasks, results, strict=True):
        if isinstance(result, Died):
            names = " or ".join(repr(exporters[number].name) for number in task)
            raise ListgraphError(f"the process that wrote the format {names} {result.how}")
        files.update(result)
    for number in range(len(exporters)):
        for path, file in files[number]:
            yield Artifact(path, file)


_Task = tuple[int, ...]
"""The numbers of formats that one process writes, as they need the same, which takes long to work out."""
_LONG = ("page", "docs", "rdf")
"""The groups that have what takes longest to write, which is begun first."""


def _tasks(exporters: Sequence[Exporter]) -> Sequence[_Task]:
    """What is to be done, in the order in which it is begun."""
    page = tuple(number for number, exporter in enumerate(exporters) if exporter.group == "page")
    others = [number for number in range(len(exporters)) if number not in page]
    rank = {group: place for place, group in enumerate(_LONG)}
    others.sort(key=lambda number: rank.get(exporters[number].group, len(rank)))
    return [page] * bool(page) + [(number,) for number in others]


def _prepare(graph: KnowledgeGraph, exporters: Sequence[Exporter]) -> None:
    """Work out what several of the formats need, so that not each process does."""
    groups = Counter(exporter.group for exporter in exporters)
    if groups["rdf"] + groups["tables"] > 1:
        shards(graph)


def _written(
    graph: KnowledgeGraph,
    rulebook: Mapping[str, Rule],
    exporters: Sequence[Exporter],
    directory: Path,
    task: _Task,
) -> dict[int, _Files]:
    """The paths of the formats' files, each with the file that holds it for now, by the format's number."""
    return {number: _files(graph, rulebook, exporters, directory, number) for number in task}


def _files(
    graph: KnowledgeGraph,
    rulebook: Mapping[str, Rule],
    exporters: Sequence[Exporter],
    directory: Path,
    number: int,
) -> _Files:
    exporter = exporters[number]
    files: _Files = []
    folder = directory / ASIDE / str(number)
    with blamed(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with stage(f"writing {exporter.name}"):
        for artifact in made(exporter, graph, rulebook, exporters):
            file = folder / str(len(files))
            with blamed(directory / artifact.path), file.open("wb") as handle:
                handle.writelines(pieces(artifact, directory))
            files.append((artifact.path, file))
    return files
