"""The cue words of ``cues.toml`` as patterns."""

import re
import tomllib
from collections.abc import Mapping, Sequence
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
    latin: list[str] = []
    other: list[str] = []
    for cue in _tables()[table][key]:
        (latin if re.match(r"\(*(?:\?:)?[A-Za-z]", cue) else other).append(cue)
    parts = []
    if latin:
        parts.append(rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])")
    if other:
        parts.append("|".join(sorted(other, key=len, reverse=True)))
    return f"(?:{'|'.join(parts)})"
