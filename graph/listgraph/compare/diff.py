"""What came, went and changed between two exports, or between two states of the lists themselves."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store, Triple

from listgraph.ask.query import base_of
from listgraph.ask.results import plain, table
from listgraph.ask.store import FILES, load
from listgraph.compare.changes import GROUPS, WAYS, Change, Detail, Named, came, counts
from listgraph.errors import ListgraphError
from listgraph.files.manifest import MANIFEST
from listgraph.given import path_of
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.pipeline import build
from listgraph.rdf.descriptions import triples
from listgraph.rdf.facts import TYPE, fact_descriptions
from listgraph.rdf.terms import curie
from listgraph.schema import ATTRIBUTES, BASE, RELATIONS

_SIGNS = dict(zip(WAYS, "+-~>", strict=True))
_TITLED = frozenset({"articles", "comparisons", "mentions"})
_TITLES = frozenset({"headline", "introducedBy", "crossPostOf"})
"""Groups whose things, and properties whose values, are titles and stand in quotation marks."""
_TELLING = ("listedIn", "covers", "mentions", "developedBy", "firstReleased")
"""What a line says of a thing that came or went; ``as_json`` has everything."""
_UNREAD = frozenset({"unreadable", "too-large"})


def facts(old: str | Path, new: str | Path) -> tuple[frozenset[Triple], frozenset[Triple]]:
    """The facts of either side: of an export's directory, or of a list or a folder of lists.

    Lists are built in memory, with the base that the other side's export has.

    Raises:
        ListgraphError: there is neither, or what is there cannot be read or built.
    """
    stores = [_store(path) for path in (old, new)]
    base = next((base_of(store) for store in stores if store is not None), BASE)
    before, after = (
        _built(path, base) if store is None else _stored(store)
        for path, store in zip((old, new), stores, strict=True)
    )
    return before, after


def fresh(old: frozenset[Triple], graph: KnowledgeGraph) -> frozenset[str]:
    """The ids of the articles of ``graph`` that the facts ``old`` do not have."""
    return came(old, triples(fact_descriptions(graph)), "Article")


def state(path: str | Path) -> frozenset[Triple]:
    """The facts of an export's directory, or of a list or a folder of lists.

    Raises:
        ListgraphError: there is neither, or what is there cannot be read or built.
    """
    store = _store(path)
    return _built(path, BASE) if store is None else _stored(store)


def _store(path: str | Path) -> Store | None:
    return load(path) if _is_export(path_of(path, "path")) else None


def _is_export(path: Path) -> bool:
    suffixes = {Path(name).suffix for names, _ in FILES for name in names}
    if path.is_file() and path.suffix in suffixes:
        raise ListgraphError(f"{path} is one file of an export; name the directory that it is in")
    return any((path / name).is_file() for name in (MANIFEST, *(names[0] for names, _ in FILES)))


def _built(path: str | Path, base: str) -> frozenset[Triple]:
    graph = build([path], base=base)
    unread = [str(problem) for problem in graph.problems if problem.code in _UNREAD]
    if unread:  # its links would seem to have gone
        raise ListgraphError("\n  ".join(["not everything could be read:", *unread]))
    return frozenset(triples(fact_descriptions(graph)))


def _stored(store: Store) -> frozenset[Triple]:
    graph = NamedNode(f"{base_of(store)}graph/facts")
    if store.contains_named_graph(graph):
        return frozenset(quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    # In Turtle there are no graphs: evidence and rules lie among the facts.
    classes = curie("lg:Evidence"), curie("lg:Rule")
    others = {
        quad.subject for name in classes for quad in store.quads_for_pattern(None, TYPE, name, DefaultGraph())
    }
    quads = store.quads_for_pattern(None, None, None, DefaultGraph())
    return frozenset(quad.triple for quad in quads if quad.subject not in others)


def as_json(found: Iterable[Change]) -> str:
    """The changes for a program."""
    found = tuple(found)
    document = {"counts": counts(found), "changes": [asdict(change) for change in found]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(found: Iterable[Change]) -> str:
    """The changes for a person: how many, then each on a line, group by group."""
    found = tuple(found)
    if not found:
        return "No difference."
    counted = counts(found)
    rows = [
        [GROUPS[group], *(f"{number or ''}" for number in row.values())] for group, row in counted.items()
    ]
    lines = [table(["", *WAYS], rows, [False, *(True for _ in WAYS)])]
    for group in counted:
        lines += ["", GROUPS[group]]
        lines += [f"  {_line(change)}" for change in found if change.group == group]
    return "\n".join(lines)


def _line(change: Change) -> str:
    shown = change.new or change.old or Named("", "")
    name = plain(shown.name)
    if change.group in _TITLED:
        name = f"“{name}”"
    if shown.url and change.group not in ("comparisons", "mentions"):
        name += f" <{plain(shown.url)}>"
    details = "; ".join(_said(change))
    return f"{_SIGNS[change.how]} {name}{': ' if details else ''}{details}"


def _said(change: Change) -> Iterator[str]:
    whole = change.old is None or change.new is None  # the thing itself came or went
    for detail in change.details:
        label = _label(detail.property)
        old, new = (_texts(detail, values) for values in (detail.old, detail.new))
        if change.group == "comparisons" or change.how == "moved":
            yield " → ".join(text for text in (old, new) if text)
        elif change.how == "changed":
            yield f"{label} {old} → {new}" if old and new else f"{'+' if new else '-'} {label} {old or new}"
        elif not whole or detail.property in _TELLING:
            yield f"{label} {old or new}"


def _texts(detail: Detail, values: Iterable[str]) -> str:
    quoted = detail.property in _TITLES
    return ", ".join(f"“{plain(value)}”" if quoted else plain(value) for value in values)


def _label(name: str) -> str:
    """What a property is called.

    >>> _label("listedIn"), _label("headline"), _label("https://example.org/seen")
    ('listed in', 'headline', 'https://example.org/seen')
    """
    return (
        (RELATIONS.get(name) or ATTRIBUTES[name]).label if name in RELATIONS or name in ATTRIBUTES else name
    )
