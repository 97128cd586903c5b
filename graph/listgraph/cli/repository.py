"""Where lists that are kept in a git repository can be read on the Web: asked of git, and only on request."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from listgraph.errors import ListgraphError
from listgraph.urls.forges import folder_address


def source_url(paths: Sequence[str]) -> str:
    """The address of the folder that the paths of the lists are relative to, at the commit checked out.

    Raises:
        ListgraphError: the lists are in several folders or in no repository, not tracked there, or the
            repository has no remote at a known host.
    """
    roots = {path if path.is_dir() else path.parent for path in map(Path, paths)}
    if len(roots) > 1:
        raise ListgraphError("--source-url git: the lists lie in several folders; give an address instead")
    (root,) = roots
    names = [str(Path(path).relative_to(root)) for path in paths]
    if not _git(root, "ls-files", "--", *names):
        raise ListgraphError(f"--source-url git: no list in {root} is tracked by git")
    remotes = _git(root, "remote").split()
    if not remotes:
        raise ListgraphError(f"--source-url git: the repository of {root} has no remote")
    remote = _git(root, "remote", "get-url", "origin" if "origin" in remotes else remotes[0])
    prefix, revision = _git(root, "rev-parse", "--show-prefix"), _git(root, "rev-parse", "HEAD")
    address = folder_address(remote, revision, prefix)
    if address is None:
        raise ListgraphError(
            f"--source-url git: no address of files is known at the remote of {root}; give one instead"
        )
    return address


def _git(folder: Path, *arguments: str) -> str:
    """What git says; nothing of the repository's configuration is run."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, encoding="utf-8", env={**os.environ, "LC_ALL": "C"}
        )
    except OSError as error:
        raise ListgraphError("--source-url git: git is not installed") from error
    if done.returncode:
        raise ListgraphError(f"--source-url git: {done.stderr.strip() or 'git failed'}")
    return done.stdout.strip()
