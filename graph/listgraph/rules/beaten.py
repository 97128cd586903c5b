"""Names that are a model's by a contest: a known one beats them, or they have a model's size before it."""

import re
from collections.abc import Iterator

from listgraph.cues import cued, words
from listgraph.entries.context import Context
from listgraph.rules.contests import last_told
from listgraph.rules.sentences import KIND, NAME, Sentence

_COINED = (
    r"(?-i:(?=[A-Za-z][A-Za-z\d.+-]{0,60}(?:\d|[a-z][A-Z]|[A-Z]{2}))"
    r"[A-Za-z][A-Za-z\d.+-]{1,60}[A-Za-z\d](?![A-Za-z\d_-]))"
)
_JOINED = r"\s?[、,和与及]\s?"
_BEFORE = rf"(?:{NAME}{KIND}{_JOINED}){{0,4}}?"
"""Known ones that are beaten as well, before the one that nobody knows."""
_CLOSES = (
    r"(?=\s?(?:$|[，,。！!；;|\n)）]|等|的(?:性能|效果|表现|水平|成绩)?\s?(?:$|[，,。！!；;|\n]))|"
    + _JOINED
    + NAME
    + ")"
)
_BEATEN = tuple(
    cued(
        rf"(?:{words(told, 'before_object')})(?:了|过)?\s?{_BEFORE}(?P<new>{_COINED}){_CLOSES}",
        told,
        "before_object",
        leading=True,
    )
    for told in ("over", "under", "level")
)

_SIZED = re.compile(
    r"(?<![\w-])(?P<new>[A-Z][A-Za-z][\w.]{0,40}(?:-[A-Z][A-Za-z]\w*)?)(?: v?\d\.?\d?)?[ -]\d{1,3}(?:\.\d)?B"
    r"(?![\w-])(?! (?:tokens?|param|dollars?|USD|users|words))"
)
"""A name with a model's size: "Magnum 72B"."""


def beaten(context: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where unknown names stand in a title right behind what it tells of a known model: "A 超越 AviNet"."""
    title = context.reading.title
    for pattern in _BEATEN:
        for match in sentence.find(pattern):
            told = sentence.place(match.start())
            if sentence.places[0] < match.start() and title.holds(told, sentence.place(match.end("new"))):
                yield match.span("new")


def sized(context: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where names with a model's size stand before what is told of a contest."""
    found = list(_SIZED.finditer(sentence.masked)) if "B" in sentence.masked else []
    last = last_told(context, sentence) if found else -1
    return (match.span("new") for match in found if sentence.place(match.end()) <= last)
