"""What a build costs, whole and again after one edit, and stage by stage: against others in the same run.

    .venv/bin/python tests/benchmarks/builds.py [--links 4000 10000 100000] [--graphify PYTHON] [--write]
    .venv/bin/python tests/benchmarks/builds.py --check

The lists are made up; with LISTGRAPH_CORPUS a folder of public ones is built as well. Each build is the
command in processes of its own, with a cache of its own; its time is the processor time of them all, its
memory the largest sum of what they held at one moment. ``mistune`` is stock mistune's parse of the same
text, in the same run. ``--graphify`` names a Python that has the package graphifyy.

``--write`` puts the tables into README.md beside this file. ``--check`` measures the smallest lists, and
fails where a ratio to mistune is 30 % worse than the one that stands there.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

import tables
from generated import make
from processes import Cost, run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORSE = 1.3
"""So many times the ratio that stands in the table is too much."""
SMALLEST = 4_000
NOISE = 0.25
"""A stage that takes a smaller part of mistune's time than this is too short to judge."""
CHECKED = 3
"""So often the builds that are checked are measured; the median counts."""


@dataclass(slots=True)
class Subject:
    """Lists that are built, and what was measured: of each stage its seconds, of each build its cost."""

    name: str
    lists: Path
    generated: bool
    stages: dict[str, float] = field(default_factory=dict)
    builds: dict[str, tuple[Cost, float]] = field(default_factory=dict)
    links: int = 0

    @property
    def alone(self) -> float:
        """The processor seconds of stock mistune for the text."""
        return self.stages["mistune"]


def main() -> int:
    options = argparse.ArgumentParser(description="Measure whole builds.")
    options.add_argument("--links", type=int, nargs="+", default=[SMALLEST, 10_000, 100_000])
    options.add_argument("--graphify", metavar="PYTHON", help="a Python with graphifyy installed")
    options.add_argument("--write", action="store_true", help="put the tables into README.md")
    options.add_argument("--check", action="store_true", help="compare the smallest with README.md")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.check:
            return checked(Path(folder))
        measured = []
        for subject in subjects(Path(folder), chosen.links):
            measure(subject, Path(folder) / "work", chosen.graphify)
            measured.append(subject)
            shutil.rmtree(Path(folder) / "work")
            found = {"stages": stage_rows(measured), "builds": build_rows(measured)}
            for name, lines in {**found, "growth": growth_rows(measured)}.items():
                if chosen.write:
                    tables.put(name, lines)
            print("\n".join([*stage_rows([subject]), *build_rows([subject])]), flush=True)
    return 0


def subjects(folder: Path, links: Sequence[int]) -> Iterator[Subject]:
    """What is built, one after the other."""
    if corpus := os.environ.get("LISTGRAPH_CORPUS"):
        yield Subject("public lists", Path(shutil.copytree(corpus, folder / "public")), generated=False)
    for count in links:
        yield Subject(f"{count:,} links", make(folder / f"lists-{count}", count), generated=True)


def measure(subject: Subject, work: Path, graphify: str | None = None, rounds: int = 1) -> None:
    """Fill in what the stages and the builds of a subject cost."""
    command = [sys.executable, str(HERE / "stages.py"), str(subject.lists)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment()).stdout)
    subject.stages, subject.links = found["seconds"], found["links"]
    costs: dict[str, list[Cost]] = {}
    for number in range(rounds):
        for title, cost in builds(subject.lists, work / str(number)):
            costs.setdefault(title, []).append(cost)
    written = sum(path.stat().st_size for path in (work / "0/out").rglob("*") if path.is_file())
    for title, several in costs.items():
        middle = Cost(*(median(values) for values in zip(*several, strict=True)))
        subject.builds[title] = middle, written / found["bytes"]
    if graphify:
        lists = work / "graphify"
        shutil.copytree(subject.lists, lists)
        subject.builds["Graphify"] = run([graphify, "-m", "graphify", "update", str(lists)]), 0.0


