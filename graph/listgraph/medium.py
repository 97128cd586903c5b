"""What kind of thing is at a URL: a paper, a post, code, a video …"""

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
