"""The command line: arguments in, text and an exit code out."""

import argparse
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from listgraph import cache
from listgraph.cli.arguments import parser
from listgraph.cli.ending import ended, ending_signals, heard, hold, left
from listgraph.cli.parsing import GIT
from listgraph.cli.settings import settled
from listgraph.cli.streams import occupied, read_in, tell, warn, width
from listgraph.errors import ListgraphError, noted
from listgraph.extras import installing
from listgraph.given import path_of
from listgraph.problems import LOSSES

if TYPE_CHECKING:
    from listgraph.cli.watch import Make
    from listgraph.knowledge.graph import KnowledgeGraph


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code.

    0 fine, 1 problems found, 2 wrong use or unreadable input, 70 a fault of listgraph's own or
    nobody who hears the answer, 130 and the like where a signal ended it.
    """
    occupied()
    with ending_signals():
        return ended(lambda: _run(arguments))


def command() -> NoReturn:
    """Run the command of this process, and end it."""
    left(main)


def _run(arguments: Sequence[str] | None) -> int:
    options = settled(parser(), arguments)
    heard(options.verbose, options.debug)
    if options.command is None:
        parser().print_help()
        return 0
    with cache.used(_cache(options)):
        return int(_COMMANDS[options.command](options))


def _cache(options: argparse.Namespace) -> Path | None:
    """Where to keep what is worked out: the user's cache, where a command has no options for it."""
    if getattr(options, "no_cache", False):
        return None
    return Path(chosen) if (chosen := getattr(options, "cache", None)) else cache.users()


def _build(options: argparse.Namespace) -> int:
    directory = path_of(options.output, "--output")
    if options.scheduler:
        with _extra("a cluster", "cluster"):
            from listgraph.cli import distributed

            return distributed.build(options)
    from listgraph import pipeline, progress
    from listgraph.cli import summary
    from listgraph.exporters import choose
    from listgraph.exporters.parallel import export_all
    from listgraph.files.manifest import standing
    from listgraph.files.write import PLACED, Put, reserved
    from listgraph.knowledge.documents import Memory
    from listgraph.material import Material, gather
    from listgraph.rules.plugins import rulebook
    from listgraph.workers import cores

    base = pipeline.checked_base(options.base)
    before = standing(directory)
    choice = choose(options.format, before)
    jobs = options.jobs or cores()
    memory = Memory(jobs, forgets=not options.watch)
    fresh, source = _since(options.since), _source(options)

    def make(read: "Callable[[], Material]", put: Put) -> "tuple[KnowledgeGraph, list[Path]]":
        with progress.shown() as told:
            # The lists are nobody's any more when the graph is written: both together are what takes most.
            made_graph = pipeline.made(read(), base, memory, told, options.language)
            graph = replace(made_graph, source_url=source, fresh=fresh(made_graph))
            return graph, put(export_all(graph, rulebook(), choice.exporters, directory, jobs, told))

    def gathered() -> Material:
        return gather(options.paths, options.config, follow=options.follow_symlinks, exclude=options.exclude)

    def again(material: Material) -> str:
        with _no_collection(), reserved(directory) as put:
            return summary.counted(make(lambda: material, put)[0])

    if options.watch:
        return _watch(options, again)
    # Reserved before anything is read: two builds would be one too many.
    with _no_collection(), reserved(directory) as put:
        graph, written = make(gathered, put)
        hold(graph)
    with noted(PLACED):
        cache.current().prune()
        files = [path.relative_to(directory).as_posix() for path in written]
        if options.json:
            tell(summary.as_json(graph, choice, files), exact=True)
        elif not options.quiet:
            remarks = [*summary.of_fresh(graph, options.since), *summary.of_formats(choice, before)]
            tell(summary.summary(options.output, graph, frozenset(files), remarks), command="build")
    return int(options.strict and any(problem.code in LOSSES for problem in graph.problems))


def _source(options: argparse.Namespace) -> str:
    """Where the lists can be read, where that is known."""
    if options.source_url != GIT:
        return options.source_url or ""
    from listgraph.cli.repository import source_url

    return source_url(options.paths)


def _since(old: str | None) -> "Callable[[KnowledgeGraph], frozenset[str]]":
    """What tells which articles of a graph are new since ``old``: none where nothing is to be compared.

    ``old`` is read at once, as it may be what the build will replace.
    """
    if old is None:
        return lambda _: frozenset()
    from listgraph.compare import diff

    before = diff.state(old)
    return lambda graph: diff.fresh(before, graph)


def _watch(options: argparse.Namespace, make: "Make") -> int:
    """Ctrl-C is how it ends, so that is no failure."""
    with _extra("watching", "watch"):
        from listgraph.cli.watch import Watched, follow

    watched = Watched(options.paths, options.config, options.follow_symlinks, options.exclude)
    follow(watched, make, say=tell, warn=warn)
    return 0


@contextmanager
def _extra(doing: str, name: str) -> Iterator[None]:
    """What is imported within may be missing, as it comes with the extra ``name``."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ListgraphError(
            f"{doing} needs {error.name}, which is not installed: {installing(name)}"
        ) from error


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no garbage: what a command makes it needs to its end, and looking takes time, a fifth."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _check(options: argparse.Namespace) -> int:
    from listgraph.cli.checking import checked

    with _no_collection():
        return checked(options)


def _query(options: argparse.Namespace) -> int:
    from listgraph.ask import query

    if options.list or options.query is None:
        tell(query.listing())
        return 0
    tell(
        query.answer(
            options.directory,
            read_in() if options.query == "-" else options.query,
            options.parameters,
            options.format,
            options.limit,
            width(),
            options.timeout,
        ),
        options.format != "table",
        "query",
    )
    return 0


def _why(options: argparse.Namespace) -> int:
    from listgraph.ask import why

    reasons = why.why(options.directory, options.first, options.second)
    tell(why.as_json(reasons) if options.json else why.as_text(reasons), options.json, "why")
    return 0


def _serve(options: argparse.Namespace) -> int:
    with _extra("serving", "serve"):
        from listgraph.serve.server import serve

    serve(
        options.directory,
        options.host,
        options.port,
        options.timeout,
        options.limit,
        options.cors,
        say=tell,
        warn=warn,
    )
    return 0


def _diff(options: argparse.Namespace) -> int:
    from listgraph.compare import diff
    from listgraph.compare.changes import changes
    from listgraph.rdf.patch import rdf_patch

    old, new = diff.facts(options.old, options.new)
    if options.patch:
        tell(rdf_patch(old, new), exact=True)
        return int(old != new)
    found = changes(old, new)
    tell(diff.as_json(found) if options.json else diff.as_text(found), options.json, "diff")
    return int(bool(found))


def _init(options: argparse.Namespace) -> int:
    from listgraph.cli.starter import init

    tell(f"Wrote {init(options.paths)}: names of your own go there.")
    return 0


def _completion(options: argparse.Namespace) -> int:
    from listgraph.cli.completion import script

    tell(script(parser(), options.shell), exact=True)
    return 0


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "query": _query,
    "why": _why,
    "serve": _serve,
    "diff": _diff,
    "init": _init,
    "completion": _completion,
}
