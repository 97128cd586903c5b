"""Where code hosts show the files of a repository, and a line of one: the table ``forges.toml``."""

import re
import tomllib
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://)?(?:[^@/]*@)?(?P<host>[\w.-]+)(?::\d+(?=/))?[:/](?P<path>[\w.~/-]+?)(?:\.git)?/?",
    re.ASCII,
)
_ANY = "?plain=1#L"
"""What most hosts understand, and none minds."""


class _Forge(NamedTuple):
    hosts: tuple[str, ...]
    folder: str
    line: str


@cache
def _forges() -> tuple[_Forge, ...]:
    rows = tomllib.loads(resources.files(__package__).joinpath("forges.toml").read_text("utf-8"))["forge"]
    return tuple(_Forge(tuple(row["hosts"]), row["folder"], row["line"]) for row in rows)


def _at(host: str) -> _Forge | None:
    return next(
        (forge for forge in _forges() if any(fnmatchcase(host.lower(), name) for name in forge.hosts)), None
    )


def line_mark(folder: str) -> str:
    """What stands between the address of a file below ``folder`` and the number of a line.

    >>> line_mark("https://bitbucket.org/me/notes/src/main"), line_mark("https://example.org/notes")
    ('#lines-', '?plain=1#L')
    """
    forge = _at(urlsplit(folder).hostname or "")
    return forge.line if forge else _ANY


def folder_address(remote: str, revision: str, folder: str) -> str | None:
    """Where the host of the git remote ``remote`` shows ``folder``; None for a host that is not known.

    Who logs in there, and by which password, is no part of it.

    >>> folder_address("git@github.com:me/notes.git", "1f2e", "lists/")
    'https://github.com/me/notes/blob/1f2e/lists'
    >>> folder_address("https://me:secret@codeberg.org/me/notes", "1f2e", "")
    'https://codeberg.org/me/notes/src/commit/1f2e'
    """
    found = _REMOTE.fullmatch(remote)
    forge = _at(found["host"]) if found else None
    if not found or not forge:
        return None
    steps = (f"https://{found['host']}", found["path"].strip("/"), forge.folder.format(revision=revision))
    return "/".join((*steps, quote(folder))).rstrip("/")
