"""What a canonical URL tells of the thing: its kind (a paper, a post, code …), its year, its paper's id."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from listgraph.urls import split

_ROWS = r"""
paper    arxiv.org /abs/.+
paper    aclanthology.org /[A-Z]\d\d-\d+|/\d{4}\..+\.\d+
paper    openreview.net /forum
paper    doi.org dl.acm.org ieeexplore.ieee.org link.springer.com sciencedirect.com biorxiv.org medrxiv.org .+
paper    openaccess.thecvf.com proceedings.mlr.press papers.nips.cc proceedings.neurips.cc jmlr.org .+
paper    ojs.aaai.org semanticscholar.org nature.com pubmed.ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov .+
paper    huggingface.co /papers/.+
dataset  huggingface.co modelscope.cn kaggle.com /datasets/.+
post     huggingface.co /blog/.+
course   huggingface.co /(?:learn|course)(?:/.*)?
page     huggingface.co /(?:spaces|docs|tasks|collections)(?:/.*)?
page     huggingface.co /(?:models|datasets|papers|posts|organizations|chat|join)(?:/.*)?
model    huggingface.co /[^/]+/[^/]+(?:/(?:tree|blob|resolve)/.*)?
model    huggingface.co /[a-z0-9.]+(?:-[a-z0-9.]+)*-(?:base|large|small|xl|uncased|cased|medium)\S*|/gpt2
model    modelscope.cn /models/.+
code     github.com gitlab.com gitee.com bitbucket.org codeberg.org gitcode.com /[^/]+/[^/]+.*
code     gist.github.com raw.githubusercontent.com colab.research.google.com nbviewer.org /.+
code     kaggle.com /code/.+|/.+/notebook
code     pypi.org npmjs.com crates.io hub.docker.com /.+
post     bilibili.com /read/.+
video    youtube.com vimeo.com bilibili.com youku.com v.youku.com v.qq.com ted.com .+
course   coursera.org udemy.com udacity.com edx.org icourse163.org /.+
post     mp.weixin.qq.com zhuanlan.zhihu.com blog.csdn.net juejin.cn jianshu.com cnblogs.com /.+
post     medium.com dev.to /.+
post     zhihu.com /question/.+
social   x.com reddit.com weibo.com linkedin.com facebook.com t.me discord.gg /.+
book     amazon.com amazon.cn book.douban.com leanpub.com /.+
"""
"""A medium, hosts, and a pattern of the paths under which they have it; the first that fits counts."""


def _by_host() -> Mapping[str, tuple[tuple[re.Pattern[str], str], ...]]:
    table: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in filter(None, _ROWS.split("\n")):
        name, *hosts, path = row.split()
        for host in hosts:
            table.setdefault(host, []).append((re.compile(path), name))
    return MappingProxyType({host: tuple(rows) for host, rows in table.items()})


_BY_HOST = _by_host()
_BY_SUFFIX: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("pdf", "ps"), "paper"),
        "ipynb": "code",
        **dict.fromkeys(("mp4", "webm", "mov", "avi"), "video"),
        **dict.fromkeys(("epub", "mobi"), "book"),
    }
)
_COURSE = re.compile(r"/(?:courses?|class(?:es)?)/.", re.IGNORECASE)
_POSTED = ("blog", "post", "/19", "/20")
"""A post's address holds one of these."""
_POST = re.compile(r"https://(?:blogs?\.[^/]+/.|[^/]+/(?:.*/)?(?:blogs?|posts?|(?:19|20)\d\d/[01]?\d)/.)")


@lru_cache(maxsize=1 << 12)
def medium(url: str, site_medium: str = "") -> str:
    """The kind of thing at a canonical ``url``; ``site_medium`` is what its site usually has.

    One of paper, post, code, video, book, course, dataset, model, social and page.

    >>> medium("https://arxiv.org/abs/1810.04805"), medium("https://e.org/x", "post"), medium("https://e.org/x")
    ('paper', 'post', 'page')
    """
    host, path, _ = split(url)
    for pattern, name in _BY_HOST.get(host, ()):
        if pattern.fullmatch(path):
            return name
    suffix = _BY_SUFFIX.get(path.rpartition(".")[2].lower())
    if suffix:
        return suffix
    if _COURSE.search(path):
        return "course"
    if site_medium in ("", "page") and any(map(url.__contains__, _POSTED)) and _POST.match(url):
        return "post"
    return site_medium or "page"


