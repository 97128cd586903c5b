"""What a build costs, whole and again after one edit: processor time and memory, against mistune alone.

    .venv/bin/python tests/benchmarks/builds.py [--links 10000 100000] [--write]

The lists are made up; with LISTGRAPH_CORPUS a folder of public ones is built as well. Each build is the
command in processes of its own, with a cache of its own; its time is the processor time of them all, its
memory the largest sum of what they held at one moment. ``mistune`` is stock mistune's parse of the same
text, in the same run. ``--write`` puts the table into README.md beside this file.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter, process_time

import mistune

from generated import make
from listgraph.lists.source import read

ROOT = Path(__file__).parents[2]
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- begin of the table -->", "<!-- end of the table -->"
PAUSE = 0.05
ROUNDS = 3
HEAD = (
    "| Lists | Build | Wall, s | Processor, s | × mistune | Peak, MiB | Output / input |",
    "|---|---|--:|--:|--:|--:|--:|",
)


@dataclass(frozen=True)
class Cost:
    """Seconds, seconds of all processes, bytes of all processes together."""

    wall: float
    processor: float
    peak: int


def main() -> None:
    options = argparse.ArgumentParser(description="Measure whole builds.")
    options.add_argument("--links", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--write", action="store_true", help="put the table into README.md")
    chosen = options.parse_args()
    rows = list(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for name, lists in subjects(Path(folder), chosen.links):
            for row in measured(name, lists, Path(folder) / name.replace(" ", "-")):
                rows.append(row)
                print(row, flush=True)
    if chosen.write:
        text = README.read_text("utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        README.write_text("\n".join([f"{before}{BEGIN}\n", *rows, f"\n{END}{after}"]), "utf-8")


def subjects(folder: Path, links: Sequence[int]) -> Iterator[tuple[str, Path]]:
    """What is built: the name of each folder of lists, and the folder."""
    corpus = os.environ.get("LISTGRAPH_CORPUS")
    if corpus:
        yield "public lists", Path(corpus)
    for count in links:
        yield f"{count:,} links", make(folder / f"lists-{count}", count)


def measured(name: str, lists: Path, work: Path) -> Iterator[str]:
    """The rows of one folder: on one core, on two, with nothing new, after one edit."""
    sources, _ = read([lists])
    alone = median(parsing([source.text for source in sources]) for _ in range(ROUNDS))
    size = sum(len(source.text.encode()) for source in sources)
    edited = lists if "links" in name and "public" not in name else None
    for title, jobs, kept in (
        ("from scratch, one core", 1, "one"),
        ("from scratch, two cores", 2, "two"),
        ("nothing new", 2, "two"),
        ("one file edited", 2, "two"),
    ):
        if title == "one file edited":
            if edited is None:
                continue
            with min(edited.glob("*.md")).open("a", encoding="utf-8") as file:
                file.write("* [One more](https://one.example/more)\n")
        out = work / "out"
        cost = built(lists, out, jobs, work / kept)
        written = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        yield (
            f"| {name} | {title} | {cost.wall:.1f} | {cost.processor:.1f} | {cost.processor / alone:.1f} "
            f"| {cost.peak >> 20:,} | {written / size:.0f} |"
        )


def parsing(texts: Sequence[str]) -> float:
    """The processor seconds of stock mistune for the texts."""
    markdown = mistune.create_markdown(renderer=None)
    began = process_time()
    for text in texts:
        markdown(text)
    return process_time() - began


def built(lists: Path, out: Path, jobs: int, kept: Path) -> Cost:
    """What one run of the command costs."""
    command = [sys.executable, "-m", "listgraph", "build", str(lists), "-o", str(out)]
    command += ["--jobs", str(jobs), "--cache", str(kept)]
    before, began = os.times(), perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT / "graph")}
    )
    over, peaks = Event(), [0]
    watching = Thread(target=watch, args=(process.pid, over, peaks))
    watching.start()
    code = process.wait()
    over.set()
    watching.join()
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(perf_counter() - began, spent, peaks[0])


def watch(process: int, over: Event, peaks: list[int]) -> None:
    """Note in ``peaks`` the most that a process and its children hold: pages that they share count once."""
    while not over.wait(PAUSE):
        peaks[0] = max(peaks[0], sum(map(held, family(process))))


def family(process: int) -> list[int]:
    """A process and its children."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *map(int, children)]


def held(process: int) -> int:
    """The bytes of memory of a process, its part of what it shares."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
