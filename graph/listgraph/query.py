"""Querying an export with SPARQL: the named queries, loading, running.

A query is a name (``most-covered``), a file, or SPARQL text. A parameter of a query is a variable
that its text binds with ``VALUES ?name { "…" }``; giving it a value puts another string there, so the
same text runs in any other SPARQL tool.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store

from listgraph import sparql
from listgraph.errors import ListgraphError
from listgraph.rdf.terms import prefixes, text_of
from listgraph.schema import BASE

Results = QuerySolutions | QueryBoolean | QueryTriples

FILES: tuple[tuple[tuple[str, ...], RdfFormat], ...] = (
    (("dataset.nq",), RdfFormat.N_QUADS),
    (("dataset.trig",), RdfFormat.TRIG),
    (("graph.ttl", "evidence.ttl"), RdfFormat.TURTLE),
)
"""What an export may be read from, the fastest first."""

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
    """A query with what its first comment lines say of it. ``name`` is empty for text from the command line."""

    name: str
    title: str
    description: str
    params: tuple[Param, ...]
    text: str


@cache
def named() -> Mapping[str, NamedQuery]:
    """The queries that come with listgraph, by name."""
    folder = resources.files("listgraph").joinpath("queries")
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


def resolve(query: str) -> NamedQuery:
    """The query that is meant: by name, as a path to a file, or as SPARQL text.

    Raises:
        ListgraphError: neither; or a file that cannot be read.
    """
    if query in named():
        return named()[query]
    if "{" in query or re.search(r"\s", query.strip()) and not query.endswith(".rq"):
        return read_query("", query)
    path = Path(query)
    if path.suffix == ".rq" or path.is_file():
        try:
            return read_query(path.stem, path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise ListgraphError(f"{query}: cannot be read as a query: {_reason(error)}") from error
    close = get_close_matches(query, named(), n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(close)}?" if close else f" Named queries: {', '.join(named())}."
    raise ListgraphError(f"no query is named {query!r}, and it is neither a .rq file nor SPARQL.{hint}")


def load(directory: str | Path) -> Store:
    """The export in ``directory``, in memory.

    Raises:
        ListgraphError: no RDF file there, or one that cannot be read; it names file and line.
    """
    folder = Path(directory)
    for names, rdf_format in FILES:
        if (folder / names[0]).is_file():
            store = Store()
            for name in names:
                _load_file(store, folder / name, rdf_format)
            return store
    wanted = ", ".join(names[0] for names, _ in FILES)
    if not folder.is_dir():
        raise ListgraphError(f"{directory}: no such directory")
    raise ListgraphError(f"{directory}: no export of listgraph here (none of {wanted}); build one first")


def _load_file(store: Store, path: Path, rdf_format: RdfFormat) -> None:
    if not path.is_file():
        return
    try:
        store.bulk_load(path=str(path), format=rdf_format)
    except SyntaxError as error:
        place = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise ListgraphError(
            f"{place}: broken: {re.sub(r'^Parser error at line .*?: ', '', error.msg)}"
        ) from error
    except (OSError, ValueError) as error:
        raise ListgraphError(f"{path}: cannot be read: {_reason(error)}") from error


def run(store: Store, query: NamedQuery, values: Mapping[str, str] | None = None, limit: int = 0) -> Results:
    """What the query answers, over all graphs of the store. ``limit`` bounds the rows; 0 does not.

    Raises:
        ListgraphError: not SPARQL, an update, a federated query, a parameter too many or too few.
    """
    text = with_values(query, values or {})
    sparql.refuse(text)
    if limit:
        text = sparql.limited(text, limit)
    try:
        return store.query(text, prefixes=prefixes(base_of(store)), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise ListgraphError(sparql.explain(text, str(error), query.name)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise ListgraphError(f"the query failed: {_reason(error)}") from error


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


def base_of(store: Store) -> str:
    """The base IRI of the export's nodes, as its catalogue says; the usual one where it has none."""
    found = store.query(
        "SELECT ?base WHERE { ?dataset <http://rdfs.org/ns/void#uriSpace> ?base } LIMIT 1",
        use_default_graph_as_union=True,
    )
    assert isinstance(found, QuerySolutions)
    return next((str(row["base"].value) for row in found), BASE)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
