"""How a command ends when something goes wrong: one sentence, a code that means it, no traceback."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from listgraph.cli import main as cli
from listgraph.cli.main import main
from listgraph.files.manifest import MANIFEST
from listgraph.files.write import STAGING
from listgraph.lists.outline import Document
from listgraph.lists.source import Source

EXPORTS = Path(__file__).parents[2] / "exports"
RUN = f'"{sys.executable}" -m listgraph'


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "reading.md").write_text("## BERT\n* [图解 BERT](https://example.org/a)\n", "utf-8")
    return folder


def shell(command: str, folder: Path) -> tuple[int, str]:
    """The exit code, and what stands on both streams as far as they are left open."""
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return ran.returncode, ran.stdout.decode()


def test_what_may_not_be_looked_at_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(_: object) -> int:
        raise PermissionError(13, "Permission denied", b"lists/\xff\x1b[31m/.git")

    monkeypatch.setitem(cli._COMMANDS, "check", refused)
    assert main(["check", "."]) == 2
    told = capsys.readouterr().err
    assert "/.git: Permission denied" in told
    assert "\x1b" not in told


def test_a_library_that_panics_is_a_fault_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class PanicError(BaseException):
        """As libraries in Rust raise it."""

    def panics(_: object) -> int:
        raise PanicError("index out of\nbounds")

    monkeypatch.setitem(cli._COMMANDS, "check", panics)
    assert main(["check", "."]) == 70
    said = "listgraph: a fault of listgraph itself: PanicError: index out of bounds (--debug shows where)\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE, errno.EAGAIN])
def test_what_the_system_is_short_of_is_no_fault_of_ours(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def short(_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setitem(cli._COMMANDS, "check", short)
    assert main(["check", "."]) == 2
    said = os.strerror(number).lower()
    assert capsys.readouterr().err == f"listgraph: the system has not what this needs: {said}\n"


@pytest.mark.parametrize("said", ["", "a fault\nof two lines"])
def test_a_fault_of_our_own_is_one_sentence_and_a_code_of_its_own(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise ValueError(said)

    monkeypatch.setitem(cli._COMMANDS, "check", fail)
    assert main(["check", "."]) == 70
    told = capsys.readouterr().err
    assert told.startswith("listgraph: a fault of listgraph itself: ValueError")
    assert told.count("\n") == 1
    assert main(["check", ".", "--debug"]) == main(["--debug", "check", "."]) == 70
    assert capsys.readouterr().err.count("Traceback (most recent call last)") == 2


def test_where_reading_a_file_fails_is_said_with_debug_only(
    lists: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def parse(source: Source) -> Document:
        raise AssertionError(source.path)

    monkeypatch.setattr("listgraph.knowledge.understand.parse", parse)
    assert main(["check", str(lists)]) == 1
    told = capfd.readouterr()
    assert "listgraph fails on this file, skipped: AssertionError" in told.out
    assert told.err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a device that is always full")
@pytest.mark.parametrize(
    "command", ["build lists -o out", "check lists", "completion bash", "--version", "build --help"]
)
def test_an_answer_that_nobody_can_hear_is_no_answer(command: str, lists: Path) -> None:
    assert shell(f"{RUN} {command} 2>&1 >/dev/full", lists.parent) == (
        70,
        "listgraph: cannot write to standard output: no space left on device\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a device that is always full")
def test_help_that_nobody_can_hear_is_no_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([], ["--help"], *([name, "--help"] for name in cli._COMMANDS)):
        with Path("/dev/full").open("w") as full, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", full)
            assert main(words) == 70, words
        said = "listgraph: cannot write to standard output: no space left on device\n"
        assert capsys.readouterr().err == said, words


@pytest.mark.skipif(sys.platform == "win32", reason="no shell that closes streams")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("check lists >&-", 70, "listgraph: cannot write to standard output: it is closed\n"),
        ("check lists 2>&-", 0, "No problem in 1 file.\n"),
        ("check lists >&- 2>&-", 70, ""),
        ("check lists <&-", 0, "No problem in 1 file.\n"),
        ("build --help >&-", 70, "listgraph: cannot write to standard output: it is closed\n"),
        ("check none 2>&-", 2, ""),
        ("check none >&-", 2, "listgraph: none: no such file or folder\n"),
    ],
)
def test_a_stream_that_is_closed(command: str, code: int, told: str, lists: Path) -> None:
    assert shell(f"{RUN} {command}", lists.parent) == (code, told)


@pytest.mark.parametrize("words", [["query", "most-covered"], ["query", "--list"], ["why", "BERT"]])
def test_an_answer_that_nobody_hears(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = words
    monkeypatch.setattr(sys, "stdout", None)
    assert main([command, str(EXPORTS), *rest]) == 70
    assert capsys.readouterr().err == "listgraph: cannot write to standard output: it is closed\n"


HEARD = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
"""So that a closed terminal is heard of where the tests themselves run under nohup, too."""


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (signal.SIGTERM, 143, "terminated"),
        (signal.SIGINT, 130, "interrupted"),
        (signal.SIGHUP, 129, "hung up"),
    ],
)
def test_a_signal_leaves_the_last_build_as_it_was(
    number: int, code: int, told: str, lists: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(lists), "-o", str(out), "--format", "csv"]) == 0
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    (lists / "reading.md").write_text("* [GPT-2](https://example.org/b)\n", "utf-8")
    program = (
        f"{HEARD}import sys, time\nfrom listgraph.cli import main as cli\nfrom listgraph.files import write\n"
        "def move(*_): print('moving', flush=True); time.sleep(60)\n"
        "write._move_in = move\nsys.exit(cli.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "build", str(lists), "-o", str(out), "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"moving\n"
        time.sleep(0.1)
        os.kill(process.pid, number)
        assert process.communicate()[1].decode() == f"listgraph: {told}\n"
    assert process.returncode == code
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("late", ["write._move_in", "write.shutil.rmtree", "cache.Cache.prune"])
def test_a_signal_that_comes_when_all_is_in_place_says_so_and_leaves_nothing_behind(
    late: str, lists: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    program = (
        "import os, signal, sys\nfrom listgraph import cache\nfrom listgraph.cli import main as cli\n"
        f"from listgraph.files import write\nreal = {late}\n"
        f"def late(*given, **named):\n    {late} = real\n"
        f"    done = real(*given, **named) if '_move' in '{late}' else None\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n    return done\n"
        f"{late} = late\nsys.exit(cli.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "build", str(lists), "-o", str(out), "--format", "csv"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (
        143,
        "listgraph: terminated; all files of the build are in place\n",
    )
    assert (out / "nodes.csv").exists()
    assert not (out / STAGING).exists()


SLOW = """
import os, sys, time
from listgraph.cli import main as cli
from listgraph.exporters import parallel
from listgraph.knowledge import documents, understand
def slow(*_):
    os.write(1, f"{os.getpid()}{os.linesep}".encode())
    time.sleep(60)
