"""Of which lists a text may hold a cue: known in one pass over it, before patterns are tried."""

from functools import lru_cache

from listgraph.cues import Needles

_LISTS = (
    *(("foil", key) for key in ("before", "after", "native")),
    *(("ingredient", key) for key in ("before", "served", "after", "data")),
    *(("base", key) for key in ("before", "after", "copula", "data")),
    ("survey", "words"),
    ("inventory", "headlines"),
)
_NEEDLES = Needles(_LISTS)


def may_hold(text: str, table: str, *keys: str) -> bool:
    """Whether a cue of one of the lists may be in ``text``.

    >>> may_hold("an alternative to BERT", "foil", "before"), may_hold("BERT", "foil", "before")
    (True, False)
    """
    held = _held(text)
    return bool(held) and any((table, key) in held for key in keys)


@lru_cache(maxsize=1 << 6)
def _held(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_NEEDLES.among(text))
