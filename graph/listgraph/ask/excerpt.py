"""Reading parts of an export's Turtle without parsing the rest: its lines are found by their words.

That rests on how listgraph writes Turtle: a block for each subject, with an empty line before it, and a
line for each property. A file that is not written so has no excerpt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from listgraph.rdf.evidence import CLASSES, PROPERTIES
from listgraph.rdf.facts import TYPE
from listgraph.rdf.turtle import Short, heading, shortener

_PREFIX = re.compile(rb"@prefix (\S+): <(\S+)> \.\n")
_BETWEEN, _NEXT, _END = b"\n\n", b";\n\t", b" .\n"
_AFTER = b";, "
"""What may follow an object."""
_FIRST = re.compile(rb"\n\n\S+ a [^;\n]+(?:;| \.)(?=\n)")
_PIECES, _PIECE = 256, 1 << 14
"""So many pieces of a file, of so many bytes, tell its layout, and which of two things is the rarer one."""
_SEEN_WHOLE = 16 << 20
"""A file of no more bytes is looked at whole."""
EVIDENCE = "evidence.ttl"
"""The file of which is known what it states, as it is large, and most questions do not ask for it."""
_TYPE = TYPE.value
"""Which the first line of each block states."""


class Mark(NamedTuple):
    """A property, or the object of one."""

    iri: str
    is_object: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The statements with these ``predicates`` (with any, if empty) of the subjects that have all ``marks``.

    A mark is a property that is stated of the subject, or a node that is the object of one. All are IRIs.
    """

    predicates: frozenset[str]
    marks: frozenset[Mark] = frozenset()


def marks_of(predicate: str, target: str = "") -> Iterator[Mark]:
    """What marks a subject of which a property is stated, with that object if it is an IRI."""
    if predicate != _TYPE:  # which is stated of every subject
        yield Mark(predicate)
    if target:
        yield Mark(target, is_object=True)


def joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, one for each set of marks, without what another one takes of more subjects."""
    whole: dict[Part, None] = {}
    found: dict[frozenset[Mark], frozenset[str]] = {}
    for part in parts:
        if part.predicates:
            found[part.marks] = found.get(part.marks, frozenset()) | part.predicates
        else:
            whole[part] = None
    for marks in found:
        for others, predicates in found.items():
            if others < marks:
                found[marks] -= predicates
    return (*whole, *(Part(predicates, marks) for marks, predicates in found.items() if predicates))


@dataclass(frozen=True, slots=True)
class Turtle:
    """A file's bytes, its prefixes, how its terms are written, where what follows the prefixes begins.

    Of ``properties`` and ``classes`` it has no others; of any, where there are none. ``counts`` is how often
    a mark was found in some of it, ``laid_out`` whether it is laid out as listgraph lays it out, once known.
    """

    data: bytes
    prefixes: Mapping[str, str]
    short: Short
    start: int
    properties: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    counts: dict[bytes, int] = field(default_factory=dict)
    laid_out: list[bool] = field(default_factory=list)

    def may_hold(self, part: Part) -> bool:
        """Whether something of a part may be in the file, by what is known of it beforehand."""
        if not self.properties:
            return True
        if part.predicates and part.predicates.isdisjoint(self.properties):
            return False
        if any(not mark.is_object and mark.iri not in self.properties for mark in part.marks):
            return False
        # Marks that are objects alone, of a subject whose class is asked for, are its classes.
        only_classes = part.predicates == {_TYPE} and all(mark.is_object for mark in part.marks)
        return not only_classes or all(mark.iri in self.classes for mark in part.marks)

    def is_laid_out(self) -> bool:
        """Whether all behind the prefixes are blocks of lines: what is not is to be read whole."""
        if not self.laid_out:
            own = self.data[: self.start] == heading(self.prefixes).encode()
            self.laid_out.append(own and _is_laid_out(self.data, self.start))
        return self.laid_out[0]


def opened(path: Path) -> Turtle:
    """The file at ``path``.

    Raises:
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    prefixes, at = {}, 0
    while found := _PREFIX.match(data, at):
        prefixes[found[1].decode()] = found[2].decode()
        at = found.end()
    known = (PROPERTIES, CLASSES) if path.name == EVIDENCE else ()
    return Turtle(data, prefixes, shortener(prefixes), at, *known)


