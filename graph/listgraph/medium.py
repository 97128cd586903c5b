"""What a canonical URL tells of the thing: its kind (a paper, a post, code …), its year, its paper's id."""

import re

_BY_URL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (medium, re.compile(pattern, re.IGNORECASE))
    for medium, pattern in (
        ("dataset", r"https://(?:huggingface\.co|modelscope\.cn|kaggle\.com)/datasets/"),
        ("paper", r"https://huggingface\.co/papers/"),
        ("post", r"https://huggingface\.co/blog"),
        ("model", r"https://(?:huggingface\.co/(?!spaces|docs|learn|tasks)|modelscope\.cn/models/)[\w.-]+"),
        ("code", r"https://(?:github|gitlab|gitee|bitbucket|codeberg)\.\w+/[\w.-]+/[\w.-]+"),
        ("code", r"https://(?:colab\.research\.google|gist\.github)\.com/"),
        ("video", r"https://(?:youtube\.com|vimeo\.com|bilibili\.com)/"),
        ("course", r"https://[^/]*(?:coursera|udemy|udacity|edx)\.org|https://[^/]+/(?:course|class)e?s?/"),
        (
            "paper",
            r"https://(?:arxiv\.org|aclanthology\.org|openreview\.net|doi\.org|proceedings\.|papers\.)",
        ),
        ("paper", r"[^?#]+\.pdf$"),
    )
)


def medium(url: str, site_medium: str = "") -> str:
    """The kind of thing at a canonical ``url``; ``site_medium`` is what its site usually has.

    >>> medium("https://arxiv.org/abs/1810.04805"), medium("https://e.org/x", "post"), medium("https://e.org/x")
    ('paper', 'post', 'page')
    """
    for name, pattern in _BY_URL:
        if pattern.match(url):
            return name
    return site_medium or "page"


_ARXIV_ID = re.compile(r"https://arxiv\.org/abs/((?:[a-z.-]+/)?\d[\d.]*\d)$", re.IGNORECASE)
_YEARS = (
    re.compile(r"https://arxiv\.org/abs/(?:[a-z.-]+/)?(?P<yy>\d\d)\d\d"),
    re.compile(r"https://aclanthology\.org/(?:(?P<yyyy>(?:19|20)\d\d)\.|[A-Z](?P<yy>\d\d)-)"),
    re.compile(r"https?://[^?#]*?/(?:[A-Za-z_-]+)?(?P<yyyy>(?:199|200|201|202)\d)(?=[/_.-]|$)"),
)


def paper_id(url: str) -> str | None:
    """The id of the paper at a canonical URL: ``arxiv:`` and its number.

    >>> paper_id("https://arxiv.org/abs/1810.04805")
    'arxiv:1810.04805'
    """
    found = _ARXIV_ID.match(url)
    return f"arxiv:{found[1]}" if found else None


def published_year(url: str) -> int | None:
    """The year in which what is at a canonical URL was published, where the URL tells.

    >>> published_year("https://arxiv.org/abs/1810.04805"), published_year("https://e.org/2020/05/x")
    (2018, 2020)
    """
    for pattern in _YEARS:
        found = pattern.match(url)
        if found:
            groups = found.groupdict()
            if groups.get("yyyy"):
                return int(groups["yyyy"])
            short = int(groups["yy"])
            return (1900 if short > 80 else 2000) + short
    return None
