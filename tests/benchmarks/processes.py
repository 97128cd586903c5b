"""What a command costs with all of its processes: wall time, processor time, and memory."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

PAUSE = 0.05


class Cost(NamedTuple):
    """Seconds, seconds of all processes, bytes of all processes together."""

    wall: float
    processor: float
    peak: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """What one run of a command costs.

    Raises:
        SystemExit: it fails.
    """
    before, began = os.times(), perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    over, peaks = Event(), [0]
    watching = Thread(target=watch, args=(process.pid, over, peaks))
    watching.start()
    _, said = process.communicate()
    over.set()
    watching.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {said.decode(errors='replace')}")
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
