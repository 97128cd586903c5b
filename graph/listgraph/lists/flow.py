"""A text as a reader sees it, put together piece by piece, with its links and its place in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from listgraph.lists.escapes import runs
from listgraph.lists.outline import Alias, Link, Piece, Wikilink
from listgraph.urls import canonicalise
from listgraph.urls.medium import paper_id

_REFERENCE = re.compile(r"(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_BADGE = re.compile(
    r"badge|shields\.io|badgen\.net|travis-ci|codecov\.io|coveralls\.io|circleci\.com|appveyor|awesome\.re"
    r"|/workflows/|visitor|hits\.|star-history|buymeacoffee|ko-fi|open-?collective|gitter",
    re.IGNORECASE,
)
"""What the address of a picture has in it that only says how a project is doing."""


class Anchor(NamedTuple):
    """A ``tag`` that is a link and open: where it leads, that one's source line, where its text began.

    ``behind`` is the place in the source, a line and a column, behind which it stands.
    """

    tag: str
    destination: str
    line: int
    start: int
    behind: tuple[int, int]


@dataclass(slots=True)
class Flow:
    """A text being put together, line by line of the source.

    ``parts`` are the text so far, of ``length`` characters. ``line`` and ``column`` are where in
    ``lines`` (the source, from 1) the next words are to be looked for. ``inside`` are the bounds of
    links that stay within the page, ``badges`` counts the links that are badges, ``anchor`` is the tag
    that is a link and open, ``picture`` and ``badge`` tell of a picture in it.
    """

    lines: Sequence[str]
    line: int
    column: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    wikilinks: list[Wikilink] = field(default_factory=list)
    aliased: list[Alias] = field(default_factory=list)
    inside: list[tuple[int, int]] = field(default_factory=list)
    badges: int = 0
    anchor: Anchor | None = None
    picture: str | None = None
    badge: bool = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def since(self, start: int) -> str:
        """The text so far from ``start``: what is before it is not touched."""
        at, last = self.length, []
        for part in reversed(self.parts):
            if at <= start:
                break
            at -= len(part)
            last.append(part)
        return "".join(reversed(last))[start - at :]

    def append(self, words: str) -> None:
        """Put ``words`` behind the text, wherever they are from."""
        self.parts.append(words)
        self.length += len(words)

    def add(self, words: str) -> None:
        """Append ``words``, which stand in the source at the cursor or after it on its line.

        A character reference (``&amp;``) becomes what it stands for.
        """
        if "&" in words:
            for part in _REFERENCE.split(words):
                self._add(part, unescape(part))
        elif words:
            self._add(words, words)

    def _add(self, words: str, shown: str) -> None:
        source = self.lines[self.line - 1] if self.line <= len(self.lines) else ""
        found = source.find(words, self.column)
        placed = [(0, found)] if found >= 0 else runs(source, words, self.column)
        self.pieces += [Piece(self.length + start, self.line, column) for start, column in placed]
        if placed:
            start, column = placed[-1]
            self.column = column + len(words) - start
        else:
            self.pieces.append(Piece(self.length, self.line, self.column))
        self.append(shown)

    def next_line(self) -> None:
        """Go on to the next source line."""
        self.append("\n")
        self.down(1)

    def down(self, lines: int) -> None:
        """Go on so many source lines, without a break in the text."""
        if lines:
            self.line += lines
            self.column = 0

    def skip(self, destination: str) -> str:
        """Move past a link's destination; gives it as it stands in the source."""
        source = self.lines[self.line - 1] if self.line <= len(self.lines) else ""
        for form in (destination, unquote(destination)):
            found = source.find(form, self.column) if form else -1
            if found >= 0 and found - self.column <= 4:
                self.column = found + len(form)
                return form
        return destination

    def written(self, destination: str, defined: int) -> str:
        """The destination as it stands where a reference is defined: on the line ``defined`` or the next."""
        source = "\n".join(self.lines[defined - 1 : defined + 1])
        return next((form for form in (destination, unquote(destination)) if form in source), destination)

    def keep(
        self,
        destination: str,
        line: int,
        start: int,
        image: bool = False,
        badge: bool = False,
        defined: int = 0,
    ) -> None:
        """Keep a link whose text began at ``start``; one within the page is navigation and no link."""
        text = self.since(start)
        lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        end = max(self.length - tail, start + lead)
        if destination.startswith("#"):
            self.inside.append((start + lead, end))
            return
        self.badges += badge and not paper_id(canonicalise(destination) or "")
        self.links.append(
            Link(" ".join(text.split()), destination, line, start + lead, end, image, defined=defined)
        )

    def see(self, alt: str, source: str) -> None:
        """A picture within an anchor: its words are the link's where it has no others."""
        if self.anchor is not None:
            self.picture, self.badge = alt, is_badge(source)

    def open_anchor(self, destination: str, line: int, tag: str = "a") -> None:
        """Begin a link by a tag; it ends one that is open."""
        self.close_anchor()
        self.anchor = Anchor(tag, destination, line, self.length, (self.line, self.column))

    def close_anchor(self) -> None:
        """End the link that a tag began, if one is open."""
        if self.anchor is None:
            return
        (_, destination, line, start, behind), self.anchor = self.anchor, None
        image = self.picture is not None and not self.since(start).strip()
        if image and self.picture:
            self.pieces.append(Piece(self.length, *self._pictured(self.picture, *behind)))
            self.append(unescape(self.picture))
        self.keep(destination, line, start, image, image and self.badge)
        if any(link.start > self.links[-1].start for link in self.links[-2:-1]):  # one between its tags
            self.links.sort(key=lambda link: link.start)
        self.picture, self.badge = None, False

    def _pictured(self, words: str, line: int, column: int) -> tuple[int, int]:
        """Where the words of a picture stand behind a place in the source, up to the cursor's line."""
        begin = words.partition("\n")[0]
        for before in ('alt="', ""):
            for number in range(line, min(self.line, len(self.lines)) + 1):
                found = self.lines[number - 1].find(before + begin, column if number == line else 0)
                if found >= 0:
                    return number, found + len(before)
        return line, column

    @property
    def is_within(self) -> bool:
        """Whether all that there is to read leads within the page."""
        return bool(self.inside) and not self.links and not _has_words(self.text, self.inside)

    @property
    def is_badges(self) -> bool:
        """Whether there is nothing to see but badges."""
        if not 0 < len(self.links) == self.badges:
            return False
        return not _has_words(self.text, [(link.start, link.end) for link in self.links])

    @property
    def name(self) -> str:
        """The text without its pictures' words and the signs of links into the page, if others are left."""
        text, words, last = self.text, "", 0
        pictures = [(link.start, link.end) for link in self.links if link.image]
        signs = [span for span in self.inside if not any(map(str.isalnum, text[slice(*span)]))]
        for start, end in sorted(pictures + signs):
            words += text[last:start]
            last = end
        words = " ".join((words + text[last:]).split())
        return words or text


