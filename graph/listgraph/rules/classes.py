"""Whether a name stands for a whole class of models, or for another of that class, and not for its model."""

import re

from listgraph.cues import plain
from listgraph.entries.context import Context
from listgraph.names.name import Name
from listgraph.rules.ingredients import is_kind, is_plural
from listgraph.text.writing import squeeze

_CLASS_NOUN = re.compile(rf"{plain('classes', 'nouns')}s?$", re.IGNORECASE)
_OF_ITS_OWN = re.compile(
    rf"(?:^|[\s(\[|\u2028])(?!{plain('classes', 'plain')} |[\w-]+ing )(?:[A-Za-z]+-)*[A-Za-z]{{3,}} $",
    re.IGNORECASE,
)
"""A word before a class that makes another thing of it: "Nest-weighted Factorization Machines"."""
_TITLED = re.compile(r"(?:[A-Z][\w-]* (?:[a-z]+ )?){2,}[A-Z][\w-]*(?<!s)")
"""The title of one model, which is no class's: "Document Understanding Transformer"."""
_NEAR = 40
"""No such word is longer."""


def is_spelt_class(context: Context, name: Name) -> bool:
    """Whether a known name is written as the words for a class: "graph neural networks", "autoencoders".

    A model's own name, which may be such words, is none but in the plural: "Vision Transformers".
    """
    written = context.text[name.start : name.end]
    if name.found != "lexicon" or not _CLASS_NOUN.search(written):
        return False
    if squeeze(written) != squeeze(name.label):
        return not _TITLED.fullmatch(written)
    if written.endswith("s") or context.text.startswith("s", name.end):
        return name.class_word or " " in written
    return name.class_word and (written.islower() or _is_told_apart(context, name))


def is_another(context: Context, name: Name) -> bool:
    """Whether a word before the words for a class makes another thing of it: "Graph Autoencoders"."""
    return is_spelt_class(context, name) and _is_told_apart(context, name)


def _is_told_apart(context: Context, name: Name) -> bool:
    return bool(_OF_ITS_OWN.search(context.text, max(0, name.start - _NEAR), name.start))


def is_class(context: Context, name: Name) -> bool:
    """Whether a name stands for its class: "Transformer-based", "Transformers", "graph neural networks"."""
    many = name.class_word and (is_kind(context, name) or context.text.startswith("s", name.end))
    return many or is_spelt_class(context, name)


def is_class_word(context: Context, name: Name) -> bool:
    """Whether a name stands for a class of models: as such a word, or in the plural."""
    return name.class_word or is_plural(context, name)
