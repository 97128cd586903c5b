"""Which files are lists: those given, and those below the folders given that no one keeps out."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import splitext
from stat import S_ISREG

from listgraph.errors import ListgraphError
from listgraph.files.manifest import MANIFEST, listed
from listgraph.lists.ignored import NAME, Ignored

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})

STDIN = Path("-")
"""What stands for standard input among the paths."""

_NO_LIST = re.compile(r"\.|(?:licen[cs]e|copying|code[-_]of[-_]conduct)\b", re.IGNORECASE)
"""How the names of files begin that are hidden, or that come with a project and list nothing."""
_OUTSIDE = "outside the folder (--follow-symlinks reads it)"


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or a folder that cannot be looked into; ``name`` is its path from the root, with ``/``.

    ``unread`` says why it is not to be read; empty where it is.
    """

    file: Path
    name: str
    unread: str = ""


def lists(
    paths: Sequence[Path], root: Path | None = None, follow: bool = False, exclude: Sequence[str] = ()
) -> list[Found]:
    """Every list under ``paths``, in order of its name; arguments as for :func:`listgraph.lists.source.read`.

    Raises:
        ListgraphError: there is nothing at a path, or a folder given cannot be looked into.
    """
    found = [item for path in paths for item in _under(path, follow, exclude)]
    named = [
        Found(item.file, _text(Path(os.path.relpath(item.file, root))) if root else item.name, item.unread)
        for item in found
    ]
    return sorted(named, key=lambda item: item.name)


def _under(path: Path, follow: bool, exclude: Sequence[str]) -> Iterator[Found]:
    if path == STDIN:
        return iter([Found(path, "stdin")])
    if path.is_dir():
        return _walk(path, follow, exclude)
    if not path.exists():
        raise ListgraphError(f"{path}: no such file or folder")
    return iter([Found(path, _text(Path(path.name)), "" if path.is_file() else "no regular file")])


def _walk(root: Path, follow: bool, exclude: Sequence[str]) -> Iterator[Found]:
    """The lists in and below ``root``. No folder is entered twice, whatever links lead to it."""
    inside = root.resolve()
    written: set[Path] = set()
    entered: set[tuple[int, int]] = set()
    folders = [(root, Ignored.at(inside, exclude))]
    while folders:
        folder, ignored = folders.pop()
        try:
            within = _entries(folder, entered)
        except OSError as error:
            if folder is root:
                raise ListgraphError(f"cannot read the folder {root}: {error.strerror}") from None
            yield Found(folder, _below(folder, root), f"a folder that cannot be read: {error.strerror}")
            continue
        names = {entry.name for entry in within}
        if "pyvenv.cfg" in names and folder is not root:  # what was installed and not written
            continue
        if MANIFEST in names:
            written.update(folder / path for path in listed(folder / MANIFEST))
        place = inside / folder.relative_to(root)
        ignored = ignored.within(place) if NAME in names else ignored
        for entry, is_folder in _wanted(within, place, ignored):
            file = folder / entry.name
            if is_folder and (follow or not entry.is_symlink()):
                folders.append((file, ignored))
            elif not is_folder and file not in written:
                yield Found(file, _below(file, root), _unread(entry, inside, follow))
            elif is_folder and _leads_out(entry, inside):
                yield Found(file, _below(file, root), f"a symbolic link to a folder {_OUTSIDE}")


def _wanted(
    within: Sequence[os.DirEntry[str]], place: Path, ignored: Ignored
) -> Iterator[tuple[os.DirEntry[str], bool]]:
    """What may hold lists by its name, and that nobody keeps out: each with whether it is a folder."""
    for entry in within:
        is_folder = _is_folder(entry)
        may_hold = may_enter(entry.name) if is_folder else is_list(entry.name)
        if may_hold and not ignored.keeps_out(place / entry.name, is_folder):
            yield entry, is_folder


def _entries(folder: Path, entered: set[tuple[int, int]]) -> Sequence[os.DirEntry[str]]:
    """What is in a folder, the last first; nothing where it has been entered before."""
    status = folder.stat()
    key = status.st_dev, status.st_ino
    if key in entered:
        return ()
    entered.add(key)
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name, reverse=True)


def may_enter(folder: str) -> bool:
    """Whether a folder of that name may hold lists."""
    return not folder.startswith(".") and folder != "node_modules"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _leads_out(entry: os.DirEntry[str], inside: Path) -> bool:
    """Whether an entry is a link out of the folder ``inside``."""
    return entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(inside)


def is_list(name: str) -> bool:
    """Whether a file is a list by its name."""
    return splitext(name)[1].lower() in SUFFIXES and not _NO_LIST.match(name)


def _unread(entry: os.DirEntry[str], inside: Path, follow: bool) -> str:
    """Why a file is not to be read: it is none, or a link out of the folder ``inside``; empty where it is."""
    try:
        if not S_ISREG(entry.stat().st_mode):
            return "no regular file"
        outside = not follow and _leads_out(entry, inside)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return f"a symbolic link to a file {_OUTSIDE}" if outside else ""


def _below(file: Path, root: Path) -> str:
    return _text(file.relative_to(root))


def _text(path: Path) -> str:
    """``path`` with ``/`` between its steps; bytes that are no UTF-8 are spelled: names differ."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
