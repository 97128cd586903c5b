"""Canonical URLs: one page, one address; and what an address tells."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listgraph.urls import canonicalise
from listgraph.urls.medium import medium, paper_id, published_year
from listgraph.urls.publishers import Publisher, homepage, publisher


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("http://e.org", "https://e.org"),
        ("https://www.E.org/a/", "https://e.org/a"),
        ("https://e.org//a/./b/../c?utm_source=x&id=1#top", "https://e.org/a/c?id=1"),
        ("https://e.org/#/route", "https://e.org#/route"),
        ("https://e.org/#about", "https://e.org"),
        ("https://e.org/#0a1b2c3d4e", "https://e.org#0a1b2c3d4e"),
        ("https://e.org/a#0a1b2c3d4e", "https://e.org/a"),
        ("https://e.org:8080/a", "https://e.org:8080/a"),
        ("https://user:pass@e.org/", "https://e.org"),
        ("https://e.org/a%7eb%2fc", "https://e.org/a~b%2Fc"),
        ("https://zh.wikipedia.org/wiki/模型", "https://zh.wikipedia.org/wiki/%E6%A8%A1%E5%9E%8B"),
        ("\ufeffhttps://e.org/a\u3000", "https://e.org/a"),
        ("https://例子.中国/a", "https://xn--fsqu00a.xn--fiqs8s/a"),
        ("https://e.org/a'\"<>|b", "https://e.org/a%27%22%3C%3E%7Cb"),
        ("https://arxiv.org/pdf/1810.04805v2.pdf", "https://arxiv.org/abs/1810.04805"),
        ("http://export.arxiv.org/abs/hep-th/9901001v1", "https://arxiv.org/abs/hep-th/9901001"),
        ("https://ar5iv.labs.arxiv.org/html/2103.14030", "https://arxiv.org/abs/2103.14030"),
        ("https://dx.doi.org/10.1000/XYZ", "https://doi.org/10.1000/xyz"),
        ("doi:10.1000/xyz", "https://doi.org/10.1000/xyz"),
        ("https://www.aclweb.org/anthology/P19-1001.pdf", "https://aclanthology.org/P19-1001"),
        ("https://aclanthology.org/2020.acl-main.1/", "https://aclanthology.org/2020.acl-main.1"),
        ("https://openreview.net/pdf?id=abc", "https://openreview.net/forum?id=abc"),
        ("https://github.com/OpenAI/GPT-2.git", "https://github.com/openai/gpt-2"),
        ("https://github.com/a/b/tree/master/", "https://github.com/a/b"),
        ("https://github.com/A/B/blob/main/Notes.md", "https://github.com/a/b/blob/main/Notes.md"),
        ("https://github.com/A%e6/B", "https://github.com/a%E6/b"),
        ("git@github.com:a/b.git", "https://github.com/a/b"),
        ("https://hf.co/a/b", "https://huggingface.co/a/b"),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "https://youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ&list=x", "https://youtube.com/watch?v=dQw4w9WgXcQ"),
        (
            "https://mp.weixin.qq.com/s?__biz=MzI3==&mid=1&idx=2&sn=3&chksm=4&scene=21#wechat_redirect",
            "https://mp.weixin.qq.com/s?__biz=MzI3==&mid=1&idx=2&sn=3",
        ),
        ("https://mp.weixin.qq.com/s/AbC_d", "https://mp.weixin.qq.com/s/AbC_d"),
        ("https://www.zhihu.com/p/123?utm_id=0", "https://zhuanlan.zhihu.com/p/123"),
        ("https://juejin.im/post/7", "https://juejin.cn/post/7"),
        ("https://blog.csdn.net/u/article/details/9?spm=1", "https://blog.csdn.net/u/article/details/9"),
        ("https://www.bilibili.com/video/BV1/?p=2&vd_source=x", "https://bilibili.com/video/BV1?p=2"),
        ("https://medium.com/@a/b?source=x", "https://medium.com/@a/b"),
        ("https://twitter.com/a/status/1?s=20", "https://x.com/a/status/1"),
        ("https://link.zhihu.com/?target=https%3A//e.org/a", "https://e.org/a"),
        ("https://www.google.com/url?q=https://e.org/a", "https://e.org/a"),
        ("github.com/a/b", "https://github.com/a/b"),
        ("//e.org/a", "https://e.org/a"),
    ],
)
def test_one_page_has_one_address(destination: str, expected: str) -> None:
    assert canonicalise(destination) == expected


HOSTS = st.integers(1, 62).map(lambda length: ".".join(["a" * 62, "a" * 62, "a" * 62, "a" * length, "e"]))


@given(HOSTS)
def test_a_host_has_at_most_253_characters(host: str) -> None:
    assert (canonicalise(f"https://{host}/x") is not None) is (len(host) <= 253)


@pytest.mark.parametrize(
    "destination",
    [
        "",
        "#a",
        "README.md",
        "docs/a.md",
        "../a",
        "a b",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@e.org",
        "最强模型：官方推荐",
        "https://",
        "https://a b.org",
        "http://[::1",
        "https://nodots/a",
        "node.js",
    ],
)
def test_what_is_no_address_is_none(destination: str) -> None:
    assert canonicalise(destination) is None


@given(
    st.tuples(
        st.sampled_from(
            ["https://", "http://e.org/", "https://github.com/", "https://youtu.be/", "www.", "", "git@"]
        ),
        st.text(max_size=40),
    ).map("".join)
)
@example("https://link.zhihu.com/?target=https%3A//link.zhihu.com/%3Ftarget%3Dhttps://e.org")
def test_canonicalising_twice_is_canonicalising_once(destination: str) -> None:
    once = canonicalise(destination)
    if once is not None:
        assert canonicalise(once) == once
        assert re.fullmatch(r"[!#-&(-;=?-Z_a-z~]+", once)


@pytest.mark.parametrize(
    ("url", "site", "account"),
    [
        ("https://arxiv.org/abs/1810.04805", "arxiv.org", ""),
        ("https://github.com/openai/gpt-2", "github.com", "openai"),
        ("https://github.com/topics/nlp", "github.com", ""),
        ("https://huggingface.co/datasets/squad/x", "huggingface.co", "squad"),
        ("https://mp.weixin.qq.com/s?__biz=MzI3MTA0MTk1MA==&mid=1", "mp.weixin.qq.com", "MzI3MTA0MTk1MA=="),
        ("https://zhuanlan.zhihu.com/p/1", "zhuanlan.zhihu.com", ""),
        ("https://zhuanlan.zhihu.com/some-column", "zhuanlan.zhihu.com", "some-column"),
        ("https://medium.com/@someone/a", "medium.com", "@someone"),
        ("https://medium.com/the-publication/a", "medium.com", "the-publication"),
        ("https://youtube.com/@someone", "youtube.com", "@someone"),
        ("https://youtube.com/watch?v=x", "youtube.com", ""),
        ("https://jalammar.github.io/a", "github.io", "jalammar"),
        ("https://someone.substack.com/p/a", "substack.com", "someone"),
        ("https://blog.csdn.net/user/article/details/1", "blog.csdn.net", "user"),
        ("https://e.org/a", "e.org", ""),
    ],
)
def test_a_publisher_is_the_site_and_the_account(url: str, site: str, account: str) -> None:
    assert publisher(url) == Publisher(site, account)
    assert homepage(Publisher(site, account)).startswith("https://")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/1810.04805", "paper"),
        ("https://e.org/a.pdf", "paper"),
        ("https://github.com/a/b", "code"),
        ("https://huggingface.co/datasets/a", "dataset"),
        ("https://huggingface.co/bert-base-uncased", "model"),
        ("https://huggingface.co/blog/x", "post"),
        ("https://youtube.com/watch?v=x", "video"),
        ("https://e.org/", "page"),
    ],
)
def test_the_medium_is_told_by_the_address(url: str, expected: str) -> None:
    assert medium(url) == expected


@pytest.mark.parametrize(
    ("url", "year"),
    [
        ("https://arxiv.org/abs/1810.04805", 2018),
        ("https://arxiv.org/abs/hep-th/9901001", 1999),
        ("https://aclanthology.org/2020.acl-main.1", 2020),
        ("https://aclanthology.org/P19-1001", 2019),
        ("https://e.org/2021/05/06/a", 2021),
        ("https://e.org/a", None),
    ],
)
def test_the_year_is_told_by_the_address(url: str, year: int | None) -> None:
    assert published_year(url) == year


def test_a_paper_is_known_by_its_number() -> None:
    assert paper_id("https://arxiv.org/abs/1810.04805") == "arxiv:1810.04805"
    assert paper_id("https://e.org/1810.04805") is None


@pytest.mark.parametrize(
    ("host", "same"), [("ＥＸＡＭＰＬＥ.org", "example.org"), ("BÜCHER.example", "xn--bcher-kva.example")]
)
def test_a_host_in_wide_or_capital_letters_is_the_one_in_small_ones(host: str, same: str) -> None:
    assert canonicalise(f"https://{host}/a") == f"https://{same}/a"
