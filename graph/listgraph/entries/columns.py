"""What the cells of a table's row hold: the thing, its maker, links that belong to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from operator import attrgetter

from listgraph.cues import words
from listgraph.entries.citations import Venue, venue
from listgraph.entries.reading import Span
from listgraph.entries.roles import TRIM, part_of, role
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry, Link
from listgraph.names.cells import MODEL_COLUMN, is_model_column
from listgraph.names.name import Name
from listgraph.text.script import simplified

_NAME = re.compile(rf"{MODEL_COLUMN}|{words('columns', 'name')}", re.IGNORECASE)
_DATED = re.compile(words("columns", "dated"), re.IGNORECASE)
_FILING = re.compile(words("columns", "filing"), re.IGNORECASE)
_MAKER = re.compile(words("columns", "maker"), re.IGNORECASE)
_SOURCE = re.compile(words("columns", "source"), re.IGNORECASE)
_TITLE = re.compile(words("columns", "title"), re.IGNORECASE)
_LESSON = re.compile(words("columns", "lesson"), re.IGNORECASE)
_MATERIAL = re.compile(words("columns", "material"), re.IGNORECASE)
_BASE = re.compile(words("columns", "base"), re.IGNORECASE)
_AND = re.compile(r"\s?[/／、&]\s?|\s?[与和及]\s?")
_AUTHORS = re.compile(r"(?:[\w.'’-]+,? ){1,6}et al\.?(?:,? \(?\d{4}[a-z]?\)?)?")
"""Who wrote the paper, and no title: "He et al.", "Doe, Roe et al. (2016)"."""


def titled_in_row(entry: Entry, links: Sequence[Link], cells: Sequence[Span]) -> list[Link]:
    """The links of a row whose text is an article's title.

    ``cells`` are the row's, from the first that names something.

    A link to a maker or to where it is told is none where another is the thing. In a row whose first
    cell names the thing, a link that is one word in another cell (a repository, a group) belongs to the
    row, unless the header says that it is what the row is about. So does one that is a paper's authors.
    """
    found = [link for link in links if not (role(link) or _is_material(entry, link))]
    found = [link for link in found if not _AUTHORS.fullmatch(link.text.strip())] or found
    found = [link for link in found if not _SOURCE.fullmatch(_header(entry, link.start))] or found
    texts = sorted([*(cell.of(entry.text) for cell in cells[:1]), *(link.text for link in found)])
    found = [link for link in found if not part_of(link, texts)]
    things = [link for link in found if not _is_maker(entry, link)]
    if not things:
        return found[:1]
    makers_first = len(things) < len(found) or _MAKER.fullmatch(_header(entry, cells[0][0]))
    naming = next(filter(is_naming, map(_bare, entry.columns)), "")
    return [
        link
        for link in things
        if " " in (text := link.text.strip(TRIM))
        or not text.isascii()
        or link.start < cells[0][1]
        or (makers_first and link is things[0])
        or (naming and _header(entry, link.start) == naming)
    ]


@lru_cache(maxsize=1 << 8)
def _lesson(columns: Sequence[str]) -> int:
    """The number of the column of lessons; -1 where there is none."""
    return next((i for i, header in enumerate(columns) if _LESSON.fullmatch(_bare(header))), -1)


def _is_material(entry: Entry, link: Link) -> bool:
    """Whether a link is what a lesson's row has beside its topic: "| 3 | Topics | [notebook](u) |"."""
    lesson = _lesson(entry.columns)
    if lesson < 0 or not _MATERIAL.fullmatch(_header(entry, link.start)):
        return False
    start, end = entry.cells[lesson] if lesson < len(entry.cells) else (0, 0)
    first = bisect_left(entry.links, start, key=attrgetter("start"))
    linked = first < len(entry.links) and entry.links[first].start < end
    return end > start and not linked


