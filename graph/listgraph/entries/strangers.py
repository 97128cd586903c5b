"""Known names that an entry gives to another thing: by its paper, its maker, or by what it is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from listgraph.cues import words
from listgraph.entries.columns import said_by
from listgraph.entries.fields import is_elsewhere
from listgraph.entries.kinds import is_paper, made_by, makers_in, papers_in
from listgraph.entries.place import Place
from listgraph.entries.reading import Reading
from listgraph.lexicon import Lexicon, Model
from listgraph.lists.outline import Entry
from listgraph.names.name import Name, of_owner, of_paper
from listgraph.names.subtitles import is_short_for
from listgraph.names.things import is_stranger
from listgraph.text.writing import squeeze

_SURVEY = re.compile(words("survey", "words"), re.IGNORECASE)


_start = attrgetter("start")


def strangers(
    readings: Sequence[Reading], found: Sequence[Name], places: Sequence[Place], lexicon: Lexicon
) -> Mapping[str, str]:
    """The known names in ``found`` that the entry gives to another thing, each with what to call that.

    It is told by its paper or its maker, and called after that; or by its kind, and then is no model: an
    empty string.
    """
    known = [
        (at, name)
        for at in places
        for name in found[
            bisect_left(found, at.start, key=_start) : bisect_right(found, at.start, key=_start)
        ]
        if name.end >= at.end - 1 and name.label in lexicon.models
    ]
    if not known:
        return {}
    entry, paper = readings[0].entry, any(map(is_paper, readings))
    about = _About(entry.text, makers_in(found), _owner(entry, found), papers_in(readings), paper)
    return {
        name.label: other.pop()
        for at, name in known
        if (other := _stranger(about, at, lexicon.models[name.label], lexicon))
    }


class _About(NamedTuple):
    """What an entry says: who made its things, the owner in its row, its papers, and whether it has any."""

    text: str
    makers: Set[str]
    owner: str
    papers: Set[str]
    paper: bool


def renamed(found: Sequence[Name], others: Mapping[str, str], models: bool) -> list[Name]:
    """``found`` with the names of other things called so, if they are ``models``, or else without them."""
    named = [
        name._replace(
            label=others[name.label],
            end=max(name.end, name.start + len(others[name.label].partition(" (")[0])),
            found="place",
            parent="",
            lonely=False,
        )
        if name.label in others
        else name
        for name in found
    ]
    return [name for name in named if name.label and (models or name.label not in others.values())]


@lru_cache(maxsize=8)
def _known_papers(lexicon: Lexicon) -> Set[str]:
    """The papers of all known models: one that a list links beside another model's name is its source."""
    return frozenset(model.arxiv for model in lexicon.models.values() if model.arxiv)


def _owner(entry: Entry, found: Sequence[Name]) -> str:
    """The one maker that a table's column of makers gives a row; empty where there is none, or more."""
    cells = [
        cell for cell, column in zip(entry.cells, entry.columns, strict=False) if said_by(column) == "maker"
    ]
    owners = {
        name.label
        for start, end in cells
        for name in found
        if name.kind == "Organization" and start <= name.start and name.end <= end
    }
    return owners.pop() if len(owners) == 1 else ""


def _is_another_owners(model: Model, owner: str, lexicon: Lexicon) -> bool:
    """Whether a word that names a model is another's where somebody else is said to have made it.

    A family goes from house to house, unless the lexicon knows that the maker has another of that name.
    """
    if not (owner and model.ambiguous and model.developer) or made_by(model, {owner}):
        return False
    theirs = [
        other
        for other in lexicon.models.values()
        if owner in other.developer and other.name.startswith(model.name)
    ]
    kin = any(model.name in (other.variant_of, other.succeeds, *other.base) for other in theirs)
    return not kin and bool(theirs or not model.family)


def _stranger(about: _About, at: Place, model: Model, lexicon: Lexicon) -> list[str]:
    """What the name at a place stands for, if not ``model``; nothing where it may be that.

    A paper of those who made the model is another version of it.
    """
    text, makers, owner, papers, paper = about
    rest = at.rest.of(text)
    if papers and model.arxiv:
        named = at.is_before_colon or model.ambiguous
        own = not makers.isdisjoint(model.developer) or not papers.isdisjoint(_known_papers(lexicon))
        other = named and not (model.class_word or own or _SURVEY.search(rest) or _spelt(rest, model))
        return [_called(text[at.start : at.end], model, min(papers))] if other else []
    if _is_another_owners(model, owner, lexicon):
        return [of_owner(text[at.start : at.end], owner)]
    if made_by(model, makers):
        return []
    spelt = "model" in rest.lower() and is_short_for(text[at.start : at.end], rest)
    if spelt or not (model.case or model.ambiguous) or paper:
        return []
    return [""] if is_stranger(rest) or is_elsewhere(model, rest) else []


def _called(called: str, model: Model, paper: str) -> str:
    """What a thing of another paper is called, whose name may be spelt as no known one is: "FastFormers"."""
    known = {squeeze(name) for name in (model.name, *model.aliases, *model.zh)}
    return of_paper(called, paper) if squeeze(called) in known else called


def _spelt(rest: str, model: Model) -> bool:
    """Whether a title spells out a model's name: "GCNet: Global Context Networks"."""
    long = (alias for alias in model.aliases if " " in alias)
    return any(rest.lower().find(alias.lower()) >= 0 for alias in long)
