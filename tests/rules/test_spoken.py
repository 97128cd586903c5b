"""All that the lists of ``meaning/`` say: ``spoken.txt``, which the code writes and people read.

The cases beside their edges say what is meant. This says the rest, so that no change of it goes unseen: of
each piece of evidence the place, the rule, the confidence and the words. After a change that is wanted run

    PYTHONPATH=graph:tests .venv/bin/python tests/rules/test_spoken.py

and read the difference. A list that is not there yet is let pass.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import pytest

from listgraph.entries.context import Context
from listgraph.entries.contexts import contexts, headed
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Value
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.rules import bases, foils, ingredients
from listgraph.rules.contests import last_told, told_at
from listgraph.rules.descriptions import described
from listgraph.rules.field import field
from listgraph.rules.labels import labels, unknown_head
from listgraph.rules.newcomers import with_newcomers
from listgraph.rules.pronouns import pronouns
from listgraph.rules.sentences import mask
from listgraph.rules.stated import stated
from listgraph.rules.subjects import is_navigation
from listgraph.rules.surveys import lineages, rows, surveys
from listgraph.rules.topics import named_topics

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
OF_NAMES = (
    bases.is_base, bases.is_predicate, bases.is_data, foils.is_likened, foils.is_owner, ingredients.is_kind,
    ingredients.is_ingredient, ingredients.is_served, ingredients.is_linked_means,
)  # fmt: skip
IN_TEXTS = foils.is_place, foils.is_part
FILLING = "that all of us saw with our own eyes on a long and rather rainy day in the hills by the sea "
VARIED: Sequence[tuple[str, Callable[[str], str]]] = (
    ("far apart", lambda told: re.sub(r"(?m)^(\W*\w[^\s\]]*) ", rf"\1 {FILLING}", told)),
    ("under a heading", lambda told: f"## ELECTRA\n\n{told}"),
    ("in prose", lambda told: re.sub(r"(?m)^[*-] \[", "Of late we have read [", told)),
)
LISTS |= {
    f"{name} ({how})": vary(LISTS[name])
    for name in list(LISTS)
    for how, vary in VARIED[crc32(name.encode()) % len(VARIED) :][:1]
}
"""Each list once more: with the first word of each line so far away that it says nothing of the others,
under a heading whose model may be meant, or as sentences.
"""
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
    return [*(line for _, line in sorted(facts)), *_asked(markdown)]


def _asked(markdown: str) -> Iterator[str]:
    """What each question of the rules answers, also where another has decided before it is asked."""
    document = parse(Source("list.md", markdown, "utf-8", ""))
    for context in contexts(document, builtin(), headed(document, builtin())):
        answers = dict.fromkeys(_answers(with_newcomers(context)))
        if answers:
            yield f"{context.reading.line} asked: {'; '.join(answers)}"


def _answers(context: Context) -> Iterator[str]:
    for asked in (_of_sentence, _of_names, _of_article):
        yield from asked(context)


def _of_sentence(context: Context) -> Iterator[str]:
    span = context.reading.context
    meant = list(pronouns(context.text[: span.end], context.within(span)))
    yield from (f"meant {name.label} by {name.start}" for name in meant)
    sentence = mask(context.text, span, sorted([*context.within(span), *meant], key=lambda name: name.start))
    told = told_at(context, sentence)
    if told:
        yield f"told at {told}, last {last_told(context, sentence)}"
    for rule in (lineages, surveys, rows):
        for found in rule(context, sentence):
            yield f"{found.rule} {found.left}–{found.right} {found.start}-{found.end} {found.members}"


def _of_names(context: Context) -> Iterator[str]:
    for name in context.models:
        yield from (f"{ask.__name__} {name.label}" for ask in OF_NAMES if ask(context, name))
        yield from (f"{ask.__name__} {name.label}" for ask in IN_TEXTS if ask(context.text, name))
    who = field(context, frozenset())
    for name, (acts, base) in who.free.items():
        yield f"free {name.label}{' acts' * acts}{' base' * base}"
    yield from (f"titled {name.label}" for name in who.titled)
    for end in (context.reading.context.end, *(name.start for name in context.models)):
        head = unknown_head(context, end)
        if head:
            yield f"head {context.text[head.start : head.end]} before {end}"


def _of_article(context: Context) -> Iterator[str]:
    for about in (True, False):
        for subject in described(context, frozenset(), about):
            yield f"described {subject.relation} {subject.model} {subject.rule}"
    for label in labels(context):
        yield f"labelled {label.relation} {label.model} {label.rule}"
    for each in stated(context):
        yield f"stated {each.relation} {each.others} {each.start}-{each.end}"
    for topic in named_topics(context, builtin()):
        yield f"topic {topic.topic} {topic.start}-{topic.end} {topic.rule}"
    if is_navigation(context):
        yield "navigation"


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


@pytest.mark.parametrize("file", sorted({name.partition(":")[0] for name in LISTS}))
def test_the_lists_say_what_they_said(file: str) -> None:
    kept = {name: said for name, said in _kept().items() if name in LISTS and name.startswith(f"{file}:")}
    assert {name: told(LISTS[name]) for name in kept} == kept


if __name__ == "__main__":
    SPOKEN.write_text("".join(_written()), "utf-8")
