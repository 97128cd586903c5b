"""Subjects with what is said of them, as N-Triples terms, and the two orders in which that is written.

A fact's and an evidence's statements have a fixed shape, and there are millions of them: a term is text
from the start, escaped once, and every format is written from that text. Objects of the RDF library are
made only where somebody asks for them (:func:`triples`).
"""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import RdfFormat, Triple, parse

Statement = tuple[str, str]
"""Predicate and object, as N-Triples writes them: ``<https://…>``, ``"…"@en``."""
Description = tuple[str, Sequence[Statement]]
"""A subject and its statements, in the order in which a person reads them."""


def lines(descriptions: Iterable[Description], graph: str = "") -> Iterator[str]:
    """A line of N-Triples for each statement; of N-Quads, where ``graph`` is a term."""
    end = f" {graph} .\n" if graph else " .\n"
    for subject, statements in descriptions:
        yield "".join([f"{subject} {predicate} {target}{end}" for predicate, target in statements])


def triples(descriptions: Iterable[Description]) -> Iterator[Triple]:
    """The statements as objects of pyoxigraph, in the order given."""
    for text in lines(descriptions):
        for quad in parse(text, format=RdfFormat.N_TRIPLES):
            yield quad.triple


def canonical(descriptions: Iterable[Description]) -> list[Description]:
    """The same in the order of the lines of canonical N-Triples: each subject and each statement once.

    A few statements at a time are sorted much faster than all the lines that they give.
    """
    merged: dict[str, Sequence[Statement]] = {}
    for subject, statements in descriptions:
        known = merged.get(subject)
        merged[subject] = [*known, *statements] if known else statements
    return [(subject, sorted(set(merged[subject]), key=_line)) for subject in sorted(merged)]


def _line(statement: Statement) -> str:
    return f"{statement[0]} {statement[1]}"


def described(found: Iterable[Triple]) -> list[Description]:
    """The triples by their subjects, which come in the order of their first triples."""
    statements: dict[str, list[Statement]] = {}
    for triple in found:
        statements.setdefault(str(triple.subject), []).append((str(triple.predicate), str(triple.object)))
    return list(statements.items())
