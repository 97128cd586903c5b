"""What a list calls an account whose site's addresses do not tell it: "公众号：量子位"."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType

from listgraph.text.writing import squeeze
from listgraph.urls.publishers import Names, Publisher

_QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"', "【": "】", "《": "》", "[": "]", "（": "）", "(": ")"}
_NO = r":：,，。;；|｜「」『』“”\"【】《》\[\]（）()\n"
_NAME = rf"[^\s/{_NO}][^{_NO}]{{0,28}}?"
_END = r"(?=\s*(?:$|[,，。;；|｜/「『“【《\[（(」』”】》\])）\n]|\s[-–—]\s|\s{2}))"
_MORE = r"(?:的)?(?:文章|推文|推送|系列|合集|精选|posts?|articles?|videos?|视频)?"


@dataclass(frozen=True, slots=True)
class Called:
    """How lists name the accounts of one site: within a text (``inside``), or by all of it (``whole``).

    ``known`` are names of accounts as they are compared, each with its name in English; ``ids`` those of
    which the account's own id is known.
    """

    site: str
    inside: re.Pattern[str]
    whole: re.Pattern[str]
    word: re.Pattern[str]
    known: Mapping[str, str]
    ids: Mapping[str, str]

    def within(self, text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """Where the name of an account stands in a part of a text, with the word that says so."""
        return _place(self.inside.search(text, start, len(text) if end is None else end))

    def by(self, text: str) -> tuple[int, int] | None:
        """Where in a heading or a cell the name stands that is all that it says."""
        found = _place(self.inside.search(text)) or _place(self.whole.fullmatch(text))
        if not found and squeeze(text) in self.known:
            return 0, len(text)
        return found


def _place(match: re.Match[str] | None) -> tuple[int, int] | None:
    """Where the group stands that matched."""
    return (
        next((match.span(name) for name, words in match.groupdict().items() if words), None)
        if match
        else None
    )


def _patterns(words: str) -> Iterator[str]:
    """The ways to write a name behind the word, with a quote or a colon between them."""
    quoted = (
        rf"{re.escape(left)}(?P<q{index}>{_NAME}){re.escape(right)}"
        for index, (left, right) in enumerate(_QUOTES.items())
    )
    yield rf"(?<![A-Za-z])(?:{words})\s*[:：]?\s*(?:{'|'.join(quoted)})"
    yield rf"(?<![A-Za-z])(?:{words})\s*(?:[:：|｜]|\s[-–—])\s*(?P<plain>{_NAME}){_END}"


_ROWS = tomllib.loads(resources.files(__package__).joinpath("accounts.toml").read_text("utf-8"))["called"]
_HOSTS: Mapping[str, int] = MappingProxyType(
    {
        host: number
        for number, row in enumerate(_ROWS)
        for host in (row["site"], row.get("short", row["site"]))
    }
)


_NOBODY: Names = MappingProxyType({})


def calling(host: str, names: Names = _NOBODY) -> Called | None:
    """How a list may name an account of the site at ``host``, where its addresses often tell none.

    Those that ``names`` have by an id are known as well, by what they are called there.
    """
    if host not in _HOSTS:
        return None
    called = _called(_HOSTS[host])
    own = _ids(called.site, names)
    return replace(called, known=MappingProxyType({**dict.fromkeys(own, ""), **called.known}), ids=own)


@cache
def _called(number: int) -> Called:
    """Of one row; its patterns take long to compile, and most lists link to none of the sites."""
    row: Mapping[str, str | list[list[str]]] = _ROWS[number]
    words = str(row["words"])
    known = {squeeze(name[0]): name[-1] for name in row.get("known", ()) if isinstance(name, list)}
    return Called(
        str(row["site"]),
        re.compile("|".join(_patterns(words)), re.IGNORECASE),
        re.compile(rf"\W*(?P<name>{_NAME})\s*[（(【]?\s*(?:{words})\s*[）)】]?\s*{_MORE}\W*", re.IGNORECASE),
        re.compile(rf"\s*(?:{words}|来源|账号|发布者|source|account|publisher)\s*", re.IGNORECASE),
        MappingProxyType(known),
        MappingProxyType({}),
    )


def account(called: Called, name: str) -> Publisher:
    """The account that lists call ``name``; by its own id where that is known.

    >>> site = calling("mp.weixin.qq.com")
    >>> account(site, "机器之心") if site else None
    Publisher(site='mp.weixin.qq.com', account='机器之心', name='Synced')
    """
    key = squeeze(name)
    known = called.ids.get(key)
    return Publisher(called.site, known or name, "" if known else called.known.get(key, name))


def _ids(site: str, names: Names) -> Mapping[str, str]:
    """The ids of a site's accounts by what they are called, without the site's own name behind it."""
    return {
        squeeze(re.sub(r"\s*[（(][^（）()]*[)）]$", "", label)): name.account
        for name in names.values()
        if name.site == site and name.account
        for label in (name.name, name.zh)
        if label
    }
