"""Subjects with what is said of them, and the two orders in which that is written."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from listgraph.rdf.terms import Resource

Statement = tuple[NamedNode, Resource]
Description = tuple[NamedNode, Sequence[Statement]]
"""A subject and its statements, in the order in which a person reads them."""


def readable(descriptions: Iterable[Description]) -> Iterator[Triple]:
    """The triples in the order given."""
    for subject, statements in descriptions:
        for predicate, target in statements:
            yield Triple(subject, predicate, target)


def canonical(descriptions: Iterable[Description]) -> list[Description]:
    """The same in the order of the lines of canonical N-Triples: each subject and each statement once.

    A few statements at a time are sorted much faster than all the lines that they give.
    """
    merged: dict[str, Description] = {}
    for subject, statements in descriptions:
        key = str(subject)  # within its angle brackets, as on the line
        known = merged.get(key)
        merged[key] = (subject, [*known[1], *statements]) if known else (subject, statements)
    return [(merged[key][0], _sorted(merged[key][1])) for key in sorted(merged)]


def _sorted(statements: Sequence[Statement]) -> list[Statement]:
    lines = {f"{predicate} {target}": (predicate, target) for predicate, target in statements}
    return [lines[line] for line in sorted(lines)]


def described(triples: Iterable[Triple]) -> list[Description]:
    """The triples by their subjects, which come in the order of their first triples; no blank nodes."""
    found: dict[NamedNode, list[Statement]] = {}
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        assert isinstance(triple.object, NamedNode | Literal)
        found.setdefault(triple.subject, []).append((triple.predicate, triple.object))
    return list(found.items())
