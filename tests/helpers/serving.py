"""Fixtures: a server on a free port of this machine, and a plain client."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import IO
from urllib.parse import urlencode, urlsplit

import pytest

from helpers.places import SEED
from listgraph.cli.main import main

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TIMEOUT = 4
LIMIT = 7


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Server:
    """A running ``listgraph serve``; ``url`` ends with a slash."""

    url: str
    process: "subprocess.Popen[str]"

    @property
    def endpoint(self) -> str:
        return f"{self.url}query"

    def request(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        address = urlsplit(self.url)
        assert address.hostname
        connection = HTTPConnection(address.hostname, address.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            response = connection.getresponse()
            return Reply(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "text/csv", **more: str) -> Reply:
        """The query by GET."""
        return self.request(
            "GET", f"/query?{urlencode({'query': query, **more})}", headers={"Accept": accept}
        )

    def interrupt(self) -> int:
        """Ctrl-C; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


@contextmanager
def serving(directory: Path, *options: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "listgraph", "serve", str(directory), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Server(_address(process), process)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[str]") -> None:
    """By Ctrl-C, as people do: which branches a server ran is lost where it is killed."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()


def _address(process: "subprocess.Popen[str]") -> str:
    out, err = process.stdout, process.stderr
    assert out is not None
    assert err is not None
    lines = [out.readline() for _ in range(5)]
    assert lines[-1] == "Ctrl-C ends it.\n", _rest(out) + _rest(err)
    return lines[1].split()[0]


def _rest(stream: IO[str]) -> str:
    return stream.read()


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the seed writes: the page and the dataset."""
    folder = tmp_path_factory.mktemp("export")
    assert main(["build", str(SEED), "-o", str(folder), "--format", "html,nq"]) == 0
    return folder


@pytest.fixture(scope="session")
def server(export: Path) -> Iterator[Server]:
    with serving(export, "--timeout", str(TIMEOUT), "--limit", str(LIMIT)) as running:
        yield running
