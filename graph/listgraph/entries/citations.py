"""What a list writes around a paper's title: “label: "Title", Venue, Year (Maker).” and its kin.

A small grammar. A *venue* is a conference or a journal with its year, or a date. It stands in brackets
before the title, or behind it after a comma, a full stop or a dash, or in brackets; then the maker may
follow in brackets. A title in quotes ends at the quote, and what stands before it is the list's own
label for the entry.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from listgraph.text.days import MONTH

_TABLE: dict[str, str] = tomllib.loads(
    resources.files(__package__).joinpath("venues.toml").read_text("utf-8")
)


def _any(*keys: str) -> str:
    """The names of some of the table's lists as one alternation."""
    names = sorted((name for key in keys for name in _TABLE[key].split()), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\-", "[- ]?") for name in names)


_YEAR = r"(?P<year>19[5-9]\d|20[0-4]\d)"
_SHORT = r"['’]?(?P<short>\d\d)(?!\d)"
_DAY = r"[-./](?:0?[1-9]|1[0-2])(?:[-./](?:[0-2]?\d|3[01]))?"
_DATE = rf"{_YEAR}(?:{_DAY}|年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)?"
_WHEN = _DATE.replace("?P<year>", "?:")
_KEPT = (
    rf"(?:最[近后新])?(?:更新|修改|收录|添加|加入|整理)(?:于|时间|日期)?[\s:：]*{_WHEN}|{_WHEN}\s?(?:更新|收录|添加|加入)"
    rf"|(?i:(?:last )?(?:updated?|added|modified)(?: on| at)?)[\s:]*{_WHEN}"
)
"""When the list was kept, which is no date of the article."""
_NAME = rf"(?P<name>{_any('conferences', 'journals', 'magazines')})"
_NAME_OR_LOWER = f"{_NAME[:-1]}|{_any('conferences', 'journals').lower()})"
_AT = r"(?:(?:[Ii]n|[Aa]ccepted (?:to|by|at)) )?(?:Proc(?:\.|eedings) (?:of )?(?:the )?)?"
_TRACK = rf"(?:[\s,(]+(?i:{_any('tracks')})\)?)*"
_FORMS = (
    rf"(?P<name>{_any('journals')}){_TRACK}",
    rf"{_AT}{_NAME_OR_LOWER}{_TRACK}[\s,:'’-]*{_DATE}{_TRACK}",
    rf"{_NAME_OR_LOWER}{_TRACK}[\s,-]*{_SHORT}(?:{_DAY})?{_TRACK}",
    rf"{_YEAR}[\s,:-]*{_NAME_OR_LOWER}{_TRACK}",
    r"(?P<name>arXiv|arxiv|Arxiv)[\s:]+(?P<short>\d\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?",
    rf"{_DATE}",
    rf"(?:\d{{1,2}} )?{MONTH},?(?: \d{{1,2}},?)? {_YEAR}",
    rf"{_YEAR},? {MONTH}",
    _KEPT,
)
"""How a venue is written; the first may have no digit."""


@cache
def _any_form() -> re.Pattern[str]:
    """All forms at once, for what is none of them, as most texts are."""
    return re.compile(re.sub(r"\?P<\w+>", "?:", "|".join(_FORMS)))


@cache
def _forms() -> Sequence[re.Pattern[str]]:
    return tuple(map(re.compile, _FORMS))


_DIGIT = re.compile(r"\d")
_UNDATED = re.compile(_NAME + _TRACK)
_LONGEST = 48
"""A venue takes no more characters."""


class Venue(NamedTuple):
    """Where and when something came out; ``name`` is empty for a mere date, ``year`` where none is said."""

    name: str
    year: str


class Cited(NamedTuple):
    """A title from ``start`` to ``end``, and what is said beside it of where it came out.

    ``quoted``: it stands in quotes, so nothing in it is anything else.
    """

    start: int
    end: int
    venue: Venue | None = None
    quoted: bool = False


def venue(text: str) -> Venue | None:
    """The venue that ``text`` is, and nothing else; None where it is none.

    >>> venue("ICLR'20"), venue("Arxiv 24.01.08"), venue("2024 CVPR, Oral"), venue("BERT 2019")
    (Venue(name='ICLR', year='2020'), Venue(name='Arxiv', year='2024'), Venue(name='CVPR', year='2024'), None)
    """
    return _venue(text) if 1 < len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 12)
def _venue(text: str) -> Venue | None:
    if not (_any_form() if _DIGIT.search(text) else _forms()[0]).fullmatch(text):
        return None
    for form in _forms():
        if found := form.fullmatch(text):
            said = found.groupdict()
            short = said.get("short")
            year = said.get("year") or (f"{'19' if short > '50' else '20'}{short}" if short else "")
            return Venue(said.get("name") or "", year)
    return None


