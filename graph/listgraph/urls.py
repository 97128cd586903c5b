"""Canonical URLs: what of an address names the thing, and what does not. String functions only.

Two links to one page get one address: tracking parameters, fragments, mobile hosts, versions of a
paper and redirect wrappers go; what the site's own addresses are made of stays. Hosts with ways of
their own have a row in :data:`_SITES`.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

import idna
from publicsuffixlist import PublicSuffixList

_SUFFIXES = PublicSuffixList(only_icann=True)
_ABSOLUTE = re.compile(r"(?:https?|ftp):/{1,3}(?=[^/\s])", re.IGNORECASE)
_GIT = re.compile(r"(?:git|ssh)(?:\+\w+)?://(?:git@)?|git@(?=[\w.-]+:)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?=[/?#]|$)", re.IGNORECASE)
_FILE_NAMES = frozenset(
    "md py rs sh js ts go c h cc pl rb ps so txt html json yml yaml toml ipynb zip app mm mk la ml ai".split()
)
_SPACE = re.compile(r"\s")
_SAFE_PATH = "/%:@!$&()*+,;=~-._"
_SAFE_QUERY = _SAFE_PATH + "?"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi|spm|scm|share_\w+|shareuid|vd_source"
    r"|spm_id_from|from_wecom|wt\.mc_id|trk|ref_src|ref_url|cmpid|ncid|sk|isappinstalled|nsukey",
    re.IGNORECASE,
)

_MOBILE: Mapping[str, str] = {
    "m.youtube.com": "youtube.com",
    "mobile.twitter.com": "x.com",
    "twitter.com": "x.com",
    "m.weibo.cn": "weibo.com",
    "m.zhihu.com": "zhihu.com",
    "m.bilibili.com": "bilibili.com",
    "m.jianshu.com": "jianshu.com",
    "m.douban.com": "douban.com",
    "old.reddit.com": "reddit.com",
    "m.facebook.com": "facebook.com",
    "juejin.im": "juejin.cn",
    "hf.co": "huggingface.co",
    "export.arxiv.org": "arxiv.org",
    "cn.arxiv.org": "arxiv.org",
    "de.arxiv.org": "arxiv.org",
    "xxx.lanl.gov": "arxiv.org",
    "ar5iv.org": "arxiv.org",
    "ar5iv.labs.arxiv.org": "arxiv.org",
    "dx.doi.org": "doi.org",
    "aclweb.org": "aclanthology.org",
    "aclanthology.info": "aclanthology.org",
    "aclanthology.coli.uni-saarland.de": "aclanthology.org",
}

_WRAPPERS: Mapping[tuple[str, str], str] = {
    ("link.zhihu.com", "/"): "target",
    ("link.juejin.cn", "/"): "target",
    ("links.jianshu.com", "/go"): "to",
    ("link.jianshu.com", "/"): "t",
    ("link.csdn.net", "/"): "target",
    ("google.com", "/url"): "q",
    ("l.facebook.com", "/l.php"): "u",
    ("youtube.com", "/redirect"): "q",
    ("steamcommunity.com", "/linkfilter"): "url",
    ("slack-redir.net", "/link"): "url",
}

Query = list[tuple[str, str]]
_Parts = tuple[str, str, Query]
_Rule = Callable[[str, str, Query], _Parts]


def is_web_url(text: str) -> bool:
    """Whether ``text`` is an absolute address of the Web, as it stands.

    >>> is_web_url("https://e.org/a"), is_web_url("a b"), is_web_url("README.md")
    (True, False, False)
    """
    return bool(_ABSOLUTE.match(text)) and not _SPACE.search(text)


@lru_cache(maxsize=65536)
def canonicalise(destination: str) -> str | None:
    """The canonical URL of a link's destination, or None where it is no address of the Web.

    Canonicalising twice is canonicalising once. Nothing is asked of the network.

    >>> canonicalise("http://www.arxiv.org/pdf/1810.04805v2.pdf")
    'https://arxiv.org/abs/1810.04805'
    >>> canonicalise("github.com/OpenAI/GPT-2.git"), canonicalise("README.md")
    ('https://github.com/openai/gpt-2', None)
    """
    url = _absolute(destination.strip())
    for _ in range(5):  # a wrapper in a wrapper; five are a loop
        if url is None:
            return None
        before, url = url, _once(url)
        if url == before:
            break
    return url


def _absolute(text: str) -> str | None:
    """``text`` with a scheme, where it is an address without one."""
    if _SPACE.search(text):
        return None
    if _ABSOLUTE.match(text):
        return text
    if text.startswith("//"):
        return f"https:{text}"
    git = _GIT.match(text)
    if git:
        return "https://" + re.sub(r"^([\w.-]+):(?!\d)", r"\1/", text[git.end() :])
    if text[:4].lower() == "doi:":
        return f"https://doi.org/{text[4:]}"
    if text[:6].lower() == "arxiv:":
        return f"https://arxiv.org/abs/{text[6:]}"
    host = _BARE_HOST.match(text)
    if not host:
        return None
    known = _SUFFIXES.publicsuffix(host.group().lower(), accept_unknown=False)
    plain = host.end() == len(text) and not text.lower().startswith("www.")
    if not known or (plain and text.rpartition(".")[2].lower() in _FILE_NAMES):
        return None
    return f"https://{text}"


def _once(url: str) -> str | None:
    try:
        parts = urlsplit(_ABSOLUTE.sub("https://", url, count=1))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    host = _host(host or "")
    if not host:
        return None
    path = _path(parts.path)
    query = [(key, value) for key, value in _pairs(parts.query) if not _TRACKING.fullmatch(key)]
    inner = _WRAPPERS.get((host, path or "/"))
    if inner:
        target = dict(query).get(inner, "")
        if is_web_url(unquote(target)):
            return unquote(target)
    rule = _SITES.get(host)
    if rule:
        host, path, query = rule(host, path, query)
    fragment = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    text = f"https://{netloc}{path}"
    if query:
        text += "?" + _escaped(_joined(query), _SAFE_QUERY)
    return f"{text}#{_escaped(fragment, _SAFE_QUERY)}" if fragment else text


def _host(host: str) -> str:
    """Lower case, ASCII, no ``www.``; empty where it is no host."""
    host = host.rstrip(".").lower()
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return ""
    if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]*", host) or ("." not in host and host != "localhost"):
        return ""
    while host.startswith("www.") and host.count(".") > 1:
        host = host[4:]
    return _MOBILE.get(host, host)


def _path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", _escaped(path, _SAFE_PATH))
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1] or [""]
        elif step != ".":
            steps.append(step)
    path = _INDEX.sub("", "/".join(steps)).rstrip("/")
    return path if path.startswith("/") or not path else f"/{path}"


def _escaped(text: str, safe: str) -> str:
    """``text`` in ASCII: what may stand as it is stands as it is, the rest in upper-case escapes."""

    def normal(match: re.Match[str]) -> str:
        if match[1] is None:
            return "%25"
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match.group().upper()

    return _ESCAPE.sub(normal, quote(text.encode("utf-8", "replace"), safe=safe))


def _pairs(query: str) -> Query:
    found = []
    for part in query.split("&"):
        key, _, value = part.partition("=")
        if key:
            found.append((key, value if "=" in part else "\0"))
    return found


def _joined(query: Query) -> str:
    return "&".join(key if value == "\0" else f"{key}={value}" for key, value in query)


# --- sites with ways of their own: host -> (host, path, query) ---


def _keep(*keys: str) -> _Rule:
    """Only these parameters count, in this order."""

    def rule(host: str, path: str, query: Query) -> _Parts:
        values = dict(query)
        return host, path, [(key, values[key]) for key in keys if values.get(key)]

    return rule


def _arxiv(host: str, path: str, query: Query) -> _Parts:
    """abs, pdf, html and ps of any version are one paper."""
    paper = re.match(
        r"/(?:abs|pdf|html|ps|format)/((?:[a-z.-]+/)?\d[\d.]*\d)(?:v\d+)?(?:\.pdf)?$", path, re.IGNORECASE
    )
    return (host, f"/abs/{paper[1]}", []) if paper else (host, path, query)


def _github(host: str, path: str, query: Query) -> _Parts:
    """Owner and repository in any case; the default branch's root is the repository."""
    steps = path.split("/")
    steps[1:3] = [step.lower() for step in steps[1:3]]
    if len(steps) > 2:
        steps[2] = steps[2].removesuffix(".git")
    if len(steps) == 5 and steps[3] == "tree" and steps[4] in ("master", "main"):
        steps = steps[:3]
    return host, "/".join(steps), [pair for pair in query if pair[0] not in ("tab", "ref", "raw", "plain")]


