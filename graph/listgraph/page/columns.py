"""The graph as columns: the data that the page decodes when it needs it.

A graph of 50,000 articles has 400,000 facts; as objects they would take the page a second to parse
and ten times the room. Each block is a JSON object of arrays of equal length, in a script element
of its own, parsed at its first use. Node numbers are indices into the block ``nodes``. What is said again
and again is said once: numbers in ``source``, ``line``, ``number``, ``file`` and ``other`` are differences to
the one before, a text that several attributes have is the number of one of ``again``, and of the counts there
are those that are not the usual one.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import sub
from typing import TypeAlias, cast

from listgraph.knowledge.graph import Evidence, KnowledgeGraph, Value
from listgraph.page.style import RELATION_ORDER
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES, KINDS

Numbers: TypeAlias = "array[int]"
Block: TypeAlias = "dict[str, array[int] | list[str] | list[str | int]]"

Reasons = tuple[Evidence, ...]

EXCERPT = 1200
"""Characters of a source line that are kept; of a longer one, those around the matched words."""


def columns(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> dict[str, Block]:
    """Every node, edge, attribute and piece of evidence of ``graph``, by block.

    ``edges`` and ``literals`` are facts; ``count`` says how many rows of ``evidence`` belong to each of the
    rows ``other``, first those of all edges, then those of all literals: to any other edge belongs one, to
    any other literal none. A row of ``evidence`` has the ``rule`` and ``confidence`` of the row ``why``, and
    ``entry`` says how many lines further on the entry's line is found.
    """
    index = {node.id: number for number, node in enumerate(graph.nodes)}
    rules = {name: number for number, name in enumerate(rulebook)}
    lines = _Lines(graph)
    edges, reasons = _edges(graph, index)
    literals, why = _literals(graph)
    evidence = [item for found in reasons + why for item in found]
    rows, starts, lengths, entries = lines.places(evidence)
    trust: dict[tuple[int, int], int] = {}
    why_row = _numbers(
        trust.setdefault((rules.get(item.rule, -1), round(item.confidence * 1000)), len(trust))
        for item in evidence
    )
    return {
        "nodes": {
            "id": [_within(node.id, f"{KINDS[node.kind].path}/") for node in graph.nodes],
            "kind": _numbers(_KINDS[node.kind] for node in graph.nodes),
            "label": [node.label for node in graph.nodes],
        },
        "edges": edges,
        "literals": literals,
        "evidence": {
            "line": _deltas(rows),
            "start": starts,
            "length": lengths,
            "entry": entries,
            "why": why_row,
            "rule": _numbers(rule for rule, _ in trust),
            "confidence": _numbers(confidence for _, confidence in trust),
        },
        "lines": lines.block(),
        "texts": {"text": lines.excerpts},
    }


_KINDS, _RELATIONS, _ATTRIBUTES = (
    {name: number for number, name in enumerate(names)} for names in (KINDS, RELATION_ORDER, ATTRIBUTES)
)
_IN_LANGUAGES = {name for name, attribute in ATTRIBUTES.items() if attribute.languages}


def _numbers(values: Iterable[int] = ()) -> Numbers:
    """Whole numbers in four bytes each: as objects they would take eight times the room."""
    return array("i", values)


def _within(identifier: str, path: str) -> str:
    """What of an id follows the path of its kind; with a slash before it an id that stands elsewhere."""
    return identifier[len(path) :] if identifier.startswith(path) else f"/{identifier}"


def _edges(graph: KnowledgeGraph, index: Mapping[str, int]) -> tuple[Block, list[Reasons]]:
    """Every fact that joins two nodes, and the evidence of each."""
    sources, relations, targets = _numbers(), _numbers(), _numbers()
    reasons = []
    for subject, relation, target, found in graph.edges():
        sources.append(index[subject])
        relations.append(_RELATIONS[relation])
        targets.append(index[target])
        reasons.append(found)
    columns: Block = {"source": _deltas(sources), "relation": relations, "target": targets}
    return columns | _unusual(reasons, 1), reasons


def _unusual(reasons: Iterable[Reasons], usual: int) -> Block:
    """The rows whose facts do not have the ``usual`` number of reasons, and how many these have."""
    found = [(row, len(why)) for row, why in enumerate(reasons) if len(why) != usual]
    return {
        "other": _deltas(_numbers(row for row, _ in found)),
        "count": _numbers(count for _, count in found),
    }


def _literals(graph: KnowledgeGraph) -> tuple[Block, list[Reasons]]:
    """Every attribute of every node, and the evidence of each, if any.

    An empty text stands for the label of the node. Of the names in languages there are only those in other
    words than the label.
    """
    owners, attributes = _numbers(), _numbers()
    texts, reasons = [], []
    known = cast("Mapping[tuple[str, str, Value], Reasons]", graph.evidence).get
    stated = {relation for _, relation, target in graph.evidence if not isinstance(target, str)}
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
            reasons.append(known((identity, name, value), ()) if name in stated else ())
    again = _again(texts)
    rows: Mapping[str, str | int] = {text: row for row, text in enumerate(again)}
    words = [rows.get(text, text) for text in texts]
    columns: Block = {"source": _deltas(owners), "attribute": attributes, "text": words, "again": again}
    return columns | _unusual(reasons, 0), reasons


def _again(texts: Iterable[str]) -> list[str]:
    """The texts that there are more than once, the most frequent first."""
    counts = Counter(texts)
    return sorted(
        (text for text, count in counts.items() if count > 1 and text),
        key=lambda text: (-counts[text], text),
    )


def _deltas(numbers: Numbers) -> Numbers:
    return numbers[:1] + _numbers(map(sub, numbers[1:], numbers))


Place = tuple[str, int]
"""A file and the number of a line of it."""
Places = tuple[Numbers, Numbers, Numbers, Numbers]
"""Where words stand: the row of their line, their start and length there, how far on the entry's row is."""


