"""Who does what a participle tells: "with A beating B", "A gains two points, nearly matching B"."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from listgraph.names.name import Name
from listgraph.rules.sentences import KIND, NAME, NEAR, Sentence

_ABSOLUTE = re.compile(rf"[,;(—–-] ?with {NAME}{KIND} ?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[a-z]+ing(?![a-z])")
_ADVERBS = re.compile(r"\s*(?:(?:and|but|while) )?(?:(?:even|still|almost|\w+ly) )*")
_BETWEEN = re.compile(
    rf"\s*(?:(?:and|but|while|or) )?(?:[a-z]+ing(?![a-z]).*|(?:\w+(?:['’]s)? )?{NAME}{KIND}(?: \w+)?,?\s*)",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand between a subject's clause and a participle: another one, and more of its objects."""
_FIRST = re.compile(rf"\s*(?:(?:and|but|while|whereas) )?(?P<name>{NAME}){KIND} [a-z]", re.IGNORECASE)


def does_itself(sentence: Sentence, cue: int) -> bool:
    """Whether the name right before a cue is no means, though "with" stands before: ", with A beating B"."""
    return bool(
        _PARTICIPLE.match(sentence.masked, cue) and _ABSOLUTE.search(sentence.masked, cue - NEAR, cue)
    )


_MEANS = re.compile(
    rf"[^.;:!?，。；：！？]*? (?:with|using) (?:(?:an?|the|our|its) )?(?:[\w-]+ ){{0,2}}(?P<name>{NAME})",
    re.IGNORECASE,
)


def by_means(sentence: Sentence, begun: int, cue: int) -> Name | None:
    """The name by which it is done what a title begins with: "Beating B at chess with a tuned A".

    The clause of the cue has ``begun`` with it.
    """
    if sentence.masked[begun:cue].strip(' "“*') or not _PARTICIPLE.match(sentence.lower, cue):
        return None
    found = _MEANS.match(sentence.masked, cue)
    return sentence.names[found["name"]] if found else None


def goes_on(sentence: Sentence, clauses: Sequence[int], cue: int) -> Name | None:
    """The subject of the clause before that of a cue, if that goes on with it: "and A gains, matching B".

    ``clauses`` are the places where the clauses of the masked sentence begin.
    """
    at = bisect_right(clauses, cue) - 1
    if at < 1 or not _PARTICIPLE.match(sentence.masked, cue):
        return None
    if not _ADVERBS.fullmatch(sentence.masked, clauses[at], cue):
        return None
    at -= 1
    while at and _BETWEEN.fullmatch(sentence.masked, clauses[at], clauses[at + 1]):
        at -= 1
    first = _FIRST.match(sentence.masked, clauses[at], clauses[at + 1])
    return sentence.names[first["name"]] if first else None
