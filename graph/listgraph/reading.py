"""How an entry is read: what of it is a title, what stands before and after, which links belong.

One entry may list several articles (a paragraph whose every line is a link), and one article may
have several links ("Title. Authors. [paper](u) [code](v)"). A reading is one article's worth.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from listgraph.cues import cues
from listgraph.outline import Document, Entry, Link

_TRIM = "[]()（）【】「」<>《》|`*_·•:：,，.。!→↗➡️← \t\n"
_ROLE = re.compile("|".join(f"(?P<{role}>{'|'.join(texts)})" for role, texts in cues("roles").items()))
_LONGEST_ROLE = 40
_NUMBERED = re.compile(r"(?<=[^\W\d_])[ -]?\d$")
"""The number of "paper 2", one of several of a kind."""
_IN_PROSE = 12
"""A paragraph with more links than this is no sentence about one thing but a list run together."""
_NAMING = re.compile(r"[^\W\d_].*[^\W_]", re.DOTALL)
_BARE = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)
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


def role(link: Link) -> str:
    """The part that a link's text says it plays, or an empty string where the text is a title.

    >>> [role(Link(text, "u", 1, 0, 0)) for text in ("paper", "[Code]", "代码", "Seq2seq")]
    ['paper', 'code', 'code', '']
    """
    return "badge" if link.image else _role(link.text)


@lru_cache(maxsize=1 << 12)
def _role(text: str) -> str:
    text = text.strip(_TRIM)
    if not text:
        return "page"
    if _BARE.fullmatch(text):
        return "bare"
    if len(text) > _LONGEST_ROLE:
        return ""
    found = _ROLE.fullmatch(_NUMBERED.sub("", text.lower()))
    return (found.lastgroup or "") if found else ""


def read_entries(document: Document) -> Iterator[Reading]:
    """Every article that the document's entries list, in order."""
    for entry in document.entries:
        for part, cells in _parts(document, entry):
            naming = _naming(entry.text, cells)
            for reading in _articles(entry, part, naming):
                above = _heading_for(document, reading)
                spans = tuple(Span(start, end) for start, end in naming)
                yield reading._replace(above=above, cells=spans) if above or spans else reading


def _heading_for(document: Document, reading: Reading) -> str:
    """The heading that names an article whose own words do not ("地址：https://…")."""
    words = reading.title.of(reading.entry.text)
    section = reading.entry.section
    if section < 0 or reading.entry.kind in ("heading", "row") or not is_generic(words):
        return ""
    return document.sections[section].heading.rstrip(":： ")


def is_generic(words: str) -> bool:
    """Whether words name the part that a link plays, and no article.

    >>> is_generic("论文地址"), is_generic("BERT论文")
    (True, False)
    """
    bare = words.strip(_TRIM)
    return not bare or (len(bare) <= _LONGEST_ROLE and bool(_ROLE.fullmatch(bare.lower())))


def _parts(document: Document, entry: Entry) -> Iterator[tuple[Span, tuple[tuple[int, int], ...]]]:
    """The parts of an entry that are read on their own: lines that each have links of their own.

    A line without a title of its own (only "code", "paper") belongs to the line before it.
    """
    if entry.kind == "row":
        yield Span(0, len(entry.text)), entry.cells
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
    links = [link for link in entry.links if part.start <= link.start <= part.end]
    if not links:
        return
    titled = [link for link in links if _is_title(link, links, cells)]
    kept = {id(link) for link in titled}
    rest = [link for link in links if id(link) not in kept]
    starts = [link.start for link in rest]
    label = _label(cells) if cells else None
    if not titled:
        yield _untitled(entry, part, links, cells, label)
        return
    for index, link in enumerate(titled):
        after = titled[index + 1].start if index + 1 < len(titled) else part.end
        first = part.start if index == 0 else link.start
        beside = rest[bisect_left(starts, first) : bisect_left(starts, after)]
        others = tuple((role(other), other) for other in beside)
        cell = next((Span(*cell) for cell in cells if cell[0] <= link.start < cell[1]), None)
        prose = (
            not cells
            and len(titled) <= _IN_PROSE
            and _in_a_sentence(entry.text[part.start : titled[0].start])
        )
        context = cell if cell and len(titled) > 1 else part if prose else Span(first, after)
        yield Reading(entry, link, link.line, Span(link.start, link.end), context, label, prose, others)


