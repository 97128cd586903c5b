"""Whose article it is where the address tells the site alone: the account that the list names.

In this order: beside the article ("公众号：量子位"), in the brackets before it ("【机器之心】…"), behind it
("（来源：机器之心）", "… - 量子位"), in the column of its row that says so, in a heading or an item above.
"""

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from listgraph.cues import plain
from listgraph.entries.folding import folded
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import is_generic
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Entry
from listgraph.names.naming import names
from listgraph.text.script import simplified
from listgraph.text.writing import squeeze
from listgraph.urls import canonicalise
from listgraph.urls.accounts import Called, account, calling
from listgraph.urls.publishers import Publisher, publisher

_BRACKETS = re.compile(r"\W*?[【\[「](?P<name>[^【】\[\]「」()（）]{2,24})[】\]」]")
_NO = r"/:：,，。;；|｜【】\[\]「」()（）\n"
_NAMED = rf"(?P<name>\w(?:[^{_NO}]{{0,22}}[^\s{_NO}])?)"
_BEHIND = re.compile(
    rf"[^\w\n]*(?:\d{{4}}[-./年]\d{{1,2}}(?:[-./月]\d{{1,2}}日?|月)?[^\w\n]+)?"
    rf"(?:(?P<source>{plain('titles', 'source')}|来自)\s*+(?:[:：]\s*+)?|(?:by|from)\s+)?"
    rf"{_NAMED}\s*(?:$|[{_NO}])",
    re.IGNORECASE,
)
"""What stands behind a title and may be an account; ``source`` says that it is where the article is from."""
_AHEAD = re.compile(rf"[\W\d]*{_NAMED}\s*(?:[:：|｜·•)）\]】」]|\s[-–—]+\s)\W*")
"""All that stands before a title, and may be one."""
_ENDING = re.compile(rf"[|｜_–—-]\s*{_NAMED}\s*$")
"""What a title ends with that may be one."""
_NOBODY = frozenset({"网络", "互联网", "网友", "未知", "internet", "web", "unknown"})
"""What is said of a source that nobody knows."""
_KINDS = re.compile(
    r"(?:综述|教程|解读|论文|实战|干货|面试|面经|资讯|新闻|观点|推荐|置顶|原创|转载|必读|视频|讲座|笔记|入门|进阶|系列|基础|前沿|经典"
    r"|大?模型|多?模态|深度|机器|强化|对比|学习|计算机|视觉|自然|语言|处理|图像|语音|专题|合集|工具|开源|报告|行业|技术|算法|应用|数据"
    r"|训练|推理|部署|评测|微调)+|[\W\d]*|[A-Za-z]{2,5}"
)
"""What in brackets says the kind or the field of an article, and not whose it is."""
_RECURS = 2
"""So many articles of one site, and none of another, make the bracket before them an account's name."""


class Account(NamedTuple):
    """An account by the words that name it: those of a section's heading, or a part of the entry's text."""

    publisher: Publisher
    words: Span
    section: int = -1


def bracketed(document: Document, lexicon: Lexicon) -> Set[tuple[str, str]]:
    """The sites and names (squeezed) of what recurs in brackets before the articles of one site alone."""
    count: Counter[tuple[str, str]] = Counter()
    sites: dict[str, set[str]] = {}
    for entry in document.entries:
        found = _BRACKETS.match(simplified(entry.text))
        if not found or not entry.links:
            continue
        name = found["name"].strip()
        url = canonicalise(entry.links[0].destination)
        by = publisher(url, lexicon.publishers) if url else None
        if by is None or is_generic(name) or _KINDS.fullmatch(name) or names(name, lexicon):
            continue
        count[by.site, squeeze(name)] += 1
        sites.setdefault(squeeze(name), set()).add(by.site)
    return {key for key, times in count.items() if times >= _RECURS and len(sites[key[1]]) == 1}


def account_of(
    reading: Reading, site: str, document: Document, brackets: Set[tuple[str, str]], lexicon: Lexicon
) -> Account | None:
    """The account on ``site`` whose article it is, by what the list says; None where it says nothing.

    ``brackets`` are those of the document that name accounts (:func:`bracketed`).
    """
    called = _calling(site, lexicon)
    if called is None:
        return None
    plain = folded(reading.entry)
    place = next(filter(None, _places(plain, reading, called, site, brackets)), None)
    if place:
        words = Span(*place)
        return Account(account(called, words.of(reading.entry.text)), words)
    for index, section in document.above(plain.section):
        place = called.by(simplified(section.heading))
        if place:
            words = Span(*place)
            return Account(account(called, words.of(section.heading)), words, index)
    return None


@lru_cache(maxsize=1 << 12)
def _calling(site: str, lexicon: Lexicon) -> Called | None:
    return calling(site, lexicon.publishers)


def _places(
    plain: Entry, reading: Reading, called: Called, site: str, brackets: Set[tuple[str, str]]
) -> Iterator[tuple[int, int] | None]:
    """Where an entry may name the account of one of its articles, in order."""
    text, (start, end), title = plain.text, reading.context, reading.title
    yield called.within(text, start, max(start, title.start))
    yield called.within(text, title.end, max(title.end, end))
    before = _BRACKETS.match(text, start)
    if before:
        name = squeeze(before["name"].strip())
        yield before.span("name") if name in called.known or (site, name) in brackets else None
    if ahead := _AHEAD.fullmatch(text, start, max(start, title.start)):
        yield ahead.span("name") if squeeze(ahead["name"]) in called.known else None
    if behind := _BEHIND.match(text, title.end, max(title.end, end)):
        name = behind["name"]
        told = behind["source"] and not is_generic(name) and name.lower() not in _NOBODY
        yield behind.span("name") if told or squeeze(name) in called.known else None
    if (ending := _ENDING.search(title.of(text))) and squeeze(ending["name"]) in called.known:
        left, right = ending.span("name")
        yield title.start + left, title.start + right
    for (left, right), head in zip(plain.cells, plain.columns, strict=False):
        words = text[left:right].strip()
        yield (left, right) if words and called.word.fullmatch(head) else None
