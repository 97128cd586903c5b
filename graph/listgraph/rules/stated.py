"""What a description says that a thing is to others: an alternative, a fork, what it is based on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from listgraph.cues import Needles, words
from listgraph.entries.context import Context


class Stated(NamedTuple):
    """A relation to what may have a name in the graph.

    ``others`` are the things named, in order; each by all that may be its name, the longest first.
    ``start`` to ``end`` are the words in the entry that say so.
    """

    relation: str
    others: tuple[tuple[str, ...], ...]
    start: int
    end: int
    rule: str


_RULES: Mapping[str, tuple[str, str]] = {
    "replacement": ("replacementFor", "replacement-for"),
    "alternative": ("alternativeTo", "alternative-to"),
    "fork": ("forkOf", "fork-of"),
    "successor": ("succeeds", "successor-of"),
    "compatible": ("compatibleWith", "compatible-with"),
    "based": ("basedOn", "based-on"),
}
_FAR = 400
"""A description says what a thing is within so many characters."""
_TAIL = r"\s*(?:the |an? |其 ?)?(?P<names>[^.。;；\n()（）]{1,90}(?:\.\w[^.。;；\n()（）]{0,40})*)"
_HEAD = re.compile(r"(?:[\w.+#&'-]+ ){0,3}[\w.+#&'-]*[^\W的]\s?$")
_NEAR = 60
_BEFORE = {table: re.compile(words(table, "before") + _TAIL, re.IGNORECASE) for table in _RULES}
_AFTER = {table: re.compile(words(table, "after"), re.IGNORECASE) for table in _RULES}
_CUES = Needles((table, key) for table in _RULES for key in ("before", "after"))
"""What is said begins or ends with one of these; most descriptions have none."""
_DENIED = re.compile(
    r"(?:\b(?:not|no|nor|isn't|without)|不|非|并非|无)\s*(?:an? |the |yet )?$", re.IGNORECASE
)
_PARTED = re.compile(r"\s*(?:,|，|、|/|;|\band\b|\bor\b|与|和|或|及)\s*(?:the )?")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[^\s\u3400-\u9fff]+|[\u3400-\u9fff]")
_GOES_ON = re.compile(r" [A-Z]")
"""No name ends where another capital follows: "Wayback" in "Wayback Machine"."""
_LONGEST = 6


def stated(context: Context) -> Iterator[Stated]:
    """What the description of an entry says that its article is to others."""
    reading = context.reading
    start = reading.title.end
    own = reading.context.end - start
    text = context.text[start : start + _FAR].partition("\n")[0]
    if reading.prose or not _CUES.holds_one(text):
        return
    for table, (relation, rule) in _RULES.items():
        for found in _BEFORE[table].finditer(text):
            if found.start() < own and not _DENIED.search(text, endpos=found.start()):
                others = tuple(_beginnings(part) for part in _PARTED.split(found["names"]))
                yield Stated(relation, others, start + found.start(), start + found.end(), rule)
        for found in _AFTER[table].finditer(text, endpos=own):
            head = _HEAD.search(text, found.start() - _NEAR, found.start())
            if head:
                others = (_endings(head.group()),)
                yield Stated(relation, others, start + head.start(), start + found.end(), rule)


def _beginnings(part: str) -> tuple[str, ...]:
    """What a text begins with, word by word, the longest first."""
    ends = [word.end() for word in _WORD.finditer(part)][:_LONGEST]
    return tuple(part[:end].strip() for end in reversed(ends) if not _GOES_ON.match(part, end))


def _endings(part: str) -> tuple[str, ...]:
    """What a text ends with that has a capital or is Chinese, the longest first."""
    starts: Sequence[int] = [word.start() for word in _WORD.finditer(part)][-_LONGEST:]
    return tuple(
        name for start in starts if (name := part[start:].strip()) != name.lower() or _HAN.match(name)
    )