def _youtube(host: str, path: str, query: Query) -> _Parts:
    """Every way to one video is ``watch?v=``."""
    values = dict(query)
    short = re.match(r"/(?:embed|shorts|v|live)/([\w-]{6,})", path)
    video = path[1:] if host == "youtu.be" else short[1] if short else values.get("v")
    if video and (host == "youtu.be" or short or path == "/watch"):
        return "youtube.com", "/watch", [("v", video)]
    kept = [("list", values["list"])] if values.get("list") else []
    return ("youtube.com", path, kept) if host != "youtu.be" else (host, path, kept)


def _wechat(host: str, path: str, query: Query) -> _Parts:
    """An article is ``__biz``, ``mid``, ``idx`` and ``sn``; the short form has none of them."""
    values = {key.removeprefix("amp;"): value for key, value in query}
    return (
        host,
        path,
        [(key, values[key]) for key in ("__biz", "mid", "idx", "sn", "album_id") if values.get(key)],
    )


def _zhihu(host: str, path: str, query: Query) -> _Parts:
    post = re.fullmatch(r"/p/(\d+)(?:/edit)?", path)
    if post:
        return "zhuanlan.zhihu.com", f"/p/{post[1]}", []
    tardis = re.fullmatch(r"/tardis/(?:\w+/)?(?:art|ans)/(\d+)", path)
    return ("zhuanlan.zhihu.com", f"/p/{tardis[1]}", []) if tardis else (host, path, [])


