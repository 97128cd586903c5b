"""What other installed packages add: found by their entry points, loaded when it is asked for."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import TypeVar

from listgraph.errors import ListgraphError, noted, told

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_Record = TypeVar("_Record")


def installed(
    group: str, kind: type[_Record], taken: Mapping[str, object], made_by: str
) -> Mapping[str, tuple[_Record, str]]:
    """What the entry points of ``group`` lead to, by name, each with the package that brings it.

    ``kind`` is what each has to be, ``made_by`` says how one makes it; ``taken`` holds the names that
    are listgraph's own.

    Raises:
        ListgraphError: one cannot be loaded, is something else, or has a name that is none or is taken.
            The message names the package.
    """
    found: dict[str, tuple[_Record, str]] = {}
    for entry in _entries(group):
        package = package_of(entry)
        problem = _problem(entry.name, taken, found)
        if problem:
            raise ListgraphError(f"{package} adds {entry.name!r} to {group}: {problem}")
        with answering(f"{package} adds {entry.name!r} to {group}, which"):
            record = entry.load()
        if not isinstance(record, kind):
            raise ListgraphError(f"{package} adds {entry.name!r} to {group}: {entry.value} is not {made_by}")
        found[entry.name] = record, package
    return MappingProxyType(found)


@contextmanager
def answering(who: str) -> Iterator[None]:
    """Another package's code runs within: whatever it raises, an attempt to end the process too, is its
    failure; and where Ctrl-C ends it, that ``who`` was at work is told.

    Raises:
        ListgraphError: it fails.
    """
    with noted(f"{who} was at work"):
        try:
            yield
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except BaseException as error:
            raise ListgraphError(f"{who} fails: {told(error)}") from error


def package_of(entry: EntryPoint) -> str:
    """The name of the package that an entry point belongs to."""
    return entry.dist.name if entry.dist else entry.value


def _problem(name: str, taken: Mapping[str, object], found: Mapping[str, tuple[object, str]]) -> str:
    if not _NAME.fullmatch(name):
        return "a name is small letters, digits and hyphens"
    if name in taken:
        return "this name is listgraph's own"
    return f"so does {found[name][1]}" if name in found else ""


@cache
def _entries(group: str) -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=group), key=lambda entry: (entry.name, package_of(entry))))
