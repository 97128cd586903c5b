"""An export as a store that can be asked: small ones are read into memory, large ones as far as is wanted.

A large one of which most is wanted is read once onto the disk. A store on the disk lies in the user's
cache, under a name made of the export's folder and of its files' sizes and times, so that a new build
has a new one. It may be deleted at any time: it is made again.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import pyoxigraph
from platformdirs import user_cache_path
from pyoxigraph import RdfFormat, Store

from listgraph.ask.excerpt import Part, Turtle, excerpt, is_readable, joined, opened
from listgraph.errors import ListgraphError
from listgraph.files.manifest import is_as_built
from listgraph.files.write import is_unfinished
from listgraph.given import path_of
from listgraph.progress import LOG, stage

FILES: tuple[tuple[tuple[str, ...], RdfFormat], ...] = (
    (("dataset.nq",), RdfFormat.N_QUADS),
    (("dataset.trig",), RdfFormat.TRIG),
    (("graph.ttl", "evidence.ttl"), RdfFormat.TURTLE),
)
"""What an export may be read from, the fastest first."""
LARGE = 4 << 20
"""From so many bytes on an export is read in part, or kept on the disk: all takes a fifth of a second."""
_MOST = 2
"""Of more than this part of an export a store is made: it answers what is asked next, too."""
KEPT = 4
"""Stores in the cache; of more the oldest go."""
_WHOLE = "complete"
"""A file that stands beside a store when all of the export is in it."""


Wanted = Callable[[Mapping[str, str]], Iterable[Part] | None]
"""What of an export is wanted, by the prefixes of its files; None is all."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export as far as it was read: all, where there are no ``files`` to read more from."""

    store: Store
    files: tuple[Turtle, ...] = ()

    def read(self, parts: Iterable[Part]) -> None:
        """Have these parts as well."""
        if self.files:
            _fill(self.store, excerpt(self.files, parts))


def load(directory: str | Path) -> Store:
    """The whole export in ``directory``. Nothing may be added to it.

    Raises:
        ListgraphError: no RDF file there, or one that cannot be read; it names file and line. Or a
            build has been broken off, so that the files there are of two.
    """
    return load_wanted(directory, lambda _: None).store


def load_wanted(directory: str | Path, wanted: Wanted) -> Export:
    """As much of the export as is wanted, or all, if it is small, or in the cache, or most is wanted.

    What somebody has added to it by hand is read as well: only files as they were built are read in part.

    Raises:
        ListgraphError: as :func:`load`.
    """
    directory = path_of(directory, "directory")
    if is_unfinished(directory):
        raise ListgraphError(
            f"{directory}: a build is writing here, or was broken off: the files are of two builds; "
            "the next build puts that right"
        )
    paths, rdf_format = _files(directory)
    if sum(path.stat().st_size for path in paths) < LARGE:
        return Export(_filled(Store(), paths, rdf_format))
    place = _cache() / _key(paths)
    with suppress(OSError):  # what is there may be half deleted, or made by another release
        if (place / _WHOLE).is_file():
            os.utime(place)
            LOG.info("%s: from the cache", directory)
            return Export(Store.read_only(str(place / "store")))
    own = rdf_format == RdfFormat.TURTLE and all(map(is_as_built, paths))
    found = _in_part(paths, wanted) if own else None
    return found or Export(_on_disk(place, paths, rdf_format))


def _in_part(paths: list[Path], wanted: Wanted) -> Export | None:
    """What is wanted of the files, read into memory; None if that is much of them, or it cannot be told."""
    with suppress(OSError, SyntaxError):  # reading all of it says what is wrong
        files = tuple(map(opened, paths))
        told = wanted(files[0].prefixes)
        parts = None if told is None else joined(told)
        if parts is not None and all(is_readable(file, parts) for file in files):
            texts = excerpt(files, parts)
            if sum(map(len, texts)) * _MOST < sum(len(file.data) for file in files):
                return Export(_fill(Store(), texts), files)
    return None


def _fill(store: Store, texts: Iterable[bytes]) -> Store:
    for text in texts:
        store.bulk_load(text, format=RdfFormat.TURTLE)
    return store


def _on_disk(place: Path, paths: list[Path], rdf_format: RdfFormat) -> Store:
    try:
        _make(place, paths, rdf_format)
        return Store.read_only(str(place / "store"))
    except OSError:  # no room in the cache, or no leave to write there
        return _filled(Store(), paths, rdf_format)


def _files(folder: Path) -> tuple[list[Path], RdfFormat]:
    for names, rdf_format in FILES:
        if (folder / names[0]).is_file():
            return [folder / name for name in names if (folder / name).is_file()], rdf_format
    wanted = ", ".join(names[0] for names, _ in FILES)
    if not folder.is_dir():
        raise ListgraphError(f"{folder}: no such directory")
    raise ListgraphError(f"{folder}: no export of listgraph here (none of {wanted}); build one first")


def _filled(store: Store, paths: list[Path], rdf_format: RdfFormat) -> Store:
    for path in paths:
        try:
            with stage(f"loading {path}"):
                store.bulk_load(path=str(path), format=rdf_format)
        except SyntaxError as error:
            place = f"{path}:{error.lineno}" if error.lineno else str(path)
            said = re.sub(r"^Parser error at line .*?: ", "", error.msg)
            raise ListgraphError(f"{place}: broken: {said}") from error
        except (OSError, ValueError) as error:
            raise ListgraphError(f"{path}: cannot be read: {_reason(error)}") from error
    if not store:
        raise ListgraphError(f"{paths[0]}: broken: it holds no statement")
    return store


def _cache() -> Path:
    return user_cache_path("listgraph") / "stores"


def _key(paths: list[Path]) -> str:
    """A name that tells this state of an export from any other."""
    digest = blake2b(pyoxigraph.__version__.encode(), digest_size=12)
    for path in paths:
        found = path.stat()
        digest.update(f"{path.resolve()}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _make(place: Path, paths: list[Path], rdf_format: RdfFormat) -> None:
    """Make the store beside its place and move it there; who comes second finds the first one's."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix="new-") as folder:
        made = Path(folder) / "made"
        made.mkdir()
        store = _filled(Store(str(made / "store")), paths, rdf_format)
        store.flush()
        del store
        (made / _WHOLE).touch()
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):
            made.rename(place)
    kept = sorted((path for path in place.parent.iterdir() if (path / _WHOLE).is_file()), key=_age)
    for old in kept[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _age(path: Path) -> float:
    return -path.stat().st_mtime


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
