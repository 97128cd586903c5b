"""Artifacts to files: all of them, or none.

Everything is first written into a hidden folder within the output directory (so it is on the same
file system, even where that directory is a mount of its own) and flushed to the disk. Then the files
that stand there now are kept aside as hard links, the new ones are renamed into place one by one,
and what an earlier build wrote and this one does not is removed. A file that would be the same stays
as it is, with its date. Whatever fails on the way is undone.
A process killed during the renames leaves the kept files; the next build puts them back first.

Renaming the directory as a whole would be one step instead of some dozens, but it would take away
files that are not ours, and it fails where the directory is a mount or someone's working directory.

``.listgraph-manifest`` lists what we wrote, one path a line. A file in our way that it does not list
is somebody else's: the build stops rather than overwrite it, and never removes it.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path, PurePosixPath

from listgraph.errors import ListgraphError, noted
from listgraph.files.artifact import Artifact
from listgraph.files.manifest import MANIFEST, is_safe, listed
from listgraph.files.standing import pieces

STAGING = ".listgraph-staging"
ASIDE = f"{STAGING}/aside"
"""A folder for what is made while artifacts are written, on the same file system; it is gone afterwards."""


PLACED = "all files of the build are in place"
"""Told where a signal comes too late to change anything."""


Put = Callable[[Iterable[Artifact]], list[Path]]


def write(artifacts: Iterable[Artifact], directory: Path) -> list[Path]:
    """Write the artifacts below ``directory`` and return their paths, in the order given.

    Files that the build before this one wrote are replaced or removed; files of other origin stay.

    Raises:
        ListgraphError: it cannot be done, and nothing has changed; or an artifact's path leads out
            of the directory.
    """
    with reserved(directory) as put:
        return put(artifacts)


@contextmanager
def reserved(directory: Path) -> Iterator[Put]:
    """Keep other builds out of ``directory`` while what is to be written there is made.

    Gives what :func:`write` does. A directory that was not there before is removed if all fails.

    Raises:
        ListgraphError: another build writes there, or nothing can be written.
    """
    with blamed(directory):
        new = [folder for folder in (directory, *directory.parents) if not folder.exists()]
        directory.mkdir(parents=True, exist_ok=True)
    with _locked(directory):
        try:
            yield lambda artifacts: _replace(artifacts, directory)
        except BaseException:
            with suppress(OSError):
                for folder in new:
                    folder.rmdir()
            raise


def is_unfinished(directory: Path) -> bool:
    """Whether a build that was to replace what is in ``directory`` has not come to its end, or was killed.

    What is there then may be of two builds.
    """
    staging = directory / STAGING
    return (staging / "old").is_dir() and (staging / "new" / MANIFEST).is_file()


def _replace(artifacts: Iterable[Artifact], directory: Path) -> list[Path]:
    staging = directory / STAGING
    with blamed(staging):
        _recover(directory)
    try:
        _check_place(directory, MANIFEST, [MANIFEST])
        with blamed(directory / MANIFEST):
            ours = listed(directory / MANIFEST)
        paths, changed = _stage(artifacts, directory, ours)
        for path in paths:
            _check_place(directory, path, ours)
        with blamed(directory):
            _keep(directory, [*ours, MANIFEST])
            _remove(directory, sorted(set(ours) - set(paths)))
            _move_in(directory, [*changed, MANIFEST])
        with noted(PLACED):
            shutil.rmtree(staging, ignore_errors=True)
    except BaseException as error:
        if (staging / "old").is_dir() and not (staging / "new" / MANIFEST).exists():  # which goes last
            error.add_note(PLACED)
        try:
            _recover(directory)
        except OSError as fault:
            raise ListgraphError(
                f"cannot undo what was written to {directory}: {_reason(fault)}; "
                f"what was there before is in {staging}, and the next build puts it back"
            ) from fault
        raise
    return [directory / path for path in paths]


def _stage(
    artifacts: Iterable[Artifact], directory: Path, ours: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Write what is not there yet into ``new``, the manifest last; gives all paths, and those written."""
    new = directory / STAGING / "new"
    paths: dict[str, str] = {}
    changed = []
    known = frozenset(ours)
    for artifact in artifacts:
        _check_path(artifact.path)
        if artifact.path.casefold() in paths:
            raise ListgraphError(f"cannot write {artifact.path}: two files of that name")
        paths[artifact.path.casefold()] = artifact.path
        with blamed(directory / artifact.path):
            _put(new / artifact.path, artifact, directory)
            if artifact.path in known and _stands(directory, artifact.path):
                (new / artifact.path).unlink()
            else:
                changed.append(artifact.path)
    with blamed(directory / MANIFEST):
        manifest = "".join(f"{path}\n" for path in sorted(paths.values()))
        _put(new / MANIFEST, Artifact(MANIFEST, manifest.encode()), directory)
    # After all of the writing: the first of these waits for the disk, the others find it done.
    for path in (*changed, MANIFEST):
        with blamed(directory / path):
            _flush(new / path)
    return list(paths.values()), changed