# --- year and id ---

_ARXIV = re.compile(r"https://(?:arxiv\.org/abs|huggingface\.co/papers)/((?:[a-z-]+/)?\d[\d.]*\d)")
_PAPERS: Mapping[str, tuple[str, re.Pattern[str]]] = MappingProxyType(
    {
        "arxiv.org": ("arxiv", _ARXIV),
        "huggingface.co": ("arxiv", _ARXIV),
        "aclanthology.org": (
            "acl", re.compile(r"https://aclanthology\.org/([A-Z]\d\d-\d{4,5}|\d{4}\.[\w-]+\.\d+)")
        ),
        "doi.org": ("doi", re.compile(r"https://doi\.org/(10\..+)")),
        "openreview.net": ("openreview", re.compile(r"https://openreview\.net/forum\?id=([\w-]+)")),
    }
)  # fmt: skip

_YEAR = r"(?P<yyyy>199\d|20[0-4]\d)"
_CONFERENCES = (
    r"aaai|aacl|acl|aistats|asru|bmvc|chi|coling|colt|conll|corl|cvpr|eacl|eccv|emnlp|icassp|iccv|iclr|icml|icra"
    r"|ijcai|ijcnlp|interspeech|iros|kdd|lrec|miccai|naacl|neurips|nips|recsys|sigir|siggraph|uai|vldb|wacv|www"
)
_YEARS = (
    re.compile(r"https://(?:arxiv\.org/abs|huggingface\.co/papers)/(?:[a-z-]+/)?(?P<yy>\d\d)\d\d"),
    re.compile(rf"https://aclanthology\.org/(?:{_YEAR}\.|[A-Z](?P<yy>\d\d)-)"),
    re.compile(rf"https://[^?#]*[/_-](?:{_CONFERENCES})w?[_/-]?{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"https://[^?#]*/(?:papers?|proceedings)/(?:\w+-)?{_YEAR}(?!\d)"),
    re.compile(rf"https://[^?#]*/10\.1101/{_YEAR}\."),
    re.compile(rf"https://[^?#]*?/{_YEAR}[/-](?:0?[1-9]|1[0-2])(?![0-9])"),
    re.compile(rf"https://[^?#]*?/{_YEAR}/(?=[^/?#])"),
    re.compile(rf"https://[^?#]*?/{_YEAR}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?![0-9])"),
)
_SHORT_YEARS, _COUNTING = _YEARS[:2], tuple(f"https://{site}" for site in ("arxiv", "huggingface", "aclan"))
"""The first two, and what they begin with: they need no four digits of a year."""
_FOUR_DIGITS = re.compile(_YEAR)
"""What all but the first two of these need."""
_REPOSITORIES = re.compile(
    r"https://(?:(?:gist\.)?github\.com|raw\.githubusercontent\.com|git(?:lab|ee|code)\.com|web\.archive\.org)/"
)
"""Where a year in the path is a name of a directory, or the day of a copy."""


@lru_cache(maxsize=1 << 12)
def paper_id(url: str) -> str | None:
    """The id of the paper at a canonical ``url``, with the name of who gave it; None where it tells none.

    >>> paper_id("https://arxiv.org/abs/1810.04805"), paper_id("https://aclanthology.org/N19-1423")
    ('arxiv:1810.04805', 'acl:N19-1423')
    """
    archive = _PAPERS.get(split(url)[0])
    found = archive[1].fullmatch(url) if archive else None
    return f"{archive[0]}:{found[1]}" if archive and found else None


def published_year(url: str) -> int | None:
    """The year in which what is at a canonical ``url`` was published, where the URL tells.

    >>> published_year("https://arxiv.org/abs/1810.04805"), published_year("https://e.org/2020/05/x")
    (2018, 2020)
    """
    patterns = _YEARS if _FOUR_DIGITS.search(url) else _SHORT_YEARS if url.startswith(_COUNTING) else ()
    for pattern in () if patterns is _YEARS and _REPOSITORIES.match(url) else patterns:
        if found := pattern.match(url):
            years = found.groupdict()
            return int(years["yyyy"]) if years.get("yyyy") else _century(int(years["yy"]))
    return None


def _century(year: int) -> int:
    """Two digits of a year as four: both arXiv and the ACL Anthology began to count in the 1900s."""
    return year + (1900 if year > 50 else 2000)
