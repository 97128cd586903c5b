"""The lexicon as it is found in the cache: nothing has to be read and checked again."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from operator import attrgetter

from listgraph.cache import kept
from listgraph.lexicon.entries import TABLES, Entry

_KINDS = tuple(TABLES.values())
_VALUES = tuple(attrgetter(*(field.name for field in fields(kind))) for kind in _KINDS)


def kept_entries(read: Callable[[], Iterable[Entry]]) -> list[Entry]:
    """The entries that come with listgraph, from the cache, or else by ``read``."""
    found = kept("lexicon", lambda: [_plain(entry) for entry in read()])
    return [_KINDS[kind](*values) for kind, values in found]


def _plain(entry: Entry) -> tuple[object, ...]:
    kind = _KINDS.index(type(entry))
    return kind, _VALUES[kind](entry)