def _acl(host: str, path: str, query: Query) -> _Parts:
    paper = re.match(
        r"(?:/anthology)?(?:/papers)?(?:/[A-Z]/[A-Z]\d\d)?/([A-Z]\d\d-\d{4,5}|\d{4}\.[\w-]+\.\d+)(?:v\d+)?(?:\.pdf)?$",
        path,
    )
    return (host, f"/{paper[1]}", []) if paper else (host, path, query)


def _openreview(host: str, path: str, query: Query) -> _Parts:
    values = dict(query)
    if path in ("/forum", "/pdf") and values.get("id"):
        return host, "/forum", [("id", values["id"])]
    return host, path, query


def _csdn(host: str, path: str, query: Query) -> _Parts:
    return host, re.sub(r"^/([^/]+)/article/details/(\d+).*$", r"/\1/article/details/\2", path), []


def _bilibili(host: str, path: str, query: Query) -> _Parts:
    page = [pair for pair in query if pair[0] == "p" and pair[1] != "1"]
    return host, path, page if path.startswith("/video/") else []


def _plain(host: str, path: str, query: Query) -> _Parts:
    """No parameter counts."""
    return host, path, []


def _doi(host: str, path: str, query: Query) -> _Parts:
    return host, path.lower(), []


_SITES: Mapping[str, _Rule] = {
    "arxiv.org": _arxiv,
    "github.com": _github,
    "gitee.com": _github,
    "gist.github.com": _plain,
    "huggingface.co": _plain,
    "youtube.com": _youtube,
    "youtu.be": _youtube,
    "mp.weixin.qq.com": _wechat,
    "zhihu.com": _zhihu,
    "zhuanlan.zhihu.com": _zhihu,
    "juejin.cn": _plain,
    "blog.csdn.net": _csdn,
    "bilibili.com": _bilibili,
    "jianshu.com": _plain,
    "medium.com": _plain,
    "towardsdatascience.com": _plain,
    "x.com": _plain,
    "weibo.com": _plain,
    "aclanthology.org": _acl,
    "openreview.net": _openreview,
    "doi.org": _doi,
    "amazon.com": _plain,
    "pan.baidu.com": _keep("surl"),
    "kaggle.com": _plain,
    "reddit.com": _plain,
    "linkedin.com": _plain,
}


# --- what an address tells ---

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
