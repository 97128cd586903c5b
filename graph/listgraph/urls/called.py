"""What an address itself calls the thing: a repository's owner and name, a package's name."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import unquote

from listgraph.urls import as_written, split

_OWNED = re.compile(r"/([\w.-]+/[\w.-]+?)(?:\.git)?(?:/.*)?", re.ASCII)
_PACKAGED = re.compile(r"/(?:project|packages|package|crates|gems)/((?:@[\w.-]+/)?[\w.-]+).*", re.ASCII)
_SECOND = re.compile(r"/[\w.-]+/([\w.-]+)/?", re.ASCII)
_IMAGE = re.compile(r"/(?:r/|_/)([\w.-]+(?:/[\w.-]+)?).*", re.ASCII)
_DATA = re.compile(r"/(?:datasets|models|spaces)/([\w.-]+/[\w.-]+).*", re.ASCII)

_BY_HOST: Mapping[str, tuple[re.Pattern[str], ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("github.com", "gitlab.com", "gitee.com", "bitbucket.org", "codeberg.org", "gitcode.com"),
            (_OWNED,),
        ),
        **dict.fromkeys(("huggingface.co", "modelscope.cn", "kaggle.com"), (_DATA, _OWNED)),
        **dict.fromkeys(("pypi.org", "npmjs.com", "crates.io", "rubygems.org", "nuget.org"), (_PACKAGED,)),
        "anaconda.org": (_SECOND,),
        "hub.docker.com": (_IMAGE,),
    }
)
_NO_OWNER = re.compile(
    r"(?:orgs|topics|features|users|collections|search|settings|marketplace|sponsors|apps|papers|blog|docs|learn)/"
)


def called(destination: str) -> str:
    """The name that an address has for the thing, letter case kept; empty where it tells none.

    >>> called("https://github.com/THUDM/ChatGLM-6B.git"), called("https://pypi.org/project/torch")
    ('THUDM/ChatGLM-6B', 'torch')
    """
    url = as_written(destination)
    if not url:
        return ""
    host, path, _ = split(url)
    for pattern in _BY_HOST.get(host, ()):
        found = pattern.fullmatch(unquote(path))
        if found and not _NO_OWNER.match(found[1]):
            return found[1]
    return ""
