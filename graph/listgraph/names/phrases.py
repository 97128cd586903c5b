"""The words of a description that say what its thing is, before what it is for."""

import re
from collections.abc import Iterator
from functools import lru_cache

from listgraph.cues import plain

_TRAIL = re.compile(rf"\s*{plain('things', 'trail')}$")
_CLAUSE = re.compile(
    r"\[?(?:(?![。；;！!？?\n|，:：(（\[]|,(?! [A-Z][a-z-]+ (?!\d|et al))|\.\s"
    r"|\s[-–—]\s(?![a-z]+ed )).){0,160}"
)
_ASIDE = re.compile(r" ?[(（][^()（）]{1,40}[)）]")
"""What is said in passing: "a dialogue (TOD) dataset"."""
_ADJECTIVES = re.compile(
    r"(?:an?|the|our)(?: [\w-]+){1,2}(?<! model)(?<! network)(?<!LLM)"
    r"(?:, (?:and )?[a-z][\w-]*){1,3}(?= [\w-]+)",
    re.IGNORECASE,
)
"""Adjectives between which commas end nothing: "a fast, lightweight toolkit"."""
_SUBTITLE = re.compile(r"\s?[:：?]\s?")
_POINTER = re.compile(r"\W*[a-z]+\W*")
"""A word in small letters behind a title's colon says what the link there is."""
_PURPOSE = re.compile(
    r"\s(?:for|to|that|which|with|via|using|utili[sz]ing|leveraging|employing|harnessing|through|by|between"
    r"|in|on|of|from|as|at|over|without|under|towards?|based on|built"
    r"|written|implemented|compatible|designed|developed|about|where|whose|is|are|and an?"
    r"|we|you|(?:(?:pre-?|re)?trained|tuned|fine-?tuned|optimi[sz]ed|speciali[sz]ed|adapted|derived|distilled|released|made|created"
    r"|powered|collected|gathered|aggregated|annotated|curated|compiled|recorded|capable|able|tailored|aimed|intended|supporting|running|covering)(?=\s(?:on|for|by|from|with|at|to"
    r"|of|in|using|via)\s))\s",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(rf"^(?:an?|the|our)?\s*(?:[\w-]+ )?{plain('things', 'partitive')} of ", re.IGNORECASE)
"""What counts the things that follow: "a family of language models", "Bag of Metrics"."""


def tidy(said: str) -> str:
    """A description without what is said in passing, and without commas that end nothing."""
    said = (_ASIDE.sub("", said) if "(" in said or "（" in said else said).strip(" \"“'")
    return _ADJECTIVES.sub(_joined, said) if ", " in said else said


def _joined(found: re.Match[str]) -> str:
    return found.group().replace(", ", " ")


def parts(said: str, paper: bool) -> Iterator[str]:
    """What is said first; in a paper's title also what stands behind its colon, unless that is "code"."""
    clause = _CLAUSE.match(said)
    yield clause.group() if clause else ""
    colon = _SUBTITLE.match(said, clause.end()) if clause and paper else None
    behind = _CLAUSE.match(said, colon.end()) if colon else None
    if behind and not _POINTER.fullmatch(behind.group()):
        yield behind.group()


def what_of(said: str) -> str:
    """The words of a description that say what its thing is.

    >>> what_of("A Small Model for Law"), what_of("Talking Heads Using Transformers")
    ('A Small Model', 'Talking Heads')
    """
    return what(next(parts(tidy(said), False)))


@lru_cache(maxsize=1 << 10)
def what(clause: str) -> str:
    """The words that say what a thing is, without what it is for and what is told of it."""
    said = before_purpose(_PARTITIVE.sub("", clause))
    while trail := _TRAIL.search(said):
        said = said[: trail.start()]
    return said


def before_purpose(said: str) -> str:
    """What stands before the words that tell what a thing is for.

    >>> before_purpose("Tools for language models")
    'Tools'
    """
    return _PURPOSE.split(said, maxsplit=1)[0]


def is_partitive(clause: str) -> bool:
    """Whether words count the things that follow: "a family of language models"."""
    return bool(_PARTITIVE.match(clause))
