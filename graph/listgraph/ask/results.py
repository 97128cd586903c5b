"""What a query answers, as text: a table for people, the W3C's formats for programs."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from types import MappingProxyType

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
)
from wcwidth import clip, ljust, rjust
from wcwidth import width as columns

from listgraph.errors import ListgraphError
from listgraph.markup.formulas import defuse
from listgraph.rdf.serialise import grouped, turtle
from listgraph.text.printable import printable

Results = QuerySolutions | QueryBoolean | QueryTriples

_SOLUTION_FORMATS: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}
)
FORMATS = ("table", *_SOLUTION_FORMATS, "ttl")


def render(results: Results, form: str, prefixes: Mapping[str, str], width: int = 0) -> str:
    """The results in one of :data:`FORMATS`. ``prefixes`` shorten IRIs; ``width`` bounds a table, in columns.

    Raises:
        ListgraphError: a format that the results cannot have.
    """
    if form not in FORMATS:
        raise ListgraphError(f"unknown format {form!r}; there are {', '.join(FORMATS)}")
    if isinstance(results, QueryTriples):
        if form not in ("table", "ttl"):
            raise ListgraphError(f"a CONSTRUCT or DESCRIBE gives a graph: --format ttl, not {form}")
        return turtle(grouped(sorted(results, key=str)), prefixes).decode()
    if form == "ttl":
        raise ListgraphError(
            "Turtle is for CONSTRUCT and DESCRIBE; a SELECT or ASK gives table, csv, tsv or json"
        )
    if form == "table":
        return _answer(results, prefixes, width)
    if isinstance(results, QueryBoolean) and form in ("csv", "tsv"):
        return f"{str(bool(results)).lower()}\n"
    data = results.serialize(format=_SOLUTION_FORMATS[form])
    text = (data or b"").decode()
    text = _defused(text) if form == "csv" else text
    return text if text.endswith("\n") else f"{text}\n"


_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def _defused(text: str) -> str:
    """A table in CSV with nothing in it that a spreadsheet would run as a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([cell if _NUMBER.fullmatch(cell) else defuse(cell) for cell in row])
    return file.getvalue()


def _answer(results: QuerySolutions | QueryBoolean, prefixes: Mapping[str, str], width: int) -> str:
    if isinstance(results, QueryBoolean):
        return "yes\n" if results else "no\n"
    names = [variable.value for variable in results.variables]
    terms = [[row[name] for name in names] for row in results]
    rows = [[_cell(term, prefixes) for term in row] for row in terms]
    numeric = [all(_number(row[column]) for row in terms) for column in range(len(names))]
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    return f"{table(names, rows, numeric, width)}\n{count}\n"


def table(head: list[str], rows: list[list[str]], right: list[bool], width: int = 0) -> str:
    """Aligned columns. ``right`` says which stand at the right edge, ``width`` bounds the whole.

    >>> print(table(["model", "n"], [["大鸟", "3"], ["T5", "12"]], [False, True]))
    model   n
    -----  --
    大鸟    3
    T5     12
    """
    widths = [max(map(columns, column)) for column in zip_longest(head, *rows, fillvalue="")]
    if width:
        widths = _fitted(widths, width)
    sizes = list(zip(widths, right, strict=True))
    lines = [head, ["-" * size for size in widths], *rows]
    return "\n".join("  ".join(map(_padded, line, sizes)).rstrip() for line in lines)


def _fitted(widths: list[int], width: int) -> list[int]:
    """The widths, the widest made narrower until all fit; none goes below 8."""
    widths = list(widths)
    excess = sum(widths) + 2 * (len(widths) - 1) - width
    while excess > 0 and max(widths) > 8:
        widest = widths.index(max(widths))
        second = max([size for index, size in enumerate(widths) if index != widest] + [8])
        cut = max(1, min(excess, widths[widest] - second))
        widths[widest] -= cut
        excess -= cut
    return widths


def _padded(text: str, size: tuple[int, bool]) -> str:
    width, right = size
    return rjust(cut(text, width), width) if right else ljust(cut(text, width), width)


def cut(text: str, width: int) -> str:
    """``text`` within ``width`` columns of a terminal, with an ellipsis where something is left out.

    >>> cut("大鸟", 4), cut("大鸟和 BERT", 5)
    ('大鸟', '大鸟…')
    """
    return text if columns(text) <= width else f"{clip(text, 0, width - 1)}…"


def plain(text: str) -> str:
    """``text`` on one line, without what could move a terminal's cursor or turn its text round.

    >>> plain("a\\x1b[2J\\tb\\u202ec")
    'a[U+001B][2J b[U+202E]c'
    """
    return printable(text.replace("\n", " "))


def _cell(term: object, prefixes: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return plain(term.value)
    if isinstance(term, NamedNode):
        return _shortened(term.value, prefixes.items())
    return plain(str(term))


def _shortened(iri: str, prefixes: Iterable[tuple[str, str]]) -> str:
    fitting = [(namespace, prefix) for prefix, namespace in prefixes if iri.startswith(namespace)]
    if not fitting:
        return iri
    namespace, prefix = max(fitting, key=lambda item: len(item[0]))
    return f"{prefix}:{iri.removeprefix(namespace)}"


def _number(term: object) -> bool:
    return term is None or (
        isinstance(term, Literal) and term.value.replace(".", "", 1).lstrip("-").isdigit()
    )
