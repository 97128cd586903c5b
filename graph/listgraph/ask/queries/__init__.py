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
    r"(?P<name>\w+)\s+(?P<description>.*?)\s*\((?:(?P<required>required)|default\s*(?P<default>.*))\)"
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
    params = tuple(_param(line, text) for line in header["param"])
    return NamedQuery(name, " ".join(header["title"]), " ".join(header["description"]), params, text)


def _param(line: str, text: str) -> Param:
    found = _PARAM.fullmatch(line)
    name, description = (found["name"], found["description"]) if found else (line.partition(" ")[0], line)
    values = _values_clause(name).search(text)
    default = values["value"] if values else ""
    return Param(name, description, default, bool(found and found["required"]))


def with_values(query: NamedQuery, values: Mapping[str, str]) -> str:
    """The query's text with the parameters' values in it, each as a string that stays a string."""
    text = query.text
    for name, value in values.items():
        clause = _values_clause(name).search(text)
        if clause is None:
            known = ", ".join(param.name for param in query.params) or "none"
            raise ListgraphError(f"the query has no parameter {name!r}; it has: {known}")
        start, end = clause.span("literal")
        text = text[:start] + str(Literal(text_of(value))) + text[end:]
    for param in query.params:
        if param.required and param.name not in values:
            raise ListgraphError(
                f"{query.name or 'the query'} needs {param.name}: {param.description};"
                f" for example {param.name}={param.default}"
            )
    return text


def _values_clause(name: str) -> re.Pattern[str]:
    literal = r'(?P<literal>"(?P<value>(?:[^"\\\n]|\\.)*)")'
    return re.compile(rf"\bVALUES\s+\?{re.escape(name)}\s*\{{\s*{literal}\s*\}}", re.IGNORECASE)
