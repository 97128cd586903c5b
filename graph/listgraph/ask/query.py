"""Querying an export with SPARQL: finding the query that is meant, loading the export, running."""

import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions, Store

from listgraph.ask import sparql
from listgraph.ask.deadline import within
from listgraph.ask.excerpt import Part, marks_of
from listgraph.ask.queries import NamedQuery, named, read_query, with_values
from listgraph.ask.results import Results, render
from listgraph.ask.store import load_wanted
from listgraph.ask.values import check_text, check_values, checked_parts
from listgraph.errors import ListgraphError
from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import prefixes
from listgraph.schema import BASE, KINDS, NAMESPACE


def resolve(query: str) -> NamedQuery:
    """The query that is meant: by name, as a path to a file, or as SPARQL text.

    Raises:
        ListgraphError: neither; or a file that cannot be read.
    """
    if query in named():
        return named()[query]
    if "{" in query or (re.search(r"\s", query.strip()) and not query.endswith(".rq")):
        return read_query("", query)
    path = Path(query)
    if path.suffix == ".rq" or os.path.isfile(query):  # noqa: PTH113 - a text may be too long for a path
        try:
            return read_query(path.stem, path.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise ListgraphError(f"{query}: cannot be read as a query: {_reason(error)}") from error
    close = get_close_matches(query, named(), n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(close)}?" if close else f" Named queries: {', '.join(named())}."
    raise ListgraphError(f"no query is named {query!r}, and it is neither a .rq file nor SPARQL.{hint}")


def run(
    store: Store,
    query: NamedQuery,
    values: Mapping[str, str] | None = None,
    limit: int = 0,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Results:
    """What the query answers, over all graphs of the store, or those that are given or that it names.

    ``limit`` bounds the rows; 0 does not.

    Raises:
        ListgraphError: not SPARQL, an update, a federated query, a parameter too many or too few,
            a graph that is no IRI.
    """
    asked = with_values(query, values or {})
    sparql.refuse(asked)
    text = sparql.limited(asked, limit) if limit else asked
    chosen = bool(default_graphs or named_graphs)

    def ask(text: str) -> Results:
        return store.query(
            text,
            prefixes=prefixes(base_of(store)),
            use_default_graph_as_union=not (chosen or sparql.names_graphs(asked)),
            default_graph=[NamedNode(iri) for iri in default_graphs] if chosen else None,
            named_graphs=[NamedNode(iri) for iri in named_graphs] if chosen else None,
        )

    try:
        results = ask(text)
        if isinstance(results, QuerySolutions):  # which searches when it is read, and not before
            spelt = sparql.spelt_out(text, [variable.value for variable in results.variables])
            results = results if spelt == text else ask(spelt)
        return results
    except SyntaxError as error:
        raise ListgraphError(sparql.explain(asked, str(error), query.name)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise ListgraphError(f"the query failed: {_reason(error)}") from error


_LISTS = Part(frozenset({TYPE.value}), frozenset(marks_of(TYPE.value, f"{NAMESPACE}List")))
"""What the base IRI is told from."""


def base_of(store: Store) -> str:
    """The base IRI of the export's nodes: what comes before a list's path; the usual one without lists."""
    found = store.query(
        f"SELECT ?list {{ ?list a <{NAMESPACE}List> }} LIMIT 1", use_default_graph_as_union=True
    )
    assert isinstance(found, QuerySolutions)
    path = f"{KINDS['List'].path}/"
    return next((str(row["list"].value).rpartition(path)[0] for row in found), BASE)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def answer(
    directory: str | Path,
    query: str,
    parameters: Sequence[str] = (),
    form: str = "table",
    limit: int = 0,
    width: int = 0,
    timeout: float = 0,
) -> str:
    """What a query says of the export in ``directory``, as text.

    ``parameters`` are written ``name=value``; ``form`` is one of :data:`listgraph.ask.results.FORMATS`;
    ``limit`` bounds the rows, ``width`` a table's columns on the terminal and ``timeout`` the seconds
    after loading, where they are not 0.

    Raises:
        ListgraphError: what :func:`resolve`, :func:`load`, :func:`run` and ``render`` raise; a named
            query is asked about what the graph does not know; or the time is up.
    """
    meant = resolve(query)
    values = dict(_pair(parameter) for parameter in parameters)
    check_text(meant, values)  # what is wrong is told before the export is loaded
    store = load_wanted(directory, partial(_wanted, meant, values)).store
    check_values(store, meant, values)
    known = prefixes(base_of(store))
    return within(timeout, lambda: render(run(store, meant, values, limit), form, known, width))


def _wanted(query: NamedQuery, values: Mapping[str, str], known: Mapping[str, str]) -> list[Part] | None:
    """What the answer needs of an export whose files have the prefixes ``known``."""
    from listgraph.ask.touched import touched  # slow to load, and for large exports only

    asked = with_values(query, values)
    parts = None if sparql.names_graphs(asked) else touched(asked, {**prefixes(), **known})
    return None if parts is None else [*parts, *checked_parts(query, values), _LISTS]


def listing() -> str:
    """The named queries, each with its title and how to give its parameters."""
    lines = []
    for query in named().values():
        lines.append(f"{query.name:28}  {query.title}")
        for param in query.params:
            usage = f"{param.name}={param.default}" if param.required else f'[{param.name}="{param.default}"]'
            lines.append(f"{'':28}    {usage}  {param.description}")
    return "\n".join(lines)


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals or not name.isidentifier():
        raise ListgraphError(f"{parameter!r} is no parameter; write it as name=value")
    return name, value
