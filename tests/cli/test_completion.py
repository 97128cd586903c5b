"""``listgraph completion``: the shells themselves complete by the script."""

import shutil
import subprocess
from pathlib import Path

import pytest

from listgraph.cli.arguments import parser
from listgraph.cli.completion import script
from listgraph.cli.main import main

SHELLS = ("bash", "zsh", "fish")


def run(shell: str, commands: str) -> str:
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    ran = subprocess.run([shell], input=commands, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return ran.stdout


def by_bash(words: list[str]) -> set[str]:
    line = " ".join(f"'{word}'" for word in words)
    found = run(
        "bash",
        f"{script(parser(), 'bash')}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n"
        '_shtab_listgraph\nprintf "%s\\n" "${COMPREPLY[@]}"\n',
    )
    return set(found.split())


def by_fish(words: list[str]) -> set[str]:
    found = run("fish", f"{script(parser(), 'fish')}\ncomplete --do-complete '{' '.join(words)}'\n")
    return {line.split("\t")[0] for line in found.splitlines()}


@pytest.mark.parametrize("complete", [by_bash, by_fish])
def test_commands_options_and_choices_are_completed(complete: object) -> None:
    assert callable(complete)
    assert complete(["listgraph", "bu"]) == {"build"}
    assert {"build", "check", "query", "why", "serve", "diff", "init", "completion"} <= complete(
        ["listgraph", ""]
    )
    assert complete(["listgraph", "build", "--form"]) == {"--format"}
    assert complete(["listgraph", "query", "--format", "js"]) == {"json"}
    assert complete(["listgraph", "completion", "z"]) == {"zsh"}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_takes_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    printed = capsys.readouterr().out
    assert "listgraph" in printed
    if not shutil.which(shell):
        pytest.skip(f"no {shell}")
    subprocess.run([shell, "-n"], input=printed, text=True, check=True, capture_output=True)


def test_paths_are_completed_where_a_path_is_meant(tmp_path: Path) -> None:
    (tmp_path / "reading.md").write_text("", "utf-8")
    (tmp_path / "reports").mkdir()
    start = str(tmp_path / "re")
    assert str(tmp_path / "reading.md") in by_bash(["listgraph", "build", start])
    assert {path.rstrip("/") for path in by_bash(["listgraph", "query", start])} == {
        str(tmp_path / "reports")
    }
