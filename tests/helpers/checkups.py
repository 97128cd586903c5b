"""What the list doctor finds, in the forms in which tests say it."""

from collections.abc import Mapping

from listgraph.checks.kinds import KINDS
from listgraph.checks.lists import Lists
from listgraph.checks.table import problems
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.problems import Problem


def found(texts: Mapping[str, str], absent: frozenset[str] = frozenset()) -> list[Problem]:
    documents = tuple(parse(Source(name, text, "utf-8", "")) for name, text in sorted(texts.items()))
    graph = assemble((interpret(document, builtin()) for document in documents), builtin())
    problems_found = problems(Lists(documents, graph, builtin(), absent))
    unknown = sorted({problem.code for problem in problems_found} - KINDS.keys())
    assert unknown == [], "add a row for each of these to checks/kinds.py"
    return problems_found


def codes(markdown: str) -> list[str]:
    """Line and code of every problem of one list."""
    return [f"{problem.line} {problem.code}" for problem in found({"list.md": markdown})]


def said(markdown: str) -> str:
    """The message of a list's one problem."""
    (problem,) = found({"list.md": markdown})
    return problem.message
