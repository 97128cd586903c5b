"""What the text of a link says of it: the part it plays ("paper", "代码"), or nothing but a title."""

import re
from collections.abc import Iterable
from functools import lru_cache

from listgraph.cues import cues
from listgraph.lists.outline import Link
from listgraph.script import simplified

TRIM = "[]()（）【】「」<>《》|`*_·•:：,，.。!→↗➡️← \t\n"
"""What stands around a word of a list and is no part of it."""
_ROLE = re.compile("|".join(f"(?P<{role}>{'|'.join(texts)})" for role, texts in cues("roles").items()))
_LONGEST_ROLE = 40
_NUMBERED = re.compile(r"(?<=[^\W\d_])[ -]?[(（]?\d$")
"""The number of "paper 2", one of several of a kind."""
_IDENTIFIER = re.compile(
    r"(?:arxiv|doi|pmid|hal)\s?:?\s?[\w./()-]*\d[\w./()-]*|\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}/\S+",
    re.IGNORECASE,
)
"""A paper's number in an archive, which is no title of it."""
_BARE = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]")


def role(link: Link) -> str:
    """The part that a link's text says it plays, or an empty string where the text is a title.

    >>> [role(Link(text, "u", 1, 0, 0)) for text in ("paper", "[Code]", "程式碼", "Seq2seq")]
    ['paper', 'code', 'code', '']
    """
    return "badge" if link.image else _role(link.text)


@lru_cache(maxsize=1 << 12)
def _role(text: str) -> str:
    text = simplified(text.strip(TRIM))
    if not _WORDS.search(text):
        return "page"
    if _BARE.fullmatch(text):
        return "bare"
    if len(text) > _LONGEST_ROLE:
        return ""
    if _IDENTIFIER.fullmatch(text):
        return "paper"
    found = _ROLE.fullmatch(_NUMBERED.sub("", text.lower()))
    return (found.lastgroup or "") if found else ""


_PART = re.compile(r"(?P<name>\S.{0,40}?)[ -](?P<part>[a-z]{3,12}|[\u3400-\u9fff]{2,4})", re.IGNORECASE)


def part_of(link: Link, others: Iterable[str]) -> str:
    """The part that a link plays for what another text names too: "BERT Code" beside "BERT: Pre-training".

    Empty where its text is a title.

    >>> part_of(Link("BERT Code", "u", 1, 0, 0), ["BERT: Pre-training"])
    'code'
    """
    found = _PART.fullmatch(link.text.strip(TRIM))
    part = _role(found["part"]) if found else ""
    return part if found and part and any(text.startswith(found["name"]) for text in others) else ""


def is_generic(words: str) -> bool:
    """Whether words name the part that a link plays, and no article.

    >>> is_generic("论文地址"), is_generic("BERT论文")
    (True, False)
    """
    bare = simplified(words.strip(TRIM))
    return not bare or (len(bare) <= _LONGEST_ROLE and bool(_ROLE.fullmatch(bare.lower())))
