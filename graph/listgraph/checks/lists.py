"""What the checks look at, and how they name what they found."""

import re
from dataclasses import dataclass
from functools import cached_property

from listgraph.checks.hosts import masked
from listgraph.checks.prose import prose
from listgraph.entries.reading import Reading
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Entry, Link, Section
from listgraph.problems import Problem
from listgraph.text.printable import printable

_LONGEST = 60
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists as read, what they say together, and the names known.

    ``absent`` are the files that links lead to and that do not exist, as paths relative to the
    root (:func:`listgraph.checks.files.target`).
    """

    documents: tuple[Document, ...]
    graph: KnowledgeGraph
    lexicon: Lexicon
    absent: frozenset[str] = frozenset()

    @cached_property
    def readings(self) -> tuple[tuple[Document, tuple[Reading, ...]], ...]:
        """Every document with its entries as they are read."""
        from listgraph.entries.read import read_entries  # slow to load, and not all that asks reads

        return tuple((document, read_entries(document)) for document in self.documents)

    @cached_property
    def prose(self) -> tuple[tuple[Document, tuple[str, ...]], ...]:
        """Every document with its lines without code and comments."""
        return tuple((document, prose(document.lines)) for document in self.documents)


def at_link(document: Document, entry: Entry, link: Link, code: str, message: str) -> Problem:
    """A problem of a link, placed at its text."""
    words = link.text
    start = document.lines[link.line - 1].find(words, _begin(entry, link)) if words else -1
    return Problem.of_words(document.path, link.line, code, message, start, words)


def at_destination(document: Document, entry: Entry, link: Link, code: str, message: str) -> Problem:
    """A problem of a link, placed at its destination."""
    start = document.destination(link, _begin(entry, link))
    return Problem.of_words(document.path, link.line, code, message, start, link.destination)


def _begin(entry: Entry, link: Link) -> int:
    """The column of a link's line from which on it is to be looked for."""
    line, column = entry.locate(link.start)
    return column if line == link.line else 0


def at_match(document: Document, number: int, match: re.Match[str], code: str, message: str) -> Problem:
    """A problem of what was found in the line of that number."""
    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    return Problem(document.path, number, code, message, start + 1, end + 1)


def at_heading(document: Document, section: Section, code: str, message: str) -> Problem:
    """A problem of a heading, placed at its words."""
    start, end = document.headed(section)
    words = document.lines[section.line - 1][start:end]
    return Problem.of_words(document.path, section.line, code, message, start, words)


def shown(text: str) -> str:
    """``text`` in quotation marks on one line, cut where it is long, nothing unprintable, no password in it.

    >>> shown("A\\n  title\\u202e")
    '“A title[U+202E]”'
    """
    line = printable(_SPACE.sub(" ", masked(text)).strip())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
