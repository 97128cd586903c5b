"""Who made the thing, behind its title: "Title, *J. Doe et al.*, ICML 2020", "Title, Bell Labs, 2021"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from functools import cache

from listgraph.cues import plain
from listgraph.lexicon import builtin
from listgraph.text.writing import squeeze

_PERSON = r"[A-Z][\w'’-]*\.?(?:[ ](?:[A-Z][\w'’-]*\.?|d[aei]|van|von|de[nr]|la)){1,3}"
_PEOPLE = rf"{_PERSON}(?:, {_PERSON})*(?:,? (?:and|&) {_PERSON})?"
_ET_AL = re.compile(r"(?:[,.;]|(?<=[?!]))\s+(?:[A-Z][\w.'’-]*,? ){1,8}(?:\([^()\n]{1,80}\) )?et al\b[^\n]*$")
_NAMED = re.compile(rf"(?:by |{_PEOPLE}$)")
_INVERTED = re.compile(r"[.,] (?:[A-Z][\w'’-]+, [A-Z](?:\.[ -]?[A-Z](?![\w'’-]))*\.?(?:[;,&]| and)?\s*)+$")
_TWO_WORDS = re.compile(r"(?:\S+ ){2}")
_SEVERAL = re.compile(rf"[\w)?!](?P<end>[,.;] {_PERSON}(?:, | and |, and | & ){_PEOPLE})$")
_FAR = 2_000
"""Those who made a thing take no more characters."""
_LAST = re.compile(r"(?:[,;]\s+|[，；]\s*)(?P<maker>[^,;，；]{2,48})$")
_INSTITUTE = re.compile(plain("titles", "institutes"))
_STOP = " ,.;，；。"


def before_makers(text: str, start: int, end: int, dated: bool, joints: Sequence[int]) -> int:
    """Where the title from ``start`` to ``end`` ends before those who made the thing.

    ``dated`` says that a venue or a year stood behind it, where lists have them; ``joints`` are where the
    entry's text has signs of markup.

    >>> line = "Eels at Night, Jane Doe, John Roe"
    >>> line[: before_makers(line, 0, len(line), True, ())]
    'Eels at Night'
    """
    part = text[start:end].rstrip(_STOP + "\n")
    stop = start + len(part)
    if found := _ET_AL.search(part) or _INVERTED.search(part, max(0, len(part) - _FAR)):
        return start + found.start()
    inside = joints[bisect_right(joints, start) : bisect_left(joints, stop)]
    if inside and text[inside[-1] - 2 : inside[-1]] in (", ", ". ") and _NAMED.match(text, inside[-1], stop):
        return inside[-1] - 2
    if not dated:
        return end
    if inside and text[inside[0]] in ",." and len(text[start : inside[0]].split()) > 1:
        return inside[0]
    begun = _TWO_WORDS.match(part)
    if begun and (found := _SEVERAL.search(part, max(begun.end(), len(part) - _FAR))):
        return start + found.start("end")
    last = _LAST.search(part)
    if last and (_INSTITUTE.search(last["maker"]) or squeeze(last["maker"]) in _organizations()):
        return start + last.start()
    return end


def is_institute(words: str) -> bool:
    """Whether words are called like those who make things.

    >>> is_institute("南山实验室"), is_institute("南山")
    (True, False)
    """
    return bool(_INSTITUTE.search(words))


@cache
def _organizations() -> Set[str]:
    """Every known maker, by each of its names."""
    rows = builtin().organizations.values()
    return {squeeze(name) for row in rows for name in (row.name, *row.aliases, *row.zh)}
