"""How an entry is read: what of it is a title, what stands before and after, which links belong.

One entry may list several articles (a paragraph whose every line is a link), and one article may
have several links ("Title. Authors. [paper](u) [code](v)"). A reading is one article's worth.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from listgraph.entries.columns import titled_in_row
from listgraph.entries.folding import folded
from listgraph.entries.roles import TRIM, is_generic, role
from listgraph.entries.titles import bare_title, is_named, is_sentences, title_behind
from listgraph.lists.outline import Document, Entry, Link

_IN_PROSE = 12
"""A paragraph with more links than this is no sentence about one thing but a list run together."""
_NAMING = re.compile(r"[^\W\d_].*[^\W_]", re.DOTALL)
_PIPES = re.compile(r"\s*\|.*\|\s*$")
_SHORT_VENUE = re.compile(r"[A-Z][A-Za-z]{1,9}[ '’]*(?:19|20)?\d\d(?: \w+)?|\d{4}(?:[-.]\d\d)?")


class Span(NamedTuple):
    """A part of an entry's text, ``start`` to ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Whether ``start`` to ``end`` lies inside."""
        return self.start <= start and end <= self.end


class Reading(NamedTuple):
    """One article of an entry.

    ``link`` is what it is known by, ``line`` that link's line, ``others`` are the links that
    belong to it, each with its role. ``title`` is the part of the entry's text that is its
    title; ``label`` the short name that a row or item begins with; ``context`` all of the text
    that speaks of it; ``cells`` are its row's, from the first that names something. ``prose``
    says that the link stands inside a sentence, so that its text is not what the entry is about.
    """

    entry: Entry
    link: Link
    line: int
    title: Span
    context: Span
    label: Span | None = None
    prose: bool = False
    others: tuple[tuple[str, Link], ...] = ()
    above: str = ""
    cells: tuple[Span, ...] = ()

    @property
    def lines(self) -> list[int]:
        """The source lines on which links of the article stand; each says what the whole says."""
        return sorted({self.line, *(link.line for _, link in self.others)})

    @property
    def headline(self) -> str:
        """The title's words, as one line; the heading above where they are none ("Address: …")."""
        if self.above:
            return self.above
        return " ".join(self.title.of(self.entry.text).split()).strip(" |:：") or self.link.text


def read_entries(document: Document) -> Iterator[Reading]:
    """Every article that the document's entries list, in order, as the author writes it."""
    count = Counter(entry.section for entry in document.entries)
    outer: list[Reading] = []
    for entry in document.entries:
        while outer and (outer[-1].entry.depth >= entry.depth or outer[-1].entry.section != entry.section):
            outer.pop()
        parent = outer[-1] if outer else None
        plain = folded(entry)
        for part, cells in _parts(document, plain):
            naming = _naming(plain.text, cells)
            spans = tuple(Span(start, end) for start, end in naming)
            for found in _articles(plain, part, naming):
                above = ""
                if _is_nameless(found, alone=count[entry.section] == 1):
                    above = parent.headline if parent else _heading(document, entry)
                reading = _as_written(found, entry)
                reading = reading._replace(above=above, cells=spans) if above or spans else reading
                if entry.kind == "item" and (not outer or outer[-1].entry is not entry):
                    outer.append(reading)
                yield reading


def _as_written(reading: Reading, entry: Entry) -> Reading:
    """``reading``, of a folded entry, with the author's own."""
    if reading.entry is entry:
        return reading
    own = {id(link): written for link, written in zip(reading.entry.links, entry.links, strict=True)}
    others = tuple((part, own[id(link)]) for part, link in reading.others)
    return reading._replace(entry=entry, link=own[id(reading.link)], others=others)


def _is_nameless(reading: Reading, alone: bool) -> bool:
    """Whether an article goes by what stands above it: its own words do not name it ("地址：https://…").

    An address does not either, where it is all that a section lists (``alone``).
    """
    entry, link = reading.entry, reading.link
    own = reading.title.start == link.start
    if entry.kind in ("heading", "row") or (own and (not role(link) or is_named(entry.text, link))):
        return False
    words = reading.title.of(entry.text)
    return is_generic(words) or (alone and role(link) == "bare" and words == link.text)


def _heading(document: Document, entry: Entry) -> str:
    return document.sections[entry.section].heading.rstrip(":： ") if entry.section >= 0 else ""


def _parts(document: Document, entry: Entry) -> Iterator[tuple[Span, tuple[tuple[int, int], ...]]]:
    """The parts of an entry that are read on their own: lines that each have links of their own.

    A line without a title of its own (only "code", "paper") belongs to the line before it.
    """
    if entry.kind == "row":
        yield Span(0, len(entry.text)), entry.cells
        return
    if "\n" not in entry.text and not _is_row(document, entry.links[0].line):
        yield Span(0, len(entry.text)), ()
        return
    starts = [0]
    for link in entry.links:
        start = entry.text.rfind("\n", 0, link.start) + 1
        is_row = _is_row(document, link.line)
        titled = role(link) in ("", "bare") or is_row
        before = [other for other in entry.links if other.start < start]
        own_line = start > starts[-1] and before and before[-1].line < link.line
        if own_line and titled:
            starts.append(start)
    for start, end in zip(starts, [*starts[1:], len(entry.text)], strict=True):
        first = next((link for link in entry.links if start <= link.start < max(end, start + 1)), None)
        if first and _is_row(document, first.line):
            begin = entry.text.rfind("\n", 0, first.start) + 1
            stop = entry.text.find("\n", begin)
            stop = end if stop < 0 or stop > end else stop
            yield Span(begin, stop), tuple(_cells(entry.text, begin, stop))
            if stop < end:
                yield Span(stop + 1, end), ()
        else:
            yield Span(start, end), ()


