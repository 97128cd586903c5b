"""Triples of pyoxigraph to bytes: what a query has built, and the small files that hold no facts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import RdfFormat, Triple, serialize


def grouped(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples with those of one subject together, subjects and their triples in the order given."""
    groups: dict[object, list[Triple]] = {}
    for triple in triples:
        groups.setdefault(triple.subject, []).append(triple)
    return chain.from_iterable(groups.values())


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> bytes:
    """Turtle in the order given (triples of one subject should come together), with the prefixes it uses."""
    return _readable(serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)))


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Canonical N-Triples of triples in any order: one statement a line, each once, the lines sorted."""
    lines = _given(serialize(triples, format=RdfFormat.N_TRIPLES)).split(b"\n")[:-1]
    lines.sort()  # before the doubles go: they come in long sorted runs, which a set would shuffle
    return b"\n".join([*dict.fromkeys(lines), b""])


def _readable(data: bytes | None) -> bytes:
    """Prefixes sorted (the serialiser's order is not fixed), unused ones dropped, air between subjects."""
    head, body = [], _given(data)
    while body.startswith(b"@prefix "):
        line, _, body = body.partition(b"\n")
        head.append(line)
    used = (line for line in sorted(head) if line.split()[1] in body)
    # A line ends in " ." only where a subject does: literals carry no raw line break.
    body = body.replace(b" .\n", b" .\n\n").replace(b"\n\n}\n", b"\n}\n\n")
    return b"\n".join([*used, b"", body.rstrip(b"\n"), b""])


def _given(data: bytes | None) -> bytes:
    if data is None:  # only where it was told to write to a file
        raise TypeError("no data")
    return data