class _Lines:
    """The source lines that evidence points to, each once: those that are kept whole in their order."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._texts = graph.lines
        self._whole: dict[Place, int] = {}
        self._parts: dict[tuple[Place, int], int] = {}
        self._places: list[Place] = []
        self.excerpts: list[str] = []
        for place, text in graph.lines.items():
            if len(text) <= EXCERPT:
                self._whole[place] = self._added(place, text)
        self._astral = {row for row, text in enumerate(self.excerpts) if _ASTRAL.search(text)}

    def places(self, evidence: Iterable[Evidence]) -> Places:
        """Where the words of each stand, counted in UTF-16."""
        found: Places = _numbers(), _numbers(), _numbers(), _numbers()
        rows, starts, lengths, entries = (column.append for column in found)
        whole, excerpts, astral = self._whole.get, self.excerpts, self._astral
        for file, line, quote, start, end, _, _, other in evidence:
            place = file, other or line
            row = whole(place, -1)
            first, length = start, end - start
            if row < 0 or row in astral or excerpts[row][start:end] != quote or not excerpts[row]:
                row, first, length = self._sought(place, quote, start, end)
            rows(row)
            starts(first)
            lengths(length)
            entries(0 if place[1] == line else self._entry((file, line)) - row)
        return found

    def _sought(self, place: Place, quote: str, start: int, end: int) -> tuple[int, int, int]:
        """The row of the line, and where the words begin there and how long they are."""
        text = self._texts.get(place, quote)
        if text[start:end] != quote:
            # The words are not there as written (markup between them): mark them where they are found.
            start = max(text.find(quote), 0)
            end = start + len(quote) if text.startswith(quote, start) else start
        begin = max(0, start - EXCERPT // 3) if len(text) > EXCERPT else 0
        ahead = _units(text[begin:start]) + (1 if begin else 0)
        length = _units(text[start : min(end, begin + EXCERPT)])
        return self._row(place, begin, text), ahead, length

    def _entry(self, place: Place) -> int:
        """The row of an entry's line."""
        return self._row(place, 0, self._texts.get(place, ""))

    def _row(self, place: Place, begin: int, text: str) -> int:
        """The row of a line, or of what of a longer one is shown."""
        if not begin and place in self._whole:
            return self._whole[place]
        if (place, begin) not in self._parts:
            piece = text[begin : begin + EXCERPT]
            after = "…" if len(text) > begin + EXCERPT else ""
            self._parts[place, begin] = self._added(place, f"{'…' if begin else ''}{piece}{after}")
        return self._parts[place, begin]

    def _added(self, place: Place, text: str) -> int:
        self._places.append(place)
        self.excerpts.append(text)
        return len(self._places) - 1

    def block(self) -> Block:
        """The file and the number of each row."""
        files = {file: row for row, file in enumerate(dict.fromkeys(file for file, _ in self._places))}
        return {
            "files": list(files),
            "file": _deltas(_numbers(files[file] for file, _ in self._places)),
            "number": _deltas(_numbers(number for _, number in self._places)),
        }


_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""What JavaScript counts as two characters."""


def _units(text: str) -> int:
    """Length in UTF-16 code units, which is how JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
