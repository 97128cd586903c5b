"""What the table of sites knows: addresses of one page become one, addresses of two stay two."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listgraph.urls import canonicalise, is_web_url
from listgraph.urls.medium import paper_id, published_year
from listgraph.urls.publishers import Publisher, homepage, publisher, publisher_name
from listgraph.urls.rules import ALIASES, RULES, TRACKING, WRAPPERS

NIPS = "5d7d8ac2f3b5c1f8d0d6f9aa0d1e2f3a"

ONE_PAGE = [
    ("https://arxiv.org/abs/1706.03762", "arxiv:1706.03762", "http://arxiv.org/pdf/1706.03762v5.pdf#page=3",
     "https://browse.arxiv.org/html/1706.03762v7", "https://www.alphaxiv.org/overview/1706.03762",
     "https://doi.org/10.48550/arXiv.1706.03762"),
    ("https://arxiv.org/abs/math/0309136", "https://arxiv.org/pdf/math.GT/0309136v2"),
    ("https://aclanthology.org/N19-1423", "http://aclweb.org/anthology/N19-1423.pdf",
     "https://www.aclweb.org/anthology/N/N19/N19-1423v2.pdf", "https://aclanthology.info/papers/N19-1423/n19-1423"),
    ("https://openreview.net/forum?id=rJ4km2R5t7", "https://openreview.net/pdf?noteId=x&id=rJ4km2R5t7"),
    (f"https://proceedings.neurips.cc/paper_files/paper/2020/hash/{NIPS}-Abstract.html",
     f"https://papers.nips.cc/paper/2020/file/{NIPS}-Paper.pdf",
     f"https://proceedings.neurips.cc/paper/2020/hash/{NIPS}-Abstract.html"),
    ("https://papers.nips.cc/paper/7181-attention-is-all-you-need",
     "http://papers.neurips.cc/paper/7181-attention-is-all-you-need.pdf"),
    ("https://openaccess.thecvf.com/content_CVPR_2019/html/A_B_CVPR_2019_paper.html",
     "http://openaccess.thecvf.com/content_CVPR_2019/papers/A_B_CVPR_2019_paper.pdf"),
    ("https://proceedings.mlr.press/v97/tan19a.html", "http://proceedings.mlr.press/v97/tan19a/tan19a.pdf"),
    ("https://jmlr.org/papers/v21/20-074.html", "https://www.jmlr.org/papers/volume21/20-074/20-074.pdf"),
    ("https://doi.org/10.1145/3292500", "http://dx.doi.org/10.1145/3292500", "DOI: 10.1145/3292500",
     "https://dl.acm.org/doi/pdf/10.1145/3292500"),
    ("https://doi.org/10.1007/s11263-015-0816-y", "https://link.springer.com/article/10.1007/s11263-015-0816-y",
     "https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf"),
    ("https://doi.org/10.1038/nature14539", "https://www.nature.com/articles/nature14539.pdf"),
    ("https://doi.org/10.1101/2020.01.01.123456", "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full",
     "https://www.biorxiv.org/content/biorxiv/early/2020/01/01/2020.01.01.123456.full.pdf"),
    ("https://aclanthology.org/P18-1001", "https://doi.org/10.18653/v1/P18-1001"),
    ("https://arxiv.org/abs/1706.03762", "https://huggingface.co/papers/1706.03762", "https://www.arxiv-vanity.com/papers/1706.03762/"),
    ("https://medium.com/p/0123456789ab", "https://medium.com/@jane/a-post-0123456789ab",
     "https://jane.medium.com/a-post-0123456789ab?source=x", "https://medium.com/some-place/a-post-0123456789ab",
     "https://towardsdatascience.com/a-post-0123456789ab"),
    ("https://github.com/openai/gpt-2", "https://www.github.com/OpenAI/GPT-2/tree/master/", "git://github.com/openai/gpt-2.git",
     "ssh://git@github.com/openai/gpt-2.git", "https://github.com/openai/gpt-2?tab=readme-ov-file#install"),
    ("https://github.com/a/b", "https://github.com/a/b/blob/main/README.md"),
    ("https://github.com/a/b/blob/main/x.py", "https://raw.githubusercontent.com/A/B/main/x.py",
     "https://github.com/a/b/raw/main/x.py", "https://raw.githubusercontent.com/a/b/refs/heads/main/x.py"),
    ("https://gitlab.com/a/b", "https://gitlab.com/A/b/-/tree/main", "git@gitlab.com:a/b.git"),
    ("https://huggingface.co/a/B", "https://hf.co/a/B/tree/main"),
    ("https://youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ?si=x", "https://www.youtube.com/embed/dQw4w9WgXcQ",
     "https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=1m", "https://youtube.com/shorts/dQw4w9WgXcQ"),
    ("https://youtube.com/playlist?list=PL1", "https://www.youtube.com/embed/videoseries?list=PL1&index=2"),
    ("https://mp.weixin.qq.com/s?__biz=MzI3==&mid=1&idx=2&sn=3",
     "http://mp.weixin.qq.com/s?sn=3&__biz=MzI3%3D%3D&mid=1&idx=2&from=timeline#rd",
     "https://mp.weixin.qq.com/s?__biz=MzI3==&amp;mid=1&amp;amp;idx=2&amp;sn=3&amp;scene=21"),
    ("https://zhuanlan.zhihu.com/p/123", "https://www.zhihu.com/p/123", "https://zhuanlan.zhihu.com/column-x/123?refer=a",
     "https://www.zhihu.com/tardis/zm/art/123"),
    ("https://zhihu.com/question/1/answer/2", "https://www.zhihu.com/question/1/answer/2?utm_psn=3"),
    ("https://blog.csdn.net/u/article/details/9", "https://u.blog.csdn.net/article/details/9",
     "http://m.blog.csdn.net/u/article/details/9"),
    ("https://bilibili.com/video/BV1xx411c7mD", "https://b23.tv/BV1xx411c7mD", "https://m.bilibili.com/video/BV1xx411c7mD?p=1"),
    ("https://a.substack.com/p/b", "https://open.substack.com/pub/a/p/b?r=1", "https://a.substack.com/p/b/comments"),
    ("https://a.blogspot.com/2019/01/b.html", "http://www.a.blogspot.co.uk/2019/01/b.html?m=1"),
    ("https://x.com/openai/status/1", "https://mobile.twitter.com/OpenAI/status/1/photo/1?s=20"),
    ("https://reddit.com/r/nlp/comments/abc", "https://old.reddit.com/r/NLP/comments/abc/a_title/?ref=share"),
    ("https://stackoverflow.com/questions/1", "https://stackoverflow.com/questions/1/a-title", "https://stackoverflow.com/q/1/23"),
    ("https://en.wikipedia.org/wiki/BERT_(language_model)", "https://en.m.wikipedia.org/wiki/BERT_(language_model)#History"),
    ("https://zh.wikipedia.org/wiki/X", "https://zh.wikipedia.org/zh-hans/X"),
    ("https://amazon.com/dp/1492032646", "https://www.amazon.com/Some-Title/dp/1492032646/ref=sr_1?keywords=x"),
    ("https://e.org/a", "http://www.e.org:80/a/index.html?utm_source=x&fbclid=y#top", "https://E.ORG//b/../a/"),
    ("https://e.org/a?x=1&y=2", "https://e.org/a?y=2&from=timeline&x=1&isappinstalled=0", "https://e.org/a?ref=blog.example.com&x=1&y=2"),
    ("https://e.org/a", "https://link.zhihu.com/?target=https%3A//link.juejin.cn/%3Ftarget%3Dhttps%253A%252F%252Fe.org%252Fa"),
    ("https://e.org/a", "https://nam1.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org%2Fa&data=1"),
]  # fmt: skip


@pytest.mark.parametrize("addresses", ONE_PAGE, ids=lambda row: row[0])
def test_the_addresses_of_a_page_become_the_first(addresses: tuple[str, ...]) -> None:
    assert {canonicalise(address) for address in addresses} == {addresses[0]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://arxiv.org/list/cs.CL/recent", "https://arxiv.org/list/cs.CL/new"),
        ("https://openreview.net/forum?id=a", "https://openreview.net/forum?id=A"),
        ("https://github.com/a/b", "https://github.com/a/b/tree/dev"),
        ("https://github.com/a/b/blob/main/x.md", "https://github.com/a/b/blob/main/X.md"),
        ("https://github.com/a/b/blob/main/index.html", "https://github.com/a/b/blob/main"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcq"),
        (
            "https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1&sn=1",
            "https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=2&sn=1",
        ),
        ("https://mp.weixin.qq.com/s?src=11&signature=a", "https://mp.weixin.qq.com/s?src=11&signature=b"),
        ("https://bilibili.com/video/BV1?p=2", "https://bilibili.com/video/BV1?p=3"),
        ("https://e.org/?ref=12", "https://e.org/?ref=13"),
        ("https://e.org/#/a", "https://e.org/#/b"),
        ("http://e.org:8080/", "http://e.org/"),
        ("https://web.archive.org/web/2020/https://e.org/", "https://e.org/"),
        ("https://x.com/search?q=a", "https://x.com/search?q=b"),
    ],
)
def test_two_pages_stay_two(one: str, other: str) -> None:
    assert canonicalise(one)
    assert canonicalise(one) != canonicalise(other)


@pytest.mark.parametrize(
    "destination",
    ["README.md#translations", "setup.py", "foo/bar.md", "docs.old/x", "a@b.com", "tel:1", "magnet:?x=1",
     "ftp://e.org/a", "https://xxx", "https://例子", "http://1.2", "http://e.org:99999/",
     "https://e.org 详见",
     "https://e.org/a 详见下文", "https://[2001:db8:::1]/", "https://[::ffff:1.2.3.4]/", "https://[/",
         "https://[::1%25eth0]/", "https://e.org/" + "a" * 9000],
)  # fmt: skip
def test_what_is_no_web_address_is_none(destination: str) -> None:
    assert canonicalise(destination) is None


@pytest.mark.parametrize("space", [chr(code) for code in range(0x10000) if chr(code).isspace()])
def test_no_space_of_any_script_is_part_of_an_address(space: str) -> None:
    assert canonicalise(f"{space}https://e.org/a{space}") == "https://e.org/a"


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("https://e.org/a b.pdf", "https://e.org/a%20b.pdf"),
        ("https://https://e.org/a", "https://e.org/a"),
        ("  https://e.org/a\n", "https://e.org/a"),
        ("www.e.com/x", "https://e.com/x"),
        ("https://www.cs.example.edu/x", "https://www.cs.example.edu/x"),
        ("https://e.org/\ud800", "https://e.org/%EF%BF%BD"),
        ("https://e.org/100%", "https://e.org/100%25"),
        ("https://e.org/%2e%2e/a", "https://e.org/a"),
    ],
)
def test_what_browsers_forgive_is_forgiven(destination: str, expected: str) -> None:
    assert canonicalise(destination) == expected


HOSTS = sorted({*RULES, *ALIASES, *WRAPPERS, "e.org", "www.e.org", "a.blogspot.de", "en.m.wikipedia.org"})
PIECES = r"""
    / // /. /.. . /abs /pdf /p /s /watch /o/r .git .html .pdf /index.html /tree/main /tree/master /wiki /zh-cn
    /A%2fb /1706.03762 v2 /10.1/X ? & = # #/ #! amp; %2e %zz % ' ( é 中 ， : :80 @ __biz= v= id= list= q=
    target= url= utm_x=1 from=timeline ref=a.com https:// https%3A%2F%2F 1 B
