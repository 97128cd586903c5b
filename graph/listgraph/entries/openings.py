"""How a text opens that has a name in front: behind a tag in brackets, before a colon, before Chinese."""

import re

from listgraph.entries.roles import is_generic
from listgraph.names.called import is_coined
from listgraph.text.writing import squeeze

TAG = re.compile(
    r"(?:[\[【](?:关于\s?)?(?P<name>[^\[\]【】\n]{2,40})[\]】]"
    r"|[(（](?P<again>(?=[^()（）\n]*[A-Z\d])[^()（）\n]{2,40})[)）](?=\s+(?P=again)(?!\w))"
    r"|[(（](?P<filed>[^()（）\n]{2,40})[)）])[\s:：]*(?=\S)"
)
"""A name in brackets before a title; in round ones before one that begins with it: "(DETR3D) DETR3D: …"; in
others, what an entry is filed under: "(Survey) AviNet: …"."""
COLON = re.compile(r"(?P<name>[^:：\n|。，]{2,48}?)\s?[:：](?!//)\s*(?=\S)")
_CHINESE = re.compile(
    r"(?P<name>(?![A-Z]{2,5}[\u3400-\u9fff])[A-Z][\w.+-]+[A-Za-z\d+](?: [A-Z\d][\w.+-]*[A-Za-z\d+])?)[\s-]?"
    r"(?![和与及或跟对的系]|报道)[\u3400-\u9fff]{2}",
    re.ASCII,
)


def before_chinese(text: str, start: int, end: int) -> int:
    """Where the coined name ends with which a title begins, to go on in Chinese; 0 where there is none.

    Capitals right before Chinese are short for it.

    >>> titles = ("AviNet 人像抠图", "AviNet做多模态融合", "AviNet和BirdNet", "DMA控制器")
    >>> [before_chinese(title, 0, len(title)) for title in titles]
    [6, 6, 0, 0]
    """
    found = _CHINESE.match(text, start, end)
    return found.end("name") if found and is_coined(found["name"]) else 0


def is_filing(tag: re.Match[str], text: str, end: int) -> bool:
    """Whether brackets say what an entry is filed under, as a name follows: "[Vision] AviNet: …"."""
    named = COLON.match(text, tag.end(), end)
    if not named or not _ONE.fullmatch(named["name"]) or is_generic(named["name"]):
        return False
    tagged, own = squeeze(tag[tag.lastgroup or 0]), squeeze(named["name"])
    return own not in tagged and tagged not in own


_ONE = re.compile(r"(?:[a-z]{1,2})?[A-Z][\w.+-]*")
