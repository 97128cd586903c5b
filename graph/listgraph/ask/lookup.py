"""Finding the nodes of an export that a person means: by name, alias, title, URL, IRI, file and line."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from listgraph.ask.excerpt import Part, marks_of
from listgraph.errors import ListgraphError
from listgraph.rdf.facts import NAME, TYPE
from listgraph.rdf.terms import curie, safe_iri, text_of
from listgraph.schema import NAMESPACE
from listgraph.text.writing import squeeze
from listgraph.urls import canonicalise

_NAMES = (NAME, curie("skos:prefLabel"), curie("skos:altLabel"), curie("schema:headline"))
_URLS = (curie("schema:url"), curie("lg:listedUrl"))
_NAMED_KINDS = ("Model", "Topic", "Organization", "Publisher", "Article", "Section", "List")
"""Where a name is looked for first; the first kind that has it is meant."""

_VERSION = re.compile(r"v?\d")

_LISTED_AT = f"""
PREFIX lg: <{NAMESPACE}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?article WHERE {{
  ?evidence rdf:predicate lg:listedIn ; rdf:subject ?article ; lg:file %s ; lg:line %d
}}"""


def needed(text: str, kind: str = "") -> Iterator[Part]:
    """The parts of an export that an :class:`Index` needs to find what ``text`` means."""
    of_kind = frozenset(marks_of(TYPE.value, NAMESPACE + kind) if kind else ())
    for name in _NAMES:
        yield Part(frozenset({name.value, TYPE.value}), of_kind | frozenset(marks_of(name.value)))
    if not kind and canonicalise(text):
        yield Part(frozenset(url.value for url in _URLS))
    if not kind and _place(text):
        names = ("rdf:predicate", "rdf:subject", "lg:file", "lg:line")
        marks = marks_of(curie("rdf:predicate").value, NAMESPACE + "listedIn")
        yield Part(frozenset(curie(name).value for name in names), frozenset(marks))


def _place(text: str) -> tuple[str, int] | None:
    """The file and line that a text like ``file:line`` tells."""
    file, _, line = text.rpartition(":")
    return (file, int(line)) if file and line.isdigit() else None


class Index:
    """The names of all nodes of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: dict[str, dict[NamedNode, None]] = {}
        for predicate in _NAMES:
            for quad in store.quads_for_pattern(None, predicate, None, None):
                if isinstance(quad.subject, NamedNode):
                    self._names.setdefault(getattr(quad.object, "value", ""), {})[quad.subject] = None

    def find(self, text: str, kind: str = "") -> list[NamedNode]:
        """The nodes that ``text`` means, sorted; where a ``kind`` is given, those of it with that name.

        Raises:
            ListgraphError: none; it names those that come close.
        """
        canonical = canonicalise(text) or ""
        found = (
            self._by_name(text, (kind,))
            if kind
            else (
                self._by_iri(text)
                or self._by_iri(canonical)
                or self._by_place(text)
                or self._by_name(text)
                or self._by_family(text)
                or self._by_title(text)
            )
        )
        if not found:
            sought = kind.lower() or "model or article"
            kinds = (kind,) if kind else _NAMED_KINDS
            raise ListgraphError(f"the graph knows no {sought} {text!r}{self._hint(text, kinds)}")
        return sorted(found, key=lambda node: node.value)

    def _by_iri(self, text: str) -> set[NamedNode]:
        iri = safe_iri(text)
        if not iri:
            return set()
        node = NamedNode(iri)
        if any(self._store.quads_for_pattern(node, TYPE, None, None)):
            return {node}
        quads = (quad for url in _URLS for quad in self._store.quads_for_pattern(None, url, node, None))
        return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}

    def _by_place(self, text: str) -> set[NamedNode]:
        """The articles listed on a line, told as ``file:line``."""
        place = _place(text)
        if place is None:
            return set()
        file, line = place
        listed = self._store.query(
            _LISTED_AT % (Literal(text_of(file)), line), use_default_graph_as_union=True
        )
        assert isinstance(listed, QuerySolutions)
        return {row["article"] for row in listed if isinstance(row["article"], NamedNode)}

    def _by_name(self, text: str, kinds: tuple[str, ...] = _NAMED_KINDS) -> set[NamedNode]:
        wanted = squeeze(text)
        nodes = {node for name, nodes in self._names.items() if squeeze(name) == wanted for node in nodes}
        for kind in kinds:
            of_kind = {node for node in nodes if self._is(node, kind)}
            if of_kind:
                return of_kind & self._names.get(text, {}).keys() or of_kind
        return set()

    def _by_family(self, text: str) -> set[NamedNode]:
        """The models whose names go on from ``text`` with a version's number: of "Llama", Llama 3.1."""
        family = squeeze(text)
        nodes = {
            node
            for name, nodes in self._names.items()
            if family and squeeze(name).startswith(family) and _VERSION.match(squeeze(name), len(family))
            for node in nodes
        }
        return {node for node in nodes if self._is(node, "Model")}

    def _by_title(self, text: str) -> set[NamedNode]:
        wanted = text.casefold().strip()
        nodes = {node for name, nodes in self._names.items() if wanted in name.casefold() for node in nodes}
        return {node for node in nodes if self._is(node, "Article")} if wanted else set()

    def _is(self, node: NamedNode, kind: str) -> bool:
        class_ = NamedNode(NAMESPACE + kind)
        return any(self._store.quads_for_pattern(node, TYPE, class_, None))

    def _hint(self, text: str, kinds: tuple[str, ...]) -> str:
        known = sorted(
            name
            for name, nodes in self._names.items()
            if any(self._is(node, kind) for node in nodes for kind in kinds)
        )
        keys = {squeeze(name): name for name in reversed(known)}
        close = [keys[key] for key in get_close_matches(squeeze(text), sorted(keys), n=5, cutoff=0.6)]
        return f"; did you mean {' or '.join(close)}?" if close else ""


def texts(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[str]:
    """The values of a property of a node, as text, sorted."""
    quads = store.quads_for_pattern(node, predicate, None, None)
    return iter(sorted({getattr(quad.object, "value", "") for quad in quads}))
