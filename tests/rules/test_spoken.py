"""All that the lists of ``meaning/`` say: ``spoken.txt``, which the code writes and people read.

The cases beside their edges say what is meant. This says the rest, so that no change of it goes unseen: of
each piece of evidence the place, the rule, the confidence and the words. After a change that is wanted run

    PYTHONPATH=graph:tests .venv/bin/python tests/rules/test_spoken.py

and read the difference.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Value
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

HERE = Path(__file__).parent
SPOKEN = HERE / "spoken.txt"
LISTS = {
    f"{path.stem}: {match['name']}": match["list"]
    for path in sorted(HERE.glob("meaning/*.md"))
    for match in re.finditer(
        r"^## (?P<name>[^\n]+)\n\n```markdown\n(?P<list>.*?)```\n",
        path.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
}
PLACING = {"described", "listed", "publisher-url", "lexicon"}
PARTS = {"compares", "left", "outcome", "right"}
"""What a comparison says again."""


def told(markdown: str) -> list[str]:
    """What a list says, a line for each piece of evidence of a rule."""
    graph = assemble([interpret(parse(Source("list.md", markdown, "utf-8", "")), builtin())], builtin())
    facts = {
        _line(graph, fact, item)
        for fact, evidence in graph.evidence.items()
        for item in evidence
        if item.rule not in PLACING and fact.relation not in PARTS
    }
    return [line for _, line in sorted(facts)]


def _line(graph: KnowledgeGraph, fact: Fact, item: Evidence) -> tuple[tuple[int, int, int], str]:
    place = item.quote_line or item.line, item.start, item.end
    at = f"{item.line}" if not item.quote_line else f"{item.line} by {item.quote_line}"
    article = fact.subject.startswith("article/")
    subject = "" if article else f"{_called(graph, fact.subject)} "
    said = f"{subject}{fact.relation} {_called(graph, fact.object)}"
    quote = re.sub(r"\s", " ", item.quote)
    return place, f"{at}:{item.start}-{item.end} {item.rule} {item.confidence:.2f}  {said}  “{quote}”"


def _called(graph: KnowledgeGraph, thing: str | Value) -> str:
    if isinstance(thing, Value):
        return thing.text
    node = graph.by_id.get(thing)
    return node.label if node and node.label else thing


def _kept() -> Mapping[str, list[str]]:
    parts = re.split(r"^## (.+)$", SPOKEN.read_text("utf-8"), flags=re.MULTILINE)
    return {name: text.split("\n")[1:-2] for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _written() -> Iterator[str]:
    for name, markdown in LISTS.items():
        yield "\n".join((f"## {name}", *told(markdown), "", ""))


def test_each_list_has_its_part() -> None:
    assert list(_kept()) == list(LISTS), f"run {Path(__file__).name} as its first lines say"


@pytest.mark.parametrize("file", sorted({name.partition(":")[0] for name in LISTS}))
def test_the_lists_say_what_they_said(file: str) -> None:
    kept = _kept()
    names = [name for name in LISTS if name.partition(":")[0] == file]
    assert {name: told(LISTS[name]) for name in names} == {name: kept[name] for name in names}


if __name__ == "__main__":
    SPOKEN.write_text("".join(_written()), "utf-8")
