"""What stands before the name with which an entry begins: marks, a date, a venue, a number."""

import re

from listgraph.entries.citations import venue
from listgraph.entries.roles import TRIM, role_of
from listgraph.text.days import DAY

_VENUE = (
    r"[\[【(（][^\[\]【】()（）\n]{0,45}(?<!\d)(?:19|20)\d\d(?!\d)"
    r"[^\[\]【】()（）\n]{0,45}[\]】)）][\s:：,|-]*"
)
"""Where and when a text came out, in brackets: "[ACL Workshop, 2023.6]", "(arXiv preprint 2021)"."""
_SIGN_TAG = r"(?:[\[【][^\w\s\[\]【】][^\[\]【】\n]{1,45}[\]】]\s*)?"
"""What something is filed under, behind a picture: "[💬Text and layout]"."""
_LEAD = re.compile(
    r"(?:\[[ xX]\])?[\s\-–—*•·>.,\"“”'‘《「『✅⭐🌟🔥📙🎥🆕️]*"
    r"(?:[\[【](?:[A-Z][a-z]+ )?(?:Releases?|News|Updates?|Announcements?)[\]】]\s*)?"
    rf"(?:{_VENUE}|[(（\[【]?(?:(?<=[(（\[【])[A-Za-z]+ )?"
    rf"(?:19|20)\d\d(?:[-./年]\d{{1,2}}(?:[-./月]\d{{1,2}}日?)?)?[)）\]】]?[\s:：,，|-]*|{DAY})?"
    rf"(?:\[\d{{1,3}}\]\s*|\d{{1,3}}(?:[-.]\d{{1,2}})?[.)、](?!\d)\s*|[A-Za-z]{{0,2}}#\d{{1,4}}[-:：.\s]\s*)?[\s*]*{_SIGN_TAG}[\s*\"“]*"
    r"(?:(?:Introducing|Announcing|Presenting|Meet|Hello) (?=[A-Z]))?"
    r"(?:[\u3400-\u9fff]{2,6}\s?[｜|]\s?(?=[A-Za-z]))?"
)
"""What stands before a name: marks, a date, a number, in Chinese what it is filed under: "论文速读｜BERT"."""
_OPENING = ("[", "(", "【", "（")
_WRAP = re.compile(r"【\s*(?=[^【】\n:：]{2,48}[:：][^【】\n]*】)")
"""A bracket around a name and its title: "【AviNet: Counting Birds】"; in a tag no colon stands."""
_SORT = re.compile(r"(?P<said>[^\W\d][^\s:：|\[\]【】()（）]{1,11})\s?[:：](?!//)\s*(?=\S)")
"""What kind of text is linked, before its title: "论文：AviNet: …"."""
_TEXTS = frozenset({"paper", "page", "video"})
_HELD = re.compile(r"(?P<said>[A-Za-z]{2,10}[ '’-]?(?:19|20)?\d\d)\s?[-–—:：|｜]\s?[《「]?(?=\S)")
"""Where it came out, before a hyphen or a bar: "CVPR2021-《AviNet》"."""
_BRACKETED = re.compile(r"[\[【(（](?P<said>[^\[\]【】()（）\n]{2,45})[\]】)）][\s*:：,|-]*")
"""What stands in brackets before a name, and may be where it came out: "[2025] [ICCV 25] AviNet"."""


def behind_lead(text: str, start: int, end: int) -> int:
    """Where a name begins, behind marks, a date, a venue or a number.

    >>> "2024-05-01 **BERT**"[behind_lead("2024-05-01 **BERT**", 0, 19):]
    'BERT**'
    """
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while text[start : start + 1] in _OPENING and (said := _BRACKETED.match(text, start, end)):
        if not venue(said["said"].strip(TRIM)):
            break
        start = said.end()
    start = behind_venue(text, start, end)
    if (sort := _SORT.match(text, start, end)) and role_of(sort["said"]) in _TEXTS:
        start = sort.end()
    wrap = _WRAP.match(text, start, end)
    return wrap.end() if wrap else start


def behind_venue(text: str, start: int, end: int) -> int:
    """Where a title begins, behind where it came out.

    >>> title = "ICCV2021-AviNet：新的主干网络"
    >>> title[behind_venue(title, 0, len(title)):]
    'AviNet：新的主干网络'
    """
    held = _HELD.match(text, start, end)
    return held.end() if held and venue(held["said"]) else start
