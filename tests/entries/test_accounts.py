"""Whose article it is: the account that the list names, where the address tells the site alone."""

import pytest

from listgraph.knowledge.claims import Claims
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import Lexicon, builtin, extend
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

POST, FILM, COLUMN = (
    "https://mp.weixin.qq.com/s/x",
    "https://www.bilibili.com/video/BV1",
    "https://zhuanlan.zhihu.com/p/1",
)


def read(markdown: str, lexicon: Lexicon | None = None) -> Claims:
    return interpret(parse(Source("list.md", markdown, "utf-8", "")), lexicon or builtin())


def published(markdown: str, lexicon: Lexicon | None = None) -> list[tuple[str, str, str]]:
    """For each article the publisher's label, the rule that tells it, and the words that do."""
    claims = read(markdown, lexicon)
    labels = {node.id: node.label for node in claims.nodes}
    return [
        (labels[str(claim.fact.object)], claim.evidence.rule, claim.evidence.quote)
        for claim in claims.claims
        if claim.fact.relation == "publishedBy"
    ]


def by(markdown: str, lexicon: Lexicon | None = None) -> list[str]:
    return [label for label, _, _ in published(markdown, lexicon)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        # an item or a heading above
        (f"- 公众号：山野算法\n  - [一篇](<{POST}>)", "山野算法"),
        (f"- 微信公众号「山野算法」\n  - [一篇]({POST})", "山野算法"),
        (f"## 山野算法（公众号）\n\n- [一篇]({POST})", "山野算法"),
        (f"## 山野算法公众号文章\n\n- [一篇]({POST})", "山野算法"),
        (f"## B站UP主：老周\n\n- [一期]({FILM})", "老周"),
        (f"## 知乎专栏 | 夜读笔记\n\n- [一篇]({COLUMN})", "夜读笔记"),
        (f"## WeChat account: Field Notes\n\n- [One]({POST})", "Field Notes"),
        ("## YouTube channel: Dr. Lee\n\n- [One](https://youtu.be/abcdefghijk)", "Dr. Lee"),
        ("## Dr. Lee (YouTube channel)\n\n- [One](https://www.youtube.com/watch?v=x)", "Dr. Lee"),
        (f"## 機器之心\n\n- [一篇]({POST})", "機器之心"),
        # beside the article
        (f"- 公众号：山野算法 [一篇]({POST})", "山野算法"),
        (f"- [一篇]({POST})（公众号：山野算法）", "山野算法"),
        (f"- [一篇]({POST})，公众号「山野算法」，2023", "山野算法"),
        # in brackets before it
        (f"- 【机器之心】[一篇]({POST})", "机器之心"),
        (f"- [【量子位】一篇]({POST})", "量子位"),
        # behind it: any name where a word says so, else a known one
        (f"- [一篇]({POST})（来源：山野算法）", "山野算法"),
        (f"- [一篇]({POST}) 转自 山野算法", "山野算法"),
        (f"- [一篇]({POST}) —— 量子位", "量子位"),
        (f"- [一篇]({POST}) | 量子位，2023", "量子位"),
        (f"- [One]({POST}) (by PaperWeekly)", "PaperWeekly"),
        (f"- [One]({POST}) via PaperWeekly", "PaperWeekly"),
        (f"- [一篇]({POST})（2021-03-04，量子位）", "量子位"),
        (f"- 量子位 | [一篇]({POST})", "量子位"),
        (f"- (量子位) [一篇]({POST})", "量子位"),
        (f"- [一篇]({POST}) / 量子位 / 2021", "量子位"),
        (f"- 2021：机器之心：[一篇]({POST})", "机器之心"),
        (f"- [一篇 | 机器之心]({POST})", "机器之心"),
        # in a column
        (f"| 标题 | 公众号 |\n|-|-|\n| [一篇]({POST}) | 山野算法 |", "山野算法"),
        (f"| 标题 | 链接 | 来源 |\n|-|-|-|\n| 一篇 | [链接]({POST}) | 山野算法 |", "山野算法"),
    ],
)
def test_the_account_that_the_list_names(markdown: str, expected: str) -> None:
    (label,) = by(markdown)
    assert expected in label


@pytest.mark.parametrize(
    "markdown",
    [
        f"- [一篇]({POST})",
        f"- 【综述】[一篇]({POST})\n- 【综述】[另一篇]({POST}y)",  # a kind of article
        f"- 【BERT】[一篇]({POST})\n- 【BERT】[另一篇]({POST}y)",  # a model
        f"- 【山野】[一篇]({POST})",  # once is no habit
        f"- 【山野】[一篇]({POST})\n- 【山野】[另]({POST}y)\n- 【山野】[论](https://e.org/a)",  # of two sites
        f"- [一篇]({POST})（推荐）",
        f"- [一篇]({POST})（来源：网络）",
        f"- [一篇]({POST}) - 量子位的报道很好",
        f"- 山野：[一篇]({POST})",
        f"- [One]({POST}) by Jane Doe",
        f"## 公众号\n\n- [一篇]({POST})",
        f"## 视频频道：老周\n\n- [一篇]({POST})",  # of another site
    ],
)
def test_else_the_site(markdown: str) -> None:
    assert by(markdown)[0].startswith("WeChat Official")


def test_what_recurs_in_brackets_is_the_account() -> None:
    markdown = (
        f"- 【山野算法】[一篇]({POST})\n- 【山野算法】[另一篇]({POST}y)\n- [【山野算法】又一篇]({POST}z)"
    )
    assert len(set(by(markdown))) == 1
    assert published(markdown)[0] == ("山野算法 (WeChat Official Accounts)", "publisher-named", "山野算法")


def test_the_address_tells_more_than_the_list() -> None:
    assert by("## 公众号：山野算法\n\n- [一篇](https://mp.weixin.qq.com/s?__biz=abc==&mid=1)") == [
        "WeChat account abc"
    ]


def test_an_account_with_a_known_id_is_one_publisher() -> None:
    markdown = f"- 【新智元】[一篇]({POST})\n- [另](https://mp.weixin.qq.com/s?__biz=MzI3MTA0MTk1MA==&mid=1)"
    assert len(set(by(markdown))) == 1


OWN = """
[[publisher]]
site = "mp.weixin.qq.com"
account = "MzA5own"
name = "Fernwood Notes"
zh = "蕨林笔记"
"""


@pytest.mark.parametrize(
    "markdown",
    [f"- [一篇]({POST}) - 蕨林笔记", f"- [一篇 | 蕨林笔记]({POST})", f"- 蕨林笔记 | [一篇]({POST})",
     f"- 【蕨林笔记】[一篇]({POST})",
     f"## 蕨林笔记\n\n- [一篇]({POST})", f"- [One]({POST}) by Fernwood Notes"],
)  # fmt: skip
def test_an_account_of_ones_own_is_known_where_those_of_everybody_are(markdown: str) -> None:
    (label,) = by(markdown, extend(builtin(), OWN, "listgraph.toml"))
    assert "Fernwood Notes" in label
    assert by(markdown)[0].startswith("WeChat Official")


def test_the_evidence_stands_in_the_heading() -> None:
    claims = read(f"# 公众号：山野算法\n\n- [一篇]({POST})")
    (evidence,) = (claim.evidence for claim in claims.claims if claim.fact.relation == "publishedBy")
    assert (evidence.line, evidence.quote_line, evidence.quote) == (3, 1, "公众号：山野算法")


def test_an_owner_keeps_the_case_of_its_name() -> None:
    assert by("- [One](https://github.com/BigLab/one)") == ["GitHub: BigLab"]