def builds(lists: Path, work: Path) -> Iterator[tuple[str, Cost]]:
    """From scratch on one core and on two, with nothing new, after one edit, and two questions."""
    yield "from scratch, one core", built(lists, work / "one", 1, work / "kept one")
    yield "from scratch, two cores", built(lists, work / "out", 2, work / "kept")
    yield "nothing new, two cores", built(lists, work / "out", 2, work / "kept")
    edited = min(lists.rglob("*.md"))
    before = edited.read_bytes()
    edited.write_bytes(before + b"\n\n* [One more](https://one.example/more)\n")
    yield "one file edited, two cores", built(lists, work / "out", 2, work / "kept")
    edited.write_bytes(before)
    for title, query in QUESTIONS:
        yield title, run([*LISTGRAPH, "query", str(work / "out"), query], environment(work / "home"))


QUESTIONS = (
    ("question", "most-covered"),
    ("question about all", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
    ("another about all", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
)
"""The first about all makes a store, which answers the next."""
LISTGRAPH = (sys.executable, "-m", "listgraph")


def built(lists: Path, out: Path, jobs: int, kept: Path) -> Cost:
    """What one run of the command costs."""
    options = ["-o", str(out), "--jobs", str(jobs), "--cache", str(kept), "--quiet"]
    return run([*LISTGRAPH, "build", str(lists), *options], environment())


def environment(home: Path | None = None) -> dict[str, str]:
    """What the processes are told: where the package is, and where a user's cache is.

    They keep what Python compiled for the next, as a user's do.
    """
    own = {} if home is None else {"XDG_CACHE_HOME": str(home)}
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, "PYTHONPATH": str(ROOT / "graph"), **own}


def stage_rows(measured: Sequence[Subject]) -> list[str]:
    """What each stage takes on one core."""
    return tables.table(
        ("Lists", "Stage, one core", "Processor, s", "× mistune"),
        [
            (subject.name, stage, f"{seconds:.2f}", f"{seconds / subject.alone:.2f}")
            for subject in measured
            for stage, seconds in subject.stages.items()
            if seconds >= 0.01
        ],
    )


def build_rows(measured: Sequence[Subject]) -> list[str]:
    """What each run of the command takes."""
    head = ("Lists", "Run", "Wall, s", "Processor, s", "× mistune", "Peak, MiB", "Output / input")
    rows = []
    for subject in measured:
        for title, (cost, output) in subject.builds.items():
            times = f"{cost.wall:.1f}", f"{cost.processor:.1f}", f"{cost.processor / subject.alone:.2f}"
            share = f"{output:.1f}" if "core" in title else ""
            rows.append((subject.name, title, *times, f"{int(cost.peak) >> 20:,}", share))
    return tables.table(head, rows)


def growth_rows(measured: Sequence[Subject]) -> list[str]:
    """How time and memory grow from one size of made-up lists to the next: 1 is in proportion."""
    sizes = [subject for subject in measured if subject.generated]
    rows = []
    for less, more in pairwise(sizes):
        steps = log(more.links / less.links)
        for title, (cost, _) in more.builds.items():
            before = less.builds[title][0]
            grown = (log(more_ / less_) / steps for more_, less_ in zip(cost[1:], before[1:], strict=True))
            rows.append((f"{less.name} to {more.name}", title, *(f"{number:.2f}" for number in grown)))
    return tables.table(("From, to", "Run", "Processor", "Peak"), rows)


def checked(folder: Path) -> int:
    """Whether the smallest lists cost no more, beside mistune, than README.md says."""
    subject = Subject(f"{SMALLEST:,} links", make(folder / "lists", SMALLEST), generated=True)
    measure(subject, folder / "work", rounds=CHECKED)
    found = {stage: seconds / subject.alone for stage, seconds in subject.stages.items()}
    found |= {title: cost.processor / subject.alone for title, (cost, _) in subject.builds.items()}
    bad = 0
    table = tables.ratios(subject.name)
    if not table:
        sys.exit(f"README.md has no table of {subject.name}: write it first")
    for title, known in table.items():
        if title in found and known >= NOISE and "question" not in title:
            worse = found[title] > WORSE * known
            bad += worse
            print(f"{title:28} {known:7.2f} {found[title]:7.2f}{'  worse' if worse else ''}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
