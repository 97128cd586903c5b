"""The first line of a piece of news, a sentence of its own, which is its headline."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from listgraph.entries.apart import joints
from listgraph.entries.context import Context
from listgraph.entries.reading import Span

_ENDS = frozenset("。！？!?.")
_LONGEST = 120
"""A headline takes no more characters."""
_SHORTEST = 6


def led(context: Context) -> Context | None:
    """``context`` with its first line as the title, where that is a sentence before prose with the link.

    The line ends with a full stop, or it is set apart by markup: "**Gemini 登陆电视。** 报道说 … [全文](u)".
    None where there is no such line.
    """
    reading = context.reading
    if not reading.prose or not context.models:
        return None
    start = reading.context.start
    for end in _stops(context, start, reading.title.start):
        words = context.text[start:end].rstrip().rstrip('”"」*')
        if _SHORTEST <= len(words) <= _LONGEST and words[-1] in _ENDS:
            return context._replace(reading=reading._replace(title=Span(start, end)))
    return None


def _stops(context: Context, start: int, end: int) -> Iterator[int]:
    """Where the first line ends, and what markup sets apart on it, before the link."""
    end = min(end, start + _LONGEST + 4)
    line = context.text.find("\n", start, end)
    if line >= 0:
        yield line
        end = line
    apart = joints(context.reading.entry)
    yield from apart[bisect_right(apart, start) : bisect_left(apart, end)]
