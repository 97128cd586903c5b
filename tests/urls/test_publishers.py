"""Publishers: the account where the URL tells it, and names that people use."""

import pytest

from listgraph.lexicon import PublisherName
from listgraph.urls.medium import medium
from listgraph.urls.publishers import Publisher, homepage, publisher, publisher_name, site_name, spelling

NAMES = {
    (row.site, row.account): row
    for row in (
        PublisherName("github.com", "p.toml", "GitHub"),
        PublisherName("cnn.com", "p.toml", "CNN"),
        PublisherName("files.cnn.com", "p.toml", "CNN"),
        PublisherName("money.cnn.com", "p.toml", "CNN Money"),
        PublisherName("zhihu.com", "p.toml", "Zhihu", "知乎", "post"),
        PublisherName("jalammar.github.io", "p.toml", "Jay Alammar", "", "post"),
        PublisherName("facebook.com", "p.toml", "Facebook", "脸书", latin=True),
        PublisherName("mp.weixin.qq.com", "p.toml", "WeChat", "微信公众号", "post", "MzI3MTA0MTk1MA=="),
    )
}


@pytest.mark.parametrize(
    ("url", "site", "account"),
    [
        ("https://raw.githubusercontent.com/a/b/main/x", "github.com", "a"),
        ("https://github.com/sponsors/a", "github.com", ""),
        ("https://huggingface.co/bert-base-uncased", "huggingface.co", ""),
        ("https://huggingface.co/datasets/squad", "huggingface.co", ""),
        ("https://huggingface.co/THUDM", "huggingface.co", "THUDM"),
        ("https://kaggle.com/c/titanic", "kaggle.com", ""),
        ("https://kaggle.com/datasets/someone/x", "kaggle.com", "someone"),
        ("https://someone.medium.com/a-1", "medium.com", "@someone"),
        ("https://medium.com/p/1a2b3c", "medium.com", ""),
        ("https://zhuanlan.zhihu.com/p/1", "zhuanlan.zhihu.com", ""),
        ("https://zhihu.com/people/someone", "zhihu.com", "people/someone"),
        ("https://space.bilibili.com/1", "space.bilibili.com", "1"),
        ("https://reddit.com/r/nlp/comments/1", "reddit.com", "r/nlp"),
        ("https://x.com/i/web/status/1", "x.com", ""),
        ("https://youtube.com/@%E5%BC%A0", "youtube.com", "@张"),
        ("https://www.cs.example.edu:8080/x", "cs.example.edu", ""),
    ],
)
def test_the_account_is_what_the_url_tells(url: str, site: str, account: str) -> None:
    assert publisher(url) == Publisher(site, account)


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://edition.cnn.com/a", "cnn.com"), ("https://files.cnn.com/a", "cnn.com"),
     ("https://money.cnn.com/a", "money.cnn.com"), ("https://a.money.cnn.com/a", "money.cnn.com"),
     ("https://www.cs.example.edu/x", "example.edu"),
     ("https://e.org/", "e.org"), ("https://daily.zhihu.com/a", "zhihu.com"),
     ("https://a.b.cs.example.edu/x", "example.edu"), ("https://localhost/x", "localhost")],
)  # fmt: skip
def test_with_names_a_host_goes_by_the_nearest_that_has_one(url: str, site: str) -> None:
    assert publisher(url, NAMES) == Publisher(site)


