"""The list of what a build wrote, which stands beside it: ``.listgraph-manifest``, one path a line."""

import re
from contextlib import suppress
from pathlib import Path

MANIFEST = ".listgraph-manifest"

# No drive, no backslash, no control character: the same file on every system.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff\\:*?"<>|]')


def listed(manifest: Path) -> list[str]:
    """The paths in a manifest, relative to its folder; none where there is no manifest.

    A line that is no path of ours is ignored.
    """
    if not manifest.is_file():  # a pipe would keep us for ever
        return []
    try:
        lines = manifest.read_text("utf-8").split("\n")
    except (FileNotFoundError, UnicodeDecodeError):
        return []
    return [line for line in lines if is_safe(line)]


def standing(directory: Path) -> list[str]:
    """What an earlier build wrote into the folder and nobody has deleted since."""
    with suppress(OSError):  # who writes there will say what is wrong
        return [path for path in listed(directory / MANIFEST) if (directory / path).is_file()]
    return []


def is_as_built(path: Path) -> bool:
    """Whether nobody has written a file since its build, which writes the manifest beside it last.

    A copy may have lost its time, and then says no.
    """
    with suppress(OSError):
        return path.stat().st_mtime_ns <= (path.parent / MANIFEST).stat().st_mtime_ns
    return False


def is_safe(path: str) -> bool:
    """Whether ``path`` leads to a file below the folder, on every system, and to none that is kept for us.

    >>> is_safe("queries/a.rq"), is_safe("../a"), is_safe("C:/a"), is_safe(".listgraph-manifest")
    (True, False, False, False)
    """
    steps = path.split("/")
    return not _UNSAFE.search(path) and all(
        step == step.strip() and step.rstrip(".") == step != "" and not step.startswith(".listgraph-")
        for step in steps
    )
