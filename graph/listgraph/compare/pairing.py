"""Which things of two graphs are the same although their ids differ.

An id is made of the path, the headings, the URL: whoever renames a list or a heading, or puts a
better link under a title, has changed a thing and not removed one and added another.
"""

from collections import Counter
from collections.abc import Hashable, Mapping

from listgraph.compare.snapshot import Thing, Things, of_kind, renamed, section_path


def pairs(old: Things, new: Things) -> Mapping[str, str]:
    """The id in ``new`` of each thing of ``old`` that has another id there.

    Pairing the other way round gives the same pairs.
    """
    found = _lists(old, new)
    found |= _sections(renamed(old, found), new)
    found |= _headings(renamed(old, found), new)
    found |= _articles(renamed(old, found), new)
    return found


def _lists(old: Things, new: Things) -> dict[str, str]:
    """Where each side is one list, it is the same list, whatever the file is called."""
    before, after = of_kind(old, "List"), of_kind(new, "List")
    if len(before) == len(after) == 1 and before.keys() != after.keys():
        return {next(iter(before)): next(iter(after))}
    return {}


def _sections(old: Things, new: Things) -> dict[str, str]:
    """Sections under the same headings of the same list."""
    went, came = _unpaired(old, new, "Section")
    return _matched(
        {identity: section_path(old, identity) for identity in went},
        {identity: section_path(new, identity) for identity in came},
    )


def _headings(old: Things, new: Things) -> dict[str, str]:
    """Sections that hold the same articles, or most of them, under another heading."""
    went, came = _unpaired(old, new, "Section")
    before, after = _held(old), _held(new)
    common = Counter(
        (section, other)
        for article in old.keys() & new.keys()
        for section in old[article].values("listedIn") & went.keys()
        for other in new[article].values("listedIn") & came.keys()
    )
    likely = [
        pair
        for pair, number in common.items()
        if 2 * number > before[pair[0]] and 2 * number > after[pair[1]]
    ]
    firsts, seconds = Counter(first for first, _ in likely), Counter(second for _, second in likely)
    return {first: second for first, second in likely if firsts[first] == seconds[second] == 1}


def _held(things: Things) -> Counter[str]:
    """How many articles each section holds."""
    return Counter(section for thing in things.values() for section in thing.values("listedIn"))


def _articles(old: Things, new: Things) -> dict[str, str]:
    """Articles with the same title in the same sections, under another address."""
    went, came = _unpaired(old, new, "Article")
    return _matched(
        {identity: _titled(thing) for identity, thing in went.items()},
        {identity: _titled(thing) for identity, thing in came.items()},
    )


def _titled(article: Thing) -> Hashable:
    return " ".join(article.name.casefold().split()), article.values("listedIn")


def _unpaired(old: Things, new: Things, kind: str) -> tuple[dict[str, Thing], dict[str, Thing]]:
    """The things of that kind that only ``old`` has, and those that only ``new`` has."""
    went = {identity: thing for identity, thing in of_kind(old, kind).items() if identity not in new}
    came = {identity: thing for identity, thing in of_kind(new, kind).items() if identity not in old}
    return went, came


def _matched(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> dict[str, str]:
    """The ids whose keys are equal, where the key is that of one thing only on either side."""
    before, after = Counter(old.values()), Counter(new.values())
    ids = {key: identity for identity, key in new.items()}
    return {identity: ids[key] for identity, key in old.items() if before[key] == after.get(key, 0) == 1}
