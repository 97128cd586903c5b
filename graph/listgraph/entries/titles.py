"""Where in a text an article's title stands, if no link's text is it."""

import re
from collections.abc import Sequence

from listgraph.cues import cues, words
from listgraph.entries.citations import Cited, cited, venue
from listgraph.entries.roles import TRIM, is_explained, is_generic, role
from listgraph.lists.outline import Link

_LEAD = re.compile(
    r"(?:\s*\[![\w-]+\][-+]?\s)?(?:\s*\[[ xX]\])?[\s\-–—*•|.,;:：，。、)）>\]✅⭐🌟🔥📙🎥️]*"
    r"(?:\(?\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?\)?\s*)?(?:\[\d{1,3}\]\s*|\d{1,3}[.)、]\s*)?(?:[-–—]\s)?[|\s]*"
)
_QUOTED = re.compile(r"(?:et al\.?|[A-Z]\.|[a-z]+\.)\s*[\"“](?P<title>[^\"“”]{12,})[\"”]")
"""The title in "Author, et al. “Title.” Venue."."""
_AUTHORS = re.compile(
    r"\.\s+(?=[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+(?:,| and |\. )|(?:[A-Z][\w'’-]+,? )+et al)"
)
_NAMED_AUTHORS = re.compile(r"(?:Authors?|作者)\s?[:：]")
_DESCRIPTION = re.compile(r"\s(?:[-–—]+\s|-(?=[a-z]{3})|\s+(?=\S))|(?<=\w)[-–—] (?=[a-z])|\n|\u2028|。(?=.)")
_SAYS = re.compile("|".join(f"(?:{cue})" for cue in cues("titles")["description"]))
"""The words with which a sentence about the thing begins, right behind its name."""
_NAME_BEFORE = re.compile("[a-z0-9)] ")
_PIECE = re.compile(r"[^|]*[^|\d\s][^|]*")
_SENTENCES = re.compile(r"[。！？].{12}|[a-z]\. [A-Z].{40}", re.DOTALL)
_WRAPPED = re.compile(r"\[[^\[\]]+\]?|【[^【】]+】|［[^［］]+］")
_NAMES = re.compile(words("titles", "names"), re.IGNORECASE)
_PLATFORMS = re.compile(words("titles", "platforms"), re.IGNORECASE)
_ROOT = re.compile(r"(?:https?://)?[^/]+\.[^/]+/?", re.IGNORECASE)
_MAKER_FIRST = re.compile(r"\s*(?:[-–—:,]\s+)(?P<maker>\S+(?: \S+){0,3}?)\s+[-–—]\s+(?=\S)")
_NOTE = re.compile(r"[(（][^()（）]*(?:[)）]|$)")
"""A note in brackets behind links tells of them, and names nothing."""
_SHORTEST = 4
"""A title behind its links has as many characters."""
_DESCRIBED = re.compile(r"\s?(?:[-–—:：]\s?|\s[-–—]+\s)\S|\s?[(（]")
_END = " \n\t[(（【［|:：-–—,，;`·<"
_LABEL = re.compile(r"(?:\[[^\[\]\n]{1,30}\]|【[^【】\n]{1,30}】)\s*[:：]?\s*(?=[^\s\[【(（|][^\n]{7})")
"""A list's own label in brackets before a title: "[ViT] An Image …"."""
_VIA = re.compile(
    r"(?<=\s)[(（]?(?:via|source|h/t|see|来源|出处|转自|见)$|[(（](?:via|source|来源|出处|转自|见)$",
    re.IGNORECASE,
)
"""What leads from a title to a link that is no part of it."""
_CREDIT = re.compile(
    r"[\s(（|,，·-]*(?:via|source|src|h/t|hat tip(?: to)?|found (?:on|by)|来源|出处|转自|转载自)"
    r"[\s:：]*[\[(（]?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[看见读]|see|via|from|on|at|by|in", re.IGNORECASE)
