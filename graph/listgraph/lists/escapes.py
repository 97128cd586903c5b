"""Where words stand in a source line in which there is a backslash before some of their signs."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

_ESCAPE = re.compile(r"\\(?=([!-/:-@\[-`{-~]))\1", re.ASCII)


class _Plain(NamedTuple):
    """A line without its ``backslashes``; ``signs`` are where in it the signs stand that had one."""

    text: str
    signs: list[int]
    backslashes: list[int]


@lru_cache(maxsize=4)
def _plain(source: str) -> _Plain:
    backslashes = [found.start() for found in _ESCAPE.finditer(source)]
    signs = [start - index for index, start in enumerate(backslashes)]
    return _Plain(_ESCAPE.sub(r"\1", source), signs, backslashes)


def runs(source: str, words: str, column: int) -> list[tuple[int, int]]:
    """The runs of ``words`` that stand behind ``column`` of ``source`` without a backslash within.

    Each is where it begins in the words, and its column; empty where they do not stand there.

    >>> runs(r"up to 100\\% of it", "to 100% of", 2), runs("up to 100", "100%", 0)
    ([(0, 3), (6, 10)], [])
    """
    plain, signs, backslashes = _plain(source)
    if not signs:
        return []
    found = plain.find(words, column - bisect_left(backslashes, column))
    if found < 0:
        return []
    first, last = bisect_right(signs, found), bisect_left(signs, found + len(words))
    behind = ((signs[index] - found, signs[index] + index + 1) for index in range(first, last))
    return [(0, found + first), *behind]
