"""Sites with addresses of their own: which hosts are one, what wraps an address, which parts count."""

import re
from collections.abc import Callable, Mapping

Query = list[tuple[str, str]]
Parts = tuple[str, str, Query]
Rule = Callable[[str, str, Query], Parts]

SAME_HOST: Mapping[str, str] = {
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

WRAPPERS: Mapping[tuple[str, str], str] = {
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


def _keep(*keys: str) -> Rule:
    """Only these parameters count, in this order."""

    def rule(host: str, path: str, query: Query) -> Parts:
        values = dict(query)
        return host, path, [(key, values[key]) for key in keys if values.get(key)]

    return rule


def _arxiv(host: str, path: str, query: Query) -> Parts:
    """abs, pdf, html and ps of any version are one paper."""
    paper = re.match(
        r"/(?:abs|pdf|html|ps|format)/((?:[a-z.-]+/)?\d[\d.]*\d)(?:v\d+)?(?:\.pdf)?$", path, re.IGNORECASE
    )
    return (host, f"/abs/{paper[1]}", []) if paper else (host, path, query)


def _github(host: str, path: str, query: Query) -> Parts:
    """Owner and repository in any case; the default branch's root is the repository."""
    steps = path.split("/")
    steps[1:3] = [step.lower() for step in steps[1:3]]
    if len(steps) > 2:
        steps[2] = steps[2].removesuffix(".git")
    if len(steps) == 5 and steps[3] == "tree" and steps[4] in ("master", "main"):
        steps = steps[:3]
    return host, "/".join(steps), [pair for pair in query if pair[0] not in ("tab", "ref", "raw", "plain")]


def _youtube(host: str, path: str, query: Query) -> Parts:
    """Every way to one video is ``watch?v=``."""
    values = dict(query)
    short = re.match(r"/(?:embed|shorts|v|live)/([\w-]{6,})", path)
    video = path[1:] if host == "youtu.be" else short[1] if short else values.get("v")
    if video and (host == "youtu.be" or short or path == "/watch"):
        return "youtube.com", "/watch", [("v", video)]
    kept = [("list", values["list"])] if values.get("list") else []
    return ("youtube.com", path, kept) if host != "youtu.be" else (host, path, kept)


def _wechat(host: str, path: str, query: Query) -> Parts:
    """An article is ``__biz``, ``mid``, ``idx`` and ``sn``; the short form has none of them."""
    values = {key.removeprefix("amp;"): value for key, value in query}
    return (
        host,
        path,
        [(key, values[key]) for key in ("__biz", "mid", "idx", "sn", "album_id") if values.get(key)],
    )


def _zhihu(host: str, path: str, _: Query) -> Parts:
    post = re.fullmatch(r"/p/(\d+)(?:/edit)?", path)
    if post:
        return "zhuanlan.zhihu.com", f"/p/{post[1]}", []
    tardis = re.fullmatch(r"/tardis/(?:\w+/)?(?:art|ans)/(\d+)", path)
    return ("zhuanlan.zhihu.com", f"/p/{tardis[1]}", []) if tardis else (host, path, [])


def _acl(host: str, path: str, query: Query) -> Parts:
    paper = re.match(
        r"(?:/anthology)?(?:/papers)?(?:/[A-Z]/[A-Z]\d\d)?/([A-Z]\d\d-\d{4,5}|\d{4}\.[\w-]+\.\d+)(?:v\d+)?(?:\.pdf)?$",
        path,
    )
    return (host, f"/{paper[1]}", []) if paper else (host, path, query)


def _openreview(host: str, path: str, query: Query) -> Parts:
    values = dict(query)
    if path in ("/forum", "/pdf") and values.get("id"):
        return host, "/forum", [("id", values["id"])]
    return host, path, query


def _csdn(host: str, path: str, _: Query) -> Parts:
    return host, re.sub(r"^/([^/]+)/article/details/(\d+).*$", r"/\1/article/details/\2", path), []


def _bilibili(host: str, path: str, query: Query) -> Parts:
    page = [pair for pair in query if pair[0] == "p" and pair[1] != "1"]
    return host, path, page if path.startswith("/video/") else []


def _plain(host: str, path: str, _: Query) -> Parts:
    """No parameter counts."""
    return host, path, []


def _doi(host: str, path: str, _: Query) -> Parts:
    return host, path.lower(), []


SITES: Mapping[str, Rule] = {
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
