"""The same thing listed twice."""

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from listgraph.checks.lists import Lists, shown
from listgraph.knowledge import Problem
from listgraph.outline import Document
from listgraph.reading import Reading, read_entries
from listgraph.roles import role
from listgraph.urls import canonicalise

_CONTAINED = 12
"""A title of so many letters that stands within another is the same title; so are two that begin with
twice as many of the same."""
_TELLING = 30
"""Titles of fewer letters may be shared by chance."""
_IDEOGRAPH = 3
"""As many letters a Chinese character is worth."""

Listing = tuple[str, int, str, str]
"""Where an article is listed: the file, the line, the title and the destination."""


def duplicates(lists: Lists) -> Iterator[Problem]:
    """Each listing of an address under a title that it has had in the file before."""
    for earlier, (file, line, title, _) in _again(lists):
        same = next((place for place in earlier if place[0] == file and _alike(place[2], title)), None)
        if same:
            message = f"{shown(title)} is listed already on line {same[1]}"
            yield Problem(file, line, "duplicate", message)


def repeated(lists: Lists) -> Iterator[Problem]:
    """Each listing of an address that the file lists before under another title, or another file lists.

    A site's front page, and two places in one page, may well stand for two things.
    """
    for earlier, (file, line, title, destination) in _again(lists):
        here = [place for place in earlier if place[0] == file]
        alike = next((place for place in earlier if _alike(place[2], title)), None)
        parts = urlsplit(destination)
        if alike and alike[0] != file:
            message = f"{shown(title)} is listed already at {alike[0]}:{alike[1]}"
            yield Problem(file, line, "repeated-address", message)
        elif here and not alike and parts.path.strip("/") and parts.fragment == urlsplit(here[0][3]).fragment:
            message = f"{shown(title)} has the address of {shown(here[0][2])} on line {here[0][1]}"
            yield Problem(file, line, "repeated-address", message)


def cross_posts(lists: Lists) -> Iterator[Problem]:
    """Each listing of a title that the same file lists under another address before."""
    for document in lists.documents:
        seen: dict[str, tuple[str, int]] = {}
        for reading in _listed(document):
            url, title = canonicalise(reading.link.destination), reading.headline
            if url is None or reading.above or not _is_telling(title):
                continue
            before, line = seen.setdefault(_bare(title), (url, reading.line))
            if before != url:
                message = f"{shown(title)} is listed under another address on line {line}"
                yield Problem(document.path, reading.line, "cross-post", message)


def _again(lists: Lists) -> Iterator[tuple[list[Listing], Listing]]:
    """Each listing of an address after its first, with those before it."""
    seen: dict[str, list[Listing]] = {}
    for document in lists.documents:
        for reading in _listed(document):
            url = canonicalise(reading.link.destination)
            if url is None:
                continue
            place = (document.path, reading.line, reading.headline, reading.link.destination)
            earlier = seen.setdefault(url, [])
            if earlier and earlier[-1][:2] != place[:2]:
                yield earlier, place
            earlier.append(place)


def _listed(document: Document) -> Iterator[Reading]:
    """The articles that the document lists, without those that its sentences only link to."""
    for _, readings in groupby(read_entries(document), key=lambda reading: (id(reading.entry), reading.line)):
        first = next(readings)
        listed = not first.prose and not first.link.image and first.entry.kind != "heading"
        if listed and not _in_sentence(first):
            yield first


_LEADS_ON = ":：-–—•|]】)）*"
_PART = re.compile(
    r"\s*[（(·-]?\s*(?:[上中下一二三四五六七八九十](?!\w)|(?:part|p|pt)?[ .]?\d+\b)", re.IGNORECASE
)


def _in_sentence(reading: Reading) -> bool:
    """Whether words before or behind a link make it a part of a sentence, or one part of several."""
    text, end = reading.entry.text, reading.title.end
    before = _before(reading)
    behind = text[end:].partition("\n")[0]
    runs_on = behind.lstrip(" ")[:1].isalpha() and reading.entry.kind == "paragraph"
    if role(reading.link) == "bare":
        behind = text[reading.link.end :].partition("\n")[0]
        runs_on = any(map(str.isalpha, behind)) and reading.entry.kind != "row"
    led = any(map(str.isalpha, before)) and before.rstrip()[-1:] not in _LEADS_ON
    return led or runs_on or bool(_PART.match(behind))


def _before(reading: Reading) -> str:
    """What stands before the title in its line or cell."""
    text, start = reading.entry.text, reading.title.start
    bounds = [first for first, last in reading.entry.cells if first <= start < max(last, first + 1)]
    return text[max([text.rfind("\n", 0, start) + 1, *bounds]) : start]


def _alike(left: str, right: str) -> bool:
    """Whether two titles are one, but for what stands around it.

    >>> _alike("1. BERT论文", "BERT 论文"), _alike("BERT", "BERT code")
    (True, False)
    """
    short, long = sorted((_bare(left), _bare(right)), key=len)
    begun = len(short) >= 2 * _CONTAINED and short[: 2 * _CONTAINED] == long[: 2 * _CONTAINED]
    return short == long or begun or (len(short) >= _CONTAINED and short in long)


def _bare(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold())).lstrip("0123456789")


def _is_telling(title: str) -> bool:
    """Whether a title is long enough not to be shared by chance."""
    return sum(_IDEOGRAPH if char >= "\u2e80" else 1 for char in title) >= _TELLING
