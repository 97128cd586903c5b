"""Who publishes what is at a URL: the site, and the account on it where the URL tells."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from listgraph.lexicon import PublisherName
from listgraph.urls import as_written, split
from listgraph.urls.domains import registrable

Names = Mapping[tuple[str, str], PublisherName]


class Publisher(NamedTuple):
    """A site by its host, and the account, column or channel on it, where there is one.

    ``name`` is what the account is called in English, where a list tells its name and no address its id:
    ``account`` is the name then, as the list has it.
    """

    site: str
    account: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Site:
    """A row of ``accounts.toml``: how the site's URLs tell the account."""

    pattern: re.Pattern[str]
    home: str
    site: str
    label: str
    label_zh: str


_TABLE: dict[str, Any] = tomllib.loads(
    resources.files(__package__).joinpath("accounts.toml").read_text("utf-8")
)
_SHARED = frozenset(_TABLE["shared"].split())
_STORES = tuple(f".{host}" for host in _TABLE["stores"].split())
_SHARED_OWN = frozenset(_TABLE["own"].split())


def _pattern(row: Mapping[str, str]) -> str:
    if "account" in row:
        return row["account"]
    reserved = "|".join((_TABLE["reserved"] + " " + row.get("reserved", "")).split())
    return rf"{row['steps']}(?!(?:{reserved})(?:[/?]|$))([\w.~%@-]+)"


_SITES: Mapping[str, _Site] = MappingProxyType(
    {
        row["host"]: _Site(
            re.compile(_pattern(row), re.ASCII),
            row["home"],
            row.get("site", row["host"]),
            row.get("label", ""),
            row.get("label_zh", ""),
        )
        for row in _TABLE["site"]
    }
)


_BY_DOI: Mapping[str, str] = MappingProxyType(
    {prefix: site for site, prefixes in _TABLE["doi"].items() for prefix in prefixes.split()}
)
_DOI = re.compile(r"/(10\.\d{4,9})/")


def publisher(url: str, names: Names | None = None, destination: str = "") -> Publisher | None:
    """Who publishes what is at a canonical ``url``; None where it has no host, or one that only stores files.

    With ``names`` a host that is not among them goes by the nearest one above it that is, else by
    its registered domain. ``destination`` is the address as a list has it: it tells who publishes
    where the canonical one says less.

    >>> publisher("https://github.com/openai/gpt-2")
    Publisher(site='github.com', account='openai', name='')
    >>> publisher("https://jalammar.github.io/illustrated-bert")
    Publisher(site='github.io', account='jalammar', name='')
    >>> publisher("https://doi.org/10.1145/3292500.3330701")
    Publisher(site='dl.acm.org', account='', name='')
    >>> publisher("https://d1.cloudfront.net/paper.pdf")
    """
    host, path, query = split(url)
    if not host or f".{host}".endswith(_STORES):
        return None
    site = _SITES.get(host)
    if site is not None:
        found = site.pattern.match(f"{path}?{query}" if query else path)
        if found:
            return Publisher(site.site, unquote(found[1]))
        written = as_written(destination) if destination else None
        other = publisher(written, names) if written else None
        return other or Publisher(host)
    account, _, shared = host.partition(".")
    if shared in _SHARED and account not in _SHARED_OWN:
        return Publisher(shared, f"@{account}" if shared == "medium.com" else account)
    doi = _DOI.match(path) if host == "doi.org" else None
    if doi:
        host = _BY_DOI.get(doi[1], host)
    return Publisher(
        _named(host.removeprefix("www."), names) if names is not None else host.removeprefix("www.")
    )


def _named(host: str, names: Names) -> str:
    """``host`` or the nearest host above it that has a name; else the registered domain.

    A host that goes by the name of the domain, as one for its files does, is the domain.
    """
    last = registrable(host)
    step = host
    while (step, "") not in names:
        if step == last or "." not in step:
            return last
        step = step.partition(".")[2]
    whole = names.get((last, ""))
    return last if whole and whole.name == names[step, ""].name else step


def homepage(found: Publisher) -> str:
    """The page of the site or account, as a URL that may stand in RDF; empty where none is known.

    >>> homepage(Publisher("github.io", "jalammar")), homepage(Publisher("x.com", "a b"))
    ('https://jalammar.github.io/', 'https://x.com/a%20b')
    """
    if found.name:
        return ""
    if not found.account:
        return f"https://{found.site}/"
    site = _SITES.get(found.site)
    if site is None:
        return f"https://{found.account}.{found.site}/"
    return site.home.format(quote(found.account, safe="/@:=~"))


def site_name(found: Publisher, names: Names) -> PublisherName | None:
    """What is known of the publisher's site; of its own host first, where it has one."""
    own = names.get((f"{found.account}.{found.site}", "")) if found.account else None
    return own or names.get((found.site, "")) or names.get((registrable(found.site), ""))


_WORD = re.compile(r"[\w-]")


def spelling(found: Publisher, destination: str) -> str:
    """The account as an address spells it; a site may not tell THUDM from thudm, but people do.

    >>> spelling(Publisher("github.com", "thudm"), "https://github.com/THUDM/GLM")
    'THUDM'
    """
    account = found.account.lower()
    lower = destination.lower()
    at = lower.find(account) if account and len(lower) == len(destination) else -1
    while at >= 0:
        end = at + len(account)
        if not (at and _WORD.match(lower, at - 1)) and not _WORD.match(lower, end):
            return destination[at:end]
        at = lower.find(account, end)
    return found.account


def _chinese(known: PublisherName) -> str:
    return "" if known.latin else known.zh


def publisher_name(found: Publisher, names: Names, account: str = "") -> tuple[str, str]:
    """What people call the publisher, in English and in Chinese (empty where there is no such name).

    ``account`` is how its account is spelt, where that is not how addresses are compared.

    >>> publisher_name(Publisher("github.com", "openai"), {})
    ('github.com: openai', '')
    >>> publisher_name(Publisher("mp.weixin.qq.com", "MzI3MTA0MTk1MA=="), {})
    ('WeChat account MzI3MTA0MTk1MA', '微信公众号 MzI3MTA0MTk1MA')
    """
    host = f"{found.account}.{found.site}"
    known = names.get((found.site, found.account)) or names.get((host, ""))
    if known:
        return known.name, _chinese(known)
    if not found.account:
        return found.site, ""
    above = names.get((found.site, ""))
    english, chinese = (above.name, _chinese(above)) if above else (found.site, "")
    if found.name:
        own = found.account if found.name == found.account else f"{found.account} / {found.name}"
        return f"{own} ({english})", f"{found.account}（{chinese}）" if chinese else ""
    account = (account or found.account).rstrip("=")
    site = _SITES.get(found.site)
    if site and site.label:
        return site.label.format(account), site.label_zh.format(account)
    if found.site in _SHARED and not account.startswith("@") and site is None:
        return host, ""
    return f"{english}: {account}", f"{chinese}：{account}" if chinese else ""
