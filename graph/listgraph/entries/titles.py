"""Where in a text an article's title stands, if no link's text is it."""

import re
from collections.abc import Sequence

from listgraph.cues import cues, words
from listgraph.entries.roles import TRIM
from listgraph.lists.outline import Link

_LEAD = re.compile(
    r"(?:\s*\[[ xX]\])?[\s\-–—*•|.,;:：，。、()（）>\]✅⭐🌟🔥📙🎥️]*"
    r"(?:\(?\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?\)?\s*)?(?:\[\d{1,3}\]\s*|\d{1,3}[.)、]\s*)?[|\s]*"
)
_QUOTED = re.compile(r"(?:et al\.?|[A-Z]\.|[a-z]+\.)\s*[\"“](?P<title>[^\"“”]{12,})[\"”]")
"""The title in "Author, et al. “Title.” Venue."."""
_AUTHORS = re.compile(r"\.\s+(?=[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+(?:,| and |\. ))")
_NAMED_AUTHORS = re.compile(r"(?:Authors?|作者)\s?[:：]")
_DESCRIPTION = re.compile(r"\s(?:[-–—]+\s|-(?=[a-z]{3})|\s+(?=\S))|(?<=\w)[-–—] (?=[a-z])|\n|\u2028|。(?=.)")
_SAYS = re.compile("|".join(f"(?:{cue})" for cue in cues("titles")["description"]))
"""The words with which a sentence about the thing begins, right behind its name."""
_NAME_BEFORE = re.compile("[a-z0-9)] ")
_PIECE = re.compile(r"[^|]*[^|\d\s][^|]*")
_SENTENCES = re.compile(r"[。！？].{12}|[a-z]\. [A-Z].{40}", re.DOTALL)
_WRAPPED = re.compile(r"\[[^\[\]]+\]?|【[^【】]+】|［[^［］]+］")
_NAMES = re.compile(words("titles", "names"), re.IGNORECASE)
_DESCRIBED = re.compile(r"\s?(?:[-–—:：]\s?|\s[-–—]+\s)\S|\s?[(（]")
_END = " \n\t[(（【［|:：-–—,，;`·<"
_SHORT = re.compile(r"[看见读]|see|via|from|on|at|by|in", re.IGNORECASE)
"""What before a link names nothing: "看 https://…"."""


def bare_title(text: str, start: int, end: int) -> tuple[int, int]:
    """The title in a text such as "2020 | Title | Authors", "[3] Title" or "Title. Authors. Venue".

    It is empty, both bounds the same, where nothing there is a title.
    """
    lead = _LEAD.match(text, start, end)
    start = min(lead.end() if lead else start, end)
    piece = _PIECE.search(text, start, end) if "|" in text[start:end] else None
    if piece:
        start, end = _stripped(text, *piece.span())
    quoted = _QUOTED.search(text, start, end) if '"' in text or "“" in text else None
    if quoted:
        return quoted.span("title")
    for pattern in (_AUTHORS, _NAMED_AUTHORS, _DESCRIPTION, _SAYS):
        behind = pattern.search(text, start, end)
        if pattern is _SAYS and behind and not _NAME_BEFORE.match(text, behind.start() - 2):
            continue
        if behind and len(text[start : behind.start()].strip()) >= 2:
            end = behind.start()
    return _trimmed(text, start, end)


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


def title_behind(text: str, links: Sequence[Link], end: int) -> tuple[int, int]:
    """The title behind the links that a text begins with: "[paper](u) Title", "[arXiv:1](u), Title".

    It is empty, both bounds the same, where nothing there is a title.
    """
    start = links[0].end
    for link in links[1:]:
        if text[start : link.start].strip(TRIM):
            end = link.start
            break
        start = link.end
    found = bare_title(text, start, end)
    words = text[found[0] : found[1]]
    return found if len(words) >= 4 else (start, start)


def is_named(text: str, link: Link) -> bool:
    """Whether a link's text that says what part it plays is a name all the same, being described.

    So in "[Keras](u) - a library", where it comes first, and not in "BERT [Keras](u)".
    """
    words = link.text.strip(TRIM)
    line = text.rfind("\n", 0, link.start) + 1
    first = not text[line : link.start].strip(" *-•[")
    return (
        first and not link.image and bool(_NAMES.fullmatch(words)) and bool(_DESCRIBED.match(text, link.end))
    )


def is_sentences(words: str) -> bool:
    """Whether words are sentences, and no title.

    >>> is_sentences("BERT"), is_sentences("今天读了一篇论文。作者把模型缩小了一半，效果不变")
    (False, True)
    """
    return bool(_SENTENCES.search(words))
