"""Workers: results in order, whoever dies, and nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.places import ROOT
from listgraph.errors import ListgraphError
from listgraph.workers import Died, spread


def double(number: int) -> int:
    return number * 2


def test_results_come_in_the_order_of_the_items_whatever_their_number() -> None:
    for jobs in (1, 2, 5):
        assert spread(double, range(7), jobs) == [0, 2, 4, 6, 8, 10, 12]
    assert spread(double, [], 2) == []


def test_each_item_is_told_of_when_it_is_begun() -> None:
    told: list[tuple[int, int]] = []
    spread(double, range(4), 1, lambda item, done: told.append((item, done)))
    assert told == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_an_item_whose_worker_dies_is_tried_again_once(tmp_path: Path) -> None:
    def fatal(number: int) -> int:
        tries = tmp_path / str(number)
        tries.write_text(tries.read_text() + "x" if tries.exists() else "x")
        if number == 2 or (number == 3 and tries.read_text() == "x"):
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    how = "ended by SIGKILL, as a system does that is out of memory"
    assert spread(fatal, range(5), 2) == [0, 1, Died(how), 3, 4]
    assert [(tmp_path / str(number)).read_text() for number in range(5)] == ["x", "x", "xx", "xx", "x"]


def test_what_the_work_raises_is_raised_and_ends_all() -> None:
    def refuse(number: int) -> int:
        if number == 1:
            raise ListgraphError("no")
        time.sleep(60 if number else 0)
        return number

    with pytest.raises(ListgraphError, match="no"):
        spread(refuse, range(3), 2)


def test_an_error_that_cannot_be_sent_is_told_all_the_same() -> None:
    class LocalError(Exception):
        pass

    def fail(number: int) -> int:
        raise LocalError(f"of its own kind {number}")

    with pytest.raises(RuntimeError, match="LocalError: of its own kind 1"):
        spread(fail, [1], 1)


def test_a_worker_ends_in_silence_whatever_this_process_does_at_a_signal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def shout(number: int, frame: object) -> None:
        raise ListgraphError(f"{number} {frame}")

    before = signal.signal(signal.SIGTERM, shout)
    try:
        assert spread(double, range(4), 2) == [0, 2, 4, 6]
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capfd.readouterr().err == ""


SPAWNING = """
import sys
from listgraph import workers
from listgraph.cli.main import main
from listgraph.knowledge import documents
workers.FORKS, documents.WORTH = False, 0
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def test_a_worker_that_begins_with_nothing_reads_the_same(tmp_path: Path) -> None:
    """As on systems where a process cannot begin as a copy of another."""
    (tmp_path / "spawning.py").write_text(SPAWNING, "utf-8")
    program = str(tmp_path / "spawning.py")
    command = [sys.executable, program, "build", str(ROOT / "seeds"), "--quiet", "--no-cache"]
    for jobs in ("1", "2"):
        options = ["--format", "csv", "-o", str(tmp_path / jobs), "--jobs", jobs]
        subprocess.run(
            [*command, *options], check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "graph")}
        )
    for name in ("nodes.csv", "edges.csv"):
        assert (tmp_path / "2" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()


PROGRAM = """
import os, sys, time
from listgraph.workers import spread
def work(number):
    os.write(1, f"{os.getpid()}{os.linesep}".encode())
    time.sleep(60)
    return number
try:
    spread(work, range(4), 2)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_process_that_waits_for_it(ending: signal.Signals) -> None:
    """Ctrl-C goes to all of them at once; a process that is killed can end nobody."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "graph")},
    )
    assert process.stdout is not None
    workers = [int(process.stdout.readline()) for _ in range(2)]
    if ending == signal.SIGINT:
        os.killpg(process.pid, ending)
        assert process.stdout.read() == "interrupted\n"
    else:
        process.kill()
    process.wait(timeout=30)
    process.stdout.close()
    for _ in range(300):
        if not any(map(alive, workers)):
            return
        time.sleep(0.1)
    pytest.fail("a worker is still there")


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
