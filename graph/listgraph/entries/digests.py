"""Pieces of a digest: a heading that is the title, what is told under it, and a link that only points.

So "### A new model is out", some lines, "[Read more](u)". Such an entry is read with its heading and those
lines, each where it stands in the source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from listgraph.cues import plain
from listgraph.entries.lead import behind_lead
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import TRIM, is_generic
from listgraph.entries.signs import tidy
from listgraph.lists.outline import Document, Entry, Piece, Section
from listgraph.text.script import simplified

_LONGEST = 600
"""So many characters under the heading are read as what is told."""
_TOLD = re.compile(r"\s*(?:[>*+-]\s+)*(?P<words>(?![|<#`!~]|[-=*_]{3}).)")
"""A line of words: no row, markup, picture, fence or rule."""
_NUMBER = re.compile(r"\W{0,3}(?:\d{1,3}\s?[.、)）]|第?[一二三四五六七八九十]{1,3}\s?[、.，])\s*(?=\S)")
"""The number of a piece in its digest: "3. …", "三、…"."""


def is_sourced(reading: Reading) -> bool:
    """Whether an article's links only say where what its paragraph tells is from: "…。来源：[@ann](u)".

    So does a line of who tells it and where to read it: "Bird Weekly | [Read more](u)".
    """
    entry = reading.entry
    if entry.kind != "paragraph" or entry.depth:
        return False
    first = min((reading.link, *(link for _, link in reading.others)), key=lambda link: link.start)
    told = simplified(entry.text[max(0, first.start - _NEAR) : first.start])
    by_whom = _TELLER.fullmatch(entry.text, 0, first.start) and not entry.text[first.end :].strip(TRIM)
    return bool(_SOURCE.search(told)) or bool((reading.prose or by_whom) and is_generic(first.text))


def tells_source(reading: Reading, document: Document) -> bool:
    """Whether an item right under a heading only says where what that tells is from: "- Source: [A](u)"."""
    entry = reading.entry
    first = entry.links[0].start
    if entry.kind != "item" or entry.depth != 1 or entry.section < 0 or len(entry.links) > _SOURCES:
        return False
    near = first <= _NEAR and entry.line - document.sections[entry.section].line <= _BELOW
    return near and bool(_SOURCE.fullmatch(simplified(entry.text[:first])))


_SOURCE = re.compile(rf"(?:^|[\s。.!！|（(]){plain('titles', 'source')}\s?[:：]?\s*$", re.IGNORECASE)
_TELLER = re.compile(r"[^\s|｜]{1,16}(?: [^\s|｜]{1,16}){0,2}\s*[|｜]\s*")
_NEAR = 24
_SOURCES = 6
"""A piece has no more sources than so many."""
_BELOW = 12
"""No more lines stand between a piece's heading and its sources."""


def as_piece(reading: Reading, document: Document) -> Reading:
    """``reading`` with the heading as its title and the lines below it, where it is a piece of a digest.

    The heading must be what names it, and stand in its line as it is read.
    """
    section = document.sections[reading.entry.section] if reading.entry.section >= 0 else None
    if not section or section.implied or reading.entry.line <= section.line:
        return reading
    standing = _standing(section.heading, document.lines[section.line - 1])
    if not standing or is_generic(section.heading):
        return reading
    number = _NUMBER.match(section.heading)
    begun = behind_lead(section.heading, number.end() if number else 0, len(section.heading))
    title = Span(begun, len(section.heading.rstrip(TRIM)))
    if title.end <= title.start:
        return reading
    entry = _merged(reading.entry, document, section, standing)
    shift = len(entry.text) - len(reading.entry.text)
    links = dict(zip(map(id, reading.entry.links), entry.links, strict=True))
    return reading._replace(
        entry=entry,
        link=links[id(reading.link)],
        others=tuple((part, links[id(link)]) for part, link in reading.others),
        title=title,
        context=Span(0, reading.context.end + shift),
        label=None,
        prose=False,
        above=reading.above or tidy(section.heading),
    )


_MARKS = frozenset("#*_`~ \t")
"""What a line may hold that its heading does not: "#### **[A]** is out"."""


def _standing(heading: str, line: str) -> list[tuple[int, int]]:
    """Where the parts of a heading stand in its line, marks for bold words between them; empty for nowhere.

    >>> _standing("[A] is out", "## **[A]** is out"), _standing("A b", "## A [b](u)")
    ([(0, 5), (3, 10)], [])
    """
    found: list[tuple[int, int]] = []
    column = 0
    for place, char in enumerate(heading):
        begun = column
        while column < len(line) and line[column] != char and line[column] in _MARKS:
            column += 1
        if not line.startswith(char, column):
            return []
        if not found or column != begun:
            found.append((place, column))
        column += 1
    return found


def _merged(entry: Entry, document: Document, section: Section, standing: Sequence[tuple[int, int]]) -> Entry:
    """The entry with its heading, and the lines between, before its own text."""
    parts = []
    headed = (Piece(start, section.line, column) for start, column in standing)
    length = len(section.heading) + 1
    for line, start, words in _told(document, section.line, entry.line):
        if length + len(words) > _LONGEST:
            break
        parts.append((words, Piece(length, line, start)))
        length += len(words) + 1
    links = (replace(link, start=link.start + length, end=link.end + length) for link in entry.links)
    own = (piece._replace(start=piece.start + length) for piece in entry.pieces)
    return replace(
        entry,
        text="\n".join([section.heading, *(words for words, _ in parts), entry.text]),
        links=tuple(links),
        pieces=(*headed, *(piece for _, piece in parts), *own),
        kind="heading",
    )


def _told(document: Document, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """The lines of words between two lines, each with its number, its first column and its words."""
    for line in range(first + 1, last):
        told = _TOLD.match(document.lines[line - 1])
        if told:
            start = told.start("words")
            yield line, start, document.lines[line - 1][start : start + _LONGEST].rstrip()
