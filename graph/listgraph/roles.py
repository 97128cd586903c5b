"""What the text of a link says of it: the part it plays ("paper", "代码"), or nothing but a title."""

import re
from functools import lru_cache

from listgraph.cues import cues
from listgraph.outline import Link

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

    >>> [role(Link(text, "u", 1, 0, 0)) for text in ("paper", "[Code]", "代码", "Seq2seq")]
    ['paper', 'code', 'code', '']
    """
    return "badge" if link.image else _role(link.text)


@lru_cache(maxsize=1 << 12)
def _role(text: str) -> str:
    text = text.strip(TRIM)
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


def is_generic(words: str) -> bool:
    """Whether words name the part that a link plays, and no article.

    >>> is_generic("论文地址"), is_generic("BERT论文")
    (True, False)
    """
    bare = words.strip(TRIM)
    return not bare or (len(bare) <= _LONGEST_ROLE and bool(_ROLE.fullmatch(bare.lower())))
