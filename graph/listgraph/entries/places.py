"""Where an entry puts the name of its thing, by the shape of the entry alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from listgraph.cues import words
from listgraph.entries.bold import BOLD, bold_words, source_before, source_behind
from listgraph.entries.columns import is_naming, said_by
from listgraph.entries.lead import behind_lead
from listgraph.entries.linked import behind_pictures
from listgraph.entries.noted import noted_behind, noted_last, noted_within
from listgraph.entries.openings import COLON, TAG, before_chinese, is_filing
from listgraph.entries.paths import owned, owner
from listgraph.entries.place import Place
from listgraph.entries.reading import BRACKET, Reading, Span
from listgraph.entries.releases import released
from listgraph.entries.roles import TRIM, is_generic, role
from listgraph.entries.rows import in_row
from listgraph.lists.outline import Document, Entry, Link
from listgraph.names.called import called
from listgraph.names.cells import is_model_column
from listgraph.names.things import kind_of

_DASH = re.compile(
    r"(?P<name>[^:：\n|。，]{2,48}?)(?:\s+[-–—]+\s+|\s?—+\s?|(?<=[A-Za-z\d+])[》」]?-(?=[\u3400-\u9fff]))(?=\S)"
)
"""A hyphen that no blank stands beside is one before Chinese: "AviNet-一种新的主干网络"."""
_BAR = re.compile(r"(?P<name>[^:：\n|。，]{2,48}?)\s+\|\s+(?=\S)")
_SIGNED = (
    ("colon", re.compile("[:：]"), COLON),
    ("dash", re.compile("[-–—]"), _DASH),
    ("bar", re.compile("[|]"), _BAR),
)
"""What may stand behind a name: its kind, the sign that no such text is without, and the pattern."""
_BEHIND = re.compile(
    r"(?:\s*[(（\[](?=[^()（）\[\]]{0,30}(?:19|20)\d\d)[^()（）\[\]]{4,40}[)）\]])?"
    r"\s*(?:(?P<colon>[:：])|(?P<dash>[-–—]+)\s|[(（,，|]|)\s*"
)
"""What parts a link from what is said of it, behind where and when it came out: " (ICML 2025) - "."""
_JOINT = re.compile(r"\s?(?:,? and |& |, ?|、|和|与|/) ?")
_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}|[\u3400-\u9fff]{4}")
_QUOTES = frozenset('"“')
_ANCHOR = re.compile(r"(?!https?:)[^#]*#")
"""A place in this list or in another one: what stands there is its table of contents."""
_TITLE = re.compile(words("columns", "title"), re.IGNORECASE)
_DEEPEST = 4
"""So many links lie within one another, or are joined, at most."""
_SENTENCE = 2
"""A text with so many blanks says something, and is no name."""
_FAR = 1000
"""What a cell says it says within so many characters."""
_LONGEST = 48
"""No name is longer."""


def place(document: Document, reading: Reading) -> Place | None:
    """Where ``reading`` has the name of its thing; None where it has no plain place for one."""
    entry = reading.entry
    labelled = entry.text.startswith("【", reading.context.start)
    if _is_named_elsewhere(reading) or _ANCHOR.match(reading.link.destination):
        return None
    if reading.prose and not labelled:
        return released(reading)
    if entry.kind == "row" or reading.cells:
        return next(_in_cells(document, reading), None)
    if row := in_row(reading):
        return row
    if _WORD.search(entry.text, entry.text.rfind("\n", 0, reading.context.start) + 1, reading.context.start):
        return released(reading)
    end = min(_line_end(entry.text, reading.context.start + 1), reading.context.end)
    found = _within(document, reading, Span(reading.context.start, end), "")
    found = found if found and _WORD.search(entry.text, found.start, found.end) else None
    named = found is not None and not found.shape.startswith("tag|")
    return found if named or reading.is_own else released(reading) or found


def _is_named_elsewhere(reading: Reading) -> bool:
    """Whether an article goes by what stands above its entry, and not by a title in it."""
    return bool(reading.above) and reading.entry.kind != "heading"


def _in_cells(document: Document, reading: Reading) -> Iterator[Place]:
    """The name in a row: in the column of names, else in the first cell that names something."""
    entry = reading.entry
    table = "|".join(entry.columns)
    columns = [column.strip(TRIM) for column in entry.columns] or [""] * len(entry.cells)
    cells = [(Span(*cell), column) for cell, column in zip(entry.cells, columns, strict=False)]
    named = [(cell, column) for cell, column in cells if is_naming(column)]
    first = [(cell, column) for cell, column in cells if cell in reading.cells[:1]]
    for whole, column in named or first:
        cell = behind_pictures(entry, whole)
        found = _within(document, reading, cell, table)
        if found:
            more = found.rest if _WORD.search(found.rest.of(entry.text)) else _behind_cell(reading, cell)
            plain = found.plain and (not named or bool(_TITLE.fullmatch(column)))
            yield found._replace(rest=more, plain=plain, of_models=is_model_column(column))
        elif 1 < cell.end - cell.start <= _LONGEST and _is_named(cell.of(entry.text), column):
            end = cell.start + len(called(cell.of(entry.text)))
            rest, of_models = _behind_cell(reading, cell), is_model_column(column)
            yield Place(f"cell|{table}", cell.start, end, rest, not named, of_models)


def _is_named(words: str, column: str) -> bool:
    """Whether words in a column name something; one word does so where others are titles."""
    return " " not in words.strip() or not _TITLE.fullmatch(column)


def _behind_cell(reading: Reading, cell: Span) -> Span:
    """From the first cell behind one that says something of the thing, in words, to the end of the row."""
    entry = reading.entry
    headers = (*map(said_by, entry.columns), *[""] * len(entry.cells))
    said = next(
        (
            Span(*other)
            for other, header in zip(entry.cells, headers, strict=False)
            if other[0] >= cell.end and _tells(entry, header, Span(*other))
        ),
        None,
    )
    end = len(entry.text)
    return Span(said.start if said else end, end)


def _tells(entry: Entry, header: str, cell: Span) -> bool:
    """Whether a cell under a header says something of the row's thing; one of its field, only its kind.

    A word that is a link leads to something more, and says nothing of it: "[Example](u)".
    """
    if header == "field":
        return cell.end - cell.start <= _LONGEST_KIND and kind_of(cell.of(entry.text).strip(TRIM)) != ""
    word = cell.end - cell.start <= _LONGEST_KIND and _link_at(entry, cell.start)
    return header != "maker" and not word and _says(entry.text, cell)


def _says(text: str, cell: Span) -> bool:
    """Whether a cell says something of the thing: in words, or by the one that tells its kind.

    It is read so far: one that holds a list run together would be, for each of its links.
    """
    if cell.end - cell.start <= _LONGEST_KIND:
        said = cell.of(text).strip(TRIM)
        return bool(_WORDS.search(text, *cell)) or (kind_of(said) != "" and not is_generic(said))
    return bool(_WORDS.search(text, cell.start, min(cell.end, cell.start + _FAR)))


_LONGEST_KIND = 12


def _within(document: Document, reading: Reading, part: Span, table: str) -> Place | None:
    """The name with which a part of an entry's text begins: a tag, a link's text, before a colon or dash."""
    text = reading.entry.text
    start = behind_lead(text, part.start, part.end)
    link = _link_at(reading.entry, start)
    bold = source_before(document, reading, start).rstrip('"“[').endswith(BOLD)
    marks = ("bold " if bold else "") + ("quoted " if text[start - 1 : start] in _QUOTES else "")
    tag = TAG.match(text, start, part.end)
    filing = tag and is_filing(tag, text, part.end)
    if tag and filing:
        start, link = tag.end(), _link_at(reading.entry, tag.end())
    elif tag and not tag["filed"]:
        return Place(f"{marks}tag|{table}", *tag.span(tag.lastgroup or 0), Span(tag.end(), part.end))
    title = link if link and link.text.count(" ") >= _SENTENCE else None
    noted = title and (noted_behind(text, title, part.end) or noted_last(document, reading, title, part.end))
    noted = noted or (noted_within(text, reading.title) if not (link or reading.is_own) else None)
    if noted:
        return Place(f"{marks}note|{table}", *noted.span("name"), Span(noted.end(), part.end))
    if link and len(link.text) <= _LONGEST and not _is_titled(link.text) and "|" not in link.text:
        at = _linked(reading.entry, link, start, part, table)
        return at._replace(shape=marks + at.shape, plain=not bold)
    if bold and (name := bold_words(document, reading, start)):
        end = start + len(called(name))
        return Place(f"{marks}colon|{table}", start, end, Span(start + len(name), part.end))
    if label := _before_title(reading, start):
        end = start + len(called(label["name"]))
        return Place(f"{marks}label|{table}", start, end, Span(reading.title.start, part.end), not bold)
    near = min(part.end, start + 2 * _LONGEST)
    signed = [
        (kind, found)
        for kind, sign, pattern in _SIGNED
        if sign.search(text, start, near) and (found := pattern.match(text, start, part.end))
    ]
    if signed:
        kind, found = min(signed, key=lambda each: each[1].end("name"))
        start += owned(link, found["name"]) if link else 0
        end = start + len(called(found["name"]))
        shape = f"{marks}{'link ' if link else ''}{kind}|{table}"
        labelled = bold and source_behind(document, reading, found.end("name")).lstrip(" :：").startswith(
            BOLD
        )
        return Place(shape, start, end, Span(found.end(), part.end), not labelled)
    return _alone(reading, start, part, table)


def _linked(entry: Entry, link: Link, start: int, part: Span, table: str) -> Place:
    """The name that is a link's text, or begins it: from ``start``, without its owner, before Chinese."""
    text, last = entry.text, _last_joined(entry, link)
    if last is not link:
        part = part._replace(end=max(part.end, _line_end(text, last.end)))
    behind = _BEHIND.match(text, last.end, part.end)
    kind, rest = (behind.lastgroup or "whole", behind.end()) if behind else ("whole", link.end)
    spoken = before_chinese(text, start, link.end) if kind == "whole" else 0
    if spoken:
        return Place(f"link chinese|{table}", start, spoken, Span(spoken, part.end))
    end = link.start + len(called(link.text.rstrip(TRIM)))
    if before_slash := owner(link):
        start, end = start + before_slash, link.start + len(_TAGGED.sub("", link.text.rstrip(TRIM)))
    return Place(f"link {kind}|{table}", start, end, Span(rest, part.end))


