"""The cue words of ``cues.toml`` as patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


def cues(table: str) -> Mapping[str, Sequence[str]]:
    """The lists of one table."""
    return MappingProxyType(_tables()[table])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))


def words(table: str, key: str) -> str:
    """The cues of one list as one alternation; a Latin word is bounded by what is no Latin letter.

    >>> bool(re.search(words("over", "before_object"), "A outperforms B"))
    True
    """
    latin, other = _by_script(table, key)
    return f"(?:{'|'.join([_bounded(latin)] * bool(latin) + other)})"


def _by_script(table: str, key: str) -> tuple[list[str], list[str]]:
    """The cues of one list: Latin words, and the others, the longest first."""
    latin: list[str] = []
    other: list[str] = []
    for cue in _tables()[table][key]:
        (latin if re.match(r"\(*(?:\?:)?[A-Za-z]", cue) else other).append(cue)
    return latin, sorted(other, key=len, reverse=True)


def _bounded(latin: Sequence[str]) -> str:
    return rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])"


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern around one list of cues, sought only in a text that holds one of them.

    Most texts hold none, and that is quickly known: where letter case counts and what is sought
    begins with one of few letters the engine skips most places at a glance. So ``cues`` are for
    text in lower case, one pattern for each script.

    >>> beats = cued(words("over", "before_object") + " B", "over", "before_object")
    >>> [match.group() for match in beats.find("A outperforms B", "a outperforms b")]
    ['outperforms B']
    """

    pattern: re.Pattern[str]
    cues: tuple[re.Pattern[str], ...]

    def find(self, text: str, lower: str) -> Iterable[re.Match[str]]:
        """What the pattern finds in ``text``, where ``lower``, in lower case, holds a cue."""
        for cue in self.cues:
            if cue.search(lower):
                return self.pattern.finditer(text)
        return ()


_FEW = 8
"""Of so few Latin words the first letters are soon sought; for more, the beginnings of words are."""


def cued(pattern: str, table: str, key: str) -> Cued:
    """``pattern``, which needs a cue of one list."""
    latin, other = _by_script(table, key)
    first = "|".join(latin) if len(latin) <= _FEW else _bounded(latin)
    return needing(pattern, *(cue.lower() for cue in (first, "|".join(other)) if cue))


def needing(pattern: str, *cues: str) -> Cued:
    """``pattern``, which needs one of ``cues``, patterns themselves, in lower case."""
    return Cued(re.compile(pattern, re.IGNORECASE), tuple(map(re.compile, cues)))
