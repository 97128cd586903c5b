"""Load, query and serialise a dataset of a million statements: listgraph against rdflib, in one run.

    .venv/bin/python tests/benchmarks/rdf.py [--statements 1000000] [--patience 60]

The lists are made up, what is made of them is not: the usual build gives the dataset. Each of the
two reads the same file, answers every named query (with its parameters' defaults) from memory, and
writes the same statements, from the terms that it holds in memory to bytes. Our N-Quads are sorted:
the build makes the statements in that order (``statements made`` is what that costs, from the graph
of the lists), and the writer merges the named graphs. rdflib's are in no order; what it takes to
sort them too is shown beside it. A query that rdflib has not answered after ``--patience`` seconds
is stopped; its ratio is at least the one shown.
"""

import argparse
import gc
import os
import random
import select
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

import rdflib
from pyoxigraph import Store

from listgraph.ask.queries import named, with_values
from listgraph.ask.query import run
from listgraph.ask.results import render
from listgraph.ask.store import load
from listgraph.lexicon import builtin
from listgraph.pipeline import build
from listgraph.rdf.dataset import Part, dataset, nquads
from listgraph.rdf.terms import prefixes
from listgraph.rdf.turtle import turtle
from listgraph.rules import RULES

PER_ENTRY = 140
"""About as many statements come of an entry."""
ENTRIES = 400  # of a file
FORMS = (
    "{0} outperforms {1} on question answering, part {2}",
    "{0}，碾压 {1}，第 {2} 篇",
    "Understanding {0}, lesson {2}",
    "一文读懂 {0}（{2}）",
    "{0} vs {1}: comparison no. {2}",
)


def main() -> None:
    options = argparse.ArgumentParser(description="Compare listgraph with rdflib.")
    options.add_argument("--statements", type=int, default=1_000_000)
    options.add_argument("--patience", type=float, default=60, help="seconds for a query of rdflib")
    chosen = options.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own use of Dataset.default_context
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), chosen.statements, chosen.patience)


def compare(folder: Path, statements: int, patience: float) -> None:
    parts, made = make(folder, statements)
    print(f"{sum(map(size, parts)):,} statements, made in {made:.1f}s\n")
    print(f"{'':36}{'listgraph':>11}{'rdflib':>11}{'ratio':>10}")
    ours, theirs = loading(folder)
    for name, query in named().items():
        values = {param.name: param.default for param in query.params if param.required}
        known = prefixes()
        row(
            name,
            timed(lambda: render(run(ours, query, values), "csv", known)),  # noqa: B023
            *bounded(lambda: list(theirs.query(with_values(query, values))), patience),  # noqa: B023
        )
    biggest = max(parts, key=size)
    graph = theirs.graph(rdflib.URIRef(biggest.name[1:-1]))
    row(
        f"write Turtle, {size(biggest):,}",
        timed(lambda: written(turtle(biggest.descriptions, prefixes()))),
        timed(lambda: graph.serialize(format="turtle", encoding="utf-8")),
    )
    ours_took = timed(lambda: written(nquads(parts)))
    row("write N-Quads", ours_took, timed(lambda: theirs.serialize(format="nquads", encoding="utf-8")))
    row("write N-Quads, rdflib's sorted too", ours_took, timed(lambda: sorted_by_rdflib(theirs)))


def size(part: Part) -> int:
    """How many statements a named graph has."""
    return sum(len(statements) for _, statements in part.ordered)


def written(pieces: Iterable[str]) -> bytes:
    """What a file of them holds."""
    return "".join(pieces).encode()


def sorted_by_rdflib(dataset: rdflib.Dataset) -> bytes:
    """rdflib's N-Quads as a file with sorted lines."""
    return b"\n".join(sorted(dataset.serialize(format="nquads", encoding="utf-8").split(b"\n")))


def make(folder: Path, statements: int) -> tuple[tuple[Part, ...], float]:
    """Write lists, build the dataset into the folder; its named graphs, and how long these took to make."""
    chance = random.Random(0)
    names = [model.name for model in builtin().models.values() if not model.ambiguous]
    lists = folder / "lists"
    lists.mkdir()
    count = statements // PER_ENTRY
    for start in range(0, count, ENTRIES):
        lines = [f"# Reading {start}", ""]
        for number in range(start, min(count, start + ENTRIES)):
            title = chance.choice(FORMS).format(*chance.sample(names, 2), number)
            lines.append(f"* [{title}](https://site-{number % 97}.example/{number})")
        (lists / f"list-{start}.md").write_text("\n".join(lines) + "\n", "utf-8")
    graph = build([lists])
    began = perf_counter()
    parts = dataset(graph, RULES, "0")
    seconds = perf_counter() - began
    (folder / "dataset.nq").write_bytes(written(nquads(parts)))
    return parts, seconds


def loading(folder: Path) -> tuple[Store, rdflib.Dataset]:
    """The dataset as each of the two holds it."""
    start = perf_counter()
    ours = load(folder)
    between = perf_counter()
    theirs = rdflib.Dataset(default_union=True)
    theirs.parse(folder / "dataset.nq", format="nquads")
    row("load", between - start, perf_counter() - between)
    return ours, theirs


def timed(work: Callable[[], object]) -> float:
    """The seconds that ``work`` takes; the best of several where it is quick."""
    gc.collect()
    found: list[float] = []
    while not found or (sum(found) < 1 and len(found) < 5):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return min(found)


def bounded(work: Callable[[], object], patience: float) -> tuple[float, bool]:
    """The seconds that ``work`` takes in a process of its own, and whether patience ended before."""
    gc.freeze()  # what is shared with the process stays shared
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        start = perf_counter()
        work()
        os.write(writing, repr(perf_counter() - start).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        ready, _, _ = select.select([answer], [], [], patience)
        seconds = float(answer.read()) if ready else patience
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return seconds, not ready


def row(name: str, ours: float, theirs: float, stopped: bool = False) -> None:
    least = ">" if stopped else ""
    print(
        f"{name:36}{ours:10.3f}s{f'{least}{theirs:.2f}s':>11}{f'{least}{theirs / ours:.1f}x':>10}", flush=True
    )


if __name__ == "__main__":
    main()
