"""The same thing listed twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from listgraph.checks.lists import Lists, at_link, shown
from listgraph.checks.words import pattern
from listgraph.entries.reading import Reading
from listgraph.entries.roles import is_bare
from listgraph.lists.outline import Document
from listgraph.memo import for_the_latest
from listgraph.problems import Problem
from listgraph.urls import canonicalise, split

_CONTAINED = 12
"""A title of so many letters that stands within another is the same title; so are two that begin with
twice as many of the same."""
_TELLING = 30
"""Titles of fewer letters may be shared by chance."""
_TELLING_ON_ONE_SITE = 18
"""As many letters are enough where one site has both."""
_FORM_OF_WORDS = 3
"""A title with so many addresses more is one for several things."""
_IDEOGRAPH = 3
"""As many letters a Chinese character is worth."""
_MOST = 50
"""With so many earlier listings of an address a further one is compared."""

_ASIDE = pattern("asides")


class _Listing(NamedTuple):
    """Where an article is listed.

    ``lead`` are the words before it in its line, ``beside`` the other addresses that have titles
    there: of two articles of one author, say.
    """

    document: Document
    reading: Reading
    lead: str
    beside: frozenset[str]

    @property
    def title(self) -> str:
        return self.reading.headline

    @property
    def place(self) -> str:
        """Where in the page the link leads."""
        return self.reading.link.destination.partition("#")[2]

    def problem(self, code: str, message: str) -> Problem:
        return at_link(self.document, self.reading.entry, self.reading.link, code, message)


def duplicates(lists: Lists) -> Iterator[Problem]:
    """Each listing of an address under a title that it has had in the file before.

    One problem is enough for an article that has a line for its paper and another for its code.
    """
    told: set[tuple[str, int, str]] = set()
    for earlier, listing in _again(lists):
        here = (place for place in earlier if place.document is listing.document)
        same = next((place for place in here if _alike(place.title, listing.title)), None)
        article = (listing.document.path, listing.reading.entry.section, listing.reading.above)
        if same and not (listing.reading.above and article in told):
            told.add(article)
            message = f"{shown(listing.title)} is listed already on line {same.reading.line}"
            yield listing.problem("duplicate", message)


def repeated(lists: Lists) -> Iterator[Problem]:
    """Each listing of an address that the file lists before under another title, or another file lists.

    A site's front page, and two places in one page, may well stand for two things.
    """
    for earlier, listing in _again(lists):
        here = [place for place in earlier if place.document is listing.document]
        alike = next((place for place in earlier if _alike(place.title, listing.title)), None)
        if alike and alike.document is not listing.document:
            where = f"{alike.document.path}:{alike.reading.line}"
            yield listing.problem("repeated-address", f"{shown(listing.title)} is listed already at {where}")
        elif here and not alike and here[0].place == listing.place and _is_page(listing):
            first = f"{shown(here[0].title)} on line {here[0].reading.line}"
            yield listing.problem("repeated-address", f"{shown(listing.title)} has the address of {first}")


def _is_page(listing: _Listing) -> bool:
    """Whether an address leads to a page within a site: a front page may stand for several things."""
    _, path, _ = split(canonicalise(listing.reading.link.destination) or "")
    return bool(path)


def cross_posts(lists: Lists) -> Iterator[Problem]:
    """Each listing of a title that the same file lists under another address before.

    A title that many addresses share is a form of words; on one site fewer letters tell one.
    """
    for document, readings in lists.readings:
        titles: dict[str, list[tuple[str, Reading]]] = {}
        for reading, _ in _listed(readings):
            url, title = canonicalise(reading.link.destination), reading.headline
            if url and not reading.above and _weight(title) >= _TELLING_ON_ONE_SITE:
                titles.setdefault(_bare(title), []).append((url, reading))
        for (first, before), *others in titles.values():
            copies = [(url, reading) for url, reading in others if url != first]
            for url, reading in copies if len({url for url, _ in copies}) < _FORM_OF_WORDS else ():
                if _weight(reading.headline) >= _TELLING or split(url)[0] == split(first)[0]:
                    message = (
                        f"{shown(reading.headline)} is listed under another address on line {before.line}"
                    )
                    yield at_link(document, reading.entry, reading.link, "cross-post", message)


_Repeated = Sequence[tuple[list[_Listing], _Listing]]


@for_the_latest
def _again(lists: Lists) -> _Repeated:
    """Each listing of an address after its first, with those before it that are of the same thing.

    More than one check asks for it.
    """
    return tuple(_repeated(lists))


def _repeated(lists: Lists) -> Iterator[tuple[list[_Listing], _Listing]]:
    seen: dict[str, list[_Listing]] = {}
    for document, readings in lists.readings:
        for listing in _listings(document, readings):
            url = canonicalise(listing.reading.link.destination)
            if url is None:
                continue
            earlier = seen.setdefault(url, [])
            same = [place for place in earlier[:_MOST] if _lists_the_same(place, listing)]
            if same:
                yield same, listing
            earlier.append(listing)


def _lists_the_same(left: _Listing, right: _Listing) -> bool:
    """Whether two listings of an address list it, and not each something else of its author or house."""
    if left.reading.entry is right.reading.entry and left.reading.line == right.reading.line:
        return False
    if left.lead and right.lead and left.lead != right.lead:
        return False
    if left.place and right.place and left.place != right.place and _bare(left.title) != _bare(right.title):
        return False
    return not (left.beside and right.beside and left.beside.isdisjoint(right.beside))


def _listings(document: Document, readings: Sequence[Reading]) -> Iterator[_Listing]:
    for reading, others in _listed(readings):
        beside = filter(None, (canonicalise(other.link.destination) for other in others))
        yield _Listing(document, reading, _bare(_before(reading)), frozenset(beside))


def _listed(readings: Sequence[Reading]) -> Iterator[tuple[Reading, list[Reading]]]:
    """The articles that a document lists, without those that its sentences only link to.

    ``readings`` are those of the document. With each article come the others of its line. A link whose
    words name nothing (an arrow, a licence) lists nothing.
    """
    for _, beside in groupby(readings, key=lambda reading: (id(reading.entry), reading.line)):
        first, *others = beside
        listed = not first.prose and not first.link.image and first.entry.kind != "heading"
        if listed and not _in_sentence(first) and _names_something(first.headline):
            yield first, others


def _names_something(title: str) -> bool:
    return any(map(str.isalnum, title)) and not _ASIDE.fullmatch(title.strip())


_LEADS_ON = ":：-–—•|]】)）*"
_PART = re.compile(
    r"\s*(?:[（(·-]\s*)?(?:[上中下一二三四五六七八九十](?!\w)|(?:part|p|pt)?[ .]?\d+\b)", re.IGNORECASE
)


def _in_sentence(reading: Reading) -> bool:
    """Whether words before or behind a link make it a part of a sentence, or one part of several."""
    text, end = reading.entry.text, reading.title.end
    before = _before(reading)
    behind = text[end : end + _NEAR].partition("\n")[0]
    runs_on = behind.lstrip(" ")[:1].isalpha() and reading.entry.kind == "paragraph"
    if is_bare(reading.link):
        behind = text[reading.link.end : reading.link.end + _NEAR].partition("\n")[0]
        runs_on = any(map(str.isalpha, behind)) and reading.entry.kind != "row"
    led = any(map(str.isalpha, before)) and before.rstrip()[-1:] not in _LEADS_ON
    return led or runs_on or bool(_PART.match(behind))


def _before(reading: Reading) -> str:
    """What stands before the title in its line or cell, and not too far."""
    text, start = reading.entry.text, reading.title.start
    near = max(0, start - _NEAR)
    bounds = [first for first, last in reading.entry.cells if first <= start < max(last, first + 1)]
    return text[max([near, text.rfind("\n", near, start) + 1, *bounds]) : start]


_NEAR = 1000
"""So many characters before and behind a title say what stands there."""


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


def _weight(title: str) -> int:
    """How long a title is: the longer, the less is it shared by chance."""
    return sum(_IDEOGRAPH if char >= "\u2e80" else 1 for char in title)
