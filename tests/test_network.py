"""No command opens a connection, or asks for a host, that it was not told to."""

import subprocess
import sys
from pathlib import Path

LIST = "## BERT\n* [BERT](https://example.org/a?utm_source=x) ![b](https://example.org/b.png)\n"
WATCHED = """
import sys
from listgraph.cli.main import main

def hear(event, given):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        sys.exit(f"{event} {given}")

sys.addaudithook(hear)
for command in (
    "build list.md -o old --format all --jobs 1",
    "check list.md",
    "check list.md --fix",
    "build list.md -o new --jobs 1",
    "query old most-covered",
    "why old BERT",
    "diff old new",
    "init .",
):
    print(command.split()[0], main(command.split()) in (0, 1))
"""


def test_no_command_asks_another_machine(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    command = [sys.executable, "-c", WATCHED]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    done = [line for line in ran.stdout.splitlines() if line.endswith(("True", "False"))]
    assert (ran.returncode, done) == (
        0,
        [f"{name} True" for name in ["build", "check", "check", "build", "query", "why", "diff", "init"]],
    ), ran.stderr
