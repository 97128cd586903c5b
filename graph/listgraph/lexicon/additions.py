"""What a configuration may not say: a name twice, a circle, a year before that of what is built on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from listgraph.lexicon.entries import Entry, Model, Organization, PublisherName
from listgraph.text.writing import squeeze

_ALIKE = 0.88
"""How alike two names are, from 0 to 1, that are more likely one that is misspelt."""


def contradictions(
    added: Sequence[Entry], models: Mapping[str, Model], organizations: Mapping[str, Organization]
) -> list[tuple[int, str]]:
    """What is wrong with entries that are ``added``: each with the number of the entry, from 0.

    ``models`` and ``organizations`` are all, those that are added too.
    """
    found = list(_names_twice(added))
    for index, entry in enumerate(added):
        if isinstance(entry, Model):
            found += [
                (index, f"[[model]] {entry.name}: {fault}")
                for fault in _of_model(entry, models, organizations)
            ]
    return found


def _names_twice(added: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    owners: dict[tuple[type[Entry], str], str] = {}
    for index, entry in enumerate(added):
        if isinstance(entry, PublisherName):
            continue
        zh = () if not isinstance(entry, Model | Organization) else entry.zh
        for name in dict.fromkeys((entry.name, *entry.aliases, *zh)):
            case = name if isinstance(entry, Model | Organization) and entry.case else squeeze(name)
            owner = owners.setdefault((type(entry), case), entry.name)
            if owner != entry.name:
                yield (
                    index,
                    f"{name!r} is a name of {owner!r} and of {entry.name!r}: leave it with one of them",
                )


def _of_model(
    model: Model, models: Mapping[str, Model], organizations: Mapping[str, Organization]
) -> Iterator[str]:
    for key in ("base", "variant_of", "succeeds"):
        for name in _named(model, key):
            other = models.get(name)
            near = "" if other else _near(name, models)
            if near:
                yield f"{key} names {name!r}, which is not known; did you mean {near!r}?"
            elif other and model.year and other.year > model.year:
                yield f"{key}: {name!r} is of {other.year}, and so later than {model.year}"
        circle = _circle(model.name, key, models)
        if circle:
            yield f"{key} goes in a circle: {' → '.join(circle)}"
    for name in model.developer:
        near = "" if name in organizations else _near(name, organizations)
        if near:
            yield f"developer names {name!r}, which is not known; did you mean {near!r}?"


def _named(model: Model, key: str) -> tuple[str, ...]:
    value: str | tuple[str, ...] = getattr(model, key)
    return value if isinstance(value, tuple) else (value,) if value else ()


def _circle(start: str, key: str, models: Mapping[str, Model]) -> list[str]:
    """The way by ``key`` from a model back to itself; empty where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        model = models.get(way[-1])
        for name in _named(model, key) if model else ():
            if name == start:
                return [*way, start]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _near(name: str, known: Mapping[str, object]) -> str:
    """The known name of which ``name`` is another spelling or a slip; empty where it is a name of its own."""
    bare = squeeze(name)
    for other in known:
        if squeeze(other) == bare:
            return other
    digits = re.findall(r"\d+", name)
    alike = (
        (SequenceMatcher(None, bare, squeeze(other)).ratio(), other)
        for other in known
        if len(bare) > 5 and abs(len(other) - len(name)) < 3 and re.findall(r"\d+", other) == digits
    )
    score, best = max(alike, default=(0.0, ""))
    return best if score >= _ALIKE else ""
