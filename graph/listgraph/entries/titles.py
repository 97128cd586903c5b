"""Where in a text an article's title stands, if no link's text is it."""

import re
from collections.abc import Sequence

from listgraph.cues import plain
from listgraph.entries.citations import Cited, Venue, cited, has_quote, set_apart, venue
from listgraph.entries.makers import before_makers
from listgraph.entries.roles import TRIM
from listgraph.lists.outline import Link
from listgraph.text.days import DAY

_LEAD = re.compile(
    r"(?:\s*\[![\w-]+\][-+]?\s)?(?:\s*\[[ xX]\])?(?:\s*:[a-z0-9_+-]+:)*"
    r"[\s\-–—*•|.,;:：，。、)）>\]✅⭐🌟🔥📙🎥️]*(?:(?:[Tt]itle|标题|题目|题名)\s?[:：]\s+)?"
    r"(?:(?:19[5-9]|20[0-4])\d年?\s*[-–—:：|]\s+(?=\D))?"
    rf"(?:\(?\d{{4}}[-./]\d{{1,2}}(?:[-./]\d{{1,2}})?\)?\s*|{DAY}[*_]*)?"
    r"(?:\[\d{1,3}\]\s*|\d{1,3}[.)、]\s*)?(?:[-–—]\s)?[|\s]*"
)
_QUOTED = re.compile(r"(?:et al\.?|[A-Z]\.|[a-z]+\.)\s*[\"“](?P<title>[^\"“”]{12,})[\"”]")
"""The title in "Author, et al. “Title.” Venue."."""
_AUTHORS = re.compile(
    r"\.\s+(?=[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,8}(?:,| and |\. )|(?:[A-Z][\w'’-]+,? ){1,40}et al)"
)
_APA = re.compile(
    r"(?:[A-Z][\w'’-]{1,30}, (?:[A-Z]\.[ -]?){1,4},? ?(?:(?:&|and) )?){1,40}"
    r"\((?P<year>(?:19|20)\d\d)[a-z]?(?:, [^()\n]{2,20})?\)\. (?P<title>[^.\n]{8,}[^.\s])"
)
"""The title in "Doe, J., & Roe, R. (2014). Title. Venue": https://apastyle.apa.org/"""
_NAMED_AUTHORS = re.compile(r"(?:Authors?|作者)\s?[:：]")
_DESCRIPTION = re.compile(
    r"\s(?:[-–—]+\s|-(?=[a-z]{3}))|(?<!\s)\s\s++(?=\S)|(?<=\w)[-–—] (?=[a-z])|\n|\u2028|。(?=.)"
)
_SAYS = re.compile(plain("titles", "description"))
"""The words with which a sentence about the thing begins, right behind its name."""
_NAME_BEFORE = re.compile("[a-z0-9)] ")
_PIECE = re.compile(r"[^|]*[^|\d\s][^|]*")
_WRAPPED = re.compile(r"\[[^\[\]]+\]{0,2}|【[^【】]+】|［[^［］]+］")
_MAKER_FIRST = re.compile(r"\s*(?:[-–—:,]\s+)(?P<maker>\S+(?: \S+){0,3}?)\s+[-–—]\s+(?=\S)")
_NOTE = re.compile(r"[(（][^()（）]*(?:[)）]|$)")
"""A note in brackets behind links tells of them, and names nothing."""
_BETWEEN = re.compile(rf"\W*+(?:{plain('titles', 'between')})?\W*+", re.IGNORECASE)
"""What stands between two links and names neither."""
_SHORTEST = 4
"""A title behind its links has as many characters."""
_END = " \n\t[(（【［|:：-–—,，;`·<"
_OPENED = "“„«‹‘「『《〔"
"""Quotation marks that open what follows them."""
_STOPPED = re.compile(
    r"(?<=[\w)）\]】”\"]{2})(?<!\b(?:etc|vol))(?<!\b(?:vs|al|jr|sr|st|co|no))[.。]$", re.IGNORECASE
)
"""A full stop, of no abbreviation and of no dots."""
_LABEL = re.compile(
    r"(?:\[(?:[^\[\]\n]{1,30}|(?:19|20)\d\d [^\[\]\n]{26,55})\]|【[^【】\n]{1,30}】)"
    r"\s*+(?:[:：]\s*+)?(?=[^\s\[【(（|][^\n]{7})"
)
"""A list's own label in brackets before a title, longer where it tells a year: "[ViT] An Image …"."""
_VIA = re.compile(
    rf"(?<=\s)[(（]?(?:{plain('titles', 'source', 'sight')}|h/t)$|[(（](?:{plain('titles', 'source')}|见)$",
    re.IGNORECASE,
)
"""What leads from a title to a link that is no part of it."""
_SHORT = re.compile(plain("titles", "short"), re.IGNORECASE)
_ADDRESS = re.compile(
    rf"的?{plain('titles', 'addressed')}*{plain('titles', 'address')}(?:是|为|如下|见)?$", re.IGNORECASE
)
_SHORTEST_NAME = 2
_NEAR_END = 64
"""What leads from a title to a link takes no more characters."""


