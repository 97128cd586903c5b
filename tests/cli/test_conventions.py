"""The command does what people expect of a command: help, standard input, silence, a hint for a slip."""

import io
import sys
from pathlib import Path

import pytest

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
