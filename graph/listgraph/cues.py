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
    return f"(?:{'|'.join(_by_script(table, key))})"


def _by_script(table: str, key: str) -> list[str]:
    """The cues of one list as one alternation for Latin words and one for others, where there are any."""
    latin: list[str] = []
    other: list[str] = []
    for cue in _tables()[table][key]:
        (latin if re.match(r"\(*(?:\?:)?[A-Za-z]", cue) else other).append(cue)
    bounded = rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])"
    return [bounded] * bool(latin) + ["|".join(sorted(other, key=len, reverse=True))] * bool(other)


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern around one list of cues, sought only in a text that holds one of them.

    Most texts hold none, and that is quickly known: where letter case counts and all that is
    sought begins in one way the engine skips most places at a glance. So ``cues`` are for text in
    lower case, one pattern for each script.

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


def cued(pattern: str, table: str, key: str) -> Cued:
    """``pattern``, which needs a cue of one list."""
    cues = tuple(re.compile(cue.lower()) for cue in _by_script(table, key))
    return Cued(re.compile(pattern, re.IGNORECASE), cues)
