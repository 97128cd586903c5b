"""The command as a person uses it: what it prints, what it writes, how it ends."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from helpers.places import SEEDS
from listgraph.cli.main import main
from listgraph.lists.outline import Document
from listgraph.lists.parse import parse as outline
from listgraph.lists.source import Source

LIST = "## BERT\n* [图解 BERT](https://example.org/a)\n* [RoBERTa beats XLNet](https://example.org/b)\n"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "reading.md").write_text(LIST, "utf-8")
    return folder


@pytest.fixture
def out(lists: Path, tmp_path: Path) -> Path:
    directory = tmp_path / "out"
    assert main(["build", str(lists), "-o", str(directory), "--format", "nq,csv,report"]) == 0
    return directory


def tree(directory: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(directory.rglob("*")) if path.is_file()}


def test_a_build_says_what_it_found_and_where_to_look_next(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--format", "report"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("2 articles, 1 section, 1 list, 3 models, 0 topics, 1 comparison, ")
    assert f"Wrote 1 file to {tmp_path / 'out'}." in printed.out
    assert printed.err == ""


def test_a_build_says_where_the_links_went(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--format", "report", "--strict"]) == 0
    assert "\n2 links: 2 evidence, 0 companions, 0 problems, 0 lost.\n" in capsys.readouterr().out


def test_one_is_not_said_as_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("* [A pond]()\n* [A lake](https://example.org/lake)\n", "utf-8")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "csv"]) == 0
    assert "\n2 links: 1 evidence, 0 companions, 1 problem, 0 lost.\n" in capsys.readouterr().out
    (tmp_path / "a.md").write_text("* [A lake](https://example.org/lake)\n", "utf-8")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "csv"]) == 0
    assert "\nThe article has none of the models known here: " in capsys.readouterr().out


def test_a_list_on_which_reading_fails_ends_no_build_but_a_strict_one_with_1(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(source: Source) -> Document:
        if source.path.endswith("bad.md"):
            raise TypeError("nobody thought of that")
        return outline(source)

    (lists / "bad.md").write_text("[A](https://example.org/c)", "utf-8")
    monkeypatch.setattr("listgraph.knowledge.understand.parse", parse)
    build = ["build", str(lists), "-o", str(tmp_path / "out"), "--format", "report"]
    assert main(build) == 0
    assert "bad.md: listgraph fails on this file, skipped: TypeError: nobody" in capsys.readouterr().out
    assert main([*build, "--strict"]) == 1
    assert main(["check", str(lists)]) == 1


@pytest.mark.parametrize(
    ("formats", "steps"),
    [
        ("default", "Next: open {0}/graph.html, or: listgraph query {0} most-covered"),
        ("html", "Next: open {0}/graph.html"),
        ("nq", "Next: listgraph query {0} most-covered"),
        ("ttl,report", "Next: listgraph query {0} most-covered, or: read {0}/report.md"),
        ("csv", ""),
    ],
)
def test_a_build_names_only_what_it_wrote(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], formats: str, steps: str
) -> None:
    assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--format", formats]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == (steps.format(tmp_path / "out") or f"Wrote 2 files to {tmp_path / 'out'}.")


def test_more_problems_than_are_shown(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lists / "broken.md").write_text("".join(f"* [x{n}](没有{n})\n" for n in range(23)), "utf-8")
    for formats, where in (("csv", "; --format report lists them all"), ("report", ": see ")):
        assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--format", formats]) == 0
        assert f"… and 3 more{where}" in capsys.readouterr().out


def test_a_build_for_scripts_speaks_json(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lists / "broken.md").write_text(
        "* [x](没有网址)\n* y [paper](https://example.org/y) [code](暂无)\n", "utf-8"
    )
    assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--format", "csv", "--json"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["counts"]["Article"] == 4
    assert summary["files"] == ["nodes.csv", "edges.csv"]
    assert [(item["file"], item["line"], item["code"]) for item in summary["problems"]] == [
        ("broken.md", 1, "not-a-url"),
        ("broken.md", 2, "not-a-url"),
    ]


def test_a_configuration_beside_the_lists_is_used(
    lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lists / "databases.md").write_text("* [Why PostgreSQL beats SQLite](https://example.org/c)\n", "utf-8")
    (lists / "listgraph.toml").write_text(
        '[[model]]\nname = "PostgreSQL"\n[[model]]\nname = "SQLite"\n', "utf-8"
    )
    assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--format", "nq"]) == 0
    capsys.readouterr()
    assert main(["query", str(tmp_path / "out"), "who-outperforms-whom", "--format", "csv"]) == 0
    assert "PostgreSQL,SQLite" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_configuration_beside_a_file_is_used_too(
    command: str, lists: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lists / "listgraph.toml").write_text("[[mode]]\n", "utf-8")
    options = ["-o", str(tmp_path / "out")] if command == "build" else []
    assert main([command, str(lists / "reading.md"), *options]) == 2
    assert "listgraph.toml:1: unknown table [[mode]]" in capsys.readouterr().err


def test_building_a_folder_twice_into_itself_gives_the_same(lists: Path) -> None:
    command = ["build", str(lists), "-o", str(lists / "out"), "--format", "csv,report,obsidian,readme"]
    assert main(command) == 0
    before = tree(lists / "out")
    assert main(command) == 0
    assert tree(lists / "out") == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "missing.md", "-o", "x"], "missing.md: no such file or folder"),
        (["build", "empty", "-o", "x"], "no Markdown file in empty"),
        (["build", "unlinked", "-o", "x"], "no link in unlinked"),
        (["build", "binary.md", "-o", "x"], "binary.md: not text, skipped"),
        (["build", "lists", "-o", "x", "--format", "docx"], "unknown format 'docx'"),
        (["build", "lists", "-o", "x", "--base", "id"], "no absolute IRI"),
        (["build", "lists", "-o", "x", "--config", "none.toml"], "cannot read none.toml"),
        (["build", "lists", "-o", "file.txt/x"], "cannot write file.txt/x"),
        (["query", "missing", "most-covered"], "missing: no such directory"),
        (["query", "lists", "most-covered"], "no export of listgraph here"),
        (["why", "missing", "BERT"], "missing: no such directory"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_and_ends_with_2(
    arguments: list[str],
    message: str,
    lists: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(lists.parent)
    for folder in ("empty", "unlinked"):
        Path(folder).mkdir()
    Path("unlinked/a.md").write_text("# No link\n", "utf-8")
    Path("binary.md").write_bytes(bytes(range(256)) * 4)
    Path("file.txt").write_text("", "utf-8")
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("listgraph: ")
    assert message in printed.err
    assert "Traceback" not in printed.err
    assert not Path("x").exists()


def test_a_failed_build_leaves_the_last_good_one(out: Path, lists: Path) -> None:
    before = tree(out)
    (lists / "reading.md").write_text("# all links gone\n", "utf-8")
    assert main(["build", str(lists), "-o", str(out)]) == 2
    assert tree(out) == before


def test_a_query_by_name_by_file_and_by_text(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "SELECT (COUNT(?a) AS ?n) WHERE { ?a a lg:Article }"
    (tmp_path / "count.rq").write_text(text, "utf-8")
    assert main(["query", str(out), "most-covered"]) == 0
    assert "BERT" in capsys.readouterr().out
    for query in (text, str(tmp_path / "count.rq")):
        assert main(["query", str(out), query, "--format", "csv"]) == 0
        assert capsys.readouterr().out.splitlines() == ["n", "2"]


def test_why_names_file_line_and_words(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", str(out), "roberta", "XLNet"]) == 0
    assert "reading.md:3:" in capsys.readouterr().out
    assert main(["why", str(out), "BERT", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["diff"], ["query"], ["why"]])
def test_help_shows_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_wrong_use_ends_with_2() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["frobnicate"])
    assert ended.value.code == 2


def test_the_module_runs_and_a_closed_pipe_is_no_error(out: Path) -> None:
    command = f'"{sys.executable}" -m listgraph query "{out}" --list | head -1'
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert (ran.returncode, ran.stderr) == (0, "")


HEAVY = (
    "networkx",
    "rdflib",
    "pyvis",
    "mistune",
    "ahocorasick",
    "pandas",
    "jinja2",
    "email",
    "waitress",
)


@pytest.mark.parametrize(
    ("arguments", "slow"),
    [
        (["--help"], (*HEAVY, "pyoxigraph", "wcwidth")),
        (["query", "{out}", "most-covered"], HEAVY),
        # Names in Chinese are compared in one script: OpenCC's table asks for its package's version.
        (["why", "{out}", "BERT"], tuple(name for name in HEAVY if name != "email")),
    ],
)
def test_a_command_loads_no_module_that_it_does_not_need(
    out: Path, arguments: list[str], slow: tuple[str, ...]
) -> None:
    """Each of them would take more time than the answer does."""
    program = (
        "import sys; from listgraph.cli.main import main\n"
        "try: main(sys.argv[2:])\n"
        "except SystemExit: pass\n"
        "print(set(sys.argv[1].split()) & sys.modules.keys(), file=sys.stderr)"
    )
    given = [argument.format(out=out) for argument in arguments]
    command = [sys.executable, "-c", program, " ".join(slow), *given]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout
    assert ran.stderr == "set()\n"


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"listgraph {version('listgraph')}\n"


def test_the_files_are_the_same_for_any_number_of_processes_and_with_a_cache(tmp_path: Path) -> None:
    for name, options in {
        "one": ["--jobs", "1", "--no-cache"],
        "two": ["--jobs", "2", "--cache", str(tmp_path / "cache")],
        "again": ["--jobs", "2", "--cache", str(tmp_path / "cache")],
    }.items():
        assert main(["build", str(SEEDS), "-o", str(tmp_path / name), "--format", "ttl,csv", *options]) == 0
    files = [sorted((path.name, path.read_bytes()) for path in (tmp_path / name).iterdir())
             for name in ("one", "two", "again")]  # fmt: skip
    assert files[0] == files[1] == files[2]
    assert any((tmp_path / "cache").iterdir())
