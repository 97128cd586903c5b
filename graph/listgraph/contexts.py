"""A document's articles, each with the names in its entry and the heading it stands under."""

import re
from collections.abc import Iterator, Mapping

from listgraph.discovery import model_cell
from listgraph.lexicon import Lexicon
from listgraph.name import Name
from listgraph.naming import names, whole_name
from listgraph.outline import Document, Entry
from listgraph.reading import Reading, read_entries
from listgraph.rules.context import Context, Heading


def contexts(document: Document, lexicon: Lexicon, headings: Mapping[int, str]) -> Iterator[Context]:
    """What the rules see of each article of ``document``, in order.

    ``headings`` are the sections that a model's name heads (:func:`headed`).
    """
    company = any(
        name.kind == "Model"
        for section in document.sections[:3]
        for name in names(section.heading, lexicon)
    )  # fmt: skip
    entry: Entry | None = None
    found: list[Name] = []
    for reading in read_entries(document):
        if reading.entry is not entry:
            entry = reading.entry
            found = names(entry.text, lexicon, company)
            cell = model_cell(entry, found, lexicon)
            if cell:
                found = [name for name in found if name.start >= cell.end or name.end <= cell.start]
                found = sorted([cell, *found], key=lambda name: name.start)
        yield _context(document, reading, found, headings)


_HEAD = re.compile(r"(?P<head>[^:：]{2,40})[:：]")


def headed(document: Document, lexicon: Lexicon) -> Mapping[int, str]:
    """The sections whose heading is a model's bare name, or one before a colon, each with the model."""
    found = {}
    for index, section in enumerate(document.sections):
        model = whole_name(section.heading, lexicon) or _before_colon(section.heading, lexicon)
        if model:
            found[index] = model
    return found


def _in_address(reading: Reading, name: Name) -> bool:
    """Whether a name stands only in a bare URL that is not all that the entry says."""
    return any(
        link.text.startswith(("http:", "https:", "www."))
        and link.start <= name.start < link.end
        and not (reading.title.start, reading.title.end) == (link.start, link.end)
        for link in reading.entry.links
    )


def _before_colon(heading: str, lexicon: Lexicon) -> str:
    """The model that a heading such as "LexiLaw: a language model for law" begins with."""
    head = _HEAD.match(heading)
    if not head:
        return ""
    found = [
        name for name in names(heading, lexicon, True) if name.kind == "Model" and name.end <= head.end()
    ]
    if len(found) == 1 and not heading[: found[0].start].strip() and found[0].end >= head.end("head"):
        return found[0].label
    return whole_name(head.group("head"), lexicon)


def _context(document: Document, reading: Reading, found: list[Name], headings: Mapping[int, str]) -> Context:
    inside = [
        name
        for name in found
        if not _in_address(reading, name)
        and (
            reading.context.holds(name.start, name.end)
            or reading.title.holds(name.start, name.end)
            or (reading.label and reading.label.holds(name.start, name.end))
        )
    ]
    heading = None
    for index, section in document.above(reading.entry.section):
        if index in headings:
            heading = Heading(headings[index], index, section.line, section.heading)
            break
    return Context(
        reading,
        reading.entry.text,
        tuple(name for name in inside if name.kind == "Model"),
        tuple(name for name in inside if name.kind == "Organization"),
        heading,
    )
