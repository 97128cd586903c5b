"""Problems that are many and alike, told as a few."""

from collections import Counter
from collections.abc import Iterator, Sequence

from listgraph.problems import Problem

_LINES = 12
"""So many lines are named."""


def grouped(problems: Sequence[Problem], most: int) -> Iterator[Problem]:
    """The ``problems``, where there are more than ``most`` of one kind in one file only the first of them.

    The last that is given then counts all others; it has the place of the first that it stands for.
    """
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.file, problem.code), []).append(problem)
    told: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = problem.file, problem.code
        told[kind] += 1
        if told[kind] < most or len(kinds[kind]) <= most:
            yield problem
        elif told[kind] == most:
            rest = kinds[kind][most - 1 :]
            yield Problem(problem.file, problem.line, problem.code, _said(rest), problem.column, problem.end)


def _said(rest: Sequence[Problem]) -> str:
    lines = list(dict.fromkeys(problem.line for problem in rest))
    named = ", ".join(map(str, lines[:_LINES])) + (", …" if len(lines) > _LINES else "")
    return f"{len(rest)} more of this kind, on lines {named}"