def bare_title(text: str, start: int, end: int, joints: Sequence[int] = ()) -> Cited:
    """The title in a text such as "2020 | Title | Authors", "[3] Title" or "Title. Authors. Venue".

    It is empty, both bounds the same, where nothing there is a title. ``joints`` are where the text has
    signs of markup.
    """
    end = _before_quote(text, start, end)
    start = _lead_end(text, start, end)
    if apa := _APA.match(text, start, end):
        return Cited(*apa.span("title"), Venue("", apa["year"]))
    lead_in = _without_end(_VIA, text[start:end].rstrip(_END))
    named = _without_end(_ADDRESS, lead_in) if lead_in[-1:] > "\x7f" else lead_in
    end = start + len(named if len(named) >= _SHORTEST_NAME else lead_in)
    front = set_apart(text, start, end, joints)
    whole = cited(text, start if front.venue is None else _lead_end(text, front.start, end), end)
    whole = whole._replace(venue=front.venue or whole.venue)
    if whole.quoted:
        return whole
    label = _LABEL.match(text, whole.start, end)
    start = label.end() if label else whole.start
    piece = _PIECE.search(text, start, end) if "|" in text[start:end] else None
    if piece:
        start, end = _stripped(text, *piece.span())
    quoted = _QUOTED.search(text, start, end) if has_quote(text, start, end) else None
    if quoted:
        return Cited(*quoted.span("title"), whole.venue)
    for pattern in (_AUTHORS, _NAMED_AUTHORS, _DESCRIPTION, _SAYS):
        behind = pattern.search(text, start, end)
        if pattern is _SAYS and behind and not _NAME_BEFORE.match(text, behind.start() - 2):
            continue
        if behind and len(text[start : behind.start()].strip()) >= 2:
            end = behind.start()
    own = cited(text, start, end)
    said = whole.venue or own.venue
    end = before_makers(text, own.start, own.end, said is not None, joints)
    return Cited(*_trimmed(text, own.start, end), said)


def _lead_end(text: str, start: int, end: int) -> int:
    """Where the words begin, behind marks, a date, a number."""
    lead = _LEAD.match(text, start, end)
    return min(lead.end() if lead else start, end)


def _before_quote(text: str, start: int, end: int) -> int:
    """The end without a quotation mark that opens right before it: of what follows, not of the title."""
    part = text[start:end]
    if part.endswith(tuple(_OPENED)) or (part.endswith(('"', "'")) and part.count(part[-1]) % 2):
        return end - 1
    return end


def _without_end(pattern: re.Pattern[str], text: str) -> str:
    """``text`` without what the pattern finds at its end."""
    found = pattern.search(text, max(0, len(text) - _NEAR_END))
    return text[: found.start()].rstrip(_END) if found else text


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what opens the link that follows, and without brackets around all of it."""
    wrapped = _WRAPPED.fullmatch(text[start:end].rstrip(" \n\t(（:：-<"))
    if wrapped:
        start, end = start + 1, start + len(wrapped.group().rstrip("]】］"))
    end = start + len(_STOPPED.sub("", text[start:end].rstrip(_END)))
    bare = text[start:end].strip(TRIM)
    return (start, end) if bare and not _SHORT.fullmatch(bare) else (start, start)


def title_behind(text: str, links: Sequence[Link], end: int) -> Cited:
    """The title behind the links that a text begins with: "[paper](u) Title", "[arXiv:1](u), Title".

    Behind a link that is a year the maker may come first: "[2012](u) - Maker - Title". It is empty, both
    bounds the same, where nothing there is a title.
    """
    start = links[0].end
    for link in links[1:]:
        if not _BETWEEN.fullmatch(text, start, link.start):
            end = link.start
            break
        start = link.end
    year = venue(links[0].text.strip(TRIM))
    maker = _MAKER_FIRST.match(text, start, end) if year else None
    found = bare_title(text, maker.end() if maker else start, end)
    if (
        found.end - found.start < _SHORTEST
        or _BETWEEN.fullmatch(text, found.start, found.end)
        or _NOTE.match(text, found.start, found.end)
    ):
        return Cited(start, start)
    return found if found.venue else found._replace(venue=year)
