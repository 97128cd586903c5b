"""The names in an entry, by its text, its links and its cells."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from listgraph.entries.columns import by_headers
from listgraph.entries.reading import Span
from listgraph.entries.sites import on_makers_pages
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry, Link
from listgraph.names.cells import model_cells, spoken_of
from listgraph.names.name import Name, reach_of
from listgraph.names.naming import names, whole_name
from listgraph.text.script import simplified


def names_of(entry: Entry, lexicon: Lexicon, company: bool) -> list[Name]:
    """The names in an entry, in order, but for those in a bare URL beside other words.

    In a table of models the first cell is one name.
    """
    found = names(entry.text, lexicon, company)
    if not company:
        found = on_makers_pages(entry, found, lexicon)
    if not (found or entry.below or entry.aliased or entry.columns or _by_links(entry, found, lexicon)):
        return found
    if entry.below:
        found += [name for link in entry.links for name in spoken_of(link, found, entry.below, lexicon)]
        found.sort(key=lambda name: name.start)
    found = _by_target(entry, [_in_its_link(name, entry) for name in found], lexicon)
    found = _by_links(entry, found, lexicon)
    if entry.columns:
        found = by_headers(entry, found, lexicon)
    cells = model_cells(entry, found, lexicon)
    if cells:
        start, end = cells[0].start, cells[-1].end
        found = [name for name in found if name.start >= end or name.end <= start]
        found = sorted([*cells, *found], key=lambda name: name.start)
    spans = [span for link in entry.links if (span := _address(entry, link)) is not None]
    if not spans:
        return found
    found = _repositories(entry, found)
    starts = [name.start for name in found]
    inside = {index for span in spans for index in within(found, starts, span)}
    return [name for index, name in enumerate(found) if index not in inside]


def _in_its_link(name: Name, entry: Entry) -> Name:
    """A name that a link's text begins, without the size or version behind the link: "[Phi-3](u) 3.8B"."""
    before = bisect_right(entry.links, name.start, key=attrgetter("start"))
    link = entry.links[before - 1] if before else None
    return name._replace(end=link.end) if link and name.start < link.end < name.end else name


def _by_target(entry: Entry, found: list[Name], lexicon: Lexicon) -> list[Name]:
    """``found``, and the known models whose pages the entry links by other words: "[[BERT|it]]"."""
    named = [(alias, whole_name(simplified(alias.target), lexicon)) for alias in entry.aliased]
    new = [
        Name(alias.start, alias.end, model)
        for alias, model in named
        if model in lexicon.models and all(name.label != model for name in found)
    ]
    return sorted([*found, *new], key=lambda name: name.start) if new else found


def _by_links(entry: Entry, found: list[Name], lexicon: Lexicon) -> list[Name]:
    """``found``, and the everyday words that are all of a link in a sentence, and a model's name."""
    taken = reach_of(found)
    new = [
        Name(link.start, link.end, link.text, lonely=True)
        for link in entry.links
        if link.start and not link.image and link.text in lexicon.models
        if not taken.meets(link.start, link.end)
    ]
    return sorted([*found, *new], key=lambda name: name.start) if new else found


def _repositories(entry: Entry, found: Sequence[Name]) -> list[Name]:
    """``found``, where a repository's name makes no new one of the model that its description names.

    "[owner/tools-BERT](u), fine-tuning BERT" is about BERT.
    """
    known = {name.label for name in found if name.found == "lexicon"}
    said = Counter(name.label for name in found)
    paths = [Span(link.start, link.end) for link in entry.links if "/" in link.text]
    return [
        name._replace(label=name.parent, found="lexicon", parent="")
        if name.found == "compound"
        and name.parent in known
        and said[name.label] == 1
        and any(path.holds(name.start, name.end) for path in paths)
        else name
        for name in found
    ]


def _address(entry: Entry, link: Link) -> Span | None:
    """The part of a link's text that is an address: a bare URL beside other words, an owner, a branch."""
    if link.text.startswith(("http:", "https:", "www.")):
        return None if entry.text.strip() == link.text else Span(link.start, link.end)
    branch = _BRANCH.search(link.destination)
    if branch and link.text.endswith(f" {branch[1]}"):
        return Span(link.end - len(branch[1]), link.end)
    owner, slash, name = link.text.partition("/")
    if slash and link.destination.rstrip("/").endswith(f"{owner}/{name}"):
        return Span(link.start, link.start + len(owner))
    return None


_BRANCH = re.compile(r"/tree/([^/?#]+)/?$")


def within(found: Sequence[Name], starts: Sequence[int], span: Span) -> Iterator[int]:
    """The places in ``found`` of the names within ``span``; ``starts`` are their starts, in order."""
    for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
        if found[index].end <= span.end:
            yield index


def count(starts: Sequence[int], span: Span) -> int:
    """How many names begin within ``span``; ``starts`` are where they do, in order."""
    return bisect_left(starts, span.end) - bisect_left(starts, span.start)
