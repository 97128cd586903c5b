"""Who does what a participle tells: "with A beating B", "A gains two points, nearly matching B"."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from listgraph.names.name import Name
from listgraph.rules.sentences import KIND, NAME, NEAR, Sentence

_ABSOLUTE = re.compile(rf"[,;(—–-] ?with {NAME}{KIND} ?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z]+ing(?![a-z])")
_ADVERBS = re.compile(r"\s*(?:(?:even|still|almost|\w+ly) )*")
_FIRST = re.compile(rf"\s*(?:(?:and|but|while|whereas) )?(?P<name>{NAME}){KIND} [a-z]", re.IGNORECASE)


def does_itself(sentence: Sentence, cue: int) -> bool:
    """Whether the name right before a cue is no means, though "with" stands before: ", with A beating B"."""
    return bool(
        _PARTICIPLE.match(sentence.masked, cue) and _ABSOLUTE.search(sentence.masked, cue - NEAR, cue)
    )


def goes_on(sentence: Sentence, clauses: Sequence[int], cue: int) -> Name | None:
    """The subject of the clause before that of a cue, if that goes on with it: "and A gains, matching B".

    ``clauses`` are the places where the clauses of the masked sentence begin.
    """
    at = bisect_right(clauses, cue) - 1
    if at < 1 or not _PARTICIPLE.match(sentence.masked, cue):
        return None
    if not _ADVERBS.fullmatch(sentence.masked, clauses[at], cue):
        return None
    first = _FIRST.match(sentence.masked, clauses[at - 1], clauses[at])
    return sentence.names[first["name"]] if first else None
