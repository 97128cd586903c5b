"""The tables [build] and [check] of a listgraph.toml: what a command does where nobody says otherwise."""

import json
import os
from pathlib import Path

import pytest

from listgraph.cli.arguments import parser
from listgraph.cli.main import main
from listgraph.cli.settings import KEYS, settled
from listgraph.schema import BASE

LIST = "## BERT\n* [BERT](https://example.org/a?utm_source=x)\n* [BERT](https://example.org/a)\n"


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with lists in a folder of it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs" / "old").mkdir(parents=True)
    for name in ("docs/list.md", "docs/old/list.md"):
        (tmp_path / name).write_text(LIST, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(folder: Path, text: str) -> None:
    (folder / "listgraph.toml").write_text(text, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """File, line and kind of each problem that the check tells."""
    main(["check", *arguments, "--json"])
    return [f"{row['file']}:{row['line']} {row['code']}" for row in json.loads(capsys.readouterr().out)]


def test_what_is_checked_stands_in_the_file_and_the_command_line_goes_before_it(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config(lists, '[check]\nselect = ["duplicate", "tracking"]\nexclude = ["old/"]\n')
    assert told(capsys, "docs") == ["docs/list.md:2 tracking", "docs/list.md:3 duplicate"]
    assert told(capsys, "docs", "--select", "tracking") == ["docs/list.md:2 tracking"]
    assert len(told(capsys, "docs", "--exclude", "none")) == 4


def test_an_empty_list_is_as_good_as_none(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config(lists, "[check]\nselect = []\nignore = []\nexclude = []\n[build]\nformat = []\n")
    assert "docs/list.md:3 duplicate" in told(capsys, "docs")
    assert main(["build", "docs/list.md", "-o", "out"]) == 0
    assert Path("out/graph.html").exists()


def test_it_is_found_upwards_from_the_lists_but_not_above_the_repository(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config(lists.parent, '[check]\nselect = ["tracking"]\n')
    try:
        assert len(told(capsys, "docs/old/list.md")) == 2
        config(lists, '[check]\nselect = ["duplicate"]\n')
        assert told(capsys, "docs/old/list.md") == ["docs/old/list.md:3 duplicate"]
        config(lists / "docs", '[check]\nselect = ["tracking"]\n')
        assert told(capsys, "docs/old") == ["docs/old/list.md:2 tracking"]
    finally:
        (lists.parent / "listgraph.toml").unlink()


@pytest.mark.parametrize("path", ["docs", "."])
def test_its_patterns_are_seen_from_its_own_folder(
    lists: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    config(lists, '[check]\nselect = ["tracking"]\nexclude = ["/docs/old/*.md"]\n')
    assert told(capsys, path) == ["docs/list.md:2 tracking"]


def test_a_build_takes_formats_base_language_and_more_from_it(lists: Path) -> None:
    config(
        lists,
        """
[build]
formats = ["csv", "report"]   # "format" will do as well
base = "https://example.org/id/"
language = "zh"
source-url = "https://example.org/blob/main"
exclude = ["old/"]
jobs = 1
strict = true
""",
    )
    options = settled(parser(), ["build", "docs", "-o", "out"])
    assert (options.format, options.base, options.language) == (
        "csv,report",
        "https://example.org/id/",
        "zh",
    )
    assert (options.source_url, options.jobs, options.strict) == ("https://example.org/blob/main", 1, True)
    assert main(["build", "docs", "-o", "out", "--quiet"]) == 0
    assert sorted(path.name for path in Path("out").glob("*.*") if path.name[0] != ".") == [
        *("edges.csv", "nodes.csv", "report.md"),
    ]
    assert "https://example.org/id/" not in Path("out/report.md").read_text("utf-8")
    assert (
        settled(parser(), ["build", "docs", "-o", "out", "--base", "https://e.org/"]).base == "https://e.org/"
    )


def test_without_it_all_is_as_the_help_says(lists: Path) -> None:  # noqa: ARG001
    options = settled(parser(), ["build", "docs", "-o", "out"])
    assert (options.format, options.base, options.language, options.exclude, options.strict) == (
        *(None, BASE, "en", []),
        False,
    )
    checked = settled(parser(), ["check", "docs"])
    assert (checked.format, checked.select, checked.ignore) == ("text", (), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[check]\nselct = ["tracking"]',
            "listgraph.toml:2: [check]: unknown key 'selct' (did you mean 'select'?); keys: ",
        ),
        (
            '[check]\n\nignore = ["traking"]',
            "listgraph.toml:3: [check]: ignore = ['traking']: traking: no such",
        ),
        (
            "[check]\nselect = 3",
            "listgraph.toml:2: [check]: select = 3: a list of texts, each in quotes, is due",
        ),
        (
            '[check]\nformat = "jsn"',
            "listgraph.toml:2: [check]: format = \"jsn\" (did you mean 'json'?): one of",
        ),
        (
            "[chek]\nx = 1",
            "listgraph.toml:1: unknown table [[chek]] (did you mean 'check'?); known: [[model]]",
        ),
        ('check = "all"', "listgraph.toml:1: a table is due: write [check] above its keys"),
        ("[check]\nselect = [", "listgraph.toml:2: Invalid value"),
    ],
)
def test_what_is_wrong_in_it_is_told_with_its_line_and_what_to_write(
    lists: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    config(lists, text)
    assert main(["check", "docs"]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('format = "htlm"', "format = \"htlm\": unknown format 'htlm'"),
        ('base = "here"', "base = \"here\": the base 'here' is no absolute IRI"),
        ("jobs = true", "jobs = True: a number is due"),
        ('strict = "yes"', 'strict = "yes": true or false is due'),
        ('source-url = "x"', 'source-url = "x": x is no web address'),
        ('output = "out"', "unknown key 'output'"),
    ],
)
def test_a_setting_of_a_build_is_checked_like_its_option(
    lists: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    config(lists, f"[build]\n{line}\n")
    assert main(["build", "docs", "-o", "out"]) == 2
    assert f"listgraph.toml:2: [build]: {said}" in capsys.readouterr().err
    assert not Path("out").exists()


def test_all_that_is_wrong_is_told_at_once(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config(lists, "[check]\nselect = 1\nignore = 2\n")
    main(["check", "docs"])
    assert capsys.readouterr().err.count("is due") == 2


def test_two_files_of_two_folders_do_not_both_decide(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("docs", "docs/old"):
        config(lists / folder, '[check]\nselect = ["tracking"]\n')
    assert main(["check", "docs", "docs/old"]) == 2
    assert "both have a table [check]: choose one with --config" in capsys.readouterr().err


def test_every_setting_is_an_option(lists: Path) -> None:  # noqa: ARG001
    for command, keys in KEYS.items():
        options = {
            option for action in parser().commands()[command]._actions for option in action.option_strings
        }
        assert {f"--{key}" for key in keys} <= options


def test_no_file_beside_the_lists_says_where_the_cache_is(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A repository is often somebody else's: it can bring no cache of its own making."""
    before = sorted(lists.iterdir())
    config(lists, '[build]\nstrict = true\ncache = "made"\n')
    assert main(["build", "docs", "-o", "out"]) == 2
    assert "listgraph.toml:3: [build]: cache: what a cache holds is believed" in capsys.readouterr().err
    assert sorted(lists.iterdir()) == sorted({*before, lists / "listgraph.toml"})


@pytest.mark.parametrize("command", [["check", "docs"], ["build", "docs", "-o", "out"]])
def test_what_has_its_name_and_is_no_file_is_told_and_not_waited_for(
    lists: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = lists / "listgraph.toml"
    for make in (os.mkfifo, Path.mkdir, lambda path: Path(path).symlink_to("gone.toml")):
        make(file)
        assert main(command) == 2
        assert "listgraph.toml: it is no regular file" in capsys.readouterr().err
        file.rmdir() if file.is_dir() else file.unlink()