def _is_title(link: Link, links: Sequence[Link], cells: Sequence[tuple[int, int]]) -> bool:
    """Whether a link's text is an article's title.

    In a row whose first cell names the thing, a link that is one word in another cell (a
    repository, a group) belongs to the row.
    """
    if role(link):
        return False
    text = link.text.strip(_TRIM)
    if cells and link.start >= cells[0][1] and " " not in text and text.isascii():
        return False
    return not (_SHORT_VENUE.fullmatch(text) and len(links) > 1)


def _in_a_sentence(before: str) -> bool:
    """Whether the words before a link make it a part of a sentence, not a title of its own."""
    words = before.strip(_TRIM)
    return len(words) > 15 and "|" not in words and before.rstrip()[-1:] not in ":：-–—•"


def _label(cells: Sequence[tuple[int, int]]) -> Span | None:
    start, end = cells[0]
    return Span(start, end) if 0 < end - start <= 60 else None


_LEAD = re.compile(
    r"(?:\s*\[[ xX]\])?[\s\-–—*•|.,;:：，。、()（）>✅⭐🌟🔥📙🎥️]*"
    r"(?:\(?\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?\)?\s*)?(?:\d{1,3}[.)、]\s*)?[|\s]*"
)


def _untitled(
    entry: Entry, part: Span, links: Sequence[Link], cells: Sequence[tuple[int, int]], label: Span | None
) -> Reading:
    """An article whose links do not name it: its title is the text before the first of them."""
    main = min(links, key=lambda link: (_RANK.get(role(link), 1), link.start))
    others = tuple((role(link), link) for link in links if link is not main)
    start, end = part.start, links[0].start
    if cells:
        start, end = cells[0]
    lead = _LEAD.match(entry.text, start, end)
    start = min(lead.end() if lead else start, end)
    start, end = _bare_title(entry.text, start, end)
    words = entry.text[start:end].rstrip(" \n\t[(（【|:：-–—,，`·")
    if not words.strip(_TRIM):
        return Reading(entry, main, main.line, Span(main.start, main.end), part, label, others=others)
    title = Span(start, start + len(words))
    prose = not cells and role(main) == "bare" and bool(_SENTENCES.search(words))
    return Reading(entry, main, main.line, title, part, label, prose, others)


_QUOTED = re.compile(r"(?:et al\.?|[A-Z]\.|[a-z]+\.)\s*[\"“](?P<title>[^\"“”]{12,})[\"”]")
"""The title in "Author, et al. “Title.” Venue."."""
_AUTHORS = re.compile(r"\.\s+(?=[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+(?:,| and |\. ))")
_DESCRIPTION = re.compile(r"\s[-–—]+\s|\n|\u2028|\s{2,}(?=\S)|。(?=.)")
_PIECE = re.compile(r"[^|]*[^|\d\s][^|]*")


def _bare_title(text: str, start: int, end: int) -> tuple[int, int]:
    """The title in a text such as "2020 | Title | Authors" or "Title. Authors. Venue"."""
    piece = _PIECE.search(text, start, end) if "|" in text[start:end] else None
    if piece:
        words = piece.group()
        start = piece.start() + len(words) - len(words.lstrip())
        end = piece.end() - (len(words) - len(words.rstrip()))
    quoted = _QUOTED.search(text, start, end) if '"' in text or "“" in text else None
    if quoted:
        return quoted.span("title")
    for behind in (_AUTHORS.search(text, start, end), _DESCRIPTION.search(text, start, end)):
        if behind and len(text[start : behind.start()].strip()) >= 3:
            end = min(end, behind.start())
    return start, end


_SENTENCES = re.compile(r"[。！？].{12}|[a-z]\. [A-Z].{40}", re.DOTALL)
_RANK = {"badge": 9, "code": 3, "data": 3, "video": 2, "slides": 3, "model": 2}
