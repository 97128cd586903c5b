"""Who publishes what is at a URL: the site, and the account on it where the URL tells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from publicsuffixlist import PublicSuffixList

from listgraph.lexicon import PublisherName

_SUFFIXES = PublicSuffixList(only_icann=True)


@dataclass(frozen=True, slots=True)
class Publisher:
    """A site by its host, and the account, column or channel on it, where there is one."""

    site: str
    account: str = ""


@dataclass(frozen=True, slots=True)
class _Site:
    """How a site's URLs tell the account: a pattern on the path, or the name of a parameter.

    ``home`` is the account's page; ``label`` what people call such an account, in both languages.
    """

    path: re.Pattern[str] | None = None
    parameter: str = ""
    home: str = ""


def _at(pattern: str, home: str) -> _Site:
    return _Site(re.compile(pattern), home=home)


_RESERVED = (
    r"(?!(?:about|topics|features|explore|trending|orgs|sponsors|marketplace|search|collections|blog|docs|datasets"
    r"|models|spaces|papers|tasks|login|join|settings|apps|stars|enterprise|pricing|learn|code|competitions|c|tag"
    r"|tags|post|posts|video|watch|playlist|results|redirect|embed|feed|i|hashtag|home|share|intent|p|m|t|s|me)(?:/|$))"
)
_OWNER = rf"/{_RESERVED}([\w.-]+)"

_SITES: Mapping[str, _Site] = {
    "mp.weixin.qq.com": _Site(
        parameter="__biz", home="https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz={}"
    ),
    "github.com": _at(_OWNER, "https://github.com/{}"),
    "gist.github.com": _at(r"/([\w.-]+)/[0-9a-f]{6,}", "https://gist.github.com/{}"),
    "raw.githubusercontent.com": _at(r"/([\w.-]+)/", "https://github.com/{}"),
    "gitlab.com": _at(_OWNER, "https://gitlab.com/{}"),
    "gitee.com": _at(_OWNER, "https://gitee.com/{}"),
    "bitbucket.org": _at(_OWNER, "https://bitbucket.org/{}"),
    "codeberg.org": _at(_OWNER, "https://codeberg.org/{}"),
    "huggingface.co": _at(rf"/(?:datasets/|spaces/)?{_RESERVED[0:]}([\w.-]+)", "https://huggingface.co/{}"),
    "modelscope.cn": _at(
        r"/(?:models|datasets|studios|organization)/([\w.-]+)", "https://modelscope.cn/organization/{}"
    ),
    "kaggle.com": _at(rf"/(?:datasets/|code/)?{_RESERVED}([\w.-]+)", "https://kaggle.com/{}"),
    "hub.docker.com": _at(r"/r/([\w.-]+)", "https://hub.docker.com/u/{}"),
    "youtube.com": _at(r"/(@[\w.%-]+|(?:channel|c|user)/[\w.%-]+)", "https://youtube.com/{}"),
    "space.bilibili.com": _at(r"/(\d+)", "https://space.bilibili.com/{}"),
    "medium.com": _at(rf"/(@[\w.-]+|{_RESERVED}[\w.-]+(?=/))", "https://medium.com/{}"),
    "zhuanlan.zhihu.com": _at(r"/(c_\d+|(?!p/)[\w-]+)$", "https://zhuanlan.zhihu.com/{}"),
    "zhihu.com": _at(r"/(?:people|org)/([\w-]+)", "https://zhihu.com/people/{}"),
    "blog.csdn.net": _at(r"/([\w-]+)", "https://blog.csdn.net/{}"),
    "cnblogs.com": _at(r"/([\w-]+)", "https://cnblogs.com/{}"),
    "juejin.cn": _at(r"/user/(\d+)", "https://juejin.cn/user/{}"),
    "jianshu.com": _at(r"/u/(\w+)", "https://jianshu.com/u/{}"),
    "x.com": _at(_OWNER, "https://x.com/{}"),
    "weibo.com": _at(r"/(?:u/)?(\w+)", "https://weibo.com/{}"),
    "dev.to": _at(_OWNER, "https://dev.to/{}"),
    "reddit.com": _at(r"/(r/\w+|user/[\w-]+)", "https://reddit.com/{}"),
    "linkedin.com": _at(r"/((?:in|company)/[\w%-]+)", "https://linkedin.com/{}"),
    "facebook.com": _at(_OWNER, "https://facebook.com/{}"),
    "t.me": _at(_OWNER, "https://t.me/{}"),
    "discord.gg": _at(r"/(\w+)", "https://discord.gg/{}"),
    "scholar.google.com": _Site(parameter="user", home="https://scholar.google.com/citations?user={}"),
}
_SHARED = re.compile(
    r"(?P<account>[\w-]+)\.(?P<site>github\.io|gitlab\.io|gitee\.io|medium\.com|substack\.com|wordpress\.com|blogspot\.com"
    r"|tumblr\.com|netlify\.app|vercel\.app|pages\.dev|readthedocs\.io|notion\.site|feishu\.cn|hashnode\.dev|hf\.space"
    r"|streamlit\.app|blog\.csdn\.net|sourceforge\.net|sourceforge\.io|web\.app|herokuapp\.com|wixsite\.com)"
)


def publisher(url: str) -> Publisher | None:
    """Who publishes what is at a canonical ``url``; None where it has no host.

    >>> publisher("https://github.com/openai/gpt-2")
    Publisher(site='github.com', account='openai')
    >>> publisher("https://jalammar.github.io/illustrated-bert")
    Publisher(site='github.io', account='jalammar')
    """
    parts = urlsplit(url)
    host = parts.hostname
    if not host:
        return None
    shared = _SHARED.fullmatch(host)
    if shared and shared["account"] not in ("www", "docs", "blog", "help", "status", "en", "api"):
        return Publisher(shared["site"], shared["account"])
    site = _SITES.get(host)
    if site is None:
        return Publisher(host)
    if site.parameter:
        return Publisher(host, parse_qs(parts.query).get(site.parameter, [""])[0])
    account = site.path.match(parts.path) if site.path else None
    return Publisher(host, account[1] if account else "")


def homepage(found: Publisher) -> str:
    """The page of the site or account."""
    if not found.account:
        return f"https://{found.site}/"
    site = _SITES.get(found.site)
    return site.home.format(found.account) if site else f"https://{found.account}.{found.site}/"


def publisher_name(found: Publisher, names: Mapping[tuple[str, str], PublisherName]) -> tuple[str, str]:
    """What people call the publisher, in English and in Chinese (empty where there is no such name)."""
    known = names.get((found.site, found.account))
    if known:
        return known.name, known.zh
    site = names.get((found.site, "")) or names.get((_registrable(found.site), ""))
    english, chinese = (site.name, site.zh) if site else (found.site, "")
    if not found.account:
        return (english, chinese) if site and site.site == found.site else (found.site, "")
    account = found.account.rstrip("=")
    if found.site not in _SITES:  # a host of one's own on a shared domain
        return f"{found.account}.{found.site}", ""
    return f"{english}: {account}", f"{chinese}：{account}" if chinese else ""


def _registrable(host: str) -> str:
    return _SUFFIXES.privatesuffix(host) or host