documents.WORTH = parallel.WORTH = 0
if sys.argv.pop(1) == "reads":
    understand.understood = slow
else:
    parallel.made = slow
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("stage", ["reads", "writes"])
def test_ctrl_c_leaves_no_process_and_no_half_file(stage: str, lists: Path, tmp_path: Path) -> None:
    (lists / "more.md").write_text("* [GPT-2](https://example.org/b)\n", "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-c", SLOW, stage, "build", str(lists), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--no-cache"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        workers = [int(process.stdout.readline()) for _ in range(2)]
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        assert process.communicate()[1].decode() == "listgraph: interrupted\n"
    assert process.returncode == 130
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]
    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("numbers", ["INT TERM", "TERM TERM", "HUP INT", "TERM HUP INT TERM"])
def test_further_signals_do_not_break_off_the_tidying_up(numbers: str, lists: Path, tmp_path: Path) -> None:
    """A second one came while the first one's half files were being removed, and left all that there was."""
    out = tmp_path / "out"
    program = (
        f"{HEARD}import os, shutil, sys\nfrom listgraph.cli import main as cli\n"
        "from listgraph.files import write\nreal = shutil.rmtree\n"
        f"first, *others = [getattr(signal, 'SIG' + name) for name in {numbers.split()}]\n"
        "def stage(*_):\n    (write.Path(sys.argv[-1]) / write.STAGING / 'new').mkdir(parents=True)\n"
        "    os.kill(os.getpid(), first)\n"
        "def remove(*given, **named):\n    [os.kill(os.getpid(), each) for each in others]\n"
        "    return real(*given, **named)\n"
        "write._stage, write.shutil.rmtree = stage, remove\nsys.exit(cli.main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "build", str(lists), "--format", "csv", "-o", str(out)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 128 + getattr(signal, f"SIG{numbers.split()[0]}")
    assert ran.stderr in ("listgraph: interrupted\n", "listgraph: terminated\n", "listgraph: hung up\n")
    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_signal_that_a_destructor_swallows_does_not_make_deaf() -> None:
    program = (
        "import os, signal, sys\nfrom listgraph.cli.ending import ended, ending_signals\n"
        "sys.unraisablehook = lambda _: None\n"
        "class Swallows:\n    def __del__(self):\n        os.kill(os.getpid(), signal.SIGTERM)\n"
        "def run():\n    Swallows()\n    os.kill(os.getpid(), signal.SIGTERM)\n    return 0\n"
        "with ending_signals():\n    sys.exit(ended(run))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (143, "listgraph: terminated\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_who_is_not_to_hear_of_a_closed_terminal_does_not() -> None:
    """``nohup listgraph build …`` goes on."""
    program = (
        "import os, signal, sys\nfrom listgraph.cli.ending import ended, ending_signals\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "with ending_signals():\n    sys.exit(ended(lambda: os.kill(os.getpid(), signal.SIGHUP) or 0))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("stage", ["reads", "writes"])
def test_a_build_that_is_killed_keeps_the_next_one_waiting_for_none_of_its_workers(
    stage: str, lists: Path, tmp_path: Path
) -> None:
    """They hold the lock of the folder as long as they live, and were at work on what nobody would fetch."""
    (lists / "more.md").write_text("* [GPT-2](https://example.org/b)\n", "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-c", SLOW, stage, "build", str(lists), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen([*command, "--no-cache"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        workers = [int(process.stdout.readline()) for _ in range(2)]
        process.kill()
    deadline = time.monotonic() + 30  # of 60 seconds that each has to do
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert main(["build", str(lists), "-o", str(out), "--format", "csv", "--no-cache", "--quiet"]) == 0
    assert not (out / STAGING).exists()


@pytest.mark.parametrize(
    "command",
    [
        ["query", "{out}", "most-covered"],
        ["why", "{out}", "BERT"],
        ["diff", "{out}", "{out}"],
        ["serve", "{out}", "--port", "0"],
    ],
)
def test_an_export_with_files_of_two_builds_is_not_answered_from(
    command: list[str], lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["build", str(lists), "-o", str(out), "--format", "ttl"]) == 0
    for file in (out / STAGING / "old" / "graph.ttl", out / STAGING / "new" / MANIFEST):
        file.parent.mkdir(parents=True)
        file.touch()
    assert main([word.format(out=out) for word in command]) == 2
    assert f"{out}: a build is writing here, or was broken off" in capsys.readouterr().err
