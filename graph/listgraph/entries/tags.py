"""The tags of an entry: ``#tag``, words in back-ticks at its ends, in 【 】, and in columns that file it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from listgraph.entries.columns import filing_in_row
from listgraph.entries.reading import Reading
from listgraph.lists.outline import Document, Entry
from listgraph.memo import for_the_latest


class Tag(NamedTuple):
    """A tag as read, from ``start`` to ``end`` (without its signs) of the source line ``line``.

    ``rule`` is what finds it: ``hash-tag``, ``code-tag``, ``bracket-tag`` or ``column-tag``.
    """

    text: str
    line: int
    start: int
    end: int
    rule: str


_ADDRESS = re.compile(
    r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|<[^<>]+>|https?://\S+|\[\[[^\]]*\]\]"
)
_SIGN = re.compile(r"[`#【]")
"""What stands in each text that has a tag."""
_CODE = re.compile(r"(?<!`)`(?P<tag>[^`\n]{1,40})`(?!`)")
_HASH = re.compile(r"(?<![^\s,，、。（(|])#(?P<tag>[^\W\d_][\w+/.-]{0,38}[\w+])#?(?![\w#])")
_BRACKET = re.compile(r"【(?P<tag>[^【】]{1,20})】")
_NAME = re.compile(r"[^\W_][\w .+#&'-]*(?<=[\w+#])")
_PART = re.compile(r"[^,，、;；/|\n\u2028]+")
_LONGEST = 40
"""More characters in a cell than this are words about the row."""
_MOST = 32
"""More names in the cells of a row are not looked at: each of its articles would have them all."""
_ANSWERS = frozenset(
    {"yes", "no", "true", "false", "none", "n/a", "na", "other", "unknown", "是", "否", "无", "有", "其他"}
)
_BETWEEN = re.compile(r"[\s,，、/|·.*\])）(（;；:：-]*")
_BULLET = re.compile(r"\s*(?:[-*+]|\d+[.)、])?\s*(?:\[[ xX]\])?[\s*_]*")
_ALTERNATIVES = re.compile(r"[^\W\d_][^/]*(?:/[^\W\d_][^/]*)+")


def tags(reading: Reading, document: Document) -> Iterator[Tag]:
    """The tags that stand in the lines of an article's entry, in order."""
    for line, start, end in _lines(reading):
        text = document.lines[line - 1]
        sign = _sign(text)
        if not sign or (end is not None and sign.start() >= end):
            continue
        for rule, found in _found(_seen(text), start, len(text) if end is None else end):
            yield from _each(found, line, rule)
    if reading.entry.columns:
        for start, end in _in_columns(reading.entry):
            yield _tag(reading.entry, document, start, end)


@lru_cache(maxsize=4)
def _sign(line: str) -> re.Match[str] | None:
    """The first sign of a tag in a line, which each of its links asks for."""
    return _SIGN.search(line)


@for_the_latest
def _in_columns(entry: Entry) -> tuple[tuple[int, int], ...]:
    """The places of the names in the cells of a row under headers such as "Licence"."""
    return tuple(islice(_names(entry), _MOST))


def _names(entry: Entry) -> Iterator[tuple[int, int]]:
    edges = sorted({edge for link in entry.links for edge in (link.start, link.end)})
    for start, end in filing_in_row(entry):
        own = edges[bisect_left(edges, start) : bisect_right(edges, end)]  # a link's words are a name's
        for first, last in pairwise([start, *own, end]):
            for found in _PART.finditer(entry.text, first, last):
                text = found.group().strip(" \t*_`")
                if len(text) <= _LONGEST and _NAME.fullmatch(text) and text.casefold() not in _ANSWERS:
                    begin = found.start() + found.group().index(text)
                    yield begin, begin + len(text)


def _tag(entry: Entry, document: Document, start: int, end: int) -> Tag:
    line, column = entry.locate(start)
    until, last = entry.locate(end - 1)
    stop = last + 1 if until == line else len(document.lines[line - 1])
    return Tag(entry.text[start:end], line, column, stop, "column-tag")


def _lines(reading: Reading) -> Iterator[tuple[int, int, int | None]]:
    """The source lines of an article's words: each with where they begin, and end if others follow."""
    entry, span = reading.entry, reading.context
    first, column = entry.locate(span.start)
    last, until = entry.locate(max(span.end - 1, span.start))
    alone = span.end >= len(entry.text) or entry.text[span.end] == "\n"
    before = span.start == 0 or entry.text[span.start - 1] == "\n"
    for line in range(first, max(first, last) + 1):
        start = 0 if line > first or before else column
        yield line, start, until + 1 if line == last and not alone else None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


class _Seen(NamedTuple):
    """A line with blanks for its addresses, and for its words in back-ticks, or for its other tags."""

    uncoded: str
    code: str


@lru_cache(maxsize=8)
def _seen(line: str) -> _Seen:
    """A line is looked at once, however many articles stand in it."""
    text = _ADDRESS.sub(_blank, line)
    return _Seen(_CODE.sub(_blank, text), _HASH.sub(_blank, _BRACKET.sub(_blank, text)))


def _found(seen: _Seen, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    for rule, pattern in (("bracket-tag", _BRACKET), ("hash-tag", _HASH)):
        yield from ((rule, found) for found in pattern.finditer(seen.uncoded, start, end))
    spans = list(_CODE.finditer(seen.code, start, end))
    yield from (("code-tag", found) for found in _at_ends(seen.code, spans, start, end))


def _at_ends(text: str, spans: list[re.Match[str]], start: int, end: int) -> Iterator[re.Match[str]]:
    """Those of the words in back-ticks before which, or behind which, there is nothing but others."""
    place = _BULLET.match(text, start, end).end()  # type: ignore[union-attr]
    leading = 0
    for found in spans:
        if _BETWEEN.fullmatch(text, place, found.start()) is None:
            break
        leading, place = leading + 1, found.end()
    place, trailing = end, 0
    for found in reversed(spans[leading:]):
        if _BETWEEN.fullmatch(text, found.end(), place) is None:
            break
        trailing, place = trailing + 1, found.start()
    alone = leading == len(spans) and _BETWEEN.fullmatch(text, spans[-1].end(), end) if spans else False
    if not alone:
        yield from spans[:leading]
    yield from spans[len(spans) - trailing :]


def _each(found: re.Match[str], line: int, rule: str) -> Iterator[Tag]:
    """A tag, or each of those that a slash parts ("Go/Docker")."""
    text, start = found["tag"], found.start("tag")
    parts = text.split("/") if _ALTERNATIVES.fullmatch(text) else [text]
    for part in parts:
        if _NAME.fullmatch(part.strip()):
            begin = start + len(part) - len(part.lstrip())
            yield Tag(part.strip(), line, begin, begin + len(part.strip()), rule)
        start += len(part) + 1