"""
ADDRESSES = st.builds(
    lambda scheme, host, rest: scheme + host.replace("*", "sub") + "".join(rest),
    st.sampled_from(["https://", "http://", "", "//", "https://u:p@", "git@"]),
    st.sampled_from(HOSTS) | st.text(max_size=6),
    st.lists(st.sampled_from([*PIECES.split(), "\ud800", "\0", "\u3000", " ", "\n"]), max_size=8),
)


@given(ADDRESSES | st.text())
@example("https://www.a")
@example("https://cnblogs.com/u/p/index.html.html")
def test_the_laws_of_any_string(destination: str) -> None:
    once = canonicalise(destination)
    if once is None:
        return
    assert canonicalise(once) == once
    assert is_web_url(once)
    assert re.search(r"""[\s"'<>{}|\\^`\[\]]|[^!-~]""", once) is None
    paper_id(once)
    published_year(once)
    found = publisher(once)
    assert found is not None
    assert is_web_url(homepage(found))
    assert publisher_name(found, {})[0]


def test_the_tables_hold_what_the_code_compares_with() -> None:
    assert all(canonicalise(f"https://{host}/") == f"https://{host}" for host in ALIASES.values())
    assert all(name == name.lower() for name in TRACKING)
    assert not [host for host in RULES if host in ALIASES or host.startswith("www.")]


