"""The same database in the same bytes, whichever SQLite wrote it.

SQLite lays the same rows, written in the same order into an empty database and vacuumed, into the same
pages. What differs between its versions is what lies between: room that no cell takes still holds what
was there before. The file format (sqlite.org/fileformat2.html) says what is in use; all else is made zero.
"""

from collections.abc import Iterator

PAGE = 4096
"""Bytes of a page of the database."""
WRITER = 3_040_000
"""The version of SQLite that the file names as its writer, as the version at hand must not show."""

_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}
"""Bytes of the head of a page, by the kinds of pages: inner and leaf pages of indexes (2, 10) and tables."""
_LEAST = (PAGE - 12) * 32 // 255 - 23
_MOST = {13: PAGE - 35, 2: (PAGE - 12) * 64 // 255 - 23, 10: (PAGE - 12) * 64 // 255 - 23}
"""How much of a row stands in the page itself, at least and at most; the rest is on pages of its own."""


def settled(data: bytes) -> bytes:
    """The vacuumed database without the marks of its making.

    The header's counter of changes (at 24) must be that for which the version (at 92, 96) is given.
    """
    once = (1).to_bytes(4, "big")
    whole = data[:24] + once + data[28:92] + once + WRITER.to_bytes(4, "big") + data[100:]
    kept = bytearray(len(whole))
    for start, end in _used(whole):
        kept[start:end] = whole[start:end]
    return bytes(kept)


def _used(data: bytes) -> Iterator[tuple[int, int]]:
    """From where to where the file is in use."""
    yield 0, 100
    for number in range(1, len(data) // PAGE + 1):
        if data[_head(number)] in _HEADS:  # the rest of a row begins with a page's number: with a zero
            for start, end, rest, length in _page(data, number):
                yield start, end
                yield from _rest(data, rest, length)


def _rest(data: bytes, number: int, length: int) -> Iterator[tuple[int, int]]:
    """The rest of a row: pages that begin with the number of the next."""
    while length > 0:
        place = (number - 1) * PAGE
        yield place, place + 4 + min(length, PAGE - 4)
        number, length = _integer(data, place, 4), length - (PAGE - 4)


def _head(number: int) -> int:
    """Where the head of a page stands: on the first, behind that of the file."""
    return (number - 1) * PAGE + 100 * (number == 1)


def _page(data: bytes, number: int) -> Iterator[tuple[int, int, int, int]]:
    """Head, cells and heads of free blocks of a page; with a cell where its rest is, and how long."""
    page = (number - 1) * PAGE
    head = _head(number)
    kind, cells = data[head], _integer(data, head + 3, 2)
    table = head + _HEADS[kind]
    yield head, table + 2 * cells, 0, 0
    for at in range(table, table + 2 * cells, 2):
        start = page + _integer(data, at, 2)
        yield start, *_cell(data, kind, start)
    free = _integer(data, head + 1, 2)
    while free:
        yield page + free, page + free + 4, 0, 0
        free = _integer(data, page + free, 2)


def _cell(data: bytes, kind: int, start: int) -> tuple[int, int, int]:
    """Where a cell ends, where the rest of its row begins, and how long that is."""
    at = start + (4 if kind in (2, 5) else 0)
    size, at = _varint(data, at)
    if kind == 5:
        return at, 0, 0
    if kind == 13:
        _, at = _varint(data, at)
    if size <= _MOST[kind]:
        return at + size, 0, 0
    here = _LEAST + (size - _LEAST) % (PAGE - 4)
    here = here if here <= _MOST[kind] else _LEAST
    return at + here + 4, _integer(data, at + here, 4), size - here


def _integer(data: bytes, start: int, length: int) -> int:
    return int.from_bytes(data[start : start + length], "big")


def _varint(data: bytes, start: int) -> tuple[int, int]:
    """A number of one to nine bytes, seven bits in each but the ninth; and where it ends."""
    number = 0
    for at in range(start, start + 8):
        number = number << 7 | data[at] & 0x7F
        if data[at] < 0x80:
            return number, at + 1
    return number << 8 | data[start + 8], start + 9