def _before_title(reading: Reading, start: int) -> re.Match[str] | None:
    """A word or two right before the bracket in which the title is linked: "AviNet [[Birds, Counted](u)]"."""
    title = reading.title
    if not reading.is_own or title.of(reading.entry.text).count(" ") < _SENTENCE:
        return None
    return _LABELLED.fullmatch(reading.entry.text, start, title.start)


_LABELLED = re.compile(r"(?P<name>[^\s\[\](){}:：|,，。]+(?: [^\s\[\](){}:：|,，。]+){0,2})" + BRACKET)


def _is_titled(text: str) -> bool:
    """Whether a link's text is a name and a title; a path may have a tag behind its colon."""
    return bool(COLON.match(f"{text} -")) and not ("/" in text and _PATH.fullmatch(text))


_PATH = re.compile(r"[\w.-]+/[\w.-]+(?::[\w.-]+)?")
_TAGGED = re.compile(r":[\w.-]+$")
"""The tag of a path: "owner/name:free"."""


def _alone(reading: Reading, start: int, part: Span, table: str) -> Place | None:
    """The title that is nothing but a word or two before its links: "Name [[paper]](…) [[code]](…)"; or a
    line over theirs."""
    title, whole = reading.title, reading.entry.text
    text = title.of(whole)
    name = called(text)
    behind = whole[title.end : title.end + 2].lstrip()[:1]
    below = whole.startswith("\n", title.end) and reading.link.start == title.end + 1
    if (
        title.start != start
        or len(text) > _LONGEST
        or (name if below else text).count(" ") >= _SENTENCE
        or not (below or behind in {"[", "(", "（", "【"})
    ):
        return None
    return Place(f"alone|{table}", start, start + len(name), Span(title.end, part.end), plain=True)


def _link_at(entry: Entry, place: int) -> Link | None:
    """The link in whose text a place lies."""
    index = bisect_right(entry.links, place, key=attrgetter("start"))
    near = entry.links[max(index - _DEEPEST, 0) : index]
    return next((link for link in near if place < link.end and not role(link)), None)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def _last_joined(entry: Entry, link: Link) -> Link:
    """The last of the links that are joined to one: what is said behind "[A](…) and [B](…)" is of both."""
    behind = bisect_right(entry.links, link.start, key=attrgetter("start"))
    for other in entry.links[behind : behind + _DEEPEST]:
        if not _JOINT.fullmatch(entry.text, link.end, other.start):
            break
        link = other
    return link
