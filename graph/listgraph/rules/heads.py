"""What a title begins with that it says something of: "TaCL: Improving BERT …", "gateway：接入 GPT-4"."""

import re
from typing import NamedTuple

from listgraph.cues import cues
from listgraph.entries.context import Context
from listgraph.entries.lead import behind_lead

_HEAD = re.compile(
    r"\W*(?:\[[^\]]{2,30}\]\s*)?(?:[A-Z]\w*/)?"
    r"(?P<head>[a-z]{0,2}[A-Z][A-Za-z0-9.+-]*+(?: [A-Z0-9][A-Za-z0-9.+-]*+){0,3})"
    r"(?P<aside> ?[(（][^)）]*[)）])?"
    r"(?:\s?[:：]|, (?:an?|the|our|it[’']s) |, (?=[A-Z][a-z]+ing |(?:re-?)?[a-z]+(?:ed|ase|ases) )"
    r"| [-–—] (?=An? )| \|)\s?\S"
)
_COINED = re.compile(
    r"[a-z]{1,2}[A-Z][A-Z0-9]*\d|(?=[A-Za-z+.-]*[a-z])[a-z+.-]*[A-Z][a-z+.-]*[A-Z0-9][\w+.-]*|[A-Z]{3,9}"
)
"""A word that nobody would write so who does not name something new: "TaCL", "GRET"."""
_IS_A = re.compile(r"An? (?:[\w-]+ ){1,5}(?:[Mm]odel|LLM)\b")
"""A subtitle that says what its thing is: "Code Llama: An … Model"."""
_SMALL = re.compile(
    r"\W*(?:[A-Za-z][\w.-]*/)?(?P<head>[a-z][A-Za-z\d]{2,}(?:[-_.][A-Za-z\d]+)*)\s?[:：]\s?(?=[^\n]{0,8}[\u3400-\u9fff])"
)
"""What a repository is called like, before what Chinese says of it."""
_TOLD_OF = re.compile(
    r"\W*(?P<head>[A-Za-z][\w.+-]{2,}(?: [A-Z][\w.+-]*){0,3})(?:数据集|语料库?|项目)?[，,]\s?"
    r"(?=该|其[^他它中余]|这|是一?[个款种]|一[个款种])",
    re.ASCII,
)
"""What a sentence goes on about: "X，该数据集…"."""
_MADE_OF = re.compile(
    r"\W*(?P<head>[A-Z][\w.+-]{3,}) ?(?=(?:是|：)?(?:一[个款种])?(?:基于|利用|借助|采用))", re.ASCII
)
"""What a title says of a thing that has a name: "DeepSite 基于 DeepSeek 的智能体"."""
_SAID_IN_CHINESE = (_TOLD_OF, _MADE_OF, _SMALL)
_NO_THING = frozenset((*cues("discovery")["prefixes"], *cues("discovery")["generic"]))
_PART = re.compile(r"[-_.]")


class Head(NamedTuple):
    """A head that ends at ``end``, and ``aside`` with what stands in brackets behind it, 0 for nothing.

    ``coined``: it is the name of something new, so that what the title says of it names only means.
    """

    end: int
    aside: int
    coined: bool


def head_of(context: Context) -> Head | None:
    """The head of an entry's title; None where it has none."""
    title = context.reading.title
    start = behind_lead(context.text, title.start, title.end)
    head = _HEAD.match(context.text, start, title.end)
    if not head and start > title.start:
        head = _HEAD.match(context.text, title.start, title.end)
    if head:
        coined = _COINED.fullmatch(head["head"]) or _IS_A.match(context.text, head.end() - 1)
        return Head(head.end("head"), head.end("aside") if head["aside"] else 0, bool(coined))
    for pattern in () if context.text.isascii() else _SAID_IN_CHINESE:
        small = pattern.match(context.text, title.start, title.end)
        if small and _NO_THING.isdisjoint(_PART.split(small["head"].lower())):
            return Head(small.end("head"), 0, True)
    return None
