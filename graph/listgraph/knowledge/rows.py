"""The graph as rows of plain values, for the formats that know nothing but names and cells.

A column has one type, by the schema: text, a whole number, a number, a truth value or a list of texts. A
name has a column for each language. A format that has no lists writes them as :func:`joined`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from listgraph.knowledge.graph import Evidence, KnowledgeGraph, Node, Value
from listgraph.schema import ATTRIBUTES, LANGUAGES, RELATIONS, Attribute
from listgraph.text.printable import spelled

if TYPE_CHECKING:
    import networkx as nx

Cell = str | int | float | list[str]
Row = dict[str, Cell]


def _types(attributes: Iterable[Attribute]) -> Iterator[tuple[str, type[Cell]]]:
    for attribute in attributes:
        if attribute.languages:
            yield from ((in_language(attribute.name, language), str) for language in LANGUAGES)
        else:
            kind = list if attribute.several else _DATATYPES.get(attribute.datatype, str)
            yield attribute.name, kind


def in_language(name: str, language: str) -> str:
    """The column of an attribute's value in a language.

    >>> in_language("prefLabel", "zh")
    'prefLabelZh'
    """
    return name + language.title()


_DATATYPES: Mapping[str, type[Cell]] = {"xsd:integer": int, "xsd:boolean": bool}
NODE_TYPES: Mapping[str, type[Cell]] = MappingProxyType(
    {**dict.fromkeys(("id", "iri", "kind", "label"), str), **dict(_types(ATTRIBUTES.values()))}
)
"""The columns of a node, each with the type of its cells, which is the same in every graph."""
EDGE_TYPES: Mapping[str, type[Cell]] = MappingProxyType(
    {
        "source": str,
        "relation": str,
        "target": str,
        "confidence": float,
        "evidence": int,
        "file": str,
        "line": int,
        "quote": str,
        "rule": str,
        "derived": bool,
    }
)
"""The columns of an edge, likewise."""
NODE_COLUMNS, EDGE_COLUMNS = tuple(NODE_TYPES), tuple(EDGE_TYPES)

# What XML 1.0 or RDF cannot hold, and what no table or text editor copes with.
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_TRUTH = {"true": True, "false": False}


def clean(text: str) -> str:
    r"""``text`` with U+FFFD for every character that XML cannot hold, and what turns it round spelled out.

    >>> clean("bell\a, tab\t, abc\u202egpj.exe")
    'bell\ufffd, tab\t, abc[U+202E]gpj.exe'
    """
    return text if text.isprintable() else spelled(_UNFIT.sub("\ufffd", text))


def join(values: Iterable[str]) -> str:
    r"""Several values as one cell; a bar within a value gets a backslash.

    >>> join(["BERT", "BERT | a talk"])
    'BERT | BERT \\| a talk'
    """
    return " | ".join(re.sub(r"(\\*)\|", r"\1\\|", value) if "|" in value else value for value in values)


def split(cell: str) -> list[str]:
    r"""The values that :func:`join` put into ``cell``.

    >>> split(join(["BERT", "BERT | a talk"]))
    ['BERT', 'BERT | a talk']
    """
    return [re.sub(r"\\(\\*)\|", r"\1|", value) for value in cell.split(" | ")] if cell else []


def best(evidence: Sequence[Evidence]) -> Evidence:
    """The evidence with the highest confidence, the first of equals."""
    return evidence[0] if len(evidence) == 1 else max(evidence, key=lambda item: item.confidence)


def node_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """A row per node, with those of :data:`NODE_COLUMNS` that the node has a value for."""
    return (dict(sorted(row_of(graph.base, node).items(), key=_column)) for node in graph.nodes)


def row_of(base: str, node: Node) -> Row:
    """The same of one node, the cells in any order."""
    row: Row = {"id": node.id, "iri": base + node.id, "kind": node.kind, "label": clean(node.label)}
    found: dict[str, list[Value]] = {}
    for name, value in node.attributes:
        found.setdefault(name, []).append(value)
    for name, values in found.items():
        row.update(_cells(ATTRIBUTES[name], values))
    return row


PLACES = {name: number for number, name in enumerate(NODE_COLUMNS)}
"""The place of each of the columns of a node."""


def _column(cell: tuple[str, Cell]) -> int:
    return PLACES[cell[0]]


def _cells(attribute: Attribute, values: Sequence[Value]) -> Iterator[tuple[str, Cell]]:
    """Column and cell for the values of an attribute."""
    if attribute.languages:
        by_language = {value.lang: value.text for value in reversed(values)}
        for language in LANGUAGES:
            if language in by_language:
                yield in_language(attribute.name, language), clean(by_language[language])
    elif attribute.several:
        yield attribute.name, list(dict.fromkeys(clean(value.text) for value in values))
    else:
        cell = _single(attribute, values[0].text)
        if cell is not None:
            yield attribute.name, cell


def _single(attribute: Attribute, text: str) -> Cell | None:
    kind = NODE_TYPES[attribute.name]
    if kind is int:
        return int(text) if _WHOLE.fullmatch(text) else None
    return _TRUTH.get(text) if kind is bool else clean(text)


def joined(row: Row) -> dict[str, str | int | float]:
    """The row with each list as one text.

    >>> joined({"label": "BERT", "altLabel": ["Bert", "伯特"]})
    {'label': 'BERT', 'altLabel': 'Bert | 伯特'}
    """
    return {name: join(cell) if isinstance(cell, list) else cell for name, cell in row.items()}


def by_column(rows: Iterable[Row], columns: Iterable[str]) -> dict[str, list[Cell | None]]:
    """The cells of each column, ``None`` where a row has none."""
    found = list(rows)
    return {name: [row.get(name) for row in found] for name in columns}


def edge_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """A row per fact that joins two nodes, with :data:`EDGE_COLUMNS`.

    ``evidence`` counts the reasons; file, line, quote and rule are those of the best of them. What
    comes from the lexicon has no line and no quote.
    """
    for fact, evidence in graph.evidence.items():
        if isinstance(fact.object, str):
            reason = best(evidence)
            row: Row = {
                "source": fact.subject,
                "relation": fact.relation,
                "target": fact.object,
                "confidence": reason.confidence,
                "evidence": len(evidence),
            }
            if reason.file:
                row["file"] = clean(reason.file)
            if reason.line:
                row["line"] = reason.line
            if reason.quote:
                row["quote"] = clean(reason.quote)
            row["rule"] = reason.rule
            row["derived"] = RELATIONS[fact.relation].derived
            yield row


def network(graph: KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """The rows as a networkx graph: the relation is an edge's key and its label, each edge has an ``id``."""
    import networkx as nx  # slow to load, and a table needs none of it

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph(base=graph.base)
    for node in map(joined, node_rows(graph)):
        flat.add_node(str(node.pop("id")), **node)
    for index, row in enumerate(map(joined, edge_rows(graph))):
        source, target, relation = str(row.pop("source")), str(row.pop("target")), str(row["relation"])
        flat.add_edge(source, target, key=relation, id=f"e{index}", label=relation, **row)
    return flat
