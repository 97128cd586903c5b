"""What a list calls a model in one place is that model wherever the list has the word again."""

import re
from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

from listgraph.entries.reading import Reading
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry
from listgraph.names.name import Name, reach_of
from listgraph.names.naming import may_name_more, names
from listgraph.names.things import kind_of

Grouped = tuple[Entry, list[Reading], list[Name]]
"""An entry, its readings, and the names in it."""
_WORD = re.compile(r"[A-Za-z][\w+-]*(?:\.\w[\w+-]*)*", re.ASCII)
_MANY = 4
"""A word in as many entries, and in one of so many, is what the list is about."""
_SEVERAL = 2
"""So many entries in which a word is a model's name leave no doubt what it is in the others."""
_COINED = re.compile(r"(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])(?=[^a-z]*[a-z]).{4,}", re.ASCII)
"""A word that nobody writes so who does not mean the thing: two capitals and a small letter, "MarkupLM"."""
_HAN = re.compile(r"(?<=[「“『])[\u3400-\u9fff]{2,6}(?=[」”』])")
"""A Chinese word in quotes, which is meant as the name that it is elsewhere."""
_SHORT = re.compile(r"[A-Z][A-Za-z]+[- ](?P<version>[A-Z]\d\.\d|[A-UW-Z]\d)")
"""A version that is called without its family, too, as by nothing else: "K2.5", "R1"; "V2" is anybody's."""
_VERSIONED = frozenset({"place", "introduced"})
_STEM = re.compile(r"(?P<name>[A-Z][a-z]{4,}[A-Za-z]*)[- ]?[vV]?[2-9](?:\.\d)?")
"""The version of a model that has a name without it, too: "Otterlens-2"."""
_PLAIN = re.compile(r"[A-Z][a-z]{3,}", re.ASCII)
"""A word that is no name by its look, of which Chinese says that it is a model's."""
_TOLD = frozenset({"place"})
"""How names are found by what is said of them, and not by their look, which tells the same everywhere."""


def in_one_sense(grouped: Sequence[Grouped], lexicon: Lexicon) -> Sequence[Grouped]:
    """``grouped``, where an everyday word that names a model in several entries does so in all.

    It is written alike: so "Mamba" of "Can Mamba Learn?" among others on it. It is lonely all the same, as
    where a section is about other things it may be one of these. Where many of the entries have the word,
    however written, they are about that model.
    """
    sure = Counter(
        word
        for entry, _, found in grouped
        for word in {
            (name.label, entry.text[name.start : name.end])
            for name in found
            if not name.lonely and _is_everyday(name, lexicon) and _is_whole(entry.text, name)
        }
    )
    if not sure:
        return grouped
    told = {word for (_, word), count in sure.items() if count >= _SEVERAL}
    labels = {label for label, _ in sure}
    may = [_more(entry.text, found, labels, lexicon) for entry, _, found in grouped]
    having = Counter(label for names_in in may for label in {name.label for name in names_in})
    themes = {label for label, count in having.items() if count >= max(_MANY, len(grouped) / _MANY)}
    return [
        (entry, own, _in_sense(entry.text, found, more, told, themes))
        for (entry, own, found), more in zip(grouped, may, strict=True)
    ]


def _is_everyday(name: Name, lexicon: Lexicon) -> bool:
    model = lexicon.models.get(name.label) if name.found == "lexicon" else None
    return model is not None and model.ambiguous


def _is_whole(text: str, name: Name) -> bool:
    """Whether a name is a word with a capital, and nothing more: not that of "Lucas", or of a path."""
    around = text[max(0, name.start - 1) : name.start] + text[name.end : name.end + 1]
    return text[name.start].isupper() and not any(char.isalnum() or char in "/_" for char in around)


def _more(text: str, found: Sequence[Name], labels: Set[str], lexicon: Lexicon) -> Sequence[Name]:
    """The names in ``text`` of the models called by everyday words that nothing there tells to be such."""
    if not may_name_more(text, lexicon):
        return ()
    taken = reach_of(name for name in found if not name.lonely)
    return [
        name
        for name in names(text, lexicon, company=True)
        if name.label in labels and name.found == "lexicon" and not taken.meets(name.start, name.end)
    ]


def _in_sense(
    text: str, found: list[Name], more: Sequence[Name], told: Set[str], themes: Set[str]
) -> list[Name]:
    """``found`` with those of ``more`` that are ``told`` elsewhere, written alike, or a theme of the list."""
    new = [
        name._replace(lonely=name.label not in themes)
        for name in more
        if name.label in themes or (text[name.start : name.end] in told and _is_whole(text, name))
    ]
    if not new:
        return found
    taken = reach_of(new)
    kept = [name for name in found if not taken.meets(name.start, name.end)]
    return sorted([*kept, *new], key=lambda name: name.start)


def told_words(found: Iterable[Sequence[Name]]) -> dict[str, Name]:
    """The words that a document's entries say are models, coined or Chinese, each with its name there."""
    told: dict[str, Name] = {}
    versions: dict[str, Counter[Name]] = {}
    for each in found:
        for name in each:
            by_words = name.found == "announced" and (
                not name.label.isascii() or _PLAIN.fullmatch(name.label)
            )
            if (by_words or (name.found in _TOLD and _is_coined(name.label))) and not name.lonely:
                told.setdefault(name.label, name)
            short = _SHORT.fullmatch(name.label)
            if short and not name.lonely:
                versions.setdefault(short["version"], Counter())[name._replace(start=0, end=0)] += 1
            stem = _STEM.fullmatch(name.label) if name.found in _VERSIONED and not name.lonely else None
            if stem and not kind_of(stem["name"]):
                told.setdefault(stem["name"], name._replace(label=stem["name"]))
    short_ones = {word: _called_short(word, count) for word, count in versions.items()}
    return told | {word: called for word, called in short_ones.items() if called}


def _called_short(version: str, count: Counter[Name]) -> Name | None:
    """The model that a version alone stands for, named far more often than any other of that number.

    What is no number of its own ("R1") must be named by its family at least twice.
    """
    (name, most), *others = count.most_common(2)
    clear = all(most > _CLEAR * other for _, other in others)
    return name if clear and ("." in version or most >= _SEVERAL) else None


_CLEAR = 2
"""So many times more often than another is far more often."""


def with_heading(told: dict[str, Name], model: str) -> Mapping[str, Name]:
    """``told``, and the new model that heads the section, if any: there its word is no other's."""
    return ChainMap({model: Name(0, len(model), model, found="place")}, told) if model else told


def _is_coined(label: str) -> bool:
    return bool(_WORD.fullmatch(label) and _COINED.fullmatch(label))


def echoed(text: str, found: Sequence[Name], told: Mapping[str, Name]) -> list[Name]:
    """``found`` and the words of ``text`` that the document calls models elsewhere.

    A plain word that is one in its place in an entry is that in all the entry says: "Swift: …, Swift beats".
    """
    own = {name.label: name for name in found if name.found in _TOLD and _PLAIN.fullmatch(name.label)}
    if not (own or told):
        return list(found)
    taken = reach_of(found)
    new = [name for name in _again(text, own, told) if not taken.meets(name.start, name.end)]
    return sorted([*found, *new], key=lambda name: name.start) if new else list(found)


def _again(text: str, own: Mapping[str, Name], told: Mapping[str, Name]) -> Iterator[Name]:
    for word in chain(_WORD.finditer(text), () if text.isascii() else _HAN.finditer(text)):
        if name := own.get(word.group()) or told.get(word.group()):
            yield name._replace(start=word.start(), end=word.end())
