"""The author's tree of one file: sections and entries, nothing interpreted yet."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Link:
    """One link. ``start`` and ``end`` are where its text stands in the entry's text.

    ``destination`` is as written (entities and escapes undone), ``line`` counts from 1.
    ``image`` says that what a reader sees of the link is only a picture (a badge), ``is_file`` that it
    leads to a file that there is; ``defined`` is the line of the definition that a reference leads to, or 0.
    """

    text: str
    destination: str
    line: int
    start: int
    end: int
    image: bool = False
    is_file: bool = False
    defined: int = 0


class Wikilink(NamedTuple):
    """``[[target]]``: a page named, not addressed; ``line`` from 1, ``column`` from 0."""

    target: str
    line: int
    column: int


class Alias(NamedTuple):
    """The text from ``start`` to ``end`` stands for a page of another name: ``[[target|words]]``."""

    start: int
    end: int
    target: str


_BROKEN = 4
"""So many lines on, a link that begins on one line has its address at last."""
_BEHIND = sys.maxsize
"""More than any line's number: what compares as behind every piece that begins at a place."""


class Word(NamedTuple):
    """A word of front matter, ``line`` from 1 in the file and ``column`` from 0."""

    text: str
    line: int
    column: int


class Piece(NamedTuple):
    """A run of an entry's text and where it stands in the source.

    It begins at ``start`` in the text, at ``column`` (from 0) of the source line ``line``; it
    ends where the next piece begins.
    """

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Entry:
    """A piece of the list that holds links: an item, a paragraph, a table row or a heading.

    ``text`` is what a reader sees, without markup. ``kind`` is one of ``item``, ``paragraph``,
    ``row`` and ``heading``. ``cells`` are the bounds of a row's cells in ``text``; ``columns``
    the headers above them, where the table has one. ``section`` is the index of its section in
    :attr:`Document.sections`, -1 before any heading; ``depth`` how deep it is nested in lists.
    ``below`` is the text of what is nested in an item and holds no link; ``aliased`` are the words that
    stand for a page of another name.
    """

    text: str
    line: int
    links: tuple[Link, ...]
    pieces: tuple[Piece, ...]
    section: int
    kind: str = "item"
    depth: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()
    below: str = ""
    aliased: tuple[Alias, ...] = ()

    def locate(self, start: int) -> tuple[int, int]:
        """The source line, and the column in it, of the character at ``start`` of the text."""
        pieces = self.pieces
        if len(pieces) == 1 and start >= pieces[0].start:
            return pieces[0].line, pieces[0].column + start - pieces[0].start
        index = bisect_right(pieces, (start, _BEHIND)) - 1
        if index < 0:
            return self.line, 0
        begin, line, column = self.pieces[index]
        return line, column + start - begin


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; ``parent`` is the index of the one above, or -1.

    ``implied`` says that no ``#`` makes it a heading: a tag, or a line that is one to the eye.
    """

    heading: str
    level: int
    line: int
    parent: int
    implied: bool = False


_TEXT = 1000
"""A link's text that holds the address ends within so many characters behind that."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """The outline of one file. ``lines`` are its source lines, for quoting evidence.

    ``aliases`` are the names that the file has besides its own, ``wikilinks`` the pages that it names,
    ``badges`` the links of badges above all sections, which are in no entry, ``tags`` what its front
    matter files it under.
    """

    path: str
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    lines: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    wikilinks: tuple[Wikilink, ...] = ()
    badges: tuple[Link, ...] = ()
    tags: tuple[Word, ...] = ()

    def links(self) -> Iterator[tuple[Entry, Link]]:
        """Every link with its entry, in order."""
        for entry in self.entries:
            for link in entry.links:
                yield entry, link

    def destination(self, link: Link, begin: int = 0) -> int:
        """The column, from 0, at which a link's destination stands in its line, or -1.

        It is looked for after ``begin`` first, behind the link's text, which may hold the same words.
        """
        line = self.lines[link.line - 1]
        first = line.find(link.destination, begin)
        if first < 0:
            return line.find(link.destination)
        closes = line.find("](", begin, first + _TEXT)
        behind = line.find(link.destination, closes + 2) if closes >= 0 else -1
        return behind if behind >= 0 else first

    def addressed(self, link: Link) -> tuple[int, int, int]:
        """Where a link's destination is written: the source line, and its columns from 0, the end exclusive.

        That may be where a reference is defined. What is found nowhere has no columns: both are 0.
        """
        if (start := self.destination(link)) >= 0:
            return link.line, start, start + len(link.destination)
        first = link.defined or link.line
        near = range(first, min(first + _BROKEN, len(self.lines)) + 1)
        for line in near:
            if (start := self.lines[line - 1].find(link.destination)) >= 0:
                return line, start, start + len(link.destination)
        written = _written(link.destination)
        for line in near:
            if found := written.search(self.lines[line - 1]):
                return line, *found.span()
        return link.line, 0, 0

    def headed(self, section: Section) -> tuple[int, int]:
        """The columns, from 0, at which a heading's words stand in its line, the end exclusive.

        Where there are marks among the words, they are those of all that the line says.
        """
        line = self.lines[section.line - 1]
        if (start := line.find(section.heading)) >= 0:
            return start, start + len(section.heading)
        return len(line) - len(line.lstrip("# \t")), len(line.rstrip())

    def above(self, section: int) -> Iterator[tuple[int, Section]]:
        """The section of that index and those above it, innermost first, each with its index."""
        while section >= 0:
            yield section, self.sections[section]
            section = self.sections[section].parent


_CHAR = re.compile(r"(?:%[0-9A-Fa-f]{2})+|[\W_]")


def _written(destination: str) -> re.Pattern[str]:
    """What a destination may be written as: each of its signs escaped, as an entity, or percent-encoded,
    and without its scheme."""
    scheme, slashes, rest = destination.rpartition("://")
    return re.compile(f"(?:{_CHAR.sub(_spelt, scheme + slashes)})?{_CHAR.sub(_spelt, rest)}")


def _spelt(sign: re.Match[str]) -> str:
    forms = dict.fromkeys((sign.group(), unquote(sign.group())))
    return rf"(?:\\?{'|'.join(map(re.escape, forms))}|&#?\w+;)"
