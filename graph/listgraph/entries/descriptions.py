"""What an entry says of its link beyond the title, as text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from listgraph.cues import plain
from listgraph.entries.citations import venue
from listgraph.entries.reading import Reading, Said, Span
from listgraph.entries.roles import is_bare
from listgraph.entries.signs import without_block
from listgraph.lists.outline import Link

_LONGEST = 1000
_READ = 4 * _LONGEST
"""So much of a stretch is read for that: an entry of many links would be read for each of them."""
_HOLLOW = re.compile(
    rf"[\[(（【]\s*(?:(?:[,，/|·&+:：]|{plain('titles', 'source', 'sight')})\s*)*[\])）】]", re.IGNORECASE
)
"""Brackets in which nothing is left but what parted links."""
_COUNTS = re.compile(
    r"^\s*(?:[(（][^()（）]*[⭐★🌟🥇🥈🥉🔀📥📦📋⏱][^()（）]*[)）]:?|[⭐★🌟]\ufe0f?\s*[\d.,]+\s?[kKmM]?\+?(?!\w))"
)
_LEAD = ' \t\n"”-–—:：,，.。;；、|·•>*\u2028)）]】'
_TAIL = " \t\n-–—,，;；、|·•:：([（【\u2028"
_JOINER = re.compile(r"(?:and|or|and more|etc|et al|和|与|以及|及|或|等)\W*", re.IGNORECASE)
_TELLING = re.compile(r"[^\W_].*[^\W_]", re.DOTALL)
_NUMBER = re.compile(r"[\d.,%\s]*[KMB]?")
_start = attrgetter("start")


def described(reading: Reading) -> Said | None:
    """The description that the entry gives of the article, and its place; None where it gives none."""
    spans = list(_spans(reading))
    text, links = reading.entry.text, _links(reading)
    words = [found for span in spans if (found := _plain(text, span, links))]
    said = " · ".join(words) if reading.cells else " ".join(words)
    below = " ".join(reading.entry.below.split()) if _is_last(reading) else ""
    if below:
        said = f"{said} {below}" if said else below
    if not said or said == reading.headline:
        return None
    place = Span(spans[0].start, spans[-1].end) if words else reading.title
    return Said(_short(said), place)


def _spans(reading: Reading) -> Iterator[Span]:
    """The stretches of the entry's text that speak of the article and are not its title."""
    title, context, text = reading.title, reading.context, reading.entry.text
    if reading.prose:
        yield _stripped(text, context)
    elif reading.cells:
        for cell in reading.cells:
            if not context.holds(cell.start, cell.end):
                continue
            if cell.start <= title.start <= cell.end:
                yield _stripped(text, Span(min(_behind(reading), cell.end), cell.end))
            elif cell != reading.label and not venue(cell.of(text).strip()):
                yield _stripped(text, cell)
    else:
        yield _stripped(text, Span(min(_behind(reading), context.end), context.end))


def _behind(reading: Reading) -> int:
    """Where the title ends; of a link's text all is title."""
    return max(reading.title.end, reading.link.end) if reading.is_own else reading.title.end


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(_LEAD))
    return Span(span.start + lead, max(span.start + lead, span.end - (len(words) - len(words.rstrip()))))


def _links(reading: Reading) -> Sequence[Link]:
    """The links whose text says nothing but what part they play, in order."""
    if reading.prose:
        found = [link for link in reading.entry.links if is_bare(link)]
    else:
        found = [link for part, link in reading.others if part]
        if not reading.is_own:
            found.append(reading.link)
    return sorted(found, key=_start)


def _within(links: Sequence[Link], span: Span) -> Sequence[Link]:
    if not links:
        return links
    first, last = bisect_left(links, span.start, key=_start), bisect_right(links, span.end, key=_start)
    return [link for link in links[first:last] if span.holds(link.start, link.end)]


def _plain(text: str, span: Span, links: Sequence[Link]) -> str:
    """The words of a stretch, without those of ``links`` and what held them; empty where nothing is told."""
    pieces = []
    span = Span(span.start, min(span.end, span.start + _READ))
    start = span.start
    for link in _within(links, span):
        pieces.append(text[start : link.start])
        start = max(start, link.end)
    words = "".join([*pieces, text[start : span.end]]).replace("\u2028", " ")
    if not words or words.isspace():
        return ""
    while (fewer := _HOLLOW.sub("", words)) != words:
        words = fewer
    words = _COUNTS.sub("", without_block(words))
    words = _open(" ".join(words.split()).lstrip(_LEAD).rstrip(_TAIL))
    bare = not _TELLING.search(words) or _JOINER.fullmatch(words) or _NUMBER.fullmatch(words)
    return "" if bare else words


def _open(words: str) -> str:
    """``words`` without the bracket at the end that nothing in them opened."""
    for opening, closing in ("()", "[]", "（）", "【】"):
        if words.endswith(closing) and words.count(closing) > words.count(opening):
            words = words[:-1].rstrip(_TAIL)
    return words


def _is_last(reading: Reading) -> bool:
    """Whether the article is the last of its entry: what is nested in an item speaks of it."""
    return reading.context.end == len(reading.entry.text)


def _short(words: str) -> str:
    """``words`` up to the longest that is kept, cut at a blank where there is one."""
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST]
    return (cut[: cut.rfind(" ")] if " " in cut[_LONGEST // 2 :] else cut) + "…"