@pytest.mark.parametrize(
    ("url", "year", "paper"),
    [
        ("https://arxiv.org/abs/hep-th/9901001", 1999, "arxiv:hep-th/9901001"),
        ("https://huggingface.co/papers/1706.03762", 2017, "arxiv:1706.03762"),
        ("https://aclanthology.org/P19-1001", 2019, "acl:P19-1001"),
        ("https://openaccess.thecvf.com/content/CVPR2021/html/A_paper.html", 2021, None),
        (f"https://proceedings.neurips.cc/paper_files/paper/2020/hash/{NIPS}-Abstract.html", 2020, None),
        ("https://e.org/2020-05-06-a", 2020, None),
        ("https://e.org/20200506-a", 2020, None),
        ("https://github.com/xun1995/a", None, None),
        ("https://github.com/a/b/blob/main/2020/05/x.md", None, None),
        ("https://web.archive.org/web/20200506/https://e.org", None, None),
        ("https://e.org/a/2048", None, None),
        ("https://doi.org/10.1000/x", None, "doi:10.1000/x"),
    ],
)
def test_the_year_and_the_paper(url: str, year: int | None, paper: str | None) -> None:
    assert published_year(url) == year
    assert paper_id(url) == paper


@pytest.mark.parametrize(
    ("destination", "site", "account"),
    [
        ("https://medium.com/@jane/a-post-0123456789ab", "medium.com", "@jane"),
        ("https://jane.medium.com/a-post-0123456789ab", "medium.com", "@jane"),
        ("https://towardsdatascience.com/a-post-0123456789ab", "towardsdatascience.com", ""),
        ("https://medium.com/p/0123456789ab", "medium.com", ""),
        ("https://link.springer.com/article/10.1007/s11263-015-0816-y", "link.springer.com", ""),
        ("https://doi.org/10.1109/5.771073", "ieeexplore.ieee.org", ""),
        ("https://doi.org/10.99999/1", "doi.org", ""),
        ("https://raw.githubusercontent.com/openai/gpt-2/master/x.py", "github.com", "openai"),
    ],
)
def test_who_publishes_is_told_by_the_address_as_written_too(
    destination: str, site: str, account: str
) -> None:
    url = canonicalise(destination)
    assert url
    assert publisher(url, None, destination) == Publisher(site, account)
