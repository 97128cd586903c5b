"""How problems are told: to GitHub, many alike as a few, known ones not at all, dead links at their lines."""

import json
from pathlib import Path

import pytest

from listgraph.checks.alike import grouped
from listgraph.checks.check import Checkup, as_json, as_text
from listgraph.checks.github import as_github
from listgraph.cli.main import main
from listgraph.problems import Problem


def tracked(count: int) -> Checkup:
    problems = tuple(Problem("list.md", line, "tracking", "it counts", 3, 9) for line in range(1, count + 1))
    return Checkup(problems, {"list.md": ["* x"] * count})


def test_an_annotation_stands_at_its_place_with_its_kind() -> None:
    checkup = Checkup(
        (
            Problem("a.md", 3, "duplicate", "twice", 5, 9),
            Problem("b,c:d.md", 0, "unreadable", "50%\nof it"),
            Problem("c.md", 2, "tracking", "it counts"),
        ),
        {"a.md": [], "b,c:d.md": [], "c.md": []},
    )
    assert as_github(checkup).splitlines() == [
        "::warning file=a.md,line=3,endLine=3,col=5,endColumn=9,title=The same link twice::twice [duplicate]",
        "::error file=b%2Cc%3Ad.md,title=A file that cannot be read::50%25%0Aof it [unreadable]",
        "::notice file=c.md,line=2,endLine=2,title=A tracking parameter in an address::it counts [tracking]",
        "1 error, 1 warning, 1 note in 3 files.",
    ]


def test_no_list_can_give_the_runner_a_command_of_its_own() -> None:
    checkup = Checkup((Problem("a.md", 1, "duplicate", "x\r\n::stop-commands::y"),), {"a.md": []})
    (line, _) = as_github(checkup).splitlines()
    assert line.endswith("::x[U+000D]%0A::stop-commands::y [duplicate]")


def test_many_alike_are_told_as_a_few_and_json_keeps_all() -> None:
    few, many = tracked(10), tracked(30)
    assert len(as_text(few).splitlines()) == 11
    assert as_text(many).splitlines()[8:] == [
        "list.md:9:3: it counts [tracking]",
        "list.md:10:3: 21 more of this kind, on lines 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, …"
        " [tracking]",
        "30 notes in 1 file.",
    ]
    assert len(as_github(many).splitlines()) == 4
    assert len(json.loads(as_json(many))) == 30


def test_those_of_another_file_or_kind_are_not_alike() -> None:
    problems = [Problem(f"{number}.md", 1, "tracking", "x") for number in range(9)]
    problems += [Problem("0.md", 1, "duplicate", "x")]
    assert list(grouped(problems, 1)) == problems


LIST = "# A\n* [One title](https://e.org/a)\n* [One title, again](https://e.org/a?utm_source=x)\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "list.md").write_text(LIST, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    main(["check", *arguments, "--json"])
    return [f"{row['line']} {row['code']}" for row in json.loads(capsys.readouterr().out)]


def test_known_problems_are_not_told_again_wherever_their_lines_move(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "docs", "--write-baseline", "docs/known.json"]) == 0
    said = capsys.readouterr().out
    assert said == "Wrote 2 problems to docs/known.json; with --baseline they are not told again.\n"
    assert main(["check", "docs", "--baseline", "docs/known.json"]) == 0
    assert "2 known problems are not told (docs/known.json)." in capsys.readouterr().out
    (folder / "docs" / "list.md").write_text(
        LIST.replace("# A\n", "# A\n\nSome words.\n\n") + "* [Third](https://e.org/c?gclid=1)\n", "utf-8"
    )
    assert told(capsys, "docs", "--baseline", "docs/known.json") == ["7 tracking"]


def test_one_more_of_what_is_known_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "docs", "--write-baseline", "known.json"])
    row = LIST.splitlines()[2]
    (folder / "docs" / "list.md").write_text(f"{LIST}{row}\n", "utf-8")
    assert told(capsys, "docs", "--baseline", "known.json") == ["4 duplicate", "4 tracking"]


def test_a_baseline_is_the_same_from_any_folder_and_on_every_run(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", "docs", "--write-baseline", "known.json"])
    before = (folder / "known.json").read_bytes()
    monkeypatch.chdir(folder / "docs")
    assert told(capsys, "list.md", "--baseline", "../known.json") == []
    main(["check", ".", "--write-baseline", str(folder / "known.json")])
    assert (folder / "known.json").read_bytes() == before


def test_a_configuration_names_the_baseline_as_seen_from_itself(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", "docs", "--write-baseline", "docs/known.json"])
    (folder / "docs" / "listgraph.toml").write_text('[check]\nbaseline = "known.json"\n', "utf-8")
    assert told(capsys, "docs") == []
    monkeypatch.chdir(folder / "docs")
    assert told(capsys, ".") == []


@pytest.mark.parametrize("name", ["docs/list.md", "empty", "linked", "docs"])
def test_a_file_that_is_no_baseline_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / "empty").touch()
    (folder / "linked").symlink_to("docs/list.md")
    before = (folder / "docs" / "list.md").read_bytes()
    assert main(["check", "docs", "--write-baseline", name]) == 2
    assert f"{name} is there already and is no baseline" in capsys.readouterr().err
    assert (folder / "docs" / "list.md").read_bytes() == before
    assert (folder / "empty").read_bytes() == b""


def test_a_baseline_is_written_anew(folder: Path) -> None:
    (folder / "known.json").write_text('{"listgraph-baseline": 0}', "utf-8")  # of another version
    for _ in range(2):
        assert main(["check", "docs", "--write-baseline", "known.json"]) == 0
    assert main(["check", "docs", "--baseline", "known.json"]) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot read the baseline known.json: no such file or directory; --write-baseline known.json"),
        ("{", "known.json is no baseline: "),
        ("[]", "known.json is no baseline of this version"),
        (
            '{"listgraph-baseline": 1, "problems": [{"file": "a"}]}',
            "known.json is no baseline: a row is none",
        ),
        (
            '{"listgraph-baseline": 1, "problems": [{"file": "", "kind": "", "line": "", "count": 1e999}]}',
            "known.json is no baseline: a row is none",
        ),
    ],
)
def test_what_is_no_baseline_is_said_to_be_none(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str | None, said: str
) -> None:
    if text is not None:
        (folder / "known.json").write_text(text, "utf-8")
    assert main(["check", "docs", "--baseline", "known.json"]) == 2
    assert said in capsys.readouterr().err


