"""The graph as columns: the data that the page decodes when it needs it.

A graph of 50,000 articles has 400,000 facts; as objects they would take the page a second to parse
and ten times the room. Each block is a JSON object of arrays of equal length, in a script element
of its own, parsed at its first use. Numbers in ``source`` and ``line`` are differences to the one
before. Node numbers are indices into the block ``nodes``.
"""

import re
from collections.abc import Iterable, Mapping
from operator import sub
from typing import Any, cast

from listgraph.knowledge.graph import Evidence, KnowledgeGraph, Value
from listgraph.page.style import RELATION_ORDER
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES, KINDS

Block = dict[str, list[int] | list[str]]

Reasons = tuple[Evidence, ...]

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
    owners, attributes, texts, why = _literals(graph)
    reasons = [found for _, _, _, found in edges]
    evidence = [item for found in reasons + why for item in found]
    rows, starts, lengths, entries = lines.places(evidence)
    identities, kinds, labels, _ = zip(*graph.nodes, strict=True) if graph.nodes else _NONE
    return {
        "nodes": {"id": list(identities), "kind": [_KINDS[kind] for kind in kinds], "label": list(labels)},
        "edges": {
            "source": _deltas([index[subject] for subject, _, _, _ in edges]),
            "relation": [_RELATIONS[relation] for _, relation, _, _ in edges],
            "target": [index[target] for _, _, target, _ in edges],
            "count": list(map(len, reasons)),
        },
        "literals": {
            "source": _deltas(owners),
            "attribute": attributes,
            "text": texts,
            "count": list(map(len, why)),
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
_IN_LANGUAGES = {name for name, attribute in ATTRIBUTES.items() if attribute.languages}


_NONE: tuple[tuple[Any, ...], ...] = ((), (), (), ())


def _literals(graph: KnowledgeGraph) -> tuple[list[int], list[int], list[str], list[Reasons]]:
    """Every attribute of every node: the node's number, the attribute's, the text, the evidence if any.

    An empty text stands for the label of the node. Of the names in languages there are only those in other
    words than the label.
    """
    owners, attributes, texts, reasons = [], [], [], []
    known = cast("Mapping[tuple[str, str, Value], Reasons]", graph.evidence).get
    for number, (identity, _, label, said) in enumerate(graph.nodes):
        for name, value in said:
            text = value[0]
            if text == label:
                if name in _IN_LANGUAGES:
                    continue
                text = ""
            owners.append(number)
            attributes.append(_ATTRIBUTES[name])
            texts.append(text)
            reasons.append(known((identity, name, value), ()))
    return owners, attributes, texts, reasons


def _deltas(numbers: list[int]) -> list[int]:
    return numbers[:1] + list(map(sub, numbers[1:], numbers))


Places = tuple[list[int], list[int], list[int], list[int]]
"""Where words stand: the row of their line, their start and length in it, the row of the entry or -1."""


class _Lines:
    """The source lines that evidence points to, each once: those that are kept whole in their order."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._texts = graph.lines
        self._rows: dict[tuple[str, int, int], int] = {}
        self._plain: dict[tuple[str, int], tuple[int, str]] = {}
        self.excerpts: list[str] = []
        for place, text in graph.lines.items():
            if len(text) <= EXCERPT:
                if not _ASTRAL.search(text):  # so many characters here, so many in JavaScript
                    self._plain[place] = len(self.excerpts), text
                self._rows[*place, 0] = len(self.excerpts)
                self.excerpts.append(text)

    def places(self, evidence: Iterable[Evidence]) -> Places:
        """Where the words of each stand, counted in UTF-16."""
        found: Places = [], [], [], []
        rows, starts, lengths, entries = (column.append for column in found)
        plain, nowhere = self._plain.get, (0, "")
        for file, line, quote, start, end, _, _, other in evidence:
            number = other or line
            row, text = plain((file, number), nowhere)
            first, length = start, end - start
            if text[start:end] != quote or not text:
                row, first, length = self._sought(file, number, quote, start, end)
            rows(row)
            starts(first)
            lengths(length)
            entries(-1 if number == line else self._entry(file, line))
        return found

    def _sought(self, file: str, number: int, quote: str, start: int, end: int) -> tuple[int, int, int]:
        """The row of the line, and where the words begin there and how long they are."""
        text = self._texts.get((file, number), quote)
        if text[start:end] != quote:
            # The words are not there as written (markup between them): mark them where they are found.
            start = max(text.find(quote), 0)
            end = start + len(quote) if text.startswith(quote, start) else start
        begin = max(0, start - EXCERPT // 3) if len(text) > EXCERPT else 0
        ahead = _units(text[begin:start]) + (1 if begin else 0)
        length = _units(text[start : min(end, begin + EXCERPT)])
        return self._row(file, number, begin, text), ahead, length

    def _entry(self, file: str, line: int) -> int:
        """The row of an entry's line."""
        return self._row(file, line, 0, self._texts.get((file, line), ""))

    def _row(self, file: str, number: int, begin: int, text: str) -> int:
        """The row of a line, or of what of a longer one is shown."""
        key = file, number, begin
        if key not in self._rows:
            self._rows[key] = len(self._rows)
            piece = text[begin : begin + EXCERPT]
            after = "…" if len(text) > begin + EXCERPT else ""
            self.excerpts.append(f"{'…' if begin else ''}{piece}{after}")
        return self._rows[key]

    def block(self) -> Block:
        files = {file: row for row, file in enumerate(dict.fromkeys(file for file, _, _ in self._rows))}
        return {
            "files": list(files),
            "file": [files[file] for file, _, _ in self._rows],
            "number": [number for _, number, _ in self._rows],
        }


_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""What JavaScript counts as two characters."""


def _units(text: str) -> int:
    """Length in UTF-16 code units, which is how JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
