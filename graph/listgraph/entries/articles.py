"""Which links of a part of an entry are articles, which belong to them, and what the articles are called."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from listgraph.cues import words
from listgraph.entries.apart import joints
from listgraph.entries.citations import Cited, Venue, beside, cited
from listgraph.entries.columns import dated_in_row, titled_in_row
from listgraph.entries.grids import is_item
from listgraph.entries.linked import (
    are_in_a_row,
    are_sources,
    are_tellers,
    behind_pictures,
    is_aside,
    is_credit,
    is_determined,
    is_in_sentence,
    is_named,
    is_note,
    is_prose,
)
from listgraph.entries.parts import Part
from listgraph.entries.reading import Reading, Span
from listgraph.entries.roles import TRIM, is_bare, role
from listgraph.entries.titles import bare_title, title_behind
from listgraph.lists.outline import Entry, Link

_IN_PROSE = 12
"""A paragraph or cell with more links is no sentence about one thing but a list run together."""
_IN_SENTENCES = 24
"""The same of sentences that name one thing after another."""
_SHORT_VENUE = re.compile(r"[A-Z][A-Za-z]{1,9}[ '’]*(?:19|20)?\d\d(?: \w+)?|\d{4}(?:[-.]\d\d)?")
_POST = re.compile(r"[^\w]*(?:Quoted |Re)?(?:[Tt]weet|[Pp]ost|[Tt]hread) (?:from|by) |@\w+$")
_TELLER = re.compile(r"@\w+")
_TELLS = re.compile(r"\s?(?:[a-z]+ |[\u3400-\u9fff])")
"""What goes on behind somebody's account that has told something: "[@ann](u) says …"."""
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:[.)]\s+|、\s*)"
    r"|(?:19|20)\d\d(?P<part>[-./年])\d{1,2}(?:(?P=part)|月)\d{1,2}日?\s?(?:[,，:：|｜·–—-]\s?|(?<=\s)))"
    r"(?=[^\W\d_]|[「『《【“\"])"
)
"""The number of a title in its list, or its day: "2. Eels", "2024-05-01，Eels"."""
_CITING = re.compile(r"[(（](?:19|20)\d\d[a-z]?[)）][.,:：。]?\s*$")
"""What stands between authors and a title: "Doe et al. (2018). "."""
_COLON = re.compile("[:：]")
_STOPPED = re.compile(r"[a-z*)]\. [A-Z]")
_FIRST = 60
"""A story on a topic has a first sentence of so many characters."""
_PERSON, _SAYS = re.compile(r"[A-Z][a-z]+ [A-Z][\w-]+"), re.compile(rf"\s?{words('titles', 'telling')}")
_INITIALS = re.compile("[A-Z]{2}")
"""What a list calls a place to look in behind a title: "SL", "GS"."""
_LONGEST_LABEL = 80
_HEADLINE = 120
"""What accounts tell in more characters is a story, and no title."""


def articles(entry: Entry, part: Part) -> Iterator[Reading]:
    """Every article of ``part``, in order, with the links that belong to it."""
    titled = _titled(entry, part)
    label = _label(part)
    if not titled:
        found = _untitled(entry, part, label)
        yield from _each(found) if _is_bare(found) else (found,)
        return
    kept = {id(link) for link in titled}
    rest = [link for link in part.links if id(link) not in kept] if len(titled) < len(part.links) else []
    starts = [link.start for link in rest]
    columns = [cell.start for cell in part.cells]
    prose = (
        not (part.cells or are_in_a_row(entry.text, titled))
        and len(titled) <= _IN_PROSE
        and _in_a_sentence(entry, part, titled[0])
    )
    several = len(titled) > 1
    inside = _inside(entry.text, titled) if several and not part.cells else {}
    crowd = Counter(bisect_right(columns, link.start) - 1 for link in titled) if several and columns else {}
    for index, link in enumerate(titled):
        is_last = index + 1 == len(titled)
        after = part.span.end if is_last else titled[index + 1].start
        first = part.span.start if index == 0 else link.start
        around = _around(titled, inside, index, part) if several else part.span
        last = len(rest) if is_last else bisect_left(starts, after)
        beside_it = rest[bisect_left(starts, first) : last] if rest else ()
        others = tuple([(role(other), other) for other in beside_it])
        column = bisect_right(columns, link.start) - 1
        cell = part.cells[column] if column >= 0 and link.start < part.cells[column].end else None
        if cell and several:
            run_together = crowd[column] > _IN_PROSE or is_item(entry.text, link, cell)
            context = Span(max(around.start, cell.start), min(around.end, cell.end)) if run_together else cell
        else:
            context = part.span if prose else around
        named = link.end > link.start
        own = cited(entry.text, _unnumbered(link), link.end) if named else Cited(link.start, link.end)
        told = _told(entry, link, after) if named else None
        title = told or Span(own.start, own.end)
        said = prose or index in inside
        venue = own.venue if said else own.venue or _venue(entry, part, link, context)
        yield Reading(
            entry, link, link.line, title, context, label, said, others, venue=venue, cells=part.cells
        )


def _unnumbered(link: Link) -> int:
    """Where a link's text begins behind its number in the list, or its day: "[2. Eels](u)"."""
    number = _NUMBER.match(link.text)
    return link.start + number.end() if number and link.end - link.start == len(link.text) else link.start


def _inside(text: str, titled: Sequence[Link]) -> Mapping[int, int]:
    """The links that are words of what is said of one before, each with that one's number.

    So the second in "[BERT](u) is better than [ELMo](v) at reading".
    """
    found: dict[int, int] = {}
    for index, (before, link) in enumerate(pairwise(titled), 1):
        if len(titled) <= _IN_SENTENCES and is_in_sentence(text, link, before.end):
            found[index] = found.get(index - 1, index - 1)
    return found


