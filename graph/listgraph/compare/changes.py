"""What came, went and changed between two graphs, said by name: values in, values out."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from pyoxigraph import Triple

from listgraph.compare.pairing import pairs
from listgraph.compare.snapshot import (
    Claim,
    Thing,
    Things,
    comparisons,
    of_kind,
    renamed,
    section_path,
    snapshot,
)
from listgraph.schema import NAMESPACE, OUTCOMES, RELATIONS

_T = TypeVar("_T")

GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "articles": "Articles",
        "models": "Models",
        "comparisons": "Comparisons",
        "mentions": "Covers and mentions",
        "publishers": "Publishers",
        "facts": "Facts of models",
        "organisations": "Organisations",
        "sections": "Sections",
        "lists": "Lists",
    }
)
"""What changes are grouped by, in order, with the heading for people."""
WAYS = ("came", "went", "changed", "moved")

_GROUP_OF = {
    "Article": "articles",
    "Model": "models",
    "Publisher": "publishers",
    "Organization": "organisations",
    "Section": "sections",
    "List": "lists",
}
_MENTIONS = ("covers", "mentions", "concerns")
_SILENT = frozenset({"reports", "compares", *OUTCOMES.values(), "broader", "file", "line"})
"""What comparisons say already, where a list or a heading stands, and how topics do by their headings."""
_LABELLED = frozenset({"Article", "Model", "Topic", "List"})
"""Kinds whose label is one of their titles or names, or their place."""

_NAMES = frozenset({"prefLabel"})
"""What has one has a label that is one of them, in the language of the build."""

_NOTHING = Thing("", "")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as a person knows it. ``url`` is empty where it has none."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Detail:
    """Values of a property (a name of our tables) that only OLD has, and those that only NEW has."""

    property: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: its group of :data:`GROUPS`, which of :data:`WAYS`, of what, and in what.

    ``old`` and ``new`` are the thing on either side, None where it is not there. Of a thing that
    came or went the details are everything that is said of it.
    """

    group: str
    how: str
    old: Named | None
    new: Named | None
    details: tuple[Detail, ...]


def changes(old: Iterable[Triple], new: Iterable[Triple]) -> tuple[Change, ...]:
    """The differences between the facts of two graphs, sorted."""
    before, after = snapshot(old), snapshot(new)
    before = renamed(before, pairs(before, after))
    files = max(len(of_kind(things, "List")) for things in (before, after)) > 1
    sides = _Side(before, _names(before, files)), _Side(after, _names(after, files))
    return _sorted([*_things(*sides), *_statements(*sides), *_comparisons(*sides)])


def came(old: Iterable[Triple], new: Iterable[Triple], kind: str) -> frozenset[str]:
    """The ids of the things of a kind that only ``new`` has; one with another id there is no other thing."""
    before, after = snapshot(old), snapshot(new)
    known = renamed(before, pairs(before, after))
    return frozenset(of_kind(after, kind).keys() - known.keys())


def inverted(found: Iterable[Change]) -> tuple[Change, ...]:
    """The differences the other way round: what came went."""
    return _sorted(
        replace(
            change,
            how={"came": "went", "went": "came"}.get(change.how, change.how),
            old=change.new,
            new=change.old,
            details=tuple(Detail(item.property, item.new, item.old) for item in change.details),
        )
        for change in found
    )


