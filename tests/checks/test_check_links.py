"""The list doctor on links: what is nearly one, what leads nowhere, what is there twice."""

import pytest

from helpers.checkups import codes, found, said
from listgraph.checks.addresses import fault_of
from listgraph.checks.hosts import fault_of_host

# --- nearly links and items ---


@pytest.mark.parametrize(
    "line",
    [
        "- 【text】(https://example.org/a)",
        "- 【text】（https://example.org/a）",
        "- ［text］（https://example.org/a）",
        "- [text]：https://example.org/a",
        "- [text]<https://example.org/a>",
        "- [text]-(https://example.org/a)",
        "- [text]: (https://example.org/a)",
        "- \\[text](https://example.org/a)",
        "- [text](<https://example.org/a",
        "- [x] (https://example.org/a)",
        "- text](https://example.org/a)",
        "- [图解]：（https://example.org/a）",
        "- [text](https: //example.org/a)",
        "- [text](https ://example.org/a)",
        "> 图解](https://example.org/a) 一文",
    ],
)
def test_a_slip_in_the_brackets_is_nearly_a_link(line: str) -> None:
    assert codes(line) == ["1 nearly-link"]


@pytest.mark.parametrize(
    "line",
    [
        "- 【text】[title](https://example.org/a)",
        "- \\[[text](https://example.org/a)\\]",
        "- [text](<https://example.org/a>)",
        "[text]: https://example.org/a",
        "- [x] https://example.org/a",
        "- [ ] (https://example.org/a)",
        "- [[title](https://example.org/a)]：https://example.org/b",
        "- [a title\n  over two lines](https://example.org/a)",
        "- `x](https://example.org/a)`",
    ],
)
def test_brackets_of_other_kinds_are_fine(line: str) -> None:
    assert codes(line) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("-[x](https://example.org/a)", "- [x](https://example.org/a)"),
        ("*[x](https://example.org/a)", "* [x](https://example.org/a)"),
        ("1.[x](https://example.org/a)", "1. [x](https://example.org/a)"),
        ("- -[x](https://example.org/a)", "- [x](https://example.org/a)"),
    ],
)
def test_a_link_right_behind_a_marker_is_nearly_an_item(line: str, right: str) -> None:
    assert codes(line) == ["1 nearly-item"]
    assert said(line) == f"no space follows the list marker: write “{right}”"


def test_a_reference_needs_a_line_that_says_where_it_leads() -> None:
    listed = "- [text][nowhere] [there]\n- [nothing][]\n\n[there]: https://example.org/a\n"
    assert codes(listed) == ["1 undefined-reference", "2 undefined-reference"]
    assert codes("- [text][There] [there][]\n\n[there]: https://example.org/a\n") == []
    assert codes("- row[i][j], `[text][nowhere]`, [0-9][0-9], [x][done], [^1][note]") == []
    assert said("- [nothing][]") == (
        "no line says what “[nothing]” leads to: write “[nothing](address)”, or a line “[nothing]: address”"
    )


def test_two_pairs_of_brackets_are_tags_in_a_list_without_references() -> None:
    assert codes("- [论文][代码] a title\n- [Oral][Code] another\n- [论文][代码]\n- [A][B]") == []
    assert codes("- [a title](https://example.org/a) [NLP][CV]\n- tags: [NLP][CV][RL]") == []


def test_a_pair_that_ends_a_line_without_links_is_a_reference_all_the_same() -> None:
    listed = "- [Eels][eels]\n- See [the trout][trout] below\n\n| a | b |\n|-|-|\n| x | [pdf][gone] |"
    assert codes(listed) == [f"{line} undefined-reference" for line in (1, 2, 6)]


