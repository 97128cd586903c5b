"""Stub."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import safe_url_string


def is_web_url(text: str) -> bool:
    return bool(re.match(r"https?://[^\s/]+", text)) and not re.search(r"\s", text)


def canonicalise(destination: str) -> str | None:
    if not is_web_url(destination):
        return None
    try:
        parts = urlsplit(safe_url_string(destination))
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    query = parts.query
    if host == "mp.weixin.qq.com":
        query = urlencode([(k, v) for k, v in parse_qsl(query) if k in ("__biz", "mid", "idx", "sn")])
    path = parts.path.rstrip("/")
    m = re.match(r"/(?:abs|pdf)/(\d+\.\d+)", path)
    if host == "arxiv.org" and m:
        path = "/abs/" + m[1]
    return urlunsplit(("https", host, path, query, ""))


def published_year(url: str) -> int | None:
    m = re.match(r"https://arxiv.org/abs/(\d\d)", url)
    return 2000 + int(m[1]) if m else None


def paper_id(url: str) -> str | None:
    m = re.match(r"https://arxiv.org/abs/(.+)", url)
    return "arxiv:" + m[1] if m else None
