"""What an entry is about because its link is the paper of a model that it names."""

from collections.abc import Sequence, Set

from listgraph.entries.context import Context, Subject
from listgraph.rules.classes import is_class_word


def presented(context: Context) -> list[Subject]:
    """The models that the entry's paper introduces, named beside a title that does not name them."""
    title = context.reading.title
    if not context.own or any(name.label in context.own for name in context.within(title)):
        return []
    firsts = {name.label: name for name in reversed(context.models) if name.label in context.own}
    return [Subject(name.label, "covers", name.start, name.end, "paper-subject") for name in firsts.values()]


def used(context: Context, presented: Sequence[Subject]) -> Set[str]:
    """What a paper's title names, where what the paper has ``presented`` is another model.

    Of a paper that is a model's own, but names it nowhere, what stands for a class is used.
    """
    named = context.within(context.reading.title)
    if presented:
        return {name.label for name in named}
    if context.own.isdisjoint(name.label for name in named):
        return {name.label for name in named if context.own and is_class_word(context, name)}
    return set()
