"""What ``check --fix`` puts right: a list beside what becomes of it; and that nothing is lost by it."""

import stat
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listgraph.checks.kinds import KINDS
from listgraph.checks.mending import MENDS, mended
from listgraph.cli.main import main
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.urls import canonicalise


def fixed(text: str, *kinds: str) -> str:
    return mended("list.md", text, kinds or MENDS.keys()).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # tracking parameters
        ("* [x](https://e.org/a?utm_source=x)", "* [x](https://e.org/a)"),
        ("* [x](https://e.org/a?id=1&fbclid=2&p=3#part)", "* [x](https://e.org/a?id=1&p=3#part)"),
        ('* <a href="https://e.org/a?utm_source=x">x</a>', '* <a href="https://e.org/a">x</a>'),
        ("* https://e.org/a?utm_source=x&id=1", "* https://e.org/a?id=1"),
        # nearly-links
        ("* [text] (https://e.org/a)", "* [text](https://e.org/a)"),
        ("* [图解] （https://e.org/a）：好", "* [图解](https://e.org/a)：好"),
        ("* [图解](https://e.org/a）", "* [图解](https://e.org/a)"),
        ("* 【图解】（https://e.org/a）", "* [图解](https://e.org/a)"),
        ("* [text] <https://e.org/a>", "* [text](https://e.org/a)"),
        (
            "* (text)[https://e.org/a] and [b] (https://e.org/b)",
            "* [text](https://e.org/a) and [b](https://e.org/b)",
        ),
        # headings
        ("##anchor\n* [x](https://e.org/a)", "## anchor\n* [x](https://e.org/a)"),
        ("＃ 词表\n* [x](https://e.org/a)", "# 词表\n* [x](https://e.org/a)"),
        ("## BERT##\n* [x](https://e.org/a)", "## BERT\n* [x](https://e.org/a)"),
        # entries twice
        (
            "* [One title](https://e.org/a)\n* [One title](https://e.org/a)\n",
            "* [One title](https://e.org/a)\n",
        ),
        (
            "1. [A b](https://e.org/a)\n\n1. [A b](https://e.org/a)\n\n2. c\n",
            "1. [A b](https://e.org/a)\n\n2. c\n",
        ),
        (
            "| a | b |\n|---|---|\n| [A b](https://e.org/a) | x |\n| [A b](https://e.org/a) | x |\n",
            "| a | b |\n|---|---|\n| [A b](https://e.org/a) | x |\n",
        ),
        # several at once, and what only shows when another has been put right
        (
            "##A\r\n* [One] (https://e.org/a?utm_id=1)\r\n* [One](https://e.org/a)\r\n",
            "## A\r\n* [One](https://e.org/a)\r\n",
        ),
    ],
)
def test_what_is_safe_is_put_right(before: str, after: str) -> None:
    assert fixed(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "* [x](https://e.org/a?id=1)",
        "* `https://e.org/a?utm_source=x`",
        "```\n[text] (https://e.org/a)\n##anchor\n```",
        "* [x](https://e.org/a and on",  # nobody knows where the address ends
        "* [wiki] (https://e.org/a_(b))",
        "* [x] (https://e.org/a) has been read",
        "#tag\n* [x](https://e.org/a)",
        "* [x](https://e.org/a?utm_source=x) <!-- listgraph-ignore -->",
        "* [x](https://e.org/a?utm_source=x) <!-- listgraph-ignore: tracking -->",
        # a link that runs over the end of the line: a heading would cut it in two
        "##Papers [A survey\nof BERT](https://e.org/a)",
        "＃[one\ntwo](https://e.org/a)",
        "##Papers [one](\nhttps://e.org/a)",
        "##Papers [`]` one\ntwo](https://e.org/a)",
        "- ##Papers [one\n  two](https://e.org/a)",
        "##Papers [one][\nlabel]\n\n[label]: https://e.org/a",
        '##Papers <a\nhref="https://e.org/a">one</a>',
        # a footnote's sign is no link's text
        "* see [^1] (https://e.org/a)",
        "* see [^note] <https://e.org/a>",
        "* see 【^1】（https://e.org/a）",
        # the same entry, but under another heading, in another list, or with more beneath it
        "# A\n* [One title](https://e.org/a)\n# B\n* [One title](https://e.org/a)",
        "Papers:\n* [One title](https://e.org/a)\n\nPosts:\n* [One title](https://e.org/a)",
        "* A\n  * [One title](https://e.org/a)\n* B\n  * [One title](https://e.org/a)",
        "* [One title](https://e.org/a)\n* [One title](https://e.org/a)\n  * more of it",
        "* [One title](https://e.org/a)\n* [One title](https://e.org/a) – with a word",
    ],
)
def test_what_is_not_safe_or_no_problem_stays(text: str) -> None:
    assert fixed(text) == text


def test_only_the_kinds_chosen_are_put_right() -> None:
    text = "##A\n* [x] (https://e.org/a?utm_source=x)\n"
    assert fixed(text, "nearly-heading") == "## A\n* [x] (https://e.org/a?utm_source=x)\n"


def test_the_kinds_that_can_be_put_right_say_what_becomes_of_them() -> None:
    assert {kind.code for kind in KINDS.values() if kind.mends} == set(MENDS)


