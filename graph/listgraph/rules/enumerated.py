"""Names that are a model's among those that a title lists: "速览：A、HedgeVLA 动作模型、B"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from listgraph.entries.context import Context
from listgraph.entries.reading import Span
from listgraph.names.endings import is_typed
from listgraph.names.name import reach_of
from listgraph.names.things import kind_of

_SIGN = "、"
_MEMBERS = 2
"""Beside so many known models one that looks like a model is one, too; what is called one is beside one."""
_STOPS = re.compile("[：:，,。！!？?；;|｜《》「」]")
_MEMBER = re.compile(
    r"[\s\u3400-\u9fff]{0,5}(?P<new>(?=[A-Za-z\d.+-]{0,60}(?:\d|[a-z][A-Z]|[A-Z]{2}))"
    r"[A-Z][A-Za-z\d.+]{1,40}(?:-[A-Z][A-Za-z\d.+]{1,20}){0,2})"
    r"(?:[\s–-]*(?P<said>(?=[^、]*[\u3400-\u9fff])[^、]{2,24}))?\s*"
)
"""A coined name, its maker in Chinese before it, and what it is behind it."""


def enumerated(context: Context) -> Iterator[Span]:
    """The unknown names in a title's list of several known models that look, or are called, like those."""
    title = context.reading.title
    named = context.within(title)
    known = len({name.label for name in named})
    if not known or _SIGN not in context.text:
        return
    taken = reach_of(named)
    for start, end in _parts(context.text, title):
        member = _MEMBER.fullmatch(context.text, start, end)
        if not member or taken.meets(start, end):
            continue
        looks = known >= _MEMBERS and not member["said"] and is_typed(member["new"])
        if looks or kind_of(member["said"] or "") == "model":
            yield Span(*member.span("new"))


def _parts(text: str, title: Span) -> Iterator[tuple[int, int]]:
    """The stretches between the signs of a row, each without what a stop parts from it."""
    bounds = [title.start - 1, *(at for at in range(*title) if text[at] == _SIGN), title.end]
    for left, right in pairwise(bounds):
        start = left + 1
        stops = list(_STOPS.finditer(text, start, right))
        if not stops:
            yield start, right
        elif left < title.start:
            yield stops[-1].end(), right
        elif right == title.end:
            yield start, stops[0].start()