# --- addresses ---


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("htp://example.org/a", "“htp://” is misspelt: write https://"),
        ("hhttps://example.org/a", "“hhttps://” is misspelt: write https://"),
        ("https//example.org/a", "“https//” is misspelt: write https://"),
        ("https:/example.org/a", "two slashes belong behind the colon, not “https:/”: write https://"),
        ("https:///example.org/a", "two slashes belong behind the colon, not “https:///”: write https://"),
        ("https:\\\\example.org", "backslashes stand in “https:\\\\”: write https://"),
        ("https://https://example.org", "it begins twice: leave one of “https://https://”"),
        ("[url](https://example.org/a", "a link “[url](…” stands in its place: write its address alone"),
        ("https://", "nothing stands behind “https://”: write the rest of the address"),
        ("github.com/a/b", "without https:// before it, it is a file beside the list"),
        ("https://example/a", "“https://example” names no host: a dot is missing"),
        ("https://www。example。org", "a full-width character stands in the host “https://www。”"),
        ("https://example.org/a，详见", "words stand in it, behind “https://example.org/a，”"),
        ("http://localhost:8000/a", "“http://localhost” is the reader's own machine or network"),
        (
            "https://example.org/ahttps://example.org/b",
            "another address begins behind “https://example.org/a”: leave one of the two",
        ),
        ("https://archive.example.org/web/2020/https://example.org/b", ""),
        ("https://example.org/login?to=https://example.org/b", ""),
        ("https://example.org/a%3Ahttps://example.org/b", ""),
        ("file:///home/a.pdf", "“file:///” is the writer's own machine"),
        ("https://example.org/a", ""),
        ("//example.org/a", ""),
        ("mailto:a@example.org", ""),
        ("ftp://example.org/a", ""),
        ("docs/a.md", ""),
        ("https://zh.wikipedia.org/wiki/模型（消歧义）", ""),
        ("https://user@example.org:8080/a", ""),
        ("http://[::1]/a", ""),
        ("https://example.org/中文/路径，逗号", ""),
    ],
)  # fmt: skip
def test_an_address_is_wrong_in_a_way_that_can_be_mended(address: str, fault: str) -> None:
    assert fault_of(address).startswith(fault)
    assert bool(fault_of(address)) == bool(fault)
    problems = [problem.code for problem in found({"list.md": f"- [a text](<{address}>)\n"})]
    assert problems == (["bad-address"] if fault else [])


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://example.org:70000/a", "there is no port “70000”"),
        ("https://example..org/a", "“example..org” is no name of a host"),
        ("https://-example.org/a", "“-example.org” is no name of a host"),
        ("http://300.1.1.1/a", "“300.1.1.1” is no name of a host"),
        ("https://www.example.orgundefined", "no host ends in “.orgundefined”"),
        ("https://git.github.con/a", "no host ends in “.con”"),
        ("https://www.githb.com/a", "“githb.com” is nearly “github.com”: correct it"),
        ("https://arxvi.org/abs/1706.03762", "“arxvi.org” is nearly “arxiv.org”: correct it"),
        ("https://me:secret@example.org/a", "a password stands in it"),
        ("https://example.org:8080/a", ""),
        ("https://user@example.org/a@b:c", ""),
        ("https://gitea.com/a", ""),
        ("https://huggingface.com/a", ""),
        ("https://github.io/", ""),
        ("https://a_b.github.io/", ""),
        ("https://router.lan/ and https://list.example", ""),
        ("https://例子.中国/页", ""),
        ("https://{host}/a", ""),
        ("http://127.0.0.1:8000/", ""),
    ],
)
def test_a_host_that_cannot_be(address: str, fault: str) -> None:
    assert fault_of_host(address).startswith(fault)
    assert bool(fault_of_host(address)) == bool(fault)


def test_a_host_that_cannot_be_is_told_of_bare_addresses_too() -> None:
    assert (
        codes("See https://www.example.orgundefined and <https://example..org/a>.") == ["1 bad-address"] * 2
    )


def test_no_message_holds_a_password() -> None:
    listed = "- [A](https://me:secret@example.org/a)\n- [example.com](https://me:secret@example.org/b)\n"
    problems = found({"list.md": listed})
    assert {problem.code for problem in problems} >= {"bad-address"}
    assert all("secret" not in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("#BERT\n- [A](https://example.org/a)", ["1 nearly-heading"]),
        ("## 模型##\n- [A](https://example.org/a)", ["1 nearly-heading"]),
        ("＃ 模型\n- [A](https://example.org/a)", ["1 nearly-heading"]),
        ("####### Saws\n- [A](https://example.org/a)", ["1 nearly-heading"]),
        ("- ##Old\n  - [A](https://example.org/a)", ["1 nearly-heading"]),
        ("## C#\n- [A](https://example.org/a)", []),
        ("# Notes #\n#saws #files\n- [A](https://example.org/a)", []),
    ],
)
def test_a_line_that_is_nearly_a_heading(markdown: str, expected: list[str]) -> None:
    assert codes(markdown) == expected


def test_a_comment_that_is_never_closed() -> None:
    assert codes("[A](https://example.org/a)\n\n<!-- later\n[B](https://example.org/b)") == [
        "3 unclosed-comment"
    ]
    assert codes("[A](https://example.org/a) <!-- later\n\n<!-- x -->") == []