LINES = (
    *("# A", "##B", "＃ 词表", "###C##", "#tag", "", "", "Papers:", "```", "<!--", "-->", "> quoted", "---"),
    *(
        "* [One title](https://e.org/a)",
        "* [One title](https://e.org/a?utm_source=x)",
        "- [One title](https://e.org/a)",
    ),
    *("  * [One title](https://e.org/a)", "* [One title] (https://e.org/a)", "* 【图解】（https://e.org/d）"),
    *(
        "* [a](https://e.org/b?fbclid=1&id=2) [b] (https://e.org/c)",
        "| [t](https://e.org/t) | x |",
        "|---|---|",
    ),
    *(
        "[ref]: https://e.org/r?utm_source=x",
        "* [a][ref]",
        "* (swapped)[https://e.org/s]",
        "    code [x] (https://e.org/x)",
    ),
    *(
        "* https://e.org/a?utm_medium=y",
        "> * [One title](https://e.org/a)",
        "* [](https://e.org/q?gclid=1)",
        "* x",
    ),
    *(
        "1. [N](https://e.org/n)",
        "* [![p](https://e.org/p.png)] (https://e.org/i)",
        "* [c](https://e.org/e) `[d] (https://e.org/f)`",
    ),
)
lists = st.lists(st.sampled_from(LINES), max_size=14)


def addresses(text: str) -> Counter[str]:
    links = parse(Source("list.md", text, "utf-8", "")).links()
    return Counter(canonicalise(link.destination) or link.destination for _, link in links)


@settings(max_examples=150)
@given(lists, st.sampled_from(["\n", "\r\n"]), st.booleans())
@example(["* [One title](https://e.org/a)"] * 3, "\n", False)
def test_twice_is_once_and_no_link_is_lost(rows: list[str], end: str, closed: bool) -> None:
    text = end.join(rows) + end * closed
    once = fixed(text)
    assert fixed(once) == once
    assert addresses(text).keys() <= addresses(once).keys()
    assert once.count("\r") == once.count("\n") * (end == "\r\n") or not rows


def check(*arguments: str) -> int:
    return main(["check", *arguments])


LIST = "##词表\r\n* [图解] (https://e.org/a?utm_source=x)\r\n* [y](https://)"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_fix_writes_the_files_tells_the_rest_and_ends_as_a_check_would(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "list.md").write_bytes(LIST.encode())
    assert check("list.md", "--fix") == 1
    told = capsys.readouterr().out
    assert told.startswith("Put right: 3 problems in 1 file.\nlist.md:3:")
    assert (
        folder / "list.md"
    ).read_bytes() == "## 词表\r\n* [图解](https://e.org/a)\r\n* [y](https://)".encode()
    assert check("list.md", "--fix", "--ignore", "not-a-url,bad-address") == 0


def test_diff_shows_it_first_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "list.md").write_text("##A\n* [x](https://e.org/a)", "utf-8")
    assert check("list.md", "--diff") == 1
    assert capsys.readouterr().out == (
        "--- list.md\n+++ list.md\n@@ -1,2 +1,2 @@\n-##A\n+## A\n * [x](https://e.org/a)\n"
        "\\ No newline at end of file\n"
    )
    assert check("list.md", "--fix", "--diff") == 1
    assert (folder / "list.md").read_text("utf-8").startswith("##A")
    (folder / "list.md").write_text("## A\n* [x](https://e.org/a)", "utf-8")
    capsys.readouterr()
    assert check("list.md", "--diff") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_the_encoding_stays(folder: Path, encoding: str) -> None:
    text = "##词表和许多别的词语，足以看出这是中文\n* [图解模型与论文的清单] (https://e.org/a)\n"
    mark = "\ufeff".encode(encoding) if encoding == "utf-16-be" else b""
    (folder / "list.md").write_bytes(mark + text.encode(encoding))
    check("list.md", "--fix", "--quiet")
    right = "## 词表和许多别的词语，足以看出这是中文\n* [图解模型与论文的清单](https://e.org/a)\n"
    assert (folder / "list.md").read_bytes() == mark + right.encode(encoding)


def test_a_damaged_file_is_left_alone(folder: Path) -> None:
    data = "##词表和许多别的词语\n* [图解] (https://e.org/a)\n".encode() * 40 + b"\xff\xfe x\n"
    (folder / "list.md").write_bytes(data)
    check("list.md", "--fix", "--quiet")
    assert (folder / "list.md").read_bytes() == data


def test_a_file_is_replaced_as_a_whole_with_its_mode_through_its_link(folder: Path) -> None:
    (folder / "real.txt").write_text("##A\n* [x](https://e.org/a)\n", "utf-8")
    (folder / "real.txt").chmod(0o640)
    (folder / "list.md").symlink_to("real.txt")
    before = (folder / "real.txt").stat().st_ino
    check("list.md", "--fix", "--quiet")
    assert (folder / "list.md").is_symlink()
    assert (folder / "real.txt").read_text("utf-8").startswith("## A")
    after = (folder / "real.txt").stat()
    assert (stat.S_IMODE(after.st_mode), after.st_ino == before) == (0o640, False)
    assert sorted(path.name for path in folder.iterdir()) == ["list.md", "real.txt"]


def test_standard_input_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001
    assert check("-", "--fix") == 2
    assert "standard input cannot be written" in capsys.readouterr().err


def test_a_check_says_that_there_is_something_to_put_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "list.md").write_text(LIST, "utf-8")
    check("list.md")
    assert capsys.readouterr().out.endswith("\n--fix puts 3 of them right; --diff shows how.\n")
