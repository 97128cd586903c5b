"""What of a file is not read: comments, scripts, styles, what is set as it stands, an outliner's properties.

Each is one stretch from its first sign to its last, over however many lines; code is not searched for any.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_OPENING = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?P<fence>`{3,}|~{3,})[^`\n]*$"
    r"|(?<!\\)(?P<comment><!--)"
    r"|<(?P<raw>pre|script|style|textarea)\b[^<>]{0,500}>"
    r"|(?<![`\\])(?P<ticks>`{1,9})(?!`)"
    r"|(?P<note>(?<![^\s(\[])%%)(?!%)"
    r"|^[ \t]+(?P<property>[A-Za-z][\w-]{0,40}::[ \t](?:(?!://|\]\(|\[\[).){0,2000})$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGN = re.compile(r"[`~<%:](?:(?<=[`<])|(?<=~)~~|(?<=%)%|(?<=:):[ \t])")
"""What none of the openings goes without; the fence and the property begin with their line."""
_SPAN = 2000
"""A code span longer than this (in characters) is none."""
_NOTE_END = re.compile(r"%%[ \t]*$", re.MULTILINE)
_INK = re.compile(r"[^\n]")


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
        end = scan.end(found, kind)
        if end and kind not in ("fence", "ticks"):
            yield found.start(kind) if kind != "raw" else found.start(), end
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
    """``text`` without what is hidden, every line in its place.

    >>> without("a<!-- b\\nc -->d")
    'a\\nd'
    """
    return _replaced(text, "")


def blanked(text: str) -> str:
    """``text`` with a space for each character that is hidden: every line and column in its place.

    >>> blanked("a<!-- b\\nc -->d")
    'a      \\n     d'
    """
    return _replaced(text, " ")


def unclosed(text: str) -> int:
    """Where the comment begins that is never closed and hides the rest of ``text``; -1 for none."""
    for start, end in hidden(text):
        if end == len(text) and text.startswith("<!--", start) and "-->" not in text[start:]:
            return start
    return -1


@lru_cache(maxsize=1)
def _hidden(text: str) -> Sequence[tuple[int, int]]:
    """Asked for more than once in a row of one text."""
    return tuple(hidden(text))


def _replaced(text: str, ink: str) -> str:
    parts, last = [], 0
    for start, end in _hidden(text):
        parts += [text[last:start], _INK.sub(ink, text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


class _Scan:
    """Finds where what was opened ends; what it has looked for in vain, it does not look for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = ""
        self.missing: set[str] = set()

    def end(self, found: re.Match[str], kind: str) -> int:
        """Where what opens at ``found`` ends, 0 where it does not."""
        if kind == "fence":
            return self._fence(found["fence"], found.end())
        if kind == "comment":
            end = self._behind("-->", found.start() + 2)
            return end or (len(self.text) if self._begins_line(found.start()) else 0)
        if kind == "raw":
            return self._behind(f"</{found['raw'].lower()}", found.end(), ">")
        if kind == "ticks":
            return self._ticks(found["ticks"], found.end())
        if kind == "note":
            return self._note(found.start(), found.end())
        return found.end()

    def _behind(self, sign: str, start: int, close: str = "") -> int:
        if sign in self.missing:
            return 0
        if close:
            self.lower = self.lower or _lower(self.text)
        at = (self.lower if close else self.text).find(sign, start)
        if at < 0:
            self.missing.add(sign)
            return 0
        end = at + len(sign)
        return (self.text.find(close, end) + len(close) or end) if close else end

    def _begins_line(self, start: int) -> bool:
        begin = self.text.rfind("\n", 0, start) + 1
        return start - begin <= 3 and not self.text[begin:start].strip()

    def _fence(self, marker: str, start: int) -> int:
        if marker in self.missing:
            return 0
        pattern = rf"^[ \t>]*{re.escape(marker)}{re.escape(marker[0])}*[ \t]*$"
        close = re.compile(pattern, re.MULTILINE).search(self.text, start)
        if not close:
            self.missing.add(marker)
        return close.end() if close else 0

    def _ticks(self, ticks: str, start: int) -> int:
        stop = self.text.find("\n\n", start, start + _SPAN)
        pattern = re.compile(rf"(?<!`){ticks}(?!`)")
        close = pattern.search(self.text, start, stop if stop >= 0 else start + _SPAN)
        return close.end() if close else 0

    def _note(self, start: int, end: int) -> int:
        """A note to oneself, ``%% … %%``: within a line, or from a line's beginning to a line's end."""
        line = self.text.find("\n", end)
        close = self.text.find("%%", end, line if line >= 0 else len(self.text))
        if close < 0 and "%%" not in self.missing and self._begins_line(start):
            found = _NOTE_END.search(self.text, end)
            if not found:
                self.missing.add("%%")
            close = found.start() if found else -1
        return close + 2 if close >= 0 else 0


def _lower(text: str) -> str:
    """``text`` with its ASCII letters in lower case, as long as before."""
    return text.translate({code: code + 32 for code in range(65, 91)})
