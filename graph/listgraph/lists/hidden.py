"""What of a file is not read: comments, scripts, styles, what is set as it stands, an outliner's properties.

Each is one stretch from its first sign to its last, over however many lines; code is not searched for any.
A script, a style and set text are such only within a block of HTML, and end with it: words hide nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from listgraph.lists.blocks import CODE, Block, blocks

_OPENING = re.compile(
    r"(?<!\\)(?P<comment><!--)"
    r"|<(?P<raw>pre|script|style|textarea)\b[^<>]{0,500}>"
    r"|(?<![`\\])(?P<ticks>`{1,9})(?!`)"
    r"|(?P<note>(?<![^\s(\[])%%)(?!%)"
    r"|^[ \t]+(?P<property>[A-Za-z][\w-]{0,40}::[ \t](?:(?!://|\]\(|\[\[).){0,2000})$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGN = re.compile(r"[`<%:](?:(?<=[`<])|(?<=%)%|(?<=:):[ \t])")
"""What none of the openings goes without; the property begins with its line."""
_SPAN = 2000
"""A code span longer than this (in characters) is none."""
_NOTE_END = re.compile(r"%%[ \t]*$", re.MULTILINE)
_INK = re.compile(r"[^\n]")
_JOINS = re.compile(r"[^\s>]")
_OPENS = re.compile(r"```|~~~|<[!?]")


def hidden(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that no reader sees, in order, each with its start and end.

    A comment that begins a line and is never closed hides all that follows, as it does on a page.

    >>> list(hidden("a <!-- b --> c")), list(hidden("`<!--` a -->"))
    ([(2, 12)], [])
    """
    scan = _Scan(text)
    found = _opening(text, 0)
    while found:
        kind = str(found.lastgroup)
        block = scan.block(found.start())
        if block and block.kind == CODE:
            found = _opening(text, block.end)
            continue
        end = scan.end(found, kind, block)
        if end and kind != "ticks":
            yield found.start(kind) if kind != "raw" else found.end(), end
        found = _opening(text, max(end, found.end()))


def _opening(text: str, begin: int) -> re.Match[str] | None:
    """The first opening from ``begin`` on."""
    at = begin
    while sign := _SIGN.search(text, at):
        at = sign.start()
        line = text.rfind("\n", 0, at) + 1
        found = (_OPENING.match(text, line) if begin <= line < at else None) or _OPENING.match(text, at)
        if found:
            return found
        at += 1
    return None


def without(text: str) -> str:
    """``text`` without what is hidden, every line in its place; what it stood between is not joined.

    >>> without("a<!-- b\\nc -->d"), without("[a]<!-- b -->[c] <!-- d -->")
    ('a\\nd', '[a]<!---->[c] ')
    """
    return _replaced(text, _left)


def blanked(text: str) -> str:
    """``text`` with a space for each character that is hidden: every line and column in its place.

    >>> blanked("a<!-- b\\nc -->d")
    'a      \\n     d'
    """
    return _replaced(text, _as_spaces)


def unclosed(text: str) -> int:
    """Where the comment begins that is never closed and hides the rest of ``text``; -1 for none."""
    for start, end in hidden(text):
        if end == len(text) and text.startswith("<!--", start) and "-->" not in text[start:]:
            return start
    return -1


@lru_cache(maxsize=1)
def _hidden(text: str) -> Sequence[tuple[int, int]]:
    """The stretches, those that touch as one. Asked for more than once in a row of one text."""
    found: list[tuple[int, int]] = []
    for start, end in hidden(text):
        touches = found and found[-1][1] == start
        found.append((found.pop()[0] if touches else start, end))
    return found


def _replaced(text: str, instead: Callable[[str, int, int], str]) -> str:
    parts, last = [], 0
    for start, end in _hidden(text):
        parts += [text[last:start], instead(text, start, end)]
        last = end
    return "".join([*parts, text[last:]])


def _as_spaces(text: str, start: int, end: int) -> str:
    return _INK.sub(" ", text[start:end])


def _left(text: str, start: int, end: int) -> str:
    """The ends of lines, and an empty comment where words would meet or what follows would open a block."""
    lines = "\n" * text.count("\n", start, end)
    meet = start > 0 and not lines and _JOINS.match(text, start - 1) and _JOINS.match(text, end)
    return lines + ("<!---->" if meet or _OPENS.match(text, end) else "")


class _Scan:
    """Finds where what was opened ends; what it has looked for, it does not look for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = ""
        self.next: dict[str, int] = {}
        self.blocks: Sequence[Block] | None = None

    def block(self, at: int) -> Block | None:
        """The block of code or HTML in which a place lies."""
        if self.blocks is None:
            self.blocks = blocks(self.text)
        index = bisect_right(self.blocks, at, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and at < self.blocks[index].end else None

    def end(self, found: re.Match[str], kind: str, block: Block | None) -> int:
        """Where what opens at ``found`` ends, 0 where it does not."""
        if kind == "comment":
            return self._comment(found.start())
        if kind == "raw":
            return self._raw(f"</{found['raw'].lower()}", found.end(), block) if block else 0
        if kind == "ticks":
            return self._ticks(found["ticks"], found.end())
        if kind == "note":
            return self._note(found.start(), found.end())
        return found.end()

    def _find(self, sign: str, start: int, text: str) -> int:
        """Where a sign stands next, -1 where it does not; the starts asked for only grow."""
        at = self.next.get(sign, 0)
        if 0 <= at < start:
            at = self.next[sign] = text.find(sign, start)
        return at

    def _comment(self, start: int) -> int:
        """The end of a comment. Among words, one with another in it, over lines, is none."""
        close = self._find("-->", start + 2, self.text)
        if self._begins_line(start):
            return close + 3 if close >= 0 else len(self.text)
        within = self.text.find("<!--", start + 4, max(close, 0))
        return close + 3 if close >= 0 and (within < 0 or "\n" not in self.text[start:within]) else 0

    def _raw(self, sign: str, start: int, block: Block) -> int:
        """The end of what is set as it stands, within its block of HTML: its tags are not hidden."""
        self.lower = self.lower or _lower(self.text)
        at = self._find(sign, start, self.lower)
        return at if start <= at < block.end else 0

    def _begins_line(self, start: int) -> bool:
        begin = self.text.rfind("\n", 0, start) + 1
        return start - begin <= 3 and not self.text[begin:start].strip(" ")

    def _ticks(self, ticks: str, start: int) -> int:
        stop = self.text.find("\n\n", start, start + _SPAN)
        pattern = re.compile(rf"(?<!`){ticks}(?!`)")
        close = pattern.search(self.text, start, stop if stop >= 0 else start + _SPAN)
        return close.end() if close else 0

    def _note(self, start: int, end: int) -> int:
        """A note to oneself, ``%% … %%``: within a line, or from a line's beginning to a line's end."""
        line = self.text.find("\n", end)
        close = self.text.find("%%", end, line if line >= 0 else len(self.text))
        if close < 0 and self.next.get("%%", 0) >= 0 and self._begins_line(start):
            found = _NOTE_END.search(self.text, end)
            close = self.next["%%"] = found.start() if found else -1
        return close + 2 if close >= 0 else 0


def _lower(text: str) -> str:
    """``text`` with its ASCII letters in lower case, as long as before."""
    return text.translate({code: code + 32 for code in range(65, 91)})
