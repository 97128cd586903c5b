"""Canonical URLs: what of an address names the thing, and what does not. String functions only.

Two links to one page get one address: tracking parameters, fragments, mobile hosts, versions of a
paper and redirect wrappers go; what the site's own addresses are made of stays. Hosts with ways of
their own have a row in :data:`listgraph.sites.SITES`.
"""

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

import idna
from publicsuffixlist import PublicSuffixList

from listgraph.sites import SAME_HOST, SITES, WRAPPERS, Query

_SUFFIXES = PublicSuffixList(only_icann=True)
_ABSOLUTE = re.compile(r"(?:https?|ftp):/{1,3}(?=[^/\s])", re.IGNORECASE)
_GIT = re.compile(r"(?:git|ssh)(?:\+\w+)?://(?:git@)?|git@(?=[\w.-]+:)", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?=[/?#]|$)", re.IGNORECASE)
_FILE_ENDING = re.compile(
    r"\.(?:ai|app|cc?|go|h|html|ipynb|js|json|la|md|mk|ml|mm|pl|ps|py|rb|rs|sh|so|toml|ts|txt|ya?ml|zip)$",
    re.IGNORECASE,
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
    if not known or (plain and _FILE_ENDING.search(text)):
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
    inner = WRAPPERS.get((host, path or "/"))
    if inner:
        target = dict(query).get(inner, "")
        if is_web_url(unquote(target)):
            return unquote(target)
    rule = SITES.get(host)
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
    return SAME_HOST.get(host, host)


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
