"""What the text of a link is in what it stands in: a name, a noun, a credit, an aside, a mere pointer."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from listgraph.cues import plain, words
from listgraph.entries.reading import Span
from listgraph.entries.roles import TRIM, is_bare, is_explained, is_generic
from listgraph.lists.outline import Entry, Link

_NAMES = re.compile(words("titles", "names"), re.IGNORECASE)
_PLATFORMS = re.compile(words("titles", "platforms"), re.IGNORECASE)
_ROOT = re.compile(r"(?:https?://)?[^/]+\.[^/]+/?", re.IGNORECASE)
_DESCRIBED = re.compile(r"\s?(?:[-–—:：]\s?|\s[-–—]+\s)\S|\s?[(（]")
_CREDIT = re.compile(rf"[\s(（|,，·-]*{plain('titles', 'source', 'credit')}[\s:：]*[\[(（]?", re.IGNORECASE)
_SENTENCES = re.compile(r"。.{12}|[！？].{60}|[a-z]\. [A-Z].{40}", re.DOTALL)
"""A headline has cries and questions, too, but not so much behind them."""
_POINTERS = re.compile(words("titles", "pointers"), re.IGNORECASE)
_STOPPED = re.compile(r"[a-z0-9)*]\. [A-Z]|[。！？]")
_TOLD = re.compile(r"[a-z0-9)*]\. (?:[A-Z][\w'’]*|[Ii]t['’]s) [a-z]")
_STORY = 160
"""Words of so many characters with a full stop in them are no title, but for a quotation."""
_CHINESE_STORY = 60
_TOLD_OF_TOPIC = re.compile(r"[^：:，。]{2,30}[：:](?:(?=[^，。]*[\u3400-\u9fff]{4})[^，。]*+，){2}")
"""A topic and more than one clause on it, in Chinese."""
_SHORTEST = 15
"""Fewer characters before links in brackets are a name, or a label."""
_MARKS = " \t\n*_-•"
_RUNNING = re.compile(
    r"(?<=\s)(?!(?:and|or|but|while|whereas|plus|also|then|see|via|from|by)\s)[a-z][a-z'’-]*[a-z]\s[\"“*_]*$"
    r"|(?<=\w)['’]s\s[\"“*_]*$"
)
"""What a link that is a word of a sentence has right before it."""
_SENTENCE = re.compile(r"(?:[\w'’-]+ ){4}[\w'’-]+ [\"“*_]*$")
_GOES_ON = re.compile(r",? [a-z]")
_QUOTES = frozenset("\"“‘'")
_FEW = 4
"""So many words at most say what a link in brackets is for."""
_SHORT_ASIDE = 200
_LONGEST = 50
"""A link with more characters is no word of a sentence."""
_NEAR = 160
"""So many characters before a link show whether it is one."""
_DETERMINER = re.compile(r"an?|the|this|these|those|our|my|its?", re.IGNORECASE)


def is_named(text: str, link: Link) -> bool:
    """Whether a link's text that says what part it plays is a name all the same, being described.

    So in "[Keras](u) - a library", where it comes first, and not in "BERT [Keras](u)"; so in
    "[Code (second edition)](u) - a book".
    """
    line = text.rfind("\n", 0, link.start) + 1
    if link.image or text[line : link.start].strip(" *-•[") or not _DESCRIBED.match(text, link.end):
        return False
    words = link.text.strip(TRIM)
    return bool(
        _NAMES.fullmatch(words)
        or (_PLATFORMS.fullmatch(words) and _ROOT.fullmatch(link.destination))
        or is_explained(link)
    )


def is_determined(text: str, start: int, link: Link) -> bool:
    """Whether a link's text is a noun of the sentence that the entry is: "A [wiki](u) is …"."""
    return bool(_DETERMINER.fullmatch(text[start : link.start].strip(TRIM)))


def is_credit(text: str, link: Link, start: int) -> bool:
    """Whether a link tells where the one before it, ending at ``start``, was found: "[A](u) via [B](v)"."""
    return bool(_CREDIT.fullmatch(text, start, link.start))


def is_aside(text: str, link: Link, before: Link) -> bool:
    """Whether a link in brackets behind another says with its last word what it is for that one's thing.

    So in "[BERT](u) ([good benchmarks](v), beats ELMo)".
    """
    words = link.text.strip(TRIM).split(" ")
    between = text[before.end : link.start][:_SHORT_ASIDE]
    open_ = between.rfind("(") > between.rfind(")")
    return open_ and 1 < len(words) <= _FEW and is_generic(words[-1])