def test_an_address_with_a_blank_and_brackets_is_nearly_a_link() -> None:
    assert codes("- [A](https://example.org/a (2nd ed).pdf)") == ["1 nearly-link"]
    assert codes("- [A](https://example.org/a (2nd ed))") == []
    assert codes('- [A](https://example.org/a "2nd (ed)")') == []
    assert codes("- [A](https://example.org/b )") == []


def test_an_address_that_is_its_own_text_says_what_it_says() -> None:
    assert codes("Then open <http://localhost:8000/> to see it.") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [https://example.org/a](https://example.org/b)", ["1 mismatched-address"]),
        ("- [example.org/a](https://example.com/a)", ["1 mismatched-address"]),
        ("- [https://example.org/a](http://www.example.org/a/?utm_source=x)", ["1 tracking"]),
        ("- [https://example.org](https://example.org/b)", []),
        ("- [huggingface.co/some/model-7b](https://huggingface.co/some/Model-7B)", []),
        ("- [https://example.org/lo…](https://example.org/longer)", []),
        ("- [README.md](https://example.org/b)", []),
        ("- [arXiv:1810.04805](https://arxiv.org/abs/1907.11692)", ["1 mismatched-address"]),
        ("- BERT, arXiv:1810.04805 [paper](https://arxiv.org/abs/1907.11692)", ["1 mismatched-address"]),
        ("- BERT, arXiv:1810.04805v2 [paper](https://arxiv.org/pdf/1810.04805.pdf)", []),
        ("- BERT, arXiv:1810.04805 [code](https://example.org/1907.11692)", []),
    ],
)
def test_a_text_that_is_an_address_is_the_one_that_the_link_leads_to(line: str, expected: list[str]) -> None:
    assert codes(line) == expected


def test_a_path_from_the_root_may_have_full_width_brackets() -> None:
    assert codes("- [策略梯度](/07.强化学习/策略梯度（pg）/策略梯度（pg）.md)") == []


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("- [一个标题](没有网址)", "没有网址"),
        ("- [没有网址](没有网址)", "没有网址"),
        ("- 🤗 [Coming soon]()", "[Coming soon]()"),
        ("- [code](https://example.org/a) [code](htp://example.org/a)", "htp://example.org/a"),
        ('- <a href="htp://example.org/a">title</a>', "htp://example.org/a"),
        ("- 【text】（https://example.org/a） text", "【text】（https://example.org/a）"),
    ],
)
def test_a_problem_stands_at_a_place_of_the_line(line: str, place: str) -> None:
    (problem,) = found({"list.md": line})
    assert problem.column == line.rindex(place) + 1
    assert line[problem.column - 1 : problem.end - 1] == place


def test_a_link_without_a_destination_is_named() -> None:
    assert said("- [Coming soon]()") == "the link 'Coming soon' has no destination"


# --- what is no second listing ---


@pytest.mark.parametrize(
    "pair",
    [
        # an author's, or a house's, page beside two works
        ("- [Anna Berg](https://example.org/anna): [First](https://example.org/1)",
         "- [Anna Berg](https://example.org/anna): [Second](https://example.org/2)"),
        ("- **First** — [Anna Berg](https://example.org/anna)", "- **Second** — [Anna Berg](https://example.org/anna)"),
        # a licence
        ("- [MIT License](https://example.org/mit)", "- [MIT License](https://example.org/mit)"),
        ("- [Apache 2.0](https://example.org/apache)", "- [Apache 2.0](https://example.org/apache)"),
        ("- 论文 github 地址：https://example.org/one/a", "- 论文 github 地址：https://example.org/two/b"),
        # an arrow
        ("- [A project](https://example.org/project)", "- [🔗](https://example.org/project)"),
        # places in one page
        ("- [Query Planning I](https://example.org/plan#day-1)", "- [Query Planning II](https://example.org/plan#day-2)"),
    ],
)  # fmt: skip
def test_what_stands_beside_several_things_is_not_listed_twice(pair: tuple[str, str]) -> None:
    assert codes("\n".join(pair)) == []


def test_an_article_with_lines_for_its_links_is_one_problem() -> None:
    listed = "**A model of everything**\n- Paper: https://example.org/p\n- Code: https://example.org/c\n"
    assert codes(f"# One\n\n{listed}\n# Two\n\n{listed}") == ["10 duplicate"]
