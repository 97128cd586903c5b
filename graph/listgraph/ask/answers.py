"""What a query answers, as Python has it: rows of plain values, which print as a table."""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from pyoxigraph import Literal, NamedNode, QuerySolutions

from listgraph.ask.results import cut, plain, table
from listgraph.page.text import visible

Cell = str | int | float | bool | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_READERS: Mapping[str, Callable[[str], Cell]] = {
    **dict.fromkeys((f"{_XSD}{name}" for name in ("integer", "int", "long", "gYear")), int),
    **dict.fromkeys((f"{_XSD}{name}" for name in ("decimal", "double", "float")), float),
}
WIDE = 60
"""Columns of a terminal that a printed cell takes at most."""


class Rows(list[dict[str, Cell]]):
    """The rows of an answer: dictionaries by the names of the variables, ``None`` where one has no value.

    It prints as a table, on a terminal and in a notebook.

    >>> print(Rows(["model", "n"], [{"model": "BERT", "n": 21}]))
    model   n
    -----  --
    BERT   21
    """

    def __init__(self, columns: Iterable[str], rows: Iterable[dict[str, Cell]]) -> None:
        super().__init__(rows)
        self.columns = tuple(columns)

    def __repr__(self) -> str:
        cells = [[cut(plain(_text(row[name])), WIDE) for name in self.columns] for row in self]
        numeric = [all(isinstance(row[name], int | float) for row in self) for name in self.columns]
        return table(list(self.columns), cells, numeric)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{_html(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{_html(_text(row[name]))}</td>" for name in self.columns) + "</tr>"
            for row in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def rows(results: QuerySolutions) -> Rows:
    """The results of a SELECT: an IRI is its text, a number a number."""
    names = [variable.value for variable in results.variables]
    return Rows(names, [{name: _value(row[name]) for name in names} for row in results])


def _value(term: object) -> Cell:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return str(term)
    datatype = term.datatype.value
    if datatype == f"{_XSD}boolean":
        return term.value in ("true", "1")
    try:
        return _READERS.get(datatype, str)(term.value)
    except ValueError:
        return term.value


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


def _html(text: str) -> str:
    return escape(visible(text))
