"""An entry in one Chinese script: what is matched, where the author's own words are shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from listgraph.entries.reading import Reading
from listgraph.lists.outline import Entry, Link
from listgraph.names.name import KNOWN, Name
from listgraph.text.script import simplified


def folded(entry: Entry) -> Entry:
    """``entry`` in simplified characters, each in its place; itself where it has no others."""
    texts = entry.text, entry.below, *entry.columns
    for text in texts:
        if not text.isascii() and simplified(text) is not text:
            return _folded(entry, texts)
    return entry


def _folded(entry: Entry, texts: Iterable[str]) -> Entry:
    text, below, *columns = map(simplified, texts)
    links = tuple(_link(link, entry.text, text) for link in entry.links)
    return replace(entry, text=text, below=below, columns=tuple(columns), links=links)


def written_links(entry: Entry, written: Entry) -> Mapping[int, Link]:
    """The author's own link for each of the folded ``entry``, by that one's ``id``."""
    if entry is written:
        return {}
    return {id(link): own for link, own in zip(entry.links, written.links, strict=True)}


def as_written(reading: Reading, entry: Entry, own: Mapping[int, Link]) -> Reading:
    """``reading``, of the folded ``entry``, with the author's ``own`` links."""
    if reading.entry is entry:
        return reading
    others = tuple((part, own[id(link)]) for part, link in reading.others)
    return reading._replace(entry=entry, link=own[id(reading.link)], others=others)


def named_as_written(found: Iterable[Name], entry: Entry, written: Entry) -> Iterator[Name]:
    """``found`` in the folded ``entry``, where a new name is spelt as its author has ``written`` it.

    The lexicon's names stay, as one thing has one; and hyphens that look alike are one.
    """
    for name in found:
        place = entry.text.find(name.label, name.start, name.end)
        if name.found in KNOWN or place < 0 or name.label.isascii() or entry.text is written.text:
            yield name
        else:
            yield name._replace(label=spelt(entry.text, written.text, place, place + len(name.label)))


def spelt(text: str, written: str, start: int, end: int) -> str:
    """What stands between two places as it is ``written``; Latin signs as the folded ``text`` has them."""
    return "".join(
        folded if folded.isascii() else own
        for folded, own in zip(text[start:end], written[start:end], strict=True)
    )


def _link(link: Link, written: str, text: str) -> Link:
    """The link as the folded ``text`` has it: what its words mean, those around them may tell."""
    place = slice(link.start, link.end)
    return replace(link, text=text[place] if written[place] == link.text else simplified(link.text))
