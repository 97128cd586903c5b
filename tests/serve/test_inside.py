"""Only what lies in the folder is served, whatever an export of somebody else's says of its files."""

from pathlib import Path
from typing import cast

import pytest
from werkzeug.test import Client, TestResponse

from listgraph.cli.main import main
from listgraph.serve.application import Application
from listgraph.serve.pool import Pool

SECRET = b"root:x:0:0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An export whose manifest names a file of its own and four that are elsewhere, beside a secret."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret.txt").write_bytes(SECRET)
    folder = tmp_path / "export"
    (folder / "queries").mkdir(parents=True)
    (folder / "own.txt").write_bytes(b"0123456789")
    (folder / "queries" / "again.rq").symlink_to("../own.txt")
    (folder / "leak.txt").symlink_to(tmp_path / "secrets" / "secret.txt")
    (folder / "up.txt").symlink_to("../secrets/secret.txt")
    (folder / "there").symlink_to(tmp_path / "secrets")
    (folder / "graph.html").symlink_to("leak.txt")
    names = ["own.txt", "queries/again.rq", "leak.txt", "up.txt", "there/secret.txt", "graph.html"]
    (folder / ".listgraph-manifest").write_text("".join(f"{name}\n" for name in names), "utf-8")
    return folder


def got(folder: Path, path: str, **headers: str) -> TestResponse:
    client = Client(Application(folder, cast("Pool", None)))
    return client.get(path, headers=headers, buffered=True)


@pytest.mark.parametrize(
    "path", ["/files/leak.txt", "/files/up.txt", "/files/there/secret.txt", "/files/graph.html", "/"]
)
def test_a_link_that_leads_out_of_the_folder_is_not_found(folder: Path, path: str) -> None:
    reply = got(folder, path)
    assert reply.status_code == 404
    assert SECRET not in reply.data
    assert b"leak" not in got(folder, "/files/").data


def test_a_link_within_the_folder_and_a_folder_that_is_one_are_followed(folder: Path) -> None:
    (folder.parent / "latest").symlink_to("export")
    for place in (folder, folder.parent / "latest"):
        assert got(place, "/files/queries/again.rq").data == b"0123456789"


def test_a_part_of_a_file_and_a_file_that_is_known_already(folder: Path) -> None:
    whole = got(folder, "/files/own.txt")
    assert (whole.status_code, whole.content_length) == (200, 10)
    assert whole.headers["Content-Disposition"] == "attachment; filename=own.txt"
    part = got(folder, "/files/own.txt", Range="bytes=2-4")
    assert (part.status_code, part.data) == (206, b"234")
    assert got(folder, "/files/own.txt", Range="bytes=99-").status_code == 416
    known = {"If-None-Match": whole.headers["ETag"]}
    assert got(folder, "/files/own.txt", **known).status_code == 304


def test_a_graph_that_lies_elsewhere_is_not_loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "graph.ttl").symlink_to("../secrets/secret.txt")
    assert main(["serve", str(folder), "--port", "0"]) == 2
    assert "graph.ttl is a link that leads out of the folder" in capsys.readouterr().err
