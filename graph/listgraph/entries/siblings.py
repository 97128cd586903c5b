"""What stands in the same place in many entries is of one kind: what its siblings say of a name.

A document is read twice. Once to learn, of each place that its entries have for a name
(:mod:`~listgraph.entries.places`), how many of those names are known models and how many are known to
be something else; then, where most are models, to take the others for models as well.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from listgraph.entries.kinds import Above, makers_in, may_be_model, own_kind, says_model
from listgraph.entries.owned import behind_maker
from listgraph.entries.place import Place
from listgraph.entries.places import place
from listgraph.entries.reading import Reading
from listgraph.entries.roles import TRIM
from listgraph.entries.strangers import renamed, strangers
from listgraph.entries.votes import Siblings, Told
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Entry
from listgraph.names.called import placed
from listgraph.names.endings import MADE_LIKE, is_typed
from listgraph.names.name import Name, begun, reach_of
from listgraph.names.phrases import what_of
from listgraph.names.things import kind_of

_BY_FORM = frozenset({"like-known", "kin", "tag", "sized", "model-column"})
"""How names are found by their look alone, which says less than what the list says of its things."""
_THING = re.compile("an? [a-z]")
"""How a description begins that says what a thing is."""
_LOOKS = _BY_FORM | {"compound"}
"""The same, and by a known name within."""
_MODELS = ("model", "net")
_TELLING = (*_MODELS, "task")
"""What an entry tells of a model, or of what is one if its siblings are."""
_PAIR = 2
Grouped = tuple[Entry, list[Reading], list[Name]]


def with_siblings(document: Document, grouped: Sequence[Grouped], lexicon: Lexicon) -> Iterator[Grouped]:
    """``grouped`` with the names that the siblings of each entry say are models.

    Where no entry by itself speaks of a model that others could make more or less of, none is asked: so it is
    in most lists, and that is quickly seen.
    """
    siblings = Siblings(document)
    own: dict[int, _Own] = {}
    for index, group in enumerate(grouped):
        if may_be_model(group[0].text, group[2]):
            own[index] = _alone(document, group, siblings, lexicon)
            if _matters(group, own[index]):
                break
    else:
        yield from grouped
        return
    told = _told(document, grouped, own, siblings, lexicon)
    for group, known in zip(grouped, told, strict=True):
        yield group[0], group[1], _reread(group, known, siblings, lexicon)


class _Own(NamedTuple):
    """What an entry says by itself: the kind of the name in each place, and what is another thing."""

    kinds: Sequence[tuple[Place, str]]
    others: Mapping[str, str]


def _alone(document: Document, group: Grouped, siblings: Siblings, lexicon: Lexicon) -> _Own:
    """What an entry says of its names without a look at any other."""
    entry, readings, found = group
    heading, _ = siblings.listed_above(entry.section)
    mine = [reading if reading.entry is entry else reading._replace(entry=entry) for reading in readings]
    placed_at = [
        behind_maker(reading, place(document, written), found)
        for written, reading in zip(readings, mine, strict=True)
    ]
    places = [(reading, at) for reading, at in zip(mine, placed_at, strict=True) if at]
    others = strangers(mine, found, [at for _, at in places], lexicon)
    above = Above(heading, siblings.lists_papers(entry.section))
    makers = makers_in(found)
    kinds = [
        (at, "" if others else own_kind(reading, at, found, makers, lexicon, above)) for reading, at in places
    ]
    return _Own(kinds, others)


def _matters(group: Grouped, own: _Own) -> bool:
    """Whether an entry has a model for its siblings to tell of, or a name that they may take from it."""
    if own.others or any(kind in _TELLING for _, kind in own.kinds):
        return True
    return bool(own.kinds) and any(name.kind == "Model" and name.found != "lexicon" for name in group[2])


def _told(
    document: Document,
    grouped: Sequence[Grouped],
    known: Mapping[int, _Own],
    siblings: Siblings,
    lexicon: Lexicon,
) -> Sequence[_Own]:
    """What each entry says of its names, where it says nothing what others say; all counted.

    ``known`` are those of which that is known already, by their numbers.
    """
    told = Told()
    first = [
        known.get(index) or _alone(document, group, siblings, lexicon) for index, group in enumerate(grouped)
    ]
    for (entry, _, _), own in zip(grouped, first, strict=True):
        for at, kind in own.kinds:
            told.add(entry.text[at.start : at.end], kind)
            told.count(at, entry.text)
    second = []
    for (entry, _, found), own in zip(grouped, first, strict=True):
        kinds = [
            (at, kind or ("" if own.others else told.kind(entry.text[at.start : at.end])))
            for at, kind in own.kinds
        ]
        kinds = [
            (at, "category" if told.is_category(at, entry.text) and not at.is_known(found) else kind)
            for at, kind in kinds
        ]
        for at, kind in kinds:
            siblings.add(at.shape, entry.section, kind)
        second.append(_Own(kinds, own.others))
    return second


def _is_named(at: Place, names: Sequence[Name]) -> bool:
    """Whether a name stands in a place, and not only as the word for a class that ends another."""
    return any(name.start == at.start or not name.class_word for name in at.among(names))


def _is_joined(text: str, at: Place, names: Sequence[Name]) -> bool:
    """Whether all of a place are two known models with a hyphen between, a third's name: "Lit-LLaMA"."""
    inside = at.among(names)
    if len(inside) != _PAIR or any(name.found != "lexicon" or name.kind != "Model" for name in inside):
        return False
    first, last = inside
    return first.start == at.start and last.end == at.end and text[first.end : last.start] == "-"


