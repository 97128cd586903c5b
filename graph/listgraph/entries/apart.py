"""What markup sets apart in an entry's text: emphasis and code leave a gap between its pieces."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from listgraph.lists.outline import Entry
from listgraph.memo import for_the_latest


@for_the_latest
def joints(entry: Entry) -> Sequence[int]:
    """Where in an entry's text signs of markup stand that a reader does not see, in order.

    >>> from listgraph.lists.parse import parse
    >>> from listgraph.lists.source import Source
    >>> (entry,) = parse(Source("a.md", "`ACL` Eels, *J. Doe*. [x](u)", "utf-8", "")).entries
    >>> [(entry.text[:at][-1:], entry.text[at:][:1]) for at in joints(entry)]
    [('L', ' '), (' ', 'J'), ('e', '.'), (' ', 'x')]
    """
    return tuple(_gaps(entry))


def _gaps(entry: Entry) -> Iterator[int]:
    for before, piece in pairwise(entry.pieces):
        shown = piece.start - before.start
        if piece.line == before.line and piece.column > before.column + shown:
            yield piece.start
