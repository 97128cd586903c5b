"""The page leads to the lines of lists in their repository, where that is asked for."""

import subprocess
from pathlib import Path

import pytest

from listgraph.cli.main import main
from listgraph.cli.repository import source_url
from listgraph.errors import ListgraphError

LIST = "# Notes\n\n- [Oar](https://oar.example/)\n"


def git(*arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A repository with a list in ``my lists``; its commit."""
    monkeypatch.chdir(tmp_path)
    Path("my lists").mkdir()
    Path("my lists", "a.md").write_text(LIST, "utf-8")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "A list")
    return git("rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("remote", "folder"),
    [
        ("https://github.com/me/notes.git", "https://github.com/me/notes/blob/{}/my%20lists"),
        ("git@gitlab.com:group/sub/notes.git", "https://gitlab.com/group/sub/notes/-/blob/{}/my%20lists"),
        (
            "ssh://git@gitlab.example.org:2222/me/notes",
            "https://gitlab.example.org/me/notes/-/blob/{}/my%20lists",
        ),
        ("https://gitee.com/me/notes", "https://gitee.com/me/notes/blob/{}/my%20lists"),
        (
            "https://me:secret@codeberg.org/me/notes/",
            "https://codeberg.org/me/notes/src/commit/{}/my%20lists",
        ),
        ("git@bitbucket.org:me/notes.git", "https://bitbucket.org/me/notes/src/{}/my%20lists"),
    ],
)
def test_the_remote_tells_where_the_lists_are(revision: str, remote: str, folder: str) -> None:
    git("remote", "add", "origin", remote)
    assert source_url(["my lists"]) == source_url(["my lists/a.md"]) == folder.format(revision)


def test_the_remote_is_not_asked_unless_that_is_asked_for(revision: str) -> None:
    def page(name: str, *options: str) -> bytes:
        assert main(["build", "my lists", "-o", name, "--format", "html", "-q", *options]) == 0
        return Path(name, "graph.html").read_bytes()

    before = page("one")
    git("remote", "add", "upstream", "https://bitbucket.org/me/notes")
    assert page("two") == before
    asked = page("three", "--source-url", "git")
    assert f'"https://bitbucket.org/me/notes/src/{revision}/my%20lists","line":"#lines-"'.encode() in asked


@pytest.mark.usefixtures("revision")
def test_what_git_does_not_know_is_said() -> None:
    with pytest.raises(ListgraphError, match="has no remote"):
        source_url(["my lists"])
    git("remote", "add", "origin", "https://code.example.org/me/notes")
    with pytest.raises(ListgraphError, match="no address of files is known"):
        source_url(["my lists"])
    Path("other.md").write_text(LIST, "utf-8")
    with pytest.raises(ListgraphError, match=r"no list in \. is tracked"):
        source_url(["other.md"])
    with pytest.raises(ListgraphError, match="several folders"):
        source_url(["other.md", "my lists"])


def test_a_folder_in_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").write_text(LIST, "utf-8")
    with pytest.raises(ListgraphError, match="not a git repository"):
        source_url([str(tmp_path)])
