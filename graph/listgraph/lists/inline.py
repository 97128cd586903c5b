"""Inline tokens become the text that a reader sees, with its links and its place in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

from listgraph.lists.markdown import Token
from listgraph.lists.outline import Link, Piece

_REFERENCE = re.compile(r"(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")


@dataclass(slots=True)
class Flow:
    """A text being put together from tokens, line by line of the source.

    ``line`` and ``column`` are where in ``lines`` (the source, from 1) the next words are to be
    looked for.
    """

    lines: Sequence[str]
    line: int
    column: int = 0
    text: str = ""
    links: list[Link] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

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
        if found >= 0:
            self.pieces.append(Piece(len(self.text), self.line, found))
            self.column = found + len(words)
        else:
            self.pieces.append(Piece(len(self.text), self.line, self.column))
        self.text += shown

    def next_line(self) -> None:
        """Go on to the next source line."""
        self.text += "\n"
        self.line += 1
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


def flow(tokens: Sequence[Token], lines: Sequence[str], line: int, column: int = 0) -> Flow:
    """The text of inline ``tokens`` that begin on the source line ``line``, at or after ``column``."""
    into = Flow(lines, line, column)
    _walk(tokens, into)
    return into


def _walk(tokens: Sequence[Token], into: Flow) -> None:
    anchor: tuple[str, int, int] | None = None
    for token in tokens:
        kind = token["type"]
        if kind == "link":
            _link(token, into)
        elif kind == "image":
            into.skip(token["attrs"].get("url", ""))
        elif kind in ("softbreak", "linebreak"):
            into.next_line()
            into.line += token.get("newlines", 1) - 1
        elif kind == "inline_html":
            anchor = _html(token["raw"], into, anchor)
        elif "children" in token:
            _walk(token["children"], into)
        else:
            into.add(token.get("raw", ""))
            into.line += token.get("newlines", 0)


def _link(token: Token, into: Flow) -> None:
    start, line = len(into.text), into.line
    _walk(token["children"], into)
    image = False
    if not into.text[start:].strip():
        alt = _alt_text(token["children"])
        image = bool(alt)
        into.add(alt)
    destination = token["attrs"].get("url") or ""
    if not token.get("bare"):
        destination = into.skip(destination)
    _keep(into, destination, line, start, image)


def _keep(into: Flow, destination: str, line: int, start: int, image: bool = False) -> None:
    if destination.startswith("#"):  # within the page
        return
    text = into.text[start:]
    lead, tail = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    end = max(len(into.text) - tail, start + lead)
    into.links.append(Link(" ".join(text.split()), destination, line, start + lead, end, image))


def _alt_text(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token["type"] == "image":
            parts.append(" ".join(child.get("raw", "") for child in token["children"]))
    return " ".join(part for part in parts if part)


class _Tag(HTMLParser):
    """Reads one tag: its name, whether it closes, and the ``href`` of an anchor."""

    def __init__(self, raw: str) -> None:
        super().__init__()
        self.opened = self.closed = self.href = ""
        self.feed(raw)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened = tag
        self.href = next((value or "" for name, value in attrs if name == "href"), "")

    def handle_endtag(self, tag: str) -> None:
        self.closed = tag


def _html(raw: str, into: Flow, anchor: tuple[str, int, int] | None) -> tuple[str, int, int] | None:
    """Take in one inline tag; gives the anchor that is open after it (destination, line, start)."""
    tag = _Tag(raw)
    newlines = raw.count("\n")
    if tag.opened == "br":
        into.text += "\u2028"  # a line of its own to the reader, not in the source
    elif tag.opened == "a" and tag.href:
        anchor = (tag.href, into.line, len(into.text))
    elif tag.closed == "a" and anchor is not None:
        destination, line, start = anchor
        _keep(into, destination, line, start)
        anchor = None
    for _ in range(newlines):
        into.line += 1
        into.column = 0
    return anchor


class _Block(HTMLParser):
    """Reads HTML that begins on the source line ``first``, at ``column``, into a flow."""

    def __init__(self, into: Flow, first: int, column: int) -> None:
        super().__init__()
        self.into = into
        self.first, self.column = first, column
        self.anchor: tuple[str, int, int] | None = None
        self.alt = ""

    def _here(self) -> None:
        line, column = self.getpos()
        self.into.line = self.first + line - 1
        self.into.column = column + (self.column if line == 1 else 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._here()
        values = dict(attrs)
        if tag == "a" and values.get("href"):
            self.anchor = (values["href"] or "", self.into.line, len(self.into.text))
        elif tag == "img" and self.anchor is not None:
            self.alt = values.get("alt") or ""

    def handle_endtag(self, tag: str) -> None:
        self._here()
        if tag == "a" and self.anchor is not None:
            destination, line, start = self.anchor
            image = not self.into.text[start:].strip()
            if image:
                self.into.add(self.alt)
            _keep(self.into, destination, line, start, image)
            self.anchor, self.alt = None, ""

    def handle_data(self, data: str) -> None:
        self._here()
        first, *rest = data.split("\n")
        self.into.add(first)
        for words in rest:
            self.into.next_line()
            self.into.add(words)


def html_flow(raw: str, lines: Sequence[str], line: int, column: int = 0) -> Flow:
    """The text and links of HTML that begins on the source line ``line``, at ``column``."""
    into = Flow(lines, line, column)
    reader = _Block(into, line, column)
    reader.feed(raw)
    reader.close()
    return into
