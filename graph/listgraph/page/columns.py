"""The graph as columns: the data that the page decodes when it needs it.

A graph of 50,000 articles has 400,000 facts; as objects they would take the page a second to parse
and ten times the room. Each block is a JSON object of arrays of equal length, in a script element
of its own, parsed at its first use. Numbers in ``source`` and ``line`` are differences to the one
before. Node numbers are indices into the block ``nodes``.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Value
from listgraph.page.style import RELATION_ORDER
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES, KINDS

Block = dict[str, list[int] | list[str]]

EXCERPT = 1200
"""Characters of a source line that are kept; of a longer one, those around the matched words."""


def columns(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> dict[str, Block]:
    """Every node, edge, attribute and piece of evidence of ``graph``, by block.

    ``edges`` and ``literals`` are facts; ``count`` says how many rows of ``evidence`` belong to
    each, first those of all edges, then those of all literals.
    """
    index = {node.id: number for number, node in enumerate(graph.nodes)}
    kinds, rules = tuple(KINDS), tuple(rulebook)
    lines = _Lines(graph)
    edges = [(fact, why) for fact, why in graph.evidence.items() if isinstance(fact.object, str)]
    literals = list(_literals(graph))
    evidence = [item for _, why in edges for item in why]
    evidence += [item for *_, why in literals for item in why]
    rows = [lines.row(item) for item in evidence]
    return {
        "nodes": {
            "id": [node.id for node in graph.nodes],
            "kind": [kinds.index(node.kind) for node in graph.nodes],
            "label": [node.label for node in graph.nodes],
        },
        "edges": {
            "source": _deltas(index[fact.subject] for fact, _ in edges),
            "relation": [RELATION_ORDER.index(fact.relation) for fact, _ in edges],
            "target": [index[fact.object] for fact, _ in edges if isinstance(fact.object, str)],
            "count": [len(why) for _, why in edges],
        },
        "literals": {
            "source": _deltas(index[subject] for subject, *_ in literals),
            "attribute": [tuple(ATTRIBUTES).index(name) for _, name, _, _ in literals],
            # An empty text stands for the label of the node.
            "text": [
                "" if value.text == graph.by_id[node].label else value.text for node, _, value, _ in literals
            ],
            "count": [len(why) for *_, why in literals],
        },
        "evidence": {
            "line": _deltas(row for row, _, _, _ in rows),
            "start": [start for _, start, _, _ in rows],
            "length": [length for _, _, length, _ in rows],
            "entry": [entry for _, _, _, entry in rows],
            "rule": [rules.index(item.rule) if item.rule in rulebook else -1 for item in evidence],
            "confidence": [round(item.confidence * 1000) for item in evidence],
        },
        "lines": lines.block(),
        "texts": {"text": lines.excerpts},
    }


def _literals(graph: KnowledgeGraph) -> Iterator[tuple[str, str, Value, tuple[Evidence, ...]]]:
    """Every attribute of every node with its evidence, where it has any.

    Of the names in languages only those in other words than the label.
    """
    for node in graph.nodes:
        for name, value in node.attributes:
            if not ATTRIBUTES[name].languages or value.text != node.label:
                yield node.id, name, value, graph.evidence.get(Fact(node.id, name, value), ())


def _deltas(numbers: Iterable[int]) -> list[int]:
    found = list(numbers)
    return found[:1] + [after - before for before, after in pairwise(found)]


class _Lines:
    """The source lines that evidence points to, each once."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._texts = graph.lines
        self._rows: dict[tuple[str, int, int], int] = {}
        self._files: dict[str, int] = {}
        self.excerpts: list[str] = []

    def row(self, item: Evidence) -> tuple[int, int, int, int]:
        """The row of the words' line, their start and length there in UTF-16, the entry's row or -1."""
        number = item.quote_line or item.line
        text = self._texts.get((item.file, number), item.quote)
        start, end = item.start, item.end
        if number == item.line and len(text) <= EXCERPT and text.isascii() and text[start:end] == item.quote:
            return self._add(item.file, number, 0, text), start, end - start, -1
        if text[start:end] != item.quote:
            # The words are not there as written (markup between them): mark them where they are found.
            start = max(text.find(item.quote), 0)
            end = start + len(item.quote) if text.startswith(item.quote, start) else start
        begin = max(0, start - EXCERPT // 3) if len(text) > EXCERPT else 0
        row = self._add(item.file, number, begin, text)
        entry = -1
        if number != item.line:
            entry = self._add(item.file, item.line, 0, self._texts.get((item.file, item.line), ""))
        ahead = _units(text[begin:start]) + (1 if begin else 0)
        return row, ahead, _units(text[start : min(end, begin + EXCERPT)]), entry

    def _add(self, file: str, number: int, begin: int, text: str) -> int:
        key = file, number, begin
        if key not in self._rows:
            self._rows[key] = len(self._rows)
            self._files.setdefault(file, len(self._files))
            piece = text[begin : begin + EXCERPT]
            after = "…" if len(text) > begin + EXCERPT else ""
            self.excerpts.append(f"{'…' if begin else ''}{piece}{after}")
        return self._rows[key]

    def block(self) -> Block:
        return {
            "files": list(self._files),
            "file": [self._files[file] for file, _, _ in self._rows],
            "number": [number for _, number, _ in self._rows],
        }


def _units(text: str) -> int:
    """Length in UTF-16 code units, which is how JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
