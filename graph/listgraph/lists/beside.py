"""Which of a list's destinations are files: asked of the disk, not guessed from their characters."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

# Each begins with what is rare, and is sought for that.
_INLINE = re.compile(r"\]\(\s*(?:<([^<>\n]{1,500})>|((?:[^()\s]|\([^()\s]*\)){1,500}))")
_DEFINED = re.compile(r"\]:[ \t]*(?:<([^<>\n]{1,500})>|(\S{1,500}))")
_LABEL = re.compile(r"[ \t>]*\[[^\]\n]{1,300}")
_REFERRING = re.compile(r"=\s*(?:\"([^\"\n]{1,500})\"|'([^'\n]{1,500})')")
_AHEAD = 16
"""So many characters before a sign of equality tell what it is that it gives."""
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
    for angled, plain in _written(text):
        written = angled or plain
        if not _ELSEWHERE.match(written) and (name := local_name(_ESCAPE.sub(r"\1", unescape(written)))):
            yield name


def _written(text: str) -> Iterator[tuple[str, str]]:
    """The destinations as they stand in the text, each in one of two ways of writing it."""
    yield from _INLINE.findall(text)
    for found in _REFERRING.finditer(text):
        if text[max(0, found.start() - _AHEAD) : found.start()].rstrip().lower().endswith("href"):
            yield found[1] or "", found[2] or ""
    for found in _DEFINED.finditer(text):
        if _LABEL.fullmatch(text, text.rfind("\n", 0, found.start()) + 1, found.start()):
            yield found[1] or "", found[2] or ""


def exists(folder: Path, name: str) -> bool:
    """Whether there is a file or folder of that name, seen from ``folder``."""
    try:
        return (folder / name).exists()
    except (OSError, ValueError):  # too long, or a NUL in it
        return False
