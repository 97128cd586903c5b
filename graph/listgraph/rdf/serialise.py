"""Triples and quads to bytes: readable where a person reads them, sorted lines where a machine does."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from pyoxigraph import Quad, RdfFormat, Triple, serialize


def grouped(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples with those of one subject together, subjects and their triples in the order given."""
    groups: dict[object, list[Triple]] = {}
    for triple in triples:
        groups.setdefault(triple.subject, []).append(triple)
    return chain.from_iterable(groups.values())


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> bytes:
    """Turtle in the order given (triples of one subject should come together), with the prefixes it uses."""
    return _readable(serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)))


def trig(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> bytes:
    """TriG in the order given (quads of one graph should come together), with the prefixes it uses."""
    return _readable(serialize(quads, format=RdfFormat.TRIG, prefixes=dict(prefixes)))


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Canonical N-Triples of triples in any order: one statement a line, each once, the lines sorted."""
    lines = _given(serialize(triples, format=RdfFormat.N_TRIPLES)).split(b"\n")[:-1]
    lines.sort()  # before the doubles go: they come in long sorted runs, which a set would shuffle
    return b"\n".join([*dict.fromkeys(lines), b""])


def ntriples_of(quads: Sequence[Quad]) -> bytes:
    """Canonical N-Triples of a named graph in canonical order."""
    if not quads:
        return b""
    lines = _given(serialize(quads, format=RdfFormat.N_QUADS))
    # Only the end of a line is like this: what a literal has of "<", ">" or line breaks is followed by more.
    return lines.replace(f" {quads[0].graph_name} .\n".encode(), b" .\n")


def nquads(graphs: Iterable[Iterable[Quad]]) -> bytes:
    """Canonical N-Quads of graphs that are in canonical order each: the lines sorted, each once."""
    return _merged([_given(serialize(quads, format=RdfFormat.N_QUADS)) for quads in graphs])


def _merged(texts: Sequence[bytes]) -> bytes:
    """All their lines, sorted, where those of each text are. There are few places where texts alternate."""
    runs: list[memoryview] = []
    heads = sorted((_line(text, 0), number, 0) for number, text in enumerate(texts) if text)
    while heads:
        _, number, start = heads.pop(0)
        text = texts[number]
        end = _place(text, start, heads[0][0]) if heads else len(text)
        runs.append(memoryview(text)[start:end])
        if end < len(text):
            insort(heads, (_line(text, end), number, end))
    return b"".join(runs)


def _line(text: bytes, start: int) -> bytes:
    return text[start : text.index(b"\n", start) + 1]


def _place(text: bytes, start: int, line: bytes) -> int:
    """Where, from ``start`` on, the sorted lines of ``text`` that come before ``line`` end."""
    low, high = start, len(text)
    while low < high:
        middle = (low + high) // 2
        begin = text.rfind(b"\n", low, middle) + 1 or low
        found = _line(text, begin)
        if found <= line:
            low = begin + len(found)
        else:
            high = begin
    return low


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