def _stands(directory: Path, path: str) -> bool:
    """Whether the new file is there already, with the same bytes."""
    place = directory / path
    return (
        not _through_link(directory, path)
        and place.is_file()
        and cmp(place, directory / STAGING / "new" / path, shallow=False)
    )


def _keep(directory: Path, paths: Iterable[str]) -> None:
    """Keep what stands there now in ``old``; there is no ``old`` unless it is complete."""
    part = directory / STAGING / "part"
    part.mkdir()
    for path in paths:
        source, target = directory / path, part / path
        if source.is_file() and not _through_link(directory, path):
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(source, target)
    part.rename(directory / STAGING / "old")


def _move_in(directory: Path, paths: Iterable[str]) -> None:
    """Put the new files into place, the manifest last."""
    new = directory / STAGING / "new"
    for path in paths:
        (directory / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).replace(directory / path)


def _recover(directory: Path) -> None:
    """Undo what a build did not finish, and clear its leftovers away."""
    staging = directory / STAGING
    if staging.is_symlink():
        staging.unlink()
    new, old = staging / "new", staging / "old"
    manifest = new / MANIFEST
    if is_unfinished(directory):  # it died while moving: the manifest goes last
        moved = [path for path in listed(manifest) if not (new / path).exists()]
        _remove(directory, [path for path in moved if not (old / path).exists()])
        _put_back(directory)
        manifest.unlink()
    if staging.exists():
        shutil.rmtree(staging)


def _put_back(directory: Path) -> None:
    """Put what ``old`` holds into its places; ``old`` keeps it, should this be broken off as well."""
    old, spare = directory / STAGING / "old", directory / STAGING / "spare"
    for file in sorted(old.rglob("*")):
        path = file.relative_to(old).as_posix()
        if file.is_file() and not _through_link(directory, path):
            (directory / path).parent.mkdir(parents=True, exist_ok=True)
            spare.unlink(missing_ok=True)
            _link(file, spare)
            spare.replace(directory / path)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)


def _remove(directory: Path, paths: Iterable[str]) -> None:
    """Remove the files, and the folders that are empty then."""
    for path in paths:
        if not _through_link(directory, path):
            (directory / path).unlink(missing_ok=True)
            for step in _folders(path):
                folder = directory / step
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()


def _check_path(path: str) -> None:
    if not is_safe(path):
        raise ListgraphError(f"cannot write {path!r}: no path within the output directory")


def _check_place(directory: Path, path: str, ours: Sequence[str]) -> None:
    """See that nothing of anyone else's stands where ``path`` is to go."""
    place = directory / path
    if _through_link(directory, path):
        raise ListgraphError(f"cannot write {place}: a symbolic link leads elsewhere")
    if place.is_dir() or (place.exists() and path not in ours):
        raise ListgraphError(
            f"cannot write {place}: it is there already and was not made by listgraph; "
            "move it away or choose another directory"
        )


def _through_link(directory: Path, path: str) -> bool:
    return any((directory / step).is_symlink() for step in (path, *_folders(path)))


def _folders(path: str) -> list[str]:
    """The folders that hold ``path``, innermost first."""
    return [str(parent) for parent in PurePosixPath(path).parents if parent.name]


def _put(path: Path, artifact: Artifact, directory: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(artifact.content, Path):
        artifact.content.replace(path)
        return
    with path.open("wb") as file:
        file.writelines(pieces(artifact, directory))


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def blamed(path: Path) -> Iterator[None]:
    """Turn what the system says into a sentence about ``path``."""
    try:
        yield
    except OSError as error:
        message = f"cannot write {path}: {_reason(error)}; what was there before is untouched"
        raise ListgraphError(message) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Keep a second build out of the directory, where the system has a way to say so."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with blamed(directory):
        handle = os.open(directory, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ListgraphError(f"cannot write {directory}: another build is writing there") from None
        except OSError:  # a file system without locks
            pass
        with blamed(directory):
            stays = os.path.samestat(os.fstat(handle), directory.stat())
        if not stays:  # another build has failed, and removed what it had made
            raise ListgraphError(f"cannot write {directory}: another build was writing there; try again")
        yield
    finally:
        os.close(handle)