def is_note(text: str, link: Link) -> bool:
    """Whether a link's text is a word or two in brackets, behind a title: "**BERT** [[Google]](u)".

    >>> text = "BERT [Google] (2018), see: [RoBERTa]"
    >>> is_note(text, Link("[Google]", "u", 1, 5, 13)), is_note(text, Link("[RoBERTa]", "u", 1, 27, 36))
    (True, False)
    """
    if not _NOTE.fullmatch(link.text):
        return False
    before = text[text.rfind("\n", 0, link.start) + 1 : link.start].rstrip(_MARKS)
    told = _GOES_ON.match(text, link.end) and len(before.split()) >= _TOLD_IN
    return bool(before.strip(TRIM)) and before[-1] not in ":：" and not told


_TOLD_IN = 3
"""Behind so many words, and before others, a link in brackets is a word of their sentence."""
_NOTE = re.compile(r"\[[^\[\]\s]{1,24}(?: [^\[\]\s]{1,24}){0,2}\]")


def is_in_sentence(text: str, link: Link, start: int) -> bool:
    """Whether a link is a few words of a sentence that goes on from a link before it, ending at ``start``.

    What is joined by "and" or has a description of its own is none.
    """
    if len(link.text) > _LONGEST or len(link.text.split()) > _FEW or _DESCRIBED.match(text, link.end):
        return False
    near = max(start, link.start - _NEAR)
    goes_on = _GOES_ON.match(text, link.end) and _SENTENCE.search(text, near, link.start)
    return bool(goes_on or _RUNNING.search(text, near, link.start))


def are_sources(text: str, span: Span, links: Sequence[Link]) -> bool:
    """Whether all links stand in brackets that end a line of words, and so only say where it is told.

    So in "A new GPT is out ([blog](u), [Ann](v))".
    """
    before = text[span.start : links[0].start].strip(_MARKS)
    words, behind = before[:-1].rstrip(), text[links[-1].end : span.end].strip(_MARKS)
    return (
        before[-1:] in ("(", "（")
        and behind in (")", "）", ").", ")。", "）。")
        and not any(bracket in words for bracket in ")）")
        and _SHORTEST <= len(words) <= _STORY
        and not _STOPPED.search(words)
        and all(len(link.text.split()) <= _FEW for link in links)
    )


def are_in_a_row(text: str, links: Sequence[Link]) -> bool:
    """Whether links stand in a row in no sentence: "**Models.** [A](u) • [B](v) • [C](w)"."""
    if len(links) <= _PAIR:
        return False
    return all(_ROW.fullmatch(text, one.end, other.start) for one, other in pairwise(links))


_PAIR = 2
_ROW = re.compile(r"\s*[•·|◦‣∙/]\s*")


def are_tellers(text: str, links: Sequence[Link]) -> bool:
    """Whether the links of an item are accounts behind its words, and so only say who tells it.

    So in "BERT is now served at half the price: [@ann](u), [@bob](v)".
    """
    first, last = links[0], links[-1]
    before = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    return (
        all(_ACCOUNT.fullmatch(link.text) for link in links)
        and len(before.split()) >= _FEW
        and not _WORD_BEHIND.match(text, last.end)
    )


_ACCOUNT, _WORD_BEHIND = re.compile(r"@\w+"), re.compile(r"(?:_|[^\w\n])*+\w")


def is_prose(words: str, link: Link) -> bool:
    """Whether words before a link are sentences that it is no more than the source or a word of.

    So before a bare address, and before one that only points: "It is out. Read more [here](u)".

    >>> address = Link("https://e.org", "https://e.org", 1, 0, 13)
    >>> is_prose("BERT", address), is_prose("今天读了一篇论文。作者把模型缩小了一半，效果不变", address)
    (False, True)
    """
    if _POINTERS.fullmatch(link.text.strip(TRIM)):
        return bool(_STOPPED.search(words))
    if len(words) > _STORY and words[0] not in _QUOTES and _TOLD.search(words):
        return True
    if len(words) > _CHINESE_STORY and _TOLD_OF_TOPIC.match(words):
        return True
    return is_bare(link) and bool(_SENTENCES.search(words))


def is_word(link: Link) -> bool:
    """Whether a link's text is what a tool or a platform is called.

    >>> is_word(Link("Caffe", "u", 1, 0, 5)), is_word(Link("paper", "u", 1, 0, 5))
    (True, False)
    """
    words = link.text.strip(TRIM)
    return bool(_NAMES.fullmatch(words) or _PLATFORMS.fullmatch(words))


_PICTURES = 6
"""More pictures lead no cell."""


def behind_pictures(entry: Entry, cell: Span) -> Span:
    """A cell without the linked pictures that lead it, such as badges before a name on a line below."""
    start = cell.start
    first = bisect_left(entry.links, start, key=attrgetter("start"))
    for link in entry.links[first : first + _PICTURES]:
        if not link.image or link.end > cell.end or entry.text[start : link.start].strip():
            break
        start = link.end
    left = entry.text[start : cell.end].lstrip()
    return Span(cell.end - len(left), cell.end) if left else cell
