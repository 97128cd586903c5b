"""Titles of papers that are their models' names: "Order-aware Embedding Network for Click Prediction"."""

import re
from collections.abc import Sequence

from listgraph.cues import plain
from listgraph.entries.kinds import is_paper
from listgraph.entries.named import within
from listgraph.entries.reading import Reading, Span
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry
from listgraph.names.called import VERB
from listgraph.names.known import lexicon_name
from listgraph.names.name import Name

_WORD = r"[A-Z][\w'’]*+(?:-[\w'’]++)*+"
_PHRASE = re.compile(
    rf"(?P<own>(?!Improved )(?:{_WORD} (?:& )?){{1,5}}?|{_WORD}-){plain('phrases', 'nouns')}"
    r"(?= (?:for|in|with|on|via|from|by|using|to)\b|\. [A-Z]|[,.\s]*$)"
)
"""Words in title case, the last that for a class, and what may follow them in a title."""
_CLASS = re.compile(plain("phrases", "classes"))
_SPELT = re.compile(rf"{plain('phrases', 'spelt')} $", re.IGNORECASE)
_PARTS = re.compile(r"[^\W\d_]+")
_MANY = re.compile(r"(?<=Transformer)s$")


def titled(entry: Entry, readings: Sequence[Reading], found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """``found``, with the model of each paper whose title begins with its name and knows no other there.

    >>> bool(_own("Order-aware Embedding ")), bool(_own("Deep Convolutional "))
    (True, False)
    """
    titles = [(reading, name) for reading in readings if (name := _named(entry.text, reading, lexicon))]
    if not titles:
        return list(found)
    starts = [name.start for name in found]
    new = [name for reading, name in titles if not _is_called_otherwise(reading, name, found, starts)]
    taken = {index for name in new for index in within(found, starts, Span(name.start, name.end))}
    kept = (name for index, name in enumerate(found) if index not in taken)
    return sorted([*kept, *new], key=lambda name: name.start)


def _named(text: str, reading: Reading, lexicon: Lexicon) -> Name | None:
    """The model that a title begins with the name of."""
    start, end = reading.title
    phrase = _PHRASE.match(text[start:end]) if is_paper(reading) else None
    if not phrase or VERB.match(phrase.group()) or _SPELT.search(phrase["own"]) or not _own(phrase["own"]):
        return None
    label = _MANY.sub("", phrase.group())
    known = lexicon_name(label, lexicon)
    return Name(
        start, start + phrase.end(), known or label, found="lexicon" if known else "title", lonely=not known
    )


def _is_called_otherwise(reading: Reading, name: Name, found: Sequence[Name], starts: Sequence[int]) -> bool:
    """Whether what speaks of an article has another name for its model."""
    spans = (reading.context, reading.title, *reading.cells[:1])
    return any(_is_rival(found[index], name) for span in spans for index in within(found, starts, span))


def _is_rival(other: Name, name: Name) -> bool:
    """Whether another name of the entry is its model's, and not but how the title's ends."""
    if other.meets(name.start, name.end):
        return other.kind != "Model" or other.start <= name.start or other.end + 1 < name.end
    return other.kind == "Model" and (other.found != "lexicon" or other.end <= name.start)


def _own(words: str) -> list[str]:
    """The words before the one for a class that say more than which class it is."""
    return [part for part in _PARTS.findall(words) if not _CLASS.fullmatch(part.lower())]
