"""The graph as rows of plain values, for the formats that know nothing but names and cells.

A column is text, except where all that it holds are single whole numbers or truth values. Several
values of one attribute stand in one cell, joined by :func:`join`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from listgraph.knowledge.graph import Evidence, KnowledgeGraph, Value
from listgraph.schema import ATTRIBUTES, RELATIONS

if TYPE_CHECKING:
    import networkx as nx

Cell = str | int | float
Row = dict[str, Cell]

NODE_COLUMNS = ("id", "iri", "kind", "label", *(name for name in ATTRIBUTES if name != "label"))
EDGE_COLUMNS = (
    "source",
    "relation",
    "target",
    "confidence",
    "evidence",
    "file",
    "line",
    "quote",
    "rule",
    "derived",
)

# What XML 1.0 cannot hold, and what no table or text editor copes with.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,8}")
_TRUTH = {"true": True, "false": False}


def clean(text: str) -> str:
    """``text`` with U+FFFD for every character that XML cannot hold.

    >>> clean("bell\\a, tab\\t")
    'bell\\ufffd, tab\\t'
    """
    return _UNFIT.sub("\ufffd", text)


def join(values: Iterable[str]) -> str:
    r"""Several values as one cell; a bar within a value gets a backslash.

    >>> join(["BERT", "BERT | a talk"])
    'BERT | BERT \\| a talk'
    """
    return " | ".join(re.sub(r"(\\*)\|", r"\1\\|", value) for value in values)


def split(cell: str) -> list[str]:
    r"""The values that :func:`join` put into ``cell``.

    >>> split(join(["BERT", "BERT | a talk"]))
    ['BERT', 'BERT | a talk']
    """
    return [re.sub(r"\\(\\*)\|", r"\1|", value) for value in cell.split(" | ")] if cell else []


def best(evidence: Iterable[Evidence]) -> Evidence:
    """The evidence with the highest confidence, the first of equals."""
    return max(evidence, key=lambda item: item.confidence)


def node_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """A row per node, with those of :data:`NODE_COLUMNS` that the node has a value for."""
    readers = _readers(graph)
    for node in graph.nodes:
        row: Row = {"id": node.id, "iri": graph.base + node.id, "kind": node.kind, "label": clean(node.label)}
        cells = _by_name(node.attributes)
        row |= {name: readers[name](cells[name]) for name in NODE_COLUMNS if name in cells}
        yield row


def by_column(rows: Iterable[Row], columns: Iterable[str]) -> dict[str, list[Cell | None]]:
    """The cells of each column, ``None`` where a row has none."""
    found = list(rows)
    return {name: [row.get(name) for row in found] for name in columns}


def type_of(column: Iterable[Cell | None]) -> type[Cell]:
    """The type of what a column holds; text where it holds nothing."""
    return next((type(cell) for cell in column if cell is not None), str)


def edge_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """A row per fact that joins two nodes, with :data:`EDGE_COLUMNS`.

    ``evidence`` counts the reasons; file, line, quote and rule are those of the best of them. What
    comes from the lexicon has no line and no quote.
    """
    for source, relation, target, evidence in graph.edges():
        reason = best(evidence)
        row: Row = {
            "source": source,
            "relation": relation,
            "target": target,
            "confidence": reason.confidence,
            "evidence": len(evidence),
            "file": clean(reason.file),
            "line": reason.line,
            "quote": clean(reason.quote),
            "rule": reason.rule,
            "derived": RELATIONS[relation].derived,
        }
        yield {name: cell for name, cell in row.items() if cell != "" and (name, cell) != ("line", 0)}


def network(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """The rows as a networkx graph: the relation is an edge's key and its label, each edge has an ``id``."""
    import networkx as nx  # slow to load, and a table needs none of it

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in node_rows(graph):
        flat.add_node(str(row["id"]), **{name: cell for name, cell in row.items() if name != "id"})
    for index, row in enumerate(edge_rows(graph)):
        source, target, relation = str(row.pop("source")), str(row.pop("target")), str(row["relation"])
        flat.add_edge(source, target, key=relation, id=f"e{index}", label=relation, **row)
    return flat


def _by_name(attributes: Iterable[tuple[str, Value]]) -> dict[str, list[str]]:
    cells: dict[str, list[str]] = {}
    for name, value in attributes:
        texts = cells.setdefault(name, [])
        if value.text not in texts:  # the same words in two languages
            texts.append(value.text)
    return cells


def _readers(graph: KnowledgeGraph) -> Mapping[str, Callable[[list[str]], Cell]]:
    """What turns an attribute's values into a cell: a typed format wants one type for a column."""
    whole, truth = set(ATTRIBUTES), set(ATTRIBUTES)
    for node in graph.nodes:
        for name, values in _by_name(node.attributes).items():
            single = values[0] if len(values) == 1 else ""
            if not (ATTRIBUTES[name].datatype in _NUMBERS and _WHOLE.fullmatch(single)):
                whole.discard(name)
            if not (ATTRIBUTES[name].datatype == "xsd:boolean" and single in _TRUTH):
                truth.discard(name)
    readers: dict[str, Callable[[list[str]], Cell]] = dict.fromkeys(ATTRIBUTES, _text)
    readers |= dict.fromkeys(whole, _number)
    return readers | dict.fromkeys(truth, _boolean)


_NUMBERS = ("xsd:integer", "xsd:gYear")


def _text(values: list[str]) -> str:
    return join(clean(value) for value in values)


def _number(values: list[str]) -> int:
    return int(values[0])


def _boolean(values: list[str]) -> bool:
    return _TRUTH[values[0]]
