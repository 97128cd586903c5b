"""Whether the words around a name make it a means, a judge or a kind, and no subject."""

import re

from listgraph.cues import words
from listgraph.entries.context import REACH, Context
from listgraph.names.name import Name
from listgraph.rules.bases import MODIFIERS, TUNED, is_predicate
from listgraph.rules.presence import may_hold

_PART = r"(?:(?![和与及]\s?[A-Z])[\w.-])*"
"""The letters of another name, up to what joins it to the next: there is but one way to part them."""
_OTHERS = rf"(?:[A-Z]{_PART}(?: [A-Z\d]{_PART}){{0,2}}(?:\s?[,、/&+]\s?|\s(?:and|or)\s|\s?[和与及]\s?))*"
_BEFORE = re.compile(words("ingredient", "before") + MODIFIERS + f"(?-i:{_OTHERS})$", re.IGNORECASE)
_TAKEN_FROM = re.compile(words("ingredient", "taken") + r"$", re.IGNORECASE)
_SERVED = re.compile(words("ingredient", "served") + MODIFIERS + f"(?-i:{_OTHERS})$", re.IGNORECASE)
_AFTER = re.compile(r"\s?" + words("ingredient", "after"), re.IGNORECASE)
_DATASET = re.compile(words("ingredient", "data"), re.IGNORECASE)
_PLURAL = re.compile(r"s(?![A-Za-z])")


def is_kind(context: Context, name: Name) -> bool:
    """Whether a name only says what kind a thing is: "GPT-based", "Transformer类", "PRMs" of no known one."""
    doubtful = (name.lonely and not name.class_word) or name.found != "lexicon"
    after = may_hold(context.text, "ingredient", "after") and _AFTER.match(context.text, name.end)
    return (doubtful and is_plural(context, name)) or bool(after)


def is_plural(context: Context, name: Name) -> bool:
    """Whether a name stands for several: "NeRFs"."""
    return bool(_PLURAL.match(context.text, name.end))


def is_ingredient(context: Context, name: Name) -> bool:
    """Whether the words before a name make it a means or a base: "with BERT", "基于BERT"."""
    start = context.near(name)
    if name.found == "compared":  # what makes it a model says that it acts
        return False
    if is_predicate(context, name):
        return True
    used = may_hold(context.text, "ingredient", "before") and _BEFORE.search(context.text, start, name.start)
    return bool(used and not _TAKEN_FROM.search(context.text, start, name.start))


def is_served(context: Context, name: Name) -> bool:
    """Whether a name is one of those that a tool takes: "可用 9 个模型，A/B 都行"."""
    return may_hold(context.text, "ingredient", "served") and bool(
        _SERVED.search(context.text, context.near(name), name.start)
    )


def is_linked_means(context: Context, name: Name) -> bool:
    """Whether a name is all of a link's text, behind another link and words that make it a means."""
    title, links = context.reading.title, context.reading.entry.links
    whole = (name.start, name.end) == (title.start, title.end)
    before = name.start - REACH  # also in what belongs to the other link
    return (
        whole
        and links[0].start < title.start
        and bool(
            _BEFORE.search(context.text, before, name.start) or TUNED.search(context.text, before, name.start)
        )
    )


def is_dataset(context: Context) -> bool:
    """Whether the thing is a dataset: by a link of its row, or by what its title calls it."""
    if context.reading.label and any(role == "data" for role, _ in context.reading.others):
        return True
    if not may_hold(context.text, "ingredient", "data"):
        return False
    title = context.reading.title
    return any(_DATASET.match(context.text, name.end) for name in context.within(title))
