"""The author's tree of one file: sections and entries, nothing interpreted yet."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One link. ``text`` is what a reader sees of it, ``title`` its tooltip.

    ``destination`` is as written (entities and escapes undone), ``line`` counts from 1.
    ``start`` and ``end`` are where ``text`` stands in the entry's text.
    """

    text: str
    destination: str
    line: int
    start: int
    end: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of the list that holds links: an item, a paragraph, a table row or a heading.

    ``text`` is what a reader sees, without markup, one line of text per source line, joined by
    newlines; its first line stands in the source at ``line``. ``cells`` are the bounds of a
    table row's cells in ``text`` (empty for anything else); ``columns`` the table's header.
    ``section`` is the index of its section in :attr:`Document.sections`; -1 before any heading.
    ``depth`` is how deep it is nested in lists.
    """

    text: str
    line: int
    links: tuple[Link, ...]
    section: int
    depth: int = 0
    kind: str = "item"
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()

    def line_text(self, line: int) -> str:
        """The entry's text that stands on the source line ``line``."""
        lines = self.text.split("\n")
        offset = line - self.line
        return lines[offset] if 0 <= offset < len(lines) else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; ``parent`` is the index of the one above, or -1."""

    heading: str
    level: int
    line: int
    parent: int


@dataclass(frozen=True, slots=True)
class Document:
    """The outline of one file. ``lines`` are its source lines, for quoting evidence."""

    path: str
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    lines: tuple[str, ...]

    def headings(self, section: int) -> Iterator[tuple[int, Section]]:
        """The section of that index and those above it, innermost first, each with its index."""
        while section >= 0:
            yield section, self.sections[section]
            section = self.sections[section].parent