def _around(titled: Sequence[Link], inside: Mapping[int, int], index: int, part: Part) -> Span:
    """Where what is said of a link, and of what it is a word of, begins and ends."""
    head = inside.get(index, index)
    end = next((n for n in range(index + 1, len(titled)) if n not in inside), len(titled))
    return Span(
        titled[head].start if head else part.span.start,
        titled[end].start if end < len(titled) else part.span.end,
    )


def _told(entry: Entry, link: Link, end: int) -> Span | None:
    """What a link to somebody's post says that it tells: "[@ann](u): Llama 4 is out"."""
    if not (_POST.match(link.text) and entry.text.startswith((":", "："), link.end)):
        return None
    found = bare_title(entry.text, link.end, end)
    return Span(found.start, found.end) if found.start < found.end else None


def _titled(entry: Entry, part: Part) -> Sequence[Link]:
    """The links whose text is an article's title."""
    if part.cells:
        return titled_in_row(entry, part.links, part.cells)
    if are_sources(entry.text, part.span, part.links) or are_tellers(entry.text, part.links):
        return ()
    found = [link for link in part.links if not role(link) or is_named(entry.text, link)]
    if len(part.links) == 1:
        return [link for link in found if not is_note(entry.text, link)]
    credits = {
        id(link)
        for before, link in pairwise(found)
        if is_credit(entry.text, link, before.end) or is_aside(entry.text, link, before)
    }
    return [
        link
        for link in found
        if id(link) not in credits
        and not _SHORT_VENUE.fullmatch(link.text.strip(TRIM))
        and not is_note(entry.text, link)
        and (link is part.links[0] or not _INITIALS.fullmatch(link.text.strip(TRIM)))
    ]


def _in_a_sentence(entry: Entry, part: Part, link: Link) -> bool:
    """Whether the words before a link make it a part of a sentence, not a title of its own."""
    before = entry.text[part.span.start : link.start]
    words = before.strip(TRIM)
    teller = _TELLS if _TELLER.fullmatch(link.text) else _SAYS if _PERSON.fullmatch(link.text) else None
    if teller and teller.match(entry.text, link.end):
        return bool(words)
    is_said = before.rstrip()[-1:] not in ":：-–—•[" and not _CITING.search(before)
    return len(words) > 15 and "|" not in words and (is_said or _is_story(before))


def _is_story(before: str) -> bool:
    """Whether words tell of a topic in more than one sentence, be there another colon before a link."""
    colon = _COLON.search(before)
    return bool(colon and _STOPPED.search(before, colon.start() + _FIRST))


def _label(part: Part) -> Span | None:
    """The first cell of a row, where it is short."""
    cell = part.cells[0] if part.cells else None
    return cell if cell and 0 < cell.end - cell.start <= _LONGEST_LABEL else None


def _venue(entry: Entry, part: Part, link: Link, context: Span) -> Venue | None:
    """Where an article came out, by the words beside its link: a row's column of dates, else its item."""
    if part.cells:
        return dated_in_row(entry, part.cells)
    return beside(entry.text, context.start, link.start) or beside(entry.text, link.end, context.end)


def _untitled(entry: Entry, part: Part, label: Span | None) -> Reading:
    """An article whose links do not name it: by the text before the first of them, or behind it."""
    text, links, (start, end) = entry.text, part.links, part.span
    main = min(links, key=lambda link: (_RANK.get(role(link), 1), link.start))
    others = tuple((role(link), link) for link in links if link is not main)
    own = Span(main.start, main.end)
    if entry.kind == "heading" and all(link.image for link in links):
        return Reading(entry, main, main.line, own, part.span, label, others=others)
    where = behind_pictures(entry, part.cells[0]) if part.cells else (start, links[0].start)
    found = bare_title(text, *where, joints(entry))
    if is_determined(text, start, links[0]):
        found = Cited(*own)
    elif not (part.cells or _is_said(text, found)):
        found = title_behind(text, links, end)
    title = Span(found.start, found.end) if _is_said(text, found) else own
    words = title.of(text)
    prose = not part.cells and (
        is_prose(words, main) or (len(words) > _HEADLINE and are_tellers(text, links))
    )
    venue = dated_in_row(entry, part.cells) if part.cells else found.venue or beside(text, start, end)
    return Reading(
        entry, main, main.line, title, part.span, label, prose, others, cells=part.cells, venue=venue
    )


def _is_said(text: str, found: Cited) -> bool:
    """Whether a title has a letter or a digit: a picture before "[Read](u)" names nothing."""
    return any(char.isalnum() for char in text[found.start : found.end])


def _is_bare(reading: Reading) -> bool:
    """Whether a reading has several addresses and not a word to call it by: each is an article then."""
    links = [reading.link, *(other for _, other in reading.others)]
    own = reading.title.start == reading.link.start
    return own and len(links) > 1 and all(is_bare(link) for link in links)


def _each(reading: Reading) -> Iterator[Reading]:
    """An article for each link of a reading, in order; of many, each has only its own words."""
    links = sorted((reading.link, *(other for _, other in reading.others)), key=lambda link: link.start)
    first, end = reading.context
    starts = [first, *(link.start for link in links[1:])]
    for link, start, until in zip(links, starts, [*starts[1:], end], strict=True):
        context = reading.context if len(links) <= _IN_PROSE else Span(start, until)
        title = Span(link.start, link.end)
        yield reading._replace(link=link, line=link.line, title=title, context=context, others=())


_RANK = {"badge": 9, "licence": 9, "code": 3, "data": 3, "video": 2, "slides": 3, "model": 2}
"""Of several links the lowest is the article; a paper and a page are 1."""
