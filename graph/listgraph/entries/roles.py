"""What the text of a link says of it: the part it plays ("paper", "代码"), or nothing but a title.

A part may have a remark behind it, in brackets or after a comma: "Code (in construction)",
"JAX, unofficial". In brackets that may be any words, after a comma one of the table's.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from listgraph.cues import Needles, cues, words
from listgraph.entries.citations import venue
from listgraph.lists.outline import Link
from listgraph.text.script import simplified
from listgraph.text.shortcodes import SHORTCODE

TRIM = "[]()（）【】「」<>《》|`*_·•:：,，.。!→↗➡️← \t\n"
"""What stands around a word of a list and is no part of it."""
_ROLE = re.compile("|".join(f"(?P<{role}>{'|'.join(texts)})" for role, texts in cues("roles").items()))
_LONGEST_ROLE = 40
_NUMBERED = re.compile(r"(?<=[^\W\d_])[ -]?[(（]?\d$")
"""The number of "paper 2", one of several of a kind."""
_SIGNS = re.compile(r"^[^\w(（\[【!🤗]+|[^\w)）\]】!+#🤗]+$")
"""What is drawn before or behind a word: "📝 中文解读"."""
_IN_BRACKETS = re.compile(
    r"(?P<part>[^()（）\[\]【】]*[^()（）\[\]【】\s])\s*+[(（\[【](?P<remark>[^()（）\[\]【】]+)[)）\]】]?"
)
_BEHIND = re.compile(
    rf"(?P<part>.+?)(?:(?<!\s)\s*+[,，;；:：/]\s*+|\s[-–—|]\s|\s)(?P<remark>{words('remarks', 'words')})",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（\[【]")
_ROLES = Needles(("roles", role) for role in cues("roles"))
_REMARKS = Needles([("remarks", "words")])
_JOINT = re.compile("[&+/、,，:：和与及]|and")
"""What what is joined does not go without."""
_JOINED = re.compile(r"\s*(?:[&+/、,，:：]|\band\b|[和与及])\s*")
_REMARK = re.compile(words("remarks", "words"), re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"(?:arxiv|doi|pmid|hal)\s?:?\s?[\w./()-]*\d[\w./()-]*|\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}/\S+",
    re.IGNORECASE,
)
"""A paper's number in an archive, which is no title of it."""
_CITED = re.compile(
    r"(?:(?:arXiv|bioRxiv|medRxiv|ChemRxiv|SSRN)[:.]?\s?[\w./-]{0,20}"
    r"|[A-Z][\w.&-]{0,20}(?: [A-Za-z][\w.&-]{0,20}){0,5},? (?:(?:19|20)\d\d,? )?"
    r"\d{1,4}(?:\(\d{1,3}\))?, ?[\w-]{0,8}\d[\w-]{0,8})"
    r"[.,;]?\s?(?:\((?:19|20)\d\d\)?)?"
)
"""Where a paper came out, with volume and page: "Nat Commun 16, 2391 (2025)", "bioRxiv (2023)"."""
_BARE = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]")


def role(link: Link) -> str:
    """The part that a link's text says it plays, or an empty string where the text is a title.

    >>> [role(Link(text, "u", 1, 0, 0)) for text in ("paper", "[Code]", "代码 (待开源)", "程式碼", "Seq2seq")]
    ['paper', 'code', 'code', 'code', '']
    """
    return "badge" if link.image else _role(link.text)


def is_bare(link: Link) -> bool:
    """Whether a link's text is its address and nothing else."""
    return ("://" in link.text or "www." in link.text.lower()) and role(link) == "bare"


@lru_cache(maxsize=1 << 12)
def _role(text: str) -> str:
    if ":" in text and SHORTCODE.fullmatch(text.strip()):
        return "page"
    text = simplified(text.strip(TRIM))
    if not _WORDS.search(text):
        return "page"
    if ("://" in text or "." in text[:4]) and _BARE.fullmatch(text):
        return "bare"
    if len(text) > _LONGEST_ROLE:
        return ""
    if _IDENTIFIER.fullmatch(text) or _CITED.fullmatch(text):
        return "paper"
    if venue(text):
        return "date"
    return role_of(text) or role_of(_without_signs(text)) or _remarked(text)


@lru_cache(maxsize=1 << 12)
def role_of(text: str) -> str:
    """The part that a text names, and nothing else."""
    lower = text.lower()
    if not (_ROLES.holds_one(lower) or ("-" in lower and _ROLES.holds_one(lower.replace("-", " ")))):
        return ""
    found = _ROLE.fullmatch(lower) or ("-" in lower and _ROLE.fullmatch(lower.replace("-", " ")))
    if not found and lower[-1:].isdigit() and (one := _NUMBERED.sub("", lower)) != lower:
        found = _ROLE.fullmatch(one)
    return (found.lastgroup or "") if found else ""


def _without_signs(text: str) -> str:
    """A text without what is drawn before and behind it."""
    return text if text[:1].isalnum() and text[-1:].isalnum() else _SIGNS.sub("", text)


def _remarked(text: str) -> str:
    """The part that a text names before a remark, or the first of several joined: "Code & Data"."""
    text = _without_signs(text)
    found = _IN_BRACKETS.fullmatch(text) if _BRACKETS.search(text) else None
    if not found and _REMARKS.holds_one(text):
        found = _BEHIND.fullmatch(text)
    if found:
        return role_of(found["part"].strip(TRIM)) or _remarked(found["part"])
    if not _JOINT.search(text):
        return ""
    parts = [role_of(each) for each in _JOINED.split(text)]
    return parts[0] if len(parts) > 1 and all(parts) else ""


def is_explained(link: Link) -> bool:
    """Whether a part has a remark in brackets that the table does not have: it may be a name's own.

    >>> [is_explained(Link(text, "u", 1, 0, 0)) for text in ("Code (second edition)", "Code (official)")]
    [True, False]
    """
    found = _IN_BRACKETS.fullmatch(link.text.strip())
    return bool(found and not _REMARK.fullmatch(found["remark"]) and not role_of(found["remark"]))


_PART = re.compile(r"(?P<name>\S.{0,40}?)[ -](?P<part>[a-z]{3,12}|(?-i:[\u3400-\u9fff]){2,4})", re.IGNORECASE)


def part_of(link: Link, texts: Sequence[str]) -> str:
    """The part that a link plays for what another text names too: "BERT Code" beside "BERT: Pre-training".

    ``texts`` are sorted, the link's own among them. Empty where its text is a title.

    >>> part_of(Link("BERT Code", "u", 1, 0, 0), ["BERT Code", "BERT: Pre-training"])
    'code'
    """
    found = _PART.fullmatch(link.text.strip(TRIM))
    part = _role(found["part"]) if found else ""
    if not (found and part):
        return ""
    name = found["name"]
    first = bisect_left(texts, name)
    alike = sum(text.startswith(name) for text in texts[first : first + 2])
    return part if alike > link.text.startswith(name) else ""


@lru_cache(maxsize=1 << 12)
def is_generic(words: str) -> bool:
    """Whether words name the part that a link plays, and no article.

    >>> is_generic("论文地址"), is_generic("该项目开源地址是"), is_generic("BERT论文")
    (True, True, False)
    """
    bare = simplified(words.strip(TRIM))
    return not bare or (
        len(bare) <= _LONGEST_ROLE and bool(role_of(bare) or role_of(_without_signs(bare)) or _remarked(bare))
    )
