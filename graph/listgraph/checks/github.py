"""Problems as commands to the runner of a GitHub Action, which shows them beside the lines."""

from collections.abc import Iterator, Mapping

from listgraph.checks.alike import grouped
from listgraph.checks.check import Checkup, counted, level
from listgraph.checks.kinds import KINDS
from listgraph.problems import Problem
from listgraph.text.printable import printable

MOST = 3
"""So many of a kind in a file are told: GitHub shows ten errors and ten warnings of a step, and no more."""

_LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(checkup: Checkup) -> str:
    """An annotation for each problem, those that are many and alike in one; and a line that counts them."""
    return "\n".join([*map(_annotation, grouped(checkup.problems, MOST)), counted(checkup)])


def _annotation(problem: Problem) -> str:
    place = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in _place(problem))
    message = _escaped(printable(f"{problem.message} [{problem.code}]"))
    return f"::{_LEVELS[level(problem)]} {place}::{message}"


def _place(problem: Problem) -> Iterator[tuple[str, str]]:
    yield "file", problem.file
    if problem.line:
        yield "line", str(problem.line)
        yield "endLine", str(problem.line)
    if problem.column:
        yield "col", str(problem.column)
        yield "endColumn", str(problem.end)
    yield "title", KINDS[problem.code].title


def _escaped(text: str, more: str = "") -> str:
    """``text`` as the runner wants it: what would end the command, and in a property its parts, is coded.

    >>> _escaped("50%: a,b\\nc", ":,")
    '50%25%3A a%2Cb%0Ac'
    """
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in text)