@pytest.mark.parametrize(
    ("found", "english", "chinese"),
    [
        (Publisher("github.com", "openai"), "GitHub: openai", ""),
        (Publisher("zhihu.com"), "Zhihu", "知乎"),
        (Publisher("zhihu.com", "people/a"), "Zhihu: people/a", "知乎：people/a"),
        (Publisher("facebook.com"), "Facebook", ""),
        (Publisher("facebook.com", "someone"), "Facebook: someone", ""),
        (Publisher("github.io", "jalammar"), "Jay Alammar", ""),
        (Publisher("github.io", "someone"), "someone.github.io", ""),
        (Publisher("mp.weixin.qq.com", "MzI3MTA0MTk1MA=="), "WeChat", "微信公众号"),
        (Publisher("mp.weixin.qq.com", "MzA=="), "WeChat account MzA", "微信公众号 MzA"),
        (Publisher("e.org"), "e.org", ""),
    ],
)
def test_a_publisher_is_called_what_people_call_it(found: Publisher, english: str, chinese: str) -> None:
    assert publisher_name(found, NAMES) == (english, chinese)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (Publisher("github.io", "jalammar"), "Jay Alammar"),
        (Publisher("github.com", "openai"), "GitHub"),
        (Publisher("money.cnn.com"), "CNN Money"),
        (Publisher("edition.cnn.com"), "CNN"),
        (Publisher("github.io", "someone"), ""),
    ],
)
def test_a_host_of_ones_own_is_known_before_the_host_that_it_is_on(found: Publisher, name: str) -> None:
    known = site_name(found, NAMES)
    assert (known.name if known else "") == name


@pytest.mark.parametrize(
    ("found", "destination", "account"),
    [
        (Publisher("github.com", "thudm"), "https://github.com/THUDM/GLM", "THUDM"),
        (Publisher("github.com", "glm"), "https://github.com/THUDM-GLM/GLM", "GLM"),
        (Publisher("github.com", "glm"), "https://github.com/GLMx/xGLM/Glm", "Glm"),
        (Publisher("github.com", "git"), "https://github.com/x/y", "git"),
        (Publisher("github.com"), "https://github.com/x/y", ""),
        (Publisher("x.com", "@i"), "https://X.com/İ/@I", "@i"),
    ],
)
def test_an_account_is_spelt_as_where_it_stands(found: Publisher, destination: str, account: str) -> None:
    assert spelling(found, destination) == account


def test_an_account_that_a_list_names_is_called_so_and_by_its_english_name_if_that_is_another() -> None:
    both = Publisher("zhihu.com", "山野算法", "Field Notes")
    assert publisher_name(both, NAMES) == ("山野算法 / Field Notes (Zhihu)", "山野算法（知乎）")
    once = Publisher("e.org", "Field Notes", "Field Notes")
    assert publisher_name(once, NAMES) == ("Field Notes (e.org)", "")


@pytest.mark.parametrize(
    ("found", "url"),
    [
        (Publisher("e.org"), "https://e.org/"),
        (Publisher("github.com", "openai"), "https://github.com/openai"),
        (Publisher("medium.com", "@a"), "https://medium.com/@a"),
        (Publisher("substack.com", "a"), "https://a.substack.com/"),
        (Publisher("youtube.com", "@张"), "https://youtube.com/@%E5%BC%A0"),
        (
            Publisher("mp.weixin.qq.com", 'M"a ]=='),
            "https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=M%22a%20%5D==",
        ),
    ],
)
def test_a_home_page_is_a_url(found: Publisher, url: str) -> None:
    assert homepage(found) == url


@pytest.mark.parametrize(
    ("url", "site_medium", "expected"),
    [
        ("https://huggingface.co/google/t5", "page", "model"),
        ("https://huggingface.co/spaces/a/b", "page", "page"),
        ("https://huggingface.co/docs/x", "page", "page"),
        ("https://mp.weixin.qq.com/s/a", "", "post"),
        ("https://blog.e.org/a", "", "post"),
        ("https://e.org/blog/a", "page", "post"),
        ("https://e.org/blog/a", "course", "course"),
        ("https://e.org/courses/nlp", "", "course"),
        ("https://e.org/a.ipynb", "", "code"),
        ("https://x.com/a/status/1", "", "social"),
        ("https://bilibili.com/read/cv1", "", "post"),
        ("https://bilibili.com/video/BV1", "", "video"),
        ("https://book.douban.com/subject/1", "", "book"),
    ],
)
def test_the_medium(url: str, site_medium: str, expected: str) -> None:
    assert medium(url, site_medium) == expected
