"""The graph as columns: the data that the page decodes when it needs it.

A graph of 50,000 articles has 400,000 facts; as objects they would take the page a second to parse
and ten times the room. Each block is a JSON object of arrays of equal length, in a script element
of its own, parsed at its first use. Numbers in ``source`` and ``line`` are differences to the one
before. Node numbers are indices into the block ``nodes``.
"""

from collections.abc import Iterator, Mapping
from operator import sub

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
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
    rules = {name: number for number, name in enumerate(rulebook)}
    lines = _Lines(graph)
    edges = list(graph.edges())
    literals = list(_literals(graph))
    evidence = [item for _, _, _, why in edges for item in why]
    evidence += [item for _, _, _, why in literals for item in why]
    places = zip(*map(lines.row, evidence), strict=True) if evidence else _NONE
    rows, starts, lengths, entries = map(list, places)
    return {
        "nodes": {
            "id": [node.id for node in graph.nodes],
            "kind": [_KINDS[node.kind] for node in graph.nodes],
            "label": [node.label for node in graph.nodes],
        },
        "edges": {
            "source": _deltas([index[subject] for subject, _, _, _ in edges]),
            "relation": [_RELATIONS[relation] for _, relation, _, _ in edges],
            "target": [index[target] for _, _, target, _ in edges],
            "count": [len(why) for _, _, _, why in edges],
        },
        "literals": {
            "source": _deltas([index[node.id] for node, _, _, _ in literals]),
            "attribute": [_ATTRIBUTES[name] for _, name, _, _ in literals],
            # An empty text stands for the label of the node.
            "text": ["" if value.text == node.label else value.text for node, _, value, _ in literals],
            "count": [len(why) for _, _, _, why in literals],
        },
        "evidence": {
            "line": _deltas(rows),
            "start": starts,
            "length": lengths,
            "entry": entries,
            "rule": [rules.get(item.rule, -1) for item in evidence],
            "confidence": [round(item.confidence * 1000) for item in evidence],
        },
        "lines": lines.block(),
        "texts": {"text": lines.excerpts},
    }


_KINDS, _RELATIONS, _ATTRIBUTES = (
    {name: number for number, name in enumerate(names)} for names in (KINDS, RELATION_ORDER, ATTRIBUTES)
)
_NONE: tuple[tuple[int, ...], ...] = ((), (), (), ())


def _literals(graph: KnowledgeGraph) -> Iterator[tuple[Node, str, Value, tuple[Evidence, ...]]]:
    """Every attribute of every node with its evidence, where it has any.

    Of the names in languages only those in other words than the label.
    """
    for node in graph.nodes:
        for name, value in node.attributes:
            if value.text != node.label or not ATTRIBUTES[name].languages:
                yield node, name, value, graph.evidence.get(Fact(node.id, name, value), ())


def _deltas(numbers: list[int]) -> list[int]:
    return numbers[:1] + list(map(sub, numbers[1:], numbers))


class _Lines:
    """The source lines that evidence points to, each once."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._texts = graph.lines
        self._rows: dict[tuple[str, int, int], int] = {}
        self._files: dict[str, int] = {}
        self.excerpts: list[str] = []
        self._plain: dict[tuple[str, int], tuple[int, str]] = {}

    def row(self, item: Evidence) -> tuple[int, int, int, int]:
        """The row of the words' line, their start and length there in UTF-16, the entry's row or -1."""
        file, line, quote, start, end, _, _, quote_line = item
        number = quote_line or line
        known = self._plain.get((file, number))
        if known and known[1][start:end] == quote:
            return known[0], start, end - start, self._entry(file, line, number)
        text = self._texts.get((file, number), quote)
        if text[start:end] != quote:
            # The words are not there as written (markup between them): mark them where they are found.
            start = max(text.find(quote), 0)
            end = start + len(quote) if text.startswith(quote, start) else start
        begin = max(0, start - EXCERPT // 3) if len(text) > EXCERPT else 0
        row = self._add(file, number, begin, text)
        if (file, number) in self._texts and _is_plain(text):
            self._plain[file, number] = row, text
        entry = self._entry(file, line, number)
        ahead = _units(text[begin:start]) + (1 if begin else 0)
        return row, ahead, _units(text[start : min(end, begin + EXCERPT)]), entry

    def _entry(self, file: str, line: int, number: int) -> int:
        """The row of the entry's line, where the words stand in another one."""
        return -1 if number == line else self._add(file, line, 0, self._texts.get((file, line), ""))

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


def _is_plain(text: str) -> bool:
    """Whether the text is kept whole, and each of its characters is one of JavaScript's."""
    return len(text) <= EXCERPT and (text.isascii() or max(text) <= "\uffff")


def _units(text: str) -> int:
    """Length in UTF-16 code units, which is how JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
