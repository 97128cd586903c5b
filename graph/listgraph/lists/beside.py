"""Which of a list's destinations are files: asked of the disk, not guessed from their characters."""

import re
from collections.abc import Iterator
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


def files_beside(text: str, folder: Path) -> frozenset[str]:
    """The names in ``text`` (see :func:`local_name`) of what exists, seen from ``folder``."""
    return frozenset(name for name in set(_names(text)) if _exists(folder / name))


def _names(text: str) -> Iterator[str]:
    for found in _DESTINATIONS.finditer(text):
        name = local_name(_ESCAPE.sub(r"\1", unescape(found[str(found.lastgroup)])))
        if name:
            yield name


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        return False
