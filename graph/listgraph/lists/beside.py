"""Which of a list's destinations are files: asked of the disk, not guessed from their characters."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_DESTINATIONS = re.compile(
    r"\]\(\s*<(?P<angled>[^<>\n]{1,500})>"
    r"|\]\(\s*(?P<plain>(?:[^()\s]|\([^()\s]*\)){1,500})"
    r"|^[ \t>]*\[[^\]\n]{1,300}\]:[ \t]*(?:<(?P<defined>[^<>\n]{1,500})>|(?P<bare>\S{1,500}))"
    r"|\bhref\s*=\s*(?:\"(?P<double>[^\"\n]{1,500})\"|'(?P<single>[^'\n]{1,500})')",
    re.MULTILINE | re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|//|[#/?]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def local_name(destination: str) -> str:
    """The path that a destination names if it is one of a file: decoded, without a part of the page.

    >>> local_name("a%20b.md#part"), local_name("https://e.org/a.md"), local_name("#part")
    ('a b.md', '', '')
    """
    if _ELSEWHERE.match(destination):
        return ""
    return unquote(destination.partition("#")[0].partition("?")[0])


def files_beside(text: str, exists: Callable[[str], bool]) -> frozenset[str]:
    """The names in ``text`` (see :func:`local_name`) of what exists."""
    return frozenset(filter(exists, set(_names(text))))


def _names(text: str) -> Iterator[str]:
    for found in _DESTINATIONS.finditer(text):
        written = found[str(found.lastgroup)]
        if not _ELSEWHERE.match(written) and (name := local_name(_ESCAPE.sub(r"\1", unescape(written)))):
            yield name


def exists(folder: Path, name: str) -> bool:
    """Whether there is a file or folder of that name, seen from ``folder``."""
    try:
        return (folder / name).exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        return False
