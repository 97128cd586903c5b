"""Rows of games: a column says who met whom, another one who won."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from listgraph.cues import words
from listgraph.entries.context import Comparison, Context
from listgraph.entries.reading import Span
from listgraph.names.called import is_coined, is_han_name
from listgraph.names.name import Name
from listgraph.text.script import simplified

_GAME, _RESULT = (re.compile(words("games", key), re.IGNORECASE) for key in ("pairing", "result"))
_AGAINST = re.compile(rf"\s*{words('games', 'against')}\s*", re.IGNORECASE)
_MOST = 12
"""A table of games has no more columns."""
_DRAWN = re.compile(words("games", "drawn"), re.IGNORECASE)


def sides(context: Context) -> Sequence[Name]:
    """The two that meet in a row of games, if one is a known model: the other is one, too."""
    game = _cell(context, _GAME)
    against = _AGAINST.search(context.text, *game) if game else None
    if not game or not against or not _cell(context, _RESULT):
        return ()
    found = [
        _side(context, span) for span in (Span(game.start, against.start()), Span(against.end(), game.end))
    ]
    named = [name for name in found if name]
    known = any(name.found != "compared" for name in named)
    return named if len(named) == len(found) and known else ()


def results(context: Context) -> Iterator[Comparison]:
    """Who won a game, by the row's column of results."""
    met, told = sides(context), _cell(context, _RESULT)
    if not met or not told:
        return
    left, right = met
    start, end = min(left.start, told.start), max(right.end, told.end)
    said = told.of(context.text)
    won = [name for name in met if context.text[name.start : name.end] in said or name.label in said]
    if _DRAWN.search(said):
        yield Comparison(left.label, right.label, "Equals", start, end, "result")
    elif len(won) == 1:
        (winner,) = won
        lost = right if winner is left else left
        yield Comparison(winner.label, lost.label, "Outperforms", start, end, "result")


def _cell(context: Context, header: re.Pattern[str]) -> Span | None:
    """The cell of a row under a header."""
    entry = context.reading.entry
    column = _column(entry.columns, header) if 0 < len(entry.columns) <= _MOST else -1
    return Span(*entry.cells[column]) if 0 <= column < len(entry.cells) else None


@lru_cache(maxsize=1 << 8)
def _column(columns: Sequence[str], header: re.Pattern[str]) -> int:
    """The number of the first column with such a header; -1 where there is none."""
    return next((i for i, column in enumerate(columns) if header.fullmatch(simplified(column).strip())), -1)


def _side(context: Context, span: Span) -> Name | None:
    """The model on one side of a game: a known one, or what looks like a name."""
    known = next(iter(context.within(span)), None)
    if known:
        return known
    said = span.of(context.text).strip()
    start = context.text.find(said, span.start)
    if said and (is_han_name(said) or (said.isascii() and is_coined(said))):
        return Name(start, start + len(said), said, found="compared")
    return None
