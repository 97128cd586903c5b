"""Patterns of .gitignore files, matched in time that grows with a path's length and not with its powers.

A pattern of many stars is matched by trying where each of them ends. Yet the first place where what stands
between two stars is found is as good as any later one, as the second star takes all that is between: so
what was found once is never given up (an atomic group). The same holds for ``**`` and whole folders.
"""

import re
from collections.abc import Iterable, Iterator

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore import GitIgnorePatternError
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_STAR, _ABOVE, _BETWEEN = "[^/]*", "(?:.+/)?", "(?:/.+)?"
_LAZY = {_STAR: "[^/]*?", _ABOVE: "(?:.+?/)??", _BETWEEN: "(?:/.+?)??"}
_TOKEN = re.compile(
    rf"{re.escape(_STAR)}|{re.escape(_ABOVE)}|{re.escape(_BETWEEN)}|\[\^?\]?[^\]]*\]|\\.|.", re.DOTALL
)


LONGEST = 4_096
"""No path has more characters, so that a longer pattern is none."""


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns of these lines; one that git would not understand matches nothing."""
    return GitIgnoreSpec.from_lines(lines, _pattern, backend="simple")


def misunderstood(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are no pattern, though neither empty nor a comment."""
    return (line for line in lines if line.strip() not in ("", "/") and line[0] != "#" and not _read(line))


def _pattern(line: str) -> GitIgnoreSpecPattern:
    return GitIgnoreSpecPattern(*(_read(line) or (None, None)))


def _read(line: str) -> tuple[re.Pattern[str], bool | None] | None:
    if len(line) > LONGEST:
        return None
    try:
        regex, include = GitIgnoreSpecPattern.pattern_to_regex(line)
        return (re.compile(linear(regex)), include) if regex is not None else None
    except (GitIgnorePatternError, re.error):
        return None


def linear(regex: str) -> str:
    """A pattern's regular expression as one that matches the same and goes back over one star at most.

    What stands for one sign stands for no slash, as in git.

    >>> linear("^[^/]*a[^/]*[^b]")
    '^(?>[^/]*?a)[^/]*(?!/)[^b]'
    """
    pieces: list[str] = []
    star = folders = -1
    for token in _TOKEN.findall(regex):
        if token == "/" or token.startswith("("):
            star = -1
        if token == _STAR:
            star = _settled(pieces, star, "")
        elif token in (_ABOVE, _BETWEEN):
            folders = _settled(pieces, folders, "(?=/)")
        pieces.append(f"(?!/){token}" if len(token) > 1 and token[0] == "[" and token != _STAR else token)
    return "".join(pieces)


def _settled(pieces: list[str], start: int, end: str) -> int:
    """Make one atomic group of the pieces from ``start`` on, if there is one; gives where the next begins."""
    if start >= 0:
        pieces[start:] = [f"(?>{_LAZY[pieces[start]]}{''.join(pieces[start + 1 :])}{end})"]
    return len(pieces)
