"""What a list calls a model in one place is that model wherever the list has the word again."""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from listgraph.names.name import Name

_WORD = re.compile(r"[A-Za-z][\w+-]*(?:\.\w[\w+-]*)*", re.ASCII)
_COINED = re.compile(r"(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])(?=[^a-z]*[a-z]).{4,}", re.ASCII)
"""A word that nobody writes so who does not mean the thing: two capitals and a small letter, "MarkupLM"."""
_HAN = re.compile(r"(?<=[「“『])[\u3400-\u9fff]{2,6}(?=[」”』])")
"""A Chinese word in quotes, which is meant as the name that it is elsewhere."""
_PLAIN = re.compile(r"[A-Z][a-z]{3,}", re.ASCII)
"""A word that is no name by its look, of which Chinese says that it is a model's."""
_TOLD = frozenset({"place"})
"""How names are found by what is said of them, and not by their look, which tells the same everywhere."""


def told_words(found: Iterable[Sequence[Name]]) -> dict[str, Name]:
    """The words that a document's entries say are models, coined or Chinese, each with its name there."""
    told: dict[str, Name] = {}
    for names in found:
        for name in names:
            by_words = name.found == "announced" and (
                not name.label.isascii() or _PLAIN.fullmatch(name.label)
            )
            if (by_words or (name.found in _TOLD and _is_coined(name.label))) and not name.lonely:
                told.setdefault(name.label, name)
    return told


def with_heading(told: dict[str, Name], model: str) -> Mapping[str, Name]:
    """``told``, and the new model that heads the section, if any: there its word is no other's."""
    return ChainMap({model: Name(0, len(model), model, found="place")}, told) if model else told


def _is_coined(label: str) -> bool:
    return bool(_WORD.fullmatch(label) and _COINED.fullmatch(label))


def echoed(text: str, found: Sequence[Name], told: Mapping[str, Name]) -> list[Name]:
    """``found`` and the words of ``text`` that the document calls models elsewhere."""
    new = [
        name for name in _again(text, told) if not any(name.meets(other.start, other.end) for other in found)
    ]
    return sorted([*found, *new], key=lambda name: name.start) if new else list(found)


def _again(text: str, told: Mapping[str, Name]) -> Iterator[Name]:
    for word in chain(_WORD.finditer(text), () if text.isascii() else _HAN.finditer(text)):
        if name := told.get(word.group()):
            yield name._replace(start=word.start(), end=word.end())