"""What before a link names nothing: "看 https://…"."""
_ADDRESS = re.compile(
    r"的?(?:开源|下载|官方|在线|原文|项目|代码|论文|模型|仓库| ?github ?)*"
    r"(?:地址|链接|主页|网址)(?:是|为|如下|见)?$",
    re.IGNORECASE,
)
"""What before an address says that it is one: "海燕-7B 开源地址为：https://…" is called 海燕-7B."""
_POINTERS = re.compile(words("titles", "pointers"), re.IGNORECASE)
_STOPPED = re.compile(r"[a-z0-9)*]\. [A-Z]|[。！？]")
_SHORTEST_NAME = 2
_FEW = 4
"""So many words at most say what a link in brackets is for."""
_SHORT_ASIDE = 200
_DETERMINER = re.compile(r"an?|the|this|these|those|our|my|its?", re.IGNORECASE)


def bare_title(text: str, start: int, end: int) -> Cited:
    """The title in a text such as "2020 | Title | Authors", "[3] Title" or "Title. Authors. Venue".

    It is empty, both bounds the same, where nothing there is a title.
    """
    lead = _LEAD.match(text, start, end)
    start = min(lead.end() if lead else start, end)
    lead_in = _VIA.sub("", text[start:end].rstrip(_END)).rstrip(_END)
    named = _ADDRESS.sub("", lead_in).rstrip(_END)
    end = start + len(named if len(named) >= _SHORTEST_NAME else lead_in)
    whole = cited(text, start, end)
    if whole.quoted:
        return whole
    label = _LABEL.match(text, whole.start, end)
    start = label.end() if label else whole.start
    piece = _PIECE.search(text, start, end) if "|" in text[start:end] else None
    if piece:
        start, end = _stripped(text, *piece.span())
    quoted = _QUOTED.search(text, start, end) if '"' in text or "“" in text else None
    if quoted:
        return Cited(*quoted.span("title"), whole.venue)
    for pattern in (_AUTHORS, _NAMED_AUTHORS, _DESCRIPTION, _SAYS):
        behind = pattern.search(text, start, end)
        if pattern is _SAYS and behind and not _NAME_BEFORE.match(text, behind.start() - 2):
            continue
        if behind and len(text[start : behind.start()].strip()) >= 2:
            end = behind.start()
    own = cited(text, start, end)
    return Cited(*_trimmed(text, own.start, own.end), whole.venue or own.venue)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what opens the link that follows, and without brackets around all of it."""
    wrapped = _WRAPPED.fullmatch(text[start:end].rstrip(" \n\t(（:：-<"))
    if wrapped:
        start, end = start + 1, start + len(wrapped.group()) - (wrapped.group()[-1] in "]】］")
    end = start + len(text[start:end].rstrip(_END))
    bare = text[start:end].strip(TRIM)
    return (start, end) if bare and not _SHORT.fullmatch(bare) else (start, start)


def title_behind(text: str, links: Sequence[Link], end: int) -> Cited:
    """The title behind the links that a text begins with: "[paper](u) Title", "[arXiv:1](u), Title".

    Behind a link that is a year the maker may come first: "[2012](u) - Maker - Title". It is empty, both
    bounds the same, where nothing there is a title.
    """
    start = links[0].end
    for link in links[1:]:
        if text[start : link.start].strip(TRIM):
            end = link.start
            break
        start = link.end
    year = venue(links[0].text.strip(TRIM))
    maker = _MAKER_FIRST.match(text, start, end) if year else None
    found = bare_title(text, maker.end() if maker else start, end)
    if found.end - found.start < _SHORTEST or _NOTE.match(text, found.start, found.end):
        return Cited(start, start)
    return found if found.venue else found._replace(venue=year)


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


def is_prose(words: str, link: Link) -> bool:
    """Whether words before a link are sentences that it is no more than the source or a word of.

    So before a bare address, and before one that only points: "It is out. Read more [here](u)".
    """
    if _POINTERS.fullmatch(link.text.strip(TRIM)):
        return bool(_STOPPED.search(words))
    return role(link) == "bare" and is_sentences(words)


def is_word(link: Link) -> bool:
    """Whether a link's text is what a tool or a platform is called.

    >>> is_word(Link("Caffe", "u", 1, 0, 5)), is_word(Link("paper", "u", 1, 0, 5))
    (True, False)
    """
    words = link.text.strip(TRIM)
    return bool(_NAMES.fullmatch(words) or _PLATFORMS.fullmatch(words))


def is_sentences(words: str) -> bool:
    """Whether words are sentences, and no title.

    >>> is_sentences("BERT"), is_sentences("今天读了一篇论文。作者把模型缩小了一半，效果不变")
    (False, True)
    """
    return bool(_SENTENCES.search(words))
