"""Which of several titles of one article is the best."""

import re
from collections.abc import Iterable

from listgraph.entries.roles import is_generic

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S[^\s.]*\.\S+/\S+", re.IGNORECASE)
_OWNED = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_LONGEST = 160
"""A title with more characters is a sentence."""


def best_title(titles: Iterable[str]) -> str:
    """The best of ``titles``, in this order.

    Words before a repository's owner and name, these before a part's word ("paper", "代码"), that before an
    address; of words a title before a sentence; then the longest, of a sentence the shortest; then by
    alphabet.

    >>> best_title(["GitHub", "https://e.org/zed", "jo/zed", "zed"])
    'zed'
    """
    one, *others = titles
    return min((one, *others), key=_worth) if others else one


def _worth(title: str) -> tuple[int, int, str]:
    ranks = (bool(_ADDRESS.fullmatch(title)), is_generic(title), bool(_OWNED.fullmatch(title)))
    rank = len(ranks) - ranks.index(True) if True in ranks else 0
    long = len(title) > _LONGEST
    return rank, len(title) if long else -len(title), title