def is_badge(source: str) -> bool:
    """Whether the picture at ``source`` is a badge."""
    return _BADGE.search(source) is not None


def _has_words(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether there is a letter outside of the ``spans``, which are in order."""
    last, outside = 0, []
    for start, end in spans:
        outside.append(text[last:start])
        last = max(last, end)
    return any(map(str.isalnum, "".join([*outside, text[last:]])))


Bounds = tuple[tuple[int, int], ...]
WIDEST = 100
"""No table that people read has more columns: each article of a row is read with all of its cells."""


def narrow(cells: Bounds, columns: tuple[str, ...]) -> tuple[Bounds, tuple[str, ...]]:
    """The cells of a row with their headers; of too many the last are one, without a header."""
    if len(cells) <= WIDEST:
        return cells, columns
    last = (cells[WIDEST - 1][0], cells[-1][1])
    return (*cells[: WIDEST - 1], last), columns[: WIDEST - 1]


def joined(flows: Sequence[Flow], line: int, between: str) -> tuple[Flow, Bounds]:
    """Several texts as one, ``between`` between them, and the bounds of each in it."""
    if len(flows) == 1:
        return flows[0], ((0, flows[0].length),)
    whole = Flow((), line)
    bounds = []
    for index, part in enumerate(flows):
        if index:
            whole.append(between)
        start = whole.length
        whole.append(part.text)
        whole.links += [replace(k, start=k.start + start, end=k.end + start) for k in part.links]
        whole.pieces += [piece._replace(start=piece.start + start) for piece in part.pieces]
        whole.inside += [(begin + start, end + start) for begin, end in part.inside]
        whole.wikilinks += part.wikilinks
        whole.aliased += [Alias(begin + start, end + start, name) for begin, end, name in part.aliased]
        whole.badges += part.badges
        bounds.append((start, whole.length))
    return whole, tuple(bounds)