def _is_laid_out(data: bytes, start: int) -> bool:
    """Whether all behind the prefixes are blocks of lines; of a large file some pieces of it tell.

    Who writes into one by hand is told by its time (:func:`~listgraph.files.manifest.is_as_built`).
    """
    if len(data) - start <= _SEEN_WHOLE:
        return start > 0 and _are_blocks(data, start, start - 1, len(data))
    steps = range(start, len(data) - 2 * _PIECE, (len(data) - start) // _PIECES)
    ends = [(data.find(_BETWEEN, at) + 2, data.find(_BETWEEN, at + _PIECE) + 2) for at in steps]
    return all(begun < end and _are_blocks(data, begun, begun, end) for begun, end in ends)


def _are_blocks(data: bytes, start: int, between: int, end: int) -> bool:
    """Whether a piece is blocks, by counting what ends a line and a block, from ``between`` on.

    The classes of each subject stand in a line of their own: so do its properties.
    """
    lines, blocks = data.count(b"\n", start, end), data.count(_BETWEEN, between, end)
    going_on, ends = data.count(_NEXT, start, end), data.count(_END, start, end)
    alone = sum(1 for _ in _FIRST.finditer(data, between - len(_BETWEEN), end))
    return blocks == ends == alone and lines == blocks + going_on + ends


def is_readable(file: Turtle, parts: Iterable[Part]) -> bool:
    """Whether the parts can be read from a file, or need not be."""
    return not any(map(file.may_hold, parts)) or file.is_laid_out()


def excerpt(files: Sequence[Turtle], parts: Iterable[Part]) -> list[bytes]:
    """The statements of ``parts`` in each of the files, as Turtle; they may be more, but never fewer."""
    parts = joined(parts)
    return [_excerpt(file, [part for part in parts if file.may_hold(part)]) for file in files]


def _excerpt(file: Turtle, parts: Sequence[Part]) -> bytes:
    """The same of one file: nothing where there are no parts, all where it is laid out otherwise."""
    if not parts:
        return b""
    if not file.is_laid_out():
        return file.data
    return b"".join(
        (heading(file.prefixes).encode(), *(text for part in parts for text in _taken(file, part)))
    )


def _taken(file: Turtle, part: Part) -> Iterator[bytes]:
    """The statements of a part, as Turtle: whole lines, each with its subject.

    Of the marks the rarest and all objects are looked for: what more is taken does no harm.
    """
    if len(part.predicates) > 1 and not part.marks:
        for predicate in part.predicates:
            yield from _taken(file, Part(frozenset({predicate}), frozenset(marks_of(predicate))))
        return
    data = file.data
    marks = {_mark(file, mark): mark.is_object for mark in part.marks}
    names = [b"\n\t%b " % _written(file, predicate) for predicate in part.predicates if predicate != _TYPE]
    typed = _TYPE in part.predicates
    rarest = min(marks, key=partial(_count, file), default=_BETWEEN)
    others = [mark for mark, is_object in marks.items() if is_object and mark != rarest]
    for start, end in _blocks(data, rarest):
        if others and not all(data.find(mark, start, end) >= 0 for mark in others):
            continue
        if not part.predicates:
            yield data[start : end + 1]
            continue
        subject = data[start : data.find(b" ", start)]
        if typed:
            yield _statement(data, start)
        for name in names:
            at = data.find(name, start, end)
            if at >= 0:
                yield subject + _statement(data, at + 1)


def _statement(data: bytes, start: int) -> bytes:
    """What stands in a line from ``start`` on, as a statement of its own."""
    return b"%b .\n" % data[start : data.find(b"\n", start) - 1]


def _blocks(data: bytes, mark: bytes) -> Iterator[tuple[int, int]]:
    """Where the block of each subject begins that has the mark in it, and where it ends."""
    at = _place(data, mark, 0)
    while at >= 0:
        start = data.rfind(_BETWEEN, 0, at + 2) + 2
        end = data.find(_END, at) + 2
        yield start, end
        at = _place(data, mark, end - 1)


def _place(data: bytes, mark: bytes, start: int) -> int:
    """Where a mark stands from ``start`` on, and not merely what begins alike; -1 for nowhere."""
    at = data.find(mark, start)
    while at >= 0 and mark.startswith(b" ") and data[at + len(mark)] not in _AFTER:
        at = data.find(mark, at + 1)
    return at


def _count(file: Turtle, mark: bytes) -> int:
    """How often a mark stands in some pieces of a file, which lie over all of it."""
    if mark not in file.counts:
        step = max(_PIECE, len(file.data) // _PIECES)
        starts = range(0, len(file.data), step)
        file.counts[mark] = sum(file.data.count(mark, start, start + _PIECE) for start in starts)
    return file.counts[mark]


def _mark(file: Turtle, mark: Mark) -> bytes:
    written = _written(file, mark.iri)
    return b" %b" % written if mark.is_object else b"\t%b " % written


def _written(file: Turtle, iri: str) -> bytes:
    return file.short(f"<{iri}>").encode()