def dated_in_row(entry: Entry, cells: Sequence[Span]) -> Venue | None:
    """Where and when the thing came out, by the cells under headers such as "Venue" or "年份"."""
    best: Venue | None = None
    for cell in entry.cells or cells:
        said = venue(entry.text[slice(*cell)].strip(TRIM))
        if said and (not entry.columns or _DATED.fullmatch(_header(entry, cell[0]))):
            best = Venue(best.name or said.name, best.year or said.year) if best else said
    return best


def by_headers(entry: Entry, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """``found`` in a row, as its headers say: no model under "Company", no maker under "Name".

    Under "Backbone" stand models that are known.
    """
    names = list(found)
    for header, (start, end) in zip(entry.columns, entry.cells, strict=False):
        kind = said_by(header)
        if kind == "maker":
            names = [n for n in names if n.kind != "Model" or not (start <= n.start and n.end <= end)]
        elif kind == "base":
            names = [n for n in names if n.found == "lexicon" or not (start <= n.start and n.end <= end)]
        elif kind == "name":
            names = [
                n._replace(kind="Model")
                if (n.start, n.end) == (start, end) and n.label in lexicon.models
                else n
                for n in names
            ]
    return names


@lru_cache(maxsize=1 << 10)
def said_by(header: str) -> str:
    """What a header says of its cells: the thing's ``name``, ``maker``, ``field`` or ``base``; or nothing.

    >>> said_by("Company"), said_by("名称"), said_by("领域"), said_by("LLM backbone"), said_by("Link")
    ('maker', 'name', 'field', 'base', '')
    """
    bare = _bare(header)
    if _BASE.fullmatch(bare):
        return "base"
    if all(_MAKER.fullmatch(part.strip()) for part in bare.split("/")):
        return "maker"
    if is_naming(bare):
        return "name"
    return "field" if _FILING.fullmatch(bare) else ""


@lru_cache(maxsize=1 << 10)
def is_naming(header: str) -> bool:
    """Whether a header, or each of those joined in it, says that its column has the names of the things.

    >>> is_naming("Model"), is_naming("工作/项目"), is_naming("Model & Size"), is_naming("年份")
    (True, True, False, False)
    """
    return all(_NAME.fullmatch(part) for part in _AND.split(_bare(header)))


def from_name(entry: Entry, cells: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """A row's ``cells`` without the first ones, where they say when, under what, or on what it is made."""
    headers = [said_by(header) for header in entry.columns]
    if "name" not in headers:
        return cells
    before = zip(headers[: headers.index("name")], entry.columns, strict=False)
    leading = takewhile(lambda each: each[0] in ("field", "base") or _DATED.fullmatch(_bare(each[1])), before)
    return cells[sum(1 for _ in leading) :]


def filing_in_row(entry: Entry) -> Iterator[tuple[int, int]]:
    """The cells under headers that say what a row is filed under, such as "Licence" or "平台"."""
    for header, cell in zip(entry.columns, entry.cells, strict=False):
        if said_by(header) == "field":
            yield Span(*cell)


def model_cell(entry: Entry) -> Span | None:
    """The cell that a header calls the model's, where no other column has names but those of papers.

    In a row of applications "Model" says what each is made with.
    """
    found = None
    for header, cell in zip(map(_bare, entry.columns), entry.cells, strict=False):
        if is_model_column(header):
            found = found or (None if said_by(header) == "base" else Span(*cell))
        elif is_naming(header) and not _TITLE.fullmatch(header):
            return None
    return found


@lru_cache(maxsize=1 << 8)
def _bare(header: str) -> str:
    return simplified(header).strip(TRIM + "⬆⬇↑↓🔗")


def _header(entry: Entry, place: int) -> str:
    """The header of the column in which a place of the row's text lies; empty where there is none."""
    for header, (start, end) in zip(entry.columns, entry.cells, strict=False):
        if start <= place <= end:
            return _bare(header)
    return ""


def _is_maker(entry: Entry, link: Link) -> bool:
    """Whether a link leads to who made the thing, as the header of its column says."""
    return bool(_MAKER.fullmatch(_header(entry, link.start)))
