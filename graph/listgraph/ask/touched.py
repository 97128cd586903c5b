"""What of an export a query can touch: the properties that it names, of the subjects that it tells.

A query over a large export is answered from that part alone, which is read in a moment, where the whole
takes long. What is told here may be more than is needed, and is never less.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from rdflib import URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translateGroupGraphPattern, translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from listgraph.ask.excerpt import Mark, Part, joined, marks_of

_T = TypeVar("_T")


_Marks = Mapping[Any, frozenset[Mark]]
"""What is said of a subject, a variable as a rule, in every solution."""
_Values = Mapping[Any, frozenset[str]]
"""The IRIs that a variable may stand for."""
_NOTHING: frozenset[Any] = frozenset()


class _UnboundedError(Exception):
    """The query asks for statements of any property, or of any subject."""


def touched(text: str, prefixes: Mapping[str, str]) -> tuple[Part, ...] | None:
    """The parts that a query in SPARQL needs; None where that may be all, or cannot be told.

    >>> [part] = touched("SELECT ?m { ?m <urn:name> ?n ; <urn:kind> <urn:Model> }", {}) or ()
    >>> sorted(part.predicates), sorted(mark.iri for mark in part.marks)
    (['urn:kind', 'urn:name'], ['urn:Model', 'urn:kind', 'urn:name'])
    >>> touched("SELECT ?m { ?m ?p ?o }", {})
    """
    try:
        query = translateQuery(parseQuery(text), initNs=dict(prefixes)).algebra
        if query.name == "DescribeQuery":
            return None
        return joined(_parts(query, {}, {}))
    except Exception:  # rdflib raises many kinds; what is wrong is said by the engine that answers
        return None


def _parts(node: Any, sure: _Marks, values: _Values) -> Iterator[Part]:
    """The parts that a piece of the algebra needs, where ``sure`` and ``values`` hold of its solutions."""
    name = node.name if isinstance(node, CompValue) else ""
    if name in {"Graph", "TriplesBlock"}:
        raise _UnboundedError
    if name.startswith("GroupGraphPattern"):  # what EXISTS is about is left as it was parsed
        yield from _parts(translateGroupGraphPattern(node), {}, {})
    elif name == "BGP":
        yield from _of_triples(node.triples, _both(sure, _sure(node)), values)
    elif name == "Join":
        known, given = _both(sure, _sure(node)), _both(values, _values(node))
        yield from _parts(node.p1, known, given)
        yield from _parts(node.p2, known, given)
    elif name == "LeftJoin":
        given = _both(values, _both(_values(node.p1), _values(node.p2)))
        yield from _parts(node.p1, sure, values)
        yield from _parts(node.p2, _both(sure, _sure(node.p1)), given)
        yield from _parts(node.expr, {}, {})
    else:
        passing = name in {"Union", "Filter", "Extend"}
        for key, child in _children(node):
            passed = (sure, values) if passing and key in {"p", "p1", "p2"} else ({}, {})
            yield from _parts(child, *passed)


def _children(node: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(node, CompValue):
        return node.items()
    return (("", child) for child in node) if isinstance(node, list | tuple | set) else ()


def _sure(node: CompValue) -> _Marks:
    """The marks that a subject has in every solution."""
    if node.name == "BGP":
        found: dict[Any, frozenset[Mark]] = {}
        for subject, predicate, target in node.triples:
            if isinstance(predicate, URIRef):
                found[subject] = found.get(subject, _NOTHING) | set(_marks(predicate, target))
        return found
    if node.name == "Join":
        return _both(_sure(node.p1), _sure(node.p2))
    if node.name in {"LeftJoin", "Minus"}:
        return _sure(node.p1)
    return _sure(node.p) if node.name in {"Filter", "Extend"} else {}


def _marks(predicate: URIRef, target: Any) -> Iterator[Mark]:
    yield from marks_of(str(predicate), str(target) if isinstance(target, URIRef) else "")


def _values(node: CompValue) -> _Values:
    """The IRIs that a variable may be by a VALUES clause."""
    if node.name == "Join":
        return _both(_values(node.p1), _values(node.p2))
    found: dict[Any, frozenset[str]] = {}
    if node.name == "ToMultiSet" and node.p.name == "values":
        for row in node.p.res:
            for variable, value in row.items():
                found[variable] = found.get(variable, _NOTHING) | {str(value)}
    return found


def _both(one: Mapping[Any, frozenset[_T]], other: Mapping[Any, frozenset[_T]]) -> dict[Any, frozenset[_T]]:
    return {key: one.get(key, _NOTHING) | other.get(key, _NOTHING) for key in {**one, **other}}


def _of_triples(triples: list[tuple[Any, Any, Any]], sure: _Marks, values: _Values) -> Iterator[Part]:
    for number, (subject, predicate, target) in enumerate(triples):
        if isinstance(predicate, URIRef):
            yield Part(frozenset({str(predicate)}), sure.get(subject, _NOTHING))
        elif predicate in values:
            yield Part(values[predicate], sure.get(subject, _NOTHING))
        else:
            others = triples[:number] + triples[number + 1 :]
            bound = _is_bound(subject, others) or _is_bound(target, others)
            yield from _steps(predicate, sure.get(subject, _NOTHING), bound)


def _is_bound(term: Any, triples: Iterable[tuple[Any, Any, Any]]) -> bool:
    """Whether other triples have it: a path of no step joins to itself whatever there is in the export."""
    return any(
        term in (subject, target) and isinstance(predicate, URIRef) for subject, predicate, target in triples
    )


def _steps(path: Any, marks: frozenset[Mark], bound: bool) -> Iterator[Part]:
    """What a path needs that begins at what has the ``marks``; ``bound`` at one end it may be of no step."""
    if isinstance(path, URIRef):
        yield Part(frozenset({str(path)}), marks)
    elif isinstance(path, AlternativePath):
        for way in path.args:
            yield from _steps(way, marks, bound)
    elif isinstance(path, SequencePath):
        first, *others = path.args
        yield from _steps(first, marks, bound)
        for step in others:
            yield from _steps(step, _NOTHING, bound)
    elif isinstance(path, InvPath):
        yield from _steps(path.arg, _NOTHING, bound)
    elif isinstance(path, MulPath) and (bound or path.mod == "+"):
        yield from _steps(path.path, _NOTHING, bound)
    else:
        raise _UnboundedError
