"""Writing: all of the files or none, whatever goes wrong, and nobody else's file touched."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from listgraph.errors import ListgraphError
from listgraph.files.artifact import Artifact
from listgraph.files.manifest import MANIFEST
from listgraph.files.write import STAGING, is_unfinished, reserved, write

KEPT = {"queries/kept.rq": b"the same in both"}
OLD = KEPT | {
    "graph.ttl": b"old facts",
    "queries/a.rq": b"old a",
    "queries/gone.rq": b"gone",
    "z.md": b"old z",
}
NEW = KEPT | {
    "graph.ttl": b"new facts",
    "queries/a.rq": b"new a",
    "added/deep/b.csv": b"b",
    "z.md": b"new z",
}


def artifacts(files: dict[str, bytes]) -> Iterator[Artifact]:
    return (Artifact(path, data) for path, data in files.items())


def failing(files: dict[str, bytes], failure: Exception) -> Iterator[Artifact]:
    yield from artifacts(files)
    raise failure


def content(directory: Path) -> dict[str, bytes]:
    """Every file below the directory but the manifest."""
    files = {path.relative_to(directory).as_posix(): path for path in directory.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != MANIFEST}


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A directory with the export of an earlier build and a file of somebody else's."""
    write(artifacts(OLD), tmp_path / "exports")
    (tmp_path / "exports" / "queries" / "mine.rq").write_bytes(b"mine")
    return tmp_path / "exports"


MINE = {"queries/mine.rq": b"mine"}


def test_the_files_are_written_and_named_in_the_order_given(tmp_path: Path) -> None:
    directory = tmp_path / "not" / "there"
    assert write(artifacts(NEW), directory) == [directory / path for path in NEW]
    assert content(directory) == NEW


def test_a_build_replaces_the_earlier_one_and_leaves_other_files_alone(exports: Path) -> None:
    write(artifacts(NEW), exports)
    assert content(exports) == NEW | MINE


def test_a_file_that_would_be_the_same_is_not_touched(exports: Path) -> None:
    def dates() -> dict[str, tuple[int, int]]:
        found = {path: (exports / path).stat() for path in NEW if (exports / path).exists()}
        return {path: (status.st_ino, status.st_mtime_ns) for path, status in found.items()}

    before = dates()
    write(artifacts(NEW), exports)
    after = dates()
    assert [path for path in before if before[path] == after[path]] == list(KEPT)
    (exports / "queries" / "kept.rq").write_bytes(b"THE SAME IN BOTH")
    write(artifacts(NEW), exports)
    assert content(exports) == NEW | MINE


def test_folders_that_are_empty_now_go_too(exports: Path) -> None:
    (exports / "queries" / "mine.rq").unlink()
    write(artifacts({"graph.ttl": b"x"}), exports)
    assert sorted(path.name for path in exports.iterdir()) == [MANIFEST, "graph.ttl"]


def test_the_manifest_lists_the_files_and_nothing_else(exports: Path) -> None:
    assert (
        exports / MANIFEST
    ).read_text() == "graph.ttl\nqueries/a.rq\nqueries/gone.rq\nqueries/kept.rq\nz.md\n"
    assert not (exports / STAGING).exists()


def test_a_file_of_somebody_elses_is_not_overwritten(exports: Path) -> None:
    (exports / "README.md").write_bytes(b"my own")
    with pytest.raises(
        ListgraphError, match=r"README\.md: it is there already and was not made by listgraph"
    ):
        write(artifacts(NEW | {"README.md": b"generated"}), exports)
    assert content(exports) == OLD | MINE | {"README.md": b"my own"}


def test_a_pipe_in_the_manifests_place_keeps_nobody(exports: Path) -> None:
    (exports / MANIFEST).unlink()
    os.mkfifo(exports / MANIFEST)
    with pytest.raises(ListgraphError, match="was not made by listgraph"):
        write(artifacts(NEW), exports)
    assert content(exports) == OLD | MINE


def test_a_folder_in_the_way_stops_the_build(exports: Path) -> None:
    (exports / "added").write_bytes(b"a file where a folder is to be")
    with pytest.raises(ListgraphError, match="cannot write"):
        write(artifacts(NEW), exports)
    assert content(exports) == OLD | MINE | {"added": b"a file where a folder is to be"}


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../x",
        "a/../../x",
        "/etc/x",
        "a//x",
        "a/./x",
        "C:/x",
        "a\\x",
        "..\\x",
        "nul\x00",
        "line\nbreak",
        "trailing.",
        " x",
        "\ud800",
        MANIFEST,
        f"{STAGING}/x",
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(exports: Path, path: str) -> None:
    with pytest.raises(ListgraphError, match="no path within the output directory"):
        write(artifacts(NEW | {path: b"x"}), exports)
    assert content(exports) == OLD | MINE
    assert sorted(item.name for item in exports.parent.iterdir()) == ["exports"]


