"""Problems as SARIF 2.1.0, which code hosts show beside the lines."""

import json
from collections import Counter
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from listgraph.checks.check import Checkup, level
from listgraph.checks.kinds import KINDS, Kind
from listgraph.problems import Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_CODES = tuple(KINDS)


def as_sarif(checkup: Checkup) -> str:
    """The log of one run, as JSON text."""
    seen: Counter[str] = Counter()
    results = []
    for problem in checkup.problems:
        line = checkup.line(problem)
        seen[_digest(problem, line)] += 1
        results.append(_result(problem, f"{_digest(problem, line)}:{seen[_digest(problem, line)]}"))
    driver = {
        "name": "listgraph",
        "semanticVersion": version("listgraph"),
        "rules": [_rule(kind) for kind in KINDS.values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": f"{kind.title}."},
        "help": {"text": kind.help},
        "defaultConfiguration": {"level": kind.level},
    }


def _result(problem: Problem, fingerprint: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(problem.file), "uriBaseId": "%SRCROOT%"},
        "region": _region(problem),
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": _CODES.index(problem.code),
        "level": level(problem),
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _region(problem: Problem) -> dict[str, int]:
    """Where in the file, as exactly as it is known."""
    if not problem.column:
        return {"startLine": max(problem.line, 1)}
    return {"startLine": problem.line, "startColumn": problem.column, "endColumn": problem.end}


def _digest(problem: Problem, line: str) -> str:
    """What stays of a problem where lines are added above it: its code, its file and its line's words."""
    words = "\0".join((problem.code, problem.file, " ".join(line.split())))
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
