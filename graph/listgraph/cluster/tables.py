"""Claims as tables, which Dask moves between machines, and back.

There are four: what nodes are described as, which facts hold by what evidence, what is said of things that
other documents may name, and the source lines.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from listgraph.knowledge.claims import Claims
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, Node, Value
from listgraph.knowledge.kinship import Pending

TEXT, NUMBER, SHARE, TRUTH = "string[pyarrow]", "int64", "float64", "bool"
_EVIDENCE = {
    "file": TEXT, "line": NUMBER, "quote": TEXT, "start": NUMBER, "end": NUMBER,
    "rule": TEXT, "confidence": SHARE, "quote_line": NUMBER,
}  # fmt: skip
NODES: Mapping[str, str] = MappingProxyType(dict.fromkeys(("id", "kind", "label", "attributes"), TEXT))
"""The columns of the nodes; ``attributes`` are JSON: a list of name, text and language."""
FACTS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(("subject", "relation", "object", "language"), TEXT), "literal": TRUTH, **_EVIDENCE}
)
"""The columns of the facts, a row for each piece of evidence; where ``literal`` the object is a value."""
PENDING: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(("subject", "relation", "others"), TEXT), **_EVIDENCE}
)
"""The columns of what is pending; ``others`` are JSON: a list of lists of names."""

LINES: Mapping[str, str] = MappingProxyType({"file": TEXT, "line": NUMBER, "text": TEXT})
"""The columns of the source lines that are evidence."""

TABLES = ("nodes", "facts", "pending")
"""What is merged."""

Frame = pd.DataFrame


def frame(rows: Iterable[tuple[Any, ...]], columns: Mapping[str, str]) -> Frame:
    """The rows as a frame of those columns and types."""
    return pd.DataFrame(list(rows), columns=list(columns)).astype(dict(columns))


def empty(columns: Mapping[str, str]) -> Frame:
    """A frame of those columns without a row: what Dask wants to know beforehand."""
    return frame([], columns)


def node_frame(nodes: Iterable[Node]) -> Frame:
    """The nodes as a frame."""
    return frame(
        ((node.id, node.kind, node.label, _json([[name, *value] for name, value in node.attributes]))
         for node in nodes),
        NODES,
    )  # fmt: skip


def fact_frame(facts: Iterable[tuple[Fact, Evidence]]) -> Frame:
    """Facts, each with a piece of evidence, as a frame."""
    return frame(((*_fact(fact), *evidence) for fact, evidence in facts), FACTS)


def flat(facts: Mapping[Fact, Iterable[Evidence]]) -> Iterator[tuple[Fact, Evidence]]:
    """Each fact with each piece of evidence."""
    return ((fact, item) for fact, items in facts.items() for item in items)


def _fact(fact: Fact) -> tuple[str, str, str, str, bool]:
    if isinstance(fact.object, str):
        return fact.subject, fact.relation, fact.object, "", False
    return fact.subject, fact.relation, fact.object.text, fact.object.lang, True


def pending_frame(pending: Iterable[Pending]) -> Frame:
    """What is pending as a frame."""
    return frame(
        ((item.subject, item.relation, _json(item.others), *item.evidence) for item in pending), PENDING
    )


def nodes_of(table: Frame) -> Iterator[Node]:
    """The nodes of a frame."""
    for identity, kind, label, attributes in zip(*(table[name] for name in NODES), strict=True):
        said = tuple((name, Value(text, language)) for name, text, language in json.loads(attributes))
        yield Node(identity, kind, label, said)


def described(table: Frame) -> dict[str, list[Node]]:
    """The nodes of a frame by their ids, each description once."""
    found: dict[str, list[Node]] = {}
    for node in dict.fromkeys(nodes_of(table)):
        found.setdefault(node.id, []).append(node)
    return found


def evidences(table: Frame) -> Evidences:
    """The facts of a frame, each with all its evidence."""
    found = Evidences()
    columns = [table[name].tolist() for name in FACTS]
    for subject, relation, target, language, literal, *reason in zip(*columns, strict=True):
        fact = Fact(subject, relation, Value(target, language) if literal else target)
        found.add(fact, Evidence(*reason))
    return found


def pending_of(table: Frame) -> Iterator[Pending]:
    """What is pending in a frame."""
    columns = [table[name].tolist() for name in PENDING]
    for subject, relation, others, *reason in zip(*columns, strict=True):
        names = tuple(map(tuple, json.loads(others)))
        yield Pending(subject, relation, names, Evidence(*reason))


def frames(claims: Iterable[Claims]) -> dict[str, Frame]:
    """The tables of several documents' claims, by their names."""
    found = list(claims)
    return {
        "nodes": node_frame(dict.fromkeys(node for said in found for node in said.nodes)),
        "facts": fact_frame(dict.fromkeys(claim for said in found for claim in said.claims)),
        "pending": pending_frame(dict.fromkeys(item for said in found for item in said.pending)),
        "lines": frame(((said.path, *line) for said in found for line in said.lines), LINES),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
