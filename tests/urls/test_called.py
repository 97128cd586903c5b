"""How lists name an account of a site whose addresses do not tell it: in a text, a heading, a cell."""

import pytest

from listgraph.lexicon import PublisherName
from listgraph.urls.accounts import account, calling
from listgraph.urls.publishers import Publisher

WECHAT, VIDEOS = (site for host in ("mp.weixin.qq.com", "youtube.com") if (site := calling(host)))


def named(text: str, place: tuple[int, int] | None) -> str:
    return text[slice(*place)] if place else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("读懂注意力 公众号：量子位", "量子位"),
        ("公众号 | 纺织笔记，第三篇", "纺织笔记"),
        ("via WeChat: Loom Notes - part 2", "Loom Notes"),
        ("微信公众号「纺织笔记」", "纺织笔记"),
        ("订阅号【纺织 笔记】里的文章", "纺织 笔记"),
        ('wechat account "Loom"', "Loom"),
        ("公众号很多", ""),
        ("xwechat: Loom", ""),
        ("读懂注意力", ""),
    ],
)
def test_within_a_text_a_word_for_the_site_says_that_a_name_follows(text: str, name: str) -> None:
    assert named(text, WECHAT.within(text)) == name


def test_only_the_part_that_is_asked_about_is_searched() -> None:
    text = "公众号：量子位 公众号：机器之心"
    assert named(text, WECHAT.within(text, 1)) == "机器之心"
    assert named(text, WECHAT.within(text, 1, 10)) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("量子位（公众号）", "量子位"),
        ("纺织笔记 公众号文章", "纺织笔记"),
        ("公众号：纺织笔记", "纺织笔记"),
        ("机器之心", "机器之心"),
        ("纺织笔记", ""),
    ],
)
def test_a_heading_may_be_a_name_and_a_word_or_a_name_that_is_known(text: str, name: str) -> None:
    assert named(text, WECHAT.by(text)) == name


@pytest.mark.parametrize(("text", "names_none"), [("公众号", True), (" Source ", True), ("Loom", False)])
def test_a_column_may_be_headed_by_the_word_alone(text: str, names_none: bool) -> None:
    assert bool(WECHAT.word.fullmatch(text)) is names_none


def test_each_site_has_words_of_its_own_also_under_its_short_host() -> None:
    assert calling("youtu.be") == VIDEOS
    assert named("Loom Talks 频道", VIDEOS.by("Loom Talks 频道")) == "Loom Talks"
    assert VIDEOS.within("公众号：纺织笔记") is None


def test_an_account_is_the_one_of_that_name_if_one_is_known() -> None:
    known = PublisherName("mp.weixin.qq.com", "lists", "Loom (WeChat)", "纺织笔记", account="Mz1")
    names = {(known.site, known.account): known}
    wechat = calling("mp.weixin.qq.com", names)
    assert wechat
    for called in ("纺织笔记", "Loom"):
        assert account(wechat, called) == Publisher("mp.weixin.qq.com", "Mz1")
    assert account(wechat, "量子位") == Publisher("mp.weixin.qq.com", "量子位", "QbitAI")
    assert account(wechat, "线团") == Publisher("mp.weixin.qq.com", "线团", "线团")
    assert account(VIDEOS, "Loom") == Publisher("youtube.com", "Loom", "Loom")