_IN_FRONT = re.compile(
    r"\s*+(?:[(（\[【［](?P<tag>[^()（）\[\]【】［］]{2,48})[)）\]】］]\s*[:：|-]?|(?P<lead>[^|:：\n]{4,30}?)\s*[|:：])\s*"
)
_LABEL = re.compile(r"(?:(?P<label>[^\"“”:：\n]{1,60})[:：]\s*)?(?=[\"“])")
_QUOTED = re.compile(
    r"[\"“](?P<title>[^\"“”\n]{3,}?)(?:[,.][\"”](?=\s)|[\"”](?=\s*(?:[,，.。;；(（\[—–|-]|by\s|$)))"
)
_BRACKETED = re.compile(
    r"[\s.,;，。；]*[(（\[【［](?P<held>[^()（）\[\]【】［］]{2,80})[)）\]】］][\s.,;，。；]*$"
)
_CLOSED = re.compile(r"[)）\]】］][\s.,;，。；]*$")
_BREAK = re.compile(r"[,，;；|]|\.(?=\s)|\s[-–—](?=\s)|\s(?=['’]\d\d$)")
_PARTS = re.compile(r"[,，;；|·•()（）\[\]【】［］\n]|\.(?!\d)|\s[-–—]\s|。")


def cited(text: str, start: int, end: int) -> Cited:
    """The title in a text such as “(ICML 2024) Title”, “Name: "Title", ECCV, 2022.”, “Title, ICLR'20”.

    >>> line = '?: "What Do They See?", ECCV, 2022 (ETHZ).'
    >>> found = cited(line, 0, len(line))
    >>> line[found.start : found.end], found.venue
    ('What Do They See?', Venue(name='ECCV', year='2022'))
    """
    start, front = _front(text, start, end)
    quoted = _quoted(text, start, end)
    if quoted:
        return Cited(*quoted.span("title"), front or beside(text, quoted.end(), end), True)
    end, back = _back(text, start, end)
    return Cited(start, end, front or back)


def set_apart(text: str, start: int, end: int, joints: Sequence[int]) -> Cited:
    """The title behind a venue that markup alone sets apart: "`CVPR 2019` A Title"."""
    first = bisect_right(joints, start)
    joint = min(joints[first], end) if first < len(joints) else end
    said = venue(text[start:joint].strip(" ,.:|-")) if joint - start <= _LONGEST else None
    return Cited(joint, end, said) if said and said.name and said.year else Cited(start, end)


def _front(text: str, start: int, end: int) -> tuple[int, Venue | None]:
    """Where the title begins behind the venues before it, and the first of them."""
    first: Venue | None = None
    while found := _IN_FRONT.match(text, start, end):
        said = venue((found["tag"] or found["lead"]).strip())
        if said is None or found.end() >= end or (found["lead"] and not (said.name and said.year)):
            break
        start, first = found.end(), _better(first, said)
    return start, first


def has_quote(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark opens between two places; all the text may be a thousand entries long."""
    return text.find('"', start, end) >= 0 or text.find("“", start, end) >= 0


def _quoted(text: str, start: int, end: int) -> re.Match[str] | None:
    """The title in quotes that begins a text, or follows a label, or has a venue right behind it."""
    if not has_quote(text, start, end):
        return None
    label = _LABEL.match(text, start, end)
    found = _QUOTED.match(text, label.end(), end) if label else None
    if found:
        return found
    for other in _QUOTED.finditer(text, start, end):
        if any(venue(part) for part in _pieces(text, other.end(), min(end, other.end() + _LONGEST))):
            return other
    return None


def _back(text: str, start: int, end: int) -> tuple[int, Venue | None]:
    """Where the title ends before the venues behind it, and the best of them."""
    best: Venue | None = None
    while True:
        near = max(start, end - 90)
        held = _BRACKETED.search(text, near, end) if _CLOSED.search(text, near, end) else None
        if held:
            said = venue(held["held"].strip())
            stop = held.start() if said else -1
            if said is None:  # a maker, behind the venue
                stop, said = _last(text, start, held.start(), dated=True)
        else:
            stop, said = _last(text, start, end, dated=best is not None)
        if said is None or stop <= start:
            return end, best
        end, best = stop, _better(best, said)


def _last(text: str, start: int, end: int, dated: bool) -> tuple[int, Venue | None]:
    """The venue that a text ends with, and where it begins; ``dated``: it may be one without a year."""
    for found in reversed([*_BREAK.finditer(text, max(start, end - _LONGEST), end)]):
        words = text[found.end() : end].strip(" .,;，。；")
        said = venue(words) or (Venue(words, "") if dated and _UNDATED.fullmatch(words) else None)
        if said:
            return found.start(), said
    return -1, None


def _better(one: Venue | None, other: Venue | None) -> Venue | None:
    """Of two venues what both say: a name and a year from either, the first's before the other's."""
    if one is None or other is None:
        return one or other
    return Venue(one.name or other.name, one.year or other.year)


def beside(text: str, start: int, end: int) -> Venue | None:
    """The venue said from ``start`` to ``end`` of a text, between commas, full stops or brackets.

    >>> beside("Title, WACV, 2024 (Intel).", 5, 26)
    Venue(name='WACV', year='2024')
    """
    best: Venue | None = None
    for part in _pieces(text, start, end) if _DIGIT.search(text, start, end) else ():
        said = venue(part) or (Venue(part, "") if _UNDATED.fullmatch(part) else None)
        if said and not (best and best.year and best.name):
            best = _better(best, said)
    return best if best and best.year else None


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    return filter(None, map(str.strip, _PARTS.split(text[start:end])))