@pytest.mark.parametrize("path", ["graph.ttl", "Graph.TTL"])
def test_two_files_of_one_name_are_refused(exports: Path, path: str) -> None:
    with pytest.raises(ListgraphError, match="two files of that name"):
        write([Artifact("graph.ttl", b"1"), Artifact(path, b"2")], exports)
    assert content(exports) == OLD | MINE


@pytest.mark.parametrize("name", ["added", "graph.ttl", MANIFEST])
def test_a_symbolic_link_is_not_followed(exports: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (exports / name).unlink(missing_ok=True)
    (exports / name).symlink_to(outside)
    with pytest.raises(ListgraphError, match="symbolic link"):
        write(artifacts(NEW), exports)
    assert list(outside.iterdir()) == []


def test_a_planted_folder_of_ours_leads_nowhere_either(exports: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"precious")
    (exports / STAGING).symlink_to(outside)
    write(artifacts(NEW), exports)
    assert content(exports) == NEW | MINE
    assert content(outside) == {"precious": b"precious"}


def test_an_old_manifest_removes_nothing_outside(exports: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (exports / "link").symlink_to(tmp_path)
    (exports / MANIFEST).write_text(
        f"../precious\n{tmp_path}/precious\nlink/precious\n\x00\n" + "\n".join(OLD)
    )
    write(artifacts(NEW), exports)
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_an_exporter_that_fails_leaves_the_last_export(exports: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write(failing(NEW, ZeroDivisionError()), exports)
    assert content(exports) == OLD | MINE
    assert not (exports / STAGING).exists()


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        write(failing(NEW, ZeroDivisionError()), tmp_path / "exports")
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ListgraphError, match=r"cannot write .*file.exports: not a directory"):
        write(artifacts(NEW), tmp_path / "file" / "exports")
    with pytest.raises(ListgraphError, match=r"cannot write .*file: file exists"):
        write(artifacts(NEW), tmp_path / "file")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a system without /proc")
def test_a_directory_that_nothing_can_be_written_to_is_named() -> None:
    with pytest.raises(
        ListgraphError, match=r"cannot write /proc/self/.*; what was there before is untouched"
    ):
        write(artifacts(NEW), Path("/proc/self"))


def test_a_second_build_at_the_same_time_is_refused(exports: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    handle = os.open(exports, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(ListgraphError, match="another build is writing there"):
        write(artifacts(NEW), exports)
    os.close(handle)
    write(artifacts(NEW), exports)
    assert content(exports) == NEW | MINE


def test_who_comes_second_does_not_remove_the_folder_that_the_first_has_just_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was not there when the second looked."""
    out = tmp_path / "out"
    with reserved(out) as put:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "exists", lambda self: self not in (out, tmp_path))
            with pytest.raises(ListgraphError, match="another build is writing"):
                write(artifacts(NEW), out)
        assert out.is_dir()
        put(artifacts(NEW))
    assert content(out) == NEW


def test_a_folder_that_a_build_before_has_removed_is_not_written_to_without_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    out = tmp_path / "out"
    real = fcntl.flock

    def late(handle: int, how: int) -> None:
        out.rmdir()
        out.mkdir()
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", late)
    with pytest.raises(ListgraphError, match="another build was writing there; try again"):
        write(artifacts(NEW), out)
    assert content(out) == {}


def run(script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    start = (
        "import os, resource, signal, sys\nfrom pathlib import Path\n"
        "from listgraph.files.artifact import Artifact\nfrom listgraph.files.write import write\n"
    )
    command = [sys.executable, "-c", start + script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a system without resource limits")
def test_a_disk_that_takes_no_more_leaves_the_last_export(exports: Path) -> None:
    script = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write([Artifact('graph.ttl', b'x'), Artifact('z.md', b'x' * 9999)], Path(sys.argv[1]))"
    )
    result = run(script, str(exports))
    assert "ListgraphError: cannot write" in result.stderr
    assert "z.md: file too large; what was there before is untouched" in result.stderr
    assert content(exports) == OLD | MINE
    assert not (exports / STAGING).exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KiB, where the test may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if sys.platform != "linux" or os.geteuid() or subprocess.call(mount, stderr=subprocess.DEVNULL):
        pytest.skip("no right to mount a file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("below", ["", "exports"])
def test_a_full_disk_leaves_the_last_export(small_disk: Path, below: str) -> None:
    directory = small_disk / below
    write(artifacts(OLD), directory)
    with pytest.raises(ListgraphError, match=r"cannot write .*big: no space left on device; what was"):
        write(artifacts(NEW | {"big": b"x" * 100_000}), directory)
    assert content(directory) == OLD
    write(artifacts(NEW), directory)
    assert content(directory) == NEW


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a system without SIGKILL")
def test_a_build_that_is_killed_leaves_the_last_export_and_the_next_one_clears_up(exports: Path) -> None:
    script = (
        "def artifacts():\n"
        "    yield Artifact('graph.ttl', b'half')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "write(artifacts(), Path(sys.argv[1]))"
    )
    assert run(script, str(exports)).returncode == -signal.SIGKILL
    left = {path: data for path, data in content(exports).items() if not path.startswith(STAGING)}
    assert left == OLD | MINE
    assert (exports / STAGING).exists()
    write(artifacts(NEW), exports)
    assert content(exports) == NEW | MINE
    assert not (exports / STAGING).exists()


class Killed(BaseException):
    """What stands for the end of the process."""


CHANGES = ("link", "mkdir", "rename", "replace", "rmdir", "unlink")


def dying(patch: pytest.MonkeyPatch, after: int) -> None:
    """Let the process change so many directory entries, and not one more."""
    steps = count()

    def dies(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if next(steps) >= after:
                raise Killed
            return real(*arguments, **options)

        return call

    for name in CHANGES:
        patch.setattr(os, name, dies(getattr(os, name)))


def dies(files: dict[str, bytes], directory: Path, after: int) -> bool:
    """Whether a build of those files comes to an end at that step."""
    with pytest.MonkeyPatch.context() as patch:
        dying(patch, after)
        try:
            write(artifacts(files), directory)
        except Killed:
            return True
    return False


def recovered(directory: Path) -> dict[str, bytes]:
    """What is there after the next build, which fails."""
    with pytest.raises(ZeroDivisionError):
        write(failing({"other.md": b"other"}, ZeroDivisionError()), directory)
    assert not (directory / STAGING).exists()
    return content(directory)


def fresh(directory: Path) -> Path:
    write(artifacts(OLD), directory)
    (directory / "queries" / "mine.rq").write_bytes(b"mine")
    return directory


def test_a_build_that_ends_at_any_step_is_undone_or_complete(tmp_path: Path) -> None:
    seen = []
    for after in count():
        directory = fresh(tmp_path / str(after))
        if not dies(NEW, directory, after):
            break
        seen.append(recovered(directory))
    assert all(files in (OLD | MINE, NEW | MINE) for files in seen)
    assert len(seen) > 20
    assert OLD | MINE in seen
    assert NEW | MINE in seen


def test_a_directory_with_files_of_two_builds_is_known_by_what_lies_there(exports: Path) -> None:
    def move(source: Path, target: Path) -> Path:
        seen.append(is_unfinished(exports))
        return replace(source, target)

    seen: list[bool] = []
    replace = Path.replace
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", move)
        write(artifacts(NEW), exports)
    assert seen == [True] * 5
    assert not is_unfinished(exports)


def test_so_is_one_whose_undoing_ends_at_any_step_too(tmp_path: Path) -> None:
    for first in range(8, 32, 5):
        for second in count():
            directory = fresh(tmp_path / f"{first}-{second}")
            if not dies(NEW, directory, first) or not dies({"other.md": b"other"}, directory, second):
                break
            files = recovered(directory)
            assert files in (OLD | MINE, NEW | MINE, {"other.md": b"other"} | MINE)


def failing_once(patch: pytest.MonkeyPatch, name: str, call: int) -> None:
    """Let that call of the system's function fail."""
    calls, real = count(), getattr(os, name)

    def fails(*arguments: Any, **options: Any) -> Any:
        if next(calls) == call:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(*arguments, **options)

    patch.setattr(os, name, fails)


@pytest.mark.parametrize(("name", "call"), [("mkdir", 3), ("rename", 0), ("replace", 0), ("replace", 2)])
def test_a_step_that_fails_is_undone_at_once(
    exports: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int
) -> None:
    failing_once(monkeypatch, name, call)
    with pytest.raises(ListgraphError, match=r"cannot write .*: input/output error; what was there before"):
        write(artifacts(NEW), exports)
    assert content(exports) == OLD | MINE
    assert not (exports / STAGING).exists()


def test_a_file_system_without_hard_links_will_do(exports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    failing_once(monkeypatch, "replace", 2)
    with pytest.raises(ListgraphError):
        write(artifacts(NEW), exports)
    assert content(exports) == OLD | MINE
    write(artifacts(NEW), exports)
    assert content(exports) == NEW | MINE


def test_other_builds_are_kept_out_while_the_files_are_made(exports: Path) -> None:
    with reserved(exports) as put:
        with pytest.raises(ListgraphError, match="another build is writing there"):
            write(artifacts(OLD), exports)
        put(artifacts(NEW))
    assert content(exports) == NEW | MINE


def test_folders_made_for_a_build_that_fails_before_it_writes_go_again(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(ValueError, match="while reading"), reserved(tmp_path / "mine" / "a" / "b"):
        raise ValueError("while reading")
    assert list(tmp_path.rglob("*")) == [tmp_path / "mine"]
