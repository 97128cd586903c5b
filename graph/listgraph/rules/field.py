"""Who may win the contests that a sentence tells."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from listgraph.entries.context import Context, Subject
from listgraph.names.name import Name
from listgraph.rules.bases import is_base, is_data
from listgraph.rules.foils import alternatives, is_likened
from listgraph.rules.ingredients import is_ingredient, is_kind
from listgraph.rules.labels import labels

_EXAMPLE = re.compile(
    r"(?:models?|LLMs|模型) ?(?:like|such as|including|如|包括) ?(?:[A-Z][\w. -]*+[,、/] ?)*+"
    r"(?:[A-Z][\w. -]*(?: and|和) ?)?$"
)
_HEADED = re.compile(r"(?: ?[(（][^)）]*[)）])?\s?(?:[:：|｜]| [-–—]{1,2} )")
"""What stands behind the name that a title begins with: "Goat: …", "WizardLM | …"."""


class Field(NamedTuple):
    """Who may win a sentence's contests: the names that are no ``objects`` of them, and no kinds or data.

    Each name says whether it may in its own clause, and whether it is but a base. ``labelled`` and
    ``titled`` are the names under which the entry is filed: its label, the head of its title.
    """

    objects: Set[str]
    free: Mapping[Name, tuple[bool, bool]]
    labelled: Sequence[Subject]
    titled: Sequence[Name]

    def filed(self, before: int) -> list[str]:
        """The models under whose names the entry is filed, if those end at a place or before it."""
        labelled = [subject.model for subject in self.labelled if subject.end <= before]
        named = labelled or [name.label for name in self.titled if name.end <= before]
        return [model for model in named if model not in self.objects]


def field(context: Context, objects: Set[str]) -> Field:
    """Who may win the contests of a sentence of which ``objects`` are the models that do not."""
    free = {}
    for name in _free(context, objects):
        base = is_base(context, name)
        free[name] = not base and _may_act(context, name), base
    return Field(objects, free, labels(context), _titled(context))


_AGAIN = re.compile(r"[- ](?:[Rr]eplication|[Rr]eproduction)s?(?![A-Za-z])")
"""Behind what is made again: that wins nothing which its copy does."""


def _free(context: Context, objects: Set[str]) -> list[Name]:
    """The names that may win: no objects, kinds or foils, no data; a class only where nothing else is.

    What stands in a row behind the words that speak of the article may not.
    """
    foils = alternatives(context)  # in English what makes one may be a verb: "ELECTRA rivals BERT"
    found = [
        name
        for name in context.models
        if name.label not in objects
        and name.start < context.reading.context.end
        and not (is_kind(context, name) or is_likened(context, name) or is_data(context, name))
        and not (name.label in foils and not context.text[name.end : name.end + 2].lstrip()[:1].isascii())
        and not _AGAIN.match(context.text, name.end)
    ]
    return [name for name in found if not name.class_word] or found


def _titled(context: Context) -> list[Name]:
    """The name that the title begins with, or those that are all of it."""
    title = context.reading.title
    named = context.within(title)
    headed = named[:1] if named and _heads(context, named[0]) else []
    return headed or [name for name in named if (name.start, name.end) == (title.start, title.end)]


def _heads(context: Context, name: Name) -> bool:
    """Whether a title begins with a name, and with nothing else before a colon, a bar or a dash."""
    before = context.text[context.reading.title.start : name.start].strip(' *"“《【[')
    return not before and bool(_HEADED.match(context.text, name.end))


_BESIDE = re.compile(r"[与跟同]\s?$")
_JOINS = re.compile(r"\s?[与跟同]\s?")


def _is_beside(context: Context, name: Name) -> bool:
    """Whether a name is only what another is set beside: "与 A 相近，超过 B", but not "C 与 A 都超过 B"."""
    if not _BESIDE.search(context.text, name.start - 2, name.start):
        return False
    before = context.last_before(name.start)
    return before is None or not _JOINS.fullmatch(context.text, before.end, name.start)


def _may_act(context: Context, name: Name) -> bool:
    """Whether a name in the cue's clause is no means; "models like A" are its subject."""
    if _is_beside(context, name):
        return False
    row = _EXAMPLE.search(context.text, context.near(name), name.start)
    return bool(row) or not is_ingredient(context, name)
