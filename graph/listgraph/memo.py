"""Working something out once for a value, such as a graph, though several ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


def for_the_latest(function: Callable[[_Given], _Result]) -> Callable[[_Given], _Result]:
    """``function``, which keeps what it gave for the latest value; that has to be pure, and immutable."""
    latest: list[tuple[ref[_Given], _Result]] = []

    @wraps(function)
    def remembered(given: _Given) -> _Result:
        if not latest or latest[0][0]() is not given:
            latest[:] = [(ref(given), function(given))]
        return latest[0][1]

    return remembered


def while_it_lives(function: Callable[[_Given], _Result]) -> Callable[[_Given], _Result]:
    """``function``, which keeps what it gave for a value until that is gone; it has to be pure.

    What it gives must not hold the value, which would keep both.
    """
    known: dict[int, tuple[ref[_Given], _Result]] = {}

    @wraps(function)
    def remembered(given: _Given) -> _Result:
        identity = id(given)
        if identity not in known:
            result = function(given)
            known[identity] = ref(given, lambda _: known.pop(identity)), result
        return known[identity][1]

    return remembered