def _reread(group: Grouped, own: _Own, siblings: Siblings, lexicon: Lexicon) -> list[Name]:
    """The names of an entry, now that its siblings are counted."""
    entry, _, found = group
    if own.others:
        beside = any(
            siblings.kind(at.shape, entry.section) == "model" or says_model(at.rest.of(entry.text))
            for at, _ in own.kinds
        )
        return renamed(found, own.others, beside)
    names = found
    for at, told in own.kinds:
        kind = _settled(told, group, at, siblings)
        said = kind or siblings.kind(at.shape, entry.section)
        if not kind and siblings.are_few(at.shape) and _THING.match(at.rest.of(entry.text)):
            said = ""
        if not kind and at.is_spoken_of and not siblings.are_models(at.shape, entry.section):
            said = ""  # of what Chinese titles begin with, most is no model
        if kind == "model" and any(name.lonely for name in at.among(names)):
            names = [name._replace(lonely=False) if at.holds(name) else name for name in names]
        joined = _is_joined(entry.text, at, names) and siblings.kind(at.shape, entry.section) == "model"
        named = (kind or at.is_spoken_of) and _is_named(at, names)
        if said in _MODELS and (joined or not named):
            among = siblings.are_models(at.shape, entry.section)
            new = placed(entry.text, at.start, at.end, at.plain, found, lexicon, kind in _MODELS, among)
            new = _respective(new, at.rest.of(entry.text))
            names = _with(names, [name._replace(lonely=said == "net") for name in new])
        if kind == "other":
            names = _without(names, at, entry.text)
        if said == "other":
            names = [name for name in names if name.found not in _BY_FORM or name.start != at.start]
    return names


def _settled(told: str, group: Grouped, at: Place, siblings: Siblings) -> str:
    """What the name in a place is, with its siblings where the entry alone says too little."""
    called = group[0].text[at.start : at.end]
    if told in ("task", "aim"):
        few = siblings.may_be_models if told == "task" else siblings.lean_to_models
        return "model" if few(at.shape, group[0].section) else ""
    if told == "net":
        kind = siblings.kind(at.shape, group[0].section)
        return told if kind == "other" and at.is_spoken_of else kind or told
    if told == "way":
        among = _is_typed(called) and siblings.kind(at.shape, group[0].section) == "model"
        return "" if among or siblings.are_models(at.shape, group[0].section) else "other"
    if told == "vague":
        said = siblings.kind(at.shape, group[0].section)
        listed = siblings.listed_above(group[0].section)[0] == "model"
        return "" if said == "model" and (listed or _is_typed(called)) else "other"
    return "other" if told == "model" and _is_overruled(group, at, siblings) else told


def _is_typed(called: str) -> bool:
    """Whether a name ends as those of models do, or goes on from a known one."""
    return is_typed(called) or any(called.find(ending) > 0 for ending in MADE_LIKE)


def _is_overruled(group: Grouped, at: Place, siblings: Siblings) -> bool:
    """Whether an unknown name looks like a model's and is none, by its siblings."""
    entry, _, found = group
    ways = {name.found for name in at.among(found) if name.kind == "Model"}
    first = begun(found, at.start, at.start + 1)
    if "lexicon" in ways and not any(name.found in _LOOKS for name in first):
        return False
    by_look = ways <= _LOOKS | {"lexicon"} and bool(ways) and kind_of(at.rest.of(entry.text)) != "model"
    return siblings.is_overruled(at, entry.section) or (by_look and siblings.are_others(at.shape))


def _without(names: Iterable[Name], at: Place, text: str) -> list[Name]:
    """``names`` without the new one at a place that is no model's, wherever the text has it again."""
    called = text[at.start : at.end].strip(TRIM)
    return [
        name
        for name in names
        if name.found == "lexicon" or (name.start != at.start and text[name.start : name.end] != called)
    ]


def _respective(named: list[Name], title: str) -> list[Name]:
    """Those of two names that are models, where a title says of one that it is, and of one that it is not.

    So in "BirdX & BirdVLM: A Benchmark and Foundation Model for Birds".
    """
    kinds = [kind_of(part) for part in what_of(title).split(" and ")]
    if len(named) != len(kinds) or sorted(kinds) != ["model", "other"]:
        return named
    return [name for name, kind in zip(named, kinds, strict=True) if kind == "model"]


def _with(found: Iterable[Name], new: Sequence[Name]) -> list[Name]:
    taken = reach_of(new)
    kept = [name for name in found if not taken.meets(name.start, name.end)]
    return sorted([*kept, *new], key=lambda name: name.start)
