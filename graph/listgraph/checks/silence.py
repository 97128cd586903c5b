"""The comment by which a line has no problems."""

import re
from collections.abc import Sequence

from listgraph.problems import Problem

_SILENCE = re.compile(r"<!--[ \t]*listgraph-ignore(?P<codes>:[\w\s,-]*?)?[ \t]*-->")


def is_silenced(problem: Problem, lines: Sequence[str]) -> bool:
    """Whether the problem's line, one of ``lines``, says that it is to be left alone."""
    comment = _SILENCE.search(lines[problem.line - 1]) if 0 < problem.line <= len(lines) else None
    if not comment:
        return False
    return not comment["codes"] or problem.code in re.split(r"[\s,:]+", comment["codes"])