# --- the report of a link checker ---

LINKS = """# A
* [One](https://example.org/gone)
* [Two](https://Example.org/gone?q=词) and [three](https://example.org)
* [Four](./missing.md)
* ![a picture](https://example.org/picture.png)
"""


def report(rows: dict[str, object]) -> str:
    """As lychee writes it, but for the counts and maps that tell nothing of a failure."""
    return json.dumps({"total": 9, "success_map": {}, "excluded_map": {}, **rows})


def failed(url: str, line: int = 0, text: str = "404 Not Found", code: int = 404) -> dict[str, object]:
    row: dict[str, object] = {"url": url, "status": {"text": text, "code": code}}
    return row | ({"span": {"line": line, "column": 3}, "duration": {"secs": 1, "nanos": 0}} if line else {})


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        # by line and column; the address as a browser writes it
        ({"error_map": {"docs/list.md": [failed("https://example.org/gone", 2)]}}, ["2:9 error dead-link"]),
        (
            {"error_map": {"./docs/list.md": [failed("https://example.org/gone?q=%E8%AF%8D", 3)]}},
            ["3:9 error dead-link"],
        ),
        ({"error_map": {"docs/list.md": [failed("https://example.org/", 3)]}}, ["3:51 error dead-link"]),
        # without a place, and from a list that has changed since
        ({"error_map": {"docs/list.md": [failed("https://example.org/gone")]}}, ["2:9 error dead-link"]),
        ({"error_map": {"docs/list.md": [failed("https://example.org/gone", 40)]}}, ["2:9 error dead-link"]),
        ({"error_map": {"docs/list.md": [failed("https://example.org/mended", 2)]}}, []),
        # as older versions have it
        (
            {"fail_map": {"docs/list.md": [{"url": "https://example.org/gone", "status": "Failed: 404"}]}},
            ["2:9 error dead-link"],
        ),
        # what only took too long
        (
            {
                "error_map": {},
                "timeout_map": {
                    "docs/list.md": [{"url": "https://example.org/gone", "status": {"text": "Timeout"}}]
                },
            },
            ["2:9 warning no-answer"],
        ),
        # a file, a picture, another list
        (
            {"error_map": {"docs/list.md": [failed("file://{folder}/docs/missing.md", 4)]}},
            ["4:10 error dead-link"],
        ),
        (
            {"error_map": {"docs/list.md": [failed("https://example.org/picture.png", 5)]}},
            ["5:16 error dead-link"],
        ),
        # a report that was made on another machine, or in another folder
        (
            {"error_map": {"/elsewhere/x/docs/list.md": [failed("https://example.org/gone", 2)]}},
            ["2:9 error dead-link"],
        ),
        ({"error_map": {"list.md": [failed("https://example.org/gone", 2)]}}, ["2:9 error dead-link"]),
        ({"error_map": {"docs/other.md": [failed("https://example.org/gone", 2)]}}, []),
        # what names no file and no address, beside what does
        *(
            (
                {
                    "error_map": {
                        name: [failed("https://e.org")],
                        "list.md": [failed("https://example.org/gone")],
                    }
                },
                ["2:9 error dead-link"],
            )
            for name in ("file://[x", "a\0b", "\ud800", "a" * 300, "")
        ),
        ({"error_map": {"docs/list.md": [failed("\ud800"), failed("https://[x"), failed("a\0b")]}}, []),
    ],
)
def test_a_dead_link_is_told_at_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str], rows: dict[str, object], shown: list[str]
) -> None:
    (folder / "docs" / "list.md").write_text(LINKS, "utf-8")
    (folder / "lychee.json").write_text(report(rows).replace("{folder}", str(folder)), "utf-8")
    code = main(["check", "docs", "--links", "lychee.json", "--select", "dead-link,no-answer", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [f"{row['line']}:{row['column']} {row['level']} {row['code']}" for row in found] == shown
    assert code == bool(shown)


def test_it_says_what_the_checker_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "lychee.json").write_text(
        report({"error_map": {"docs/list.md": [failed("https://e.org/a")]}}), "utf-8"
    )
    main(["check", "docs", "--links", "lychee.json"])
    assert (
        "the link checker could not open “https://e.org/a”: 404 Not Found [dead-link]"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    "text",
    [
        *("{", "[]", '{"total": 1}', '{"error_map": {"a.md": [1]}}', None),
        *(
            '{"error_map": {"a.md": [{"url": ""}]}}',
            '{"error_map": {"docs/list.md": [{"url": "", "span": {}}]}}',
        ),
        '{"error_map": {"a.md": [{"url": "https://e.org", "span": {"line": Infinity}}]}}',
    ],
)
def test_what_is_no_report_says_how_to_make_one(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    if text is not None:
        (folder / "lychee.json").write_text(text, "utf-8")
    assert main(["check", "docs", "--links", "lychee.json"]) == 2
    err = capsys.readouterr().err
    assert "lychee --format json --output FILE PATHS writes one" in err or "cannot read lychee.json" in err
