"""Where code and HTML begin and end, by the rules of CommonMark: with the item or quote that holds them.

Only a paragraph goes on in a line that lacks the signs of its containers. Everything else ends there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from mistune.helpers import BLOCK_TAGS, HTML_ATTRIBUTES, HTML_TAGNAME, PRE_TAGS

MAX_DEPTH = 20
"""Lists and quotes nested deeper than this are read as text (a guard, not a limit of lists)."""

CODE, HTML, _PARAGRAPH, _NOTHING = "code", "html", "paragraph", ""
_QUOTE = 0
"""Stands among the widths of the open containers for a quote; an item is as wide as what it sets in."""

_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?: {1,4}(?=[^ ])| |$)")
_RULE = re.compile(r"([-*_]) *(?:\1 *){2,}$")
_HEADING = re.compile(r"#{1,6}(?: |$)")
DIV = r" {0,3}:{3,}(?!:)(?P<div_words>(?:(?!://|\]\()[^\n])*)$"
"""How a fenced div begins or, without words, ends; a line with a link in it does neither."""
_DIV = re.compile(DIV)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_BLANK = re.compile(r" *$")
_PRE = "|".join(PRE_TAGS)
_HTML_ENDS = tuple(
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (
        (rf"<(?:{_PRE})(?=[ >]|$)", rf"</(?:{_PRE})>"),
        ("<!--", "-->"),
        (r"<\?", r"\?>"),
        (r"<!\[CDATA\[", r"\]\]>"),
        ("<![A-Z]", ">"),
        (rf"</?(?:{'|'.join(BLOCK_TAGS)})(?=[ >]|/>|$)", r"^\s*$"),
    )
)
"""How a block of HTML begins, and what the line has in it that is its last; a blank line is behind it."""
TAG = re.compile(rf"(?:<{HTML_TAGNAME}{HTML_ATTRIBUTES} */?>|</{HTML_TAGNAME} *>) *$")
"""A tag that a line has nothing behind."""
_UNTIL_BLANK = _HTML_ENDS[-1][1]
SET_END = _HTML_ENDS[0][1]
"""The end of set text, of whichever kind."""


class Block(NamedTuple):
    """A block of code between fences, or of HTML: its kind, and where it begins and ends in the text."""

    kind: str
    start: int
    end: int


def blocks(text: str) -> Sequence[Block]:
    """The blocks of code and HTML of ``text``, in order.

    >>> list(blocks("- ```\\n  a\\nb\\n<p>\\n"))
    [Block(kind='code', start=0, end=9), Block(kind='html', start=12, end=15)]
    """
    found: list[Block] = []
    at = 0
    for line, (kind, begins, _) in zip(text.split("\n"), _read(text), strict=True):
        end = at + len(line)
        if begins:
            found.append(Block(kind, at, end))
        elif kind in (CODE, HTML):
            found[-1] = found[-1]._replace(end=end)
        at = end + 1
    return found


def parted(text: str) -> tuple[str, Sequence[int]]:
    """``text`` with a line put in before each that ends a container for want of its signs.

    Such a line has the signs of the containers that go on. With it the number, from 0, of every line's own.

    >>> parted("> - <p>\\n> a\\nb")
    ('> - <p>\\n>\\n> a\\nb', [0, 1, 1, 2])
    """
    lines, numbers = [], []
    for number, (line, (_, _, left)) in enumerate(zip(text.split("\n"), _read(text), strict=True)):
        if left is not None:
            lines.append(left)
            numbers.append(number)
        lines.append(line)
        numbers.append(number)
    return "\n".join(lines), numbers


@lru_cache(maxsize=1)
def _read(text: str) -> Sequence[tuple[str, bool, str | None]]:
    """What :class:`_Reader` says of each line; asked for twice of a text that hides nothing."""
    reader = _Reader()
    return [reader.read(line.expandtabs(4)) for line in text.split("\n")]


@dataclass(slots=True)
class _Reader:
    """Reads line by line. ``containers`` are the open ones, ``leaf`` the kind of the block within them,
    ``end`` what ends it; ``blank`` says that the line before is blank."""

    containers: list[int] = field(default_factory=list)
    leaf: str = _NOTHING
    end: re.Pattern[str] = _BLANK
    blank: bool = False

    def read(self, line: str) -> tuple[str, bool, str | None]:
        """The kind of a line, whether a block begins there, and the signs of the containers left by it.

        The last is None where none ends there, or where one does by a blank line or another's signs.
        """
        at, matched = self._within(line)
        behind_blank, self.blank = self.blank, not line[at:].strip()
        left = None
        if matched < len(self.containers):
            if self.leaf != _PARAGRAPH or self.blank or _DIV.match(line, at):
                left = None if behind_blank else line[:at].rstrip()
                del self.containers[matched:]
                self.leaf = _NOTHING
        elif self.leaf in (CODE, HTML):
            return self._go_on(line[at:]), False, None
        if self.blank:
            self.leaf = _NOTHING
            return self.leaf, False, None
        kind, begins = self._begin(line, at, matched)
        return kind, begins, left if len(self.containers) == matched else None

    def _within(self, line: str) -> tuple[int, int]:
        """Where the line's own text begins, behind the signs of so many containers."""
        at = 0
        for number, width in enumerate(self.containers):
            indent = _indent(line, at)
            if width == _QUOTE:
                if indent > 3 or line[at + indent : at + indent + 1] != ">":
                    return at, number
                at += indent + 1
                at += line.startswith(" ", at)
            elif indent < width and at + indent < len(line):
                return at, number
            else:
                at = min(at + width, len(line))
        return at, len(self.containers)

    def _go_on(self, text: str) -> str:
        """The kind of the next line of a block that is open."""
        kind = self.leaf
        if self.end.search(text):
            self.leaf = _NOTHING
            return _NOTHING if self.end is _UNTIL_BLANK else kind
        return kind

    def _begin(self, line: str, at: int, matched: int) -> tuple[str, bool]:
        """The kind of a line that belongs to no open block but a paragraph, and whether a block begins."""
        while (indent := _indent(line, at)) <= 3 and at + indent < len(line):
            at += indent
            width = self._container(line, at, matched)
            if width is None:
                break
            del self.containers[matched:]
            self.containers.append(width and width + indent)
            matched += 1
            self.leaf = _NOTHING
            at += width or 1 + line.startswith(" ", at + 1)
        kind = self._leaf(line[at:]) if indent <= 3 else _PARAGRAPH
        if self.leaf == _PARAGRAPH and matched == len(self.containers) and _UNDERLINE.match(line, at):
            kind = _NOTHING
        if kind != _PARAGRAPH:
            del self.containers[matched:]
        if kind != _PARAGRAPH or (indent <= 3 and line[at:].strip()):  # else it is set in, or an empty item
            self.leaf = kind
        if kind == HTML and self.end is not _UNTIL_BLANK and self.end.search(line, at + 2):
            self.leaf = _NOTHING
        return kind, kind in (CODE, HTML)

    def _container(self, line: str, at: int, matched: int) -> int | None:
        """The width of the item that begins there, 0 for a quote, None where neither does."""
        if matched == MAX_DEPTH:
            return None
        if line[at] == ">":
            return _QUOTE
        item = _ITEM.match(line, at)
        if not item or _RULE.match(line, at):
            return None
        interrupts = self.leaf == _PARAGRAPH and matched == len(self.containers)
        if interrupts and (_BLANK.match(line, item.end()) or item[1] not in (None, "1")):
            return None
        return item.end() - at + (item.end() == len(line) and not line.endswith(" "))

    def _leaf(self, text: str) -> str:
        """The kind of block that begins with ``text``; a paragraph where none other does."""
        if fence := _FENCE.match(text):
            marks = fence[1] or fence[2]
            self.end = re.compile(rf"^ {{0,3}}{re.escape(marks)}{re.escape(marks[0])}* *$")
            return CODE
        if text.startswith("<"):
            for begin, end in _HTML_ENDS:
                if begin.match(text):
                    self.end = end
                    return HTML
            if self.leaf != _PARAGRAPH and TAG.match(text):
                self.end = _UNTIL_BLANK
                return HTML
        return _NOTHING if _RULE.match(text) or _HEADING.match(text) or _DIV.match(text) else _PARAGRAPH


def _indent(line: str, at: int) -> int:
    """How many spaces there are."""
    end = at
    while line.startswith(" ", end):
        end += 1
    return end - at
