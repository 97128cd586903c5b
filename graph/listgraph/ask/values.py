"""Whether a query asks for what there is: a slip is an error that says what was meant, and not no rows."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from pyoxigraph import Literal, QuerySolutions, Store

from listgraph.ask.excerpt import Part
from listgraph.ask.lookup import Index, needed
from listgraph.ask.queries import NamedQuery, with_values
from listgraph.ask.terms import check_terms
from listgraph.errors import ListgraphError
from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import prefixes
from listgraph.schema import NAMESPACE

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_NAMING: Mapping[str, str] = MappingProxyType(
    {"model": "Model", "topic": "Topic", "organization": "Organization", "subject": "", "object": ""}
)
"""Parameters of the named queries that name a node, with its kind; empty is any."""


def check_text(query: NamedQuery, values: Mapping[str, str]) -> None:
    """See that the query names no term that does not exist, and has numbers where they are due.

    Raises:
        ListgraphError: it does not, or a parameter is missing.
    """
    check_terms(with_values(query, values))
    for param in query.params:
        value = values.get(param.name, param.default)
        if _NUMBER.fullmatch(param.default) and not _NUMBER.fullmatch(value):
            raise ListgraphError(f"{param.name}={value}: {param.description} is due")


def checked_parts(query: NamedQuery, values: Mapping[str, str]) -> Iterator[Part]:
    """What :func:`check_values` needs of an export."""
    given = _given(query, values)
    kinds = {**_NAMING, "publisher": "Publisher"}
    for name in given:
        if name in kinds:
            yield from needed(given[name], kinds[name])
    if "kind" in given:
        yield Part(frozenset({TYPE.value}))


def _given(query: NamedQuery, values: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if value} if query.name else {}


def check_values(store: Store, query: NamedQuery, values: Mapping[str, str]) -> None:
    """See that the graph knows what a named query is asked about.

    Raises:
        ListgraphError: it does not; what comes close is named.
    """
    given = _given(query, values)
    naming = [name for name in given if name in _NAMING]
    if naming:
        index = Index(store)
        for name in naming:
            index.find(given[name], _NAMING[name])
    if "publisher" in given:
        _check_publisher(store, given["publisher"])
    if "kind" in given:
        _check_kind(store, given["kind"])


def _check_publisher(store: Store, part: str) -> None:
    asked = (
        f"ASK {{ ?p a lg:Publisher ; schema:name ?n FILTER(CONTAINS(LCASE(?n), LCASE({Literal(part)}))) }}"
    )
    if not store.query(asked, prefixes=prefixes(), use_default_graph_as_union=True):
        raise ListgraphError(f"the graph knows no publisher with {part!r} in its name")


def _check_kind(store: Store, kind: str) -> None:
    """The kinds are the classes of our own that something is of."""
    found = store.query("SELECT DISTINCT ?c { ?node a ?c }", use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    classes = {getattr(row["c"], "value", "") for row in found}
    known = {
        iri.removeprefix(NAMESPACE).lower(): iri.removeprefix(NAMESPACE)
        for iri in classes
        if NAMESPACE in iri
    }
    asked = re.sub("[ _-]", "", kind).lower()
    if asked not in known:
        close = [known[name] for name in get_close_matches(asked, known, n=2)]
        hint = (
            f"did you mean {' or '.join(close)}?"
            if close
            else f"there are {', '.join(sorted(known.values()))}"
        )
        raise ListgraphError(f"nothing in the graph is of the kind {kind!r}; {hint}")
