"""The named queries: ``*.rq`` beside this file, each with a title, a description and its parameters.

A parameter is a variable that the text binds with ``VALUES ?name { "…" }``. Giving it a value puts
another string there, so the same text runs in any other SPARQL tool.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from pyoxigraph import Literal

from listgraph.errors import ListgraphError
from listgraph.rdf.terms import text_of

_HEADER = re.compile(r"#\s*(title|description|param):\s*(.*)")
_PARAM = re.compile(
    r"(?P<name>\w+)\s++(?P<description>(?:.*?\S)??)\s*+\((?:(?P<required>required)|default\s*(?P<default>.*))\)"
)
_CLAUSE = re.compile(
    r'\bVALUES\s+\?(?P<name>\w+)\s*\{\s*(?P<literal>"(?P<value>(?:[^"\\\n]|\\.)*)")\s*\}', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query. ``default`` is what its text has; a required one must be given."""

    name: str
    description: str
    default: str
    required: bool


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query and what its first comment lines say of it. ``name`` is empty for text that has none."""

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    text: str


@cache
def named() -> Mapping[str, NamedQuery]:
    """The queries that come with listgraph, by name."""
    folder = resources.files(__package__)
    files = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".rq")), key=lambda item: item.name
    )
    queries = (read_query(item.name.removesuffix(".rq"), item.read_text("utf-8")) for item in files)
    return MappingProxyType({query.name: query for query in queries})


def read_query(name: str, text: str) -> NamedQuery:
    """A query from its text; title, description and parameters stand in its comments."""
    header: dict[str, list[str]] = {"title": [], "description": [], "param": []}
    for line in text.splitlines():
        found = _HEADER.match(line)
        if found:
            header[found[1]].append(found[2].strip())
    clauses = _clauses(text)
    params = tuple(_param(line, clauses) for line in header["param"])
    return NamedQuery(name, " ".join(header["title"]), " ".join(header["description"]), params, text)


def _param(line: str, clauses: Mapping[str, re.Match[str]]) -> Param:
    found = _PARAM.fullmatch(line)
    name, description = (found["name"], found["description"]) if found else (line.partition(" ")[0], line)
    default = clauses[name]["value"] if name in clauses else ""
    return Param(name, description, default, bool(found and found["required"]))


def with_values(query: NamedQuery, values: Mapping[str, str]) -> str:
    """The query's text with the parameters' values in it, each as a string that stays a string."""
    clauses = _clauses(query.text)
    if unknown := [name for name in values if name not in clauses]:
        known = ", ".join(param.name for param in query.params) or "none"
        raise ListgraphError(f"the query has no parameter {unknown[0]!r}; it has: {known}")
    for param in query.params:
        if param.required and param.name not in values:
            raise ListgraphError(
                f"{query.name or 'the query'} needs {param.name}: {param.description};"
                f" for example {param.name}={param.default}"
            )
    pieces, done = [], 0
    for name, clause in clauses.items():
        if name in values:
            start, end = clause.span("literal")
            pieces += [query.text[done:start], str(Literal(text_of(values[name])))]
            done = end
    return "".join([*pieces, query.text[done:]])


def _clauses(text: str) -> Mapping[str, re.Match[str]]:
    """The clause that gives each parameter its value, in order; of several the first."""
    found: dict[str, re.Match[str]] = {}
    for clause in _CLAUSE.finditer(text):
        found.setdefault(clause["name"], clause)
    return found
