"""The command does what people expect of a command: help, standard input, silence, a hint for a slip."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from termcolor import can_colorize

from listgraph.cli.colours import painted
from listgraph.cli.main import main

LIST = "## BERT\n* [BERT](https://example.org/a)\n"


def given(text: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_the_bare_command_is_a_question_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chekc", "a.md"], "; did you mean check?"),
        (["check", "a.md", "--jsn"], "; did you mean --json?"),
        (["build", "a.md", "-o", "x", "--formt=csv"], "; did you mean --format?"),
        (["entirely-else"], "'completion')"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(
    arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"{hint}\n")


def test_lists_and_queries_come_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    given(LIST.encode(), monkeypatch)
    assert main(["build", "-", "-o", out, "--format", "ttl"]) == 0
    capsys.readouterr()
    given(b"* [a title](https:example.org)", monkeypatch)
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("-:1:")
    given(b"SELECT ?f { ?l a lg:List ; lg:file ?f }", monkeypatch)
    assert main(["query", out, "-", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["f", "stdin"]


@pytest.mark.parametrize("arguments", [["--quiet", "check"], ["check", "-q"], ["-q", "build", "-o", "{out}"]])
def test_quiet_says_nothing_where_all_is_well(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(LIST, "utf-8")
    assert main([*(word.format(out=tmp_path / "out") for word in arguments), str(tmp_path / "a.md")]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")
    assert main(["check", "-q", str(tmp_path / "none.md")]) == 2
    assert "no such file" in capsys.readouterr().err


def test_verbose_says_on_standard_error_what_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(LIST, "utf-8")
    build = ["build", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "ttl,gexf", "--json"]
    options = ["--verbose", "--cache", str(tmp_path / "cache")]
    for said in (r"a\.md: 0\.\d\d s", "a.md: from the cache"):
        assert main([*build, *options]) == 0
        printed = capsys.readouterr()
        assert json.loads(printed.out)["counts"]["Article"] == 1
        assert re.search(rf"^ *\d+\.\d\d s  {said}$", printed.err, re.MULTILINE)
        for stage in ("finding the files", "assembling the graph", "writing ttl", "writing gexf"):
            assert re.search(rf"{stage}: \d+\.\d\d s$", printed.err, re.MULTILINE)
    assert main([*build, "--no-cache"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["-v", "query", str(tmp_path / "out"), "most-covered"]) == 0
    assert "loading" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["", "a" * 300])
def test_what_is_no_path_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(LIST, "utf-8")
    commands = (
        *(
            ["build", path, "-o", "out"],
            ["build", "a.md", "-o", path],
            ["check", path],
            ["diff", "a.md", path],
        ),
        *(["query", path, "most-covered"], ["why", path, "BERT"], ["serve", path, "--port", "0"]),
        *(["init", path], ["build", "a.md", "-o", "out", "--scheduler", "tcp://127.0.0.1:1", "-o", path]),
    )
    for command in commands:
        assert main(command) == 2
        assert re.search("empty path|file name too long", capsys.readouterr().err)
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]


RED, BOLD = "\x1b[31m", "\x1b[1m"


@pytest.mark.parametrize(
    ("command", "answer", "coloured"),
    [
        ("check", "a.md:1:4: no URL [not-a-url]", f"{BOLD}a.md:1:4\x1b[0m: no URL {RED}[not-a-url]\x1b[0m"),
        ("query", "model\n-----\nBERT", f"{BOLD}model\n-----\x1b[0m\nBERT"),
        ("diff", "Articles\n  - “a”", f"{BOLD}Articles\x1b[0m\n{RED}  - “a”\x1b[0m"),
        ("init", "Wrote a file.", "Wrote a file."),
    ],
)
def test_a_terminal_has_colours(
    command: str, answer: str, coloured: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value, seen in (("FORCE_COLOR", "1", coloured), ("NO_COLOR", "1", answer)):
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv(name, value)
        can_colorize.cache_clear()  # it is asked once in the life of a command
        assert painted(answer, command) == seen
    can_colorize.cache_clear()


def test_colours_are_for_people(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("* [a title](https:example.org)", "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    for options, forced, coloured in (([], "1", True), ([], "", False), (["--json"], "1", False)):
        ran = subprocess.run(
            [sys.executable, "-m", "listgraph", "check", str(tmp_path), *options],
            capture_output=True,
            env=environment | {"FORCE_COLOR": forced},
            check=False,
        )
        assert (b"\x1b[" in ran.stdout) == coloured
