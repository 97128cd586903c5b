"""Parsing: every link, on its line, under its headings, with its place in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

from listgraph.lists.flow import WIDEST
from listgraph.lists.outline import Document
from listgraph.lists.parse import parse
from listgraph.lists.source import Source


def parsed(markdown: str) -> Document:
    return parse(Source("list.md", markdown, "utf-8", ""))


def links(markdown: str) -> list[tuple[int, str, str]]:
    """Line, text and destination of every link."""
    return [
        (link.line, link.text, link.destination) for entry in parsed(markdown).entries for link in entry.links
    ]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[a](https://e.org)", [(1, "a", "https://e.org")]),
        ("\n\n* one\n* [a](https://e.org)", [(4, "a", "https://e.org")]),
        ("- x\n  - y\n\n    > [a](https://e.org)", [(4, "a", "https://e.org")]),
        ("-\n  [a](https://e.org)", [(2, "a", "https://e.org")]),
        ("* \n  * \n  * [a](https://e.org)", [(3, "a", "https://e.org")]),
        ("one\n> two\n* \n[a](https://e.org)", [(4, "a", "https://e.org")]),
        ("- [a](u)\n> [b](v)\n", [(1, "a", "u"), (2, "b", "v")]),
        (
            "> [a](u)\n- [b](v)\n  > [c](w)\n> [d](x)\n1. [e](y)\n> [f](z)\n# [g](q)",
            [
                (1, "a", "u"),
                (2, "b", "v"),
                (3, "c", "w"),
                (4, "d", "x"),
                (5, "e", "y"),
                (6, "f", "z"),
                (7, "g", "q"),
            ],
        ),
        ("| h | i |\n|---|---|\n| x | [a](https://e.org) |", [(3, "a", "https://e.org")]),
        (
            "|h|i|\n|---|---|\n| [a](u) |\n[b](v) | x | [c](w) | y\n\n[d](x)",
            [(3, "a", "u"), (4, "b", "v"), (4, "c", "w"), (6, "d", "x")],
        ),
        ("h | i\n-|-\n[a](u)|[b](v)", [(3, "a", "u"), (3, "b", "v")]),
        ("## [a](https://e.org)", [(1, "a", "https://e.org")]),
        ("[a\nb](https://e.org)", [(1, "a b", "https://e.org")]),
        ("`x\ny` [a](https://e.org)", [(2, "a", "https://e.org")]),
        ("[a][r]\n\n[r]: https://e.org", [(1, "a", "https://e.org")]),
        ("<https://e.org>", [(1, "https://e.org", "https://e.org")]),
        ('x <a href="https://e.org">a</a>', [(1, "a", "https://e.org")]),
        ('<p>\n<a href="https://e.org">a</a>\n</p>', [(2, "a", "https://e.org")]),
        (
            "<details>\n<summary>s</summary>\n\n* [a](https://e.org)\n\n</details>",
            [(4, "a", "https://e.org")],
        ),
        ("</div>\n- [a](https://e.org)", [(2, "a", "https://e.org")]),
        (
            "**[a](https://e.org)** and *[b](https://e.org/b)*",
            [(1, "a", "https://e.org"), (1, "b", "https://e.org/b")],
        ),
        ("[[a](https://e.org)]", [(1, "a", "https://e.org")]),
        ("[【a】《b》](https://e.org)", [(1, "【a】《b》", "https://e.org")]),
        ("[![alt](https://e.org/i.svg)](https://e.org)", [(1, "alt", "https://e.org")]),
        ("[a](https://e.org/x_(y))", [(1, "a", "https://e.org/x_(y)")]),
        ("[a](最强模型：官方推荐)", [(1, "a", "最强模型：官方推荐")]),
        ("[a]()", [(1, "a", "")]),
        ("    网址：https://e.org", [(1, "https://e.org", "https://e.org")]),
        ("x\r\n\r\n[a](https://e.org)\r\n", [(3, "a", "https://e.org")]),
        ("---\ntitle: x\n---\n[a](https://e.org)", [(4, "a", "https://e.org")]),
    ],
)
def test_a_link_is_kept_with_its_line(markdown: str, expected: list[tuple[int, str, str]]) -> None:
    assert links(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("see https://e.org/a.", "https://e.org/a"),
        ("见 https://e.org/a。", "https://e.org/a"),
        ("（https://e.org/a）", "https://e.org/a"),
        ("网址：https://e.org/a，很好", "https://e.org/a"),
        ("**https://e.org/a**", "https://e.org/a"),
        ("(https://e.org/a_(b))", "https://e.org/a_(b)"),
        ("https://zh.wikipedia.org/wiki/人工智能 x", "https://zh.wikipedia.org/wiki/人工智能"),
        ("www.e.org/a", "https://www.e.org/a"),
        ("https://e.org/a……", "https://e.org/a"),
        ("https://e.org/a——说明", "https://e.org/a"),
        ("https://e.org/a-", "https://e.org/a-"),
    ],
)
def test_a_bare_url_ends_where_a_reader_ends_it(markdown: str, expected: str) -> None:
    assert [destination for _, _, destination in links(markdown)] == [expected]


@pytest.mark.parametrize(
    "markdown",
    [
        "Read README.md and setup.py",
        "![picture](https://e.org/i.png)",
        "[up](#contents)",
        "```\nhttps://e.org\n```",
        "    git clone https://e.org",
        '    url = "https://e.org"',
        "node.js is fine",
    ],
)
def test_what_is_no_link_is_none(markdown: str) -> None:
    assert links(markdown) == []


def test_quotes_and_items_may_take_turns_as_often_as_they_like() -> None:
    """Each ends the one before it: a list in which "> Guide" stands above each item was not read at all."""
    found = links("> Guide [a](u)\n- [b](v)\n" * 2_000)
    assert [(line, text) for line, text, _ in found] == [(n, "ba"[n % 2]) for n in range(1, 4_001)]


def test_headings_make_the_path() -> None:
    document = parsed("# A\n## B\n* [x](u)\n# C\n* [y](v)\n")
    paths = [[section.heading for _, section in document.above(entry.section)] for entry in document.entries]
    assert paths == [["B", "A"], ["C"]]


def test_a_bullet_and_a_bold_line_over_links_are_headings_too() -> None:
    document = parsed("# A\n\n**Notes**\n\n* Category\n  * [x](u)\n* [y](v)\n")
    paths = [[section.heading for _, section in document.above(entry.section)] for entry in document.entries]
    assert paths == [["Category", "Notes", "A"], ["Notes", "A"]]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("***Papers***", "Papers"),
        ("**Papers：**", "Papers"),
        ("<b>Tools</b>", "Tools"),
        ("一、基础", "一、基础"),
        ("（二）小节", "（二）小节"),
        ("1、模型", "1、模型"),
        ("1.2 模型", "1.2 模型"),
        ("第三章 对齐", "第三章 对齐"),
        ("【视频】", "视频"),
        ("<h3>Three</h3>", "Three"),
        ("<details><summary>Older</summary>", "Older"),
        ("Setext\n------", "Setext"),
    ],
)
def test_a_line_that_is_a_heading_to_the_eye_begins_a_section(line: str, heading: str) -> None:
    document = parsed(f"# A\n\n{line}\n\n- [x](https://e.org)\n")
    (entry,) = document.entries
    assert [section.heading for _, section in document.above(entry.section)] == [heading, "A"]


@pytest.mark.parametrize("below", ["------", "- - -", "***"])
def test_a_rule_right_below_an_address_makes_no_heading_of_it(below: str) -> None:
    document = parsed(f"### A\nLink: https://e.org/1\n{below}\n### B\nLink: https://e.org/2\n{below}\n")
    assert [section.heading for section in document.sections] == ["A", "B"]
    assert [entry.kind for entry in document.entries] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "A **bold** word",
        "一、先安装，再运行。",
        "1、点击按钮；",
        "**[x](https://e.org/b)**",
        "<details><summary>Click to expand</summary>",
        "<h3></h3>",
        "十分推荐",
    ],
)
def test_a_line_that_is_none_begins_no_section(line: str) -> None:
    document = parsed(f"# A\n\n{line}\n\n- [x](https://e.org)\n")
    assert [section.heading for section in document.sections] == ["A"]


def test_chinese_numbers_rank_above_those_within_them() -> None:
    lines = [
        "# A",
        "一、模型",
        "（一）语言",
        "**Papers**",
        "- [x](u)",
        "（二）图像",
        "- [y](v)",
        "二、数据",
        "- [z](w)",
    ]
    document = parsed("\n\n".join(lines))
    paths = [[section.heading for _, section in document.above(entry.section)] for entry in document.entries]
    assert paths == [
        ["Papers", "（一）语言", "一、模型", "A"],
        ["（二）图像", "一、模型", "A"],
        ["二、数据", "A"],
    ]


def test_what_stands_behind_a_fold_is_outside_it() -> None:
    document = parsed("# A\n\n<details>\n<summary>Old</summary>\n\n- [x](u)\n\n</details>\n\n- [y](v)\n")
    paths = [[section.heading for _, section in document.above(entry.section)] for entry in document.entries]
    assert paths == [["Old", "A"], ["A"]]


def test_a_fold_right_below_an_item_ends_it() -> None:
    document = parsed(
        "## A\n\n<details><summary>First</summary>\n\n- [x](u)\n</details>\n"
        "<details><summary>Second</summary>\n\n- [y](v)\n</details>\n<br>\n\n## B\n\n- [z](w)\n"
    )
    paths = [[section.heading for _, section in document.above(entry.section)] for entry in document.entries]
    assert paths == [["First", "A"], ["Second", "A"], ["B"]]


def test_a_row_of_a_table_in_html_is_a_row() -> None:
    document = parsed(
        "<table>\n<tr><th>Model</th><th>Paper</th></tr>\n"
        '<tr>\n  <td>BERT</td>\n  <td><a href="https://e.org/a">Paper</a></td>\n</tr>\n'
        '<tr><td>T5</td><td><a href="https://e.org/b">Paper</a></td></tr>\n</table>\n'
    )
    first, second = document.entries
    assert (first.kind, first.columns, first.line) == ("row", ("Model", "Paper"), 3)
    assert [first.text[start:end] for start, end in first.cells] == ["BERT", "Paper"]
    assert [link.line for entry in (first, second) for link in entry.links] == [5, 7]
    line, column = second.locate(second.text.index("T5"))
    assert document.lines[line - 1][column:].startswith("T5")


def test_the_headers_of_a_table_in_html_end_with_it() -> None:
    row = '<tr><td>T5</td><td><a href="https://e.org/b">Paper</a></td></tr>'
    document = parsed(
        f"<table>\n<tr><th>Model</th><th>Paper</th></tr>\n{row}\n</table>\n\n<table>\n{row}\n</table>\n"
    )
    assert [entry.columns for entry in document.entries] == [("Model", "Paper"), ()]


def test_a_numbered_heading_ends_where_the_next_number_stands_before_a_link() -> None:
    document = parsed(
        "(1) BERT\n\n[a](https://e.org/a)\n\n(2) [T5](https://e.org/b)\n\nmore [c](https://e.org/c)\n\n"
        "(3) ELMo\n\n[d](https://e.org/d)\n"
    )
    paths = [[section.heading for _, section in document.above(entry.section)] for entry in document.entries]
    assert paths == [["(1) BERT"], [], [], ["(3) ELMo"]]


def test_rows_below_a_blank_line_go_on_with_a_table_of_as_many_columns() -> None:
    table = "| Model | Paper |\n|---|---|\n| T5 | [a](https://e.org/a) |\n"
    document = parsed(
        f"{table}\n| BERT | [b](https://e.org/b) |\n| ELMo | [c](https://e.org/c) |\n\n\n"
        "| GPT | [d](https://e.org/d) |\n\n| one | two | [e](https://e.org/e) |\n\nText\n\n"
        "| [f](https://e.org/f) | g |\n"
    )
    rows = [(entry.line, entry.kind, entry.columns) for entry in document.entries]
    assert rows[:4] == [(line, "row", ("Model", "Paper")) for line in (3, 5, 6, 9)]
    assert {(kind, columns) for _, kind, columns in rows[4:]} == {("paragraph", ())}


def test_cells_that_a_row_lacks_are_not_made_up() -> None:
    wide = 2000
    header, rule = "|" + "a|" * wide, "|" + "-|" * wide
    document = parsed(f"{header}\n{rule}\n" + "|[x](https://e.org/x)|\n" * wide)
    assert len(document.entries) == wide
    assert {(len(entry.cells), entry.columns) for entry in document.entries} == {(1, ("a",))}


def test_the_last_cells_of_a_very_wide_row_are_one() -> None:
    """Each article of a row is read with all of its cells."""
    row = "|" + "[x](https://e.org/x)|" * 2 * WIDEST
    [entry] = parsed(f"|{'a|' * 2 * WIDEST}\n|{'-|' * 2 * WIDEST}\n{row}\n").entries
    assert (len(entry.cells), len(entry.columns), len(entry.links)) == (WIDEST, WIDEST - 1, 2 * WIDEST)
    assert entry.cells[-1][1] == len(entry.text)


def test_every_piece_of_text_knows_its_place() -> None:
    document = parsed("* **Bold** [a `b`](https://e.org) &amp; more\n")
    (entry,) = document.entries
    assert entry.text == "Bold a b & more"
    for word in ("Bold", "a", "b", "more"):
        line, column = entry.locate(entry.text.index(f" {word}") + 1 if word != "Bold" else 0)
        assert document.lines[line - 1][column : column + len(word)] == word


ORACLE = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "linkify"])
assert isinstance(ORACLE.linkify, LinkifyIt)
ORACLE.linkify.set({"fuzzy_link": False, "fuzzy_email": False})


def oracle(markdown: str) -> set[tuple[str, int]]:
    """The links that markdown-it finds, each with the first line of its block."""
    found = set()
    for token in ORACLE.parse(markdown):
        for child in token.children or ():
            if child.type == "link_open" and token.map:
                found.add((str(child.attrs["href"]), token.map[0] + 1))
    return found


ITEM = st.sampled_from(["* ", "  * ", "1. ", "> ", "# ", "", "    - ", "| x | ", "- [ ] "])
WORDS = st.sampled_from(["one", "二", "**b**", "`c`", "\\[", "a|b", "_x_", "(p)", "!"])
LINK = st.integers(1, 99).map(lambda n: f"[t{n}](https://e.org/{n})")
LINE = st.tuples(ITEM, st.lists(st.one_of(WORDS, LINK), max_size=4)).map(lambda t: t[0] + " ".join(t[1]))


@given(st.lists(st.one_of(LINE, st.just("")), max_size=12).map("\n".join))
def test_the_same_links_as_another_parser(markdown: str) -> None:
    ours = {destination for _, _, destination in links(markdown)}
    assert ours >= {destination for destination, _ in oracle(markdown)}


@given(st.lists(st.one_of(LINE, st.just("")), max_size=12).map("\n".join))
def test_a_link_stands_on_the_line_that_is_named(markdown: str) -> None:
    lines = markdown.split("\n")
    for line, _, destination in links(markdown):
        assert destination in lines[line - 1]


@given(st.text(alphabet="[]()<>*_`#|-> \n\t!\\&;:ahtps/.~0一", max_size=80))
def test_no_text_breaks_the_parser(markdown: str) -> None:
    parsed(markdown)
