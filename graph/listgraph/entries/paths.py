"""The owner in the path of a repository that a link's text begins with."""

import re

from listgraph.lists.outline import Link


def owner(link: Link) -> int:
    """How long the owner is with which the text of a link to a repository begins, with its slash."""
    account, slash, _ = link.text.partition("/")
    whole = link.destination.rstrip("/").endswith(link.text.strip()) or _REPOSITORY.fullmatch(link.text)
    return len(account + slash) if slash and whole else 0


def owned(link: Link, path: str) -> int:
    """How long the owner is, with the slash, where a link's text begins with the path that it leads to."""
    account, slash, name = path.partition("/")
    leads = slash and name and link.destination.lower().rstrip("/").endswith(path.lower())
    return len(account + slash) if leads else 0


_REPOSITORY = re.compile(r"[a-z][a-z\d]*(?:-[a-z\d]+)+/[A-Za-z][\w.-]{2,}")
"""An owner with a hyphen in its name, and what it owns."""
