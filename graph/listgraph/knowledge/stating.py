"""What a list says that things are to one another, as it stands: their names are not known yet."""

from collections.abc import Iterator
from typing import Protocol

from listgraph.entries.context import Context
from listgraph.knowledge.graph import Evidence
from listgraph.knowledge.kinship import Pending
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry
from listgraph.rules.stated import stated


class Quoting(Protocol):
    """What quotes the words of a document."""

    lexicon: Lexicon
    lines: set[int]

    def quote(self, entry: Entry, line: int, start: int, end: int, rule: str) -> Evidence:
        """Evidence by the words of an entry."""


def said(context: Context, article: str, by: Quoting) -> Iterator[Pending]:
    """What an entry says that its ``article`` is to others; its model, where that is the whole title."""
    reading = context.reading
    for found in stated(context):
        titled = (by.lexicon.model_id(name.label) for name in context.models if name[:2] == reading.title)
        subject = next(titled, article)
        evidence = by.quote(reading.entry, reading.line, found.start, found.end, found.rule)
        by.lines.update((evidence.line, evidence.quote_line))
        yield Pending(subject, found.relation, found.others, evidence)