def counts(found: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many changes of each way each group has; without the groups that have none."""
    counted: dict[str, dict[str, int]] = {}
    for change in found:
        counted.setdefault(change.group, dict.fromkeys(WAYS, 0))[change.how] += 1
    return {group: counted[group] for group in GROUPS if group in counted}


def _sorted(found: Iterable[Change]) -> tuple[Change, ...]:
    groups = list(GROUPS)

    def key(change: Change) -> tuple[int, int, str, str]:
        shown = change.new or change.old
        return groups.index(change.group), WAYS.index(change.how), shown.name if shown else "", repr(change)

    return tuple(sorted(found, key=key))


@dataclass(frozen=True, slots=True)
class _Side:
    things: Things
    names: Mapping[str, str]

    def named(self, identity: str) -> Named | None:
        thing = self.things.get(identity)
        return Named(self.names[identity], thing.url) if thing else None

    def texts(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        """The values of a property for a person: things by their names."""
        known = self.names if name in RELATIONS else {}
        return tuple(sorted(known.get(value, value).removeprefix(NAMESPACE) for value in values))

    def claims(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """What is claimed, in words."""

        def sentence(left: str, outcome: str, right: str) -> str:
            label = RELATIONS[OUTCOMES[outcome]].label
            return f"{self.names.get(left, left)} {label} {self.names.get(right, right)}"

        return tuple(sorted(sentence(*claim) for claim in claims))


def _names(things: Things, files: bool) -> dict[str, str]:
    """What each thing is called; a section by all its headings, and by its list if there are several."""
    names = {identity: thing.name for identity, thing in things.items()}
    for identity in of_kind(things, "Section"):
        place, headings = section_path(things, identity)
        file = [things[place].name] if files and place in things else []
        names[identity] = " › ".join([*file, *headings])
    return names


def _things(old: _Side, new: _Side) -> Iterator[Change]:
    """What came and went."""
    for identity in new.things.keys() - old.things.keys():
        if group := _GROUP_OF.get(new.things[identity].kind):
            details = tuple(_details(old, new, _NOTHING, new.things[identity]))
            yield Change(group, "came", None, new.named(identity), details)
    for identity in old.things.keys() - new.things.keys():
        if group := _GROUP_OF.get(old.things[identity].kind):
            details = tuple(_details(old, new, old.things[identity], _NOTHING))
            yield Change(group, "went", old.named(identity), None, details)


def _statements(old: _Side, new: _Side) -> Iterator[Change]:
    """What else is said of the things that both sides have."""
    for identity in old.things.keys() & new.things.keys():
        kind = new.things[identity].kind
        if kind not in _GROUP_OF:
            continue
        sides = old.named(identity), new.named(identity)
        rest = []
        for detail in _details(old, new, old.things[identity], new.things[identity]):
            if kind == "Model" and detail.old and detail.new:
                yield Change("facts", "changed", *sides, (detail,))
            elif kind == "Model" or detail.property in _MENTIONS:
                yield from _one_by_one("facts" if kind == "Model" else "mentions", sides, detail)
            elif detail.property == "listedIn" and detail.old and detail.new:
                yield Change(_GROUP_OF[kind], "moved", *sides, (detail,))
            else:
                rest.append(detail)
        if rest:
            yield Change(_GROUP_OF[kind], "changed", *sides, tuple(rest))


def _one_by_one(group: str, sides: tuple[Named | None, Named | None], detail: Detail) -> Iterator[Change]:
    for value in detail.new:
        yield Change(group, "came", *sides, (Detail(detail.property, (), (value,)),))
    for value in detail.old:
        yield Change(group, "went", *sides, (Detail(detail.property, (value,), ()),))


def _details(old: _Side, new: _Side, before: Thing, after: Thing) -> Iterator[Detail]:
    """The properties in which two states of a thing differ.

    An article's topics change with its place, and a topic that comes or goes with a heading does so silently.
    """
    labelled = _LABELLED & {before.kind, after.kind} or _NAMES & {*before.said, *after.said}
    for name in sorted(before.said.keys() | after.said.keys()):
        went, came = _only(before.values(name), after.values(name))
        if name == "onTopic" and before.kind == after.kind:
            moved = before.values("listedIn") != after.values("listedIn")
            went = set() if moved else {topic for topic in went if not _is_of_heading(old, new, topic)}
            came = set() if moved else {topic for topic in came if not _is_of_heading(new, old, topic)}
        if (went or came) and name not in _SILENT and not (name == "label" and labelled):
            yield Detail(name, old.texts(name, went), new.texts(name, came))


def _is_of_heading(side: _Side, other: _Side, topic: str) -> bool:
    """Whether a topic that only one side has is one of its headings."""
    return topic not in other.things and f"{NAMESPACE}Headings" in side.things[topic].values("scheme")


def _comparisons(old: _Side, new: _Side) -> Iterator[Change]:
    """What articles claim of two models."""
    before, after = comparisons(old.things), comparisons(new.things)
    for pair in before.keys() | after.keys():
        went, came = _only(before.get(pair, frozenset()), after.get(pair, frozenset()))
        if went or came:
            how = "changed" if went and came else "came" if came else "went"
            detail = Detail("reports", old.claims(went), new.claims(came))
            yield Change("comparisons", how, old.named(pair[0]), new.named(pair[0]), (detail,))


def _only(old: Set[_T], new: Set[_T]) -> tuple[Set[_T], Set[_T]]:
    return old - new, new - old