def _naming(text: str, cells: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The cells of a row from the first that names something: no date, number or mark."""
    for index, (start, end) in enumerate(cells):
        if _NAMING.search(text, start, end):
            return cells[index:]
    return cells


def _is_row(document: Document, line: int) -> bool:
    """Whether a source line is a table row, in a table or (a header missing) not."""
    return line <= len(document.lines) and bool(_PIPES.match(document.lines[line - 1]))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a row that the parser took for text."""
    for match in re.finditer(r"[^|]+", text[start:end]):
        words = match.group()
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield start + match.start() + lead, start + match.start() + lead + len(words.strip())


def _articles(entry: Entry, part: Span, cells: Sequence[tuple[int, int]]) -> Iterator[Reading]:
    whole = part.start == 0 and part.end == len(entry.text)
    links = entry.links if whole else [link for link in entry.links if _is_in(part, link, entry.text)]
    if not links:
        return
    titled = _titled(entry, links, cells)
    kept = {id(link) for link in titled}
    rest = [link for link in links if id(link) not in kept]
    starts = [link.start for link in rest]
    label = _label(cells) if cells else None
    if not titled:
        whole_part = _untitled(entry, part, links, cells, label)
        yield from _each(whole_part) if _is_bare(whole_part) else (whole_part,)
        return
    for index, link in enumerate(titled):
        after = titled[index + 1].start if index + 1 < len(titled) else part.end
        first = part.start if index == 0 else link.start
        last = bisect_left(starts, after) if index + 1 < len(titled) else len(rest)
        beside = rest[bisect_left(starts, first) : last]
        others = tuple((role(other), other) for other in beside)
        cell = next((Span(*cell) for cell in cells if cell[0] <= link.start < cell[1]), None)
        prose = (
            not cells
            and len(titled) <= _IN_PROSE
            and _in_a_sentence(entry.text[part.start : titled[0].start])
        )
        context = cell if cell and len(titled) > 1 else part if prose else Span(first, after)
        yield Reading(entry, link, link.line, Span(link.start, link.end), context, label, prose, others)


def _is_in(part: Span, link: Link, text: str) -> bool:
    """Whether a link begins in a part; one without words may stand behind its last word."""
    at_end = link.start == part.end and text[part.end : part.end + 1] in ("", "\n")
    return part.start <= link.start < part.end or at_end


def _titled(entry: Entry, links: Sequence[Link], cells: Sequence[tuple[int, int]]) -> Sequence[Link]:
    """The links whose text is an article's title."""
    if cells:
        return titled_in_row(entry, links, cells)
    found = [link for link in links if not role(link) or is_named(entry.text, link)]
    return [link for link in found if len(links) == 1 or not _SHORT_VENUE.fullmatch(link.text.strip(TRIM))]


def _in_a_sentence(before: str) -> bool:
    """Whether the words before a link make it a part of a sentence, not a title of its own."""
    words = before.strip(TRIM)
    return len(words) > 15 and "|" not in words and before.rstrip()[-1:] not in ":：-–—•"


def _label(cells: Sequence[tuple[int, int]]) -> Span | None:
    start, end = cells[0]
    return Span(start, end) if 0 < end - start <= 60 else None


def _untitled(
    entry: Entry, part: Span, links: Sequence[Link], cells: Sequence[tuple[int, int]], label: Span | None
) -> Reading:
    """An article whose links do not name it: by the text before the first of them, or behind it."""
    main = min(links, key=lambda link: (_RANK.get(role(link), 1), link.start))
    others = tuple((role(link), link) for link in links if link is not main)
    own = Span(main.start, main.end)
    if entry.kind == "heading" and all(link.image for link in links):
        return Reading(entry, main, main.line, own, part, label, others=others)
    title = Span(*bare_title(entry.text, *(cells[0] if cells else (part.start, links[0].start))))
    if title.start == title.end and not cells:
        title = Span(*title_behind(entry.text, links, part.end))
    if title.start == title.end:
        title = own
    words = title.of(entry.text)
    prose = not cells and role(main) == "bare" and is_sentences(words)
    return Reading(entry, main, main.line, title, part, label, prose, others)


def _is_bare(reading: Reading) -> bool:
    """Whether a reading has several addresses and not a word to call it by: each is an article then."""
    links = [reading.link, *(other for _, other in reading.others)]
    own = reading.title.start == reading.link.start
    return own and len(links) > 1 and all(role(link) == "bare" for link in links)


def _each(reading: Reading) -> Iterator[Reading]:
    """An article for each link of a reading, in order."""
    for link in sorted((reading.link, *(other for _, other in reading.others)), key=lambda link: link.start):
        yield reading._replace(link=link, line=link.line, title=Span(link.start, link.end), others=())


_RANK = {"badge": 9, "code": 3, "data": 3, "video": 2, "slides": 3, "model": 2}
