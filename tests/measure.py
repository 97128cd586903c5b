"""Measures how often each rule is right, on hand-labelled lists, and writes it down.

    python tests/measure.py LIST.md=LABELS.jsonl [LIST.md=LABELS.jsonl ...]

A label file has one JSON object a line: ``line``, ``covers``, ``mentions``, ``compares`` (``left``,
``right``, ``outcome``) and ``optional``. A fact counts as right where the labels have it, as wrong
where they do not, and not at all where careful readers differ. Each rule's precision is smoothed, so
that a rule seen once is not believed at once: (right + PRIOR * MEAN) / (found + PRIOR). The result is
``graph/listgraph/rules/confidence.toml``, and ``doubts.toml`` beside it for what is in doubt.
A figure that rests on as many cases as these labels have, or more, stays as it is: for topics and for what
one thing is to another that is a reader's count on a random sample of six lists.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from listgraph.entries.contexts import contexts, headed
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import read
from listgraph.pipeline import build
from listgraph.rules import RULES, UNMEASURED
from listgraph.rules.comparisons import compare
from listgraph.rules.doubts import FACTORS, found_by_form, reasons, subject_doubts
from listgraph.rules.newcomers import with_newcomers
from listgraph.rules.subjects import subjects

TABLES = Path(__file__).parent.parent / "graph" / "listgraph" / "rules"
PRIOR, MEAN = 4, UNMEASURED
"""How many cases a rule starts with, and the share of them that is right."""
DOUBTED = 0.85
"""The share of right ones among the cases with which a doubt starts."""

Judged = Iterator[tuple[str, bool]]


def key(name: str) -> str:
    """Names are compared without case and separators; a label may use any name of a model."""
    bare = _bare(name)
    return _canonical().get(bare, bare)


def _bare(name: str) -> str:
    return re.sub(r"[\s\-._]", "", name).casefold()


@cache
def _canonical() -> dict[str, str]:
    models = builtin().models.values()
    aliases = {_bare(alias): _bare(model.name) for model in models for alias in (*model.aliases, *model.zh)}
    return aliases | {_bare(model.name): _bare(model.name) for model in models}


def judged(graph: KnowledgeGraph, labels: dict[int, dict[str, Any]]) -> Judged:
    """Every labelled fact that a rule found: the rule, and whether it is right."""
    name = {node.id: key(node.label) for node in graph.nodes}
    sides = {
        (subject, relation): name[target]
        for subject, relation, target, _ in graph.edges()
        if relation in ("left", "right")
    }
    for _, relation, target, evidence in graph.edges():
        for item in evidence:
            label = labels.get(item.line)
            if label is None:
                continue
            if relation in ("covers", "mentions"):
                verdict = _named(label, relation, name[target])
            elif relation == "reports":
                verdict = _compared(label, {sides[target, "left"], sides[target, "right"]})
            else:
                continue
            if verdict is not None:
                yield item.rule, verdict


def _named(label: dict[str, Any], relation: str, model: str) -> bool | None:
    if model in map(key, label[relation]):
        return True
    spare = {key(names[0]) for kind, *names in label["optional"] if kind == relation}
    if relation == "mentions":
        spare |= set(map(key, label["covers"]))
        spare |= {key(pair[side]) for pair in label["compares"] for side in ("left", "right")}
    return None if model in spare else False


def _compared(label: dict[str, Any], pair: set[str]) -> bool | None:
    if any(pair == {key(found["left"]), key(found["right"])} for found in label["compares"]):
        return True
    spare = [set(map(key, names)) for kind, *names in label["optional"] if kind == "compares"]
    return None if pair in spare else False


def doubtful(markdown: str, labels: dict[int, dict[str, Any]]) -> Judged:
    """Every doubt of every labelled comparison and title of a list, and whether what it says is right."""
    (source,), _ = read([Path(markdown)])
    document = parse(source)
    for plain in contexts(document, builtin(), headed(document, builtin())):
        label = labels.get(plain.reading.line)
        if label is None:
            continue
        context = with_newcomers(plain)
        compared = compare(context)
        for subject in subjects(context, compared):
            verdict = _named(label, subject.relation, key(subject.model))
            for doubt in subject_doubts(context, subject):
                if verdict is not None:
                    yield doubt, verdict
        for comparison in compared.comparisons:
            verdict = _compared(label, {key(model) for model in comparison.pair})
            for doubt in reasons(found_by_form(context), comparison.pair, comparison.doubts):
                if verdict is not None:
                    yield doubt, verdict


def written(
    table: Path, figure: str, mean: float, judgements: Judged, rows: Iterable[str]
) -> tuple[int, int]:
    """Writes into a table the ``figure`` of each of its ``rows``, where these judgements say more than it.

    Gives how many of the judgements are right, and how many there are.
    """
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name, verdict in judgements:
        found[name] += 1
        right[name] += verdict
    text = table.read_text("utf-8")
    stated: dict[str, dict[str, float]] = tomllib.loads(text)
    lines = [line for line in text.splitlines() if line.startswith("#")]
    for name in rows:
        figures = stated.get(name, {figure: mean})
        if found[name] > figures.get("found", 0):
            share = (right[name] + PRIOR * mean) / (found[name] + PRIOR)
            figures = {figure: round(share, 2), "right": right[name], "found": found[name]}
        values = ", ".join(f"{field} = {value}" for field, value in figures.items())
        lines.append(f"{name} = {{ {values} }}")
    table.write_text("\n".join(lines) + "\n", "utf-8")
    return right.total(), found.total()


def main(arguments: list[str]) -> None:
    told: list[tuple[str, bool]] = []
    doubts: list[tuple[str, bool]] = []
    for argument in arguments:
        markdown, _, file = argument.partition("=")
        rows = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines() if line.strip()]
        labels = {row["line"]: row for row in rows}
        told += judged(build([markdown]), labels)
        doubts += doubtful(markdown, labels)
    right, found = written(TABLES / "confidence.toml", "confidence", MEAN, iter(told), RULES)
    written(TABLES / "doubts.toml", "factor", DOUBTED, iter(doubts), FACTORS)
    print(f"{right} of {found} right")


if __name__ == "__main__":
    main(sys.argv[1:])
