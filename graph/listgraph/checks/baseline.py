"""Problems that are known: written down once, and not told again."""

import json
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from listgraph.checks.check import Checkup
from listgraph.errors import ListgraphError
from listgraph.files.replace import replace_file
from listgraph.problems import Problem

_MARK = "listgraph-baseline"
_VERSION = 1
_Known = tuple[str, str, str]
"""What a problem is known by: its file, its kind and a digest of its line's words, not the line's number."""


def write_baseline(checkup: Checkup, file: Path) -> None:
    """Write all problems of ``checkup`` to ``file``, so that :func:`unknown` knows them.

    Raises:
        ListgraphError: it cannot be written, or what stands there is no baseline.
    """
    if os.path.lexists(file) and not _is_baseline(file):
        raise ListgraphError(
            f"{file} is there already and is no baseline: it stays as it is; name another file, or remove it"
        )
    counts = Counter(_key(problem, checkup, file) for problem in checkup.problems)
    rows = [
        {"file": name, "kind": code, "line": words, "count": count}
        for (name, code, words), count in sorted(counts.items())
    ]
    text = json.dumps({_MARK: _VERSION, "problems": rows}, ensure_ascii=False, indent=1)
    replace_file(file, f"{text}\n".encode())


def unknown(checkup: Checkup, file: Path) -> Checkup:
    """The problems that the baseline in ``file`` does not hold; of equal ones, the last.

    A problem is known wherever in its file its line has moved to.

    Raises:
        ListgraphError: the file cannot be read, or is no baseline.
    """
    left = _read(file)
    new = []
    for problem in checkup.problems:
        key = _key(problem, checkup, file)
        if left[key]:
            left[key] -= 1
        else:
            new.append(problem)
    return replace(checkup, problems=tuple(new))


def _key(problem: Problem, checkup: Checkup, file: Path) -> _Known:
    """What the problem is known by; its file as seen from the baseline's folder."""
    seen = Path(os.path.relpath(problem.file, file.parent.resolve())).as_posix()
    words = " ".join(checkup.line(problem).split())
    return seen, problem.code, sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _is_baseline(file: Path) -> bool:
    """Whether the file is a baseline, of whatever version."""
    try:
        data: Any = json.loads(file.read_text("utf-8")) if file.is_file() else None
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, Mapping) and _MARK in data


def _read(file: Path) -> Counter[_Known]:
    try:
        data: Any = json.loads(file.read_text("utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ListgraphError(
            f"cannot read the baseline {file}: {reason}; --write-baseline {file} makes one"
        ) from None
    except (ValueError, RecursionError) as error:
        raise ListgraphError(f"{file} is no baseline: {error}") from None
    if not isinstance(data, Mapping) or data.get(_MARK) != _VERSION:
        raise ListgraphError(f"{file} is no baseline of this version: --write-baseline {file} makes one")
    try:
        return Counter(
            {(row["file"], row["kind"], row["line"]): int(row["count"]) for row in data["problems"]}
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ListgraphError(f"{file} is no baseline: a row is none ({error})") from None
