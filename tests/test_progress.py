"""Progress: on a terminal, after a while, on one line that goes away; nowhere else."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.samples import GRAPH
from listgraph import progress
from listgraph.exporters import export, select

SYSTEM = "a system without terminals of its own"
pty = pytest.importorskip("pty", reason=SYSTEM)
termios = pytest.importorskip("termios", reason=SYSTEM)

COMMAND = """
import sys, time
from listgraph import progress
from listgraph.cli import main as cli
from listgraph.knowledge import understand
progress.DELAY = float(sys.argv[1])
parse = understand.parse
understand.parse = lambda source: time.sleep(0.5) or parse(source)
sys.exit(cli.main(sys.argv[2:]))
"""


@pytest.fixture
def build(tmp_path: Path) -> list[str]:
    for name, url in (("a.md", "a"), ("b\x1b[31m.md", "b")):
        (tmp_path / name).write_text(f"* [BERT](https://example.org/{url})\n", "utf-8")
    return ["build", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "csv,report", "--no-cache"]


def in_pipes(*arguments: str) -> tuple[int, bytes, bytes]:
    ran = subprocess.run([sys.executable, "-c", COMMAND, *arguments], capture_output=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def on_a_terminal(*arguments: str) -> tuple[int, bytes, bytes]:
    """Exit code, standard output, and what a terminal got that is standard error."""
    reading, writing = pty.openpty()
    termios.tcsetwinsize(writing, (24, 80))
    command = [sys.executable, "-c", COMMAND, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=writing) as process:
        os.close(writing)
        seen = b""
        while piece := _read(reading):
            seen += piece
        os.close(reading)
        assert process.stdout is not None
        return process.wait(), process.stdout.read(), seen


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side has been closed
        return b""


def test_a_terminal_sees_the_files_go_by_and_an_empty_line_in_the_end(build: list[str]) -> None:
    code, out, seen = on_a_terminal("0", *build)
    assert code == 0
    assert out.startswith(b"2 articles, ")
    assert b"reading a.md:   0%|" in seen
    assert b"| 1/2 [00:0" in seen
    shown = seen.decode().split("\r")
    assert all(re.match(r"(?:starting|reading|writing) ?", line) for line in shown[1:-2])
    assert shown[-1] == ""
    assert shown[-2].strip(" ") == ""
    assert "\n" not in seen.decode()


def test_a_name_can_do_nothing_to_the_terminal(build: list[str]) -> None:
    _, _, seen = on_a_terminal("0", *build)
    assert b"reading b[U+001B][31m.md" in seen
    assert b"\x1b[31m" not in seen


def test_what_is_over_soon_shows_nothing(build: list[str]) -> None:
    code, _, seen = on_a_terminal("30", *build)
    assert (code, seen) == (0, b"")


@pytest.mark.parametrize("delay", ["0", "30"])
def test_a_pipe_sees_nothing(build: list[str], delay: str) -> None:
    code, out, seen = in_pipes(delay, *build)
    assert (code, seen) == (0, b"")
    assert b"[00:0" not in out


@pytest.mark.parametrize("run", [in_pipes, on_a_terminal])
def test_an_error_has_a_line_of_its_own(
    run: Callable[..., tuple[int, bytes, bytes]], build: list[str], tmp_path: Path
) -> None:
    for file in tmp_path.glob("*.md"):
        file.write_text("no link\n", "utf-8")
    code, _, seen = run("0", *build)
    assert code == 2
    assert seen.decode().strip().split("\r")[-1].startswith("listgraph: no link in ")


def test_a_second_is_what_it_waits() -> None:
    assert progress.DELAY == 1.0


def test_every_format_is_told_of_before_it_is_made() -> None:
    told = []
    chosen = select("csv,bib,readme")
    made = export(GRAPH, {}, chosen, lambda *step: told.append(step))
    assert told == []
    list(made)
    assert told == [("writing csv", 0, 3), ("writing bib", 1, 3), ("writing readme", 2, 3)]
